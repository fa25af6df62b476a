"""What somebody looks for a passage for goes along to where it is cited."""

import re
from html import unescape

import pytest

from annotations.text.quotes import MAX_QUOTE
from tests import make
from tests.readings import making
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db


def _links(html: str, way: str) -> list[str]:
    return [unescape(url) for url in re.findall(r'href="([^"]+)"', html) if way in url]


def _world():
    text = make.source()
    making.reading("member", text.film, title="Another one")
    made = making.reading(about=text.film)
    making.reading("moderator", text.film, title="A third one")
    return text, made, make.annotation("stranger", on=text, body="About the lesson.")


def _chosen(html: str) -> list[str]:
    return re.findall(r'<option value="(\d+)" selected>', html)


def _first(html: str) -> str:
    return re.search(r'<optgroup label="([^"]+)">', html)[1]


@pytest.mark.parametrize(("who", "label"), [("reader", "Cite for this claim"), ("stranger", "Offer a passage")])
def test_each_claim_leads_to_a_search_for_it(who, label):
    _text, made, _note = _world()
    page = client_of(who).get(f"/readings/{made.slug}/").content.decode()
    ways = _links(page, "/find/?claim=")
    assert ways == [f"/readings/{made.slug}/find/?claim={making.claim(made, number).pk}" for number in (1, 2)]
    assert page.count(label) == 2
    assert "Find a passage for claim 2" in client_of(who).get(ways[1]).content.decode()


def test_what_is_found_for_a_claim_is_cited_for_it():
    text, made, note = _world()
    claim, client = making.claim(made, 2), client_of("stranger")
    page = client.get(f"/readings/{made.slug}/find/?claim={claim.pk}&q=lesson").content.decode()
    assert f'<input type="hidden" name="claim" value="{claim.pk}">' in page
    assert [f"?claim={claim.pk}" in url for url in _links(page, f"/sources/{text.slug}/?")] == [True]
    ways = [*_links(page, f"/sources/{text.slug}/cite/"), *_links(page, f"/annotations/{note.pk}/cite/")]
    assert len(ways) == 2
    for url in ways:
        assert _chosen(client.get(url).content.decode()) == [str(claim.pk)]


def test_what_is_found_for_a_reading_offers_its_claims_first():
    text, made, note = _world()
    client = client_of("stranger")
    page = client.get(f"/readings/{made.slug}/find/?q=lesson").content.decode()
    assert [f"?reading={made.slug}" in url for url in _links(page, f"/sources/{text.slug}/?")] == [True]
    ways = [*_links(page, f"/sources/{text.slug}/cite/"), *_links(page, f"/annotations/{note.pk}/cite/")]
    assert len(ways) == 2
    for url in ways:
        html = client.get(url).content.decode()
        assert (_first(html), _chosen(html)) == ("The consent critique", [])


def test_a_claim_of_another_reading_is_not_what_is_looked_for():
    text, made, _note = _world()
    other = making.claim(making.reading(about=text.film, title="Else"))
    page = client_of("reader").get(f"/readings/{made.slug}/find/?q=lesson&claim={other.pk}").content.decode()
    assert "Find a passage to cite" in page and f"claim={other.pk}" not in page


def test_the_paragraph_of_a_hit_is_what_is_cited():
    text, made, _note = _world()
    client = client_of("reader")
    (url,) = _links(client.get(f"/readings/{made.slug}/find/?q=lesson").content.decode(), f"/{text.slug}/cite/")
    start, end = (int(number) for number in re.findall(r"(?:start|end)=(\d+)", url))
    assert any((block.start, block.end) == (start, end) for block in text.current.document.blocks)
    assert end - start <= MAX_QUOTE and "lesson" in text.current.text[start:end].lower()
    assert text.current.text[start : start + 20] in client.get(url).content.decode()
