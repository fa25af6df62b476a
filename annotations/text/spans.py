"""Highlights as numbers: changes in depth, runs of one depth, and the pieces a block is rendered in.

All positions are code points of the canonical text, all stretches half-open.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotations.text.blocks import Block, blocks_between

DEEPEST = 3  # three or more look the same
Run = tuple[int, int, int]  # start, end, depth


def clip(start: int, end: int, blocks: Sequence[Block]) -> list[tuple[int, int, int]]:
    """[start, end) cut at the blocks it touches: (block index, start, end) for each, separators left out."""
    return [
        (index, max(start, block.start), min(end, block.end)) for index, block in blocks_between(blocks, start, end)
    ]


def depths(changes: Iterable[tuple[int, int]], block_start: int, block_end: int) -> list[Run]:
    """Runs of depth 1, 2 and 3+ from (position, change in depth); neighbours of equal depth are one run."""
    found: list[Run] = []
    depth, since = 0, block_start
    for position, delta in sorted(changes):
        if position > since:
            _extend(found, since, min(position, block_end), min(depth, DEEPEST))
            since = position
        depth += delta
    _extend(found, since, block_end, min(depth, DEEPEST))
    return found


def _extend(runs: list[Run], start: int, end: int, depth: int) -> None:
    if depth <= 0 or start >= end:
        return
    if runs and runs[-1][1] == start and runs[-1][2] == depth:
        start = runs.pop()[0]
    runs.append((start, end, depth))


def pack(runs: Iterable[Run]) -> bytes:
    """Runs as little-endian unsigned 32-bit numbers, three a run."""
    numbers = array("I", [number for run in runs for number in run])
    return _little(numbers).tobytes()


def unpack(packed: bytes) -> list[Run]:
    numbers = array("I")
    numbers.frombytes(packed)
    flat = iter(_little(numbers))
    return list(zip(flat, flat, flat, strict=True))


def _little(numbers: array) -> array:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block over which nothing changes: its depth, whether the viewer marked it, its inline marks."""

    start: int
    end: int
    depth: int = 0
    own: bool = False
    marks: tuple = ()


def pieces(
    block_start: int,
    block_end: int,
    runs: Sequence[Run],
    own: Sequence[tuple[int, int]] = (),
    marks: Sequence = (),
) -> list[Piece]:
    """The block in pieces, in order and without gaps. `runs` do not overlap; `own` and `marks` may.

    A mark is (start, end, kind, ...); only those that touch the block count.
    """
    own = [span for span in own if span[0] < block_end and span[1] > block_start]
    marks = [mark for mark in marks if mark[0] < block_end and mark[1] > block_start]
    cuts = {block_start, block_end}
    for start, end, *_rest in (*runs, *own, *marks):
        cuts.update((max(start, block_start), min(end, block_end)))
    edges, depth_from = sorted(cuts), 0
    found = []
    for start, end in pairwise(edges):
        while depth_from < len(runs) and runs[depth_from][1] <= start:
            depth_from += 1
        covered = depth_from < len(runs) and runs[depth_from][0] <= start
        found.append(
            Piece(
                start,
                end,
                runs[depth_from][2] if covered else 0,
                any(from_ <= start < to for from_, to in own),
                tuple(tuple(mark[2:]) for mark in marks if mark[0] <= start < mark[1]),
            )
        )
    return found
