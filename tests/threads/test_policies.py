"""Who may do what in a thread: tables written by hand."""

import pytest

from annotations.marginalia import actions as marginalia
from annotations.sources import actions as sources
from critiques.threads import actions, policies
from critiques.threads.models import Post, Thread
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.threads.made import above, accepted, began, fresh, in_circle, replied, reworded, waiting, withdrawn

pytestmark = pytest.mark.django_db
WHO = ("signed_out", "reader", "stranger", "moderator", "admin")


def table(said: str) -> dict[str, tuple[bool, ...]]:
    """Rows of a name and five signs: + may, . may not."""
    rows = (line.split() for line in said.strip().splitlines() if not line.strip().startswith("#"))
    return {name: tuple(sign == "+" for sign in signs) for name, *signs in rows}


def put(post: Post, state: str) -> Post:
    """A post by stranger under reader's annotation, in a state; what waits is about a moderated text."""
    if state in WAITING:
        return _waits(state)
    if state == "hidden":
        actions.hide(person("second_moderator"), post, rule="spam")
    elif state == "withdrawn":
        withdrawn(post)
    elif state == "locked":
        actions.lock(person("second_moderator"), post.thread)
    return fresh(post)


WAITING = ("waits", "refused", "taken_back", "changed", "answered")


def _waits(state: str) -> Post:
    post = waiting()
    if state == "refused":
        actions.hide(person("second_moderator"), post, rule="spam")
    elif state == "taken_back":
        withdrawn(post)
    elif state in ("changed", "answered"):
        accepted(post, "second_moderator")
        if state == "answered":
            replied(post, "second_moderator")
        reworded(post)
    return fresh(post)


def sees(viewer, post: Post) -> bool:
    """What lists go by; a page asks for nothing else."""
    return Post.objects.visible_to(viewer).filter(pk=post.pk).exists()


def asked(policy, post: Post) -> tuple[bool, ...]:
    return tuple(bool(policy(person(name), post)) for name in WHO)


# The post is stranger's, under a public annotation of reader's, or about a moderated text: `refused` before it had come,
# `taken_back` before it had come, `changed` after it had, `answered` and then changed.
#                    out read stra mode admi
ON_POSTS = {
    policies.can_edit: table("""
        visible       .    .    +    .    .
        hidden        .    .    .    .    .
        withdrawn     .    .    .    .    .
        locked        .    .    .    .    .
        waits         .    .    +    .    .
        refused       .    .    .    .    .
        taken_back    .    .    .    .    .
        changed       .    .    +    .    .
        answered      .    .    +    .    .
    """),
    policies.can_withdraw: table("""
        visible       .    .    +    .    .
        hidden        .    .    +    .    .
        withdrawn     .    .    .    .    .
        locked        .    .    +    .    .
        waits         .    .    +    .    .
        refused       .    .    +    .    .
        taken_back    .    .    .    .    .
        changed       .    .    +    .    .
        answered      .    .    +    .    .
    """),
    policies.can_unwithdraw: table("""
        visible       .    .    .    .    .
        hidden        .    .    .    .    .
        withdrawn     .    .    +    .    .
        locked        .    .    .    .    .
        waits         .    .    .    .    .
        refused       .    .    .    .    .
        taken_back    .    .    +    .    .
        changed       .    .    .    .    .
        answered      .    .    .    .    .
    """),
    policies.can_hide: table("""
        visible       .    .    .    +    +
        hidden        .    .    .    .    .
        withdrawn     .    .    .    .    .
        locked        .    .    .    +    +
        waits         .    .    .    +    +
        refused       .    .    .    .    .
        taken_back    .    .    .    .    .
        changed       .    .    .    +    +
        answered      .    .    .    +    +
    """),
    policies.can_restore: table("""
        visible       .    .    .    .    .
        hidden        .    .    .    +    +
        withdrawn     .    .    .    .    .
        locked        .    .    .    .    .
        waits         .    .    .    .    .
        refused       .    .    .    +    +
        taken_back    .    .    .    .    .
        changed       .    .    .    .    .
        answered      .    .    .    .    .
    """),
    policies.can_accept: table("""
        visible       .    .    .    .    .
        hidden        .    .    .    .    .
        withdrawn     .    .    .    .    .
        locked        .    .    .    .    .
        waits         .    .    .    +    +
        refused       .    .    .    .    .
        taken_back    .    .    .    .    .
        changed       .    .    .    +    +
        answered      .    .    .    +    +
    """),
    sees: table("""
        visible       +    +    +    +    +
        hidden        +    +    +    +    +
        withdrawn     +    +    +    +    +
        locked        +    +    +    +    +
        waits         .    .    +    +    +
        refused       .    .    +    +    +
        taken_back    .    .    +    .    .
        changed       .    .    +    +    +
        answered      +    +    +    +    +
    """),
}


@pytest.mark.parametrize("policy", ON_POSTS, ids=lambda policy: policy.__name__)
@pytest.mark.parametrize("state", ["visible", "hidden", "withdrawn", "locked", *WAITING])
def test_who_may_do_what_with_a_post(policy, state):
    assert asked(policy, put(began(), state)) == ON_POSTS[policy][state]


def thread(kind: str) -> Thread:
    """A thread with one post, about something in a state."""
    made = {
        "on_note": lambda: began().thread,
        "in_circle": lambda: in_circle("reader", ["stranger"]).thread,
        "above": lambda: above().thread,
        "closed": lambda: actions.close(person("reader"), above().thread),
        "locked": lambda: actions.lock(person("second_moderator"), began().thread),
        "on_warning": lambda: began("reader", make.warning(put="accepted")).thread,
        "on_source": lambda: began("reader", make.source()).thread,
        "on_moderated": lambda: began("second_moderator", make.source(policy="moderated")).thread,
        "all_waits": lambda: waiting().thread,
        "all_taken_back": lambda: withdrawn(waiting()).thread,
    }
    return made[kind]() if kind in made else _gone(kind)


