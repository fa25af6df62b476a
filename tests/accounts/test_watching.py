"""Who is told of what: watches, answers and mentions."""

import pytest
from django.db import IntegrityError, transaction

from perfection_site.accounts import actions, notices
from perfection_site.accounts.models import Notice, Watch
from perfection_site.accounts.refusals import Refused
from perfection_site.accounts.sockets import watched_places
from perfection_site.accounts.watching import announce, level_of
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads import made

pytestmark = pytest.mark.django_db


def watch(watcher, place, level):
    actions.watch(watcher, place._meta.model_name, place.pk, level)


# What reader has chosen for (source, film), and how they are concerned -> the kind of the notice they get.
TABLE = {
    ("", "", ""): None,
    ("", "", "answered"): "post_answer",
    ("", "", "mentioned"): "post_mention",
    ("", "", "both"): "post_answer",
    ("all", "", ""): "post_news",
    ("all", "", "answered"): "post_answer",
    ("answers", "", ""): None,
    ("answers", "", "mentioned"): "post_mention",
    ("none", "", "answered"): None,
    ("none", "all", "answered"): None,
    ("", "all", ""): "post_news",
    ("answers", "all", ""): None,
    ("all", "none", ""): "post_news",
    ("", "none", "mentioned"): None,
}


def told(kind="post", **more):
    note = more.pop("about")
    announce(kind, actor=person("stranger"), about=note, places=[note.source, note.source.film], **more)
    return list(Notice.objects.filter(recipient=person("reader")).values_list("kind", flat=True))


@pytest.mark.parametrize(("choice", "kind"), TABLE.items())
def test_each_is_told_as_they_have_chosen(choice, kind):
    note, reader = make.annotation("moderator"), person("reader")
    on_source, on_film, concerned = choice
    for place, level in ((note.source, on_source), (note.source.film, on_film)):
        if level:
            watch(reader, place, level)
            assert level_of(reader, place._meta.model_name, place.pk) == level
    answered = [reader] if concerned in ("answered", "both") else []
    mentioned = [reader] if concerned in ("mentioned", "both") else []
    assert told(about=note, answered=answered, mentioned=mentioned) == ([kind] if kind else [])


@pytest.mark.parametrize("act", [actions.mute, actions.block])
def test_nobody_hears_of_whom_they_keep_away(act):
    note, reader = make.annotation("moderator"), person("reader")
    watch(reader, note.source, "all")
    act(reader, person("stranger"))
    assert told(about=note, answered=[reader]) == []


def test_nobody_hears_of_themselves_or_of_what_they_may_not_see():
    note, reader = make.annotation("moderator"), person("reader")
    for each in (reader, person("stranger"), person("admin")):
        watch(each, note.source, "all")
    assert told(about=note, among=lambda people: people - {reader.pk}) == []
    assert list(Notice.objects.values_list("recipient__username", flat=True)) == ["admin"]


def test_who_has_left_is_not_told():
    note, reader = make.annotation("moderator"), person("reader")
    watch(reader, note.source, "all")
    reader.is_active = False
    reader.save(update_fields=["is_active"])
    assert told(about=note) == told(about=note, answered=[reader]) == []


def test_a_busy_place_is_one_unread_notice():
    note, reader = make.annotation("moderator"), person("reader")
    watch(reader, note.source, "all")
    for _ in range(5):
        told(about=note)
    assert [(one.about_id, one.count, one.place_id) for one in Notice.objects.all()] == [(note.pk, 5, note.source_id)]
    notices.mark_read(reader)
    told(about=note)
    assert list(Notice.objects.order_by("pk").values_list("count", flat=True)) == [5, 1]


def test_announcing_costs_the_same_however_many_watch(django_assert_max_num_queries):
    note = make.annotation("moderator")
    for name in ("reader", "admin", "second_moderator", "moderator"):
        watch(person(name), note.source, "all")
    actor = person("stranger")
    # Two places, who hears, one statement for the notices, and two for the letters.
    with django_assert_max_num_queries(6):
        announce("post", actor=actor, about=note, places=[note.source, note.source.film])
    assert Notice.objects.count() == 4


def test_which_room_says_what_can_be_watched():
    assert {kind: plug.__module__ for kind, plug in watched_places.plugs.items()} == {
        "film": "perfection_site.pages.watched",
        "source": "perfection_site.pages.watched",
        "circle": "perfection_site.pages.watched",
        "reading": "critiques.readings.notices",
        "thread": "critiques.threads.notices",
    }


def test_what_can_be_watched_and_how_is_said_by_the_database_too():
    reader, film = person("reader"), make.source().film
    with pytest.raises(Refused):
        watch(reader, film, "sometimes")
    with pytest.raises(Refused):
        watch(reader, person("stranger"), "all")
    with pytest.raises(Refused):
        actions.watch(reader, "film", 999_999, "all")
    for row in ({"kind": "user", "level": "all"}, {"kind": "film", "level": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Watch.objects.create(person=reader, about_id=film.pk, **row)


def test_what_is_chosen_again_stays_one_row():
    reader, film = person("reader"), make.source().film
    for level in ("all", "none", "answers", "answers"):
        watch(reader, film, level)
    assert Watch.objects.get().level == "answers"


# ---- real replies

# What reader watches, and at which level -> the notice they get of a post by stranger that answers somebody else, and of
# one that answers a post of theirs. Nothing else is watched.
REPLIES = {
    ("film", "all"):        ("post_news", "post_answer"),
    ("film", "answers"):    (None, "post_answer"),
    ("film", "none"):       (None, None),
    ("source", "all"):      ("post_news", "post_answer"),
    ("source", "answers"):  (None, "post_answer"),
    ("source", "none"):     (None, None),
    ("reading", "all"):     ("post_news", "post_answer"),
    ("reading", "answers"): (None, "post_answer"),
    ("reading", "none"):    (None, None),
    ("thread", "all"):      ("post_news", "post_answer"),
    ("thread", "answers"):  (None, "post_answer"),
    ("thread", "none"):     (None, None),
    ("circle", "all"):      ("post_news", "post_answer"),
    ("circle", "answers"):  (None, "post_answer"),
    ("circle", "none"):     (None, None),
}  # fmt: skip


def _discussed(kind: str):
    """Something of the kind that can be watched, and two posts in it: the first by admin, the other by reader."""
    if kind == "reading":
        place = making.reading("admin")
        return place, making.said(place, "admin"), making.said(place, "reader")
    if kind == "circle":
        place = make.circle("admin", ["reader", "stranger"])
        first = made.began("admin", make.for_circle(place, "admin"))
    else:
        source = make.source()
        first = made.began("admin", make.annotation("admin", on=source))
        place = {"film": source.film, "source": source, "thread": first.thread}[kind]
    return place, first, made.replied(first, "reader")


@pytest.mark.parametrize(("kind", "level"), REPLIES)
def test_of_a_reply_each_hears_as_they_watch_where_it_stands(kind, level):
    place, theirs, own = _discussed(kind)
    watch(person("reader"), place, level)
    told = []
    for answered in (theirs, own):
        Notice.objects.all().delete()
        made.replied(answered, "stranger")
        kinds = Notice.objects.filter(recipient=person("reader")).values_list("kind", flat=True)
        told.append(kinds.first())
        assert len(kinds) <= 1
    assert tuple(told) == REPLIES[kind, level]
