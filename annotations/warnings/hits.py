"""What a search found, presented: quoted from the text as this viewer gets it, so that nothing covered is quoted."""

import re
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.sources import search
from annotations.sources.models import Source
from annotations.text.blocks import Document
from annotations.text.covers import spoken
from annotations.warnings.covering import SOURCE, Standing, covered_line
from annotations.warnings.present import PresentedSource, Surface, present_all

NEAR = 20  # characters: an end of a block so close to a quotation belongs to it
QUOTED = 100_000  # code points: a match further down a text finds it and is not quoted, for quoting reads it all
BEGINNING = 180  # characters of a text that is found by its title alone
_MARKED = re.compile(f"({search.OPEN}[^{search.CLOSE}]*{search.CLOSE})")


@dataclass(frozen=True)
class Words:
    """A stretch of a quotation. It is text: the template escapes it and marks what was looked for."""

    said: str
    is_match: bool = False


@dataclass(frozen=True)
class Quoted:
    """Words of a longer text, and whether they begin and end inside it."""

    words: tuple[Words, ...]
    begins_inside: bool = False
    ends_inside: bool = False


@dataclass(frozen=True)
class PresentedHit:
    """A source that was found. `block` is the number of the block it is quoted from, None where it is not."""

    source: PresentedSource
    quote: tuple[Words, ...]
    block: int | None
    begins_inside: bool = False
    ends_inside: bool = False
    is_covered: bool = False  # what was looked for is said in words that are closed to the viewer


def present_hits(found: list[Source], query: search.Query, viewer) -> list[PresentedHit]:
    """Each source with the words around its first match. Needs `film` and the whole of `current`."""
    shown = present_all(found, viewer, Surface.LIST)
    for one in found:
        one.current.source = one
    read = present_all([one.current for one in found], viewer, Surface.LIST)
    texts = [(search.config(source.language), _blocks(text.document)) for source, text in zip(found, read, strict=True)]
    quoted = search.snippets(query, texts)
    covered = _in_covered(query, found, read, quoted)
    return [
        _whole(source, read[number].standing) or _hit(source, blocks, quoted.get(number), is_covered=number in covered)
        for number, (source, (_config, blocks)) in enumerate(zip(shown, texts, strict=True))
    ]


def _whole(source: PresentedSource, standing: Standing) -> PresentedHit | None:
    """A text that the viewer wants covered as a whole, or that spoils a film they have not seen, is found and not
    quoted."""
    closing = [one for one in standing.said if one.warned.on == SOURCE and one.closed]
    return PresentedHit(source, (Words(covered_line(closing)),), None) if closing else None


def _in_covered(query: search.Query, found: list[Source], read: list, quoted: dict) -> set[int]:
    """Those whose match stands in words that are closed to the viewer: it is told and not quoted."""
    closed = {
        number: [
            one.current.text[start : min(end, QUOTED)] for start, end, *_rest in text.laid.closed if start < QUOTED
        ]
        for number, (one, text) in enumerate(zip(found, read, strict=True))
        if number not in quoted
    }
    asked = [number for number, words in closed.items() if words]
    if not asked:
        return set()
    said = search.snippets(query, [(search.config(found[number].language), closed[number]) for number in asked])
    return {asked[at] for at in said}


def _blocks(document: Document) -> list[str]:
    """The words of each block, as far as a text is quoted from."""
    return [document.text[block.start : min(block.end, QUOTED)] for block in document.blocks if block.start < QUOTED]


def _hit(
    source: PresentedSource, blocks: list[str], quoted: tuple[int, str] | None, *, is_covered: bool
) -> PresentedHit:
    if quoted is None:
        beginning = Truncator(spoken(blocks[0], _("[covered]"))).chars(BEGINNING) if blocks and not is_covered else ""
        return PresentedHit(source, (Words(beginning),) if beginning else (), None, is_covered=is_covered)
    block, marked = quoted
    around = quoted_around(marked, blocks[block])
    return PresentedHit(source, around.words, block, around.begins_inside, around.ends_inside)


def _clear(words: str) -> str:
    return spoken(words, _("[covered]"))


def quoted_around(marked: str, whole: str) -> Quoted:
    """The match that `search.snippets` has found in `whole`, with the few characters that PostgreSQL leaves out at
    either end, such as "The". Where words are closed to the viewer, something is said in their place."""
    whole = _clear(whole)
    quote = [
        Words(_clear(piece.strip(search.OPEN + search.CLOSE)), piece.startswith(search.OPEN))
        for piece in _MARKED.split(marked)
        if piece
    ]
    plain = "".join(words.said for words in quote)
    at = whole.find(plain)
    if at < 0:  # what looks like markup is left out of a headline
        return Quoted(tuple(quote), True, True)
    before, after = whole[:at], whole[at + len(plain) :]
    if len(before) <= NEAR:
        quote.insert(0, Words(before))
    if len(after) <= NEAR:
        quote.append(Words(after))
    return Quoted(tuple(quote), len(before) > NEAR, len(after) > NEAR)
