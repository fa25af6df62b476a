"""The rules by which lines become blocks and fields, one rule after the other, each over the lines still open.

A rule decides a line by giving it a fate: a kind of block, or one of the ends below. `importer` makes a paragraph of
every line that is open at the end, so that no line can be lost between two rules.
"""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import patterns
from annotations.text.lines import Line, ends_open, is_prose, key, sentences

TITLE, BYLINE, DATE, NOTICE, SUPPORT, DROPPED = "title", "byline", "date", "notice", "support", "dropped"
_PASSED_OVER = {NOTICE, SUPPORT, DROPPED, BYLINE, DATE, kinds.CAPTION, kinds.CREDIT, kinds.PULL_QUOTE}


def open_lines(lines: list[Line]) -> list[Line]:
    return [line for line in lines if not line.fate]


def drop(line: Line, reason: str) -> None:
    line.fate, line.reason = DROPPED, reason


# ---- notices, support, promotion


def asides(lines: list[Line]) -> None:
    prose = 0
    for line in open_lines(lines):
        if patterns.is_notice(line.text, early=prose < 3):
            line.fate = NOTICE
        elif patterns.is_support(line.text):
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

_ALTERNATIVE = "the picture's alternative text, which its caption repeats"


def pictures(lines: list[Line], title: str) -> None:
    """Captions and credits; a picture's alternative text, which its caption repeats, is dropped."""
    for line in open_lines(lines):
        if patterns.is_credit(line.text):
            line.fate = kinds.CREDIT
        elif patterns.is_caption(line.text):
            line.fate = kinds.CAPTION
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.fate or len(line.text) > 120:
            continue
        if below.fate == kinds.CAPTION and below.text.startswith(line.text):
            drop(line, _ALTERNATIVE)
        elif _is_said_twice(line, below) and _amid_prose(lines, index):
            drop(line, _ALTERNATIVE)
            if key(line.text) == key(title):
                drop(below, "a caption that only repeats the title")
            else:
                below.fate = kinds.CAPTION


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
_DIVIDER = re.compile(r"^[\W_]{1,40}$")
_CONNECTORS = (" as ", " by ", ": ", " – ", " — ", " - ", " … ", "...", "\N{MIDDLE DOT}", " / ")
_LONGEST_ITEM = 130


def marked(lines: list[Line]) -> None:
    """What carries a mark of its own: bullets, quotation signs, number signs, dividing lines."""
    for line in open_lines(lines):
        if len(line.text) <= 200 and (match := _MARKED_HEADING.match(line.text)):
            line.fate, line.level, line.text = kinds.HEADING, min(4, max(2, len(match.group(1)))), match.group(2)
        elif match := _QUOTED.match(line.text):
            line.fate, line.text = kinds.QUOTATION, match.group(1)
        elif match := _BULLET.match(line.text):
            line.fate, line.text = kinds.LIST_ITEM, match.group(1)
        elif _DIVIDER.match(line.text):
            drop(line, "a dividing line without words")


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


# ---- pull quotes, standfirst, headings


def pull_quotes(lines: list[Line]) -> None:
    """A paragraph of one or two sentences, all of which stand in a longer paragraph too."""
    said: dict[str, Line] = {}
    for line in open_lines(lines):
        parts = sentences(line.text)
        if len(parts) > 1:
            said.update((key(part), line) for part in parts if len(part) >= 60)
    for line in open_lines(lines):
        if not line.alone or not 60 <= len(line.text) <= 400:
            continue
        hosts = [said.get(key(part)) for part in sentences(line.text)]
        if all(host is not None and len(host.text) > len(line.text) for host in hosts):
            line.fate = kinds.PULL_QUOTE


def standfirst(lines: list[Line]) -> None:
    """The line under the title that says what the text is about: above the byline, or one short sentence of a text
    that has a byline or date."""
    first = next((line for line in lines if line.fate not in (TITLE, *_PASSED_OVER)), None)
    if first is None or first.fate or not 20 <= len(first.text) <= 300:
        return
    at = lines.index(first)
    head = [index for index, line in enumerate(lines) if line.fate in (BYLINE, DATE)]
    below = next((line for line in lines[at + 1 :] if line.fate not in _PASSED_OVER), None)
    if below is None or not head:
        return
    lead = len(first.text) <= 200 and is_full_sentence(first.text) and len(sentences(first.text)) == 1
    longer = not below.fate and len(below.text) >= max(150, 1.5 * len(first.text))
    if head[0] > at or (lead and longer):
        first.fate = kinds.STANDFIRST


def headings(lines: list[Line]) -> None:
    """Short lines that stand alone, end without a full stop and are followed by prose, a list or one more heading."""
    below: Line | None = None
    stacked = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.fate in _PASSED_OVER:
            continue
        if not line.fate and below is not None and _stands_apart(lines, index) and _reads_as_heading(line.text):
            over_text = not below.fate and is_prose(below.text) and len(below.text) > len(line.text)
            over_list = below.fate in (kinds.LIST_ITEM, kinds.QUOTATION)
            over_heading = below.fate == kinds.HEADING and stacked < 2
            if over_text or over_list or over_heading:
                line.fate, line.level = kinds.HEADING, 2
        stacked = stacked + 1 if line.fate == kinds.HEADING else 0
        below = line


def _reads_as_heading(text: str) -> bool:
    longest = 130 if text.endswith("?") else 90
    begins = text.lstrip("\"'“‘«([#")[:1]
    return 2 <= len(text) <= longest and ends_open(text) and begins.isalnum() and not begins.islower()


def _stands_apart(lines: list[Line], index: int) -> bool:
    """Alone between blank lines; or, where there are few of those, clearly shorter than what stands around it."""
    line = lines[index]
    if line.alone:
        return True
    if line.last or len(line.text) > 70 or len(lines[index + 1].text) < 120:
        return False
    return line.first or (is_full_sentence(lines[index - 1].text) and len(lines[index - 1].text) >= 80)
