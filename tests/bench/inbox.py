"""An inbox of 100,000 notices against one of 100: the same pages, as whole requests with their database."""

import time
from datetime import timedelta
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from perfection_site.accounts.models import Notice, User
from tests import make
from tests.bench.report import Row
from tests.people import person

FEW, MANY = 100, 100_000
ROUNDS, REQUESTS = 6, 10
QUERIES = 10
# Of every thousand: one is an answer, nine in ten are unread. The rest is of what somebody watches and of decisions.
PAGES = {"first page": "", "unread": "?show=unread", "replies, rare": "?show=answer", "watched": "?show=news"}


def _fill(reader: User, total: int, note) -> None:
    """Notices of an inbox, straight into their table."""
    day = timezone.now()
    made = []
    for number in range(total):
        is_answer, is_news = number % 1000 == 7 or (total == FEW and number % 4 == 0), number % 3 == 0
        topic = "answer" if is_answer else "news" if is_news else "matter"
        place = {"place_kind": "source", "place_id": note.source_id, "count": 3} if topic == "news" else {}
        # News of one place is unread once; all else in nine of ten.
        read_at = day if topic == "news" or number % 10 == 0 else None
        kind = "annotation_news" if topic == "news" else "annotation_restored"
        made.append(
            Notice(recipient=reader, kind=kind, topic=topic, about_kind="annotation", about_id=note.pk,
                   read_at=read_at, **place)
        )  # fmt: skip
    Notice.objects.bulk_create(made, batch_size=5000)
    Notice.objects.filter(recipient=reader).update(created_at=day - timedelta(days=1))


def _seconds(client: Client, path: str) -> float:
    client.get(path)
    found = []
    for _ in range(ROUNDS):
        times = []
        for _ in range(REQUESTS):
            before = time.perf_counter()
            client.get(path)
            times.append(time.perf_counter() - before)
        found.append(median(times))
    return min(found)


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def measure() -> list[Row]:
    few, many = person("inbox_of_few"), person("inbox_of_many")
    note = make.annotation("inbox_of_few")
    for reader, total in ((few, FEW), (many, MANY)):
        _fill(reader, total, note)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE accounts_notice")
    rows = []
    clients = {}
    for reader in (few, many):
        clients[reader.pk] = Client()
        clients[reader.pk].force_login(reader)
    half = Notice.objects.filter(recipient=many).order_by("pk").values_list("pk", flat=True)[MANY // 2]
    for name, asked in (PAGES | {"in the middle": f"?before={half}"}).items():
        path = "/inbox/" + asked
        here = path if name != "in the middle" else "/inbox/"
        slow, quick = _seconds(clients[many.pk], path), _seconds(clients[few.pk], here)
        rows.append(
            Row(
                f"an inbox of {MANY:,} notices by one of {FEW}: {name}",
                slow / quick,
                1.3,
                note=f"{slow * 1e3:.1f} / {quick * 1e3:.1f} ms",
            )
        )
    most = max(_queries(clients[many.pk], "/inbox/" + asked) for asked in PAGES.values())
    return [*rows, Row("  its queries, the most of any tab", most, QUERIES, "queries")]
