"""Searching and coming back to one's place, as a reader does it."""

import re

from playwright.sync_api import expect

from annotations.reader.models import Progress
from tests import make
from tests.browser.conftest import PHONE, violations

LONG = "A long text\n\nBy A. Sample\n\n" + "\n\n".join(
    f"## Part {number // 10}"
    if number % 10 == 0
    else f"Paragraph {number} says something. " + "It goes on about it. " * 12
    for number in range(40)
)


def test_a_word_is_searched_by_keys_alone_and_found_in_its_place(visit):
    source = make.source()
    page = visit()
    page.goto("/")
    page.get_by_label("Search the sources").focus()
    page.keyboard.type("instrument")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 source")).to_be_visible()
    link = page.get_by_role("link", name=source.title)
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/sources/{source.slug}/#b\d+$"))
    expect(page.locator(".block:target")).to_contain_text("one instrument")
    expect(page.locator(".block:target")).to_be_in_viewport()


def test_a_long_text_has_contents_and_headings_one_can_link_to(visit):
    source = make.source(LONG)
    page = visit(**PHONE)
    page.goto(f"/sources/{source.slug}/")
    page.get_by_text("In this text").click()
    assert violations(page) == []
    page.get_by_role("navigation", name="In this text").get_by_role("link", name="Part 2").click()
    heading = page.get_by_role("heading", name="Part 2")
    expect(heading).to_be_in_viewport()
    anchor = page.get_by_role("link", name="Link to “Part 2”")
    anchor.focus()
    expect(anchor).to_have_css("opacity", "1")


def test_ones_place_is_remembered_while_reading_and_can_be_forgotten(visit):
    source = make.source(LONG)
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    expect(page.get_by_text("Go on where you stopped")).to_have_count(0)
    with page.expect_response(lambda answer: answer.url.endswith("/progress/")) as sent:
        for _ in range(6):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(120)
    assert sent.value.status == 204
    page.goto("/")  # leaving sends what is waiting
    expect(page.get_by_role("heading", name="Go on reading")).to_be_visible()
    assert Progress.objects.get().position > 1000
    page.get_by_role("link", name="A long text").first.click()
    page.get_by_role("link", name="Go on where you stopped").click()
    expect(page.locator(".block:target")).to_be_in_viewport()
    page.get_by_role("button", name="Forget my place").click()
    expect(page.get_by_text("Your place in this text is forgotten.")).to_be_visible()
    expect(page.get_by_text("Go on where you stopped")).to_have_count(0)


def test_the_browsers_own_time_zone_is_offered(visit):
    page = visit("reader", timezone_id="Asia/Tokyo")
    page.goto("/preferences/")
    page.get_by_role("button", name="Use this browser’s: Asia/Tokyo").click()
    expect(page.get_by_label("Time zone", exact=True)).to_have_value("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
