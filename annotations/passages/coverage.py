"""How deeply a text is annotated: a ledger of changes, and beside it the packed runs that pages read.

A page costs what its text costs, not what its annotations cost. Only public, visible annotations count here; a
viewer's own private marks are drawn over the shared runs for that viewer alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Concat

from annotations.passages.models import BlockCoverage, CoverageChange
from annotations.sources.models import Revision
from annotations.text import spans

Span = tuple[int, int]  # start, end in code points

_CHANGE = """
    INSERT INTO passages_coveragechange AS c (revision_id, block, position, delta)
    SELECT %s, * FROM unnest(%s::int[], %s::int[], %s::int[])
    ON CONFLICT (revision_id, block, position) DO UPDATE SET delta = c.delta + excluded.delta
"""
_BUMP = """
    INSERT INTO passages_blockcoverage AS b (revision_id, block, runs, starts, version)
    SELECT %s, t.block, '', t.starts, 1 FROM unnest(%s::int[], %s::int[]) AS t (block, starts)
    ON CONFLICT (revision_id, block) DO UPDATE SET starts = b.starts + excluded.starts, version = b.version + 1
"""
# Asked on each view of a page with marks of the viewer's own: building the query would cost more than the answer.
_RUNS = "SELECT block, runs, starts FROM passages_blockcoverage WHERE revision_id = %s AND block = ANY(%s)"


def add(revision: Revision, marked: Iterable[Span]) -> list[int]:
    """Count public spans in; returns the blocks they touch. Runs in the caller's transaction."""
    return _change(revision, list(marked), +1)


def remove(revision: Revision, marked: Iterable[Span]) -> list[int]:
    """Count public spans out again."""
    return _change(revision, list(marked), -1)


def touch(revision: Revision, marked: Iterable[Span]) -> list[int]:
    """Something that everybody sees of these spans reads otherwise now: what is kept of their blocks is stale."""
    return _change(revision, list(marked), 0)


def _change(revision: Revision, marked: list[Span], sign: int) -> list[int]:
    blocks = revision.document.blocks
    changes, starts = _tally(blocks, marked, sign)
    rows = sorted((block, position, delta) for (block, position), delta in changes.items() if delta)
    touched = sorted(starts)
    with connection.cursor() as cursor:
        # Rows are locked in ascending order, ledger first and versions last: unsorted ones would deadlock.
        if rows:
            cursor.execute(_CHANGE, [revision.pk, *map(list, zip(*rows, strict=True))])
        cursor.execute(_BUMP, [revision.pk, touched, [starts[block] for block in touched]])
    if rows:
        _pack(revision, blocks, touched)
    return touched


def _tally(blocks, marked: list[Span], sign: int) -> tuple[Counter, dict[int, int]]:
    """Changes by (block, position), and the annotations beginning in each touched block."""
    changes: Counter = Counter()
    starts: dict[int, int] = {}
    for start, end in marked:
        clipped = spans.clip(start, end, blocks)
        for index, (block, from_, to) in enumerate(clipped):
            changes[block, from_] += sign
            changes[block, to] -= sign
            starts[block] = starts.get(block, 0) + (sign if index == 0 else 0)
    return changes, starts


def _pack(revision: Revision, blocks, touched: list[int]) -> None:
    """Write the runs of the touched blocks anew. Their rows are locked by the version bump before."""
    changes: dict[int, list[Span]] = {block: [] for block in touched}
    ledger = CoverageChange.objects.filter(revision=revision, block__in=touched).exclude(delta=0)
    for block, position, delta in ledger.order_by("block", "position").values_list("block", "position", "delta"):
        changes[block].append((position, delta))
    for block in touched:
        runs = spans.depths(changes[block], blocks[block].start, blocks[block].end)
        BlockCoverage.objects.filter(revision=revision, block=block).update(runs=spans.pack(runs))


@dataclass(frozen=True)
class Stamp:
    """What a page needs to find its pieces in a cache: the version of each block that has one, and the total."""

    versions: tuple[tuple[int, int], ...] = ()
    annotations: int = 0

    @classmethod
    def read(cls, versions: str | None, total: int | None) -> "Stamp":
        pairs = (pair.split(":") for pair in (versions or "").split(",") if pair)
        return cls(tuple((int(block), int(version)) for block, version in pairs), total or 0)


