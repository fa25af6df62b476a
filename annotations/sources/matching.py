"""Finding the newest of a great many entries that match, and counting them, whatever their number.

PostgreSQL does not know how dear it is to look at a text's stems, nor how rare most words are: left to itself it reads
a million entries for a word that three hold, or asks the index for half a million keys to show ten. So it is asked in
two steps. The newest are looked through first. A word that many of them hold is looked for by walking on from there; of
one that is rare among them the index names the keys, and only those are looked at. What lies between fills a page from
the newest, and of all others only so many are looked at as are counted.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, Max, Model, QuerySet, Value

from annotations.sources.search import COUNTED, Query

NEWEST, OFTEN = 5_000, 500  # a word that so many of the newest hold is one in ten or more
FEW = 1_100  # keys: what more entries hold is soon met with on the way back


class _KeyIn(Func):
    """Whether a row's key is one of many: in one list, which neither Django nor the database takes apart to plan."""

    template, arg_joiner, output_field = "(%(expressions)s))", " = ANY(", BooleanField()

    def __init__(self, keys: Collection[int] | ArraySubquery):
        if not isinstance(keys, ArraySubquery):
            keys = Func(Value(f"{{{','.join(map(str, keys))}}}"), template="%(expressions)s::bigint[]")
        super().__init__(F("pk"), keys)


@dataclass(frozen=True)
class Found:
    """Those of `rows` that match. `keys` are all of them, newest first, where they are few; None where many are: then
    those of `newest` come before all others."""

    rows: QuerySet
    keys: list[int] | None
    newest: tuple[int, ...] = ()

    def page(self, before: int | None, size: int) -> list[int]:
        """The newest `size` keys, from behind `before`."""
        if self.keys is not None:
            return [key for key in self.keys if before is None or key < before][:size]
        rows = self.rows if before is None else self.rows.filter(pk__lt=before)
        rows = rows.order_by("-pk").values_list("pk", flat=True)
        if self.newest:
            with _without("enable_seqscan"):
                keys = list(rows.filter(_KeyIn(self.newest))[:size])
            if len(keys) == size:
                return keys
        return list(rows[:size])


@dataclass(frozen=True)
class Matching:
    """`keys` of entries that match, all of them where `is_all`, else the newest; whose they are and who may see them is
    not asked."""

    query: Query
    entries: type[Model]
    keys: tuple[int, ...] = ()
    is_all: bool = False
    is_often: bool = False  # one entry in ten or more matches

    def among(self, rows: QuerySet) -> QuerySet:
        """Those of `rows` that match."""
        return rows.filter(_KeyIn(self.keys)) if self.is_all else rows.filter(self.query.matches("stems"))

    def find(self, rows: QuerySet) -> Found:
        """The same, to be paged newest first."""
        if not self.is_all:
            return Found(self.among(rows), None, self.keys)
        keys = self.among(rows).order_by().values_list("pk", flat=True)
        with _without("enable_seqscan"):  # of the texts neither
            return Found(rows, sorted(keys, reverse=True))

    def count(self, rows: QuerySet) -> int:
        """How many of `rows` match, exact up to COUNTED and one more where there are more."""
        if self.is_often:
            return len(self.among(rows).order_by("-pk").values_list("pk")[: COUNTED + 1])
        if self.is_all:
            return min(rows.filter(_KeyIn(self.keys)).order_by().count(), COUNTED + 1)
        return min(self._count_some(rows), COUNTED + 1)

    def _count_some(self, rows: QuerySet) -> int:
        """Of a few that the index names; of more where many of those are not among `rows`."""
        found, most = _matched(self.query, self.entries), COUNTED + 1
        while True:
            named = found.order_by().values("pk")[:most]
            with _without("enable_seqscan"):
                known = rows.filter(_KeyIn(ArraySubquery(named))).order_by().count()
            if known > COUNTED or (known < most and len(_keys(found, most)) <= most):
                return known
            most *= 4


def matching(query: Query, entries: type[Model]) -> Matching:
    """What of `entries`, which are newer the higher their key is, holds what is asked for."""
    if not query.configs:
        return Matching(query, entries, (), True)
    found = _matched(query, entries)
    last = entries.objects.aggregate(last=Max("pk"))["last"] or 0
    newest = found.filter(pk__gt=last - NEWEST).order_by("-pk").values_list("pk", flat=True)
    newest = tuple(newest[:OFTEN])
    if len(newest) == OFTEN:
        return Matching(query, entries, is_often=True)
    if len(newest) * last > 2 * FEW * NEWEST:  # as many elsewhere: far more than few
        return Matching(query, entries, newest)
    keys = _keys(found, FEW)
    return Matching(query, entries, keys, True) if len(keys) <= FEW else Matching(query, entries, newest)


def _matched(query: Query, entries: type[Model]) -> QuerySet:
    return entries.objects.filter(query.matches("stems", entry=""))


def _keys(found: QuerySet, most: int) -> tuple[int, ...]:
    """Keys as the index names them, and one more than `most` where there are more."""
    with _without("enable_seqscan", "enable_indexscan"):
        return tuple(found.order_by().values_list("pk", flat=True)[: most + 1])


@contextmanager
def _without(*plans: str) -> Iterator[None]:
    """These ways to read a table are not taken for as long as this is open."""
    with transaction.atomic(), connection.cursor() as cursor:
        _let(cursor, plans, "off")
        yield
        _let(cursor, plans, "on")


def _let(cursor, plans: tuple[str, ...], state: str) -> None:
    cursor.execute(f"SELECT {', '.join('set_config(%s, %s, true)' for _plan in plans)}",
                   [said for plan in plans for said in (plan, state)])  # fmt: skip
