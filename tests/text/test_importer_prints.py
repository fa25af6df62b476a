"""What stands beside a text as it was printed or sent: page numbers, notes on whose work it is, corrections."""

import pytest

from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

NOTES = [
    "Notes by A. M. Tully. Quotations are from her letters to the harbour master.",
    "Trascrizione di Marta Verdi. La tavola rotonda si è svolta sul molo.",
]


@pytest.mark.parametrize("note", NOTES)
def test_whose_work_it_is_and_more_about_it_is_a_credit(note):
    assert texts(read(paragraphs("On lamps", LONG, PROSE, LONG, LONG, note)), "credit") == [note]


@pytest.mark.parametrize("word", ["Correction", "Rättelse", "Berichtigung"])
def test_what_puts_the_text_right_is_a_paragraph(word):
    note = f"{word}: an earlier version of this text counted eleven lamps; there are twelve."
    assert note in texts(read(paragraphs("On lamps", LONG, PROSE, LONG, note)), "paragraph")


def test_page_numbers_go_with_the_heads_beside_them():
    raw = paragraphs("On lamps and harbours", "Agnes Tully", LONG, PROSE, LONG, *[PROSE] * 6)
    raw = paragraphs(raw, "142", "Tully – On Lamps and Harbours", LONG, LONG)
    imported = read(raw.replace("Agnes Tully", "By Agnes Tully"))
    assert {"142", "Tully – On Lamps and Harbours"} <= {entry.text for entry in imported.dropped}


def test_stars_in_a_row_are_no_point_of_a_list():
    imported = read(paragraphs("On lamps", LONG, PROSE, "* * *", LONG, LONG))
    assert not texts(imported, "list_item")
    assert "* * *" in [entry.text for entry in imported.dropped]


def test_the_way_to_the_page_of_a_mail_is_dropped():
    line = "[If this letter is hard to read, the web version is on our site.]"
    assert line in [entry.text for entry in read(paragraphs("On lamps", line, LONG, PROSE, LONG)).dropped]


def test_one_point_more_of_a_list_stays_with_it():
    points = ["*Lamps* (Agnes Tully, 1979)", "*Harbours* (Agnes Tully, 1990)", "an essay from our old newsletter"]
    body = "\n\n".join([LONG, PROSE, LONG, "## Mentioned", "\n".join(f"- {point}" for point in points)])
    imported = read(f"---\ntitle: On lamps\n---\n\n# On lamps\n\n{body}\n")
    assert len(texts(imported, "list_item")) == len(points)
