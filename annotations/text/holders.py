"""What a picture shows and whose it is, on two lines of a text without markup, told by how the second is written."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import dates, patterns
from annotations.text.lines import Line, extent, is_dense, is_prose, sentences

_LONGEST = 160  # code points of what a picture shows
_DENSE = 90  # the same in writing without spaces
_HEAD = 3  # lines below a picture among which the text goes on
_AGENCY = re.compile(r"^[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3} ?/ ?(?:The )?[^\W\d_a-z][\w'’ .&-]{2,40}$")
_RIGHTS_EAST = re.compile(r"^\W{0,2}(?:[©Ⓒ]|[(（][CcＣｃ][)）])\s?\S.{2,80}$")
_RELEASE = re.compile(r"公開|配給|上映|[:：]|[0-9０-９]{4}年|개봉|배급")


def held(lines: list[Line]) -> None:
    """What a picture shows, and directly below it whose picture it is."""
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.hint or below.hint or line.marked_up or line.comment or line.fate not in ("", kinds.CAPTION):
            continue
        loud = not line.last and not (line.fate or below.fate) and _is_held_loudly(line, below)
        if loud or _is_by_agency(line, below) or _is_held_east(lines, index):
            line.fate, below.fate, line.sure, below.sure = kinds.CAPTION, kinds.CREDIT, True, True


def _is_held_loudly(line: Line, below: Line) -> bool:
    """A few words in capitals."""
    loud = below.text.isupper() and 2 <= len(below.text.split()) <= 4 and not re.search(r"[\d:?!.]$", below.text)
    told = not line.text.isupper() and len(line.text.split()) >= 5 and len(line.text) <= _LONGEST
    return loud and told and line.text[-1] in ".)"


def _is_by_agency(line: Line, below: Line) -> bool:
    """Who took it and for whom, as newspapers print it: "Ada Lowe / The Mail"."""
    agency = below.fate in ("", kinds.CREDIT, kinds.CAPTION) and bool(_AGENCY.match(below.text))
    told = len(line.text.split()) >= 5 and len(line.text) <= _LONGEST and len(sentences(line.text)) == 1
    return agency and told and len(below.text) <= 60 and line.text[-1] in ".)"


def _is_alone(lines: list[Line], index: int) -> bool:
    """Whether no other entry of a list stands beside it."""
    return not any(other.fate == kinds.LIST_ITEM for other in (lines[index - 1], *lines[index + 1 : index + 2]))


def _is_held_east(lines: list[Line], index: int) -> bool:
    """In Chinese, Japanese and Korean a line of rights or of who took it, where the text begins below."""
    line, below = lines[index], lines[index + 1]
    row = below.fate == kinds.LIST_ITEM and patterns.is_of_picture(below.text) and _is_alone(lines, index + 1)
    if not (row or below.fate == kinds.CREDIT) or not is_dense(line.text) or extent(line.text) > 2 * _DENSE:
        return False
    if len(sentences(line.text)) > 2 or _RELEASE.search(line.text) or dates.find(line.text):
        return False
    rights = _RIGHTS_EAST.match(below.text) or patterns.is_of_picture(below.text)
    above = any(is_prose(other.text) and len(other.text) > _DENSE for other in lines[:index])
    goes_on = any(is_prose(other.text) for other in lines[index + 2 : index + 2 + _HEAD])
    return bool(rights) and (goes_on or not above)
