"""Where in a text something is covered for somebody: stretches, what repeats them, and the text without their words.

All positions are code points, all stretches half-open. A text that is covered in part keeps its length, so that every
position in it stays: `MASK` stands for each code point that is not there to be read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from annotations.text import blocks as kinds
from annotations.text.blocks import Block, Document, blocks_between
from annotations.text.profiles import Action

MASK = "\ufffc"
COVERED, NOTED = "covered", "noted"  # kinds of marks in a block: not of the text, they only cut it into pieces
_MASKED = re.compile(f"{MASK}(?:[{MASK}\\s]*{MASK})?")
_WORD = re.compile(r"\w+")
_LONG = 6  # words in a row that make a repetition
_FEW = 3  # a shorter stretch is repeated where all of it is said again, if it has as many
REPEATING = (kinds.PULL_QUOTE, kinds.CAPTION, kinds.STANDFIRST, kinds.RELATED)


class Lying(NamedTuple):
    """A warning over a stretch, and what its viewer wants done: `number` is its place in the list it comes from."""

    start: int
    end: int
    action: Action
    number: int


class Stretch(NamedTuple):
    """A stretch that is closed for a viewer: by which warnings, and whether it is only covered or left out."""

    start: int
    end: int
    action: Action
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Laid:
    """A document as a viewer gets it: closed words masked, and what is closed (in order, none over another)."""

    document: Document
    closed: tuple[Stretch, ...] = ()

    def crossed(self, start: int, end: int) -> bool:
        """Whether closed words lie in [start, end)."""
        return any(stretch.start < end and start < stretch.end for stretch in self.closed)


def lay(document: Document, lying: Iterable[Lying]) -> Laid:
    """Cover what is to be covered, and whatever in the text says the same again: pull quotes, captions, contents."""
    closed = [one for one in lying if one.action >= Action.COVER]
    if not closed:
        return Laid(document)
    found = closed_stretches([*closed, *_repeated(document, closed)], len(document.text))
    return Laid(masked(document, found), tuple(found))


def closed_stretches(lying: Sequence[Lying], length: int) -> list[Stretch]:
    """What several warnings close together: where one covers and another leaves out, it is left out."""
    inside = [one._replace(end=min(one.end, length)) for one in lying if one.start < length]
    begins, ends = ({}, {})
    for one in inside:
        begins.setdefault(one.start, []).append(one)
        ends.setdefault(one.end, []).append(one)
    over: list[Lying] = []
    found: list[Stretch] = []
    for start, end in pairwise(sorted(begins.keys() | ends.keys())):
        over = [one for one in over if one.end > start] + begins.get(start, [])
        if not over:
            continue
        action, numbers = max(one.action for one in over), tuple(dict.fromkeys(one.number for one in over))
        last = found[-1] if found else None
        if last and last.end == start and last.action == action:
            found[-1] = Stretch(last.start, end, action, tuple(dict.fromkeys((*last.numbers, *numbers))))
        else:
            found.append(Stretch(start, end, action, numbers))
    return found


def masked(document: Document, closed: Sequence[Stretch]) -> Document:
    """The same blocks and positions without the closed words, and without the addresses of links in them."""
    pieces, at = [], 0
    for start, end, *_rest in closed:
        pieces += (document.text[at:start], _mask(document.text[start:end]))
        at = end
    pieces.append(document.text[at:])
    marks = [
        mark for mark in document.marks if not any(start < mark[1] and mark[0] < end for start, end, *_rest in closed)
    ]
    return replace(document, text="".join(pieces), marks=marks)


def _mask(words: str) -> str:
    """Line feeds stay: they stand between blocks and say nothing."""
    return "\n".join(MASK * len(line) for line in words.split("\n"))


def spoken(words: str, instead: str = "[…]") -> str:
    """Words for people: `instead` stands where some are covered."""
    return _MASKED.sub(lambda _match: instead, words) if MASK in words else words


def _repeated(document: Document, closed: Sequence[Lying]) -> list[Lying]:
    """The blocks that repeat closed words, whole: each under the warning whose words it repeats."""
    found = []
    for one in closed:
        said = _words(document.text[one.start : one.end])
        headings = {
            tuple(_words(document.text[block.start : block.end]))
            for _index, block in blocks_between(document.blocks, one.start, one.end)
            if block.kind == kinds.HEADING and one.start <= block.start and block.end <= one.end
        }
        runs = _runs(said)
        for block in document.blocks:
            if _repeats(document.text, block, said, runs, headings):
                found.append(Lying(block.start, block.end, one.action, one.number))
    return found


def _repeats(text: str, block: Block, said: list[str], runs: set, headings: set) -> bool:
    if block.kind == kinds.CONTENTS and headings:
        words = _words(text[block.start : block.end])
        return any(tuple(words[-len(heading) :]) == heading for heading in headings if heading)
    if block.kind not in REPEATING:
        return False
    words = _words(text[block.start : block.end])
    if not runs.isdisjoint(_runs(words)):
        return True
    short, long = sorted((words, said), key=len)
    return len(short) >= _FEW and f" {' '.join(short)} " in f" {' '.join(long)} "


def says_again(kind: str, words: str, said: str) -> bool:
    """Whether words that stand in a block of this kind repeat what `said` says, as a pull quote repeats its text."""
    if kind not in REPEATING:
        return False
    block = Block(kind, 0, len(words))
    other = _words(said)
    return _repeats(words, block, other, _runs(other), set())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _LONG]) for at in range(len(words) - _LONG + 1)}


def clear_share(length: int, lying: Iterable[tuple[int, int]]) -> int:
    """How much of a text no warning lies over, in whole percent; 100 only where that is all of it."""
    covered = at = 0
    for start, end in sorted(lying):
        covered += max(0, end - max(start, at))
        at = max(at, end)
    if not covered or not length:
        return 100
    return min(99, round(100 * (length - covered) / length))
