"""What a page and its house set around a text: counts, boxes, forms, doors and prices, pictures of others."""

import pytest

from annotations.text import importer
from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

COMMENT = "I sat in the last row and never saw the lamp at all."


def _dropped(imported):
    return [entry.text for entry in imported.dropped]


def test_a_count_of_comments_in_the_head_takes_no_text_away():
    raw = paragraphs(
        "The lamp of the harbour", "By Agnes Tully", "2 Comments", LONG, PROSE, LONG, LONG, LONG,
        "2 Comments", f"wick\n3 May 2019 at 8:14 pm\n{COMMENT}\nReply",
        "oilcan\n4 May 2019 at 9:02 am\nThe lamp is on the left.\nReply", "Leave a Reply",
    )  # fmt: skip
    said = read(raw).to_json()
    assert sum(block["kind"] == "paragraph" for block in said["blocks"]) == 5
    assert len(said["comments"]) == 2


def test_a_box_of_other_texts_ends_the_comments():
    raw = paragraphs(
        "The lamp of the harbour", "By Agnes Tully", LONG, PROSE, LONG, "Comments",
        f"wick\n\n3 May 2019, 8:14 pm\n\n{COMMENT}\n\nReply Like (3)", "MOST VIEWED STORIES",
        "1. Ten lamps that went out", "2. Who stole the oil?",
    )  # fmt: skip
    imported = read(raw)
    assert {"MOST VIEWED STORIES", "1. Ten lamps that went out", "2. Who stole the oil?"} <= set(_dropped(imported))
    assert [block["text"] for block in imported.to_json()["comments"][0]["blocks"]] == [COMMENT]


@pytest.mark.parametrize(
    "row",
    [
        "Doors 7.15, film at 7.45 sharp, in the old boathouse.", "Subs are due! £12, or £8 for those who bake.",
        "Next Tuesday: The Salt Aunt (Norway, 1961).", "You are lamp lover number",
        "Du är besökare nummer 001234.", "E-mail Agnes and tell her she is wrong!", "Stránka naposledy změněna 3. 9. 2002",
        "Your email address will not be published. Required fields are marked *", "Reply Like (4)",
        "Leave us a review wherever you listen!", "0/10", "Downloaded from the Harbour repository. For personal use.",
        "Je ontvangt deze mail omdat je lid bent van de lampenclub.",
    ],
)  # fmt: skip
def test_what_a_house_or_page_says_below_a_text_is_dropped(row):
    assert row in _dropped(read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, row)))


def test_what_is_coming_is_dropped_from_a_mail_that_goes_on():
    box = ["COMING UP", "20 October: no meeting", "27 October: THE SALT AUNT (Norway 1961)"]
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, "\n".join(box), LONG))
    assert set(box) <= set(_dropped(imported))


def test_words_in_capitals_below_what_a_picture_shows_are_its_credit():
    shown = "Agnes Tully, in the lamp room of the old lighthouse, in 1981."
    raw = paragraphs(f"The lamp of the harbour\n{shown}\nFAMILY ARCHIVE\nRUTH OKAFOR\n3 May 2019", LONG, PROSE, LONG)
    imported = read(raw)
    assert texts(imported, "caption") == [shown]
    assert texts(imported, "credit") == ["FAMILY ARCHIVE"]


def test_a_picture_without_other_words_keeps_what_says_what_it_shows():
    page = (
        f"<html><body><article><h1>The lamp of the harbour</h1><p><img src='a.jpg' alt='Drawing of a lamp on a sill'></p>"
        f"<p>{LONG}</p><p>{PROSE}</p><p>{LONG}</p></article></body></html>"
    )
    assert texts(read(page), "caption") == ["Drawing of a lamp on a sill"]


def test_who_helped_to_report_and_what_was_put_right_are_kept_outside_the_text():
    right = "A correction was made on June 15, 2019: An earlier version gave the year of the lamp as 1961."
    page = (
        f"<html><body><main><article><h1>The lamp of the harbour</h1><p>{LONG}</p><p>{PROSE}</p><p>{LONG}</p></article>"
        f"</main><div><p>{right}</p><p>Ruth Okafor contributed reporting.</p></div></body></html>"
    )
    imported = read(page)
    assert right in texts(imported, "paragraph")
    assert texts(imported, "credit") == ["Ruth Okafor contributed reporting."]


