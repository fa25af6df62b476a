"""Numbered lines: a contents list or a list.

"1. Plot" and "1. I disagree with nearly all of this, because …" look alike to a machine. A run of short ones is a
list; a long one whose further paragraphs hang below it, or that stands in a section that says so, is a comment, and
`threads` reads it.
"""

import re

from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, extent, is_prose, key, sentences
from annotations.text.rules import CONTENTS
from annotations.text.threads import NUMBERED


def _number(line: Line) -> int:
    match = NUMBERED.match(line.text)
    return int(match.group(1)) if match else 0


def contents(lines: list[Line]) -> None:
    """Three or more short lines numbered from 1, above most of the text, are its contents; further down, a list."""
    last_seen = {key(line.text): index for index, line in enumerate(lines)}
    prose = [is_prose(line.text) for line in lines]
    above, total = 0, sum(prose)
    index = 0
    while index < len(lines):
        run = _numbered_run(lines, index)
        if len(run) >= 3:
            after = index + len(run)
            again = sum(last_seen.get(key(NUMBERED.match(item.text).group(2)), 0) >= after for item in run)
            early = above <= 3 and total - above >= 3
            for item in run:
                item.fate = kinds.CONTENTS if early or again > len(run) / 2 else kinds.LIST_ITEM
        above += sum(prose[index : index + max(1, len(run))])
        index += max(1, len(run))


def _numbered_run(lines: list[Line], begin: int) -> list[Line]:
    """Short lines without a full stop, numbered 1, 2, 3 and so on."""
    run: list[Line] = []
    for index in range(begin, len(lines)):
        line = lines[index]
        item = extent(line.text) <= 90 and ends_open(line.text)
        beside = run[-1:] or lines[index + 1 : index + 2]
        clause = extent(line.text) <= 200 and len(sentences(line.text)) == 1 and any(map(line.touches, beside))
        if _number(line) != len(run) + 1 or not (item or clause):
            break
        run.append(line)
    return run


def goes_on(lines: list[Line]) -> None:
    """Three short lines or more that count on from some number with nothing between them, and the words over them."""
    run: list[int] = []
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        free = line is not None and not line.fate and not line.hint and extent(line.text) <= 90 and ends_open(line.text)
        if free and _number(line) > 1 and (not run or _number(line) == _number(lines[run[-1]]) + 1):
            run.append(index)
            continue
        if len(run) >= 3:
            for at in run:
                lines[at].fate, lines[at].sure = kinds.LIST_ITEM, True
            above = lines[run[0] - 1]
            if not above.fate and not above.hint and extent(above.text) <= 60 and ends_open(above.text.rstrip(":")):
                above.fate, above.level, above.sure = kinds.HEADING, 2, True
        run = [index] if free and _number(line) > 1 else []


_LEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)")


_STAMP = re.compile(r"^[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*(?:[–—-]\s*)?\S")


def chapters(lines: list[Line]) -> None:
    """Three or more short lines that begin with a time of a recording, and the words above them."""
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        if line is not None and not line.fate and extent(line.text) <= 140 and _STAMP.match(line.text):
            run.append(index)
            continue
        if len(run) >= 3:
            _divide(lines, run)
        run = []


_NAMES_PARTS = re.compile(
    r"^(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|índice|indice|inhoud|spis treści|obsah|innehåll"
    r"|indhold|innhold|içindekiler|目次|目录)\W*$",
    re.IGNORECASE,
)


def _divide(lines: list[Line], run: list[int]) -> None:
    """The times are a list under its heading; entries of contents only where the words above them say so."""
    above = lines[run[0] - 1] if run[0] else None
    headed = above is not None and not above.fate and extent(above.text) <= 60 and ends_open(above.text.rstrip(":"))
    named = headed and bool(_NAMES_PARTS.match(above.text))
    for at in run:
        lines[at].fate, lines[at].level, lines[at].sure = kinds.CONTENTS if named else kinds.LIST_ITEM, 0, True
    if headed:
        above.fate, above.level, above.sure = (kinds.CONTENTS, 0, True) if named else (kinds.HEADING, 2, True)


def _stands_below(line: Line, above: Line) -> bool:
    """A few words directly below the word "Contents", or below an entry that stands there."""
    return line.touches(above) and extent(line.text) <= 60 and ends_open(line.text) and len(line.text.split()) <= 8


def named_contents(lines: list[Line]) -> None:
    """Short lines under the word "Contents" that are numbered, or that are headings further down."""
    last_seen = {key(line.text): index for index, line in enumerate(lines)}
    for index, line in enumerate(lines):
        if line.fate or not CONTENTS.match(line.text):
            continue
        run = []
        for at in range(index + 1, len(lines)):
            item, words = lines[at], _LEADING.sub("", lines[at].text)
            again = last_seen.get(key(words), 0) > at
            if (
                item.fate
                or extent(item.text) > 90
                or not (again or _LEADING.match(item.text) or _stands_below(item, lines[at - 1]))
                or (again and run and item.first and not run[-1].alone)
            ):
                break
            run.append(item)
        if len(run) >= 2:
            below = sum(last_seen.get(key(_LEADING.sub("", item.text)), 0) > lines.index(run[-1]) for item in run)
            for item in (line, *run):
                item.fate, item.level, item.sure = kinds.CONTENTS, 0, below == len(run)
