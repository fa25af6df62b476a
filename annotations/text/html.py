"""A block of canonical text as HTML. Every run says where it stands, so a browser can count code points from it."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

from annotations.text import blocks as kinds
from annotations.text.blocks import Block
from annotations.text.covers import COVERED
from annotations.text.spans import CIRCLE, OWN, Piece
from annotations.text.spans import DEEPEST as DEEPEST_MARK

_TAGS = {
    kinds.STANDFIRST: ('<p class="standfirst">', "</p>"),
    kinds.PARAGRAPH: ("<p>", "</p>"),
    kinds.LIST_ITEM: ('<p class="item">', "</p>"),
    kinds.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    kinds.CAPTION: ('<p class="caption">', "</p>"),
    kinds.CONTENTS: ('<p class="contents">', "</p>"),
    kinds.CREDIT: ('<p class="credit">', "</p>"),
    kinds.RELATED: ('<p class="related">', "</p>"),
    kinds.COMMENT: ('<p class="comment">', "</p>"),
}
LISTED = (kinds.LIST_ITEM, kinds.CONTENTS)  # neighbours of these kinds make a list
DEEPEST = 3  # replies deeper than this are indented no further
# The classes of a mark by its depth and by whose marks lie on it; none where nothing does.
_LOOKS = {
    (depth, own): " ".join(
        name for name, is_so in ((f"m{depth}", depth), ("own", own & OWN), ("circle", own & CIRCLE)) if is_so
    )
    for depth in range(DEEPEST_MARK + 1)
    for own in range(OWN + CIRCLE + 1)
}
POINTED = "pointed"  # not of the text: words that the address of this one view leads to
_INLINE = {"emphasis": "em", "strong": "strong"}
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_INSIDE = re.compile(r"#b\d+")


class Outside(NamedTuple):
    """What stands in a block outside its runs: HTML the caller vouches for, above its words and below them; what a
    pull quote is called to those who hear it; what stands for closed stretches, by their number, and before the run
    that begins at a position."""

    before: str = ""
    controls: str = ""
    name: str = ""
    covers: Mapping[int, str] = {}
    points: Mapping[int, str] = {}


_NOTHING = Outside()


def block_html(text: str, block: Block, index: int, pieces: Iterable[Piece], outside: Outside = _NOTHING) -> str:
    """One block. `pieces` cover it without gaps. Of a closed stretch no word is written; a block in which nothing else
    stands keeps its place and its id."""
    before, controls, name, *_rest = outside
    opening, closing = _tags(block, name)
    role = ' role="listitem"' if block.kind in LISTED else ""
    words = _runs(text, pieces, outside)
    classes = _classes(block) if words else "gone"
    if not words:
        opening = closing = controls = ""
    tools = f'<div class="block-tools">{controls}</div>' if controls else ""
    return (
        f'<div class="{classes}" id="b{index}" data-block="{index}" data-start="{block.start}"'
        f' data-end="{block.end}"{role}>{before}{opening}{words}{closing}{tools}</div>'
    )


def _runs(text: str, pieces: Iterable[Piece], outside: Outside) -> str:
    out, last, points = [], None, outside.points
    for start, end, depth, own, marks in pieces:
        if points and start in points:
            out.append(points[start])
        if marks:
            closed = next((mark[1] for mark in marks if mark[0] == COVERED), None)
            if closed is not None:
                if closed != last:
                    out.append(outside.covers.get(closed, ""))
                last = closed
                continue
        words = escape(text[start:end], quote=False)
        if marks:
            words = _marked(words, marks)
        if classes := _LOOKS[depth, own]:
            out.append(f'<mark class="{classes}" data-start="{start}">{words}</mark>')
        else:
            out.append(f'<span data-start="{start}">{words}</span>')
    return "".join(out)


def _classes(block: Block) -> str:
    if not block.comment:
        return "block"
    return f"block in-comment reply-{min(block.level, DEEPEST)}" if _depth(block) else "block in-comment"


def _depth(block: Block) -> int:
    """How deep a reply: the level of a comment's blocks, but of its headings, whose level is their own."""
    return 0 if block.kind == kinds.HEADING else block.level


def _tags(block: Block, name: str) -> tuple[str, str]:
    if block.kind == kinds.HEADING:
        level = min(4, max(2, block.level))
        return f"<h{level}>", f"</h{level}>"
    if block.kind == kinds.PULL_QUOTE:
        # A note beside the text, for it says again what the text says; no landmark, for there may be many.
        label = f' aria-label="{escape(name)}"' if name else ""
        return f'<aside class="pull" role="note"{label}><p>', "</p></aside>"
    return _TAGS[block.kind]


def _marked(words: str, marks: tuple) -> str:
    """Inline marks go inside the run, so that a run stays one element with a place of its own."""
    linked = ""
    pointed = any(kind == POINTED for kind, *_rest in marks)
    for kind, *rest in marks:
        if tag := _INLINE.get(kind):
            words = f"<{tag}>{words}</{tag}>"
        elif kind == "link" and rest and not linked:  # a link in a link is none
            linked = rest[0]
    if _INSIDE.fullmatch(linked):
        words = f'<a href="{linked}">{words}</a>'
    elif _OUTSIDE.fullmatch(linked):
        words = f'<a href="{escape(linked)}" rel="nofollow noopener noreferrer">{words}</a>'
    return f'<span class="pointed">{words}</span>' if pointed else words
