"""Links to words, and one sentence chosen without script, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.conftest import PHONE, WIDE, violations
from tests.browser.test_selecting import REPEATED, WORDS, _block, _focus, _made, _open, _write


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_copied_link_opens_at_its_words_says_them_and_annotates_them(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page, source)
    _focus(page, _block(source, REPEATED))
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.locator(".tools").get_by_role("button", name="Copy link").click()
    expect(page.locator(".tools .why")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"/\?r=1&from=\d+&to=\d+#b\d+$", link)
    page.goto(link)
    expect(page.locator(".pointed")).to_have_text(REPEATED)
    expect(page.locator(".pointed")).to_be_in_viewport()
    expect(page.locator("#said")).to_have_text(REPEATED)
    assert violations(page) == []
    page.locator(".linked").get_by_role("link", name="Annotate").click()
    _write(page, "From the link.")
    second = source.current.text.index(REPEATED, source.current.text.index(REPEATED) + 1)
    assert _made() == (second, second + len(REPEATED), REPEATED)


def test_a_link_works_without_script(visit):
    source = make.source()
    page = visit("reader", java_script_enabled=False, **PHONE)
    start = source.current.text.index(WORDS)
    page.goto(f"/sources/{source.slug}/?r=1&from={start}&to={start + len(WORDS)}#{_block(source, WORDS)}")
    expect(page.locator(".pointed")).to_have_text(WORDS)
    page.locator(".linked").get_by_role("link", name="Annotate").click()
    expect(page.locator("main blockquote")).to_have_text(WORDS)


def test_one_sentence_is_chosen_without_script(visit):
    source = make.source()
    page = visit("reader", java_script_enabled=False)
    page.goto(f"/sources/{source.slug}/")
    page.locator(f"#{_block(source, REPEATED)}").get_by_role("link", name="Annotate this paragraph").click()
    page.get_by_role("link", name="Choose one sentence of it").click()
    page.locator("label", has_text="Nobody says what happens").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("main blockquote")).to_have_text("Nobody says what happens to those who miss a note.")
