"""The search over published sources."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.sources import actions as sources
from annotations.sources.models import Source
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db

GERMAN = """Der Bogen und der Handel

Von B. Muster

Die Schülerin kehrt in die Schule zurück, und niemand fragt nach ihren Wünschen. Die Schule schweigt, und die Häuser auch.
"""


def _text(number: int, words: str) -> str:
    return f"Essay number {number}\n\nBy A. Sample\n\n{words}\n\nA closing paragraph that only number {number} has.\n"


def _html(client, query: str) -> str:
    return client.get(f"/search/?{query}").content.decode()


def _found(html: str) -> list[str]:
    return re.findall(r'<h3><a class="headline" href="/sources/([^/]+)/', html)


def test_a_word_of_the_text_is_found_quoted_and_leads_to_its_place(as_):
    source = make.source()
    html = _html(as_("signed_out"), "q=instruments")
    assert _found(html) == [source.slug]
    assert "two people to play one <mark>instrument</mark>" in html
    (index,) = [
        index
        for index, block in enumerate(source.current.document.blocks)
        if "instrument" in source.current.text[block.start : block.end]
    ]
    assert f'href="/sources/{source.slug}/#b{index}"' in html


def test_a_quotation_ends_where_its_paragraph_does_and_says_so_where_it_does_not(as_):
    make.source(_text(1, "The violin is asked for, and it is given."))
    html = _html(as_("signed_out"), "q=violin")
    assert ">The <mark>violin</mark> is asked for, and it is given.</p>" in html
    make.source(_text(2, "It begins well. " * 40 + "Then a theorbo is played. " + "It ends badly. " * 40))
    html = _html(as_("signed_out"), "q=theorbo")
    assert ">… " in html
    assert " …</p>" in html


def test_what_matches_in_the_head_stands_first_and_then_the_newest(as_):
    film = make.film()
    first = make.source(_text(1, "The violin is played by nobody."), film)
    second = make.source(_text(2, "A violin lies there."), film)
    titled = make.source("A violin in the title\n\nBy C. Ejemplo\n\nNothing of the kind in the text.\n", film)
    make.source(_text(3, "A piano instead."), film)
    assert _found(_html(as_("signed_out"), "q=violin")) == [titled.slug, second.slug, first.slug]


def test_author_and_film_are_found_too(as_):
    source = make.source()
    for words in ("Sample", "tests"):
        assert _found(_html(as_("signed_out"), f"q={words}")) == [source.slug]


def test_the_syntax_of_the_web_works(as_):
    film = make.film()
    one = make.source(_text(1, "Consent is asked for, and the lesson goes on."), film)
    two = make.source(_text(2, "The lesson asks for nothing; consent is elsewhere."), film)
    three = make.source(_text(3, "Silence."), film)
    client = as_("signed_out")
    assert _found(_html(client, "q=%22consent+is+asked%22")) == [one.slug]
    assert _found(_html(client, "q=consent+-elsewhere")) == [one.slug]
    assert _found(_html(client, "q=elsewhere+or+silence")) == [three.slug, two.slug]


def test_words_of_two_blocks_are_found_and_one_of_them_is_quoted(as_):
    source = make.source()
    html = _html(as_("signed_out"), "q=pupil+instrument")
    assert _found(html) == [source.slug]
    assert "<mark>pupil</mark>" in html


def test_each_text_is_read_in_its_own_language(as_):
    film = make.film()
    english, german = make.source(about=film), make.source(GERMAN, film, language="de")
    client = as_("signed_out")
    assert _found(_html(client, "q=Haus")) == [german.slug]
    assert _found(_html(client, "q=school")) == [english.slug]
    assert _found(_html(client, "q=Schulen&language=de")) == [german.slug]
    assert _found(_html(client, "q=school&language=de")) == []


def test_filters_narrow_what_is_found(as_):
    one, other = make.film("One"), make.film("Other")
    review = make.source(_text(1, "A violin."), one, kind="review")
    essay = make.source(_text(2, "A violin."), other, kind="essay")
    client = as_("signed_out")
    assert _found(_html(client, "q=violin&kind=review")) == [review.slug]
    assert _found(_html(client, "q=violin&film=other")) == [essay.slug]
    html = _html(client, "q=violin&film=other&kind=review")
    assert "No source says" in html
    assert 'href="/search/?q=violin"' in html


def test_pages_hold_each_source_once(as_):
    film = make.film()
    for number in range(25):
        make.source(_text(number, "A violin, again."), film)
    make.source("The violin itself\n\nBy A. Sample\n\nOne paragraph of words.\n", film)
    client, path, seen, pages = as_("signed_out"), "/search/?q=violin", [], 0
    while path:
        html = client.get(path).content.decode()
        assert "26 sources" in html
        seen += _found(html)
        pages += 1
        further = re.search(r'<p class="more"><a href="([^"]+)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert pages == 3
    assert len(seen) == len(set(seen)) == 26
    assert seen[0] == "the-violin-itself"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "What are you looking for?"),
        ("   ", "What are you looking for?"),
        ("%00", "What are you looking for?"),
        ("the+of+and", "Those words stand in almost every text."),
        ("-school", "That only says what to leave out."),
        ("x" * 10_000, "use at most 200 characters"),
        ("%22unbalanced", "No source says"),
        ("%22%22%22", "Those words stand in almost every text."),
        ("%3A%26%7C%21%28%29%2A%3C-%3E%27%5C", "Those words stand in almost every text."),
        ("%ED%A0%80%FF", "What are you looking for?"),
        ("a%26b%27c", "No source says"),
    ],
)
def test_whatever_is_asked_gets_a_sentence(as_, words, sentence):
    make.source()
    answer = as_("signed_out").get(f"/search/?q={words}")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert sentence in html or (sentence == "What are you looking for?" and "sources" in html)


@pytest.mark.parametrize("after", ["x", "0", "9-1", "0-x", "1-99999999999999999999999", "-"])
def test_a_senseless_place_is_the_first_page(as_, after):
    source = make.source()
    assert _found(_html(as_("signed_out"), f"q=instrument&after={after}")) == [source.slug]


def test_a_site_without_sources_has_nothing_to_find(as_):
    assert "No source says" in _html(as_("signed_out"), "q=the")


@pytest.mark.parametrize("who", ["signed_out", "reader", "moderator", "admin"])
def test_only_what_is_published_is_found(as_, who):
    make.draft()
    gone = make.source(_text(1, "An instrument."))
    sources.unpublish(User.objects.house(), gone, reason="A question about rights.")
    assert _found(_html(as_(who), "q=instrument")) == []
    assert Source.objects.count() == 2


def test_what_an_excerpt_leaves_out_is_neither_found_nor_quoted(as_):
    source = make.excerpt()
    client = as_("signed_out")
    assert _found(_html(client, "q=pupil")) == []
    html = _html(client, "q=instrument")
    assert _found(html) == [source.slug]
    assert "pupil" not in html


def test_a_text_found_by_its_title_is_quoted_from_its_beginning(as_):
    make.source()
    html = _html(as_("signed_out"), "q=bargain")
    assert "A pupil comes home to the school" in html
    assert "<mark>" not in html


def test_what_is_quoted_can_carry_no_markup(as_):
    make.source(_text(1, "A <b>violin</b> & a <script>alert(1)</script> bow."))
    html = _html(as_("signed_out"), "q=violin")
    assert "<script>alert" not in html
    assert "<b>violin" not in html
    assert "<mark>violin</mark>" in html


def test_a_page_of_ten_costs_no_more_queries_than_a_page_of_one(as_):
    film, client = make.film(), as_("signed_out")
    counts = []
    for number in range(10):
        make.source(_text(number, "A violin."), film)
        if number in (0, 9):
            client.get("/search/?q=violin")
            with CaptureQueriesContext(connection) as captured:
                assert len(_found(_html(client, "q=violin"))) == number + 1
            counts.append(len(captured))
    assert counts[0] == counts[1] <= 6


@given(
    st.lists(
        st.sampled_from(['"', "-", " or ", "&", "|", "!", "(", ")", ":*", "<->", "'", "\\", " ", "\x00", "lesson"])
        | st.text(max_size=12),
        max_size=12,
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_anybody_types_breaks_the_search(client, typed):
    if not Source.objects.exists():
        make.source()
    assert client.get("/search/", {"q": "".join(typed)}).status_code == 200
