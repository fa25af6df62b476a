"""Who argues a reading and how it stands to others: what the forms for it send, and what comes of it. `reader` argues,
`stranger` is asked."""

import pytest

from critiques.readings import actions
from critiques.readings.models import Authorship, Reading, ReadingRelation
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db


# ---- who argues it


def _ask(client, made: Reading, name: str):
    return client.post(making.path(made, "authors/"), {"name": name})


def test_who_is_asked_says_yes_and_is_named_and_may_leave_again(as_):
    made, author, asked = making.reading(), as_("reader"), as_("stranger")
    answer = _ask(author, made, "stranger")
    assert answer.url == making.path(made, "authors/")
    row = Authorship.objects.get(person=person("stranger"))
    assert (row.state, row.invited_by.username) == ("invited", "reader")
    assert "stranger is asked." in making.html(author, made, "authors/")
    invitation = making.html(asked, made, "authors/")
    assert "reader asks you to argue it too" in invitation
    assert f'action="{making.path(made, f"authors/{row.pk}/join/")}"' in invitation
    assert asked.get(making.path(made, "revise/")).status_code == 403
    answer = asked.post(making.path(made, f"authors/{row.pk}/join/"), follow=True)
    assert "You argue this reading now" in answer.content.decode()
    assert Authorship.objects.get(pk=row.pk).state == "accepted"
    assert asked.get(making.path(made, "revise/")).status_code == 200
    answer = asked.post(making.path(made, "leave/"), follow=True)
    assert "You do not argue this reading any more." in answer.content.decode()
    assert asked.get(making.path(made, "revise/")).status_code == 403


@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_an_invitation_is_turned_down_or_taken_back(as_, who):
    made = making.reading()
    person("stranger")
    row = actions.invite(person("reader"), made, "stranger")
    answer = as_(who).post(making.path(made, f"authors/{row.pk}/turn-down/"))
    assert answer.url == ("/readings/" if who == "stranger" else making.path(made, "authors/"))
    assert not Authorship.objects.filter(person=person("stranger"), state__in=["invited", "accepted"]).exists()
    assert as_("stranger").get(making.path(made, "revise/")).status_code == 403


@pytest.mark.parametrize(
    ("name", "sentence"), [("", "This field is required"), ("nobody-here", "There is nobody of that name")]
)
def test_nobody_is_asked_by_a_name_that_is_none(as_, name, sentence):
    made = making.reading()
    answer = _ask(as_("reader"), made, name)
    assert answer.status_code in (400, 422) and sentence in answer.content.decode()
    assert Authorship.objects.count() == 1


#   what is sent                       reader stra membr mode out: `reader` argues it, `stranger` is asked
ASKED = {
    "authors/":                        (302, 403, 403, 403, 302),
    "authors/{row}/join/":             (403, 302, 403, 403, 302),
    "authors/{row}/turn-down/":        (302, 302, 403, 403, 302),
    "leave/":                          (403, 403, 403, 403, 302),
}  # fmt: skip
ASKING = ("reader", "stranger", "member", "moderator", "signed_out")
CHANGES = {("authors/", "reader"), ("authors/{row}/join/", "stranger")}
CHANGES |= {("authors/{row}/turn-down/", who) for who in ("reader", "stranger")}


@pytest.mark.parametrize("way", ASKED)
@pytest.mark.parametrize("who", ASKING)
def test_who_asks_who_answers_and_who_leaves(as_, way, who):
    made = making.reading()
    for name in (*ASKING[:-1], "owner"):
        person(name)
    row = actions.invite(person("reader"), made, "stranger")
    before = _authors(made)
    answer = as_(who).post(making.path(made, way.format(row=row.pk)), {"name": "owner"})
    assert answer.status_code == ASKED[way][ASKING.index(who)]
    assert (_authors(made) != before) == ((way, who) in CHANGES)


def _authors(made: Reading) -> set:
    return set(Authorship.objects.filter(reading=made).values_list("person__username", "state"))


# ---- to other readings


def test_what_it_is_to_another_reading_is_said_changed_and_taken_back(as_):
    made = making.reading()
    other = making.reading("stranger", made.film, title="The other one")
    author = as_("reader")
    for kind in ("contests", "extends"):  # said anew, it replaces what was said before
        answer = author.post(making.path(made, "relations/"), {"kind": kind, "other": other.slug}, follow=True)
        html = answer.content.decode()
        assert "It stands on both pages now." in html and f"{kind} <a href=" in html
        said = ReadingRelation.objects.get()
        assert (said.reading_id, said.other_id, said.kind) == (made.pk, other.pk, kind)
    answer = author.post(making.path(made, f"relations/{said.pk}/remove/"), follow=True)
    assert "It is said no longer." in answer.content.decode()
    assert not ReadingRelation.objects.exists()


@pytest.mark.parametrize("wrong", ["kind", "itself", "of another film", "draft", "withdrawn"])
def test_a_relation_is_refused_in_the_form(as_, wrong):
    made = making.reading()
    making.reading("stranger", made.film, title="A third one")
    other = making.reading("reader", made.film, title="The other one")
    if wrong == "itself":
        other = made
    elif wrong == "of another film":
        elsewhere = make.source(make.ESSAY + "\nOf another film.\n", make.film("Another")).film
        other = making.reading("reader", elsewhere, title="Elsewhere")
    elif wrong == "draft":
        other = making.draft("reader", made.film, title="Not yet")
    elif wrong == "withdrawn":
        other = actions.withdraw(person("reader"), other)
    sent = {"kind": "denies" if wrong == "kind" else "answers", "other": other.slug}
    answer = as_("reader").post(making.path(made, "relations/"), sent)
    assert answer.status_code == 422
    assert "not one of the available choices" in answer.content.decode()
    assert not ReadingRelation.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "moderator", "admin", "signed_out"])
def test_nobody_else_says_how_a_reading_stands(as_, who):
    made = making.reading()
    other = making.reading("stranger", made.film, title="The other one")
    said = actions.relate(person("reader"), made, other, "answers")
    expected = 302 if who == "signed_out" else 403
    sent = {"kind": "contests", "other": other.slug}
    assert as_(who).post(making.path(made, "relations/"), sent).status_code == expected
    assert as_(who).post(making.path(made, f"relations/{said.pk}/remove/")).status_code == expected
    assert ReadingRelation.objects.get().kind == "answers"
