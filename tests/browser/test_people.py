"""Muting, watching and the inbox in a real browser."""

import re

from playwright.sync_api import expect

from perfection_site.accounts import letters
from perfection_site.accounts.models import Notice
from tests import make
from tests.browser.conftest import PHONE
from tests.people import person


def test_somebody_is_muted_by_their_name_on_a_card_and_had_back(visit):
    note = make.annotation("stranger", body="A long quarrel.")
    page = visit("reader", **PHONE)
    address = f"/sources/{note.source.slug}/?at={note.passage.start}"
    page.goto(address)
    expect(page.get_by_text("A long quarrel.")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name="stranger", exact=True).click()
    page.get_by_role("button", name="Mute stranger").click()
    expect(page.get_by_text("stranger is muted: you see nothing of theirs.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Nothing at this place")).to_be_visible()
    expect(page.get_by_text("A long quarrel.")).to_have_count(0)
    page.goto("/preferences/people/")
    page.get_by_role("button", name=re.compile("Undo.*stranger")).click()
    page.goto(address)
    expect(page.get_by_text("A long quarrel.")).to_be_visible()


def test_a_text_is_watched_and_following_its_notice_reads_it(visit):
    source = make.source()
    page = visit("reader")
    page.goto(f"/sources/{source.slug}/")
    page.get_by_role("link", name="Watch", exact=True).click()
    page.get_by_label("Everything new").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("From now on you are told: everything new.")).to_be_visible()
    for words in ("A pupil", "The last scene"):
        make.annotation("stranger", words, on=source, body=f"About {words}.")
    page.goto("/inbox/")
    expect(page.get_by_role("link", name="Inbox · 1")).to_be_visible()
    with page.expect_response(lambda answer: "/read/" in answer.url):
        page.get_by_role("link", name="Read what is new").click()
    expect(page.get_by_text("About A pupil.")).to_be_visible()
    expect(page.get_by_text("About The last scene.")).to_be_visible()
    assert Notice.objects.get().read_at
    page.goto("/inbox/")
    page.get_by_role("button", name="Mark as unread").click()
    expect(page.get_by_role("link", name="Inbox · 1")).to_be_visible()


def test_letters_end_by_a_press_without_a_log_in(visit):
    page = visit()
    page.goto(f"/unsubscribe/{letters.token(person('reader'))}/")
    page.get_by_role("button", name="End the letters").click()
    expect(page.get_by_role("heading", name="No more letters")).to_be_visible()
    assert person("reader").mails == "none"
