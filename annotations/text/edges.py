"""What a page leaves above and below a text that was copied out of it: menus, trails, tags, footers.

Above, the title is found in spite of them; below, lines that are no sentences go once one of them is known for chrome.
Only plain texts are judged so: in markup the elements say what belongs to the page.
"""

from itertools import pairwise

from annotations.text import advisories, chrome, dates, patterns
from annotations.text import blocks as kinds
from annotations.text.bylines import BY
from annotations.text.lines import Line, ends_open, extent, is_prose, key
from annotations.text.manuscript import DROPPED, SUPPORT
from annotations.text.rules import drop
from annotations.text.titles import is_section

_MENU = "navigation of the page"
_TAIL = "a line of the page below the text"
_TOP = 60  # lines among which a title may stand below a page's menu
_NAME = 50  # code points of the name of a site
_WORD = 32  # code points of a menu's entry


def top(lines: list[Line]) -> None:
    """Drop the run of menu lines that a text begins with; the title stands below it."""
    near = [line for line in lines[:_TOP] if not line.fate]
    last = _last_of_menu(near)
    for line in near[: last + 1]:
        if not advisories.is_notice(line.text):
            drop(line, _MENU)
    menu = {key(line.text) for line in near[: last + 1]}
    # Above the title the part of the site is named again.
    if last >= 0 and len(near) > last + 2 and key(near[last + 1].text) in menu:
        drop(near[last + 1], "a label above the title")


def _last_of_menu(near: list[Line]) -> int:
    """The index of the last line of the menu above the title; -1 where there is none.

    Unknown words belong to the menu where known ones stand below them and a line fit to be a title still follows.
    """
    last = -1
    for index, line in enumerate(near):
        known = _is_known(line)
        if not known and _is_name_over_menu(near, index):
            continue
        if not known and (extent(line.text) > _WORD or not ends_open(line.text) or not _is_entry(line.text)):
            break
        if known and _titled_below(near, index):
            last = index
    return last


def _is_known(line: Line) -> bool:
    return chrome.is_menu(line.text) or bool(patterns.promotion(line.text)) or is_section(line.text)


def _is_name_over_menu(near: list[Line], index: int) -> bool:
    """The name of a site of several words: two entries of its menu stand directly below."""
    line, below = near[index], near[index + 1 : index + 3]
    name = len(line.text) <= _NAME and ends_open(line.text) and line.text[-1] != "?" and not is_prose(line.text)
    entries = all(_is_entry(other.text) and extent(other.text) <= _WORD for other in below)
    menu = len(below) == 2 and entries and any(map(_is_known, below)) and line.touches(below[0])
    return name and menu and not BY.match(line.text) and dates.find(line.text) is None


def _is_entry(text: str) -> bool:
    """Fit to be an entry of a menu, of a name nobody knows."""
    return len(text.split()) <= 3 and not BY.match(text) and dates.find(text) is None


def _titled_below(near: list[Line], index: int) -> bool:
    """Whether a line that reads as a title follows, before a byline, a date or a sentence."""
    for line in near[index + 1 :]:
        text = line.text
        if chrome.is_menu(text) or patterns.promotion(text):
            continue
        if BY.match(text) or (len(text) <= 80 and dates.without(text) is not None):
            return False
        if _is_entry(text) and extent(text) <= _WORD:
            # A short title: what follows has to be the head of a text, not more of the menu.
            below = near[near.index(line) + 1 :][:2]
            if any(is_prose(other.text) or BY.match(other.text) or dates.find(other.text) for other in below):
                return True
            continue
        return len(text) <= 200 and not advisories.is_notice(text)
    return False


# ---- below the text

_KEPT = (kinds.LIST_ITEM, kinds.CREDIT, kinds.CAPTION, kinds.QUOTATION, kinds.CONTENTS, SUPPORT)


def tail(lines: list[Line]) -> None:
    """Drop what stands below the last sentence once a line of it is known to be the page's."""
    own = [line for line in lines if not line.comment]
    if any(line.marked_up for line in own):
        return
    begin = _below_text(own)
    begun = False
    for index in range(begin, len(own)):
        line = own[index]
        if line.fate:
            begun = begun or (line.fate in (DROPPED, kinds.CREDIT) and not line.sure)
        elif _is_chrome(line.text) or chrome.is_menu(line.text):
            drop(line, _TAIL)
            begun = True
        elif begun and _is_remnant(line):
            drop(line, _TAIL)
    for line, below in pairwise(own[begin:]):
        # The cry above an invitation.
        cry = not line.fate and len(line.text) <= 80 and not line.text.endswith(".")
        if cry and below.fate == DROPPED and is_prose(below.text):
            drop(line, _TAIL)


def _is_remnant(line: Line) -> bool:
    return not line.hint and len(line.text) <= 140 and ends_open(line.text)


def _below_text(own: list[Line]) -> int:
    """The index of the first line below the last sentence of the text."""
    for index in range(len(own) - 1, -1, -1):
        line = own[index]
        if line.fate in _KEPT or (line.fate and line.fate not in kinds.KINDS):
            continue
        if line.fate or (is_prose(line.text) and not _is_chrome(line.text)):
            return index + 1
    return len(own)


def _is_chrome(text: str) -> bool:
    return chrome.is_foot(text) or chrome.is_blurb(text)
