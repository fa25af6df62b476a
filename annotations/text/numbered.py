"""Numbered lines: a contents list, a list, or reader comments.

"1. Plot" and "1. I disagree with nearly all of this, because …" look alike to a machine. A run of short ones is a
list; a long one whose further paragraphs hang below it, or that stands in a section that says so, is a comment.
"""

import re

from annotations.text import blocks as kinds
from annotations.text import patterns
from annotations.text.lines import Line, ends_open, is_prose, key
from annotations.text.rules import drop

_NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(\S.*)$")
_SAYS = re.compile(r"^\S.{0,40}\s(?:says|said|wrote|writes)\s*:?$")
_SECTION = re.compile(
    r"^(?:\d+\s+)?(?:reader\s+)?(?:comments?|responses?|replies|thoughts)(?:\s+(?:on|to)\s.{1,100}|\s*\(\d+\))?:?$",
    re.IGNORECASE,
)
_LONG_COMMENT = 160


def _number(line: Line) -> int:
    match = _NUMBERED.match(line.text)
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
            again = sum(last_seen.get(key(_NUMBERED.match(item.text).group(2)), 0) >= after for item in run)
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
        if _number(line) != len(run) + 1 or len(line.text) > 90 or not ends_open(line.text):
            break
        run.append(line)
    return run


def comments(lines: list[Line]) -> None:
    """Reader comments at the end: numbered ones with indented paragraphs, or those under a heading that says so."""
    begin, headed, closed = _comment_section(lines)
    number = 0
    for line in lines[begin:]:
        if _ends_comments(line):
            return
        if _SAYS.match(line.text):
            number += 1
            drop(line, "who commented: commenters are not named")
            continue
        if _number(line) == number + 1:
            number += 1
            line.text = _NUMBERED.match(line.text).group(2)
        elif not (line.indented or headed or closed):
            return
        line.fate, line.comment = kinds.COMMENT, max(1, number)


def _comment_section(lines: list[Line]) -> tuple[int, bool, bool]:
    """Where comments begin (after the last line if nowhere), whether a heading says so, whether a line closes them."""
    text = next((index for index, line in enumerate(lines) if is_prose(line.text)), len(lines))
    end = max((index for index, line in enumerate(lines) if _ends_comments(line)), default=0)
    for index in range(text + 1, len(lines)):
        line, above = lines[index], lines[index - 1]
        headed = not above.fate and bool(_SECTION.match(above.text))
        first = _number(line) == 1 and not line.fate
        if headed and (first or _SAYS.match(line.text)):
            drop(above, "the heading of the comment section")
            return index, True, end > index
        if not first or len(line.text) <= _LONG_COMMENT:
            continue
        # Without any sign of a section: a long first item whose further paragraphs hang below it, indented.
        below = lines[index + 1] if index + 1 < len(lines) else None
        if end > index or (below and below.indented and not _number(below)):
            return index, False, end > index
    return len(lines), False, False


def _ends_comments(line: Line) -> bool:
    return patterns.promotion(line.text) == patterns.COMMENTS_END
