"""The search over annotations."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources import actions as sources
from annotations.sources import matching, search
from annotations.sources.matching import Matching
from perfection_site.accounts.models import User
from tests import make
from tests.pages.test_reading_as_a_reader import listed
from tests.people import person

pytestmark = pytest.mark.django_db


def _found(client, query: str) -> list[int]:
    return listed(client.get(f"/search/?in=annotations&{query}").content.decode())


def test_words_tags_and_quotations_are_found_in_the_language_of_the_text(as_):
    note = make.annotation(body="The **violins** are [tuned](https://example.org/violas).", tags=("Overtones",))
    german = make.annotation(
        words="Schülerin", on=make.source("Der Titel\n\nDie Schülerin spielt.\n", language="de"), body="Die Häuser."
    )
    client = as_("signed_out")
    for words in ("violin", "overtone", "agreed", "thing+violins", "%22are+tuned%22"):
        assert _found(client, f"q={words}") == [note.pk], words
    assert _found(client, "q=Haus") == [german.pk]
    for words in ("viola", "example", "violin+-tuned", "%22tuned+violins%22"):  # an address is no word
        assert _found(client, f"q={words}") == [], words


def test_the_matches_are_marked_in_the_words_and_in_the_quotation(as_):
    make.annotation(body="It goes on. " * 40 + "Then a theorbo is played. " + "It goes on. " * 40)
    html = as_("signed_out").get("/search/?in=annotations&q=theorbo").content.decode()
    assert "<mark>theorbo</mark>" in html
    assert '<p class="said">… ' in html
    html = as_("signed_out").get("/search/?in=annotations&q=agreeing").content.decode()
    assert "they <mark>agree</mark> on</blockquote>" in html
    assert '<p class="said">It goes on.' in html


def test_what_is_quoted_can_carry_no_markup(as_):
    make.annotation(body="A `<b>violin</b>` & a `<script>alert(1)</script>`.")
    html = as_("signed_out").get("/search/?in=annotations&q=violin").content.decode()
    assert "<script>alert" not in html
    assert "<b>violin" not in html
    assert "<mark>violin</mark>" in html


def test_filters_narrow_what_is_found(as_):
    review = make.source(about=make.film("One"), kind="review")
    essay = make.source(make.ESSAY + "\nAnother.\n", about=make.film("Other"), kind="essay")
    one = make.annotation(on=review, kind="question", tags=("Strings",))
    other = make.annotation(on=essay)
    client = as_("signed_out")
    assert _found(client, "q=body") == [other.pk, one.pk]
    for narrowed in ("film=one", "of=review", "kind=question", "tag=%23STRINGS"):
        assert _found(client, f"q=body&{narrowed}") == [one.pk], narrowed
    assert _found(client, "q=body&kind=nonsense&film=no-such") == [other.pk, one.pk]
    html = client.get("/search/?in=annotations&q=body&film=one&kind=critique").content.decode()
    assert "No annotation says" in html
    assert "Look in every annotation" in html


@pytest.mark.parametrize("many", [False, True])
def test_pages_hold_each_annotation_once_newest_first(as_, monkeypatch, many):
    """Whether few hold the word or more than are counted."""
    if many:
        monkeypatch.setattr(matching, "FEW", 4)
    source = make.source()
    made = [make.annotation("moderator", on=source).pk for _ in range(23)]
    client, path, seen = as_("signed_out"), "/search/?in=annotations&q=body", []
    while path:
        html = client.get(path).content.decode()
        assert "23 annotations" in html
        seen += listed(html)
        further = re.search(r'<p class="more"><a href="([^"]+)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert seen == made[::-1]
    assert "That was all" in client.get(f"/search/?in=annotations&q=body&after={made[0]}").content.decode()


@pytest.mark.parametrize("often", [1, 10_000])
@pytest.mark.parametrize("few", [2, 5, 50])
def test_however_many_match_as_many_are_counted(monkeypatch, often, few):
    source = make.source()
    for number in range(12):
        make.annotation("moderator", on=source, body=f"A violin {'and a theorbo' if number % 3 == 0 else ''}.")
    make.annotation("moderator", on=source, body="A violin of mine.", visibility="private")
    for name, value in (("FEW", few), ("OFTEN", often), ("COUNTED", 20)):
        monkeypatch.setattr(matching, name, value)
    readable = Annotation.objects.read_by(person("signed_out"))
    for word, count in (("violin", 12), ("theorbo", 4), ("cello", 0)):
        found = matching.matching(search.ask(word, among=AnnotationSearch), AnnotationSearch)
        assert isinstance(found, Matching)
        assert found.count(readable) == found.among(readable).count() == count
        assert len(found.find(readable).page(None, 20)) == count


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "What are you looking for?"),
        ("%00", "What are you looking for?"),
        ("the+of+and", "Those words stand in almost every text."),
        ("-body", "That only says what to leave out."),
        ("x" * 10_000, "use at most 200 characters"),
        ("%ED%A0%80%FF&tag=%00&film=%00&after=x", "What are you looking for?"),
        ("zither", "No annotation says"),
        ("zither&after=99999999999999999999", "No annotation says"),
    ],
)
def test_whatever_is_asked_gets_a_sentence(as_, words, sentence):
    make.annotation()
    html = as_("reader").get(f"/search/?in=annotations&q={words}").content.decode()
    assert sentence in html or (sentence == "What are you looking for?" and "annotations" in html)


def test_a_page_of_ten_costs_no_more_queries_than_a_page_of_one(as_):
    client, source, counts = as_("stranger"), make.source(), []
    circle = make.circle("stranger")
    for number in range(10):
        make.annotation("moderator", on=source)
        if number == 0:
            make.for_circle(circle, "stranger", on=source)
        if number in (0, 9):
            client.get("/search/?in=annotations&q=body")
            with CaptureQueriesContext(connection) as captured:
                client.get("/search/?in=annotations&q=body")
            counts.append(len(captured))
    assert counts[0] >= counts[1] - 1  # the count, where there are more than a page
    assert counts[1] <= 20  # eight of them begin, end and say how tables are read


# ---- what they are found by follows the acts


def _stems(word: str) -> int:
    return AnnotationSearch.objects.filter(stems=word).count()


def test_an_edit_is_found_by_what_it_says_now():
    note = make.edited(make.annotation(body="A violin.", tags=("strings",)), body="A theorbo.", tags=("plucked",))
    assert (_stems("violin"), _stems("theorbo")) == (0, 1)
    marginalia.edit(note.author, note, marginalia.Writing("A theorbo.", tags=("bowed",)), version=note.version)
    entries = AnnotationSearch.objects
    assert entries.filter(stems=search.SearchQuery("bowed", config="english")).count() == 1
    assert entries.filter(stems=search.SearchQuery("plucked", config="english")).count() == 0


def test_what_is_withdrawn_stays_indexed_until_it_is_erased(monkeypatch):
    note = marginalia.withdraw(person("reader"), make.annotation(body="A violin."))
    assert _stems("violin") == 1
    monkeypatch.setattr("annotations.marginalia.policies.KEPT_WITHDRAWN", -(note.withdrawn_at - note.withdrawn_at))
    marginalia.erase(User.objects.house(), note)
    assert not AnnotationSearch.objects.exists()


def test_nothing_of_a_text_that_is_taken_down_finds_anything(as_):
    note = make.annotation(body="A violin.", tags=("strings",))
    sources.take_down(User.objects.house(), note.source, reason="A test.")
    client = as_("signed_out")
    assert _found(client, "q=agree") == []
    assert _found(client, "q=violin") == [note.pk]
    assert _found(client, "q=string") == [note.pk]
