"""What stands together in a paste and has to be told apart: lists in broken columns, chapters, boxes, turns."""

from annotations.text import importer
from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts

COLUMN = (
    "The camera goes round the house twice, looking for a way in, and each\n"
    "time it comes back to the same window with the same grey curtain, and\n"
    "the same hand behind it, and it waits there until somebody moves it on\n"
    "towards the lake, where the boats are counted every evening by the boy.\n"
)


def test_lines_with_room_for_the_next_word_were_ended_on_purpose():
    raw = f"The house\n\n{COLUMN}\nSigned\n\nAgnes Tully, projectionist of the old house\nKwabena Osei, print traffic\n\n{COLUMN}"
    assert "Agnes Tully, projectionist of the old house" in read(raw).document.text.split("\n")


def test_lines_that_begin_with_a_time_are_chapters_and_so_is_the_word_above():
    raw = paragraphs("Title", LONG, "Contents", "00:00 The door\n04:15 The lake\n1:05:10 Letters", PROSE, LONG)
    assert texts(read(raw), "contents") == ["Contents", "00:00 The door", "04:15 The lake", "1:05:10 Letters"]


def test_a_label_and_a_value_in_a_box_of_facts_are_one_row():
    box = '<aside class="infobox"><div><h3>Directed by</h3><div>Ann Lee</div></div></aside>'
    page = f"<html><body><article><h1>Title</h1>{box}<p>{LONG}</p><p>{PROSE}</p></article></body></html>"
    assert texts(importer.read(page, "html"), "list_item") == ["Directed by Ann Lee"]


def test_short_names_and_what_they_say_take_turns_below_a_heading_that_counts_them():
    raw = paragraphs("Title", LONG, PROSE, "COMMENTS (2)", "reel88", "So happy to see this.", "Annika", "It waits.")
    said = read(raw).to_json()["comments"]
    assert [block["text"] for comment in said for block in comment["blocks"]] == ["So happy to see this.", "It waits."]


def test_what_a_picture_shows_is_dropped_above_its_caption_and_credit():
    told = "A narrow corridor with seven white doors"
    raw = paragraphs("Title", LONG, told, "The corridor of the guest wing", "Image courtesy of Fjord Film", PROSE, LONG)
    imported = read(raw)
    assert kinds(imported) == ["paragraph", "caption", "credit", "paragraph", "paragraph"]
    assert [entry.text for entry in imported.dropped] == [told]


def test_an_author_told_of_below_the_text_is_a_credit_in_any_language():
    raw = paragraphs("La casa", "di Ana Ruiz", LONG, PROSE, "Ana Ruiz insegna storia del cinema e vive sul lago.")
    assert kinds(read(raw))[-1] == "credit"


def test_words_to_readers_that_name_harms_are_a_notice():
    told = "Readers are warned that the film shows a suicide."
    assert [notice.text for notice in read(paragraphs("Title", told, LONG, PROSE)).notices] == [told]
