"""Warnings in a real browser: from selected words to the form, and the desk by its keys."""

import re

from playwright.sync_api import expect

from annotations.warnings.models import ContentWarning
from tests import make
from tests.browser.conftest import PHONE, select_by_mouse, violations

WORDS = "The last scene"


def test_selected_words_lead_to_a_proposal(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    page.wait_for_load_state("load")
    last = len(source.current.document.blocks) - 1
    select_by_mouse(page, f"b{last}", WORDS)
    page.locator("#tools").get_by_role("button", name="Warn", exact=True).click()
    page.wait_for_url("**/warnings/propose/**")
    page.get_by_role("button", name="Violence", exact=True).click()
    page.get_by_label("2 · Discussed").check()
    page.get_by_label("Brief").fill("Argues about a fight.")
    expect(page.locator("[data-counter]")).to_have_text("21 / 90")
    assert violations(page) == []
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Violence, discussed")
    assert ContentWarning.objects.get().passage.exact == WORDS


def test_without_script_a_paragraph_leads_there_too(visit):
    source = make.source()
    page = visit("reader", java_script_enabled=False)
    page.goto(f"/sources/{source.slug}/annotate/?start=0&end=20")
    page.get_by_role("link", name="Propose a warning for this passage instead").click()
    page.get_by_role("button", name="Violence", exact=True).click()
    page.get_by_label("Brief").fill("Argues about a fight.")
    page.get_by_label("1 · Mentioned").check()
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Violence, mentioned")


def test_the_desk_is_worked_by_keys(visit):
    source = make.source()
    first = make.warning(on=make.selection(source))
    second = make.warning(on=source, category="violence")
    page = visit("moderator")
    page.goto(f"/desk/warnings/{first.pk}/")
    page.wait_for_load_state("load")
    expect(page.get_by_role("button", name="Keyboard")).to_be_visible()
    page.keyboard.press("j")
    page.wait_for_url(re.compile(f"/desk/warnings/{second.pk}/"))
    page.wait_for_load_state("load")
    page.keyboard.press("k")
    page.wait_for_url(re.compile(f"/desk/warnings/{first.pk}/"))
    page.wait_for_load_state("load")
    page.keyboard.press("r")
    expect(page.get_by_label("Reason")).to_be_focused()
    page.keyboard.type("ja")  # letters that are typed are letters
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("r")
    expect(page.get_by_role("button", name="Reject")).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Accept as proposed")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/warnings/")
    assert ContentWarning.objects.get(pk=first.pk).state == "accepted"


def test_no_page_of_warnings_scrolls_sideways_at_320_px(visit):
    source = make.source()
    warning = make.warning(on=make.selection(source), brief="W" * 88)
    make.warning(on=source.film, put="disputed")
    narrow = PHONE | {"viewport": {"width": 320, "height": 700}}
    page = visit("second_moderator", **narrow)
    for path in (
        "/warnings/",
        "/warnings/violence/",
        f"/sources/{source.slug}/warnings/",
        f"/sources/{source.slug}/warnings/propose/",
        f"/sources/{source.slug}/warnings/propose/?category=sexual-violence",
        f"/films/{source.film.slug}/warnings/",
        f"/warnings/{warning.pk}/",
        "/desk/warnings/",
        f"/desk/warnings/{warning.pk}/?open=1",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert violations(page) == [], path
