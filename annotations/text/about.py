"""What is said of the author among the last lines of a text."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import cues, people
from annotations.text.lines import Line, is_dense, is_prose, key
from annotations.text.manuscript import DROPPED
from annotations.text.rules import drop, settle

_ABOUT = re.compile(
    r"^(?:about the (?:author|writer)|über (?:den autor|die autorin)|à propos de l['’]auteur\w*"
    r"|sobre (?:el autor|la autora))\W*$",
    re.I,
)


def about_the_author(lines: list[Line], author: str) -> None:
    """Who wrote it, said in the third person among the last lines of the text."""
    own = [line for line in lines if not line.comment]
    last = [line for line in own if line.fate != DROPPED][-12:]
    for line in last:
        if not line.fate and (people.is_about(line.text, author) or {"made", "printed"} <= cues.find(line.text)):
            line.fate = kinds.CREDIT
        elif (line.fate in ("", kinds.CREDIT) and people.is_told_how(line.text)) or (
            not line.fate and not line.hint and (line.alone or line.marked_up) and people.is_by_hand(line.text)
        ):
            line.fate, line.sure = kinds.CREDIT, True
    for line in reversed(own):
        if is_prose(line.text) and not line.fate:
            break
        if line.fate in ("", kinds.LIST_ITEM) and not line.marked_up and author and key(line.text) == key(author):
            line.fate, line.sure = kinds.CREDIT, True
    for line in reversed(own):
        # Below the last paragraph the author's own name begins nothing else.
        if not line.fate and len(line.text) >= 250 and not _is_of_author(line.text, author):
            break
        if line.fate in ("", kinds.HEADING) and _is_of_author(line.text, author) and not line.comment:
            settle(line, kinds.CREDIT)
    _somebody(own, author)
    last = own[-30:]
    for line, below in pairwise(last):
        if not line.fate and below.fate == kinds.CREDIT and _ABOUT.match(line.text):
            drop(line, "the heading of the note on the author")


def _somebody(own: list[Line], author: str) -> None:
    """Who others are of whom the last lines of a text speak, as of two who talked."""
    for line in reversed(own):
        free = line.fate in ("", kinds.PARAGRAPH) and line.hint in ("", kinds.PARAGRAPH)
        if free and people.is_about_somebody(line.text):
            line.fate, line.sure = kinds.CREDIT, line.sure or (bool(author) and line is not own[0])
        elif not line.fate and is_prose(line.text):
            break


_TELLS_OF = re.compile(r"(?:,| [–—])? (?:\([^)]*\) )?[^\W\d_A-Z]|[（\s／].*[。．]")


def _is_of_author(text: str, author: str) -> bool:
    """Whether a line begins with the author's name and tells something of its bearer."""
    text = text.lstrip("*_–— ")
    names = [
        name
        for name in re.split(r", | and | & | und | et | y | e ", author)
        if (len(name) > 5 and " " in name) or (len(name) > 2 and is_dense(name))
    ]
    rest = next((text[len(name) :] for name in names if text.startswith(name)), "")
    return len(text) <= 500 and len(rest) >= 12 and bool(_TELLS_OF.match(rest))
