"""The notebook and the search over annotations, in a real browser."""

import csv
import re

import pytest
from playwright.sync_api import expect

from annotations.marginalia import actions as marginalia
from critiques.threads import actions as threads
from critiques.threads.models import Post
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations
from tests.people import person
from tests.readings import making
from tests.threads.made import above, began, replied, withdrawn


def _written() -> None:
    source, circle = make.source(), make.circle("reader", name="Thursday")
    make.annotation(on=source, body="A *violin* is played.", tags=("strings",))
    make.annotation(on=source, words="The last scene", kind="highlight", body="", visibility="private")
    make.for_circle(circle, on=source, words="A pupil", body="=1+1, says the circle.")
    marginalia.withdraw(person("reader"), make.annotation(on=source, body="Taken back."))


def _said() -> Post:
    """Posts and evidence of the same reader: there, withdrawn, and where they are not seen any more."""
    post = began("reader", make.annotation("stranger"), "A word " + "withoutanend" * 9)
    withdrawn(replied(post, "reader", "Taken back."))
    making.cited(made := making.reading("stranger"), "reader")
    making.said(made, "reader")
    away = above("reader")
    threads.close(person("reader"), away.thread)
    return away


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_with_the_pages(visit, screen, scheme):
    _written()
    away = _said()
    page = visit("reader", **screen, color_scheme=scheme)
    for path in (
        "/notebook/",
        "/notebook/?sort=place&tag=strings",
        "/notebook/?tab=withdrawn",
        "/notebook/?q=nothing",
        "/notebook/posts/",
        "/notebook/evidence/",
        f"/posts/{away.pk}/withdraw/",
        "/search/?in=annotations&q=violin",
        "/search/",
    ):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    page.goto("/circles/")
    page.get_by_role("link", name="Thursday").click()
    page.get_by_role("link", name="What it has written").click()
    expect(page.get_by_text("says the circle")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_ticked_ones_are_taken_away(visit, tmp_path, javascript):
    _written()
    page = visit("reader", java_script_enabled=javascript, accept_downloads=True)
    if javascript:
        page.locator("summary", has_text="Account:").click()
        page.get_by_role("link", name="Notebook").click()
    else:
        page.goto("/notebook/")
    expect(page.get_by_role("heading", name="3 annotations")).to_be_visible()
    page.get_by_label("Tick annotation 1 to export it").check()
    page.get_by_label("CSV").check()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Export the ticked").click()
    assert re.fullmatch(r"perfection-notebook-\d{4}-\d\d-\d\d\.csv", begun.value.suggested_filename)
    begun.value.save_as(tmp_path / "taken.csv")
    with (tmp_path / "taken.csv").open(encoding="utf-8-sig", newline="") as taken:
        (row,) = csv.DictReader(taken)
    assert row["words"] == "'=1+1, says the circle."
    with page.expect_download() as begun:
        page.get_by_role("button", name="Export all 3").click()
    begun.value.save_as(tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_text(encoding="utf-8-sig").count("/annotations/") == 3


def test_what_is_withdrawn_comes_back(visit):
    _written()
    page = visit("reader")
    page.goto("/notebook/")
    page.get_by_role("link", name="Withdrawn").click()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("Your annotation is back, as it was.")).to_be_visible()
    page.goto("/notebook/")
    expect(page.get_by_role("heading", name="4 annotations")).to_be_visible()


def test_filters_and_words_work_by_keys_alone(visit):
    _written()
    page = visit("reader")
    page.goto("/notebook/")
    page.get_by_label("Who sees it").focus()
    page.keyboard.type("Thursday")
    page.get_by_label("Words of yours").focus()
    page.keyboard.type("circle")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=circle"))
    expect(page.locator("mark")).to_have_text("circle")
    expect(page.get_by_text("for Thursday")).to_be_visible()
    page.goto("/search/?q=violin")
    page.get_by_role("navigation", name="Look in").get_by_role("link", name="Annotations").click()
    expect(page.locator("mark")).to_have_text("violin")
    page.locator(".where").click()
    expect(page.locator(".card.on")).to_contain_text("is played")
