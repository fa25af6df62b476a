"""The page of a reading with 200 pieces of evidence over 20 sources, and with threads under its claims."""

from random import Random
from statistics import median
from time import process_time
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.passages.models import Passage, Placement
from critiques.readings.models import Claim, Evidence, Reading
from tests import make
from tests.bench.report import Row
from tests.people import person
from tests.readings import making

SOURCES, PIECES, CLAIMS, POSTS, REQUESTS = 20, 200, 6, 10, 21
QUOTED = 120  # code points


def _world() -> Reading:
    chance, reader = Random(7), person("reader")
    first = make.source(f"{make.ESSAY}\nThe first of many.\n", make.film("A film of evidence"))
    texts = [first] + [make.source(f"{make.ESSAY}\nNumber {n} of many.\n", first.film) for n in range(1, SOURCES)]
    sentences = tuple(f"Claim number {number} of the bench." for number in range(1, CLAIMS + 1))
    reading = making.reading(about=first.film, title="Two hundred pieces", claims=sentences)
    claims = list(Claim.objects.filter(reading=reading).order_by("number"))
    spans = [(text, start) for text in texts for start in range(0, 10 * PIECES // SOURCES, 10)]
    passages = Passage.objects.bulk_create(
        Passage(
            source=text, revision=text.current, start=start, end=start + QUOTED,
            exact=text.current.text[start : start + QUOTED], created_by=reader,
        )
        for text, start in spans
    )  # fmt: skip
    Placement.objects.bulk_create(
        Placement(passage=one, revision_id=one.revision_id, start=one.start, end=one.end) for one in passages
    )
    stances, now = Evidence.Stance.values, timezone.now()
    Evidence.objects.bulk_create(
        Evidence(
            claim=claims[number % CLAIMS], passage=one, stance=stances[number % 4], offered_as=stances[number % 4],
            why="It shows something, in a line of ordinary length.", state="accepted", offered_by=reader,
            answered_by=reader, answered_at=now, token=UUID(int=chance.getrandbits(128)),
        )
        for number, one in enumerate(passages)
    )  # fmt: skip
    for claim in claims:
        for _ in range(POSTS):
            making.said(claim, "moderator", "A post of *ordinary* length.")
    return reading


def _asked(client: Client, path: str) -> tuple[int, float, int]:
    """Queries, the median of CPU seconds, and bytes."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        size = len(client.get(path).content)
        count = len(captured)
    took = []
    for _ in range(REQUESTS):
        before = process_time()
        client.get(path)
        took.append(process_time() - before)
    return count, median(took), size


def measure() -> list[Row]:
    reading = _world()
    path, visitor, member = f"/readings/{reading.slug}/", Client(), Client()
    member.force_login(person("stranger"))
    rows = []
    for label, client in (("signed out", visitor), ("signed in", member)):
        count, seconds, size = _asked(client, path)
        note = f"{seconds * 1000:.0f} ms of CPU, {size / 1000:.0f} kB"
        rows.append(Row(f"a reading of {PIECES} pieces over {SOURCES} sources, {label}", count, 12, "queries", note))
    return rows
