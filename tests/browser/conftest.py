"""A real Chromium against the real site. One browser for each test process; a context for each person."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.people import PASSWORD, person

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WIDE = {"viewport": {"width": 1360, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": chromium.executable(), "args": FLAGS}


@pytest.fixture
def visit(browser, live_server):
    """visit("reader", **PHONE) is a page in which that person is signed in; nothing may fail in its console."""
    contexts, complaints = [], []

    def opened(name: str = "signed_out", **options) -> Page:
        context = browser.new_context(base_url=live_server.url, **(WIDE | options))
        context.set_default_timeout(8_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if _wrong(message) else None)
        if name != "signed_out":
            sign_in(page, name)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _wrong(message) -> bool:
    # A page that answers 403, 404, 409 or 422 on purpose is reported by the browser as a failed resource.
    return message.type == "error" and "Failed to load resource" not in message.text


def sign_in(page: Page, name: str) -> None:
    person(name)
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form:has([name=password]) [type=submit]").click()
    expect(page.locator("main")).to_be_visible()
    page.wait_for_url(lambda url: "/login/" not in url)


def violations(page: Page) -> list[str]:
    """What axe finds on the page, a line each. The page's own policy forbids strangers' scripts; this goes around it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [f"{item['id']}: {node['target']}" for item in found for node in item["nodes"]]


def select_by_mouse(page: Page, block: str, words: str) -> None:
    """Drag over `words` in the block with this id, as a hand would. Where they lie is asked of the page; selecting
    is done by the mouse alone."""
    ends = page.evaluate(_WHERE, [block, words])
    page.mouse.move(ends["x1"], ends["y1"])
    page.mouse.down()
    page.mouse.move((ends["x1"] + ends["x2"]) / 2, ends["y1"], steps=4)
    page.mouse.move(ends["x2"], ends["y2"], steps=6)
    page.mouse.up()


# Where words are drawn: the left edge of their first and the right edge of their last character.
_WHERE = """([block, words]) => {
  const root = document.getElementById(block);
  root.scrollIntoView({block: "center"});
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [], texts = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest("[data-start]:not(.block)")) nodes.push(walker.currentNode);
  }
  let all = "";
  for (const node of nodes) { texts.push(all.length); all += node.data; }
  const box = (at) => {
    let index = texts.length - 1;
    while (texts[index] > at) index -= 1;
    const range = document.createRange();
    range.setStart(nodes[index], at - texts[index]);
    range.setEnd(nodes[index], at - texts[index] + 1);
    return range.getBoundingClientRect();
  };
  const from = all.indexOf(words), first = box(from), last = box(from + words.length - 1);
  return {x1: first.left + 1, y1: first.top + first.height / 2, x2: last.right - 1, y2: last.top + last.height / 2};
}"""
