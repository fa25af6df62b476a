"""Queries that every page asks: built by the ORM once, then only executed.

Building a query with its subqueries costs more than the database takes to answer it. The rules stay where they are
(`visible_to`): what is compiled is an ordinary queryset, made with stand-ins for the values it is asked with.
"""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

_STAND_INS = (-987_654_321, -987_654_322)


class StandIn(AnonymousUser):
    """A viewer to compile a query with: signed in, with every permission or with none."""

    is_authenticated = True

    def __init__(self, pk=None, *, permitted: bool = False):
        self.pk = self.id = pk
        self.permitted = permitted

    def has_perm(self, perm, obj=None) -> bool:
        return self.permitted


class Compiled:
    """`build(*stand_ins)` makes the queryset for as many values, whole numbers or strings.

    A stand-in must reach the SQL as a parameter, and the queryset's shape must not depend on it.
    """

    def __init__(self, build: Callable[..., QuerySet], values: int = 1):
        self._build, self._values = build, values
        self._sql: str | None = None

    def _prepared(self, values: tuple) -> tuple[str, list]:
        if self._sql is None:
            queryset = self._build(*_STAND_INS[: self._values])
            self._sql, self._params = queryset.query.sql_with_params()
            self._model = queryset.model
        given = dict(zip(map(str, _STAND_INS), values, strict=False))
        return self._sql, [given.get(str(param), param) for param in self._params]

    def rows(self, *values) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(*self._prepared(values))
            return cursor.fetchall()

    def first(self, *values):
        """The first model instance, with its annotations as attributes; None where there is none."""
        sql, params = self._prepared(values)
        return next(iter(self._model._base_manager.raw(sql, params)), None)


def settled(queryset: QuerySet) -> RawSQL | list:
    """For another queryset's `__in`: this one, of one column, as SQL made at once. The ORM resolves a queryset in a
    condition anew at each level above it, and who may see what nests five deep."""
    try:
        return RawSQL(*queryset.order_by().query.sql_with_params())  # noqa: S611 - the values are parameters
    except EmptyResultSet:
        return []
