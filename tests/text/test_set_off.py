"""What stands between a title and its text, and lines of a page in more languages than seven."""

import pytest

from annotations.text import advisories, broken, cues, guard, importer, lines, patterns, scene, support
from annotations.text.facts import Facts
from annotations.text.guard import KINDS
from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts

DEK = "A widow counts the boats of a lake that nobody rows on, and the film counts them with her."
LINES = "\n".join


def test_a_first_line_in_strong_letters_is_the_standfirst():
    raw = paragraphs("# The lamp", "By Jane Doe", f"**{DEK}**", "*The lake in March*", LONG, PROSE)
    assert texts(importer.read(raw, form="markdown"), "standfirst") == [DEK]


def test_a_warning_in_strong_letters_is_none():
    said = "A warning before you start: all of the ending is told below, and so is that of the book."
    raw = paragraphs("# The lamp", "By Jane Doe", f"**{said}**", LONG, PROSE)
    assert texts(importer.read(raw, form="markdown"), "standfirst") == []


def test_a_line_in_one_piece_with_the_date_is_the_standfirst_where_paragraphs_stand_alone():
    raw = paragraphs(LINES(["The lamp that burned", "By Jane Doe", "3 May 2019", DEK]), LONG, PROSE)
    assert texts(read(raw), "standfirst") == [DEK]


def test_a_line_above_the_buttons_of_the_page_is_the_standfirst():
    raw = LINES(["The lamp that burned", "By Jane Doe", "3 May 2019", DEK, "Udostępnij", "Tweet", LONG, PROSE])
    assert texts(read(raw), "standfirst") == [DEK]


TIMES = ["02:10 The lake", "09:45 The boats, such as they are", "24:30 Letters"]


def test_times_in_notes_to_a_recording_are_a_list():
    imported = read(paragraphs("The lamp, episode 8", LONG, PROSE, "In this episode", LINES(TIMES)))
    assert texts(imported, "list_item") == TIMES
    assert texts(imported, "heading") == ["In this episode"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Contents", "contents"),
        ("Chapters", "list_item"),
        ("In this episode", "list_item"),
        ("Neste episódio", "list_item"),
    ],
)
def test_times_are_contents_only_where_the_words_above_say_so(heading, kind):
    below = [LONG + " It went on.", LONG + " It came back.", LONG + " It stayed.", LONG + " It left."]
    imported = read(paragraphs("The lamp, episode 8", PROSE, LINES([heading, *TIMES]), *below))
    assert texts(imported, kind) == ([heading] if kind == "contents" else []) + TIMES


def test_the_name_of_a_site_above_its_menu_is_not_the_title():
    menu = LINES(["La Gazzetta del Lago", "Home", "Recensioni", "Protagonisti", "Video"])
    imported = read(
        paragraphs(menu, "Protagonisti", "Addio alla donna che contava le barche", "di Anna Verdi", LONG, PROSE)
    )
    assert imported.title == "Addio alla donna che contava le barche"
    assert imported.publisher == "La Gazzetta del Lago"


def test_a_paper_its_day_and_a_title_above_a_byline():
    top = LINES(["Il Corriere del Lago", "sabato 21 gennaio 2017", "LA RUBRICA"])
    imported = read(paragraphs(top, "Elogio della barca vuota", "di Ermanno Verdi", LONG, PROSE))
    assert imported.title == "Elogio della barca vuota"


def test_what_counts_the_evenings_of_a_society_is_no_title():
    top = ["The Lake Hall Film Society", "Season 61, Programme 3", "Letters from the Boats"]
    imported = read(paragraphs(*top, "Programme note by Ruth Hill", "11 October 2018", LONG, PROSE))
    assert (imported.title, imported.author) == ("Letters from the Boats", "Ruth Hill")


def test_quoted_words_alone_part_an_interview():
    parts = ["„Der See hat keinen Grund“", "„Boote lügen nicht“"]
    raw = paragraphs(
        "Ein Gespräch am See", LONG, parts[0], PROSE, LONG + " Ja.", parts[1], PROSE + " Nein.", LONG + " So."
    )
    assert texts(read(raw), "heading") == parts


def test_a_box_of_links_amid_a_page_is_dropped():
    links = "".join(f'<li><a href="/{name}">The {name} of the lake</a></li>' for name in ("boat", "lamp"))
    box = f"<aside><h3>Das könnte dich auch interessieren</h3><ul>{links}</ul></aside>"
    page = f"<html><body><article><h1>The lake</h1><p>{LONG}</p>{box}<p>{PROSE}</p></article></body></html>"
    assert kinds(importer.read(page, form="html")) == ["paragraph"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "If your child is grieving, the Lake Alliance has a list of support centres at lakegrief.org.",
        "Jeśli doświadczasz przemocy w domu, zadzwoń na Niebieską Linię: 800 12 00 02 (całą dobę, bezpłatnie).",
        "Se o seu filho está passando por um luto, o CVV atende de graça, 24 horas por dia, pelo telefone 188.",
    ],
)
def test_help_for_readers_is_known_in_more_languages(line):
    assert support.is_support(line)


def test_a_warning_after_the_word_spoiler_is_a_notice():
    assert advisories.is_notice("Achtung, Spoiler! Dieser Artikel verrät das Ende von „Der See“.")


@pytest.mark.parametrize(
    ("line", "cue"),
    [("Udostępnij", "share"), ("Läs också: sjön", "more"), ("プライバシーポリシー", "legal"), ("相关阅读", "more"), ("댓글 (3)", "discuss")],
)  # fmt: skip
def test_a_cue_is_found_in_more_languages(line, cue):
    assert cue in cues.find(line)


@pytest.mark.parametrize("line", ["Fot. Archiwum rodzinne", "写真：青波映画社"])
def test_a_credit_is_found_in_more_languages(line):
    assert patterns.is_credit(line)


def test_entries_of_a_bibliography_stay_apart_where_lines_are_broken():
    entries = ["Aasen, Torbjørn. 2004. The lake and all the boats of it, told in order of their loss. Bergen: Lakes.",
               "Lund, Marit. 1998. \"Boats that nobody rowed.\" In the house of lamps and lakes: a reader. Oslo: Lamp."]  # fmt: skip
    cut = [part for entry in entries for part in (entry[:78], entry[78:])]
    prose = [PROSE[at : at + 78].strip() for at in range(0, len(PROSE), 78)]
    raw = paragraphs("The lake", LINES(prose * 3), LINES(cut))
    assert sum(line.text.startswith(("Aasen", "Lund")) for line in broken.read(raw)) == 2


def test_comments_below_a_choice_of_order_answer_each_other():
    said = ["Ann", "3 May 2019, 22:14", "The lake was real.", "Reply",
            "Ben", "3 May 2019, 22:20", "→ in reply to Ann", "No, it was not.", "Reply"]  # fmt: skip
    imported = read(paragraphs("The lake", LONG, PROSE, "Comments (2)", "Sort by: Oldest", LINES(said)))
    assert [block["text"] for comment in imported.to_json()["comments"] for block in comment["blocks"]] == [
        "The lake was real.", "No, it was not.",
    ]  # fmt: skip


def test_one_line_alone_is_no_list():
    seen = scene.read(
        [lines.Line(text) for text in ("Title", LONG, "The lake in March", PROSE)], Facts(title="Title"), "text"
    )
    assert KINDS.index("list_item") in guard.never(seen, 2)
