"""Finding the newest of a great many entries that match, and counting them, whatever their number.

PostgreSQL does not know how dear it is to look at a text's stems, nor how rare most words are: left to itself it reads
a million entries for a word that three hold, or asks the index for half a million keys to show ten. So it is asked in
two steps. A word that many of the newest entries hold is looked for by walking back from them; of any other the index
names the keys, at most a few more than anybody counts, and only those are looked at.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, F, Func, Max, Model, QuerySet, Value

from annotations.sources.search import COUNTED, Query

NEWEST, OFTEN = 5_000, 500  # a word that so many of the newest hold is one in ten or more
FEW = 1_100  # keys: what more entries hold is soon met with on the way back

_PLANS = ("enable_seqscan", "enable_indexscan")


class _KeyIn(Func):
    """Whether a row's key is one of many: in one list, which the database need not take apart to plan."""

    template, arg_joiner, output_field = "(%(expressions)s))", " = ANY(", BooleanField()

    def __init__(self, keys: Collection[int]):
        super().__init__(F("pk"), Value(list(keys), output_field=ArrayField(BigIntegerField())))


@dataclass(frozen=True)
class Found:
    """Those of `rows` that match. `keys` are all of them, newest first, where they are few; None where many are."""

    rows: QuerySet
    keys: list[int] | None

    def page(self, before: int | None, size: int) -> list[int]:
        """The newest `size` keys, from behind `before`."""
        if self.keys is not None:
            return [key for key in self.keys if before is None or key < before][:size]
        rows = self.rows if before is None else self.rows.filter(pk__lt=before)
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:size])


@dataclass(frozen=True)
class Matching:
    """`keys` of entries that match, all of them where `is_all`; whose they are and who may see them is not asked."""

    query: Query
    entries: type[Model]
    keys: tuple[int, ...] = ()
    is_all: bool = False

    def among(self, rows: QuerySet) -> QuerySet:
        """Those of `rows` that match."""
        return rows.filter(_KeyIn(self.keys)) if self.is_all else rows.filter(self.query.matches("stems"))

    def find(self, rows: QuerySet) -> Found:
        """The same, to be paged newest first."""
        if not self.is_all:
            return Found(self.among(rows), None)
        keys = self.among(rows).order_by().values_list("pk", flat=True)
        return Found(rows, sorted(keys, reverse=True))

    def count(self, rows: QuerySet) -> int:
        """How many of `rows` match, exact up to COUNTED and one more where there are more."""
        if not self.keys and not self.is_all:
            return len(self.among(rows).order_by("-pk").values_list("pk")[: COUNTED + 1])
        keys, is_all, most = self.keys, self.is_all, FEW
        while (known := rows.filter(_KeyIn(keys)).order_by().count()) <= COUNTED and not is_all:
            most *= 4  # many of them are not among `rows`
            keys = _keys(self.entries.objects.filter(self.query.matches("stems", entry="")), most)
            is_all = len(keys) <= most
        return min(known, COUNTED + 1)


def matching(query: Query, entries: type[Model]) -> Matching:
    """What of `entries`, which are newer the higher their key is, holds what is asked for."""
    if not query.configs:
        return Matching(query, entries, (), True)
    found = entries.objects.filter(query.matches("stems", entry=""))
    last = entries.objects.aggregate(last=Max("pk"))["last"] or 0
    if len(found.filter(pk__gt=last - NEWEST).order_by("-pk").values_list("pk")[:OFTEN]) == OFTEN:
        return Matching(query, entries)
    keys = _keys(found, FEW)
    return Matching(query, entries, keys, len(keys) <= FEW)


def _keys(found: QuerySet, most: int) -> tuple[int, ...]:
    """Keys as the index names them, and one more than `most` where there are more."""
    with _by_the_index():
        return tuple(found.order_by().values_list("pk", flat=True)[: most + 1])


@contextmanager
def _by_the_index() -> Iterator[None]:
    """Nothing is read row by row for as long as this is open."""
    with transaction.atomic(), connection.cursor() as cursor:
        _let(cursor, "off")
        yield
        _let(cursor, "on")


def _let(cursor, state: str) -> None:
    cursor.execute(f"SELECT {', '.join('set_config(%s, %s, true)' for _plan in _PLANS)}",
                   [said for plan in _PLANS for said in (plan, state)])  # fmt: skip
