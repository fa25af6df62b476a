"""The last judgement on lines that nothing but their looks and their place decides."""

import pytest

from annotations.text import cues, features, scene, scored
from annotations.text.facts import Facts
from annotations.text.lines import Line
from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts

OTHER = "A man in a grey coat stands by the lake and counts the boats; there are more of them than anybody ever rowed."


def lines(*texts):
    return [Line(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Share this on your page", "share"),
        ("Partagez cet article", "share"),
        ("Suscríbete a nuestro boletín", "subscribe"),
        ("Leggi anche: la casa", "more"),
        ("Topics: film, houses", "tags"),
        ("Datenschutz", "legal"),
        ("1,204 votes so far", "count"),
    ],
)
def test_a_cue_is_found_in_several_languages(text, cue):
    assert cue in cues.find(text)


@pytest.mark.parametrize("text", ["The second walk", "She shares a room with the dead", "x" * 500 + " subscribe"])
def test_the_running_text_holds_no_cue_of_a_page(text):
    assert not cues.find(text) & cues.PAGE


def test_a_scene_knows_where_the_body_begins_and_ends():
    seen = scene.read(lines("Title", LONG, "A part", PROSE, "Share"), Facts(title="Title"), "text")
    assert seen.zone == (1, 3)
    assert list(seen.body) == [1, 3]


def test_a_line_that_says_who_wrote_the_text_is_below_its_body():
    told = (
        "Jane Doe is a critic who lives in Lisbon and writes about houses in films, on paper, for more than one review."
    )
    seen = scene.read(lines("Title", LONG, PROSE, told), Facts(title="Title", author="Jane Doe"), "text")
    assert seen.zone == (1, 2)


def test_features_say_shape_and_place():
    seen = scene.read(lines("Title", LONG, "Share this on your page", PROSE), Facts(title="Title"), "text")
    names = features.of(seen, 2)
    assert {"zone:amid", "cue:share", "ends:open", "above:body", "below:body"} <= set(names)


def test_what_asks_to_subscribe_amid_the_text_is_dropped():
    imported = read(paragraphs("Title", LONG, "Sign up to our weekly newsletter and never miss a list.", PROSE, OTHER))
    assert kinds(imported) == ["paragraph"] * 3


@pytest.mark.parametrize("line", ["Nobody ever subscribes to a ghost.", "He came back.", "And the dog was blue."])
def test_a_sentence_of_the_text_is_never_dropped(line):
    for raw in (paragraphs("Title", LONG, line, PROSE), paragraphs("Title", LONG, PROSE, line)):
        assert line in read(raw).document.text.split("\n")


def test_a_line_that_its_own_mark_decides_is_not_judged():
    imported = read(paragraphs("Title", LONG, "- Share a drink", "- a point", PROSE))
    assert texts(imported, "list_item") == ["Share a drink", "a point"]


def test_a_body_line_may_not_be_dropped_whatever_speaks_for_it():
    seen = scene.read(lines("Title", LONG, PROSE), Facts(title="Title"), "text")
    assert not scored.may_be(seen, 1, "dropped")
    assert scored.may_be(seen, 1, "paragraph")


def test_every_kind_of_the_table_is_one_that_a_line_may_have():
    names = {kind for row in scored.weights().values() for kind in row}
    assert {"paragraph", "heading", "dropped", "notice"} <= names