def test_when_a_film_is_shown_is_no_title():
    raw = "Friday 10 November, 9 pm\n\nThe lamp of the harbour\n\n" + paragraphs(LONG, PROSE, LONG)
    assert read(raw).title == "The lamp of the harbour"


def test_the_keys_of_a_front_matter_in_plus_signs_are_no_text():
    front = '+++\ntitle = "The lamp of the harbour"\nauthor = "Agnes Tully"\ndraft = false\n+++\n\n'
    imported = importer.read(front + paragraphs(LONG, PROSE, LONG), "markdown")
    assert (imported.title, imported.author) == ("The lamp of the harbour", "Agnes Tully")
    assert "draft = false" in _dropped(imported)


def test_what_notebooks_add_to_markdown_is_no_text():
    points = "- Director: [[Agnes Tully]]\n- See [[lamps|the lamps]]\n- [ ] Ask for the print"
    raw = paragraphs("# The lamp of the harbour", points, LONG, f'{{{{< figure src="a.jpg" >}}}}\n{PROSE}', LONG)
    imported = importer.read(raw, "markdown")
    assert texts(imported, "list_item") == ["Director: Agnes Tully", "See the lamps", "Ask for the print"]
    assert PROSE in texts(imported, "paragraph")


def test_a_picture_that_is_told_twice_has_one_caption():
    shown = "Agnes Tully and Ruth Okafor in The Salt Aunt."
    caption = "Lamp diplomacy … Agnes Tully and Ruth Okafor in The Salt Aunt. Photograph: Wick Films"
    imported = read(paragraphs("The lamp of the harbour", LONG, f"{shown}\n{caption}", PROSE, LONG))
    assert texts(imported, "caption") == [caption]
    assert shown in _dropped(imported)


@pytest.mark.parametrize(
    "row",
    ["Atenție! Articolul dezvăluie integral finalul filmului.", "Dikkat: Metin, filmin sonuna dair bilgi içerir.",
     "Let op: in dit gesprek wordt het einde van de film besproken."],
)  # fmt: skip
def test_what_tells_of_the_end_in_other_languages_is_a_notice(row):
    imported = read(paragraphs("The lamp of the harbour", row, LONG, PROSE, LONG))
    assert [notice.text for notice in imported.notices] == [row]


def test_a_family_line_for_those_who_lost_somebody_is_support():
    row = "For families who have lost a child: The Small Chair, 0800 555 0199."
    assert read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, row)).support == (row,)


def test_what_a_paper_puts_right_of_other_texts_is_dropped():
    other = "Correction: In our last number we gave the running time of The Salt Aunt as 60 minutes. It is 90."
    own = "Correction: An earlier version of this review gave the year of The Salt Aunt as 1961. It is 1962."
    imported = read(paragraphs("The lamp of the harbour", LONG, PROSE, LONG, own, other))
    assert own in texts(imported, "paragraph")
    assert other in _dropped(imported)


def test_a_way_back_to_the_note_is_no_part_of_a_reference():
    page = (
        f"<html><body><article><h1>The lamp of the harbour</h1><p>{LONG}</p><p>{PROSE}</p><p>{LONG}</p><h2>References</h2>"
        "<ol><li>^ Tully, Agnes: The oil ledger, Harbour Press, 1981.</li>"
        "<li>^ Okafor, Ruth: Ten lamps, Harbour Press, 1983.</li></ol></article></body></html>"
    )
    assert texts(read(page), "list_item")[0] == "Tully, Agnes: The oil ledger, Harbour Press, 1981."


def test_what_a_page_offers_again_and_again_is_dropped():
    rooms = [f"{name} room\n{told}\nAdd item" for name, told in zip("ABCD", (LONG, PROSE, LONG, PROSE), strict=True)]
    assert _dropped(read(paragraphs("The lamp of the harbour", LONG, *rooms))).count("Add item") == 4
