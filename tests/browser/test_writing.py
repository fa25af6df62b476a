"""Writing in full, in a real browser: preview, tags, drafts that survive, an edit that meets another, and undo."""

import pytest
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from annotations.reader.models import Draft
from tests import make
from tests.browser.conftest import PHONE, WIDE, select_by_mouse, violations
from tests.people import PASSWORD

WORDS = "the first thing they agree on"
SCREENS = [pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")]


def _open_form(page, source, words: str = WORDS):
    page.goto(f"/sources/{source.slug}/")
    at = source.current.text.index(words)
    block = next(f"b{index}" for index, b in enumerate(source.current.document.blocks) if b.start <= at < b.end)
    select_by_mouse(page, block, words)
    page.locator(".tools").get_by_role("button", name="Annotate").click()
    expect(page.get_by_label("What do you see here?")).to_be_visible()


def _body(page):
    return page.get_by_label("What do you see here?")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_preview_is_put_in_place_and_what_is_typed_stays(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    _open_form(page, source)
    _body(page).fill("Is it **agreement**?")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview strong")).to_have_text("agreement")
    expect(page.locator("#preview")).to_be_focused()
    expect(_body(page)).to_have_value("Is it **agreement**?")
    assert violations(page) == []
    _body(page).fill("")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview")).to_contain_text("There are no words yet.")
    assert not Annotation.objects.exists()


def test_a_preview_works_without_script(visit):
    source = make.source()
    page = visit("reader", java_script_enabled=False)
    page.goto(f"/sources/{source.slug}/annotate/?start=0&end=7")
    _body(page).fill("Is it **agreement**?")
    page.get_by_label("Tags").fill("ending")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview strong")).to_have_text("agreement")
    expect(page.get_by_label("Tags")).to_have_value("ending")
    page.get_by_role("button", name="Annotate", exact=True).click()
    expect(page.locator(".card.on")).to_contain_text("Is it agreement?")
    expect(page.locator(".card.on .tags")).to_have_text("ending")


@pytest.mark.parametrize("screen", SCREENS)
def test_tags_are_offered_for_the_word_that_is_typed_and_lead_to_a_margin_of_them(visit, screen):
    source = make.source()
    make.annotation("stranger", "The last scene", on=source, tags=("point of view",))
    page = visit("reader", **screen)
    _open_form(page, source)
    _body(page).fill("Whose?")
    page.get_by_label("Tags").press_sequentially("duet, poi")
    expect(page.locator("#tags-offered option")).to_have_attribute("value", "duet, point of view")
    page.get_by_label("Tags").fill("duet, point of view")
    page.locator("#margin .go").click()
    expect(page.locator(".card.on .tags a")).to_have_text(["duet", "point of view"])
    page.locator(".card.on").get_by_role("link", name="point of view").click()
    expect(page.locator(".card")).to_have_count(2)
    assert violations(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_a_highlight_needs_no_words(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    _open_form(page, source)
    page.get_by_role("radio", name="Highlight").check()
    page.locator("#margin .go").click()
    expect(page.locator(".card.on header")).to_contain_text("highlighted")
    expect(page.locator("mark.m1.own")).to_have_text(WORDS)


@pytest.mark.parametrize("screen", SCREENS)
def test_one_press_of_the_toolbar_highlights(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    page.goto(f"/sources/{source.slug}/")
    at = source.current.text.index(WORDS)
    block = next(f"b{index}" for index, b in enumerate(source.current.document.blocks) if b.start <= at < b.end)
    select_by_mouse(page, block, WORDS)
    page.locator(".tools").get_by_role("button", name="Highlight").click()
    expect(page.locator("mark.m1.own")).to_have_text(WORDS)
    note = Annotation.objects.get()
    assert (note.kind, note.body) == ("highlight", "")


# ---- drafts


@pytest.mark.parametrize("screen", SCREENS)
def test_a_draft_survives_a_reload_and_is_gone_once_it_is_sent(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    _open_form(page, source)
    _body(page).press_sequentially("Half a thought")
    page.get_by_label("Tags").press_sequentially("duet")
    expect(page.locator("[data-kept]")).to_contain_text("Draft kept")
    page.reload()
    _open_form(page, source)
    expect(_body(page)).to_have_value("Half a thought")
    expect(page.get_by_text("Your draft of")).to_be_visible()
    page.locator("#margin .go").click()
    expect(page.locator(".card.on")).to_contain_text("Half a thought")
    page.wait_for_timeout(1500)  # a draft that came back would have come by now
    assert not Draft.objects.exists()


def test_a_draft_survives_a_closed_tab(visit):
    source = make.source()
    page = visit("reader")
    _open_form(page, source)
    _body(page).press_sequentially("Cut off")
    page.close(run_before_unload=True)
    again = visit("reader")
    again.goto("/drafts/")
    expect(again.locator("main")).to_contain_text("Cut off")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_draft_survives_the_end_of_the_session(visit, screen):
    source = make.source()
    page = visit("reader", **screen)
    _open_form(page, source)
    page.context.clear_cookies(name="sessionid")
    _body(page).press_sequentially("Typed after the end")
    expect(page.locator("[data-kept]")).to_contain_text("You are no longer logged in", timeout=5000)
    page.locator("#margin .go").click()
    page.wait_for_url("**/accounts/login/**")
    page.locator("[name=login]").fill("reader")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form:has([name=password]) [type=submit]").click()
    expect(_body(page)).to_have_value("Typed after the end")
    page.get_by_role("button", name="Annotate", exact=True).click()
    expect(page.locator(".card.on")).to_contain_text("Typed after the end")


def test_what_the_server_did_not_get_is_said_and_sent_again(visit):
    source = make.source()
    page = visit("reader")
    _open_form(page, source)
    page.route("**/draft/", lambda route: route.fulfill(status=500))
    _body(page).press_sequentially("Held on to")
    expect(page.locator("[data-kept]")).to_contain_text("could not be kept", timeout=5000)
    page.unroute("**/draft/")
    expect(page.locator("[data-kept]")).to_contain_text("Draft kept", timeout=12_000)
    assert Draft.objects.get().typed["body"] == "Held on to"


# ---- editing and taking back


@pytest.mark.parametrize("screen", SCREENS)
def test_an_edit_that_meets_another_shows_both_and_loses_neither(visit, screen):
    note = make.annotation(body="As it was.")
    page = visit("reader", **screen)
    page.goto(f"/annotations/{note.pk}/")
    page.locator(".card.on").get_by_role("link", name="Edit").click()
    make.edited(note, "Said in another tab.")
    _body(page).fill("Said in this tab.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="has changed since")).to_be_visible()
    expect(page.locator(".theirs")).to_contain_text("Said in another tab.")
    expect(_body(page)).to_have_value("Said in this tab.")
    assert violations(page) == []
    assert Annotation.objects.get().body == "Said in another tab."
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".card.on")).to_contain_text("Said in this tab.")
    page.locator(".card.on").get_by_role("link", name="edited").click()
    expect(page.locator("main")).to_contain_text("Said in another tab.")
    assert violations(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_withdrawing_is_undone_by_one_press(visit, screen):
    note = make.annotation(body="Taken back.")
    page = visit("reader", **screen)
    page.goto(f"/annotations/{note.pk}/withdraw/")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator("mark")).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".card.on")).to_contain_text("Taken back.")
    expect(page.locator("mark.m1")).to_have_text(WORDS)


def test_a_circles_marks_are_its_members_alone(visit):
    source = make.source()
    circle = make.circle("reader", members=["member"], name="The second reading")
    page = visit("reader")
    _open_form(page, source)
    _body(page).fill("Among ourselves.")
    page.get_by_label("Who sees it").select_option(label="The second reading")
    page.locator("#margin .go").click()
    expect(page.locator(".card.on header")).to_contain_text("for The second reading")
    member, stranger = visit("member"), visit("stranger")
    for other in (member, stranger):
        other.goto(f"/sources/{source.slug}/")
    expect(member.locator("mark.circle")).to_have_text(WORDS)
    expect(member.locator(".card")).to_contain_text("Among ourselves.")
    expect(stranger.locator("mark")).to_have_count(0)
    expect(stranger.locator("body")).not_to_contain_text("Among ourselves.")
    assert circle.pk == Annotation.objects.get().circle_id
