"""The rules by which lines become blocks and fields, one rule after the other, each over the lines still open.

A rule decides a line by giving it a fate: a kind of block or one of the manuscript's asides. `importer` makes a
paragraph of every line that is open at the end, so that no line can be lost between two rules. What stands out of the
running text (headings, standfirst, pull quotes) is in `prominent`.
"""

import re
from itertools import pairwise

from annotations.text import advisories, patterns
from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, is_prose, key, sentences
from annotations.text.manuscript import BYLINE, DATE, DROPPED, NOTICE, PUBLISHER, SUPPORT

PASSED_OVER = {NOTICE, SUPPORT, DROPPED, BYLINE, DATE, PUBLISHER, kinds.CAPTION, kinds.CREDIT, kinds.PULL_QUOTE}
ALT, ASIDE = "alt", "aside"  # hints: a picture's alternative text; a box beside the text


def open_lines(lines: list[Line]) -> list[Line]:
    return [line for line in lines if not line.fate]


def drop(line: Line, reason: str) -> None:
    line.fate, line.reason = DROPPED, reason


# ---- notices, support, promotion


def asides(lines: list[Line]) -> None:
    prose = 0
    for line in open_lines(lines):
        if advisories.is_notice(line.text, early=prose < 3):
            line.fate = NOTICE
        elif advisories.is_support(line.text):
            line.fate = SUPPORT
        elif reason := patterns.promotion(line.text):
            drop(line, reason)
        else:
            prose += is_prose(line.text)


def promotion_boxes(lines: list[Line]) -> None:
    """What stands with promotion: the cry above a box of it, and the titles under "More from …" at the very end."""
    for line, below, lower in zip(lines, lines[1:], lines[2:], strict=False):
        cry = not line.fate and len(line.text) <= 80 and line.text.endswith("!") and len(sentences(line.text)) == 1
        if cry and below.reason == patterns.SUBSCRIBE and lower.reason in patterns.BOX:
            drop(line, "the headline of the invitation below it")
    tail, found = [], 0
    for line in reversed(open_lines(lines)):
        if len(line.text) > 140 or is_full_sentence(line.text) or len(tail) > 20:
            break
        tail.append(line)
        found = len(tail) if patterns.is_more(line.text) else found
    for line in tail[:found]:
        drop(line, "a link to other texts")


def is_full_sentence(text: str) -> bool:
    return not ends_open(text) and text[-1:] not in ":;,"


# ---- pictures

_REPEATS_TITLE = "a caption that only repeats the title"
_ALTERNATIVE = "the picture's alternative text, which its caption repeats"


def pictures(lines: list[Line], title: str) -> None:
    """Captions and credits; a picture's alternative text, which its caption repeats, is dropped."""
    for line in open_lines(lines):
        if patterns.is_credit(line.text):
            line.fate = kinds.CREDIT
        elif line.hint == kinds.CAPTION or (not line.hint and patterns.is_caption(line.text)):
            line.fate = kinds.CAPTION
    _described(lines, title)
    for line, below in pairwise(lines):
        # A picture's words, and on the next line whose picture it is.
        pair = line.first and not line.last and below.last and below.fate in (kinds.CREDIT, kinds.CAPTION)
        if pair and not line.fate and not line.hint and len(line.text) <= 160 and ends_open(line.text):
            line.fate = kinds.CAPTION if patterns.is_picture(below.text) else ""
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.fate or len(line.text) > 120:
            continue
        if below.fate == kinds.CAPTION and below.text.startswith(line.text):
            drop(line, _ALTERNATIVE)
        elif _is_said_twice(line, below) and (_repeats(line, title) or _amid_prose(lines, index)):
            drop(line, _ALTERNATIVE)
            if _repeats(line, title):
                drop(below, _REPEATS_TITLE)
            else:
                below.fate = kinds.CAPTION


def _described(lines: list[Line], title: str) -> None:
    """Alternative texts in the markup: a caption where the picture has none, and else said beside or by it."""
    for index, line in enumerate(lines):
        if line.fate or line.hint != ALT:
            continue
        near = [other for other in lines[max(0, index - 1) : index + 3] if other.fate == kinds.CAPTION]
        if any(key(line.text) in key(other.text) for other in near):
            drop(line, _ALTERNATIVE)
        elif any(other.group == line.group for other in near):
            drop(line, "the picture's alternative text, beside its caption")
        elif _repeats(line, title):
            drop(line, _REPEATS_TITLE)
        else:
            line.fate = kinds.CAPTION