_PAIR = Concat(Cast("block", CharField()), Value(":"), Cast("version", CharField()))
_VERSIONS = StringAgg(_PAIR, ",", order_by="block")


def with_stamp(sources: QuerySet) -> QuerySet:
    """Sources with the stamp of their current revision in the same query; read it with `stamp_of`."""
    rows = BlockCoverage.objects.filter(revision=OuterRef("current")).order_by().values("revision")
    return sources.annotate(
        coverage_versions=Subquery(rows.annotate(found=_VERSIONS).values("found")),
        coverage_total=Subquery(rows.annotate(found=Sum("starts")).values("found")),
    )


def stamp_of(source) -> Stamp:
    return Stamp.read(source.coverage_versions, source.coverage_total)


def stamp(revision_id: int) -> Stamp:
    """The stamp as it is now: one query, one row, whatever the number of annotations."""
    found = BlockCoverage.objects.filter(revision_id=revision_id)
    return Stamp.read(**found.aggregate(versions=_VERSIONS, total=Sum("starts")))


def count(sources: QuerySet) -> int:
    """How many public annotations stand on the current revisions of `sources`, in one query."""
    rows = BlockCoverage.objects.filter(revision__in=sources.order_by().values("current"))
    return rows.aggregate(total=Sum("starts"))["total"] or 0


Runs = dict[int, tuple[list[tuple[int, int, int]], int]]


def runs(revision_id: int, blocks: Iterable[int]) -> Runs:
    """block -> (runs [(start, end, depth 1..3)], annotations beginning there), for blocks that have any."""
    with connection.cursor() as cursor:
        cursor.execute(_RUNS, [revision_id, list(blocks)])
        return {block: (spans.unpack(bytes(packed)), starts) for block, packed, starts in cursor.fetchall()}


def depth(revision_id: int, block: int, position: int) -> int:
    """How many public annotations lie over a code point of `block`: what its part of the ledger adds up to there."""
    rows = CoverageChange.objects.filter(revision=revision_id, block=block, position__lte=position)
    return rows.aggregate(depth=Sum("delta"))["depth"] or 0


def with_runs(revisions: QuerySet) -> QuerySet:
    """Revisions with all their runs in the same query; read them with `runs_of`."""
    rows = BlockCoverage.objects.filter(revision=OuterRef("pk")).order_by("block")
    return revisions.annotate(
        **{f"coverage_{name}": ArraySubquery(rows.values(name)) for name in ("block", "runs", "starts")}
    )


def runs_of(revision) -> Runs:
    rows = zip(revision.coverage_block, revision.coverage_runs, revision.coverage_starts, strict=True)
    return {block: (spans.unpack(bytes(packed)), starts) for block, packed, starts in rows}


def recompute(revision: Revision, marked: list[Span]) -> list[str]:
    """Compare ledger and runs with what `marked` (every public span) says; a line for each difference."""
    blocks = revision.document.blocks
    expected, starts = _tally(blocks, marked, +1)
    expected = {key: delta for key, delta in expected.items() if delta}
    ledger = CoverageChange.objects.filter(revision=revision).exclude(delta=0)
    actual = {(block, position): delta for block, position, delta in ledger.values_list("block", "position", "delta")}
    lines = [
        f"revision {revision.pk}, block {key[0]}, position {key[1]}:"
        f" the ledger says {actual.get(key, 0):+d}, annotations say {expected.get(key, 0):+d}"
        for key in sorted(expected.keys() | actual.keys())
        if expected.get(key) != actual.get(key)
    ]
    for row in BlockCoverage.objects.filter(revision=revision).order_by("block"):
        if row.block >= len(blocks):  # erased since, and with it every block
            lines.append(f"revision {revision.pk}, block {row.block}: the text has no such block")
            continue
        changes = sorted((position, delta) for (block, position), delta in expected.items() if block == row.block)
        span = blocks[row.block]
        if spans.unpack(bytes(row.runs)) != spans.depths(changes, span.start, span.end):
            lines.append(f"revision {revision.pk}, block {row.block}: the packed runs are not those of its annotations")
        if row.starts != starts.get(row.block, 0):
            lines.append(
                f"revision {revision.pk}, block {row.block}: counts {row.starts}, not {starts.get(row.block, 0)}"
            )
    return lines
