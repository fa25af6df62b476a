"""Selecting with mouse, finger and keys in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from tests import make
from tests.browser.conftest import PHONE, WIDE, place_of, select_by_mouse, violations

WORDS = "the first thing they agree on"
REPEATED = "The lesson is repeated until it is perfect."
STRANGE = make.ESSAY + (
    "\nA family 👨‍👩‍👧 leaves with q\u0303 and a 🎻. Nobody waves.\n"
    "\nהיא מנגנת בצ'לו. היא שותקת.\n"
    "\nA last paragraph, so that the one before ends.\n"
)


def _block(source, words: str, nth: int = 0) -> str:
    text, at = source.current.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return next(f"b{index}" for index, b in enumerate(source.current.document.blocks) if b.start <= at < b.end)


def _open(page, source, query: str = ""):
    page.goto(f"/sources/{source.slug}/{query}")
    page.wait_for_load_state("load")
    expect(page.locator(".block[tabindex='0']")).to_have_count(1)


def _focus(page, block: str):
    """Into the text with the keyboard, and down to a block."""
    page.locator(".block[tabindex='0']").focus()
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == block:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the keyboard does not reach {block}")


def _write(page, body: str):
    page.get_by_label("What do you see here?").fill(body)
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card").first).to_contain_text(body)


def _made() -> tuple[int, int, str]:
    passage = Annotation.objects.select_related("passage").get().passage
    return passage.start, passage.end, passage.exact


# ---- the keyboard alone


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_repeated_sentence_is_chosen_and_annotated_with_keys_alone(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    _open(page, source)
    _focus(page, _block(source, REPEATED))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("]")
    expect(page.locator("#said")).to_have_text(REPEATED)
    page.keyboard.press("Enter")
    expect(page.locator(".tools").get_by_role("button", name="Annotate")).to_be_focused()
    page.keyboard.press("Enter")
    _write(page, "The second time.")
    second = source.current.text.index(REPEATED, source.current.text.index(REPEATED) + 1)
    assert _made() == (second, second + len(REPEATED), REPEATED)


def test_shift_extends_over_blocks_past_an_emoji_and_back(visit):
    source = make.source(STRANGE)
    text = source.current.text
    page = visit("reader")
    _open(page, source)
    _focus(page, _block(source, "Nobody waves."))
    page.keyboard.press("ArrowLeft")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("a")
    _write(page, "Both of them.")
    start, end = text.index("Nobody waves."), text.index("היא שותקת.") + len("היא שותקת.")
    assert _made() == (start, end, text[start:end])


def test_a_on_a_paragraph_takes_all_of_it_and_escape_lets_go(visit):
    source = make.source()
    page = visit("reader")
    _open(page, source)
    block = _block(source, WORDS)
    _focus(page, block)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tools")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tools")).to_be_hidden()
    page.keyboard.press("a")
    expect(page.locator("#margin blockquote").first).to_contain_text("The last scene asks two people")
    expect(page.locator("#margin blockquote").first).to_contain_text(WORDS)


def test_arrow_keys_walk_along_the_toolbar(visit):
    source = make.source()
    page = visit("reader")
    _open(page, source)
    _focus(page, _block(source, WORDS))
    page.keyboard.press("Enter")
    for name in ("Highlight", "Copy link"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".tools").get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == _block(source, WORDS)


def test_letters_typed_into_a_field_are_letters(visit):
    source = make.source()
    page = visit("reader")
    _open(page, source)
    _focus(page, _block(source, WORDS))
    page.keyboard.press("a")
    field = page.get_by_label("What do you see here?")
    expect(field).to_be_focused()
    page.keyboard.type("a/j?k")
    expect(field).to_have_value("a/j?k")
    expect(page.locator("#keys")).not_to_be_visible()


def test_the_list_of_keys_opens_and_their_switch_holds(visit):
    source = make.source()
    page = visit()
    _open(page, source)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Single letters are shortcuts in this browser").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.get_by_role("button", name="Keyboard").click()
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()


def test_slash_leads_to_the_search_field(visit):
    page = visit()
    _open(page, make.source())
    page.keyboard.press("/")
    page.wait_for_url(re.compile("/search/"))
    expect(page.get_by_role("searchbox").first).to_be_focused()


def test_j_and_k_go_from_card_to_card_and_light_their_words(visit):
    source = make.source()
    make.annotation("reader", "A pupil", on=source, body="The first.")
    make.annotation("stranger", WORDS, on=source, body="The second.")
    page = visit()
    _open(page, source)
    for key, body, lit in (("j", "The first.", "A pupil"), ("j", "The second.", WORDS), ("k", "The first.", "A pupil")):
        page.keyboard.press(key)
        expect(page.locator(".card:focus")).to_contain_text(body)
        expect(page.locator("mark.on")).to_have_text(lit)


# ---- mouse and finger


def test_half_an_emoji_chosen_is_all_of_it(visit):
    source = make.source(STRANGE)
    page = visit("reader")
    _open(page, source)
    block = _block(source, "A family")
    page.evaluate(
        """(id) => {
          const node = document.querySelector(`#${id} [data-start]`).firstChild;
          const at = node.data.indexOf("👩");
          getSelection().setBaseAndExtent(node, at, node, at + 2);
        }""",
        block,
    )
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    _write(page, "All three.")
    assert _made()[2] == "👨‍👩‍👧"


def test_a_triple_click_takes_the_paragraph_and_not_the_next(visit):
    source = make.source(STRANGE)
    page = visit("reader")
    _open(page, source)
    at = place_of(page, _block(source, "Nobody waves."), "Nobody")
    page.mouse.click(at["x1"] + 3, at["y1"], click_count=3)
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    _write(page, "The line.")
    assert _made()[2] == "A family 👨‍👩‍👧 leaves with q\u0303 and a 🎻. Nobody waves."


def test_words_from_right_to_left_are_dragged_over(visit):
    source = make.source(STRANGE)
    page = visit("reader")
    _open(page, source)
    block = _block(source, "מנגנת")
    box = page.locator(f"#{block} [data-start]").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    _write(page, "From the right.")
    start, end, exact = _made()
    assert source.current.text[start:end] == exact
    assert start < source.current.text.index("שותקת")


def test_a_held_finger_brings_the_bar_at_the_foot_of_the_screen(visit):
    source = make.source()
    page = visit("reader", **PHONE)
    _open(page, source)
    at = place_of(page, _block(source, WORDS), "agree")
    finger = page.context.new_cdp_session(page)
    point = {"x": at["x1"] + 8, "y": at["y1"]}
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.wait_for_timeout(900)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    if not page.evaluate("String(getSelection())"):  # a Chromium without the gesture: its selection handles moved
        page.evaluate(
            """([id, words]) => {
              for (const run of document.querySelectorAll(`#${id} [data-start]`)) {
                const node = run.firstChild, at = node.data.indexOf(words);
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
              }
            }""",
            [_block(source, WORDS), "agree"],
        )
    bar = page.locator(".tools.low")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    assert all(button.bounding_box()["height"] >= 44 for button in bar.get_by_role("button").all())
    bar.get_by_role("button", name="Annotate").tap()
    _write(page, "By finger.")
    assert _made()[2] == "agree"


def test_the_toolbar_offers_what_others_wrote_about_the_words(visit):
    note = make.annotation("stranger", WORDS, body="Under the words.")
    page = visit()
    _open(page, note.source)
    block = _block(note.source, WORDS)
    select_by_mouse(page, block, "The last scene")
    expect(page.locator(".tools").get_by_role("button", name="Copy link")).to_be_visible()
    _focus(page, block)
    page.keyboard.press("Enter")
    page.locator(".tools").get_by_role("button", name="Read annotations").click()
    expect(page.locator("#cards[data-at] .card.on")).to_contain_text("Under the words.")


def test_keys_switched_off_for_an_account_are_off_in_every_browser(visit):
    source = make.source()
    page = visit("reader")
    page.goto("/preferences/")
    page.get_by_label("Single letters are shortcuts on the reading page").uncheck()
    page.get_by_role("button", name="Save").click()
    _open(page, source)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.get_by_role("button", name="Keyboard").click()
    expect(page.get_by_label("Single letters are shortcuts in this browser")).to_be_disabled()