def _repeats(line: Line, title: str) -> bool:
    """Says the title, or the title without what stands in brackets after it, as in "The house (film)"."""
    return key(line.text) in (key(title), key(re.sub(r"\s*\([^()]*\)$", "", title)))


def _is_said_twice(line: Line, below: Line) -> bool:
    """Two lines alone together that say the same: a picture's alternative text and its caption."""
    together = line.first and not line.last and below.last and not below.fate
    return together and ends_open(line.text) and key(line.text) == key(below.text)


def _amid_prose(lines: list[Line], index: int) -> bool:
    """A pair beside a long paragraph; in verse it may be a refrain."""
    beside = (*lines[max(0, index - 1) : index], *lines[index + 2 : index + 3])
    return any(len(line.text) >= 120 for line in beside)


# ---- lists, quotations, dividers

_BULLET = re.compile(r"^[-*•‣·–]\s+(\S.*)$")
_QUOTED = re.compile(r"^>\s?(\S.*)$")
_MARKED_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_DIVIDER = re.compile(r"^[^\w★☆⭐✩✭½]{1,40}$|^_{2,40}$")
_CONNECTORS = (" as ", " by ", ": ", " – ", " — ", " - ", " … ", "...", "\N{MIDDLE DOT}", " / ")
_LONGEST_ITEM = 130


def marked(lines: list[Line]) -> None:
    """What carries a mark of its own: in the markup, or bullets, quotation signs, number signs, dividing lines."""
    for line in open_lines(lines):
        if line.hint in kinds.KINDS and line.hint != kinds.STANDFIRST:
            line.fate = line.hint
        elif len(line.text) <= 200 and (match := _MARKED_HEADING.match(line.text)):
            line.fate, line.level = kinds.HEADING, min(4, max(2, len(match.group(1))))
            line.take(*match.span(2))
        elif match := _QUOTED.match(line.text):
            line.fate = kinds.QUOTATION
            line.take(match.start(1))
        elif match := _BULLET.match(line.text):
            line.fate = kinds.LIST_ITEM
            line.take(match.start(1))
        elif _DIVIDER.match(line.text):
            drop(line, "a dividing line without words")


_ABOUT = re.compile(
    r"^(?:about the (?:author|writer)|über (?:den autor|die autorin)|à propos de l['’]auteur\w*"
    r"|sobre (?:el autor|la autora))\W*$",
    re.I,
)


def about_the_author(lines: list[Line], author: str) -> None:
    """Who wrote it, said in the third person among the last lines."""
    last = lines[-12:]
    for line in last:
        if not line.fate and patterns.is_about(line.text, author):
            line.fate = kinds.CREDIT
    for line, below in pairwise(last):
        if not line.fate and below.fate == kinds.CREDIT and _ABOUT.match(line.text):
            drop(line, "the heading of the note on the author")


CONTENTS = re.compile(
    r"^(?:table of )?contents:?$|^(?:in this (?:article|essay|piece|post|review|guide)|jump to|on this page"
    r"|inhalt(?:sverzeichnis)?|sommaire"
    r"|table des matières|índice|contenidos?|indice|sommario|inhoud(?:sopgave)?)\W*$", re.IGNORECASE,
)  # fmt: skip


def contents_heading(lines: list[Line]) -> None:
    """The word above a contents list belongs to it."""
    for line, below in pairwise(lines):
        if not line.fate and below.fate == kinds.CONTENTS and CONTENTS.match(line.text):
            line.fate = kinds.CONTENTS


_SOURCES = re.compile(
    r"^(?:references|sources|works cited|bibliography|external links|further reading|see also|einzelnachweise"
    r"|literatur|weblinks|quellen"
    r"|références|sources et références|bibliographie|referencias|bibliografía|note|riferimenti|referências"
    r"|bronnen)$", re.IGNORECASE,
)  # fmt: skip


def sources(lines: list[Line]) -> None:
    """What stands in one piece under "References" and the like is a list."""
    listing = False
    for line in lines:
        if line.first:
            listing = bool(_SOURCES.match(line.text)) and not line.last
        elif listing and not line.fate and len(line.text) <= 400:
            line.fate = kinds.LIST_ITEM


def listed(lines: list[Line]) -> None:
    """A cast, a list of tracks: three or more short lines joined in the same way, most without a full stop."""
    for connector in _CONNECTORS:
        run: list[Line] = []
        for line in [*lines, None]:
            if line and not line.fate and len(line.text) <= _LONGEST_ITEM and connector in line.text:
                run.append(line)
                continue
            if len(run) >= 3 and sum(not is_full_sentence(item.text) for item in run) > len(run) / 2:
                for item in run:
                    item.fate = kinds.LIST_ITEM
            run = []
