"""Texts with a hundred, ten thousand and a million annotations, written by the database itself with a fixed seed."""

from django.db import connection

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.models import Placement
from annotations.sources.models import Source
from annotations.text import sanitise
from tests.bench import worlds
from tests.people import person

FREE = 200  # code points at the beginning of a text that nothing is written on
BODY = "A note of *ordinary* length, with a thought and a half in it."

# Log-normal lengths by Box and Muller, which every PostgreSQL can do; short notes are spread evenly.
LONG = "least(2000, greatest(5, exp(4 + sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))))::int"
SHORT = "3 + floor(random() * 23)::int"

_PASSAGES = """
    INSERT INTO passages_passage
        (source_id, revision_id, start, "end", exact, prefix, suffix, created_by_id, created_at)
    SELECT %s, %s, start, start + length, left(repeat('perfect ', length / 8 + 1), length), '', '', %s, now()
    FROM (
        SELECT length, {free} + floor(random() * (%s - {free} - length))::int AS start
        FROM (SELECT {length} AS length FROM generate_series(1, %s)) AS lengths
    ) AS spans
"""
_PLACEMENTS = """
    INSERT INTO passages_placement (passage_id, revision_id, start, "end", status, confidence)
    SELECT id, revision_id, start, "end", 'exact', 1 FROM passages_passage WHERE revision_id = %s ORDER BY id
"""


def _annotations(source: Source, author) -> None:
    """Every column that the model has by its default, so that a new one does not stop the bench."""
    one = Annotation(
        author=author, source=source, body=BODY, body_html=sanitise.render(BODY), renderer=sanitise.RENDERER_VERSION
    )
    varying = {"passage_id": "p.id", "token": "gen_random_uuid()", "created_at": "now()"}
    columns, values, params = [], [], []
    for field in Annotation._meta.concrete_fields:
        if field.primary_key or field.generated:
            continue
        columns.append(f'"{field.column}"')
        if field.column in varying:
            values.append(varying[field.column])
            continue
        values.append("%s")
        params.append(field.get_db_prep_save(field.pre_save(one, add=True), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO marginalia_annotation ({', '.join(columns)}) SELECT {', '.join(values)}"
            " FROM passages_passage p WHERE p.revision_id = %s ORDER BY p.id",
            [*params, source.current_id],
        )


def crowded(count: int, length: str = LONG, *, number: int) -> Source:
    """A source of 60,000 code points with `count` public annotations; `number` makes it another text."""
    source, author = worlds.long_source(seed=100 + number), person("reader")
    revision = source.current
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(%s)", [0.1 * number])
        asked = [source.pk, revision.pk, author.pk, len(revision.text), count]
        cursor.execute(_PASSAGES.format(free=FREE, length=length), asked)
        cursor.execute(_PLACEMENTS, [revision.pk])
    _annotations(source, author)
    spans = Placement.objects.filter(revision=revision).values_list("start", "end")
    coverage.add(revision, list(spans))
    return source


def analyse() -> None:
    """What the database's own housekeeping does sooner or later."""
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM ANALYZE passages_passage, passages_placement, passages_coveragechange, passages_blockcoverage,"
            " marginalia_annotation"
        )
