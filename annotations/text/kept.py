"""What is the text's own and looks like a page's: its author's name below it, whose its picture is, talk in a scene."""

import re

from annotations.text import blocks as kinds
from annotations.text import cues, patterns
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, key
from annotations.text.manuscript import DROPPED
from annotations.text.people import is_about_somebody, is_issued
from annotations.text.rules import settle

_BODY = 100  # code points of a sentence of the text
_LONGEST = 120  # code points of a credit of a picture
_OPEN = ("", kinds.HEADING, kinds.CAPTION, kinds.CREDIT, kinds.LIST_ITEM)
_HINTS = ("", kinds.PARAGRAPH)
_PICTURED = re.compile(r"^[^\W\d_][^:.!?]{2,24}\s?:\s?(?:©|\(c\))\s?\S", re.IGNORECASE)
_SAID = re.compile(r"^[^\s「」、。：:]{1,8}[「『][^「」]{1,120}[」』]$")
_SPEAKS = re.compile(r"^(?P<who>[^\W\d_a-zà-ÿ]{2,}(?:[ .'’-]{1,2}[^\W\d_a-zà-ÿ]+){0,3}):\s+\S")
_NEAR = 6  # lines from the last long sentence down to a name
_LABELLED = 3  # lines of talk


def read(lines: list[Line], facts: Facts) -> None:
    own = [line for line in lines if not line.comment and line.fate != DROPPED]
    _scenes(own)
    told = [index for index, line in enumerate(own) if _is_told(line)]
    if len(told) > 1:
        _names(own, told[-1], key(facts.author))
        _pictures(own, told[-1])


def _is_told(line: Line) -> bool:
    said = line.fate in ("", kinds.PARAGRAPH) and is_prose(line.text) and extent(line.text) >= _BODY
    return (
        said and not is_about_somebody(line.text) and not is_issued(line.text) and not cues.find(line.text) & cues.PAGE
    )


def _names(own: list[Line], last: int, author: str) -> None:
    """The name in the byline once more, directly below the last sentence or the facts that follow it."""
    for above, line in zip(own[last : last + _NEAR], own[last + 1 : last + 1 + _NEAR], strict=False):
        ends = not ends_open(above.text) or above.fate == kinds.LIST_ITEM
        if (
            ends
            and line.text[0].isalpha()
            and author
            and key(line.text) == author
            and line.fate in _OPEN
            and line.hint in _HINTS
        ):
            settle(line, kinds.CREDIT)


def _pictures(own: list[Line], last: int) -> None:
    """Whose the pictures are, directly below the last sentence, and where the text was first read."""
    for line in own[last + 1 : last + 4]:
        said = _PICTURED.match(line.text) or patterns.is_picture(line.text)
        free = not line.marked_up and line.fate in _OPEN and len(line.text) <= _LONGEST
        if free and said and patterns.is_credit(line.text):
            settle(line, kinds.CREDIT)
    for line in own[last:]:
        if line.fate in ("", kinds.PARAGRAPH, kinds.CREDIT) and line.hint in _HINTS and is_issued(line.text):
            settle(line, kinds.CREDIT)


def _scenes(own: list[Line]) -> None:
    """Talk in a scene, each line with who says it and the words in brackets, twice at least one below the other."""
    said = [not line.fate and line.hint in _HINTS and bool(_SAID.match(line.text)) for line in own]
    for index, line in enumerate(own):
        if said[index] and any(said[max(0, index - 1) : index] + said[index + 1 : index + 2]):
            settle(line, kinds.QUOTATION)


def speakers(lines: list[Line]) -> None:
    """What is said behind a name in capitals, where others are too: no heading, though it may be a question."""
    own = [line for line in lines if not line.comment]
    found = [(line, match["who"]) for line in own if (match := _SPEAKS.match(line.text))]
    if len(found) < _LABELLED or len({who for _line, who in found}) in (1, len(found)):
        return
    for line, _who in found:
        if not line.fate and line.hint in _HINTS and not line.strong and line.text[-1] == "?":
            settle(line, kinds.PARAGRAPH)
