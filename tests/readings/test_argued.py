"""What the page of a reading says beside its claims: what speaks against it, what it leaves open, who is silent; and
the way from a text back into the readings that cite it."""

import re

import pytest

from annotations.sources import actions as sources
from critiques.readings import actions, beside
from perfection_site.accounts.models import User
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db


def _section(html: str, name: str) -> str:
    """What stands under the heading of a section; nothing where there is none."""
    _before, there, rest = html.partition(f'<section class="sec" id="{name}"')
    return rest[: rest.index("</section>")] if there else ""


def _page(as_, made, who: str = "signed_out") -> str:
    return making.html(as_(who), made)


def test_what_complicates_it_is_what_its_authors_say_and_the_evidence_against_its_claims(as_):
    made = making.reading(complications="The pupil comes back.\nNobody *forbids* it.")
    making.cited(made, stance="supports")
    for stance in ("complicates", "complicates", "contradicts"):
        making.cited(made, stance=stance, number=2)
    section = _section(_page(as_, made), "complicates")
    assert '<p class="lead">The pupil comes back.</p>' in section
    assert '<p class="lead">Nobody *forbids* it.</p>' in section
    against = section[section.index('<ul class="plain against"') :]
    assert re.findall(r'href="#claim-(\d+)"', against) == [str(making.claim(made, 2).pk)]
    assert "2 complicate<" in against and "1 contradicts<" in against and "supports" not in against


def test_either_alone_makes_the_section_and_neither_none(as_):
    made = making.reading()
    making.cited(made, stance="supports")
    making.cited(made, stance="context", number=2)
    html = _page(as_, made)
    assert _section(html, "complicates") == "" and 'href="#complicates"' not in html
    offer = making.offered(made, stance="contradicts")
    assert _section(_page(as_, made), "complicates") == ""  # what is only offered argues nothing yet
    actions.accept(person("reader"), offer, version=1)
    html = _page(as_, made)
    assert "1 contradicts" in _section(html, "complicates") and 'href="#complicates"' in html
    assert "Written by the authors" not in html
    actions.decline(person("reader"), offer, version=2, word="After all not.")
    assert _section(_page(as_, made), "complicates") == ""
    said = making.reading("stranger", made.film, title="B", complications="One thing.")
    section = _section(_page(as_, said), "complicates")
    assert "One thing." in section and "against" not in section.partition("Written by the authors, against")[2]


def test_open_questions_are_asked_one_by_one(as_):
    made = making.reading(questions="Whose rescue?\nWho says so?")
    html = _page(as_, made)
    assert re.findall(r'<p class="lead">(.*?)</p>', _section(html, "open")) == ["Whose rescue?", "Who says so?"]
    assert 'href="#open"' in html
    html = _page(as_, making.reading("stranger", made.film, title="B"))
    assert _section(html, "open") == "" and 'href="#open"' not in html


def test_a_source_is_silent_until_it_is_taken_up_as_evidence(as_):
    made = making.reading()
    first = made.film.sources.get()
    other = make.source(make.ESSAY + "\nAnother one.\n", made.film, title="The silent one")
    make.draft(make.ESSAY + "\nNot published.\n", made.film, title="Not yet")
    make.source(make.ESSAY + "\nOf another film.\n", make.film("Another"), title="Elsewhere")

    def silent() -> set[str]:
        return set(re.findall(r'href="/sources/([a-z0-9-]+)/"', _section(_page(as_, made), "silent")))

    assert silent() == {first.slug, other.slug}
    making.cited(made, on=first)
    assert silent() == {other.slug}
    offer = making.offered(made, on=other)
    assert silent() == {other.slug}  # an offer is not its voice yet
    actions.accept(person("reader"), offer, version=1)
    assert silent() == set() and 'href="#silent"' not in _page(as_, made)
    sources.unpublish(User.objects.house(), other, reason="A question about rights.")
    assert silent() == set()


#   stance          as it is told beside the text
HOW = {
    "supports":     "supports claim 2",
    "complicates":  "complicates claim 2",
    "contradicts":  "contradicts claim 2",
    "context":      "gives context to claim 2",
}  # fmt: skip


@pytest.mark.parametrize("who", ["signed_out", "stranger"])
@pytest.mark.parametrize("stance", HOW)
def test_the_text_leads_back_to_the_evidence_in_the_reading(as_, stance, who):
    made = making.reading()
    piece = making.cited(made, stance=stance, number=2)
    client, source = as_(who), piece.passage.source
    way = f'href="/evidence/{piece.pk}/"'
    for asked in ("", f"?at={piece.passage.start}"):
        html = client.get(f"/sources/{source.slug}/{asked}").content.decode()
        assert way in html and HOW[stance] in html, asked
        assert "The consent critique" in html
    answer = client.get(f"/evidence/{piece.pk}/")
    assert answer.url == f"{making.path(made)}#evidence-{piece.pk}"
    assert f'id="evidence-{piece.pk}"' in client.get(answer.url).content.decode()
    (part,) = beside.at(source.pk, source.current_id, person(who), piece.passage.start)
    assert part.url == f"/evidence/{piece.pk}/"


def test_the_reading_leads_into_the_text_at_the_passage_and_the_text_marks_it(as_):
    made = making.reading()
    piece = making.cited(made)
    html = _page(as_, made)
    piece_html = html[html.index(f'id="evidence-{piece.pk}"') :]
    way = re.search(r'href="(/sources/[^"]+)">Go to the passage', piece_html).group(1).replace("&amp;", "&")
    text = as_("signed_out").get(way.partition("#")[0]).content.decode()
    assert "data-linked" in text
    marked = "".join(re.findall(r"<[^>]*data-linked[^>]*>([^<]*)<", text))
    assert making.WORDS in marked
