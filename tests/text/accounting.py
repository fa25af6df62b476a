"""Reading texts in tests: whether every word of a raw text is somewhere in what the importer made of it."""

import re
import unicodedata
from collections import Counter

from annotations.text import clean, importer, manuscript
from annotations.text.importer import Imported

PROSE = "The camera goes round the house twice, looking for a way in, and each time it comes back to the same window."
LONG = (
    "The curtain moves, the hand is gone, and the light goes with it. Nobody says a word about this for the rest of the "
    "film, not even the child, who has seen all of it and who draws it on the wall, over and over, in blue."
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def lost(raw: str, imported: Imported) -> Counter:
    """Words of `raw` that are in no entry; the numbers of comments, which become numbers again, aside."""
    missing = Counter(word for line in raw.splitlines() for word in words(clean.line(line)))
    missing -= Counter(word for entry in imported.entries for word in words(entry.text))
    numbers = {entry.comment for entry in imported.entries}
    for word in list(missing):
        if word.isdecimal() and int(word) in numbers and missing[word] == 1:
            del missing[word]
    return missing


def assert_sound(raw: str, imported: Imported) -> None:
    """What holds for every plain text: nothing lost, nothing made up, blocks that tile a canonical text."""
    assert not lost(raw, imported)
    assert {word for entry in imported.entries for word in words(entry.text)} <= {
        word for line in raw.splitlines() for word in words(clean.line(line))
    }
    assert_tiled(imported)
    lines = raw.splitlines()
    assert all(entry.raw.split("\n")[0] == lines[entry.line - 1][: len(entry.raw)] for entry in imported.entries)


def assert_tiled(imported: Imported) -> None:
    """What holds for every manuscript, whatever it was read from."""
    document, entries = imported.document, imported.entries
    text, blocks = document.text, document.blocks
    assert unicodedata.is_normalized("NFC", text)
    assert [text[block.start : block.end] for block in blocks] == text.split("\n") == text.splitlines()
    assert all(block.start < block.end for block in blocks)
    assert [entry.id for entry in entries] == list(range(1, len(entries) + 1))
    assert all(entry.kind in manuscript.KINDS and entry.text == clean.line(entry.text) for entry in entries)
    assert all(bool(entry.reason) == (entry.kind == "dropped") for entry in entries)
    assert all(len(entry.raw) <= manuscript.MAX_RAW for entry in entries)
    assert all(0 <= start < end <= len(text) for start, end, *_kind in document.marks)
    assert all(2 <= block.level <= 4 for block in blocks if block.kind == "heading")
    assert all(block.level == 0 for block in blocks if block.kind not in ("heading", "comment"))


def read(raw):
    imported = importer.read(raw)
    if imported.form == "text":
        assert_sound(raw, imported)
    assert_tiled(imported)
    return imported


def kinds(imported):
    return [block.kind for block in imported.document.blocks]


def texts(imported, kind):
    lines = imported.document.text.split("\n")
    return [line for block, line in zip(imported.document.blocks, lines, strict=True) if block.kind == kind]


def paragraphs(*lines):
    return "\n\n".join(lines)
