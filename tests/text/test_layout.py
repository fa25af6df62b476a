"""What the layout of a whole text says of its lines."""

from annotations.text import layout, scene
from annotations.text.broken import read as read_lines
from annotations.text.facts import Facts
from annotations.text.lines import Line
from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read

POINTS = ("1. The lamp was made by a baker.", "2. It burned for as long as a mass.", "3. Nobody ever put it out.")
BLURBS = ("The baker wanted to sell a lamp.", "All that he asked for was a chair.", "They had not slept at all.")


def seen(raw):
    return scene.read(read_lines(raw), Facts(title="Title"), "text")


def test_numbered_lines_say_whether_they_end_with_a_stop_and_have_text_below():
    points = layout.of(seen(paragraphs("Title", LONG, *POINTS, PROSE)))[3]
    assert "count-stops:4+count-text:0" in points
    parts = [part for number, text in enumerate(BLURBS, 1) for part in (f"{number}. Film (1983)", text)]
    heads = layout.of(seen(paragraphs("Title", LONG, *parts)))[2]
    assert "count-stops:0+count-text:4" in heads


def test_questions_know_how_many_they_are_and_that_they_alternate():
    said = [part for word in ("first", "second", "third") for part in (f"What was your {word} film?", "A short one.")]
    asked = layout.of(seen(paragraphs("Title", LONG, *said)))[2]
    assert {"quiz:3", "quiz-you:3:4", "quiz-turns:3:4"} <= set(asked)


def test_dashes_that_begin_questions_are_those_of_talk():
    names = layout.of(seen(paragraphs("Title", LONG, "— And you?", "— I went home.", "— Why?")))[2]
    assert "dashes-ask:3" in names


def test_lines_that_stand_together_know_how_many_of_them_name_facts():
    names = layout.of(seen(f"Title\n\n{LONG}\n\nDirector: Jane Doe\nRuntime 90 minutes\nCast: Ann, Bob\n"))[2]
    assert {"group-facts:4", "group-open:3:4"} <= set(names)


def test_paragraphs_of_a_text_of_short_ones_are_long_for_it():
    short = ["The baker wanted to sell a lamp, and then there was no one to sell it to, so he lit it."] * 4
    assert seen(paragraphs("Title", *short)).is_long(Line(short[0]))
    assert not seen(paragraphs("Title", LONG, LONG, LONG)).is_long(Line(short[0]))


def test_short_lines_directly_above_their_text_are_headings_all_or_none():
    raw = f"Title\n\nBy Jane Doe\n\n{PROSE}\n\n" + "\n\n".join(
        f"{5 - number}. Film (198{number})\n{text}" for number, text in enumerate(BLURBS)
    )
    assert kinds(read(raw + "\n")) == ["paragraph", *["heading", "paragraph"] * 3]


def test_numbered_sentences_without_text_of_their_own_are_points():
    assert kinds(read(paragraphs("Title", "By Jane Doe", LONG, *POINTS, PROSE))) == [
        "paragraph", *["list_item"] * 3, "paragraph"
    ]  # fmt: skip


def test_names_above_what_people_say_in_a_text_mark_a_quotation():
    talk = (
        "MARK: He never came down for supper.\nRUTH: No.\nMARK: You had the key.\nRUTH: I had every key in the house."
    )
    imported = read(paragraphs("Title", "By Jane Doe", LONG, talk, PROSE))
    assert kinds(imported)[1:5] == ["quotation"] * 4
