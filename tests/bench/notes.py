"""The notebook and the search over annotations at ten thousand and a million, all by one person on one text; and
writing one, kept for good, over one connection and over sixteen."""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from django.db import connection
from django.test import Client

from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources.models import Source
from perfection_site.accounts.actions import give_role
from perfection_site.accounts.models import User
from tests import make
from tests.bench import worlds
from tests.bench.report import Row
from tests.people import person

FEW, MANY = 10_000, 1_000_000
REQUESTS = 80
CONNECTIONS, WRITTEN = 16, 160
# In every second annotation, in one of fifty, in one of a thousand, in three however many there are.
COMMON, FREQUENT, MIDDLING, RARE = "lesson", "chapel", "cello", "theorbo"
WORDS = (RARE, MIDDLING, FREQUENT, COMMON)
FILLING = "bow pupil silence perfect note train school mother stage hall record teacher journey window letter hand"

# Bodies of 4 to 40 words, of which every 2nd, 50th and 1,000th says something, and three the rarest.
_ANNOTATIONS = """
    INSERT INTO marginalia_annotation ({columns})
    SELECT {values} FROM (
        SELECT n, concat_ws(' ',
            (SELECT string_agg((%s::text[])[1 + floor(random() * %s)::int], ' ')
             FROM generate_series(1, 4 + n %% 37) WHERE n = n),
            CASE WHEN n %% 2 = 0 THEN '{common}' END,
            CASE WHEN n %% 50 = 0 THEN '{frequent}' END,
            CASE WHEN n %% 1000 = 0 THEN '{middling}' END,
            CASE WHEN n IN (11, 4011, 8011) THEN '{rare}' END) AS body
        FROM generate_series(%s::int, %s::int) AS n
    ) AS written
"""
_ENTRIES = """
    INSERT INTO marginalia_annotationsearch (annotation_id, config, stems)
    SELECT a.id, 'english', setweight(to_tsvector('english', a.body), 'A')
        || setweight(to_tsvector('english', p.exact), 'B')
    FROM marginalia_annotation a JOIN passages_passage p ON p.id = a.passage_id
    WHERE a.source_id = %s AND NOT EXISTS (SELECT FROM marginalia_annotationsearch e WHERE e.annotation_id = a.id)
"""


def _columns(like: Annotation, varying: dict[str, str]) -> tuple[str, str, list]:
    """Names, values and parameters of every column the model has, as `like` has them but for what varies."""
    columns, values, params = [], [], []
    for field in Annotation._meta.concrete_fields:
        if field.primary_key or field.generated:
            continue
        columns.append(f'"{field.column}"')
        values.append(varying.get(field.column, "%s"))
        if field.column not in varying:
            params.append(field.get_db_prep_save(field.pre_save(like, add=False), connection))
    return ", ".join(columns), ", ".join(values), params


def fill(first: Annotation, have: int, total: int) -> None:
    """Bring `first`'s text from `have` to `total` annotations like it, straight into their tables."""
    varying = {
        "body": "body",
        "body_html": "'<p>' || body || '</p>'",
        "token": "gen_random_uuid()",
        "created_at": f"now() - ({MANY} - n) * interval '1 second'",
    }
    columns, values, params = _columns(first, varying)
    said = {"common": COMMON, "frequent": FREQUENT, "middling": MIDDLING, "rare": RARE}
    filling = FILLING.split()
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.4)")
        asked = [*params, filling, len(filling), have + 1, total]
        cursor.execute(_ANNOTATIONS.format(columns=columns, values=values, **said), asked)
        cursor.execute(_ENTRIES, [first.source_id])
        cursor.execute("VACUUM ANALYZE marginalia_annotation, marginalia_annotationsearch")


def _seconds(client: Client, path: str) -> float:
    """The quietest request of many: what else the machine does only ever adds."""
    times = []
    for _ in range(REQUESTS):
        before = time.perf_counter()
        client.get(path)
        times.append(time.perf_counter() - before)
    return min(times)


def _measured(owner: User) -> dict[str, float]:
    visitor, member = Client(), Client()
    member.force_login(owner)
    times = {
        f"search over annotations: {word}": _seconds(visitor, f"/search/?in=annotations&q={word}") for word in WORDS
    }
    return times | {"notebook, first page": _seconds(member, "/notebook/")}


def _written(source: Source, writers: list[User], each: int) -> tuple[float, list[float]]:
    """Each writer's annotations, over a connection of their own: seconds for all of them, and for each."""
    taken: list[float] = []

    def write(writer: User) -> None:
        words = source.current.text[20 : 20 + 40]
        try:
            for number in range(each):
                before = time.perf_counter()
                make.annotation(writer, words, on=source, body=f"The {number}th thought about it.")
                taken.append(time.perf_counter() - before)
        finally:
            connection.close()

    began = time.perf_counter()
    with ThreadPoolExecutor(len(writers)) as pool:
        list(pool.map(write, writers))
    return time.perf_counter() - began, taken


def _writing() -> list[Row]:
    """All on one text, whose ledger they take turns at. Moderators, whom no limit stops."""
    house, names = User.objects.house(), [f"writer-{number}" for number in range(CONNECTIONS)]
    writers = [give_role(house, person(name), "moderator") and person(name) for name in names]
    source = worlds.long_source(seed=40)
    _written(source, writers, 1)  # every thread's first is slower
    alone, each_alone = _written(source, writers[:1], WRITTEN)
    together, each = _written(source, writers, WRITTEN // CONNECTIONS)
    per_one, per_many = alone / len(each_alone), together / len(each)
    note = f"{1 / per_one:.0f} a second over 1, {1 / per_many:.0f} over {CONNECTIONS}, {median(each) * 1e3:.0f} ms each"
    return [
        Row("creating an annotation, durable, over one connection", per_one * 1e3, 60, "ms"),
        Row(f"  over {CONNECTIONS} on one text, by one: time for each", per_many / per_one, 1.5, note=note),
    ]


def measure() -> list[Row]:
    """Runs before there are other crowds; whatever was annotated before is in both worlds."""
    AnnotationSearch.objects.all().delete()
    source = worlds.long_source(3_000, seed=41)
    first = make.annotation("owner_of_many", source.current.text[30:90], on=source, body="The first.")
    fill(first, 0, FEW)
    few = _measured(first.author)
    fill(first, FEW, MANY)
    many = _measured(first.author)
    rows = [
        Row(
            f"{what}: {MANY:,} by {FEW:,}", many[what] / few[what], 1.5,
            note=f"{many[what] * 1e3:.1f} / {few[what] * 1e3:.1f} ms",
        )
        for what in few
    ]  # fmt: skip
    return [*rows, *_writing()]
