"""The search over readings."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.sources import search
from critiques.readings import actions
from critiques.readings.models import Reading
from critiques.readings.saying import Writing
from critiques.readings.searched import ReadingSearch
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db
COVERED = "What it argues is covered for you."


def _html(client, query: str) -> str:
    return client.get(f"/search/?in=readings&{query}").content.decode().replace("&#x27;", "'")


def _found(client, query: str) -> list[str]:
    return re.findall(r'<a class="headline" href="/readings/([a-z0-9-]+)/">', _html(client, query))


def _world(**said) -> Reading:
    begun = {
        "title": "The violin critique",
        "thesis": "Every rescue is *decided* elsewhere.",
        "exposition": "It is **tuned** to [theorbos](https://example.org/violas).",
        "complications": "One dulcimer.",
        "questions": "Whose harpsichord?",
        "claims": ("The bows are silent.", "Silence is chosen."),
    }
    return making.reading(**(begun | said))


def test_name_thesis_claims_and_all_it_argues_are_found(as_):
    made = _world()
    client = as_("signed_out")
    for words in ("violins", "rescue", "bow", "theorbo", "dulcimer", "harpsichord", "violin+silence", "%22tuned+to%22"):
        assert _found(client, f"q={words}") == [made.slug], words
    for words in ("viola", "example", "cello", "violin+-theorbo"):  # an address is no word
        assert _found(client, f"q={words}") == [], words
    assert "No reading says" in _html(client, "q=cello")


def test_matches_are_marked_in_the_name_and_in_what_it_says(as_):
    _world()
    client = as_("signed_out")
    assert "The <mark>violin</mark> critique" in _html(client, "q=violin")
    assert "The <mark>bows</mark> are silent." in _html(client, "q=bow")
    assert "<mark>theorbos</mark>" in _html(client, "q=theorbo")
    assert "Every rescue is *decided* elsewhere." in _html(client, "q=violin")


def test_what_is_quoted_can_carry_no_markup(as_):
    _world(thesis="A <b>violin</b> & a <script>alert(1)</script>.", title="<i>Plain</i> violin")
    html = _html(as_("signed_out"), "q=violin")
    for markup in ("<script>alert", "<b>violin", "<i>Plain"):
        assert markup not in html


def test_only_what_everybody_reads_is_found_whoever_looks(as_):
    film = make.source().film
    making.draft(about=film, title="A violin in a drawer")
    actions.withdraw(person("reader"), making.reading(about=film, title="A violin taken back"))
    making.hidden(making.reading(about=film, title="A violin hidden"))
    for name in ("signed_out", "reader", "stranger", "moderator", "admin"):
        assert _found(as_(name), "q=violin") == []
        assert "0 readings" in _html(as_(name), "q=violin")


def test_it_is_found_by_what_it_says_now(as_):
    made = _world()
    client = as_("signed_out")
    said = replace(Writing.of(made), title="The theremin critique", claims=making.kept(made, 2))
    made = actions.revise(person("reader"), made, said, version=made.version)
    assert _found(client, "q=theremin") == [made.slug]
    assert _found(client, "q=bow") == []
    actions.withdraw(person("reader"), made)
    assert _found(client, "q=theremin") == []
    assert ReadingSearch.objects.count() == 1
    actions.unwithdraw(person("reader"), made)
    assert _found(client, "q=theremin") == [made.slug]
    actions.withdraw(person("reader"), made)
    Reading.objects.update(withdrawn_at=timezone.now() - timedelta(days=31))
    actions.erase(User.objects.house(), made)
    assert not ReadingSearch.objects.exists()


def test_a_draft_is_kept_nowhere_to_be_found_by():
    made = making.draft()
    actions.revise(person("reader"), made, making.writing(title="Another"), version=made.version)
    assert not ReadingSearch.objects.exists()


def test_what_is_covered_is_counted_and_not_quoted(as_):
    made = _world()
    make.warned(made.subject, category="violence", grade=4, brief="One line.")
    html = _html(as_("signed_out"), "q=bow")
    assert "1 reading" in html
    assert made.slug in html
    assert COVERED in html
    for words in ("bows", "silent", "rescue", "theorbo", "dulcimer"):
        assert words not in html.partition("<main")[2].replace("q=bow", "")
    html = _html(as_("signed_out"), "q=violin")  # its name is never covered
    assert "The <mark>violin</mark> critique" in html
    assert COVERED in html


def test_what_is_left_out_of_lists_is_said_and_shown_to_who_asks(as_):
    from annotations.text.profiles import PRESETS, From, Profile
    from annotations.warnings.models import WarningProfile

    made = _world()
    make.warned(made.subject, category="violence", grade=4, brief="One line.")
    omitting = Profile(dict.fromkeys(PRESETS["standard"], From(1, 1, 1)))
    WarningProfile.objects.create(person=person("reader"), written=omitting.encode())
    client = as_("reader")
    assert _found(client, "q=violin") == []
    html = _html(client, "q=violin")
    assert "1 reading" in html
    assert "left out by your reading preferences" in html
    assert _found(client, "q=violin&all=1") == [made.slug]


def test_of_those_somebody_has_muted_nothing_is_found(as_):
    made = _world()
    accounts.mute(person("stranger"), person("reader"))
    assert _found(as_("stranger"), "q=violin") == []
    assert _found(as_("signed_out"), "q=violin") == [made.slug]


def test_a_film_narrows_what_is_found(as_):
    one = _world(about=make.source(about=make.film("One")).film)
    other = _world(about=make.source(make.ESSAY + "\nAnother.\n", about=make.film("Other")).film)
    client = as_("signed_out")
    assert _found(client, "q=violin") == [other.slug, one.slug]
    assert _found(client, "q=violin&film=one") == [one.slug]
    assert _found(client, "q=violin&film=no-such") == [other.slug, one.slug]
    html = _html(client, "q=rescue+cello&film=one")
    assert "Look in every reading" in html


def test_pages_hold_each_reading_once_newest_first(as_):
    film = make.source().film
    made = [making.reading("moderator", film, title=f"Violin {number}").slug for number in range(23)]
    client, path, seen = as_("signed_out"), "q=violin", []
    while path:
        html = _html(client, path)
        assert "23 readings" in html
        seen += _found(client, path)
        further = re.search(r'<p class="more"><a href="/search/\?in=readings&amp;([^"]+)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert seen == made[::-1]
    first = Reading.objects.get(slug=made[0]).pk
    assert "That was all" in _html(client, f"q=violin&after={first}")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "What are you looking for?"),
        ("%00", "What are you looking for?"),
        ("the+of+and", "Those words stand in almost every text."),
        ("-rescue", "That only says what to leave out."),
        ("x" * 10_000, "use at most 200 characters"),
        ("%ED%A0%80%FF&film=%00&after=x", "What are you looking for?"),
        ("zither", "No reading says"),
        ("zither&after=99999999999999999999", "No reading says"),
    ],
)
def test_whatever_is_asked_gets_a_sentence(as_, words, sentence):
    making.reading()
    html = _html(as_("reader"), f"q={words}")
    assert sentence in html or (sentence == "What are you looking for?" and "No reading says" in html)


def test_a_page_of_ten_costs_no_more_queries_than_a_page_of_one(as_):
    client, film, counts = as_("stranger"), make.source().film, []
    for number in range(10):
        made = making.reading("reader", film, title=f"Violin {number}")
        making.cited(made)
        if number in (0, 9):
            client.get("/search/?in=readings&q=violin")
            with CaptureQueriesContext(connection) as captured:
                client.get("/search/?in=readings&q=violin")
            counts.append(len(captured))
    assert counts[0] == counts[1] <= 22  # eight of them begin, end and say how tables are read


def test_the_three_kinds_of_search_lead_to_one_another(as_):
    client = as_("signed_out")
    for kind in ("", "in=annotations&", "in=readings&"):
        html = client.get(f"/search/?{kind}q=violin").content.decode()
        assert html.count('aria-current="page"') >= 1
        for way in (
            'href="/search/?q=violin"',
            "/search/?in=annotations&amp;q=violin",
            "/search/?in=readings&amp;q=violin",
        ):
            assert way in html


def test_the_words_are_kept_in_one_column_with_an_index():
    _world()
    entry = ReadingSearch.objects.get()
    assert entry.config == "english"
    assert ReadingSearch.objects.filter(
        stems=search.SearchQuery("violin & theorbo", config="english", search_type="raw")
    )
