"""Whom somebody keeps away, in threads: what is counted as new, what a thread is about, and what may be quoted."""

import pytest
from django.urls import reverse

from critiques.threads.records import Visit
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.refusals import NotAllowed
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began, page, replied, waiting

pytestmark = pytest.mark.django_db

AWAY = {"mute": accounts.mute, "block": accounts.block}


@pytest.mark.parametrize("away", AWAY)
def test_what_is_new_counts_nobody_whom_one_keeps_away(as_, away):
    first = began()
    client, url = as_("reader"), reverse("threads:thread", args=[first.thread_id])
    client.get(url)
    Visit.objects.update(at="2020-01-01T00:00Z")
    for name in ("stranger", "moderator", "stranger"):
        replied(first, name, "Come since.")
    AWAY[away](person("reader"), person("stranger"))
    found = client.get(url)
    assert (found.context["new"].count, found.context["new_url"]) == (1, "#p-3")
    AWAY[away](person("reader"), person("moderator"))
    found = client.get(url)
    assert (found.context["new"].count, found.context["new_url"]) == (0, "")
    assert "new since" not in found.content.decode()


@pytest.mark.parametrize("away", AWAY)
def test_the_page_of_a_reading_counts_nobody_as_new_whom_one_keeps_away(as_, away):
    made = making.reading()
    post = making.said(made, "stranger")
    client = as_("reader")
    client.get(reverse("threads:thread", args=[post.thread_id]))
    making.said(made, "stranger")
    making.said(made, "moderator")
    AWAY[away](person("reader"), person("stranger"))
    html = client.get(f"/readings/{made.slug}/").content.decode()
    assert "All 3 posts, 1 new" in html.replace("\n", "")


# ---- what it is about


@pytest.mark.parametrize("away", AWAY)
def test_a_thread_says_nothing_of_an_annotation_whose_author_one_keeps_away(as_, away):
    note = make.annotation("stranger", body="A quokka.")
    post = began("moderator", note)
    bare = make.annotation("stranger", "the school", on=note.source, body="A quokka.")
    thread = reverse("threads:thread", args=[post.thread_id])
    pages = {
        "thread": thread,
        "reply": reverse("threads:reply", args=[post.thread_id]),
        "reply to a post": reverse("threads:reply", args=[post.thread_id]) + "?to=1",
        "edit": reverse("threads:edit", args=[replied(post, "reader").pk]),
        "begin": reverse("threads:on_annotation", args=[bare.pk]),
    }
    client = as_("reader")
    for name, path in pages.items():
        assert "Replies to stranger" in client.get(path).content.decode(), name
    assert "A quokka." in client.get(thread).content.decode()
    AWAY[away](person("reader"), person("stranger"))
    for name, path in pages.items():
        html = client.get(path).content.decode()
        assert "Replies to an annotation" in html, name
        for words in ("stranger", "A quokka.", "the first thing they agree on", "the school"):
            assert words not in html, (name, words)
    for name in ("thread", "begin"):
        assert "It is by somebody you have muted or blocked." in client.get(pages[name]).content.decode()
    assert "Replies to stranger" in as_("moderator").get(thread).content.decode()


def test_what_waits_is_judged_with_the_annotation_it_answers_whoever_wrote_that(as_):
    text = make.source(policy="moderated")
    note = make.annotation("second_moderator", on=text, body="A quokka.")
    post = waiting("stranger", note)
    accounts.mute(person("moderator"), person("second_moderator"))
    html = as_("moderator").get(reverse("moderation:waiting_post", args=[post.pk])).content.decode()
    assert "What second_moderator annotated" in html and "A quokka." in html


# ---- quoting


# who has blocked whom -> whether moderator may quote a post of stranger's
QUOTED = {
    (): True,
    ("stranger", "moderator"): False,
    ("moderator", "stranger"): False,
    ("reader", "moderator"): True,
}


@pytest.mark.parametrize("blocked", QUOTED, ids=str)
def test_who_is_blocked_does_not_quote_by_name(blocked):
    first = began("stranger", make.annotation("admin"))
    if blocked:
        accounts.block(*map(person, blocked))
    if QUOTED[blocked]:
        assert replied(first.thread, "moderator", quoted=1).quoted_post_id == first.pk
    else:
        with pytest.raises(NotAllowed, match="quote"):
            replied(first.thread, "moderator", quoted=1)


def test_one_may_quote_oneself():
    first = began("stranger", make.annotation("admin"))
    assert replied(first.thread, "stranger", quoted=1).quoted_post_id == first.pk


def test_the_page_says_that_a_quotation_is_refused_and_keeps_what_was_typed(as_):
    first = began("stranger", make.annotation("admin"))
    accounts.block(person("stranger"), person("reader"))
    token = "00000000-0000-4000-8000-000000000001"
    typed = {"body": "An hour's work.", "token": token, "quoted": 1}
    answer = as_("reader").post(reverse("threads:reply", args=[first.thread_id]), typed)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "quote this" in html and "An hour&#x27;s work." in html
    assert page(as_("reader"), first)
