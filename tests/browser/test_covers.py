"""Covers with the keyboard alone, without script, and what a selection does at one."""

import re

import pytest
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations

WORDS = "Nobody says what happens to those who miss a note."
BRIEF = "Names what is done to pupils."


def _covered(**said):
    source = make.source()
    return source, make.warned(source, WORDS, brief=BRIEF, **said)


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "none"])
def test_a_cover_is_opened_and_closed_with_keys_alone(visit, screen, script):
    source, warning = _covered()
    page = visit(java_script_enabled=script, **screen)
    page.goto(f"/sources/{source.slug}/")
    cover = page.get_by_role("button", name=re.compile(f"Covered: Sexual violence, described.*{BRIEF}", re.DOTALL))
    expect(cover).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#text")).not_to_contain_text(WORDS)
    cover.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_contain_text(WORDS)
    expect(page.locator(f"#w{warning.pk}")).to_be_focused()
    expect(page.locator(f"#w{warning.pk}")).to_be_in_viewport()
    page.keyboard.press("Tab")
    close = page.get_by_role("button", name="Cover again")
    expect(close).to_be_focused()
    expect(close).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).not_to_contain_text(WORDS)
    expect(cover).to_be_focused()


def test_a_selection_over_a_closed_cover_is_refused_with_a_reason(visit):
    source, _warning = _covered()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    page.wait_for_load_state("load")
    page.evaluate(
        """() => {
            const runs = document.querySelector(".covered").closest(".block").querySelectorAll("[data-start]");
            const next = document.querySelector(".covered").closest(".block").nextElementSibling;
            const last = next.querySelector("[data-start]");
            getSelection().setBaseAndExtent(runs[0].firstChild, 0, last.firstChild, 5);
        }"""
    )
    expect(page.locator("#tools .why")).to_contain_text("crosses covered words")
    expect(page.locator("#tools [data-do=annotate]")).to_be_hidden()


def test_beside_a_cover_words_are_annotated_where_they_stand(visit):
    source, _warning = _covered()
    words = "The lesson is repeated until it is perfect."
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    page.wait_for_load_state("load")
    page.evaluate(
        """(words) => {
            const block = document.querySelector(".covered").closest(".block");
            const node = block.querySelector("[data-start]").firstChild;
            getSelection().setBaseAndExtent(node, 0, node, words.length);
        }""",
        words,
    )
    page.locator("#tools").get_by_role("button", name="Annotate").click()
    page.get_by_label("What do you see here?").fill("Twice.")
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card").first).to_contain_text("Twice.")
    expect(page.locator("#text")).not_to_contain_text(WORDS)
    passage = Annotation.objects.get().passage
    assert source.current.text[passage.start : passage.end] == passage.exact == words


def test_the_next_clear_paragraph_is_one_key_away(visit):
    source, _warning = _covered()
    page = visit()
    page.goto(f"/sources/{source.slug}/")
    page.get_by_role("button", name="Read with these skipped").click()
    page.wait_for_load_state("load")
    covered = page.locator(".block:has(.covered)").get_attribute("id")
    page.locator(".block[tabindex='0']").focus()
    reached = []
    for _ in range(5):
        page.keyboard.press("n")
        reached.append(page.evaluate("document.activeElement.id"))
    assert covered not in reached
    assert f"b{int(covered[1:]) + 1}" in reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_covers_and_preferences_are_without_fault(visit, screen, scheme):
    source, warning = _covered()
    make.warned(source, "its signs small", category="violence", grade=2)
    make.warned(make.annotation(on=source), category="violence", grade=4)
    page = visit(color_scheme=scheme, **screen)
    for path in (f"/sources/{source.slug}/", "/preferences/content/"):
        page.goto(path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"/sources/{source.slug}/")
    page.locator(f"#w{warning.pk}").click()
    expect(page.get_by_role("button", name="Cover again")).to_be_visible()
    assert violations(page) == []


def test_preferences_are_saved_without_script_and_cover_the_page(visit):
    source, _warning = _covered(category="animal-harm", grade=1)
    page = visit(java_script_enabled=False, **PHONE)
    page.goto("/preferences/content/")
    page.get_by_label("Harm to animals: Cover from").select_option("mentioned")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Standard, with 1 change of yours")).to_be_visible()
    page.goto(f"/sources/{source.slug}/")
    expect(page.locator("#text")).not_to_contain_text(WORDS)
