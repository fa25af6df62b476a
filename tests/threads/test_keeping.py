"""Locking a thread and pinning in it, through its page: who is offered it, who does it, who is refused."""

import pytest

from critiques.threads.models import Thread
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began, fresh, in_circle, page, replied, withdrawn

pytestmark = pytest.mark.django_db

WHO = ("reader", "stranger", "member", "moderator", "admin", "signed_out")
IN, NO, UNKNOWN, DONE = "log in", 403, 404, "done"
# `reader` argues the reading, owns the circle and wrote the annotation; `stranger` wrote the posts; `member` is a
# steward of the circle and nothing elsewhere.
#   a thread on             reader stranger member   moderator admin   signed out
KEPT = {
    "a reading":            (DONE, NO,      NO,      DONE,     DONE,    IN),
    "a claim":              (DONE, NO,      NO,      DONE,     DONE,    IN),
    "a piece of evidence":  (DONE, NO,      NO,      DONE,     DONE,    IN),
    "an annotation":        (NO,   NO,      NO,      DONE,     DONE,    IN),
    "a circle's":           (DONE, NO,      DONE,    UNKNOWN,  UNKNOWN, IN),
}  # fmt: skip


def _post(kind: str):
    """The first of two posts by `stranger`."""
    for name in WHO[:-1]:
        person(name)
    if kind == "an annotation":
        first = began("stranger", make.annotation("reader"))
    elif kind == "a circle's":
        circle = make.circle(members=["stranger"], stewards=["member"])
        first = began("stranger", make.for_circle(circle))
    else:
        made = making.reading()
        about = {"a reading": made, "a claim": making.claim(made)}.get(kind) or making.cited(made)
        first = making.said(about, "stranger", "A first answer.")
    replied(first, "stranger", "What is to stand above.")
    return fresh(first)


def _answers(client, url: str, sent: dict):
    answer = client.post(url, sent)
    if answer.status_code != 302:
        return answer.status_code
    return IN if "/accounts/login/" in answer.url else DONE


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("kind", KEPT)
def test_who_locks_and_unlocks(as_, kind, who):
    first = _post(kind)
    expected = KEPT[kind][WHO.index(who)]
    client, url = as_(who), f"/threads/{first.thread_id}/lock/"
    if expected is not UNKNOWN:
        assert ("Lock it" in page(client, first)) == (expected is DONE)
    assert _answers(client, url, {}) == expected
    locked = Thread.objects.get(pk=first.thread_id).locked_at is not None
    assert locked == (expected is DONE)
    if expected is not DONE:
        Thread.objects.update(locked_at="2026-01-01T00:00Z")
        assert _answers(client, url, {"unlock": "1"}) == expected
        assert Thread.objects.get(pk=first.thread_id).locked_at is not None
        return
    html = page(client, first)
    assert "Locked: nobody writes in it" in html and "Unlock it" in html and 'id="reply"' not in html
    answer = as_("stranger").post(f"/threads/{first.thread_id}/reply/?to=1", {"body": "And now?"})
    assert answer.status_code == 403 and "This thread is locked." in answer.content.decode()
    assert _answers(client, url, {"unlock": "1"}) == DONE
    html = page(client, first)
    assert "The thread is open again." in html and "Lock it" in html and 'id="reply"' in html


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("kind", KEPT)
def test_who_pins_and_unpins(as_, kind, who):
    first = _post(kind)
    second = first.thread.posts.get(number=2)
    expected = KEPT[kind][WHO.index(who)]
    client, url = as_(who), f"/posts/{second.pk}/pin/"
    if expected is not UNKNOWN:
        assert (f'action="{url}"' in page(client, first)) == (expected is DONE)
    assert _answers(client, url, {}) == expected
    assert Thread.objects.get(pk=first.thread_id).pinned_id == (second.pk if expected is DONE else None)
    if expected is not DONE:
        Thread.objects.update(pinned=second)
        assert _answers(client, url, {"unpin": "1"}) == expected
        assert Thread.objects.get(pk=first.thread_id).pinned_id == second.pk
        return
    above, _there, posts = page(client, first).partition('<article class="post')
    assert '<section class="pinned"' in above and "What is to stand above." in above
    assert "What is to stand above." in posts  # and in its place
    assert 'name="unpin"' in above and 'name="unpin"' not in page(as_("stranger"), first)
    assert '<section class="pinned"' in page(as_("stranger"), first)
    assert _answers(client, url, {"unpin": "1"}) == DONE
    assert '<section class="pinned"' not in page(client, first)


def test_of_two_that_are_pinned_the_second_stands_above(as_):
    first = _post("an annotation")
    client = as_("moderator")
    for post in (first.thread.posts.get(number=2), first):
        client.post(f"/posts/{post.pk}/pin/")
    html = page(as_("signed_out"), first)
    assert html.count('<section class="pinned"') == 1
    section = html[html.index('<section class="pinned"') :]
    assert "A first answer." in section[: section.index("</section>")]


@pytest.mark.parametrize("gone", ["withdrawn", "hidden"])
def test_what_is_taken_away_stands_above_nothing_any_more(as_, gone):
    from critiques.threads import actions

    first = _post("an annotation")
    second = first.thread.posts.get(number=2)
    as_("moderator").post(f"/posts/{second.pk}/pin/")
    if gone == "withdrawn":
        withdrawn(second)
    else:
        actions.hide(person("moderator"), second, rule="spam")
    html = page(as_("signed_out"), first)
    assert '<section class="pinned"' not in html and "What is to stand above." not in html


def test_a_pinned_post_is_covered_above_as_in_its_place(as_):
    first = in_circle("stranger", ["stranger", "member"], "Unbearable words.")
    make.warned(first.subject, category="violence", grade=4)
    as_("reader").post(f"/posts/{first.pk}/pin/")
    html = page(as_("member"), first)
    assert '<section class="pinned"' in html and "Unbearable words." not in html
