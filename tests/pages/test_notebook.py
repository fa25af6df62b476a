"""The notebook: its filters, its orders and what it says where there is nothing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.marginalia import actions as marginalia
from tests import make
from tests.pages.test_reading_as_a_reader import listed
from tests.people import person

pytestmark = pytest.mark.django_db


def _html(client, query: str = "") -> str:
    return client.get(f"/notebook/{query}").content.decode()


def _library() -> dict[str, int]:
    """Annotations by one reader on two films and three texts."""
    one, other = make.film("Alpha"), make.film("Beta")
    first = make.source(about=one, title="Zeta")
    second = make.source(make.ESSAY + "\nAnother.\n", about=one, title="eta")
    third = make.source(make.ESSAY + "\nA third.\n", about=other, title="Aleph")
    circle = make.circle("reader", name="Thursday")
    return {
        "late in zeta": make.annotation(words="The last scene", on=first, tags=("Ending",)).pk,
        "early in zeta": make.annotation(words="A pupil", on=first, kind="question", tags=("ending", "Consent")).pk,
        "in aleph": make.annotation(words="A pupil", on=third, visibility="private").pk,
        "in eta": make.for_circle(circle, words="A pupil", on=second, body="A theorbo.").pk,
        "highlight": make.annotation(words="Nobody says", on=first, kind="highlight", body="").pk,
    }


def test_orders(as_):
    made, client = _library(), as_("reader")
    newest = sorted(made.values(), reverse=True)
    assert listed(_html(client)) == newest
    assert listed(_html(client, "?sort=oldest")) == newest[::-1]
    html = _html(client, "?sort=place")
    placed = ("in eta", "early in zeta", "highlight", "late in zeta", "in aleph")
    assert listed(html) == [made[name] for name in placed]
    assert re.findall(r'<h3 class="of-text"><span>(\w+)</span> <b lang="en">(\w+)</b>', html) == [
        ("Alpha", "eta"), ("Alpha", "Zeta"), ("Beta", "Aleph"),
    ]  # fmt: skip


@pytest.mark.parametrize("sort", ["", "oldest", "place"])
def test_pages_hold_each_annotation_once_in_every_order(as_, monkeypatch, sort):
    monkeypatch.setattr("perfection_site.pages.notebook.PAGE", 2)
    made, client, path, seen = _library(), as_("reader"), f"/notebook/?sort={sort}", []
    while path:
        html = client.get(path).content.decode()
        assert "5 annotations" in html
        seen += listed(html)
        further = re.search(r'<p class="more"><a href="([^"]+)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert sorted(seen) == sorted(made.values())
    assert len(seen) == 5


FILTERS = {
    "film=alpha": {"late in zeta", "early in zeta", "in eta", "highlight"},
    "source=zeta": {"late in zeta", "early in zeta", "highlight"},
    "kind=question": {"early in zeta"},
    "kind=highlight": {"highlight"},
    "tag=ENDING": {"late in zeta", "early in zeta"},
    "tag=%23consent": {"early in zeta"},
    "audience=public": {"late in zeta", "early in zeta", "highlight"},
    "audience=private": {"in aleph"},
    "audience=circle:{circle}": {"in eta"},
    "q=theorbo": {"in eta"},
    "q=pupil": {"early in zeta", "in aleph", "in eta"},
    "q=nobody": {"highlight"},
    "q=pupil&film=beta": {"in aleph"},
    "film=no-such&audience=circle:no-such&kind=x": {"late in zeta", "early in zeta", "in aleph", "in eta", "highlight"},
}


@pytest.mark.parametrize("query", FILTERS)
def test_filters_narrow_page_and_export_alike(as_, query):
    made, client = _library(), as_("reader")
    circle = re.search(r'value="circle:([^"]+)"', _html(client)).group(1)
    asked = query.format(circle=circle)
    names = {pk: name for name, pk in made.items()}
    assert {names[pk] for pk in listed(_html(client, f"?{asked}"))} == FILTERS[query]
    taken = client.get(f"/notebook/export/?format=csv&{asked}").getvalue().decode()
    found = {name for pk, name in names.items() if f"/annotations/{pk}/" in taken}
    assert found == FILTERS[query]


def test_ones_tags_are_counted(as_):
    _library()
    make.annotation("stranger", tags=("theirs",))
    html = _html(as_("reader"))
    assert re.findall(r'\?tag=(\w+)">(\w+)</a> <span>(\d+)', html) == [
        ("ending", "ending", "2"),
        ("consent", "Consent", "1"),
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "You have written nothing yet."),
        ("?tab=withdrawn", "You have withdrawn nothing."),
        ("?kind=note", "None of yours is all of that."),
        ("?after=1", "That was all."),
        ("?q=the", "Nothing to look for"),
    ],
)
def test_where_there_is_nothing_it_says_what_to_do(as_, query, sentence):
    make.annotation("stranger")
    assert sentence in _html(as_("reader"), query)


def test_what_is_withdrawn_can_be_put_back_from_its_tab(as_):
    note = marginalia.withdraw(person("reader"), make.annotation())
    client = as_("reader")
    assert listed(_html(client)) == []
    html = _html(client, "?tab=withdrawn")
    assert listed(html) == [note.pk]
    assert f'action="/annotations/{note.pk}/unwithdraw/"' in html
    assert "Its words are erased on" in html
    assert f"/annotations/{note.pk}/edit/" not in html


def test_every_one_says_whom_it_is_for(as_):
    _library()
    html = _html(as_("reader"), "?sort=oldest")
    assert re.findall(r">(for everyone|for Thursday|only you)</span>", html) == [
        "for everyone", "for everyone", "only you", "for Thursday", "for everyone",
    ]  # fmt: skip


def test_what_waits_or_is_hidden_says_so(as_):
    make.waiting()
    make.hidden()
    html = _html(as_("reader"))
    assert "Waits for a moderator." in html
    assert "Hidden by moderators: Argue with the text" in html


def test_more_annotations_cost_no_more_queries(as_):
    client, source, counts = as_("reader"), make.source(), []
    circle = make.circle("reader")
    for number in range(12):
        make.for_circle(circle, "reader", on=source, tags=(f"tag {number}",))
        if number in (0, 11):
            client.get("/notebook/?sort=place")
            with CaptureQueriesContext(connection) as captured:
                client.get("/notebook/?sort=place")
            counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_circles_page_leads_to_what_it_has_written(as_):
    circle = make.circle("reader", members=["member"])
    note = make.for_circle(circle, "member")
    client = as_("reader")
    assert f'href="/circles/{circle.slug}/annotations/"' in client.get(f"/circles/{circle.slug}/").content.decode()
    html = client.get(f"/circles/{circle.slug}/annotations/").content.decode()
    assert listed(html) == [note.pk]
    assert "Only members see this page" in html
    empty = client.get(f"/circles/{make.circle('reader').slug}/annotations/").content.decode()
    assert "Nothing yet." in empty
