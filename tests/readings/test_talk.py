"""What a reading's page shows of its threads, and what a post in one asks, however long they are."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from critiques.readings import talk
from critiques.threads.models import Post, Thread
from critiques.threads.records import Visit
from critiques.threads.sockets import held
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.bulk import grown
from tests.threads.made import began, replied

pytestmark = pytest.mark.django_db

MANY = 1500


def _nodes(plan: dict):
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _read(asked: CaptureQueriesContext, table: str) -> int:
    """How many rows of a table the database looks at to answer."""
    rows = 0
    for one in list(asked):
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + one["sql"])
            (answer,) = cursor.fetchone()
        plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
        for node in _nodes(plan):
            if node.get("Relation Name") == table:
                rows += (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    return rows


def _long() -> Thread:
    """A claim's thread where most posts stand at the top or just below."""
    first = making.said(making.claim(making.reading()))
    posts = grown(
        first, MANY, [person("stranger"), person("moderator")], lambda number: (number * 7) % 40 % (number - 1)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE threads_post")
    return Thread.objects.get(pk=posts[0].thread_id)


def test_the_beginning_and_the_news_of_a_long_thread_are_read_by_themselves():
    thread, reader = _long(), person("reader")
    visit = {"before_at": timezone.now(), "at": timezone.now(), "seen": MANY - 4}
    Visit.objects.create(person=reader, thread=thread, **visit)
    with CaptureQueriesContext(connection) as asked:
        (told,) = talk.talks(reader, [thread]).values()
    assert [one.number for one in told.posts] == list(
        Post.objects.filter(thread=thread).order_by("base", "path").values_list("number", flat=True)[:3]
    )
    assert (told.count, told.new) == (MANY, 4)
    assert _read(asked, "threads_post") < 60


def test_a_post_under_an_annotation_asks_no_reading_who_is_concerned():
    first = began()
    with CaptureQueriesContext(connection) as asked:
        replied(first)
        replied(first.thread, "moderator")
    assert not [one["sql"] for one in asked if "readings_" in one["sql"]]


@pytest.mark.parametrize(
    ("about", "people"),
    {"reading": {"reader", "admin"}, "claim": {"reader", "admin"}, "evidence": {"reader", "admin", "stranger"}}.items(),
)
def test_whom_a_post_about_a_reading_answers(about, people):
    made = making.co_author(making.reading(), "admin")
    piece = making.offered(made)
    making.reading("moderator", made.film, title="Another")
    said = making.said({"reading": made, "claim": making.claim(made), "evidence": piece}[about], "moderator")
    found = held(Thread.objects.get(pk=said.thread_id))
    assert found.places == (made,)
    assert {one.username for one in found.people} == people


def test_nobody_is_asked_about_a_thread_that_no_room_above_holds():
    thread = began(on=make.source()).thread
    with CaptureQueriesContext(connection) as asked:
        assert held(thread).people == ()
    assert not asked.captured_queries
