"""What stands around blocks: headings, lists, readers' comments, gaps."""

import re

import pytest

from annotations.reader import structure
from annotations.sources.models import Revision
from annotations.text.blocks import Block, Document
from tests import make

pytestmark = pytest.mark.django_db


def _document(*blocks) -> Document:
    """Blocks as (kind, words, level, comment, gap), the last three as far as given."""
    at, made, texts = 0, [], []
    for kind, words, *rest in blocks:
        level, comment, gap = [*rest, *(0, 0, False)[len(rest) :]]
        made.append(Block(kind, at, at + len(words), level, comment, gap))
        texts.append(words)
        at += len(words) + 1
    return Document("\n".join(texts), made)


def test_a_text_with_three_headings_has_a_list_of_them():
    two = [("heading", "One", 2), ("paragraph", "Words."), ("heading", "Two", 3), ("paragraph", "Words.")]
    assert structure.contents(_document(*two)) == []
    found = structure.contents(_document(*two, ("heading", "Three", 2)))
    assert [(one.target, one.level, one.words) for one in found] == [
        ("b0", 2, "One"),
        ("b2", 3, "Two"),
        ("b4", 2, "Three"),
    ]
    assert len(structure.contents(_document(*two, ("paragraph", "x" * 8000)))) == 2


def test_a_text_with_contents_of_its_own_gets_no_second_list():
    parts = [("heading", f"Part {n}", 2) for n in "abc"]
    own = [("contents", f"Part {n}") for n in "abc"]
    assert structure.contents(_document(*own, *parts)) == []
    assert len(structure.contents(_document(*own[:2], *parts))) == 3


def test_the_list_of_a_text_ends_with_its_readers_comments():
    document = _document(*[("heading", f"Part {n}", 2) for n in range(3)], ("comment", "Well.", 0, 1))
    assert structure.contents(document)[-1].target == "comments"


def test_entries_of_the_texts_own_contents_lead_to_the_heading_of_the_same_words():
    document = _document(
        ("contents", "1. Plot"), ("contents", "2. Nowhere"), ("paragraph", "Words."), ("heading", "PLOT", 2)
    )
    assert structure.marks(document) == {0: [(0, 7, "link", "#b3")]}


def test_neighbouring_items_make_a_list():
    document = _document(
        ("list_item", "One"), ("list_item", "Two"), ("paragraph", "Words."), ("contents", "A"), ("list_item", "Three")
    )
    around = structure.around(document)
    assert [index for index, (opening, _closing) in around.items() if opening] == [0, 3, 4]
    assert sorted(index for index, (_opening, closing) in around.items() if closing) == [1, 3, 4]


def test_readers_are_numbered_and_a_reply_says_to_whom():
    document = _document(
        ("paragraph", "Words."), ("comment", "First.", 0, 1), ("comment", "Still first.", 0, 1),
        ("comment", "Answer.", 1, 2), ("comment", "Another answer.", 1, 3), ("comment", "Deep.", 2, 4),
        ("comment", "Second.", 0, 5), ("comment", "Lost.", 3, 6),
    )  # fmt: skip
    heads = {
        index: " ".join(re.sub(r"<a .*?</a>|<[^>]+>", " ", html).split())
        for index, html in structure.above(document).items()
    }
    assert heads == {
        1: "Reader 1",
        3: "Reader 2 in reply to Reader 1",
        4: "Reader 3 in reply to Reader 1",
        5: "Reader 4 in reply to Reader 3",
        6: "Reader 5",
        7: "Reader 6 in reply to Reader 5",
    }


def test_comments_stand_in_a_section_of_their_own_with_their_number():
    document = _document(("paragraph", "Words."), ("comment", "One.", 0, 1), ("list_item", "Two.", 1, 2))
    around = structure.around(document)
    assert "Comments on the original (2)" in around[1][0]
    assert around[2][1] == "</div></section>"


def test_a_gap_and_a_heading_say_so_outside_the_runs(as_):
    source = make.excerpt()
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert "Left out here" in html
    assert "Left out here" not in "".join(re.findall(r"<span data-start[^>]*>([^<]*)<", html))
    whole = make.source()
    html = as_("signed_out").get(f"/sources/{whole.slug}/").content.decode()
    assert 'aria-label="Link to “What the school teaches”"' in html


@pytest.mark.parametrize("at", [0, 5, 8, 15])
def test_a_place_is_known_by_its_heading_or_by_how_it_begins(at):
    document = _document(("paragraph", "Before"), ("heading", "Part one", 2), ("paragraph", "Within"))
    expected = {0: (0, "Before"), 5: (0, "Before"), 8: (1, "Part one"), 15: None, 16: (2, "Part one")}
    assert structure.landmark(document, at) == expected[at]


def test_every_kind_of_text_is_well_formed(as_):
    """A revision with every kind of block, each element closed where it was opened."""
    source = make.source()
    document = _document(
        ("standfirst", "Stand"), ("contents", "Part"), ("heading", "Part", 2), ("paragraph", "Words"),
        ("list_item", "One"), ("list_item", "Two"), ("quotation", "Quoted"), ("pull_quote", "Pulled"),
        ("caption", "Picture"), ("credit", "By"), ("related", "More"), ("comment", "Says", 0, 1),
        ("quotation", "Quoted", 0, 1), ("comment", "Answers", 1, 2), ("list_item", "Lists", 1, 2),
    )  # fmt: skip
    made = Revision.objects.create(
        source=source, number=2, text=document.text, blocks=[block.to_json() for block in document.blocks],
        checksum="x", created_by=source.created_by,
    )  # fmt: skip
    type(source).objects.filter(pk=source.pk).update(current=made)
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    article = html.partition('<article class="text"')[2].partition("</article>")[0]
    open_tags = []
    for closing, tag in re.findall(r"<(/?)(\w+)", article):
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []
    runs = re.findall(r'<(?:span|mark) [^>]*?data-start="(\d+)">(?:<a [^>]*>)?([^<]*)<', article)
    assert "\n".join(words for _start, words in runs) == document.text
