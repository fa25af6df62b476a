"""What the importer makes of the lines of a plain text."""

import json

import pytest

from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts

# ---- notices, support, promotion


def test_notices_leave_the_text_and_name_their_categories():
    imported = read(paragraphs("Title", "Trigger Warning: Rape, Torture", "[Spoilers Ahead]", LONG))
    assert [(notice.categories, notice.spoiler) for notice in imported.notices] == [
        (("sexual-violence", "gore-mutilation"), False),
        ((), True),
    ]
    assert kinds(imported) == ["paragraph"]


def test_a_notice_above_the_title_is_not_the_title():
    imported = read(paragraphs("Content warning: suicide", "The empty house", LONG))
    assert imported.title == "The empty house"
    assert imported.notices[0].categories == ("self-harm-suicide",)


def test_a_notice_that_begins_a_long_paragraph_is_parted_from_it():
    imported = read(paragraphs("Title", "TW: rape. " + LONG + LONG))
    assert [notice.text for notice in imported.notices] == ["TW: rape."]
    assert kinds(imported) == ["paragraph"]


def test_support_lines_are_kept_apart():
    line = "If you have been through sexual violence, you can call the hotline at 1-800-555-0100."
    assert read(paragraphs("Title", LONG, line)).support == (line,)


def test_what_belongs_to_the_page_is_dropped_with_a_reason():
    raw = paragraphs(
        "Title", LONG, "Also read: The bow", "Readers need you!", "Get our newsletter and exclusive stories.",
        "Pick a plan!", LONG + PROSE, "Follow us on Twitter", "More from Films", "The bow", "The bargain",
    )  # fmt: skip
    imported = read(raw)
    assert kinds(imported) == ["paragraph", "paragraph"]
    assert [dropped.reason for dropped in imported.dropped] == [
        "a link to other texts",
        "the headline of the invitation below it",
        "an invitation to subscribe",
        "a button of the page it came from",
        "an invitation to follow",
        *["a link to other texts"] * 3,
    ]


def test_an_exclamation_alone_is_no_promotion():
    assert kinds(read(paragraphs("Title", LONG, "Nobody came!", PROSE))) == ["paragraph"] * 3


# ---- headings


@pytest.mark.parametrize(
    "heading", ["The second walk", "Who has the keys?", "2. The second walk", "“Home” and its debts"]
)
def test_a_short_line_alone_above_prose_is_a_heading(heading):
    assert kinds(read(paragraphs("Title", LONG, heading, PROSE))) == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Gratitude is the rent.", "And then:", "and so on", "No, no!", "“Nobody does.”", "x" * 95]
)
def test_a_short_line_that_does_not_look_like_one_is_a_paragraph(line):
    assert kinds(read(paragraphs("Title", LONG, line, PROSE))) == ["paragraph"] * 3


def test_the_last_line_is_no_heading():
    assert kinds(read(paragraphs("Title", LONG, "Jane Doe, London"))) == ["paragraph", "credit"]


def test_a_heading_is_told_across_a_picture_and_above_a_list():
    raw = paragraphs("Title", LONG, "The walk", "A window. Picture: archive", PROSE, "Cast", "- Ann", "- Bob")
    assert kinds(read(raw)) == ["paragraph", "heading", "caption", "paragraph", "heading", "list_item", "list_item"]


def test_paragraphs_parted_by_single_line_breaks_are_paragraphs():
    raw = f"Title\n\n{LONG}\n{PROSE}\n\nWho has the keys?\n\n{PROSE}\n“No one,” she says.\n{LONG}\n"
    assert kinds(read(raw)) == ["paragraph", "paragraph", "heading", "paragraph", "paragraph", "paragraph"]


def test_verse_stays_lines():
    raw = "Small songs\n\nThe sea is grey\nThe gulls are loud\n\nRow on, row on\nRow on, row on\n\nThe end of it\nIs a start"
    assert kinds(read(raw)) == ["paragraph"] * 6


def test_lines_broken_at_a_column_are_joined_again():
    raw = (
        "THE LONG WALK\n\nby Ana Ruiz\n\n"
        "The first thing that anybody notices about the house is that it has\nno doors. The camera goes around it twice,"
        " looking for a way in, and\neach time it comes back to the same window with the same grey curtain\nand the same"
        " hand behind it.\n\nThe Second Walk\n\nIn the second walk the camera does not go round the house at all. It\n"
        "stands where it is and waits. I counted ninety seconds, which is long\n"
    )
    imported = read(raw)
    assert imported.author == "Ana Ruiz"
    assert kinds(imported) == ["paragraph", "heading", "paragraph"]
    assert "it has no doors" in imported.document.text


