"""What people say behind a dash, how letters end, and what houses and journals print around a text of theirs."""

import pytest

from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

TALK = [
    "– We kept the lamp lit for three winters, säger Tora Lind.",
    "– Nobody came. Then everybody came at once, and they had brought soup.",
]


@pytest.mark.parametrize("wrap", ["{}", "<p>{}</p>"])
def test_what_people_say_behind_a_dash_is_no_list(wrap):
    told = [LONG, TALK[0], PROSE, TALK[1], LONG]
    raw = paragraphs("The lamp of the harbour", *told)
    if wrap != "{}":
        body = "".join(wrap.format(text) for text in told)
        raw = f"<html><body><article><h1>The lamp of the harbour</h1>{body}</article></body></html>"
    said = read(raw)
    assert not texts(said, "list_item")
    assert [text for text in texts(said, "paragraph") if text.startswith("–")] == TALK


def test_points_behind_a_dash_stay_a_list():
    imported = read(paragraphs("For parents", LONG, "– A boat sinks.\n– A dog is lost and found.", LONG))
    assert texts(imported, "list_item") == ["A boat sinks.", "A dog is lost and found."]


@pytest.mark.parametrize(
    "leave", ["Yours, from a cold kitchen,", "Un abrazo,", "Mit herzlichen Grüßen", "Damp but cheerful,"]
)
def test_how_a_letter_ends_and_its_name_are_credits(leave):
    imported = read(paragraphs("The boats again", "Dear all,", LONG, PROSE, LONG, leave, "Agnes"))
    assert texts(imported, "credit") == [leave, "Agnes"]


def test_a_postscript_may_follow_the_name():
    raw = paragraphs("The boats again", LONG, PROSE, LONG, "Love from the ferry,", "A.", "PS. " + PROSE)
    assert texts(read(raw), "credit") == ["Love from the ferry,", "A."]


def test_a_line_of_verse_that_ends_in_a_comma_is_no_leave():
    raw = paragraphs("The boats again", LONG, "Come in, come in,\nMary", LONG, PROSE, LONG, LONG)
    assert not texts(read(raw), "credit")


def test_the_name_of_the_author_at_the_end_is_a_credit():
    imported = read(paragraphs("The lamp of the harbour", "By Agnes Tully", LONG, PROSE, LONG, "Agnes Tully"))
    assert imported.author == "Agnes Tully"
    assert texts(imported, "credit") == ["Agnes Tully"]


SHOWN = ["Thursday 20 October, 8 pm, Hall 1", "do 20 oktober 20:00 Zaal 1", "Jeudi 17 novembre 2016, 20 h 30. Salle 2"]


@pytest.mark.parametrize("row", SHOWN)
def test_when_a_film_is_shown_is_a_fact_of_it(row):
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, f"Showings\n{row}", LONG))
    assert texts(imported, "list_item") == [row]
    assert texts(imported, "heading") == ["Showings"]


def test_the_schedule_of_a_house_is_dropped():
    raw = paragraphs("The lamp of the harbour", LONG, PROSE, LONG, f"Schedule\n{SHOWN[0]}", LONG)
    assert {SHOWN[0], "Schedule"} <= {entry.text for entry in read(raw).dropped}


def test_a_day_in_a_diary_stays():
    day = "Thursday 20 October, 8 pm: I stood in the rain with the others, and the lamp was late again."
    assert day in read(paragraphs("The lamp of the harbour", LONG, PROSE, day, LONG)).document.text


@pytest.mark.parametrize("row", ["Next month: The Salt Aunt (bring a spoon).", "Members free, guests £3. Tea 50p."])
def test_what_comes_next_and_what_it_costs_is_dropped_below_a_text(row):
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, row))
    assert row in [entry.text for entry in imported.dropped]


def test_what_comes_next_stays_where_it_is_no_film():
    row = "Next week: the other lamp, presumably."
    assert row in read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, row)).document.text


@pytest.mark.parametrize("number", ["nr 3/2015, s. 12–14", "Volume 9, Number 2, 2017, pp. 141-149", "no. 41 / 2016"])
def test_a_journal_and_its_number_stand_above_the_title(number):
    raw = paragraphs(
        f"Notes of the Harbour\n{number}", "On lamps, and who lights them", "Agnes Tully", LONG, PROSE, LONG
    )
    imported = read(raw)
    assert imported.title == "On lamps, and who lights them"
    assert number in [entry.text for entry in imported.dropped]


def test_keywords_below_their_word_are_dropped():
    raw = paragraphs(
        "On lamps", "Abstract", LONG, "Keywords", "lamps; harbours; rain", "Introduction", LONG, PROSE, LONG
    )
    assert {"Keywords", "lamps; harbours; rain"} <= {entry.text for entry in read(raw).dropped}


def test_whose_picture_it_is_in_capitals_below_what_it_shows():
    raw = paragraphs(
        "On lamps", "By Agnes Tully", LONG, "The lamp in its first winter.\nPRIVATE COLLECTION", LONG, PROSE
    )
    assert texts(read(raw), "caption") == ["The lamp in its first winter."]
    assert texts(read(raw), "credit") == ["PRIVATE COLLECTION"]


def test_what_a_byline_tells_of_its_bearer_is_no_part_of_the_name():
    raw = paragraphs("On lamps", "By Agnes Tully, who has kept a lamp since 1998\nFeb. 11, 2024", LONG, PROSE, LONG)
    imported = read(raw)
    assert (imported.author, str(imported.published)) == ("Agnes Tully", "2024-02-11")


def test_a_day_at_the_foot_of_a_page_counts_where_it_says_that_the_page_was_put_up():
    page = (
        f"<html><body><h1>On lamps</h1><p>{LONG}</p><p>{PROSE}</p><p>{LONG}</p>"
        "<hr><p><font size=1>Last updated: November 12, 2000</font></p></body></html>"
    )
    assert str(read(page).published) == "2000-11-12"
