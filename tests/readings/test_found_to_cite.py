"""Citing what an annotation is about, and finding something to cite."""

import re
from uuid import uuid4

import pytest

from critiques.readings.models import Evidence
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db

WORDS = "the first thing they agree on"


def _sent(claim, **said) -> dict:
    return {"claim": claim.pk, "stance": "complicates", "why": "They agree after all.", "token": str(uuid4())} | said


# ---- from an annotation


@pytest.mark.parametrize(("who", "state"), [("reader", "accepted"), ("stranger", "offered"), ("owner", "offered")])
def test_what_is_cited_from_an_annotation_stands_on_its_passage(as_, who, state):
    note = make.annotation("owner", words=WORDS)
    made = making.reading(about=note.source.film)
    client, path = as_(who), f"/annotations/{note.pk}/cite/"
    form = client.get(path).content.decode()
    assert f'<blockquote class="as" lang="en">{WORDS}</blockquote>' in form
    assert making.CLAIMS[1] in form
    answer = client.post(path, _sent(making.claim(made, 2)))
    piece = Evidence.objects.get()
    assert answer.url == f"/evidence/{piece.pk}/"
    assert piece.passage == note.passage  # and no other one of the same words
    assert (piece.claim.number, piece.stance, piece.why) == (2, "complicates", "They agree after all.")
    assert (piece.state, piece.offered_by.username) == (state, who)
    page = client.get(answer.url, follow=True).content.decode()
    shown = page[page.index(f'id="evidence-{piece.pk}"') :]
    assert WORDS in shown and "They agree after all." in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"claim": ""}, "Choose the claim it is evidence for."),
        ({"stance": ""}, "Say what the passage does for the claim."),
        ({"stance": "denies"}, "not one of the available choices"),
        ({"why": ""}, "Say in one line what the passage shows."),
        ({"why": "x" * 100_000}, "at most 280 characters"),
    ],
)
def test_what_is_wanting_is_said_and_nothing_is_cited(as_, wrong, sentence):
    note = make.annotation(words=WORDS)
    made = making.reading(about=note.source.film)
    answer = as_("reader").post(f"/annotations/{note.pk}/cite/", _sent(making.claim(made)) | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422 and sentence in html and WORDS in html
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("of", ["a draft", "a hidden one", "a withdrawn one", "another film"])
def test_a_passage_is_offered_to_no_claim_that_is_not_there_to_be_read(as_, of):
    note = make.annotation(words=WORDS)
    making.reading(about=note.source.film, title="Another, so that there is a form")
    if of == "another film":
        elsewhere = make.source(make.ESSAY + "\nOf another film.\n", make.film("Another")).film
        made = making.reading(about=elsewhere, title="Elsewhere")
    elif of == "a draft":
        made = making.draft(about=note.source.film)
    else:
        made = making.reading(about=note.source.film)
        made = making.hidden(made) if of == "a hidden one" else making.actions.withdraw(person("reader"), made)
    answer = as_("stranger").post(f"/annotations/{note.pk}/cite/", _sent(making.claim(made)))
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_the_form_sent_twice_cites_once_and_keeps_other_words_for_a_second_time(as_):
    note = make.annotation(words=WORDS)
    made = making.reading(about=note.source.film)
    client, path = as_("reader"), f"/annotations/{note.pk}/cite/"
    sent = _sent(making.claim(made))
    assert client.post(path, sent).url == client.post(path, sent).url
    answer = client.post(path, sent | {"why": "Something else."})
    assert answer.status_code == 409 and "Something else." in answer.content.decode()
    assert Evidence.objects.count() == 1
    assert client.post(path, answer.context["form"].data).status_code == 302
    assert [piece.why for piece in Evidence.objects.order_by("pk")] == ["They agree after all.", "Something else."]


# ---- by a search


def _find(client, made, words: str) -> str:
    return client.get(making.path(made, "find/"), {"q": words}).content.decode()


def _texts(html: str) -> list[tuple[str, str]]:
    """The texts that were found, each with the block that says it."""
    return re.findall(r'<a class="headline" href="/sources/([a-z0-9-]+)/[^"#]*(?:#(b\d+))?"', html)


def _notes(html: str) -> list[int]:
    return [int(key) for key in re.findall(r'href="/annotations/(\d+)/cite/', html)]


def _elsewhere():
    """Another film's text, which says the same, with an annotation on it."""
    return make.annotation(on=make.source(make.ESSAY + "\nOf another film.\n", make.film("Another")), body="A lesson.")


def test_texts_and_annotations_of_the_film_are_found_and_lead_to_citing(as_):
    note = make.annotation("owner", words=WORDS, body="A lesson in agreeing.")
    made = making.reading(about=note.source.film)
    _elsewhere()
    html = _find(as_("stranger"), made, "lesson")
    blocks = note.source.current.document.blocks
    at = note.source.current.text.index("The lesson is repeated")
    block = next(number for number, one in enumerate(blocks) if one.start <= at < one.end)
    assert _texts(html) == [(note.source.slug, f"b{block}")]
    assert _notes(html) == [note.pk]
    assert "The <mark>lesson</mark> is repeated until it is perfect." in html
    assert "A <mark>lesson</mark> in agreeing." in html and "Cite what owner annotated" in html
    found = as_("stranger").get(f"/annotations/{note.pk}/cite/").content.decode()
    assert WORDS in found and "Cite this passage" in found


@pytest.mark.parametrize("how", ["private", "circle", "hidden", "pending", "withdrawn"])
def test_an_annotation_that_not_everybody_reads_is_not_offered(as_, how):
    text = make.source()
    made = making.reading(about=text.film)
    if how == "circle":
        make.for_circle(make.circle(), on=text, body="A theorbo.")
    elif how == "private":
        make.annotation(on=text, body="A theorbo.", visibility="private")
    else:
        make.put(make.annotation(on=text, body="A theorbo."), how)
    for who in ("reader", "moderator"):
        html = _find(as_(who), made, "theorbo")
        assert _notes(html) == [] and "No annotation says" in html


def test_a_hit_that_is_covered_is_counted_and_not_quoted(as_):
    note = make.annotation("owner", words=WORDS, body="Of agreeing.")
    made = making.reading(about=note.source.film)
    make.warned(note.source, "two people to play one instrument", category="violence", grade=4)
    make.warned(note, category="violence", grade=4)
    html = _find(as_("stranger"), made, "instrument")
    assert note.source.slug in html and "It is said in words that are covered for you." in html
    assert "play one" not in html
    html = _find(as_("stranger"), made, "agreeing")
    assert _notes(html) == [note.pk]
    assert "Of <mark>agreeing" not in html and "Of agreeing" not in html


def test_nothing_is_found_of_whom_one_keeps_away_and_of_texts_that_are_gone(as_):
    from annotations.sources import actions as sources
    from perfection_site.accounts.models import User

    note = make.annotation("owner", words=WORDS, body="A lesson in agreeing.")
    made = making.reading(about=note.source.film)
    accounts.mute(person("stranger"), person("owner"))
    assert _notes(_find(as_("stranger"), made, "agreeing")) == []
    assert _notes(_find(as_("reader"), made, "agreeing")) == [note.pk]
    other = make.source(make.ESSAY + "\nAnother one.\n", note.source.film)
    sources.unpublish(User.objects.house(), note.source, reason="A question about rights.")
    html = _find(as_("reader"), made, "lesson")
    assert [slug for slug, _block in _texts(html)] == [other.slug] and _notes(html) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Type a word that a passage may hold."),
        ("the of and", "Those words stand in almost every text."),
        ("zither", "No source says “zither”."),
        ("x" * 10_000, "Search"),
        ("\x00", "Type a word that a passage may hold."),
    ],
)
def test_whatever_is_asked_gets_a_sentence(as_, words, sentence):
    made = making.reading()
    answer = as_("reader").get(making.path(made, "find/"), {"q": words})
    assert answer.status_code == 200 and sentence in answer.content.decode()
