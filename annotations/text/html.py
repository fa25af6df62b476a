"""A block of canonical text as HTML. Every run says where it stands, so a browser can count code points from it."""

from collections.abc import Iterable
from html import escape

from annotations.text import blocks as kinds
from annotations.text.blocks import Block
from annotations.text.spans import Piece

_TAGS = {
    kinds.STANDFIRST: ('<p class="standfirst">', "</p>"),
    kinds.PARAGRAPH: ("<p>", "</p>"),
    kinds.LIST_ITEM: ('<p class="item">', "</p>"),
    kinds.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    kinds.PULL_QUOTE: ('<blockquote class="pull"><p>', "</p></blockquote>"),
    kinds.CAPTION: ('<p class="caption">', "</p>"),
    kinds.CONTENTS: ('<p class="contents">', "</p>"),
    kinds.CREDIT: ('<p class="credit">', "</p>"),
    kinds.RELATED: ('<p class="related">', "</p>"),
    kinds.COMMENT: ('<p class="comment">', "</p>"),
}
_INLINE = {"emphasis": "em", "strong": "strong"}


def block_html(text: str, block: Block, index: int, pieces: Iterable[Piece], *, controls: str = "") -> str:
    """One block. `pieces` cover it without gaps; `controls` is HTML the caller vouches for, placed outside the runs."""
    commented = " in-comment" if block.comment else ""
    opening, closing = _tags(block)
    out = [
        f'<div class="block{commented}" id="b{index}" data-block="{index}" data-start="{block.start}"'
        f' data-end="{block.end}">{opening}'
    ]
    for start, end, depth, own, marks in pieces:
        words = escape(text[start:end], quote=False)
        if marks:
            words = _marked(words, marks)
        if depth:
            classes = f"m{depth} own" if own else f"m{depth}"
            out.append(f'<mark class="{classes}" data-start="{start}">{words}</mark>')
        elif own:
            out.append(f'<mark class="own" data-start="{start}">{words}</mark>')
        else:
            out.append(f'<span data-start="{start}">{words}</span>')
    out.append(closing)
    if controls:
        out.append(f'<div class="block-tools">{controls}</div>')
    out.append("</div>")
    return "".join(out)


def _tags(block: Block) -> tuple[str, str]:
    if block.kind == kinds.HEADING:
        level = min(4, max(2, block.level))
        return f"<h{level}>", f"</h{level}>"
    return _TAGS[block.kind]


def _marked(words: str, marks: tuple) -> str:
    """Inline marks go inside the run, so that a run stays one element with a place of its own."""
    for kind, *_rest in marks:
        if tag := _INLINE.get(kind):
            words = f"<{tag}>{words}</{tag}>"
    return words
