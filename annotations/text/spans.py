"""Highlights as numbers: changes in depth, runs of one depth, and the pieces a block is rendered in.

All positions are code points of the canonical text, all stretches half-open.
"""

import sys
from array import array
from bisect import insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

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
    """Runs as little-endian unsigned 32-bit numbers, three a run; no depth over DEEPEST is kept."""
    numbers = array("I")
    for start, end, depth in runs:
        numbers.extend((start, end, min(depth, DEEPEST)))
    return _little(numbers).tobytes()


def unpack(packed: bytes) -> list[Run]:
    """What `pack` wrote. Raises ValueError where that cannot have been it."""
    numbers = array("I")
    numbers.frombytes(packed)
    flat = iter(_little(numbers))
    return list(zip(flat, flat, flat, strict=True))


def _little(numbers: array) -> array:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


OWN, CIRCLE = 1, 2


class Piece(NamedTuple):
    """A stretch of a block over which nothing changes: its depth, whose marks lie on it for this viewer alone (OWN,
    CIRCLE, their sum or 0), its inline marks."""

    start: int
    end: int
    depth: int = 0
    own: int = 0
    marks: tuple = ()


def pieces(
    block_start: int,
    block_end: int,
    runs: Sequence[Run],
    own: Sequence[tuple] = (),
    marks: Sequence = (),
) -> list[Piece]:
    """The block in pieces, in order and without gaps. `runs` are in order and do not overlap; `own` and `marks` may.

    An own stretch is (start, end) or (start, end, OWN or CIRCLE).

    A mark is (start, end, kind, ...); only those that touch the block count. Costs O(n log n) in all of them
    together: one sweep over sorted edges, whatever lies over one another.
    """
    if not own and not marks:
        return _shared(block_start, block_end, runs)
    cuts = {block_start, block_end}
    edges: list[tuple[int, int, int, object]] = []  # position, 0 for an end or 1 for a beginning, layer, value
    for layer, stretches in ((_DEPTH, runs), (_OWN, own), (_MARK, marks)):
        for number, stretch in enumerate(stretches):
            start, end = max(stretch[0], block_start), min(stretch[1], block_end)
            if start < end:
                cuts.update((start, end))
                value = number if layer == _MARK else stretch[2] if len(stretch) > 2 else OWN
                edges += ((start, 1, layer, value), (end, 0, layer, value))
    edges.sort()
    return _swept(sorted(cuts), edges, marks)


def _shared(block_start: int, block_end: int, runs: Sequence[Run]) -> list[Piece]:
    """The usual case, runs alone: the pieces of the block as everybody sees it."""
    found, at = [], block_start
    for run_start, run_end, depth in runs:
        start, end = max(run_start, at), min(run_end, block_end)
        if start >= end:
            continue
        if start > at:
            found.append(Piece(at, start))
        found.append(Piece(start, end, depth))
        at = end
    if at < block_end:
        found.append(Piece(at, block_end))
    return found


_DEPTH, _OWN, _MARK = range(3)


def _swept(cuts: list[int], edges: list, marks: Sequence) -> list[Piece]:
    found: list[Piece] = []
    depth = at = 0
    lying = {OWN: 0, CIRCLE: 0}
    over: list[int] = []  # numbers of the marks that lie here, in their order
    drawn: tuple = ()
    for start, end in pairwise(cuts):
        while at < len(edges) and edges[at][0] <= start:
            _, begins, layer, value = edges[at]
            at += 1
            if layer == _DEPTH:
                depth = value if begins else 0
            elif layer == _OWN:
                lying[value] += 1 if begins else -1
            else:
                insort(over, value) if begins else over.remove(value)
                drawn = tuple(tuple(marks[number][2:]) for number in over)
        looks = depth, sum(whose for whose, count in lying.items() if count), drawn
        if found and found[-1][2:] == looks:  # an edge between two stretches that look alike is none
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Piece(start, end, *looks))
    return found
