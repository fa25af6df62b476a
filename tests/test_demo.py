"""What the demo holds, and that it is filled once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from annotations.sources.models import Source
from critiques.readings.models import Evidence, Reading, ReadingRelation
from critiques.threads.models import Post
from perfection_site.management.commands import demo
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db

TEXTS = {
    "consent-critique.txt",
    "encyclopedic-page.txt",
    "ending-explained.txt",
    "questions-answered.txt",
    "two-bows.html",
}


def _rows() -> dict[str, tuple]:
    """How many rows each table has, and a word for what they say."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*), md5(string_agg(row::text, '' ORDER BY row::text)) FROM \"{table}\" AS row"
            )
            found[table] = cursor.fetchone()
    return found


def _fill() -> str:
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


def test_a_site_that_is_no_demo_is_not_filled():
    with pytest.raises(CommandError):
        call_command("demo")


def test_the_demo_holds_an_argument_and_a_second_run_changes_nothing(monkeypatch):
    monkeypatch.setattr(demo, "DEMO", True)
    assert "marguerite" in _fill()
    _has_the_consent_critique()
    _has_a_living_thread()
    before = _rows()
    _fill()
    after = _rows()
    assert {table for table in before if before[table] != after[table]} == set()


def _has_the_consent_critique() -> None:
    made = Reading.objects.get(slug="the-consent-critique")
    assert made.is_public and made.claims.count() >= 4
    page = client_of("signed_out").get("/readings/the-consent-critique/")
    assert page.status_code == 200 and "The consent critique" in page.content.decode()
    pieces = Evidence.objects.filter(claim__reading=made)
    taken_up = pieces.filter(state=Evidence.State.ACCEPTED)
    cited = Source.objects.filter(pk__in=taken_up.values("passage__source"))
    assert set(cited.values_list("manuscript__name", flat=True)) == TEXTS
    assert set(taken_up.values_list("stance", flat=True)) == set(Evidence.Stance.values)
    assert pieces.filter(state=Evidence.State.DECLINED).exclude(answer="").exists()
    others = ReadingRelation.objects.filter(other=made, reading__state="published")
    assert set(others.values_list("kind", flat=True)) == {"contests", "answers"}


def _has_a_living_thread() -> None:
    made = Reading.objects.get(slug="the-consent-critique")
    held = {made.thread_id, *made.claims.values_list("thread", flat=True)} - {None}
    posts = Post.objects.filter(thread__in=held)
    assert posts.filter(depth__gte=8).exists()  # deeper than is drawn at once
    assert posts.filter(reply_count__gte=2).exists()
    # A line of its kind for what was taken back and for what moderators have hidden, with answers under one.
    assert posts.filter(state=Post.State.WITHDRAWN).exists() and posts.filter(state=Post.State.HIDDEN).exists()
    assert Post.objects.exclude(state=Post.State.VISIBLE).filter(reply_count__gte=1).exists()
