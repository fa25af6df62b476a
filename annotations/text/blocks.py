"""Blocks: the structural stretches of a canonical text."""

from bisect import bisect_right
from dataclasses import dataclass, field

STANDFIRST = "standfirst"
HEADING = "heading"
PARAGRAPH = "paragraph"
LIST_ITEM = "list_item"
QUOTATION = "quotation"
PULL_QUOTE = "pull_quote"
CAPTION = "caption"
CONTENTS = "contents"
CREDIT = "credit"
RELATED = "related"
COMMENT = "comment"
KINDS = (
    STANDFIRST, HEADING, PARAGRAPH, LIST_ITEM, QUOTATION, PULL_QUOTE, CAPTION, CONTENTS, CREDIT, RELATED, COMMENT,
)  # fmt: skip

SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch [start, end) of a canonical text, in code points.

    `level` is 2 to 4 for headings; for reader comments it says how deep a reply they are, 0 answering the text; for
    everything else it is 0. `comment` numbers reader comments from 1, 0 is none. `gap` says that in an excerpt
    something before the block is left out.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    comment: int = 0
    gap: bool = False

    def to_json(self) -> list:
        return [self.kind, self.start, self.end, self.level, self.comment, self.gap]

    @classmethod
    def from_json(cls, item: list) -> "Block":
        return cls(*item)


@dataclass(frozen=True)
class Document:
    """A canonical text with its blocks, in order and without gaps but the separators, and its inline marks.

    A mark is (start, end, kind, address): code points of the text; emphasis, strong or link; a link's address or "".
    """

    text: str
    blocks: list[Block]
    marks: list = field(default_factory=list)


def block_at(blocks: list[Block], position: int) -> int | None:
    """The index of the block that holds the code point at `position`; None for a separator or beyond the text."""
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return index if index >= 0 and position < blocks[index].end else None


def blocks_between(blocks: list[Block], start: int, end: int) -> list[tuple[int, Block]]:
    """The blocks that share at least one code point with [start, end), with their indexes."""
    if start >= end:
        return []
    first = max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)
    found = []
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.start >= end:
            break
        if block.end > start:
            found.append((index, block))
    return found
