"""The search over 10,000 sources against the search over 100: the same pages, as whole requests with their database."""

import random
import time
from statistics import median

from django.db import connection
from django.test import Client

from annotations.sources import search
from annotations.sources.models import Film, Revision, SearchEntry, Source
from perfection_site.accounts.models import User
from tests.bench.report import Row

FEW, MANY = 100, 10_000
ROUNDS, REQUESTS = 6, 10
# In every text, in three of ten, in three texts however many there are.
COMMON, MIDDLING, RARE = "lesson", "chapel", "theorbo"
QUESTIONS = [(word, page) for word, pages in ((RARE, (1,)), (MIDDLING, (1, 3)), (COMMON, (1, 3))) for page in pages]
_FILLING = [
    "bow",
    "pupil",
    "silence",
    "perfect",
    "note",
    "train",
    "school",
    "mother",
    "stage",
    "hall",
    "record",
    "teacher",
    "journey",
    "window",
    "letter",
    "hand",
    "story",
    "scene",
    "camera",
    "rescue",
    "promise",
    "illness",
    "debt",
    "concert",
    "music",
    "master",
    "house",
    "winter",
]
_INDEX = """
    INSERT INTO sources_searchentry (source_id, config, head, body)
    SELECT s.id, 'english', to_tsvector('english', s.title || ' ' || f.title), to_tsvector('english', r.text)
    FROM sources_source s JOIN sources_film f ON f.id = s.film_id JOIN sources_revision r ON r.id = s.current_id
    ON CONFLICT DO NOTHING
"""


def fill(total: int) -> None:
    """Bring the site to `total` sources of about 4,000 code points, straight into their tables."""
    house, have = User.objects.house(), Source.objects.count()
    film, _ = Film.objects.get_or_create(slug="bench", defaults={"title": "A film of the bench"})
    numbers = range(have, total)
    made = Source.objects.bulk_create(
        [
            Source(film=film, slug=f"bench-{n}", title=f"Essay {n}", created_by=house, rights_basis="own_work",
                   rights_evidence="Made for the bench.", kind="essay")
            for n in numbers
        ],
        batch_size=1000,
    )  # fmt: skip
    revisions = Revision.objects.bulk_create(
        [_revision(source, n, house) for source, n in zip(made, numbers, strict=True)], batch_size=500
    )
    for source, revision in zip(made, revisions, strict=True):
        source.current, source.state = revision, "published"
    Source.objects.bulk_update(made, ["current", "state"], batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute(_INDEX)
        for table in ("source", "revision", "searchentry"):
            cursor.execute(f"VACUUM ANALYZE sources_{table}")


def _revision(source: Source, number: int, house: User) -> Revision:
    chance = random.Random(number)
    paragraphs = [" ".join(chance.choices(_FILLING, k=75)) for _ in range(8)]
    paragraphs[chance.randrange(8)] += f" {COMMON}"
    if number % 10 < 3:
        paragraphs[chance.randrange(8)] += f" {MIDDLING}"
    if number in (10, 40, 70):
        paragraphs[chance.randrange(8)] += f" {RARE}"
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(["paragraph", at, at + len(paragraph), 0, 0, False])
        at += len(paragraph) + 1
    return Revision(source=source, number=1, text="\n".join(paragraphs), blocks=blocks, checksum="", created_by=house)


def _paths(client: Client) -> dict[tuple[str, int], str]:
    """The address of each page, walked to as a reader would."""
    paths = {}
    for word, page in QUESTIONS:
        path = f"/search/?q={word}"
        for _ in range(page - 1):
            html = client.get(path).content.decode()
            path = html.partition('<p class="more"><a href="')[2].partition('"')[0].replace("&amp;", "&")
        paths[word, page] = path
    return paths


def _seconds(client: Client, path: str) -> float:
    """The quietest of a few medians: what else the machine does only ever adds."""
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


def _measured() -> dict[tuple[str, int], float]:
    client = Client()
    return {question: _seconds(client, path) for question, path in _paths(client).items()}


def _read_through() -> int:
    """How many columns PostgreSQL would read row by row for a rare question in two languages."""
    query = search.Query(RARE, ("english", "german"))
    found = Source.objects.filter(state=Source.State.PUBLISHED).order_by().values("pk")
    plans = [found.filter(query.matches(column)).explain() for column in ("head", "body")]
    return sum("Seq Scan on sources_searchentry" in plan or "Bitmap Index Scan" not in plan for plan in plans)


def measure() -> list[Row]:
    """Runs on a database of its own: what other benches have made is in both worlds."""
    SearchEntry.objects.all().delete()
    fill(FEW)
    few = _measured()
    fill(MANY)
    many = _measured()
    rows = [
        Row(
            f"search over {MANY:,} sources by over {FEW}: {word}, page {page}",
            many[word, page] / few[word, page],
            1.5,
            note=f"{many[word, page] * 1e3:.1f} / {few[word, page] * 1e3:.1f} ms",
        )
        for word, page in QUESTIONS
    ]
    return [*rows, Row("  a rare question: columns read row by row", _read_through(), 0, "columns")]
