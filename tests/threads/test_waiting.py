"""Posts about moderated texts: which wait, who knows of them meanwhile, and what happens when they come."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from critiques.threads import actions, policies
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from critiques.threads.records import Mention, PostVersion
from critiques.threads.targets import Comment
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person
from tests.threads.made import (
    above,
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
    withdrawn,
)

pytestmark = pytest.mark.django_db


def warning_on(about):
    return make.warning(on=about, put="accepted")


def _plain(html: str) -> str:
    """Without what differs from one answer to the next."""
    return re.sub(r'value="[^"]*"|"X-CSRFToken": ?"[^"]*"', "", html)


# ---- which wait


def target(kind: str, policy: str):
    text = make.source(policy=policy)
    if kind == "circle":
        return make.for_circle(make.circle(members=["stranger"]), on=text)
    made = {
        "source": lambda: text,
        "annotation": lambda: note_on(text),
        "warning": lambda: warning_on(text),
        "warning_on_annotation": lambda: warning_on(note_on(text)),
        "film": lambda: text.film,
    }
    return made[kind]()


#   about what, on which policy, by whom                       how it begins
BEGINS = {
    ("source", "moderated", "stranger"):                       "pending",
    ("annotation", "moderated", "stranger"):                   "pending",
    ("warning", "moderated", "stranger"):                      "pending",
    ("warning_on_annotation", "moderated", "stranger"):        "pending",
    ("source", "moderated", "moderator"):                      "visible",
    ("source", "moderated", "admin"):                          "visible",
    ("circle", "moderated", "stranger"):                       "visible",
    ("film", "moderated", "stranger"):                         "visible",
    ("source", "open", "stranger"):                            "visible",
    ("annotation", "members", "stranger"):                     "visible",
}  # fmt: skip


@pytest.mark.parametrize("case", BEGINS)
def test_what_waits_and_what_does_not(case):
    kind, policy, author = case
    assert began(author, target(kind, policy)).state == BEGINS[case]


def test_what_is_said_of_a_readers_comment_waits_too():
    text = make.source(make.ESSAY + "\n\nComments\n\nA Reader\n\nI saw it twice.\n", policy="moderated")
    assert policies.must_wait(person("stranger"), Comment(text, 1))
    assert not policies.must_wait(person("moderator"), Comment(text, 1))


def test_nothing_waits_in_a_thread_of_a_room_above():
    assert above().state == "visible"


# ---- while it waits


def test_nobody_else_learns_that_it_is_there(as_):
    """Not by the thread it begins, not by an address, not by a number."""
    post = waiting(body="Waiting words.")
    for name, sees in (("stranger", True), ("moderator", True), ("reader", False), ("signed_out", False)):
        client = as_(name)
        for path in (f"/threads/{post.thread_id}/", f"/posts/{post.pk}/"):
            answer = client.get(path, follow=True)
            assert (answer.status_code == 200) is sees, (name, path)
            assert ("Waiting words." in answer.content.decode()) is sees
        begin = client.get(reverse("threads:on_source", args=[post.thread.source.slug]))
        assert begin.status_code == (302 if sees else 200)


PATHS = ("", "edit/", "history/", "withdraw/", "flag/", "warnings/propose/", "hide/")


@pytest.mark.parametrize("path", PATHS)
def test_its_addresses_answer_as_those_of_nothing(as_, path):
    post, client = waiting(), as_("reader")
    there, nothing = (client.get(f"/posts/{pk}/{path}") for pk in (post.pk, 999999))
    assert (there.status_code, nothing.status_code) == (404, 404)
    assert _plain(there.content.decode()).replace(str(post.pk), "999999") == _plain(nothing.content.decode())


def test_in_a_thread_it_counts_in_nothing_that_others_see(as_):
    first = began("second_moderator", moderated())
    page_before = page(as_("reader"), first)
    pulse = reverse("threads:pulse", args=[first.thread_id])
    pulse_before = as_("reader").get(pulse, {"since": 1}).content
    replied(first, "stranger", "Waiting words.")
    thread = Thread.objects.get()
    assert (thread.last, thread.standing, fresh(first).reply_count) == (1, 1, 0)
    assert _plain(page(as_("reader"), first)) == _plain(page_before)
    assert as_("reader").get(pulse, {"since": 1}).content == pulse_before


def test_its_author_and_moderators_find_it_in_its_place_in_either_order(as_):
    first = began("second_moderator", moderated())
    waits = replied(first, "stranger", "Waiting words.")
    replied(first, "second_moderator", "Said later.")
    for name in ("stranger", "moderator"):
        for asked, order in (("", [1, 2, waits.number]), ("?sort=newest", [waits.number, 2, 1])):
            found = as_(name).get(reverse("threads:thread", args=[first.thread_id]) + asked)
            assert [row.post.number for row in found.context["page"].rows] == order
            assert "Waits for a moderator" in found.content.decode()
    assert "Decide" in page(as_("moderator"), first)
    assert "Decide" not in page(as_("stranger"), first)
    assert [row.post.number for row in as_("reader").get(f"/threads/{first.thread_id}/").context["page"].rows] == [1, 2]


def test_two_that_wait_in_one_thread_know_nothing_of_each_other(as_):
    text = moderated()
    one, two = waiting("stranger", text, "Words of one."), waiting("reader", text, "Words of another.")
    assert one.thread_id == two.thread_id
    html = page(as_("stranger"), one)
    assert "Words of one." in html
    assert "Words of another." not in html


@pytest.mark.parametrize("who", ["stranger", "reader", "moderator"])
def test_nobody_answers_or_quotes_it(who):
    first = began("second_moderator", moderated())
    waits = replied(first, "stranger")
    with pytest.raises(NotAllowed, match="waits for a moderator"):
        replied(waits, who)
    with pytest.raises(Conflict):
        replied(first, who, quoted=waits.number)


def test_the_form_for_an_answer_to_it_is_not_there(as_):
    first = began("second_moderator", moderated())
    waits = replied(first, "stranger")
    path = f"/threads/{first.thread_id}/reply/?to={waits.number}"
    assert as_("reader").get(path).status_code == 404
    assert as_("reader").post(path, {"body": "So.", "token": uuid4()}).status_code == 404
    assert as_("stranger").get(path).status_code == 403


def test_nobody_is_told_before_it_comes_and_then_everybody_who_would_have_been():
    text = moderated()
    note = make.annotation("second_moderator", on=text)
    accounts.watch(person("member"), "source", text.pk, "all")
    post = began("stranger", note, "What does @reader say?")
    assert [told(name) for name in ("second_moderator", "reader", "member")] == [[], [], []]
    assert not Mention.objects.exists()
    accepted(post)
    assert told("second_moderator") == ["post_answer"]
    assert told("reader") == ["post_mention"]
    assert told("member") == ["post_news"]
    assert Mention.objects.get().person.username == "reader"


def test_its_author_edits_and_withdraws_it_and_no_line_is_left(as_):
    first = began("second_moderator", moderated())
    post = replied(first, "stranger", "First words.")
    post = reworded(post, "Other words.")
    assert (post.state, post.came_at, PostVersion.objects.count()) == ("pending", None, 0)
    post = withdrawn(post)
    assert (post.state, post.was) == ("withdrawn", "pending")
    for name in ("reader", "moderator"):
        assert "Withdrawn" not in page(as_(name), post)
    assert "Put it back" in page(as_("stranger"), post)
    assert actions.unwithdraw(person("stranger"), post).state == "pending"


def test_its_author_says_at_once_what_it_contains_and_nobody_else_proposes(as_):
    post = waiting()
    said = make.saying(category="violence", grade=1)
    from annotations.warnings import actions as warnings
    from annotations.warnings.models import ContentWarning

    made = warnings.propose(person("stranger"), post.subject, said)
    assert made.is_in_force
    for name in ("reader", "moderator"):
        with pytest.raises(NotAllowed):
            warnings.propose(person(name), post.subject, said)
    assert not ContentWarning.objects.visible_to(person("reader")).filter(pk=made.pk).exists()
    assert ContentWarning.objects.visible_to(person("moderator")).filter(pk=made.pk).exists()


def test_the_form_says_before_and_after_that_it_waits(as_):
    first = began("second_moderator", moderated())
    assert "waits until a moderator has seen it" in page(as_("stranger"), first)
    assert "waits until a moderator has seen it" not in page(as_("moderator"), first)
    path = reverse("threads:reply", args=[first.thread_id])
    said = as_("stranger").post(path, {"body": "So.", "token": uuid4()}, follow=True).content.decode()
    assert "Your post waits for a moderator." in said
    begin = reverse("threads:on_annotation", args=[note_on(first.thread.source).pk])
    assert "waits until a moderator has seen it" in as_("stranger").get(begin).content.decode()
    said = as_("stranger").post(begin, {"body": "So.", "token": uuid4()}, follow=True).content.decode()
    assert "Your post waits for a moderator." in said


def test_the_same_form_sent_twice_makes_one_that_waits():
    text, token = moderated(), uuid4()
    for _time in range(2):
        assert actions.begin(person("stranger"), text, Words("Once."), token=token).state == "pending"
    assert (Post.objects.count(), Thread.objects.get().waited) == (1, 1)
