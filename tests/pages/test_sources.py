"""The list of sources."""

import re

import pytest

from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db


def _titles(html: str) -> list[str]:
    return re.findall(r'<a class="headline title"[^>]*>([^<]+)</a>', html)


def _list(client, query: str = "") -> list[str]:
    return _titles(client.get(f"/sources/{query}").content.decode())


def _named(title: str, about, **details):
    return make.source(f"{title}\n\nBy A. Sample\n\nA paragraph of {title}, and of nothing else.\n", about, **details)


def test_each_filter_narrows_and_all_of_them_together(as_):
    one, other = make.film("One"), make.film("Other")
    _named("Alpha", one, kind="review")
    _named("Beta", other, kind="review", language="de")
    make.excerpt(about=other)
    make.annotation(on=make.source(make.ESSAY.replace("bow and", "note and"), one))
    client = as_("signed_out")
    assert _list(client) == ["The note and the bargain", "The bow and the bargain", "Beta", "Alpha"]
    assert _list(client, "?film=one") == ["The note and the bargain", "Alpha"]
    assert _list(client, "?kind=review") == ["Beta", "Alpha"]
    assert _list(client, "?language=de") == ["Beta"]
    assert _list(client, "?basis=excerpt") == ["The bow and the bargain"]
    assert _list(client, "?basis=whole&notes=without") == ["Beta", "Alpha"]
    assert _list(client, "?notes=with") == ["The note and the bargain"]
    assert _list(client, "?film=one&kind=review&sort=title") == ["Alpha"]


@pytest.mark.parametrize("sort", ["", "&sort=title"])
def test_pages_hold_each_source_once_in_either_order(as_, sort):
    film = make.film()
    for number in range(35):
        _named(f"Text {number % 7} {number:02}", film, kind="review")
    client, path, seen = as_("signed_out"), f"/sources/?kind=review{sort}", []
    while path:
        html = client.get(path).content.decode()
        seen += _titles(html)
        further = re.search(r'<p class="more"><a href="([^"]+)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 35
    if sort:
        assert seen == sorted(seen)


@pytest.mark.parametrize(
    "query", ["?kind=poem", "?film=nowhere", "?film=%00", "?after=x", "?sort=loud", "?basis=1&notes=2"]
)
def test_a_choice_that_makes_no_sense_still_opens_the_page(as_, query):
    make.source()
    assert _list(as_("signed_out"), query) == ["The bow and the bargain"]


def test_empty_lists_say_what_to_do_next(as_):
    client = as_("signed_out")
    assert "The first sources appear here" in client.get("/sources/").content.decode()
    assert "Import the first source" in as_("admin").get("/sources/").content.decode()
    source = make.source()
    assert "see every source" in client.get("/sources/?basis=excerpt").content.decode()
    assert "That was all." in client.get(f"/sources/?after={source.pk}").content.decode()


def test_lists_hold_what_is_published_whoever_looks(as_):
    make.draft()
    gone = make.source(make.ESSAY + "\nAnother paragraph.\n")
    sources.unpublish(User.objects.house(), gone, reason="A question about rights.")
    for who in ("signed_out", "admin"):
        for path in ("/", "/films/", "/sources/"):
            assert _titles(as_(who).get(path).content.decode()) == [], (who, path)


def test_a_row_says_excerpt_and_what_is_known_of_warnings(as_):
    html = " ".join(re.sub(r"<[^>]+>", " ", as_("signed_out").get("/sources/").content.decode()).split())
    make.excerpt()
    _named("Alpha", make.film("Other"))
    html = " ".join(re.sub(r"<[^>]+>", " ", as_("signed_out").get("/sources/").content.decode()).split())
    assert re.search(r"Excerpt A Film of Tests 2 warnings", html)
    assert re.search(r"Other Not yet assessed", html)


def test_a_film_groups_its_sources_by_kind_and_sums_up_what_they_contain(as_):
    film = make.film()
    make.source(about=film, kind="review")
    make.source(make.ESSAY + "\nOne more paragraph.\n", film, kind="essay")
    _named("Alpha", film, kind="essay")
    html = as_("signed_out").get(f"/films/{film.slug}/").content.decode()
    assert re.findall(r"<h3>([^<]+)</h3>", html) == ["Essay", "Review"]
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert re.search(r"Sexual violence says the source In 2 sources\.", text)
    assert "Those of the film itself stand on a page of their own" in text


def test_home_shows_a_few_sources_of_each_film_and_leads_to_the_others(as_):
    film = make.film()
    for number in range(5):
        _named(f"Text {number}", film)
    html = as_("signed_out").get("/").content.decode()
    assert _titles(html) == ["Text 4", "Text 3", "Text 2"]
    assert "2 more about A Film of Tests" in html
    assert 'role="search"' in html
