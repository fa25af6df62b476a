"""How readings answer, extend and contest one another, as it stands on the page of their film and on both of their own
pages."""

import re

import pytest

from critiques.readings import actions
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db

#   what `reader` says of their reading     on its own side    on the other's
SIDES = {
    "answers":                              ("answers",         "answered by"),
    "extends":                              ("extends",         "extended by"),
    "contests":                             ("contests",        "contested by"),
}  # fmt: skip


def _world(kind: str):
    """A reading that stands in some way to another one, and a third to which it stands in none."""
    film = make.source().film
    first = making.reading("reader", film, title="The first")
    other = making.reading("stranger", film, title="The other")
    third = making.reading("member", film, title="The third")
    return first, other, third, actions.relate(person("reader"), first, other, kind)


def _said(html: str) -> list[tuple[str, str]]:
    """Each of "answers", "answered by" and so on, with the slug of the reading it leads to."""
    words = "|".join(word for sides in SIDES.values() for word in sides)
    return re.findall(rf'<span>({words}) <a href="/readings/([^"/]+)/">', html)


def _rows(html: str) -> dict[str, list[tuple[str, str]]]:
    """What stands in each reading's row on the page of its film, by its slug."""
    section = html[html.index('<h2 id="readings">') :]
    rows = section[: section.index("</section>")].split('<a class="headline" href="/readings/')[1:]
    return {row[: row.index("/")]: _said(row) for row in rows}


@pytest.mark.parametrize("who", ["signed_out", "stranger"])
@pytest.mark.parametrize("kind", SIDES)
def test_on_both_pages_each_says_it_from_its_own_side(as_, kind, who):
    first, other, third, _relation = _world(kind)
    client, (own, theirs) = as_(who), SIDES[kind]
    assert _said(making.html(client, first)) == [(own, other.slug)]
    assert _said(making.html(client, other)) == [(theirs, first.slug)]
    assert _said(making.html(client, third)) == []


@pytest.mark.parametrize("who", ["signed_out", "stranger"])
@pytest.mark.parametrize("kind", SIDES)
def test_on_the_page_of_their_film_each_row_says_its_own_side(as_, kind, who):
    first, other, third, _relation = _world(kind)
    own, theirs = SIDES[kind]
    rows = _rows(as_(who).get(f"/films/{first.film.slug}/").content.decode())
    assert rows == {first.slug: [(own, other.slug)], other.slug: [(theirs, first.slug)], third.slug: []}


def test_one_reading_may_stand_to_several_and_each_of_two_to_the_other(as_):
    first, other, third, _relation = _world("answers")
    actions.relate(person("stranger"), other, first, "contests")
    actions.relate(person("member"), third, first, "extends")
    client = as_("signed_out")
    expected = [("answers", other.slug), ("contested by", other.slug), ("extended by", third.slug)]
    assert _said(making.html(client, first)) == expected
    assert _rows(client.get(f"/films/{first.film.slug}/").content.decode())[first.slug] == expected


@pytest.mark.parametrize("gone", ["withdrawn", "hidden", "said no longer"])
@pytest.mark.parametrize("side", ["first", "other"])
def test_nothing_is_said_of_a_reading_that_is_gone(as_, gone, side):
    first, other, _third, relation = _world("contests")
    going, staying = (first, other) if side == "first" else (other, first)
    if gone == "withdrawn":
        actions.withdraw(going.begun_by, going)
    elif gone == "hidden":
        making.hidden(going)
    else:
        actions.unrelate(person("reader"), relation)
    client = as_("signed_out")
    assert _said(making.html(client, staying)) == []
    assert _rows(client.get(f"/films/{first.film.slug}/").content.decode())[staying.slug] == []


def test_a_film_page_says_nothing_of_a_reading_whose_author_one_has_muted(as_):
    first, other, _third, _relation = _world("contests")
    accounts.mute(person("member"), person("stranger"))
    rows = _rows(as_("member").get(f"/films/{first.film.slug}/").content.decode())
    assert other.slug not in rows and rows[first.slug] == []
