"""A real Chromium against the real site. One browser for each test process; a context for each person."""

import time
from pathlib import Path

import axe_playwright_python
import pytest
from django.core.cache import caches
from django.db import connection
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
    caches["default"].clear()  # allauth counts log-ins there, and all tests come from one address

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
    _wait_for_the_server()
    assert complaints == []


_BUSY = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""


def _wait_for_the_server() -> None:
    """A page that is left may have sent something on its way out. Emptying the tables under a request that holds one
    of them ends in a deadlock."""
    quiet, until = 0, time.monotonic() + 10
    with connection.cursor() as cursor:
        while quiet < 3 and time.monotonic() < until:
            time.sleep(0.02)
            cursor.execute(_BUSY)
            quiet = 0 if cursor.fetchone()[0] else quiet + 1


def _wrong(message) -> bool:
    # A page that answers 403, 404, 409 or 422 on purpose is reported by the browser as a failed resource.
    return message.type == "error" and "Failed to load resource" not in message.text


def sign_in(page: Page, name: str) -> None:
    person(name)
    # Everybody here comes from one address, whose log-ins are limited for a minute, across tests too.
    caches["default"].clear()
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


def place_of(page: Page, block: str, words: str, *, scroll: bool = True) -> dict:
    """Where `words` of the block with this id are drawn: the left of their first and the right of their last letter."""
    return page.evaluate(_WHERE, [block, words, scroll])


def select_by_mouse(page: Page, block: str, words: str) -> None:
    """Drag over the words, as a hand would."""
    at = place_of(page, block, words)
    page.mouse.move(at["x1"], at["y1"])
    page.mouse.down()
    page.mouse.move((at["x1"] + at["x2"]) / 2, at["y1"], steps=4)
    page.mouse.move(at["x2"], at["y2"], steps=6)
    page.mouse.up()


def select_by_keys(page: Page, block: str, words: str) -> None:
    """Pick the first word, then hold shift and walk to the last letter."""
    at = place_of(page, block, words)
    page.mouse.dblclick(at["x1"] + 3, at["y1"])
    for _ in words[len(words.split(maxsplit=1)[0]) :]:
        page.keyboard.press("Shift+ArrowRight")


# Looks for the words with the question a pointer asks: which letter lies at this point? Nothing is selected here.
_WHERE = """([block, words, scroll]) => {
  const root = document.getElementById(block);
  if (scroll) root.scrollIntoView({block: "center", behavior: "instant"});
  const runs = [...root.querySelectorAll("[data-start]")];
  const nodes = runs.flatMap((run) => [...run.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE));
  const before = new Map();
  let all = "";
  for (const node of nodes) { before.set(node, all.length); all += node.data; }
  const from = all.indexOf(words), to = from + words.length;
  const hits = [];
  for (const run of runs) {
    for (const line of run.getClientRects()) {
      const y = line.top + line.height / 2;
      for (let x = line.left + 0.5; x < line.right; x += 1) {
        const found = document.caretPositionFromPoint(x, y);
        if (found && before.has(found.offsetNode)) hits.push([before.get(found.offsetNode) + found.offset, x, y]);
      }
    }
  }
  const first = hits.filter(([at]) => at === from).at(-1), last = hits.filter(([at]) => at === to)[0] ?? hits.at(-1);
  return {x1: first[1], y1: first[2], x2: last[1], y2: last[2]};
}"""
