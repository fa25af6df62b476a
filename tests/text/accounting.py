"""Reading texts in tests: whether every word of a raw text is somewhere in what the importer made of it."""

import re
import unicodedata
from collections import Counter

from annotations.text import clean, importer
from annotations.text.importer import Imported

PROSE = "The camera goes round the house twice, looking for a way in, and each time it comes back to the same window."
LONG = (
    "The curtain moves, the hand is gone, and the light goes with it. Nobody says a word about this for the rest of the "
    "film, not even the child, who has seen all of it and who draws it on the wall, over and over, in blue."
)
# What stands before a name in a byline and is not kept: the name is.
LABELS = frozenset({"by", "von", "par", "por", "author", "words", "text", "written", "story", "posted", "published"})


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def kept(imported: Imported) -> list[str]:
    """Every text the importer gives out."""
    return [
        imported.title,
        imported.author,
        imported.published_text,
        imported.document.text,
        *(notice.text for notice in imported.notices),
        *imported.support,
        *(dropped.text for dropped in imported.dropped),
    ]


def lost(raw: str, imported: Imported) -> Counter:
    """Words of `raw` that are nowhere; the labels of bylines and the numbers of comments aside."""
    missing = Counter(word for line in raw.splitlines() for word in words(clean.line(line)))
    missing -= Counter(word for text in kept(imported) for word in words(text))
    numbers = {block.comment for block in imported.document.blocks}
    for word in list(missing):
        numbered = word.isdecimal() and int(word) in numbers
        if (word.lower() in LABELS and missing[word] <= 2) or (numbered and missing[word] == 1):
            del missing[word]
    return missing


def assert_sound(raw: str, imported: Imported) -> None:
    """What holds for every text: nothing lost, nothing made up, blocks that tile a canonical text."""
    text, blocks = imported.document.text, imported.document.blocks
    assert not lost(raw, imported)
    assert set(words(text)) <= {word for line in raw.splitlines() for word in words(clean.line(line))}
    assert unicodedata.is_normalized("NFC", text)
    assert [text[block.start : block.end] for block in blocks] == text.split("\n") == text.splitlines()
    assert all(block.start < block.end for block in blocks)
    assert all(dropped.reason and dropped.text for dropped in imported.dropped)
    comments = [block.comment for block in blocks]
    assert comments == sorted(comments)
    assert all(2 <= block.level <= 4 if block.kind == "heading" else block.level == 0 for block in blocks)


def read(raw):
    imported = importer.read(raw)
    assert_sound(raw, imported)
    return imported


def kinds(imported):
    return [block.kind for block in imported.document.blocks]


def texts(imported, kind):
    lines = imported.document.text.split("\n")
    return [line for block, line in zip(imported.document.blocks, lines, strict=True) if block.kind == kind]


def paragraphs(*lines):
    return "\n\n".join(lines)
