"""Who finds what: the tables are written by hand, and every list of annotations is held to them.

`author` wrote it; of a circle `member` and `author` are in it, `steward` looks after it, `left` was in it. What a role
on the site or in a circle lets somebody judge is not what they read here.
"""

import re

import pytest
from django.utils import timezone

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

PEOPLE = {"author", "steward", "member", "left", "stranger", "moderator", "admin", "signed_out"}
EVERYONE, AUTHOR, NOBODY = PEOPLE, {"author"}, set()
CIRCLE = {"author", "steward", "member"}

#   annotation              finds it      in the notebook
TABLE = {
    "public visible":       (EVERYONE,    AUTHOR),
    "public pending":       (AUTHOR,      AUTHOR),
    "public hidden":        (AUTHOR,      AUTHOR),
    "public withdrawn":     (NOBODY,      NOBODY),
    "circle visible":       (CIRCLE,      AUTHOR),
    "circle opened":        (CIRCLE,      AUTHOR),
    "circle hidden":        (AUTHOR,      AUTHOR),
    "circle withdrawn":     (NOBODY,      NOBODY),
    "circle author left":   (CIRCLE - AUTHOR, AUTHOR),  # to take their words along
    "private visible":      (AUTHOR,      AUTHOR),
    "private withdrawn":    (NOBODY,      NOBODY),
    "public unpublished":   (NOBODY,      NOBODY),
    "private unpublished":  (NOBODY,      NOBODY),
    "public taken down":    (EVERYONE,    AUTHOR),
    "private taken down":   (AUTHOR,      AUTHOR),
}  # fmt: skip
WORD = "theorbo"


def world(condition: str) -> tuple[Annotation, object]:
    circle = make.circle("steward", members=["author", "member", "left"])
    circles.leave(person("left"), circle)
    visibility, _space, state = condition.partition(" ")
    writing = {"body": f"A {WORD} is played.", "tags": ("strings",), "visibility": visibility}
    note = make.annotation("author", **writing, circle=circle.pk if visibility == "circle" else None)
    row = {"rule": "spam", "state": "hidden"} if state == "hidden" else {"state": state}
    if state == "withdrawn":
        row |= {"was": "visible", "withdrawn_at": timezone.now()}
    if state in ("pending", "hidden", "withdrawn"):
        Annotation.objects.filter(pk=note.pk).update(**row)
    if state == "opened":
        marginalia.open_to_site(person("member"), note)
    if state == "author left":
        circles.leave(person("author"), circle)
    if state == "unpublished":
        sources.unpublish(User.objects.house(), note.source, reason="A test.")
    if state == "taken down":
        sources.take_down(User.objects.house(), note.source, reason="A test.")
    return note, circle


def listed(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="entry[^>]*by-(\d+)"', html)]


@pytest.mark.parametrize("condition", TABLE)
def test_each_person_finds_what_the_table_says(as_, condition):
    note, circle = world(condition)
    finds, keeps = TABLE[condition]
    for path, expected in (
        (f"/search/?in=annotations&q={WORD}", finds),
        (f"/search/?in=annotations&q={WORD}&tag=strings&film={note.source.film.slug}", finds),
        ("/notebook/", keeps),
        (f"/notebook/?q={WORD}&sort=place", keeps),
    ):
        pages = {name: as_(name).get(path).content.decode() for name in PEOPLE}
        assert {name for name, html in pages.items() if note.pk in listed(html)} == expected, path
        for name in PEOPLE - expected:
            assert "is played" not in pages[name], (path, name)
            if "/search/" in path:
                assert "No annotation says" in pages[name], (path, name)
    in_circle = {
        name
        for name in PEOPLE
        if note.pk in listed(as_(name).get(f"/circles/{circle.slug}/annotations/").content.decode())
    }
    assert in_circle == (finds if condition.startswith("circle") else NOBODY)


@pytest.mark.parametrize("condition", TABLE)
def test_an_export_holds_what_the_notebook_does_and_is_ones_own(as_, condition):
    note, _circle = world(condition)
    keeps = TABLE[condition][1]
    for ending in ("markdown", "csv", "jsonld"):
        found = {
            name
            for name in PEOPLE - {"signed_out"}
            if f"/annotations/{note.pk}/" in as_(name).get(f"/notebook/export/?format={ending}").getvalue().decode()
        }
        assert found == keeps, ending


@pytest.mark.parametrize("condition", [name for name in TABLE if name.endswith("withdrawn")])
def test_what_is_withdrawn_is_its_authors_to_put_back_and_to_take_away(as_, condition):
    note, _circle = world(condition)
    tab = {name for name in PEOPLE if note.pk in listed(as_(name).get("/notebook/?tab=withdrawn").content.decode())}
    assert tab == AUTHOR
    path = "/notebook/export/?format=csv&withdrawn=1"
    taken = {name for name in PEOPLE - {"signed_out"} if WORD in as_(name).get(path).getvalue().decode()}
    assert taken == AUTHOR
    author = as_("author")
    assert author.post(f"/annotations/{note.pk}/unwithdraw/").status_code == 302
    assert note.pk in listed(author.get("/notebook/").content.decode())


def test_what_one_cannot_put_back_is_not_offered(as_):
    _note, circle = world("circle withdrawn")
    circles.leave(person("author"), circle)
    author = as_("author")
    assert listed(author.get("/notebook/?tab=withdrawn").content.decode()) == []
    assert WORD not in author.get("/notebook/export/?format=csv&withdrawn=1").getvalue().decode()


def test_a_list_says_for_whom_something_is_and_what_becomes_of_it(as_):
    circle = make.circle("author", members=["member"], name="Thursday")
    source = make.source(policy="moderated")
    make.annotation("author", on=source, visibility="private", body="A violin.")
    make.annotation("author", on=source, visibility="circle", circle=circle.pk, body="A violin.")
    make.annotation("author", on=source, body="A violin.")
    html = as_("author").get("/search/?in=annotations&q=violin").content.decode()
    assert "only you" in html
    assert "for Thursday" in html
    assert "Waits for a moderator" in html
    html = as_("member").get("/search/?in=annotations&q=violin").content.decode()
    assert "1 annotation<" in html
    assert "for Thursday" in html
    html = as_("moderator").get("/search/?in=annotations&q=violin").content.decode()
    assert "Thursday" not in html
    assert "No annotation says" in html
