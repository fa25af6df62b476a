"""What a text's blocks make together: headings to jump to, lists, readers' comments, and what an excerpt leaves out.

All of it stands around blocks and outside their runs: no position depends on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from annotations.text import blocks as kinds
from annotations.text import html
from annotations.text.blocks import Block, Document, block_at
from annotations.text.covers import spoken

HEADINGS = 3  # a text with as many gets a list of them
LONG = 8_000  # code points: beyond it two are enough


@dataclass(frozen=True)
class Heading:
    """A place to jump to. `target` is the id of an element of the page."""

    target: str
    level: int
    words: str


def _words(document: Document, block: Block) -> str:
    return spoken(document.text[block.start : block.end], _("[covered]"))


def headings(document: Document) -> list[Heading]:
    return [
        Heading(f"b{index}", min(4, max(2, block.level)), _words(document, block))
        for index, block in enumerate(document.blocks)
        if block.kind == kinds.HEADING and not block.comment
    ]


def contents(document: Document) -> list[Heading]:
    """The table of contents: none for a text that shows what it holds at a glance, or has one of its own."""
    found = headings(document)
    if len(found) < (HEADINGS if len(document.text) <= LONG else 2) or len(_own_contents(document)) >= HEADINGS:
        return []
    if count := _comment_count(document):
        found.append(Heading("comments", 2, _comments_heading(count)))
    return found


def _comment_count(document: Document) -> int:
    return len({block.comment for block in document.blocks if block.comment})


def _comments_heading(count: int) -> str:
    return ngettext("Comments on the original (%(count)d)", "Comments on the original (%(count)d)", count) % {
        "count": count
    }


def marks(document: Document) -> dict[int, list]:
    """Inline marks by block; an entry of the text's own list of contents links to the heading of the same words."""
    found: dict[int, list] = {}
    for mark in document.marks:
        index = block_at(document.blocks, mark[0])
        if index is not None:
            found.setdefault(index, []).append(mark)
    for index, target in _own_contents(document).items():
        block = document.blocks[index]
        found.setdefault(index, []).insert(0, (block.start, block.end, "link", f"#{target}"))
    return found


def _own_contents(document: Document) -> dict[int, str]:
    """Blocks of the text's own list of contents, with the id of the heading each names."""
    targets: dict[str, str] = {}
    for heading in headings(document):
        targets.setdefault(_plain(heading.words), heading.target)
    entries = {
        index: targets.get(_plain(_words(document, block)), "")
        for index, block in enumerate(document.blocks)
        if block.kind == kinds.CONTENTS
    }
    return {index: target for index, target in entries.items() if target}


def _plain(words: str) -> str:
    """A heading as its entry in a list of contents may write it: without its number, in any case."""
    return words.casefold().lstrip("0123456789.-–—•) \t").rstrip(" .:")


def above(document: Document, *, discussed: bool = True) -> dict[int, SafeString]:
    """What stands above the words of a block: who comments, what is left out, the link to a heading. `discussed`: it is
    on the page of its text, from where a link leads to the thread about a comment."""
    found: dict[int, list] = {}
    for index, block in enumerate(document.blocks):
        if block.gap:
            found.setdefault(index, []).append(_gap())
        if block.kind == kinds.HEADING:
            found.setdefault(index, []).append(_anchor(index, _words(document, block)))
    for index, who in _commenters(document.blocks, discussed=discussed):
        found.setdefault(index, []).append(who)
    return {index: mark_safe("".join(parts)) for index, parts in found.items()}  # noqa: S308 - made below


def _gap() -> SafeString:
    return format_html(
        '<p class="gap" lang="{}"><span aria-hidden="true">[…] </span>{}</p>', get_language(), _("Left out here")
    )


def _anchor(index: int, words: str) -> SafeString:
    label = _("Link to “%(heading)s”") % {"heading": Truncator(words).chars(80)}
    return format_html('<a class="anchor" href="#b{}" aria-label="{}">#</a>', index, label)


def _commenters(blocks: list[Block], *, discussed: bool) -> Iterator[tuple[int, SafeString]]:
    """The head of each reader comment, at its first block. Names stay masked; a reply says to whom, in words."""
    above: list[tuple[int, int]] = []  # (level, number) of the comments a reply can answer
    last = 0
    for index, block in enumerate(blocks):
        if not block.comment or block.comment == last:
            continue
        last = block.comment
        level = 0 if block.kind == kinds.HEADING else block.level
        while above and above[-1][0] >= level:
            above.pop()
        reply = ""
        if level:
            reply = _("in reply to Reader %(number)d") % {"number": above[-1][1]} if above else _("a reply")
        above.append((level, block.comment))
        name = _("Reader %(number)d") % {"number": block.comment}
        yield (
            index,
            format_html(
                '<p class="commenter" lang="{}"><b>{}</b>{}{}</p>',
                get_language(),
                name,
                f" {reply}" if reply else "",
                _discuss(block.comment, name) if discussed else "",
            ),
        )


def _discuss(comment: int, name: str) -> SafeString:
    """From the page of its text, whose address this needs no part of."""
    link = ' <a href="discussion/?comment={}">{}<span class="sr">: {}</span></a>'
    return format_html(link, comment, _("Discuss this comment"), name)


def around(document: Document) -> dict[int, tuple[SafeString, SafeString]]:
    """What opens before a block and closes behind it: lists of neighbouring items, the section of comments."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    blocks = list(enumerate(document.blocks))
    if commented := [index for index, block in blocks if block.comment]:
        opening[commented[0]] = [_comments_opening(_comment_count(document))]
    for (kind, _comment), group in groupby(blocks, key=lambda item: (item[1].kind, item[1].comment)):
        if kind in html.LISTED:
            members = [index for index, _block in group]
            opening.setdefault(members[0], []).append('<div class="listed" role="list">')
            closing[members[-1]] = ["</div>"]
    if commented:
        closing.setdefault(commented[-1], []).append("</section>")
    return {
        index: (mark_safe("".join(opening.get(index, ()))), mark_safe("".join(closing.get(index, ()))))  # noqa: S308
        for index in opening.keys() | closing.keys()
    }


def _comments_opening(count: int) -> SafeString:
    return format_html(
        '<section class="comments" aria-labelledby="comments"><h2 id="comments" lang="{}">{}</h2>',
        get_language(),
        _comments_heading(count),
    )


def landmark(document: Document, position: int) -> tuple[int, str] | None:
    """The block at a position and words to know it by: the heading it stands under, or else how it begins."""
    index = block_at(document.blocks, position)
    if index is None:
        return None
    for block in reversed(document.blocks[: index + 1]):
        if block.kind == kinds.HEADING and not block.comment:
            return index, Truncator(_words(document, block)).chars(60)
    return index, Truncator(_words(document, document.blocks[index])).words(8)
