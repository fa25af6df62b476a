"""Atom feeds: what is new, as the signed-out default gets it, whoever asks."""

import xml.etree.ElementTree as ET

import pytest

from annotations.marginalia import actions as marginalia
from annotations.sources import actions as sources
from annotations.warnings import actions as warnings
from critiques.readings import actions as readings
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _entries(client, path: str) -> list[tuple[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")
    return [(one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}summary") or "") for one in entries]


@pytest.fixture
def world():
    source = make.source()
    make.annotation("reader", on=source, body="For everybody.", kind="critique")
    make.annotation("reader", "A pupil", on=source, body="Only mine.", visibility="private")
    circle = make.circle("reader")
    make.for_circle(circle, "reader", words="A pupil", on=source, body="For the circle.")
    marginalia.withdraw(person("reader"), make.annotation("reader", "the school", on=source, body="Taken back."))
    _note, _case = make.hidden(on=source, body="Judged.")
    return source


def test_a_feed_of_a_source_holds_what_everybody_reads_whoever_asks(as_, world):
    path = f"/sources/{world.slug}/feed/"
    for name in ("signed_out", "reader", "moderator", "admin"):
        ((heading, said),) = _entries(as_(name), path)
        assert heading == "Critique on The bow and the bargain"
        assert said == "“the first thing they agree on”\nFor everybody."


def test_a_feed_of_a_film_holds_sources_and_annotations_the_newest_first(as_, world):
    make.draft(make.ESSAY + "\nA draft.\n", world.film)
    entries = _entries(as_("signed_out"), f"/films/{world.film.slug}/feed/")
    assert [heading for heading, _said in entries] == ["Critique on The bow and the bargain", "The bow and the bargain"]


def test_what_is_covered_for_a_visitor_is_covered_in_the_feed_of_whoever_asks(as_, world):
    note = make.annotation("reader", "The lesson", on=world, body="A graphic numbat.")
    make.warned(note, category="sexual-violence", grade=4)
    make.warned(world, "The last scene asks two people to play one instrument", category="sexual-violence", grade=4)
    quoting = make.annotation("reader", "asks two people to play", on=world, body="Quoted.")
    said = "\n".join(words for _heading, words in _entries(as_("reader"), f"/sources/{world.slug}/feed/"))
    assert "numbat" not in said
    assert "two people to play" not in said
    assert "Quoted." in said
    assert quoting.pk


def test_a_feed_that_has_not_changed_is_not_sent_again(as_, world, django_assert_max_num_queries):
    client = as_("signed_out")
    # A film's readings are asked for beside its sources.
    for path, queries in {f"/sources/{world.slug}/feed/": 1, f"/films/{world.film.slug}/feed/": 2}.items():
        first = client.get(path)
        assert first["Cache-Control"] == "public, no-cache"
        with django_assert_max_num_queries(queries):
            assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
        note = make.annotation("stranger", "the school", on=world, body="New.")
        changed = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert changed.status_code == 200
        make.edited(note, "Better.")
        edited = client.get(path, headers={"If-None-Match": changed["ETag"]})
        assert "Better." in edited.content.decode()
        make.warned(note, category="sexual-violence", grade=4)
        warned = client.get(path, headers={"If-None-Match": edited["ETag"]})
        assert "Better." not in warned.content.decode()
        marginalia.withdraw(person("stranger"), note)
        assert client.get(path, headers={"If-None-Match": warned["ETag"]}).status_code == 200


def test_a_feed_of_a_film_names_its_readings_and_says_nothing_of_what_is_in_them(as_, world):
    made = making.reading("stranger", world.film, thesis="An ocelot.", claims=("A quokka.",), exposition="A numbat.")
    making.draft("stranger", world.film, title="Not yet")
    making.hidden(making.reading("stranger", world.film, title="Judged"))
    readings.withdraw(person("stranger"), making.reading("stranger", world.film, title="Taken back"))
    making.reading(
        "stranger", make.source(make.ESSAY + "\nOf another.\n", make.film("Another")).film, title="Elsewhere"
    )
    path = f"/films/{world.film.slug}/feed/"
    for name in ("signed_out", "stranger", "moderator"):
        entries = _entries(as_(name), path)
        assert entries[0] == ("Reading: The consent critique", "Argued by stranger")
        said = as_(name).get(path).content.decode()
        assert f"http://testserver/readings/{made.slug}/" in said
        for words in ("ocelot", "quokka", "numbat", "Not yet", "Judged", "Taken back", "Elsewhere"):
            assert words not in said
    warnings.propose(person("stranger"), made.subject, make.saying(grade=4))
    assert _entries(as_("signed_out"), path) == entries


def test_the_feed_of_a_film_changes_with_its_readings_though_they_cite_nothing(as_, world):
    path, client = f"/films/{world.film.slug}/feed/", as_("signed_out")
    headings = lambda: [heading for heading, _said in _entries(client, path)]  # noqa: E731 - asked again and again
    before = headings()
    made = making.draft("stranger", world.film)
    assert headings() == before
    made = readings.publish(person("stranger"), made)
    assert headings() == ["Reading: The consent critique", *before]
    made = readings.revise(person("stranger"), made, making.writing(title="Better called"), version=made.version)
    assert headings()[0] == "Reading: Better called"
    readings.join(person("admin"), readings.invite(person("stranger"), made, "admin"))
    assert _entries(client, path)[0] == ("Reading: Better called", "Argued by stranger, admin")
    readings.hide(person("moderator"), made, rule="person")
    assert headings() == before


def test_what_an_address_asks_besides_keeps_no_second_feed(as_, world, django_assert_max_num_queries):
    client = as_("signed_out")
    for path, queries in {f"/sources/{world.slug}/feed/": 1, f"/films/{world.film.slug}/feed/": 2}.items():
        first = client.get(path).content
        with django_assert_max_num_queries(queries):
            assert client.get(f"{path}?x=1").content == first
        # Its links are those of where it was asked for.
        assert b"https://testserver/" not in first
        assert b"https://testserver/" in client.get(path, secure=True).content


def test_a_feed_costs_the_same_however_much_is_in_it(as_, world, django_assert_max_num_queries):
    for number in range(8):
        make.annotation("stranger", "the school", on=world, body=f"No. {number}")
        making.reading("stranger", world.film, title=f"No. {number}")
    client = as_("signed_out")
    with django_assert_max_num_queries(10):
        client.get(f"/sources/{world.slug}/feed/")
    with django_assert_max_num_queries(14):
        client.get(f"/films/{world.film.slug}/feed/")


def test_what_is_gone_has_no_feed(as_, world):
    sources.unpublish(User.objects.house(), world, reason="A question.")
    assert as_("admin").get(f"/sources/{world.slug}/feed/").status_code == 404
    assert _entries(as_("signed_out"), f"/films/{world.film.slug}/feed/") == []


def test_pages_say_where_their_feed_is(as_, world):
    for page in (f"/sources/{world.slug}/", f"/films/{world.film.slug}/"):
        html = as_("signed_out").get(page).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="{page}feed/"' in html
