"""What stands at the end of a text and is its own, and the boxes that a house sets around it."""

import pytest

from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

HEAD = ("The lamp of the harbour", "By Agnes Tully")


def body(*lines):
    return paragraphs(*HEAD, LONG, PROSE, LONG, *lines)


def dropped(imported):
    return [entry.text for entry in imported.dropped]


def test_the_name_in_the_byline_once_more_below_the_text_is_a_credit():
    together = "\n".join([*HEAD, LONG, PROSE, LONG, "Agnes Tully", "Read also", "Privacy policy"])
    assert texts(read(together), "credit") == ["Agnes Tully"]


def test_a_name_stays_above_a_line_that_says_where_the_notes_were_first_issued():
    issued = "These notes were first issued, in a longer form, for the harbour season of 1987."
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, "Anton Moor", issued))
    assert texts(imported, "credit") == ["Anton Moor", issued]


@pytest.mark.parametrize("leave", ["Herzlich, Ihr Anton Moor", "Yours, Uma Pargeter", "Cordialement, Odile Petit"])
def test_a_letter_may_take_leave_and_name_its_writer_on_one_line(leave):
    assert texts(read(paragraphs("The lamp of the harbour", "Dear all,", LONG, PROSE, LONG, leave)), "credit") == [
        leave
    ]


def test_when_a_film_came_out_is_a_fact_and_no_second_date():
    facts = ["Réalisation : Odile Petit", "Durée : 1h31", "Sortie : 4 mai 2016"]
    head = ["La lampe du port", "par Agnes Tully", "le 4 mai 2016"]
    assert texts(read(paragraphs("\n".join(head), "\n".join(facts), LONG, PROSE, LONG)), "list_item") == facts


def test_a_row_below_the_facts_of_each_section_is_a_row_too():
    parts = []
    for title, times in (("The Weir (1951)", "3"), ("The Quay (1957)", "0"), ("The Sluice (1960)", "12")):
        parts += [title, f"Northern Pictures. 7{times[0]} min. B&W.\nTimes borrowed: {times}", LONG]
    rows = texts(read(paragraphs(*HEAD, LONG, *parts)), "list_item")
    assert [row for row in rows if row.startswith("Times")] == [
        f"Times borrowed: {times}" for times in ("3", "0", "12")
    ]


def test_whose_a_picture_is_stays_below_the_last_sentence():
    row = "Image : © Les Films du Quai / Marée Distribution"
    assert row not in dropped(read(body(row, "Legal notice")))


def test_talk_in_a_scene_is_quoted():
    said = ["母「灯が消えたのよ」", "長男「どこの灯が」"]
    told = "灯台の話である。そう書くと海の映画だと思われそうだが、この映画に出てくる人々はほとんど海を見ない。" * 2
    imported = read(paragraphs("港の灯", "文＝灯野 渡", told, told, "\n".join(said), told, told))
    assert texts(imported, "quotation") == said


def test_a_question_behind_a_name_in_capitals_is_no_heading():
    talk = [f"UMA: {PROSE}", f"ANTON: {PROSE}", "UMA: Sorry, say that again?", f"ANTON: {PROSE}"]
    assert texts(read(body(*talk)), "heading") == []


@pytest.mark.parametrize(
    "box",
    [
        ["NEXT IN THE SEASON\nThe Weir (1951), Thursday 3 May, 8.45pm\nThe Quay (1957), Sunday 6 May, 3.00pm"],
        ["Next time", "The Weir (1951), Thursday 3 May. Bring a cushion."],
        ["Tickets 9.50, concessions 7.00. Box office open daily from noon."],
        ["Page 1 of 2"],
        ["Page written 4 May 2003."],
        ["Correction", "In our May issue the camera of The Weir was given to Nils Berg. It was Tora Lind's."],
    ],
)
def test_boxes_of_a_house_below_a_text_are_dropped(box):
    lines = [line for piece in box for line in piece.split("\n")]
    assert dropped(read(body(*box)))[-len(lines) :] == lines


def test_who_took_the_notes_stays_below_what_is_shown_next():
    imported = read(
        body("Next time", "The Weir (1951), Thursday 3 May. Bring a cushion.", "Notes taken by Uma Pargeter")
    )
    assert "Notes taken by Uma Pargeter" not in dropped(imported)


def test_what_a_podcast_puts_right_of_its_last_week_stays():
    told = "Last week Anton said that Tora Lind shot nine films with this lamp. It's eleven, as many of you wrote."
    assert told not in dropped(read(body("Corrections", told, LONG)))


@pytest.mark.parametrize(
    "way",
    [
        "Having trouble reading this? https://letter.example/12",
        "Falls diese Mail nicht richtig angezeigt wird, klicken Sie bitte hier.",
    ],
)
def test_the_way_to_the_page_of_a_mail_is_dropped(way):
    assert way in dropped(read(paragraphs("The lamp of the harbour", way, "Dear all,", LONG, PROSE, LONG)))


def test_the_fields_of_a_page_are_its_own():
    page = (
        "<h1>The lamp of the harbour</h1><ul><li>Detaljer</li><li>Skriven av Tora Lind</li><li>Kategori: Reportage</li>"
        f"</ul><p>{LONG}</p><p>{PROSE}</p><p>{LONG}</p>"
    )
    imported = read(f"<html><body><article>{page}</article></body></html>")
    assert imported.author == "Tora Lind"
    assert {"Detaljer", "Kategori: Reportage"} <= set(dropped(imported))
