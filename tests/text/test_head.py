"""Title, author, date, standfirst and language."""

from datetime import date

import pytest

from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts


def test_the_first_line_is_the_title_and_the_rest_reads_as_it_was_pasted():
    imported = read(paragraphs("The empty house", PROSE, LONG))
    assert imported.title == "The empty house"
    assert (imported.author, imported.published, imported.published_text) == ("", None, "")
    assert kinds(imported) == ["paragraph", "paragraph"]


def test_a_text_without_a_title_keeps_its_first_paragraph():
    imported = read(paragraphs(LONG, PROSE))
    assert imported.title.endswith("…")
    assert len(imported.title) <= 81
    assert texts(imported, "paragraph") == [LONG, PROSE]


def test_a_title_printed_twice_is_kept_once():
    imported = read("The ‘Empty’ House\nThe 'Empty' House\n\n" + LONG)
    assert imported.title == "The ‘Empty’ House"
    assert [dropped.reason for dropped in imported.dropped] == ["repeats the title"]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Jane Doe"], "Jane Doe"),
        (["by Jane O'Neill and Ana de la Cruz"], "Jane O'Neill and Ana de la Cruz"),
        (["Words by Jane Doe"], "Jane Doe"),
        (["Jane Doe", "By Jane Doe"], "Jane Doe"),
        (["3 June 2019", "Jane Doe"], "Jane Doe"),
        (["Jane Doe | 3 June 2019"], "Jane Doe"),
        (["Posted on June 3, 2019 by Jane Doe"], "Jane Doe"),
        (["By The Reading Room editors"], "The Reading Room editors"),
        (["By the time it ends, nobody is left."], ""),
    ],
)
def test_the_author_is_read(lines, author):
    assert read(paragraphs("The empty house", *lines, LONG)).author == author


def test_date_and_time_are_read_and_kept_as_printed():
    imported = read(paragraphs("The empty house", "25 May 2019, 20:31", LONG))
    assert (imported.published, imported.published_text) == (date(2019, 5, 25), "25 May 2019, 20:31")


def test_a_date_that_can_be_read_two_ways_is_kept_as_printed_only():
    imported = read(paragraphs("The empty house", "05/06/2019", LONG))
    assert (imported.published, imported.published_text) == (None, "05/06/2019")


def test_a_sentence_with_a_date_stays_in_the_text():
    assert read(paragraphs("The empty house", "The film opened on May 24, 2019.", LONG)).published is None


def test_a_line_between_title_and_byline_is_the_standfirst():
    imported = read(paragraphs("The empty house", "Why nobody comes to the door", "By Jane Doe", LONG))
    assert imported.standfirst == "Why nobody comes to the door"
    assert kinds(imported) == ["standfirst", "paragraph"]


def test_one_short_sentence_under_the_byline_is_the_standfirst():
    imported = read(paragraphs("The empty house", "By Jane Doe", "Why nobody comes to the door of this house.", LONG))
    assert imported.standfirst == "Why nobody comes to the door of this house."


def test_a_pasted_essay_without_byline_has_no_standfirst():
    assert kinds(read(paragraphs("The empty house", "Nobody comes to the door.", LONG))) == ["paragraph"] * 2


@pytest.mark.parametrize(
    ("prose", "language"),
    [
        (PROSE, "en"),
        ("Die Kamera geht um das Haus, und sie sucht eine Tür, die nicht da ist und auch nicht war.", "de"),
        ("La caméra fait le tour de la maison, et elle ne trouve pas la porte dans les murs qui sont là.", "fr"),
    ],
)
def test_the_language_is_guessed(prose, language):
    assert read(paragraphs("Title", prose, prose)).language == language


def test_several_labels_above_a_title_are_none():
    assert read(paragraphs("Film", "Críticas de cine", "The lamp in the attic", "By Jane Doe", LONG)).title == (
        "The lamp in the attic"
    )


def test_a_film_named_below_the_date_is_not_who_wrote_the_text():
    raw = f"Capsule reviews of the week\n3 March 2019\n\nAll Their Lanterns\n\n{LONG}\n\nHarbour\n\n{PROSE}\n"
    assert read(raw).author == ""
