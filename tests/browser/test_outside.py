"""Two walks in a real browser: an author without an account has a text taken down; what waits is let in."""

import re

from django.core import mail
from playwright.sync_api import expect

from annotations.sources.models import Source
from critiques.moderation import tasks
from critiques.moderation.models import Decision, Report
from tests import make
from tests.people import person


def _link() -> str:
    """The address in the newest letter."""
    return re.search(r"http://testserver(/contact/report/\S+)", mail.outbox[-1].body).group(1)


def test_an_author_without_an_account_has_their_text_taken_down(visit):
    text = make.source()
    person("admin")
    author = visit()
    _report(author, text)
    sent = Report.objects.get()
    tasks.mail_received(report_id=sent.pk)  # what the worker does
    author.goto(_link())
    author.get_by_role("button", name="Confirm my address").click()
    expect(author.get_by_text("Your address is confirmed.")).to_be_visible()
    _pass_on(visit("moderator"))
    author.reload()
    expect(author.get_by_role("heading", name="Your report is being looked at")).to_be_visible()
    _take_down(visit("admin"))
    text = Source.objects.select_related("current").get(pk=text.pk)
    assert (text.state, text.state_reason, text.current.text) == ("taken_down", "Its author asked for it.", "")
    tasks.mail_answered(report_id=sent.pk, decision_id=Decision.objects.get().pk)
    author.goto(_link())
    expect(author.get_by_role("heading", name="Your report is decided")).to_be_visible()
    expect(author.get_by_text("You wrote it, so it is gone.")).to_be_visible()


def _report(author, text) -> None:
    author.goto("/contact/")
    author.get_by_role("link", name="Report something").click()
    author.get_by_label("Where is it?").fill(f"http://testserver/sources/{text.slug}/")
    author.get_by_label("I wrote this text and want it down").check()
    author.get_by_label("What is wrong, and what should we do?").fill("I never agreed to this.")
    author.get_by_role("button", name="Send").click()
    expect(author.get_by_text("Give an e-mail address")).to_be_visible()
    author.get_by_label("Your e-mail address").fill("ada@example.org")
    author.get_by_role("button", name="Send").click()
    expect(author.get_by_text("Thank you, we have it.")).to_be_visible()


def _pass_on(moderator) -> None:
    moderator.goto("/desk/")
    moderator.get_by_role("link", name="Source The bow and the bargain").click()
    expect(moderator.get_by_text("ada@example.org")).to_be_visible()
    moderator.get_by_role("button", name="Pass on to the admins").click()
    expect(moderator.get_by_text("It waits for an admin.")).to_be_visible()


def _take_down(admin) -> None:
    admin.goto("/inbox/")
    admin.get_by_role("link", name="Open the case").click()
    admin.get_by_label("Take down").check()
    admin.get_by_label("What readers are told", exact=True).fill("Its author asked for it.")
    admin.get_by_label("Reason", exact=True).fill("You wrote it, so it is gone.")
    admin.get_by_role("button", name="Decide and tell them").click()
    expect(admin.get_by_text("Decided. The people concerned are told.")).to_be_visible()


def test_what_waits_is_seen_by_nobody_until_a_moderator_lets_it_stand(visit):
    text = make.source(policy="moderated")
    start = text.current.text.index("The last scene")
    reader, stranger, moderator = visit("reader"), visit(), visit("moderator")
    reader.goto(f"/sources/{text.slug}/annotate/?start={start}&end={start + 14}")
    expect(reader.get_by_text("waits until a moderator has seen it")).to_be_visible()
    reader.get_by_label("What do you see here?").fill("The first thing they share.")
    reader.get_by_role("button", name="Annotate").click()
    expect(reader.get_by_text("Your annotation waits for a moderator.")).to_be_visible()
    expect(reader.locator(".card .state")).to_contain_text("Waits for a moderator")
    stranger.goto(f"/sources/{text.slug}/?at={start}")
    expect(stranger.locator(".card")).to_have_count(0)

    moderator.goto("/desk/")
    moderator.get_by_role("link", name="Waiting").click()
    moderator.get_by_role("link", name=re.compile("Annotation by reader")).click()
    moderator.get_by_label("Accept").check()
    moderator.get_by_role("button", name="Decide and tell them").click()
    expect(moderator.get_by_text("Decided. The author is told.")).to_be_visible()
    stranger.reload()
    expect(stranger.locator(".card")).to_contain_text("The first thing they share.")
    reader.goto("/inbox/")
    expect(reader.locator("main article").first).to_contain_text("is accepted")
