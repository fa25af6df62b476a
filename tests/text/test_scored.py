"""The last judgement on lines that nothing but their looks and their place decides."""

import pytest

from annotations.text import cues, features, guard, importer, lexicon, repeats, scene, scored, talk
from annotations.text.facts import Facts
from annotations.text.guard import KINDS
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
    seen = scene.read(lines("Title", LONG * 2, LONG, LONG), Facts(title="Title"), "text")
    assert KINDS.index("dropped") in guard.never(seen, 2)
    assert KINDS.index("paragraph") not in guard.never(seen, 2)


def test_a_dropped_sentence_amid_the_text_is_kept_after_all():
    seen = scene.read(lines("Title", LONG, "The dog was blue, and it was never seen again.", LONG), Facts(), "text")
    best = ["title", "paragraph", "dropped", "paragraph"]
    guard.keep_sentences(seen, best)
    assert best[2] == "paragraph"


def test_every_feature_speaks_for_kinds_that_a_line_may_have():
    found = {kind for row in scored.weights().values() for kind, _weight in row}
    assert found == set(range(len(KINDS)))


def test_the_best_row_of_kinds_is_found_and_not_the_best_kind_of_each_line():
    own = [[0.0] * len(KINDS) for _line in range(3)]
    row = scored.likeliest(own)
    assert len(row) == 3
    assert sum(scored._fits(own)[0]) <= len(KINDS) * max(scored._fits(own)[0])


def test_words_that_many_pages_hold_are_known():
    assert "lex:ui:first" in lexicon.of("Share this article")
    assert "lex:fact:first" in lexicon.of("Director: Jane Doe")
    assert lexicon.of("The dog") == ["lex:none"]


def test_lines_that_stand_again_below_in_the_same_order_are_foretold():
    names = ["The door", "The lake", "The letters"]
    seen = scene.read(lines("Title", *names, *(part for name in names for part in (name, LONG))), Facts(), "text")
    assert all("foretold" in found for found in repeats.foretold(seen)[1:4])


def test_lines_that_count_with_text_between_are_a_chain():
    seen = scene.read(lines("Title", "1. Door", LONG, "2. Lake", LONG, "3. Sea", LONG), Facts(), "text")
    assert "chain:apart:3" in repeats.counted(seen)[3]


def test_comments_known_by_their_place_are_numbered_by_who_wrote_them():
    said = lines("Ann", "So true.", "Reply", "Bob", "No.")
    for line in (said[0], said[2], said[3]):
        line.fate, line.reason = "dropped", "a line of the page around the text"
    talk.number(said, ["dropped", "comment", "dropped", "dropped", "comment"])
    assert [line.comment for line in said] == [1, 1, 0, 2, 2]
    assert said[3].reason == "who commented: commenters are not named"


def test_the_title_may_be_found_below_what_the_rules_took_for_it():
    assert read(paragraphs("Title", LONG, PROSE)).title == "Title"


@pytest.mark.parametrize(
    "line",
    [
        "The film opens on 14 February. There's a review of it on our front page.",
        "Which of them did we miss? Let us know in the comments.",
        "By day she mends lifts. On all the networks she is @liftwoman.",
        "As the old book on ghosts puts it:",
        "Nobody said a word, and nobody had to.",
        "Cold is the one ghost that everybody has met.",
    ],
)
def test_no_weight_drops_a_sentence_that_may_be_the_texts_own(line):
    found = cues.find(line)
    assert not guard.may_fall(Line(line), found if len(found & cues.PAGE) < 2 else frozenset(), amid=False)


@pytest.mark.parametrize(
    "line", ["© 2019 The House. All rights reserved.", "Sign up for our letter and miss none.", "Next"]
)
def test_a_line_of_a_page_may_be_dropped(line):
    assert guard.may_fall(Line(line), cues.find(line), amid=False)


def test_a_point_that_is_marked_up_amid_the_paragraphs_is_kept():
    point = Line("you are thanked for what you weren't permitted to keep;", marked_up=True, hint="list_item")
    assert not guard.may_fall(point, frozenset(), amid=True)
    assert guard.may_fall(Line("Next", marked_up=True, hint="heading"), frozenset(), amid=True)


def test_the_words_of_a_picture_amid_the_text_are_kept_though_the_picture_is_a_link():
    shown = Line("The maid counting gloves", marked_up=True, hint="alt", fate="caption", linked=24)
    assert not guard.may_fall(shown, frozenset(), amid=True)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_sentence_below_what_a_page_says_is_kept(form):
    said = "The road goes on opening to the left until nobody is left on it."
    raw = paragraphs("Title", LONG, PROSE, "Share this on your page", "Sign up to our newsletter", said, "Privacy")
    assert said in importer.read(raw, form=form).document.text


def test_nothing_in_a_line_that_warns_of_nothing_makes_it_a_notice():
    seen = scene.read(lines("Title", "Everybody puts on black for a man.", LONG, PROSE), Facts(title="Title"), "text")
    assert KINDS.index("notice") in guard.never(seen, 1)


def test_a_name_alone_below_the_title_may_be_its_authors():
    imported = read(paragraphs("Keeping the door: thresholds and debt in two films", LONG, PROSE))
    assert imported.author == ""
    seen = scene.read(lines("Title", "Jane Doe", LONG, PROSE), Facts(title="Title"), "text")
    seen.title = 0
    assert KINDS.index("meta") not in guard.never(seen, 1)
    assert KINDS.index("meta") in guard.never(seen, 2)


def test_questions_in_strong_letters_are_no_headings_where_there_are_three():
    words = ("Why rain?", "Why cats?", "Why a chair?")
    asked = [Line(text, marked_up=True, marks=((0, len(text), "strong", ""),)) for text in words]
    parts = [part for line in asked for part in (line, Line(LONG))]
    for count in (2, 3):
        seen = scene.read([Line("Title"), *parts[: 2 * count]], Facts(title="Title"), "html")
        assert (KINDS.index("heading") in guard.never(seen, 1)) is (count == 3)


def test_a_sentence_that_lacks_its_stop_and_a_line_that_goes_on_are_kept():
    said = Line("The Lamp is on the third channel from the end of May", marked_up=True)
    assert not guard.may_fall(said, frozenset(), amid=False)
    assert not guard.may_fall(Line("and so it went"), frozenset(), amid=True)
    assert guard.may_fall(Line("A lamp in the attic at night"), frozenset(), amid=True)


def test_the_title_said_again_above_the_text_stays_dropped():
    seen = scene.read(lines("The lamp", "The Lamp", LONG, PROSE), Facts(title="The lamp"), "text")
    seen.title, seen.lines[1].fate = 0, "dropped"
    assert guard.never(seen, 1) == frozenset(range(len(KINDS))) - {KINDS.index("dropped")}
