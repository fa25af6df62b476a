"""The source desk in a browser: import, correct, publish, take down; with the mouse, and without any script."""

import pytest
from playwright.sync_api import expect

from annotations.sources.models import Source
from tests import make
from tests.browser.conftest import PHONE, WIDE


def _import(page) -> None:
    page.goto("/desk/sources/new/")
    page.get_by_label("Film", exact=True).select_option(label="A new film")
    page.get_by_label("Title of the new film").fill("A Film of Tests")
    page.get_by_label("Upload a file").set_input_files(
        {"name": "essay.txt", "mimeType": "text/plain", "buffer": make.ESSAY.encode()}
    )
    page.get_by_role("button", name="Import as a draft").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The bow and the bargain")


def _row(page, words: str):
    return page.locator("tbody tr", has_text=words)


@pytest.mark.parametrize(
    "screen", [WIDE, PHONE, WIDE | {"java_script_enabled": False}], ids=["wide", "phone", "no script"]
)
def test_an_admin_imports_corrects_and_publishes_a_text(visit, screen):
    page = visit("admin", **screen)
    _import(page)
    _row(page, "What the school").get_by_label("Kind of line").select_option(label="Paragraph")
    _row(page, "A café").get_by_label("Kind of line").select_option(label="Dropped")
    words = _row(page, "A pupil comes")
    words.locator("summary").click()
    words.get_by_role("textbox").fill("A pupil comes home.\n\nNobody asks what is in her case.")
    page.get_by_label("Sexual violence").select_option(label="Confirm: described")
    page.get_by_label("Right to the whole text").select_option(label="Our own work")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    expect(_row(page, "Nobody asks what is in")).to_be_visible()
    _row(page, "A café").get_by_role("button", name="Keep it after all").click()
    expect(_row(page, "A café").get_by_label("Kind of line")).to_have_value("paragraph")
    page.get_by_role("link", name="See as a reader").click()
    expect(page.locator("article")).to_contain_text("A café")
    page.get_by_role("link", name="Back to the desk").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("rests on")
    page.get_by_label("What it rests on").fill("Written for the tests.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("#text")).to_contain_text("Nobody asks what is in her case.")
    expect(page.locator(".warnings")).to_contain_text("described")


def test_without_a_right_readers_get_the_ticked_lines_and_a_link(visit):
    page = visit("admin")
    _import(page)
    page.get_by_label("Address of the original").fill("https://example.org/the-original")
    _row(page, "The last scene").get_by_label("Show in the excerpt").check()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".shares")).to_contain_text("shows 1 of")
    page.get_by_role("link", name="See as a reader").click()
    expect(page.locator("article")).to_contain_text("The last scene")
    page.get_by_role("link", name="Back to the desk").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("#text")).to_contain_text("The last scene")
    expect(page.locator("#text")).not_to_contain_text("A pupil comes")
    expect(page.locator('a[href="https://example.org/the-original"]').first).to_be_visible()


def test_return_in_a_field_saves_and_does_nothing_else(visit):
    page = visit("admin")
    _import(page)
    page.get_by_label("Author").fill("B. Muster")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert (Source.objects.get().author, Source.objects.get().state) == ("B. Muster", "draft")


def test_taking_down_leaves_the_reason(visit):
    source = make.source()
    page = visit("admin")
    page.goto(f"/desk/sources/{source.pk}/")
    page.locator("summary", has_text="Take down").click()
    off = page.locator(".off[open]")
    off.get_by_label("Why").fill("The author asked us to.")
    off.get_by_label("Erase the words for good").check()
    off.get_by_role("button", name="Take down").click()
    expect(page.locator(".banner")).to_contain_text("The author asked us to.")
    expect(page.locator("main")).not_to_contain_text("A pupil comes")
