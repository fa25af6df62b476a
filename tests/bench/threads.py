"""A thread of a hundred posts and one of a hundred thousand, two thousand levels deep: its first page, its newest, the
permalink of the deepest post and the page that leads to, and a reply; all by HTTP, each with its queries counted."""

import random
import time
from collections.abc import Callable
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from critiques.threads import actions
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from perfection_site.accounts.actions import give_role
from perfection_site.accounts.models import User
from tests import make
from tests.bench.report import Row
from tests.people import person
from tests.threads.bulk import grown

FEW, MANY = 100, 100_000
DEEP, SHALLOW = 2_000, 40  # levels of the chain that each begins with
REQUESTS = 60
REPLY = "a reply to its deepest post"
# Ten do not hold a reply. Four of these begin and end its transaction, four lock (text, annotation, thread, and the
# person whose drafts they are), nine write (the post and what can be warned of in it, the counts of thread and parent,
# the audit, a notice and its letter, the version of the card, the draft that is gone), two ask who keeps whom away; the
# rest knows the person, finds what is answered, asks under the lock who may, and whom to tell.
WRITES = 29


def _thread(total: int, deep: int, authors: list[User], seed: int) -> Thread:
    """A chain of so many levels, and all others under what is there by then."""
    chance = random.Random(seed)
    first = actions.begin(authors[0], make.annotation(), Words("The first."), token=uuid4())
    grown(first, total, authors, lambda number: number - 2 if number <= deep else _whom(chance, number, deep))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE threads_post, threads_thread, warnings_subject")
    return Thread.objects.get(pk=first.thread_id)


def _whom(chance: random.Random, number: int, deep: int) -> int:
    """Mostly what is said near the top, sometimes what is far down."""
    return chance.randrange(min(50, number - 1)) if chance.random() < 0.5 else chance.randrange(number - 1)


Found = tuple[float, int]  # seconds at best, queries


def _asked(client: Client, path: str, status: int = 200) -> Found:
    def ask():
        assert client.get(path).status_code == status, path

    return _at_best(ask)


def _replied(client: Client, thread: Thread, deepest: Post) -> Found:
    """The whole request: the form, the act, and what is told to whom."""
    path = f"{reverse('threads:reply', args=[thread.pk])}?to={deepest.number}"

    def reply():
        answer = client.post(path, {"body": "One more answer.", "token": str(uuid4())})
        assert answer.status_code == 302, answer.status_code

    return _at_best(reply)


def _at_best(request: Callable[[], None]) -> Found:
    request()
    with CaptureQueriesContext(connection) as counted:
        request()
    queries, times = len(counted), []
    for _ in range(REQUESTS):
        before = time.perf_counter()
        request()
        times.append(time.perf_counter() - before)
    return min(times), queries


def _measured(thread: Thread, reader: User) -> dict[str, Found]:
    client = Client()
    client.force_login(reader)
    deepest = Post.objects.filter(thread=thread).order_by("-depth").first()
    page = reverse("threads:thread", args=[thread.pk])
    return {
        "first page of a thread": _asked(client, page),
        "its newest posts": _asked(client, f"{page}?sort=newest"),
        "the permalink of its deepest post": _asked(client, reverse("threads:post", args=[deepest.pk]), 302),
        "the branch of its deepest post": _asked(client, f"{page}?post={deepest.number}"),
        REPLY: _replied(client, thread, deepest),
    }


def measure() -> list[Row]:
    names = ["debater-one", "debater-two", "debater-three", "debater-four"]
    authors = [give_role(User.objects.house(), person(name), "moderator") and person(name) for name in names]
    reader = give_role(User.objects.house(), person("debate-reader"), "moderator") and person("debate-reader")
    few = _measured(_thread(FEW, SHALLOW, authors, 51), reader)
    many = _measured(_thread(MANY, DEEP, authors, 52), reader)
    rows = [
        Row(
            f"{what}: {MANY:,} posts by {FEW:,}", many[what][0] / few[what][0], 1.3,
            note=f"{many[what][0] * 1e3:.1f} / {few[what][0] * 1e3:.1f} ms",
        )
        for what in few
    ]  # fmt: skip
    rows += [Row(f"  queries of {what}", many[what][1], WRITES if what == REPLY else 10, "queries") for what in many]
    return rows
