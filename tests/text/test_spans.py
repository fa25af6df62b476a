"""Highlights against the naive way to count them: one code point at a time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import spans
from annotations.text.blocks import Block

START, END = 10, 40


def stretches(first, last, most):
    """Lists of non-empty (start, end) between two positions."""
    one = st.tuples(st.integers(first, last - 1), st.integers(1, last - first))
    return st.lists(one.map(lambda pair: (pair[0], min(last, sum(pair)))), max_size=most)


some_spans = stretches(START, END, 12)
anywhere = stretches(0, 50, 6)


def changes_of(found):
    return [change for start, end in found for change in ((start, 1), (end, -1))]


def naive(found):
    return [min(3, sum(start <= at < end for start, end in found)) for at in range(START, END)]


@given(some_spans)
def test_depths_count_what_lies_over_each_code_point(found):
    runs = spans.depths(changes_of(found), START, END)
    drawn = [0] * (END - START)
    for start, end, depth in runs:
        for at in range(start, end):
            drawn[at - START] = depth
    assert drawn == naive(found)
    assert all(start < end and 1 <= depth <= 3 for start, end, depth in runs)
    assert not any(a[1] == b[0] and a[2] == b[2] for a, b in pairwise(runs))


@given(some_spans)
def test_packed_runs_come_back(found):
    runs = spans.depths(changes_of(found), START, END)
    assert spans.unpack(spans.pack(runs)) == runs


def test_packing_caps_the_depth_at_three():
    assert spans.unpack(spans.pack([(0, 4, 9), (4, 5, 1)])) == [(0, 4, 3), (4, 5, 1)]
    assert spans.pack([]) == b""
    assert len(spans.pack([(0, 4, 1)])) == 12


@pytest.mark.parametrize("broken", [b"abc", b"abcd", b"abcdefgh"])
def test_what_was_not_packed_is_not_unpacked(broken):
    with pytest.raises(ValueError):
        spans.unpack(broken)


def test_depths_merge_what_looks_alike_and_stop_at_the_block():
    assert spans.depths([(0, 5), (5, 3), (9, -8)], 0, 9) == [(0, 9, 3)]
    assert spans.depths([(0, 1), (4, 1), (4, -1), (20, -1)], 0, 9) == [(0, 9, 1)]
    assert spans.depths([], 0, 9) == []
    assert spans.depths(iter([(9, -1), (2, 1)]), 0, 9) == [(2, 9, 1)]


@given(some_spans, anywhere, anywhere)
def test_pieces_cover_the_block_and_tell_what_lies_over_each_code_point(found, own, marked):
    marks = [(start, end, f"kind{number}") for number, (start, end) in enumerate(marked)]
    pieces = spans.pieces(START, END, spans.depths(changes_of(found), START, END), own=own, marks=marks)
    assert [pieces[0].start, *(piece.end for piece in pieces)] == [*(piece.start for piece in pieces), END]
    depths = naive(found)
    for piece in pieces:
        assert piece.start < piece.end
        for at in range(piece.start, piece.end):
            assert piece.depth == depths[at - START]
            assert piece.own == any(start <= at < end for start, end in own)
            assert piece.marks == tuple((kind,) for start, end, kind in marks if start <= at < end)
    assert all(a[2:] != b[2:] for a, b in pairwise(pieces))


@given(some_spans)
def test_the_quick_way_without_own_marks_gives_the_same_pieces(found):
    runs = spans.depths(changes_of(found), START, END)
    beside = [(END + 1, END + 2)]
    assert spans.pieces(START, END, runs) == spans.pieces(START, END, runs, own=beside)


def test_a_block_without_highlights_is_one_piece():
    assert spans.pieces(3, 9, []) == [spans.Piece(3, 9, 0, False, ())]


def test_clipping_leaves_out_separators():
    blocks = [Block("paragraph", 0, 5), Block("paragraph", 6, 9), Block("heading", 10, 14)]
    assert spans.clip(3, 12, blocks) == [(0, 3, 5), (1, 6, 9), (2, 10, 12)]
    assert spans.clip(5, 6, blocks) == []