def _gone(kind: str) -> Thread:
    note = make.annotation()
    found = began("stranger", note).thread
    if kind == "note_withdrawn":
        marginalia.withdraw(person("reader"), note)
    elif kind == "note_hidden":
        marginalia.hide(person("second_moderator"), note, rule="spam")
    elif kind == "note_narrowed":
        make.edited(note, visibility="private")
    elif kind == "unpublished":
        sources.unpublish(User.objects.house(), note.source, reason="A question.")
    else:
        sources.take_down(User.objects.house(), note.source, reason="The author asked.")
    return Thread.objects.get(pk=found.pk)


#                       out read stra mode admi
SEE = table("""
    on_note           +    +    +    +    +
    on_source         +    +    +    +    +
    on_warning        +    +    +    +    +
    above             +    +    +    +    +
    locked            +    +    +    +    +
    closed            .    .    .    .    .
    in_circle         .    +    +    .    .
    note_withdrawn    .    .    .    .    .
    note_hidden       .    +    .    +    +
    note_narrowed     .    .    .    .    .
    unpublished       .    .    .    .    +
    taken_down        +    +    +    +    +
    on_moderated      +    +    +    +    +
    all_waits         .    .    +    +    +
    all_taken_back    .    .    +    .    .
""")
WRITE = table("""
    on_note           .    +    +    +    +
    on_source         .    +    +    +    +
    on_warning        .    +    +    +    +
    above             .    +    +    +    +
    locked            .    .    .    .    .
    closed            .    .    .    .    .
    in_circle         .    +    +    .    .
    note_withdrawn    .    .    .    .    .
    note_hidden       .    .    .    .    .
    note_narrowed     .    .    .    .    .
    unpublished       .    .    .    .    .
    taken_down        .    .    .    .    .
    on_moderated      .    +    +    +    +
    all_waits         .    +    +    +    +
    all_taken_back    .    +    +    +    +
""")
KEEP = table("""
    on_note           .    .    .    +    +
    on_source         .    .    .    +    +
    on_warning        .    .    .    +    +
    above             .    .    .    +    +
    locked            .    .    .    +    +
    closed            .    .    .    .    .
    in_circle         .    +    .    .    .
    note_withdrawn    .    .    .    .    .
    note_hidden       .    .    .    +    +
    note_narrowed     .    .    .    .    .
    unpublished       .    .    .    .    +
    taken_down        .    .    .    +    +
    on_moderated      .    .    .    +    +
    all_waits         .    .    .    +    +
    all_taken_back    .    .    .    .    .
""")


@pytest.mark.parametrize("kind", SEE)
def test_who_sees_a_thread_who_writes_in_it_and_who_keeps_it(kind):
    found = thread(kind)
    people = [person(name) for name in WHO]
    assert tuple(policies.can_see(one, found) for one in people) == SEE[kind]
    assert tuple(Thread.objects.visible_to(one).filter(pk=found.pk).exists() for one in people) == SEE[kind]
    assert tuple(policies.can_write(one, found) for one in people) == WRITE[kind]
    assert tuple(policies.can_keep(one, found) for one in people) == KEEP[kind]


def test_those_a_room_above_names_keep_its_thread_and_no_other():
    assert policies.can_keep(person("reader"), above().thread, is_keeper=True)
    assert not policies.can_keep(person("reader"), began().thread, is_keeper=True)


def test_a_steward_hides_in_the_circle_what_the_sites_moderators_know_nothing_of():
    post = in_circle("stranger")
    assert asked(policies.can_hide, post) == (False, True, False, False, False)
    hidden = fresh(actions.hide(person("reader"), post, rule="spam"))
    assert hidden.hidden_in_circle
    assert asked(policies.can_restore, hidden) == (False, True, False, False, False)


def test_a_members_flag_opens_one_post_to_the_moderators_and_not_its_thread():
    post = in_circle("stranger")
    actions.open_to_site(person("reader"), post)
    post = fresh(post)
    assert asked(sees, post) == (False, True, True, True, True)
    assert asked(lambda viewer, _post: policies.can_see(viewer, post.thread), post) == (False, True, True, False, False)


#   the annotation is now           the site's moderators judge what was said under it
JUDGED_UNDER = {
    "public":                         True,
    "circle":                         False,
    "private":                        False,
}  # fmt: skip


@pytest.mark.parametrize("now", JUDGED_UNDER)
def test_the_sites_moderators_judge_what_everybody_sees(now):
    note = make.annotation()
    post = began("stranger", note)
    if now != "public":
        circle = make.circle("reader", ["stranger"]).pk if now == "circle" else None
        make.edited(note, visibility=now, circle=circle)
    judges = (False, False, False, True, True) if JUDGED_UNDER[now] else (False, now == "circle", False, False, False)
    assert asked(policies.can_hide, fresh(post)) == judges
    assert policies.is_the_sites(fresh(post)) is JUDGED_UNDER[now]


def test_a_warning_on_what_not_everybody_sees_is_not_discussed():
    """Its thread would be told of, and judged, where the annotation is not known of."""
    source = make.source()
    for_circle = make.for_circle(make.circle("owner", ["member"]), "member", words="A pupil", on=source)
    private = make.annotation("member", "The last scene", on=source, visibility="private")
    public = make.annotation("member", "The last scene", on=source)
    for note, may in ((for_circle, False), (private, False), (public, True)):
        warning = make.warning("member", on=note)
        assert warning.is_in_force
        assert [policies.can_write_about(person(name), warning) for name in ("member", "owner")] == [may, may]
