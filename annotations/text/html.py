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
    opening, closing = _tags(block)
    inside = "".join([_piece(text, piece) for piece in pieces])
    commented = " in-comment" if block.comment else ""
    tools = f'<div class="block-tools">{controls}</div>' if controls else ""
    return (
        f'<div class="block{commented}" id="b{index}" data-block="{index}" data-start="{block.start}"'
        f' data-end="{block.end}">{opening}{inside}{closing}{tools}</div>'
    )


def _tags(block: Block) -> tuple[str, str]:
    if block.kind == kinds.HEADING:
        level = min(4, max(2, block.level))
        return f"<h{level}>", f"</h{level}>"
    return _TAGS[block.kind]


def _piece(text: str, piece: Piece) -> str:
    words = escape(text[piece.start : piece.end], quote=False)
    for kind, *_rest in piece.marks:
        if tag := _INLINE.get(kind):
            words = f"<{tag}>{words}</{tag}>"
    if not piece.depth and not piece.own:
        return f'<span data-start="{piece.start}">{words}</span>'
    classes = " ".join(filter(None, (f"m{piece.depth}" if piece.depth else "", "own" if piece.own else "")))
    return f'<mark class="{classes}" data-start="{piece.start}">{words}</mark>'
