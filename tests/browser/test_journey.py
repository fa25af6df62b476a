"""The first day, in a real browser: a text is imported, read, annotated, flagged, hidden, explained and restored."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from annotations.sources.models import Source
from tests import make
from tests.browser.conftest import PHONE, WIDE, place_of, select_by_keys, select_by_mouse
from tests.people import person

WORDS = "the first thing they agree on"


def _block_of(source, words: str) -> str:
    at = source.current.text.index(words)
    return next(f"b{index}" for index, b in enumerate(source.current.document.blocks) if b.start <= at < b.end)


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_journey_of_the_first_day(visit, screen):
    page = visit("admin", **screen)
    _import(page)
    source = Source.objects.select_related("current").get()
    _annotate(visit("reader", **screen), source)
    _flag(visit("stranger", **screen), source)
    _decide(visit("moderator", **screen), "Hide", "It goes for the person.")
    _is_told(visit("reader", **screen), "is hidden", "It goes for the person.")
    page = visit(**screen)
    page.goto(f"/sources/{source.slug}/")
    expect(page.locator("mark")).to_have_count(0)
    _decide(visit("second_moderator", **screen), "Restore", "The quotation was fair.", decided=True)
    _is_told(visit("reader", **screen), "is back", "The quotation was fair.")
    page.reload()
    expect(page.locator("mark.m1")).to_have_text(WORDS)


def _import(page) -> None:
    page.goto("/desk/sources/new/")
    page.get_by_label("Film", exact=True).select_option(label="A new film")
    page.get_by_label("Title of the new film").fill("A Film of Tests")
    page.get_by_label("Or paste the text").fill(make.ESSAY)
    page.get_by_role("button", name="Import as a draft").click()
    expect(page.get_by_role("heading", name="Check the import")).to_be_visible()
    page.get_by_label("Right to the whole text").select_option(label="Our own work")
    page.get_by_label("What it rests on").fill("Written for the tests.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The bow and the bargain")


def _annotate(page, source) -> None:
    page.goto(f"/sources/{source.slug}/")
    select_by_mouse(page, _block_of(source, WORDS), WORDS)
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    page.get_by_label("What do you see here?").fill("Is it **agreement**?")
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card")).to_contain_text("Is it agreement?")
    expect(page.locator("mark.m1.own")).to_have_text(WORDS)
    note = Annotation.objects.select_related("passage").get()
    assert note.passage.exact == WORDS


def _flag(page, source) -> None:
    page.goto(f"/sources/{source.slug}/")
    page.locator("mark.m1").click()
    card = page.locator("#cards[data-at] .card.on")  # the margin of the passage has arrived
    expect(card).to_contain_text("Is it agreement?")
    card.get_by_role("link", name="Flag").click()
    page.get_by_label("Personal attack").check()
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_text("A moderator will look at it")).to_be_visible()


def _decide(page, act: str, reason: str, decided: bool = False) -> None:
    page.goto("/desk/?show=decided" if decided else "/desk/")
    page.get_by_role("link", name=re.compile("Annotation by reader")).click()
    page.get_by_label(act).check()
    if act == "Hide":
        page.get_by_label("Rule").select_option(label="Argue with the text, not with the person")
    page.get_by_label("Reason", exact=True).fill(reason)
    page.get_by_role("button", name="Decide and tell them").click()
    expect(page.get_by_text("Decided. The people concerned are told.")).to_be_visible()


def _is_told(page, what: str, why: str) -> None:
    page.goto("/inbox/")
    newest = page.locator("main article").first
    expect(newest).to_contain_text(what)
    expect(newest).to_contain_text(why)


def test_a_stranger_signs_up_confirms_and_is_in(visit):
    page = visit(**PHONE)
    page.goto("/accounts/signup/")
    page.locator("[name=username]").fill("newcomer")
    page.locator("[name=email]").fill("newcomer@example.org")
    page.locator("[name=password1]").fill("a-good-long-secret")
    page.locator("form:has([name=password1]) [type=submit]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("verify", re.IGNORECASE))
    link = re.search(r"https?://\S+/confirm-email/\S+", mail.outbox[0].body).group()
    page.goto(re.sub(r"^https?://[^/]+", "", link))
    page.locator("form[action*=confirm] [type=submit]").click()
    page.goto("/inbox/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")


def test_annotating_privately_shows_to_nobody_else(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    select_by_mouse(page, _block_of(source, WORDS), WORDS)
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    page.get_by_label("What do you see here?").fill("Only for me.")
    page.locator("#margin label").filter(has_text="Only me").click()
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card")).to_contain_text("Only for me.")
    other = visit("stranger")
    other.goto(f"/sources/{source.slug}/")
    expect(other.locator("mark")).to_have_count(0)
    expect(other.locator("body")).not_to_contain_text("Only for me.")


def test_selecting_with_the_keys_alone_annotates_the_same_words(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    select_by_keys(page, _block_of(source, WORDS), WORDS)
    tools = page.locator(".tools").get_by_role("button", name="Annotate")
    expect(tools).to_be_visible()
    for _ in range(30):  # the toolbar is reached by Tab, wherever the page has put it
        if tools.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What do you see here?")).to_be_visible()
    page.get_by_label("What do you see here?").press_sequentially("By keys.")
    page.keyboard.press("Tab")  # to the tags
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.locator("#margin .go").press("Enter")
    expect(page.locator(".card")).to_contain_text("By keys.")
    note = Annotation.objects.select_related("passage").get()
    assert (note.passage.exact, note.visibility) == (WORDS, "private")


def test_a_tap_opens_the_sheet_and_closing_it_gives_the_text_back(visit):
    note = make.annotation("reader", WORDS, body="Under the thumb.")
    page = visit("stranger", **PHONE)
    page.goto(f"/sources/{note.source.slug}/")
    page.locator("mark.m1").tap()
    sheet = page.locator("#margin.sheet")
    expect(sheet).to_contain_text("Under the thumb.")
    assert sheet.bounding_box()["height"] <= 0.82 * 844 + 1
    sheet.get_by_role("link", name="Close").tap()
    expect(page.locator("#margin.sheet")).to_have_count(0)


def test_a_selection_over_three_blocks_past_an_emoji_keeps_its_place(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    text = source.current.text
    first, last = "Nobody says what happens", "likes them early"
    place_of(page, _block_of(source, first), first)
    end = place_of(page, _block_of(source, last), last)
    start = place_of(page, _block_of(source, first), first, scroll=False)
    page.mouse.move(start["x1"], start["y1"])
    page.mouse.down()
    page.mouse.move(end["x2"], end["y2"], steps=10)
    page.mouse.up()
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    page.get_by_label("What do you see here?").fill("All of it.")
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card")).to_contain_text("All of it.")
    chosen = Annotation.objects.select_related("passage").get().passage.exact
    assert chosen == text[text.index(first) : text.index(last) + len(last)]


def test_everything_works_without_javascript(visit):
    source = make.source()
    page = visit("reader", java_script_enabled=False, **PHONE)
    page.goto(f"/sources/{source.slug}/")
    page.locator(f"#{_block_of(source, WORDS)}").get_by_role("link", name="Annotate this paragraph").click()
    page.get_by_label("What do you see here?").fill("Without a script.")
    page.get_by_label("Question").check(force=True)
    page.locator("main form:has(textarea)").get_by_role("button", name="Annotate").click()
    expect(page.locator(".card").first).to_contain_text("Without a script.")
    expect(page.locator("mark.own")).to_contain_text(WORDS)
    page.locator(".card").first.get_by_role("link", name="Withdraw").click()
    page.locator("main form").get_by_role("button", name=re.compile("Withdraw")).click()
    expect(page.locator("mark")).to_have_count(0)


def test_a_signed_out_reader_is_led_to_the_log_in_and_back_to_the_passage(visit):
    source = make.source()
    person("reader")
    page = visit()
    page.goto(f"/sources/{source.slug}/")
    select_by_mouse(page, _block_of(source, WORDS), WORDS)
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    page.wait_for_url(re.compile("/accounts/login/"))
    next_url = page.url
    sign_in_here(page)
    assert "annotate" in next_url
    expect(page.locator("blockquote")).to_contain_text(WORDS)


def sign_in_here(page) -> None:
    page.locator("[name=login]").fill("reader")
    page.locator("[name=password]").fill("a-long-enough-passphrase")
    page.locator("form:has([name=password]) [type=submit]").click()
    page.wait_for_url(re.compile("/annotate/"))
