"""Queries that are built once, and conditions that are settled at once."""

import pytest

from perfection_site.accounts.compiled import Compiled, settled
from perfection_site.accounts.models import User
from tests.people import person

pytestmark = pytest.mark.django_db


def _named(*names: str):
    return User.objects.filter(username__in=names)


def test_a_settled_condition_finds_what_the_queryset_finds():
    readers = [person(name).pk for name in ("reader", "stranger")]
    within = settled(_named("reader", "stranger").values("pk"))
    assert sorted(User.objects.filter(pk__in=within).values_list("pk", flat=True)) == sorted(readers)
    others = User.objects.exclude(pk__in=settled(_named("reader").values("pk")))
    assert sorted(others.filter(pk__in=within).values_list("username", flat=True)) == ["stranger"]


def test_its_values_never_stand_in_the_words_of_the_query():
    name = "100%'; --"
    sql, params = User.objects.filter(pk__in=settled(_named(name).values("pk"))).query.sql_with_params()
    assert name not in sql
    assert name in params
    assert not User.objects.filter(pk__in=settled(_named(name).values("pk"))).exists()


def test_settled_nothing_is_nothing():
    person("reader")
    assert not User.objects.filter(pk__in=settled(User.objects.none().values("pk"))).exists()
    assert User.objects.exclude(pk__in=settled(User.objects.none().values("pk"))).exists()


def test_it_drops_an_order_that_says_nothing_in_a_condition():
    sql, _params = settled(_named("reader").order_by("-username").values("pk")).as_sql(None, None)
    assert "ORDER BY" not in sql


def test_a_settled_condition_compiles_with_a_stand_in():
    reader = person("reader")
    asked = Compiled(
        lambda pk: User.objects.filter(pk__in=settled(User.objects.filter(pk=pk).values("pk"))).values_list("username")
    )
    assert asked.rows(reader.pk) == [("reader",)]
    assert asked.rows(-1) == []
