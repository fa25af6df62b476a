"""Posts about moderated texts when a moderator has let them in, or not, and when they are changed afterwards."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from annotations.sources.models import Source
from critiques.threads import actions, policies, tree
from critiques.threads.models import Post, Thread
from perfection_site.accounts.models import AuditEntry
from perfection_site.accounts.refusals import NotAllowed
from tests import make
from tests.people import person
from tests.threads.made import (
    accepted,
    began,
    fresh,
    moderated,
    note_on,
    page,
    replied,
    reworded,
    told,
    waiting,
)

pytestmark = pytest.mark.django_db


# ---- when it comes


def test_it_comes_as_the_newest_and_is_new_to_who_was_there_before(as_):
    first = began("second_moderator", moderated())
    waits = replied(first, "stranger", "Waiting words.")
    replied(first, "second_moderator", "Said later.")
    page(as_("reader"), first)
    post = accepted(waits)
    thread = Thread.objects.get()
    assert (post.number, post.state, thread.last, thread.standing) == (3, "visible", 3, 3)
    assert (fresh(first).reply_count, post.depth, post.indent) == (2, 1, 1)
    pulse = as_("reader").get(reverse("threads:pulse", args=[first.thread_id]), {"since": 2}).json()
    assert pulse == {"count": 1, "newest": 3}
    assert "Waiting words." in page(as_("signed_out"), first)
    assert replied(post, "moderator").path.startswith(post.path)


def test_a_thread_begins_with_the_first_that_comes():
    text = moderated()
    one, two = waiting("stranger", text), waiting("reader", text)
    Thread.objects.update(created_at="2020-01-01T00:00:00Z")
    accepted(two)
    thread = Thread.objects.get()
    assert (thread.begun_by.username, thread.last, thread.created_at.year > 2020) == ("reader", 1, True)
    assert accepted(one).number == 2


def test_a_card_says_how_many_reply_only_when_they_have_come():
    note = note_on(moderated())
    post = began("stranger", note)
    from annotations.passages import coverage

    before = coverage.stamp(note.source.current_id).versions
    accepted(post)
    assert coverage.stamp(note.source.current_id).versions != before


def test_hidden_before_it_came_it_leaves_no_line_and_restored_it_comes(as_):
    first = began("second_moderator", moderated())
    post = replied(first, "stranger", "What of @reader?")
    actions.hide(person("moderator"), post, rule="spam")
    assert "No advertising" not in page(as_("reader"), first)
    assert "Only you and moderators see it" in page(as_("stranger"), first)
    assert "Readers do not see it" in page(as_("moderator"), first)
    assert told("reader") == []
    post = fresh(actions.restore(person("second_moderator"), fresh(post)))
    assert (post.number, post.state) == (2, "visible")
    assert told("reader") == ["post_mention"]


def test_who_may_accept_and_never_their_own():
    post = waiting()
    Post.objects.filter(pk=post.pk).update(author=person("moderator"))
    with pytest.raises(NotAllowed):
        actions.accept(person("moderator"), post)
    with pytest.raises(NotAllowed):
        actions.accept(person("reader"), post)
    actions.accept(person("second_moderator"), post)
    assert AuditEntry.objects.filter(verb="post.accepted", about_id=post.pk).exists()
    with pytest.raises(NotAllowed):
        actions.accept(person("admin"), post)


# ---- changed after it came


def changed(body: str = "Other words, @admin.", *, answered: bool) -> Post:
    first = began("second_moderator", moderated())
    post = accepted(replied(first, "stranger", "Accepted words."))
    if answered:
        replied(post, "second_moderator", "An answer to it.")
    return reworded(post, body)


def test_other_words_wait_again_with_the_accepted_ones_kept_for_the_author(as_):
    post = changed(answered=False)
    assert (post.state, post.version > 1, post.came_at is not None) == ("pending", True, True)
    assert post.versions.get().body == "Accepted words."
    assert Thread.objects.get().standing == 1
    html = page(as_("reader"), post)
    for kept in ("Accepted words.", "Other words", "Waits for a moderator"):
        assert kept not in html
    assert as_("reader").get(f"/posts/{post.pk}/").status_code == 404
    assert told("admin") == []
    number = post.number
    post = accepted(post)
    assert (post.number, post.state, Thread.objects.get().standing) == (number, "visible", 2)
    assert told("admin") == ["post_mention"]
    assert told("second_moderator") == ["post_answer"]  # of once


def test_where_it_was_answered_a_line_stays_for_the_answers(as_):
    post = changed(answered=True)
    html = page(as_("reader"), post)
    assert "Waits for a moderator" in html
    assert "An answer to it." in html
    assert "a post that waits for a moderator" in html
    assert "Accepted words." not in html
    assert "Other words" not in html
    assert "Other words" in page(as_("moderator"), post)
    assert as_("reader").get(f"/posts/{post.pk}/history/").status_code == 404
    with pytest.raises(NotAllowed, match="waits for a moderator"):
        replied(post, "reader")


def test_what_is_typed_as_an_answer_is_not_lost_when_it_waits_meanwhile(as_):
    post = changed(answered=True)
    path = f"/threads/{post.thread_id}/reply/?to={post.number}"
    answer = as_("reader").post(path, {"body": "Typed with care.", "token": uuid4()})
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Typed with care." in html
    assert "can be answered once one has seen it" in html


def test_what_quotes_it_says_what_became_of_it(as_):
    first = began("second_moderator", moderated())
    post = accepted(replied(first, "stranger", "Accepted words."))
    replied(first, "second_moderator", "As was said.", quoted=post.number)
    reworded(post, "Other words.")
    html = page(as_("reader"), first)
    assert "Accepted words." not in html
    assert "a post that waits for a moderator" in html


def test_a_moderators_own_edit_waits_for_nobody():
    post = began("moderator", moderated())
    assert reworded(post, "Better said.").state == "visible"


def test_a_pinned_post_that_waits_again_is_not_shown_above_the_others(as_):
    post = changed(answered=True)
    Thread.objects.update(pinned=post)
    assert as_("moderator").get(f"/threads/{post.thread_id}/").context["pinned"] is None


# ---- what else moves meanwhile


def test_what_waits_goes_on_waiting_when_the_policy_changes():
    post = waiting()
    Source.objects.update(policy="open")
    assert reworded(post, "Other words.").state == "pending"


def test_in_a_thread_that_is_a_circles_by_now_an_edit_lets_it_come():
    circle = make.circle(members=["stranger"])
    note = make.annotation("reader", on=make.source())
    Source.objects.update(policy="moderated")
    post = began("stranger", note, "Waiting words.")
    make.edited(note, visibility="circle", circle=circle.pk)
    assert not policies.can_accept(person("moderator"), fresh(post))
    assert not Post.objects.visible_to(person("reader")).exists()
    post = reworded(fresh(post), "For us, then.")
    assert (post.state, post.number) == ("visible", 1)
    assert told("reader") == ["post_answer"]


def test_a_permalink_opens_it_where_more_than_a_page_is_said(as_, monkeypatch):
    monkeypatch.setattr(tree, "PAGE", 2)
    first = began("second_moderator", moderated())
    waits = replied(first, "stranger", "Waiting words.")
    replied(first, "second_moderator")
    assert tree.place_url(fresh(first)).endswith("/#p-1")  # of what waits an address says nothing
    assert tree.place_url(fresh(waits)).endswith(f"?post={waits.number}#p-{waits.number}")
    assert "Waiting words." in as_("stranger").get(f"/posts/{waits.pk}/", follow=True).content.decode()


@pytest.mark.parametrize("fields", [{"state": "visible"}, {"rule": "spam"}, {"reply_count": 1}])
def test_the_database_lets_nothing_be_seen_that_has_not_come(fields):
    post = waiting()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**fields)
