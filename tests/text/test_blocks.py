"""Finding blocks by position."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.text.blocks import Block, Document, block_at, blocks_between


def tiled(lengths):
    blocks, at = [], 0
    for length in lengths:
        blocks.append(Block("paragraph", at, at + length))
        at += length + 1
    return blocks


def test_a_block_survives_being_kept():
    block = Block("heading", 3, 9, level=3, comment=2)
    assert Block.from_json(block.to_json()) == block
    assert Document("text", [block]).marks == []


def test_a_separator_belongs_to_no_block():
    blocks = tiled([3, 2])
    assert [block_at(blocks, position) for position in range(-1, 7)] == [None, 0, 0, 0, None, 1, 1, None]
    assert blocks_between(blocks, 3, 4) == []
    assert blocks_between([], 0, 9) == []


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(0, 60), st.integers(0, 60))
def test_blocks_between_are_those_that_share_a_code_point(lengths, start, end):
    blocks = tiled(lengths)
    expected = [(index, block) for index, block in enumerate(blocks) if max(start, block.start) < min(end, block.end)]
    assert blocks_between(blocks, start, end) == expected
