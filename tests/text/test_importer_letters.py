"""Mails, letters to a magazine, what lines broken at a column leave whole, and words below pictures in Markdown."""

import pytest

from annotations.text import importer
from tests.text.accounting import LONG, PROSE, kinds, paragraphs, read, texts

WRAPPED = (
    "We saw the print twice, once with the lamp that the hall has had since\n"
    "the war and once with the new one, and the second time the river in it\n"
    "was so bright that nobody in the front row could look at it for long,\n"
    "which the projectionist took for praise and wrote into his notebook.\n"
)
HEAD = (
    "From: Ines Quill <ines@lake.example>\nTo: members\nDate: Mon, 11 Apr 2011 19:42:07 +0100\nSubject: The boats again"
)


def test_the_head_of_a_mail_names_sender_day_and_subject():
    imported = read(paragraphs(HEAD, "Dear all,", WRAPPED, WRAPPED))
    assert (imported.title, imported.author) == ("The boats again", "Ines Quill")
    assert imported.published.isoformat() == "2011-04-11"
    assert [entry.text for entry in imported.dropped] == ["To: members"]
    assert kinds(imported) == ["paragraph"] * 3


def test_two_such_lines_are_no_mail():
    imported = read(paragraphs("To: the lighthouse", "Date: unknown", LONG, PROSE))
    assert "Date: unknown" in imported.document.text


def test_an_item_goes_on_where_its_second_line_is_set_in():
    item = "* The Keeper's Cough: a comedy of the lungs that is slow to begin and\n  funnier than it sounds.\n"
    imported = read(paragraphs("The boats", WRAPPED, item + "* Salt: short and kind.", WRAPPED))
    assert texts(imported, "list_item")[0].endswith("slow to begin and funnier than it sounds.")


SET_IN = """\
    Mr Tree has made a picture about a man who carries a light, and he
    has had the good manners to leave most of the town in the dark; I
    should not care to see it with a friend.
"""
QUOTED_MAIL = """\
> They were in the hall of the parish, in the box with the paper star.
> Somebody had written FISH on the lid, and so nobody had opened it in
> thirty years of jumble sales.
"""


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [(SET_IN, "Mr Tree", "with a friend."), (QUOTED_MAIL, "They were", "jumble sales.")],
    ids=["set in", "a mail"],
)
def test_quoted_words_that_fill_their_lines_are_one_quotation(said, begins, ends):
    (quoted,) = texts(read(paragraphs("The boats", WRAPPED, said, WRAPPED)), "quotation")
    assert quoted.startswith(begins) and quoted.endswith(ends)


SIGNED = ["R. J. Tolley, Hove", "(Mrs) Uma Pargeter, Lower Wick", "Dr Anton Szekely-Moor, by email"]


def test_names_with_a_place_below_letters_are_credits():
    letters = [part for name in SIGNED for part in ("On the lamp", LONG, name)]
    assert texts(read(paragraphs("Letters to the booth", *letters)), "credit") == SIGNED


def test_a_name_and_a_place_once_are_no_signature():
    raw = paragraphs("The booth", LONG, "R. J. Tolley, Hove", LONG + " It stayed.", PROSE)
    assert "R. J. Tolley, Hove" not in texts(read(raw), "credit")


@pytest.mark.parametrize(
    "below", ["*The last of the lamps, in the museum.*", "Agnes beside the lamp of the Regal, in 1978."]
)
def test_what_stands_below_a_picture_is_its_caption(below):
    raw = paragraphs("# The lamp", LONG, "![Agnes leaning on a projector](lamp.jpg)", below, LONG + " It went on.")
    imported = importer.read(raw, form="markdown")
    assert texts(imported, "caption") == [below.strip("*")]
    assert "Agnes leaning on a projector" in [entry.text for entry in imported.dropped]


def test_a_paragraph_below_a_picture_stays_one():
    raw = paragraphs("# The lamp", LONG, "![A room](lamp.jpg)", PROSE, LONG + " It went on.")
    assert PROSE in texts(importer.read(raw, form="markdown"), "paragraph")


def test_a_quotation_in_markdown_that_was_broken_at_a_column_is_one():
    said = "> The clock in the hall of the old house is the only one that keeps\n> its word and never once agrees about the hour."
    raw = paragraphs("# The lamp", LONG, said, LONG + " It went on.")
    assert len(texts(importer.read(raw, form="markdown"), "quotation")) == 1


def test_a_term_and_its_value_are_one_row():
    facts = "<dl><dt>Regi</dt><dd>Agneta Berg</dd><dt>Längd</dt><dd>99 minuter</dd></dl>"
    page = f"<html><body><article><h1>Title</h1>{facts}<p>{LONG}</p><p>{PROSE}</p></article></body></html>"
    assert texts(importer.read(page, "html"), "list_item") == ["Regi Agneta Berg", "Längd 99 minuter"]


def test_a_term_with_a_long_answer_keeps_it_apart():
    page = f"<html><body><article><h1>Title</h1><dl><dt>Why did the boats stay out there?</dt><dd>{LONG}</dd></dl><p>{PROSE}</p></article></body></html>"
    imported = importer.read(page, "html")
    assert any(block == LONG for block in imported.document.text.split("\n"))
    assert "Why did the boats" in imported.document.text


def test_a_scholars_house_is_a_credit():
    imported = read(paragraphs("The lamp\n\nAgnes Tully\nUniversity of the Lake", "Abstract", LONG, PROSE))
    assert texts(imported, "credit") == ["University of the Lake"]
    assert imported.author == "Agnes Tully"


def test_praise_on_one_line_and_its_source_on_the_next_are_quoted():
    praise = [
        '"A comedy in which nobody makes a mistake."\nLake Daily',
        '"The most patient film about boats."\nThe Keeper',
    ]
    imported = read(paragraphs("The lamp", LONG, PROSE, *praise, LONG + " It went on."))
    assert texts(imported, "quotation") == [line for said in praise for line in said.split("\n")]


def test_a_text_that_is_set_in_throughout_quotes_nobody():
    lines = ["    " + line for line in WRAPPED.splitlines()]
    imported = read(paragraphs("The boats", *["\n".join(lines)] * 4))
    assert texts(imported, "quotation") == []


def test_a_long_title_below_a_menu_is_not_the_name_of_the_site():
    menu = "Ir al contenido\nSuscríbete\nIniciar sesión\nCULTURA"
    top = "Muere la actriz que sabía escuchar a los barcos\n" + LONG
    assert read(paragraphs(menu + "\n" + top, PROSE, LONG + " Y volvió.")).title.startswith("Muere la actriz")
