"""What a search found, presented: quoted from the text as this viewer gets it, so that nothing covered is quoted."""

import re
from dataclasses import dataclass

from django.utils.text import Truncator

from annotations.sources import search
from annotations.sources.models import Source
from annotations.text.blocks import Document
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


def present_hits(found: list[Source], query: search.Query, viewer) -> list[PresentedHit]:
    """Each source with the words around its first match. Needs `film` and the whole of `current`."""
    shown = present_all(found, viewer, Surface.LIST)
    documents = [text.document for text in present_all([one.current for one in found], viewer, Surface.LIST)]
    texts = [
        (search.config(source.language), _blocks(document)) for source, document in zip(found, documents, strict=True)
    ]
    quoted = search.snippets(query, texts)
    return [
        _hit(source, blocks, quoted.get(number))
        for number, (source, (_config, blocks)) in enumerate(zip(shown, texts, strict=True))
    ]


def _blocks(document: Document) -> list[str]:
    """The words of each block, as far as a text is quoted from."""
    return [document.text[block.start : min(block.end, QUOTED)] for block in document.blocks if block.start < QUOTED]


def _hit(source: PresentedSource, blocks: list[str], quoted: tuple[int, str] | None) -> PresentedHit:
    if quoted is None:
        beginning = Truncator(blocks[0]).chars(BEGINNING) if blocks else ""
        return PresentedHit(source, (Words(beginning),) if beginning else (), None)
    block, marked = quoted
    around = quoted_around(marked, blocks[block])
    return PresentedHit(source, around.words, block, around.begins_inside, around.ends_inside)


def quoted_around(marked: str, whole: str) -> Quoted:
    """The match that `search.snippets` has found in `whole`, with the few characters that PostgreSQL leaves out at
    either end, such as "The"."""
    quote = [
        Words(piece.strip(search.OPEN + search.CLOSE), piece.startswith(search.OPEN))
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
