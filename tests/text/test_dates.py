"""Dates in many spellings."""

from datetime import date

import pytest

from annotations.text import dates


@pytest.mark.parametrize(
    "spelled",
    [
        "25 May 2019, 20:31",
        "May 25, 2019",
        "May 25th, 2019",
        "Saturday, May 25, 2019 at 8:31 PM EDT",
        "25th of May 2019",
        "25 may 2019",
        "25-May-2019",
        "2019-05-25",
        "2019-05-25T20:31:00Z",
        "2019/05/25",
        "25.05.2019",
        "25. Mai 2019, 20:31 Uhr",
        "25 mai 2019",
        "25 de mayo de 2019",
        "25 maggio 2019",
        "5/25/2019",
        "25/05/2019",
        "Published May 25, 2019",
    ],
)
def test_a_date_is_read(spelled):
    assert dates.find(spelled) == date(2019, 5, 25)


@pytest.mark.parametrize(
    "name", ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"]
)
def test_every_month_is_known(name):
    assert dates.find(f"{name} 3, 2019").strftime("%B").lower() == name


@pytest.mark.parametrize(
    "spelled", ["", "in May", "31 February 2019", "05/06/2019", "99 bottles 2019", "12 Monkeys 1995"]
)
def test_what_is_no_date_or_not_certain_is_none(spelled):
    assert dates.find(spelled) is None


def test_what_stands_beside_a_date_is_left():
    assert dates.without("Jane Doe | Friday, May 24, 2019 8:31 pm").split() == ["Jane", "Doe", "|"]
    assert dates.without("no date here") is None
