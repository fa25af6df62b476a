"""Covering stretches of a text: nothing closed is left in it, and every position stays."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.text import html, spans
from annotations.text.blocks import Block, Document
from annotations.text.covers import COVERED, MASK, Lying, clear_share, closed_stretches, lay, spoken
from annotations.text.profiles import Action

C, X = Action.COVER, Action.OMIT


def document(*blocks: tuple[str, str]) -> Document:
    made, at = [], 0
    for kind, words in blocks:
        made.append(Block(kind, at, at + len(words), level=2 if kind == "heading" else 0))
        at += len(words) + 1
    return Document("\n".join(words for _kind, words in blocks), made)


def lying(text: Document, words: str, action=C, number: int = 0) -> Lying:
    start = text.text.index(words)
    return Lying(start, start + len(words), action, number)


def test_covered_words_are_not_in_the_text_and_every_position_stays():
    text = document(("paragraph", "The secret is out here."), ("paragraph", "And this stays."))
    laid = lay(text, [lying(text, "secret is")])
    assert "secret" not in laid.document.text
    assert len(laid.document.text) == len(text.text)
    assert laid.document.text.index("out here") == text.text.index("out here")
    assert spoken(laid.document.text, "[covered]").startswith("The [covered] out here.")


def test_over_several_blocks_the_line_feeds_stay():
    text = document(("paragraph", "One two."), ("paragraph", "Three four."))
    laid = lay(text, [lying(text, "two.\nThree")])
    assert laid.document.text.count("\n") == 1


def test_a_pull_quote_that_repeats_covered_words_is_covered():
    text = document(
        ("paragraph", "He says that nobody ever asked her what she wanted from it, and leaves."),
        ("pull_quote", "“Nobody ever asked her what she wanted”"),
        ("pull_quote", "Another thing altogether"),
    )
    laid = lay(text, [lying(text, "nobody ever asked her what she wanted from it")])
    assert "asked her" not in laid.document.text
    assert "Another thing altogether" in laid.document.text


def test_an_entry_of_the_contents_goes_with_its_heading():
    text = document(
        ("contents", "1. The cellar"), ("contents", "2. The hall"), ("heading", "The cellar"), ("paragraph", "x")
    )
    start = text.blocks[2].start
    laid = lay(text, [Lying(start, start + len("The cellar"), C, 0)])
    assert "cellar" not in laid.document.text
    assert "The hall" in laid.document.text


def test_overlapping_covers_are_one_and_leaving_out_is_stronger():
    found = closed_stretches([Lying(0, 10, C, 0), Lying(5, 15, C, 1), Lying(12, 20, X, 2)], 30)
    assert found == [(0, 12, C, (0, 1)), (12, 20, X, (1, 2))]


def test_the_address_of_a_covered_link_is_gone_too():
    text = Document("See the page here", [Block("paragraph", 0, 17)], [(4, 12, "link", "https://example.org/secret")])
    assert lay(text, [Lying(8, 12, C, 0)]).document.marks == []


def test_how_much_is_clear():
    assert clear_share(100, [(0, 10), (5, 20)]) == 80
    assert clear_share(1000, [(0, 1)]) == 99
    assert clear_share(100, []) == 100


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from([C, X])), max_size=8))
def test_stretches_cover_exactly_what_lies_under_a_cover(several):
    text = document(*(("paragraph", "abcdefghi jklmnopqr"[:at]) for at in (19, 7, 19, 12)))
    over = [Lying(start, start + length, action, number) for number, (start, length, action) in enumerate(several)]
    laid = lay(text, over)
    under = {at for one in over for at in range(one.start, one.end) if at < len(text.text)}
    assert {at for at, sign in enumerate(laid.document.text) if sign == MASK} == {
        at for at in under if text.text[at] != "\n"
    }
    ends = [stretch[:2] for stretch in laid.closed]
    assert ends == sorted(ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


def test_a_block_is_rendered_without_its_covered_words():
    text = document(("paragraph", "The secret is out."))
    laid = lay(text, [lying(text, "secret")])
    block = text.blocks[0]
    pieces = spans.pieces(block.start, block.end, [(4, 14, 2)], marks=[(4, 10, COVERED, 0)])
    made = html.block_html(laid.document.text, block, 0, pieces, html.Outside(covers={0: "<button>b</button>"}))
    assert '<span data-start="0">The </span><button>b</button><mark class="m2" data-start="10"> is ' in made
    assert MASK not in made


def test_a_block_of_which_nothing_is_left_keeps_its_place():
    text = document(
        ("heading", "All of it"),
    )
    pieces = spans.pieces(0, 9, [], marks=[(0, 9, COVERED, 0)])
    made = html.block_html(text.text, text.blocks[0], 0, pieces)
    assert made == '<div class="gone" id="b0" data-block="0" data-start="0" data-end="9"></div>'
