"""A reading page with 200 passage warnings under a full profile, against the same without; and a list of 50 items."""

import random
from statistics import median

from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.marginalia.models import Annotation
from annotations.passages.models import Passage, Placement
from annotations.sources.models import Source
from annotations.text.profiles import From, Profile
from annotations.text.taxonomy import CATEGORIES
from annotations.warnings.models import ContentWarning, WarningProfile
from annotations.warnings.present import Surface, present_all
from annotations.warnings.viewing import profile_of
from perfection_site.accounts.models import User
from tests.bench import worlds
from tests.bench.report import Row
from tests.bench.server import serving
from tests.people import person

ROUNDS, REQUESTS = 5, 200
FULL = Profile({slug: From(1 + number % 2, 3, 4) for number, slug in enumerate(CATEGORIES)}, frozenset(range(1, 40)))


def warn(source: Source, count: int, seed: int = 4) -> None:
    """`count` passage warnings in force, a sentence or so each, of all categories and grades."""
    chance, revision, house = random.Random(seed), source.current, User.objects.house()
    for number in range(count):
        start = chance.randrange(0, len(revision.text) - 300)
        end = start + chance.randint(20, 250)
        quote = revision.text[start:end]
        passage = Passage.objects.create(
            source=source, revision=revision, start=start, end=end, exact=quote, created_by=house
        )
        Placement.objects.create(passage=passage, revision=revision, start=start, end=end)
        ContentWarning.objects.create(
            passage=passage,
            category=list(CATEGORIES)[number % 16],
            grade=1 + number % 4,
            brief="Names what is done, and nothing of how it is done.",
            origin="reader",
            state="accepted",
            proposed_by=house,
            decided_by=person("moderator"),
            decided_at=timezone.now(),
        )
    Source.objects.filter(pk=source.pk).update(version=F("version") + 1)


def _list_of(count: int, source: Source) -> int:
    """How many queries presenting so many annotations costs."""
    found = Annotation.objects.filter(source=source).select_related("author", "passage", "source__film", "circle")
    rows, viewer = list(found.order_by("pk")[:count]), person("stranger")
    profile_of(viewer)  # a page's own query has brought it
    with CaptureQueriesContext(connection) as captured:
        present_all(rows, viewer, Surface.LIST)
    return len(captured)


def measure() -> list[Row]:
    plain, warned = worlds.long_source(seed=11), worlds.long_source(seed=12)
    for seed, source in enumerate((plain, warned), 21):
        worlds.annotate(source, 500, seed=seed)
    warn(warned, 200)
    reader = person("bench_reader")
    WarningProfile.objects.create(person=reader, written=FULL.encode())
    client = Client()
    client.force_login(reader)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    rows = []
    with serving() as server:
        for who, sent in (("signed out", ""), ("signed in with a full profile", cookie)):
            without, with_ = [], []
            for _ in range(ROUNDS):
                without.append(server.cost(f"/sources/{plain.slug}/", REQUESTS, sent))
                with_.append(server.cost(f"/sources/{warned.slug}/", REQUESTS, sent))
            note = f"{median(with_) * 1e3:.2f} / {median(without) * 1e3:.2f} ms"
            rows.append(Row(f"200 passage warnings, {who}: CPU", median(with_) / median(without), 1.3, note=note))
    _list_of(1, warned)  # the first of a process asks for more
    further = _list_of(50, warned) - _list_of(1, warned)
    rows.append(Row("  a list of 50: queries beyond those of a list of 1", further, 0, "queries"))
    return rows
