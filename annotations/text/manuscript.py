"""A manuscript: everything that came in, in order, each line with what it was read as.

The importer writes one, the source desk corrects it, and publishing composes the canonical text from it. Nothing that
came in is ever taken out of a manuscript: a dropped line stays, with its reason, and can be kept after all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotations.text import blocks as kinds
from annotations.text import patterns, taxonomy
from annotations.text.blocks import SEPARATOR, Block, Document

TITLE, BYLINE, DATE, PUBLISHER = "title", "byline", "date", "publisher"
NOTICE, SUPPORT, DROPPED = "notice", "support", "dropped"
ASIDES = (TITLE, BYLINE, DATE, PUBLISHER, NOTICE, SUPPORT, DROPPED)
KINDS = (*kinds.KINDS, *ASIDES)
MAX_RAW = 2_000  # code points kept of what an entry came in as

Mark = tuple[int, int, str, str]  # start, end in code points; emphasis, strong or link; a link's address or ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A content notice printed in the text: its words, the categories it names, whether it announces spoilers."""

    text: str
    categories: tuple[str, ...]
    spoiler: bool

    @classmethod
    def read(cls, text: str) -> "Notice":
        return cls(text, taxonomy.find(text), bool(patterns.SPOILER.search(text)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that came in: `text` as canonical text writes it, `raw` as it came, from line `line` (1 is the first).

    `kind` is a kind of block or one of ASIDES; a dropped entry says its `reason`. `level` is 2 to 4 for headings, and
    for reader comments how deep a reply they are (0 answers the text); `comment` numbers reader comments from 1.
    `marks` count code points of `text`. `quoted` entries are the ones an excerpt shows. `id` is unique in its
    manuscript and never given twice.
    """

    id: int
    kind: str
    text: str
    raw: str = ""
    line: int = 0
    level: int = 0
    comment: int = 0
    reason: str = ""
    marks: tuple[Mark, ...] = ()
    quoted: bool = False

    @property
    def is_block(self) -> bool:
        return self.kind in kinds.KINDS

    def to_json(self) -> list:
        plain = [self.id, self.kind, self.text, self.raw, self.line, self.level, self.comment, self.reason]
        return [*plain, [list(mark) for mark in self.marks], self.quoted]

    @classmethod
    def from_json(cls, item: list) -> "Entry":
        *plain, marks, quoted = item
        return cls(*plain, tuple(tuple(mark) for mark in marks), quoted)


def compose(entries: Iterable[Entry], *, excerpt: bool = False) -> Document:
    """The canonical text of a manuscript, or of the entries an excerpt shows. Reader comments stand last.

    In an excerpt a block that follows on something left out says so (`Block.gap`).
    """
    placed = sorted((entry for entry in entries if entry.is_block), key=lambda entry: bool(entry.comment))
    blocks, marks, texts, at, gap = [], [], [], 0, False
    for entry in placed:
        if excerpt and not entry.quoted:
            gap = True
            continue
        blocks.append(Block(entry.kind, at, at + len(entry.text), entry.level, entry.comment, gap))
        marks += [[at + start, at + end, kind, href] for start, end, kind, href in entry.marks]
        texts.append(entry.text)
        at, gap = at + len(entry.text) + len(SEPARATOR), False
    return Document(SEPARATOR.join(texts), blocks, marks)


def notices(entries: Iterable[Entry]) -> tuple[Notice, ...]:
    return tuple(Notice.read(entry.text) for entry in entries if entry.kind == NOTICE)


def support(entries: Iterable[Entry], *, excerpt: bool = False) -> tuple[str, ...]:
    """Lines that say where to find help: all of them, or those an excerpt shows."""
    return tuple(entry.text for entry in entries if entry.kind == SUPPORT and (entry.quoted or not excerpt))


def dropped(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind == DROPPED]


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The same entries with ids 1, 2, 3 and so on."""
    return tuple(replace(entry, id=number) for number, entry in enumerate(entries, start=1))
