"""The margin in a real browser: what is new, filters, and back to the words."""

import pytest
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations

WORDS = "the first thing they agree on"


def _world():
    source = make.source()
    make.annotation("reader", "A pupil", on=source, body="The first.", kind="question")
    make.annotation("stranger", WORDS, on=source, body="The last.")
    return source


def _looked_at_again(page):
    """What a browser says when its tab comes to the front: the page asks at once."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def _spots(page) -> list:
    return page.evaluate("[...document.querySelectorAll('.card, .block')].map((one) => one.getBoundingClientRect().y)")


def test_a_new_annotation_is_told_within_fifteen_seconds_and_nothing_moves(visit):
    source = _world()
    page = visit()
    page.goto(f"/sources/{source.slug}/")
    before = _spots(page)
    make.annotation("moderator", "The last scene", on=source, body="Just now.")
    expect(page.get_by_role("button", name="1 new annotation")).to_be_visible(timeout=15_000)
    expect(page.locator("#said")).to_have_text("1 new annotation")
    assert _spots(page) == before


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_what_is_new_is_shown_where_one_is(visit, screen):
    source = _world()
    page = visit("reader", **screen)
    page.goto(f"/sources/{source.slug}/")
    page.wait_for_load_state("load")
    page.evaluate("window.stays = true")
    make.annotation("moderator", "The last scene", on=source, body="Just now.")
    make.annotation("stranger", "naïve question", on=source, body="And this.")
    _looked_at_again(page)
    page.get_by_role("button", name="2 new annotations").click()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator("#margin")).to_contain_text("Just now.")
    expect(page.locator("mark", has_text="naïve question")).to_have_count(1)
    expect(page.locator("#fresh")).to_be_hidden()
    assert page.evaluate("window.stays") is True
    assert violations(page) == []
    page.locator("#margin").get_by_role("link", name="Close").click()
    expect(page.locator(".card")).to_have_count(4)


def test_ones_own_annotation_is_no_news(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    page.locator(".block[tabindex='0']").focus()
    page.keyboard.press("a")
    page.get_by_label("What do you see here?").fill("Mine.")
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator("#said")).to_have_text("Your annotation stands.")
    with page.expect_response(lambda answer: "/pulse/" in answer.url) as asked:
        _looked_at_again(page)
    assert asked.value.json()["count"] == 0
    assert f"besides={Annotation.objects.get().pk}" in asked.value.url
    expect(page.locator("#fresh")).to_be_hidden()


def test_filters_are_applied_in_place_and_said(visit):
    source = _world()
    page = visit()
    page.goto(f"/sources/{source.slug}/")
    page.get_by_text("Filter and order").click()
    page.get_by_label("Kind").select_option(label="Question")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator("#said")).to_have_text("1 annotation is shown.")
    assert page.url.endswith("?kind=question")
    assert violations(page) == []
    page.get_by_label("Written by").fill("nobody-here")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#margin .empty")).to_contain_text("No annotation is like that")
    page.get_by_role("link", name="Show all of them").click()
    expect(page.locator(".card")).to_have_count(2)


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_from_a_card_to_its_words_and_back_by_keys(visit, screen):
    source = _world()
    page = visit(**screen)
    page.goto(f"/sources/{source.slug}/")
    card = page.locator(".card", has_text="The last.")
    card.get_by_role("link", name="Show in the text").focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.on")).to_have_text(WORDS)
    expect(page.locator("mark.on")).to_be_in_viewport()
    block = page.locator(".block:focus")
    expect(block).to_contain_text(WORDS)
    expect(page.locator("#said")).to_have_text(WORDS)
    block.get_by_role("link", name="1 annotation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#margin")).to_be_focused()
    expect(page.locator(".card.on")).to_contain_text("The last.")
    page.keyboard.press("Escape")
    expect(page.locator("#cards[data-at]")).to_have_count(0)


def test_nothing_is_wider_than_a_small_phone(visit):
    source = _world()
    page = visit("reader", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    for query in ("", "?kind=note&sort=time", "?r=1&from=0&to=90", "?since=0"):
        page.goto(f"/sources/{source.slug}/{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, query
        page.locator(".block[tabindex='0']").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".tools")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, query
