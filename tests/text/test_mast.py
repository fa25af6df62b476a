"""The name of a site above a title, which a paste takes along."""

import pytest

from annotations.text import importer, lines, mast
from tests.text.accounting import LONG, PROSE, paragraphs, read, texts


def test_a_name_with_a_menu_below_it_is_the_publisher_and_no_title():
    imported = read(paragraphs("Grey Lantern", "Home | Reviews | Podcast", "The house with no doors", LONG, PROSE))
    assert (imported.title, imported.publisher) == ("The house with no doors", "Grey Lantern")


def test_a_name_that_the_foot_says_again_is_the_publisher():
    raw = paragraphs("Grey Lantern", "The house with no doors", "By Jane Doe", LONG, PROSE, "© 2019 Grey Lantern")
    assert read(raw).title == "The house with no doors"


def test_a_name_in_capitals_is_spelled_as_the_text_spells_it():
    raw = paragraphs("GREY LANTERN", "The house with no doors", "By Jane Doe", LONG, "Subscribe to the Grey Lantern")
    assert read(raw).publisher == "Grey Lantern"


def test_a_motto_below_the_name_goes_with_it():
    raw = f"GREY LANTERN\nThe film weekly of the north\n\nHome | News | Film\n\nThe house with no doors\n\n{LONG}"
    imported = read(raw)
    assert imported.title == "The house with no doors"
    assert "The film weekly of the north" in [entry.text for entry in imported.dropped]


@pytest.mark.parametrize("below", ["What a film says by its hinges", "3 June 2019", "By Jane Doe"])
def test_a_title_alone_stays_the_title(below):
    assert read(paragraphs("The house with no doors", below, LONG, PROSE)).title == "The house with no doors"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Home | Reviews | Podcast", True),
        ("Issues / Interviews / Festivals / Shop", True),
        ("Home Movies TV Games", True),
        ("Fire and water – a note", False),
        ("3 June 2019 | Jane Doe | London", False),
        ("The sea, the sea", False),
    ],
)
def test_a_row_of_entries_is_a_menu(text, expected):
    assert mast.is_menu_row(lines.Line(text, raw=text)) is expected


def test_a_stated_title_is_told_from_the_site_by_the_line_that_says_it():
    page = "<title>Grey Lantern - The house with no doors</title><div>Grey Lantern</div><b>The house with no doors</b>"
    imported = importer.read(f"<html><head>{page}<p>{LONG}</p><p>{PROSE}</p></html>", "html")
    assert (imported.title, imported.publisher) == ("The house with no doors", "Grey Lantern")


def test_what_is_no_name_of_a_site_loses_no_word():
    assert texts(read(paragraphs("The house", "The second house", LONG, PROSE)), "paragraph") == [LONG, PROSE]