def test_marks_people_type_are_understood():
    imported = read(paragraphs("# Title", LONG, "### Deep", "> Nobody came.", "* one", "***", PROSE))
    assert imported.title == "Title"
    assert kinds(imported) == ["paragraph", "heading", "quotation", "list_item", "paragraph"]
    assert imported.document.blocks[1].level == 3
    assert texts(imported, "list_item") == ["one"]


# ---- pictures, lists, pull quotes


def test_a_pictures_alternative_text_is_dropped_where_its_caption_repeats_it():
    imported = read(paragraphs("Title", LONG, "A window\nA window. Picture: archive", "A door\nA door", PROSE + LONG))
    assert texts(imported, "caption") == ["A window. Picture: archive", "A door"]
    assert [dropped.text for dropped in imported.dropped] == ["A window", "A door"]


def test_captions_that_only_repeat_the_title_are_dropped():
    pair = "The house\nThe house"
    imported = read(paragraphs("The house", LONG, pair, PROSE, pair, "Nothing else is said of it, then or later. " * 4))
    assert kinds(imported) == ["paragraph"] * 3
    assert len(imported.dropped) == 4


def test_a_contents_list_is_told_from_a_comment():
    raw = (
        f"The house\n\n{PROSE}\n\n  1. Plot\n  2. Cast\n  3. Release\n\nPlot\n\n{LONG}\n\nCast\n\n{PROSE}\n\n{LONG}\n\n"
        f"  1. I disagree: {LONG}\n\n    {PROSE}\n\n    Still, thank you.\n\nComments are closed."
    )
    imported = read(raw)
    assert texts(imported, "contents") == ["1. Plot", "2. Cast", "3. Release"]
    assert [block.comment for block in imported.document.blocks if block.kind == "comment"] == [1, 1, 1]
    assert texts(imported, "comment")[0].startswith("I disagree")
    assert imported.dropped[-1].text == "Comments are closed."


def test_a_comment_section_under_its_heading_masks_who_spoke():
    raw = paragraphs(
        "Title", LONG, "2 Comments", "Tom says:", "Lovely.", "Ann says:", "Me too!", "So true.", "Leave a reply"
    )
    imported = read(raw)
    assert [block.comment for block in imported.document.blocks] == [0, 1, 2, 2]
    assert [comment["blocks"][0]["text"] for comment in imported.to_json()["comments"]] == ["Lovely.", "Me too!"]


def test_numbered_paragraphs_of_an_essay_are_no_comments():
    raw = paragraphs("Three reasons", f"1. First, {LONG}", f"2. Second, {LONG}", f"3. Third, {LONG}")
    assert kinds(read(raw)) == ["paragraph"] * 3


def test_a_cast_is_a_list():
    cast = ["Ann Miller as the keeper", "Bob Dole as the hound, who sleeps.", "Cy Hill as the fox"]
    imported = read(paragraphs("Title", LONG, "Cast", *cast, PROSE))
    assert kinds(imported) == ["paragraph", "heading", "list_item", "list_item", "list_item", "paragraph"]


def test_a_sentence_pulled_out_of_the_text_is_a_pull_quote():
    pulled = "The house is never shown from the inside, and that is the whole of its secret."
    imported = read(paragraphs("Title", LONG, pulled, f"{PROSE} {pulled} Nobody minds."))
    assert kinds(imported) == ["paragraph", "pull_quote", "paragraph"]


def test_a_short_refrain_is_no_pull_quote():
    assert (
        kinds(read(paragraphs("Title", LONG, "Nobody comes.", f"{PROSE} Nobody comes. {PROSE}"))) == ["paragraph"] * 3
    )


# ---- what goes out


def test_the_object_of_a_dry_run():
    imported = read(paragraphs("Title", "By Jane Doe", "3 June 2019", "TW: rape", LONG, "The walk", PROSE))
    found = json.loads(json.dumps(imported.to_json()))
    assert list(found) == [
        "title", "author", "publisher", "published", "language", "kind", "blocks", "notices", "support", "dropped",
        "comments",
    ]  # fmt: skip
    assert found["published"] == "2019-06-03"
    assert found["blocks"][1] == {"kind": "heading", "level": 2, "text": "The walk"}
    assert found["notices"] == [{"text": "TW: rape", "categories": ["sexual-violence"], "spoiler": False}]
