"""Paragraphs that a page of print breaks: what stands between their halves is the number and the head of the page."""

import re

from annotations.text.lines import CLOSING, Line, extent
from annotations.text.manuscript import DROPPED

_NUMBER = re.compile(r"^\W{0,3}(?:p(?:age|\.)? ?)?\d{1,4}\W{0,3}$", re.IGNORECASE)
_HEAD = re.compile(r"^\d{1,4}\s+[^\W\d_a-z].{1,70}$|^[^\W\d_a-z].{1,70}\s\d{1,4}$")
_FULL, _LONGEST, _MOST = 40, 80, 3  # code points of a line of a paragraph and of a head; heads
_ENDS = tuple(".!?…:。！？")
_REASON = "the head or the number of a printed page"


def healed(lines: list[Line]) -> list[Line]:
    """The lines (empty ones too) with what parts a broken paragraph moved below it, and dropped."""
    made: list[Line] = []
    heads: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line.text and heads:
            made += [line, *heads]
            heads = []
        made.append(line)
        after = _goes_on(lines, index)
        for head in lines[index + 1 : after]:
            if head.text:
                head.fate, head.reason, head.sure = DROPPED, _REASON, True
                heads += [head, Line("", number=head.number)]
        index = after or index + 1
    return made + [line for line in heads if line.text]


def _is_numbered(text: str) -> bool:
    return bool(_NUMBER.match(text) or _HEAD.match(text))


def _goes_on(lines: list[Line], index: int) -> int:
    """Where the sentence that the line there leaves open goes on beyond the head of a page; 0 where it does not."""
    line = lines[index]
    if extent(line.text) < _FULL or line.text.rstrip(CLOSING).endswith(_ENDS):
        return 0
    heads, at = [], index + 1
    while at < len(lines) and len(heads) <= _MOST:
        text = lines[at].text
        if text and text[0].islower() and heads:
            break
        if text and (extent(text) > _LONGEST or text[0].islower() or text.endswith(_ENDS)):
            return 0
        # What no number stands in is a head only if it stands alone: else a paragraph begins with it.
        if text and not _is_numbered(text) and at + 1 < len(lines) and lines[at + 1].text:
            return 0
        heads += [text] if text else []
        at += 1
    numbered = any(map(_is_numbered, heads))
    return at if numbered and len(heads) <= _MOST and at < len(lines) else 0
