"""The margin: what it shows of a text, narrowed and ordered, and what is new."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from annotations.marginalia import actions as marginalia
from annotations.reader.article import Article
from annotations.reader.glance import glance
from annotations.reader.margin import margin
from annotations.reader.places import Place
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
FIRST, LAST = "A pupil comes home", "the first thing they agree on"


def _get(client, source, query: str = "", part: str = "") -> str:
    return client.get(f"/sources/{source.slug}/{part}{query}").content.decode()


def _bodies(html: str) -> list[str]:
    return re.findall(r'<div class="words"><p>([^<]*)</p>', html)


def _world():
    source = make.source()
    make.annotation("reader", LAST, on=source, body="last, first made", kind="critique")
    make.annotation("stranger", FIRST, on=source, body="first, made second", kind="question")
    make.annotation("reader", "The last scene", on=source, body="middle, made third", kind="question")
    return source


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["first, made second", "middle, made third", "last, first made"]),
        ("?sort=time", ["middle, made third", "first, made second", "last, first made"]),
        ("?kind=question", ["first, made second", "middle, made third"]),
        ("?by=Reader&sort=time", ["middle, made third", "last, first made"]),
        ("?by=reader&kind=question", ["middle, made third"]),
        ("?by=nobody-at-all", []),
        ("?kind=poem", ["first, made second", "middle, made third", "last, first made"]),
    ],
)
def test_filters_and_order(as_, query, shown):
    source = _world()
    assert _bodies(_get(as_("signed_out"), source, query)) == shown
    assert _bodies(_get(as_("stranger"), source, query, "margin/")) == shown


def test_a_filter_shows_nobody_elses_private_annotation(as_):
    source = _world()
    make.annotation("reader", FIRST, on=source, body="mine alone", visibility="private")
    for query in ("?by=reader", "?kind=note", "?sort=time", "?since=0", "?tab=mine", f"?at={0}"):
        for name in ("signed_out", "stranger", "moderator", "admin"):
            assert "mine alone" not in _get(as_(name), source, query)
    assert "mine alone" in _get(as_("reader"), source, "?by=reader")


def test_pages_by_time_show_each_card_once(as_):
    source = make.source()
    for number in range(45):
        make.annotation("reader", LAST, on=source, body=f"note-{number:02}-")
    for query in ("?sort=time", f"?at={source.current.text.index(LAST) + 2}", ""):
        seen, path = [], f"/sources/{source.slug}/{query}"
        for _ in range(4):
            html = as_("signed_out").get(path).content.decode()
            seen += re.findall(r"<p>(note-\d\d-)</p>", html)
            further = re.search(r'href="([^"]*after=[^"#]*)', html)
            if not further:
                break
            path = further.group(1).replace("&amp;", "&")
        expected = [f"note-{number:02}-" for number in range(45)]
        assert seen == (expected if query == "" else expected[::-1])


def test_at_a_place_what_begins_nearest_comes_first_and_the_count_is_exact(as_):
    source = make.source()
    make.annotation("reader", "two people to play one instrument, and that is the first thing", on=source, body="wide")
    make.annotation("reader", LAST, on=source, body="near")
    html = _get(as_("signed_out"), source, f"?at={source.current.text.index(LAST) + 5}", "margin/")
    assert _bodies(html) == ["near", "wide"]
    assert "This passage · <span>2</span>" in html


def test_ones_own_cards_say_so(as_):
    source = _world()
    assert _get(as_("reader"), source).count('class="yours"') == 2
    assert 'class="yours"' not in _get(as_("signed_out"), source)


# ---- what is new


def _pulse(client, source, query: str = "", **headers):
    return client.get(f"/sources/{source.slug}/pulse/{query}", headers=headers)


def _newest(html: str) -> int:
    return int(re.search(r'data-newest="(\d+)"', html).group(1))


@pytest.mark.parametrize("query", ["", "?at=1", "?by=nobody-at-all", "?tab=mine", "?r=1&from=0&to=5"])
def test_a_page_says_which_annotation_was_the_newest(as_, query):
    source = _world()
    latest = make.annotation("moderator", FIRST, on=source)
    make.annotation("reader", FIRST, on=source, visibility="private")  # newer, and nobody is told
    make.for_circle(make.circle("reader"), "reader", on=source)
    for name in ("signed_out", "reader", "moderator"):
        assert _newest(_get(as_(name), source, query)) == latest.pk


def test_a_text_without_annotations_has_none_newer_than_nothing(as_):
    assert _newest(_get(as_("signed_out"), make.source())) == 0


def test_the_pulse_counts_what_everybody_sees_and_nothing_else(as_):
    source = _world()
    since = _newest(_get(as_("signed_out"), source))
    mine = make.annotation("reader", FIRST, on=source)
    make.annotation("reader", FIRST, on=source, visibility="private")
    marginalia.withdraw(person("stranger"), make.annotation("stranger", FIRST, on=source))
    other = make.annotation("moderator", LAST, on=source)
    for name in ("signed_out", "reader", "moderator"):
        assert _pulse(as_(name), source, f"?since={since}").json() == {"count": 2, "newest": other.pk}
    besides = _pulse(as_("reader"), source, f"?since={since}&besides={mine.pk},x,{'9' * 40}")
    assert besides.json() == {"count": 1, "newest": other.pk}
    assert _pulse(as_("reader"), source, f"?since={other.pk}").json() == {"count": 0, "newest": other.pk}


def test_the_pulse_of_one_text_is_not_anothers(as_):
    source, other = make.source(), make.source(make.ESSAY + "\nAnother paragraph altogether.\n")
    make.annotation("reader", FIRST, on=other)
    assert _pulse(as_("signed_out"), source).json()["count"] == 0


def test_an_unchanged_pulse_is_one_query_and_no_answer(as_, django_assert_num_queries):
    source = _world()
    visitor = as_("signed_out")
    first = _pulse(visitor, source, "?since=1")
    with django_assert_num_queries(1):
        again = _pulse(visitor, source, "?since=1", if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    make.annotation("moderator", FIRST, on=source)
    assert _pulse(visitor, source, "?since=1", if_none_match=first.headers["ETag"]).status_code == 200


def test_what_is_new_comes_with_the_blocks_it_marks_and_without_ones_own(as_):
    source = _world()
    since = _newest(_get(as_("signed_out"), source))
    make.annotation("stranger", "naïve question", on=source, body="by somebody else")
    make.annotation("reader", "The lesson", on=source, body="by me")
    html = _get(as_("reader"), source, f"?since={since}", "margin/")
    assert _bodies(html) == ["by somebody else"]
    assert re.search(r'hx-swap-oob="true"[^>]*>.*<mark class="m1"[^>]*>naïve question</mark>', html)
    assert "New</a>" in html


@pytest.mark.parametrize("name", ["signed_out", "stranger", "moderator"])
def test_the_count_of_a_place_is_exact_beyond_the_first_page(as_, name):
    source = make.source()
    for _ in range(23):
        make.annotation("reader", LAST, on=source)
    make.annotation("reader", "two people to play one instrument, and that is the first thing", on=source)
    make.annotation("reader", FIRST, on=source)
    make.annotation("stranger", LAST, on=source, visibility="private")
    html = _get(as_(name), source, f"?at={source.current.text.index(LAST) + 3}", "margin/")
    assert f"This passage · <span>{25 if name == 'stranger' else 24}</span>" in html


def test_the_margin_counts_to_a_thousand(monkeypatch):
    source = make.source()
    for _ in range(23):
        make.annotation("reader", LAST, on=source)
    at = Place("passage", source.current.text.index(LAST))
    monkeypatch.setattr("annotations.reader.margin.COUNTED", 22)
    for viewer in (AnonymousUser(), person("reader")):
        assert margin(Article(glance(source.slug), viewer), at).passage_count == "1,000+"


def test_what_others_keep_to_themselves_is_not_counted_and_stops_no_counting(monkeypatch):
    source = make.source()
    for number in range(30):
        make.annotation("reader", LAST, on=source, visibility="public" if number < 22 else "private")
    at = Place("passage", source.current.text.index(LAST))
    monkeypatch.setattr("annotations.reader.margin.COUNTED", 25)
    for viewer in (AnonymousUser(), person("stranger")):
        assert margin(Article(glance(source.slug), viewer), at).passage_count == "22"
