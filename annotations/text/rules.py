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


# ---- contents lists and reader comments

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
    prose = 0
    for begin, line in enumerate(lines):
        prose += is_prose(line.text)
        if line.fate or _number(line) != 1 or _is_item(line):
            continue
        run = [line]
        for before, after in pairwise(lines[begin:]):
            if after.fate or _number(after) != _number(before) + 1 or len(after.text) > 90:
                break
            run.append(after)
        if len(run) >= 3 and len(line.text) <= 90 and all(ends_open(item.text) for item in run):
            later = {key(other.text) for other in lines[begin + len(run) :]}
            known = sum(key(_NUMBERED.match(item.text).group(2)) in later for item in run)
            kind = kinds.CONTENTS if prose <= 3 or known > len(run) / 2 else kinds.LIST_ITEM
            for item in run:
                item.fate = kind


def _is_item(line: Line) -> bool:
    return line.fate in (kinds.CONTENTS, kinds.LIST_ITEM)


def comments(lines: list[Line]) -> None:
    """Reader comments at the end: numbered ones with indented paragraphs, or those under a heading that says so."""
    begin = next((index for index in range(1, len(lines)) if _begins_comments(lines, index)), None)
    if begin is None:
        return
    if _SECTION.match(lines[begin - 1].text) and not lines[begin - 1].fate:
        drop(lines[begin - 1], "the heading of the comment section")
    closed = any(_ends_comments(line) for line in lines[begin:])
    headed = lines[begin - 1].fate == DROPPED
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


def _begins_comments(lines: list[Line], index: int) -> bool:
    line, before = lines[index], lines[index - 1]
    if line.fate or not any(is_prose(other.text) for other in lines[:index]):
        return False
    headed = bool(_SECTION.match(before.text)) and not before.fate
    if _SAYS.match(line.text):
        return headed
    if _number(line) != 1:
        return False
    rest = lines[index + 1 :]
    if headed or any(_ends_comments(other) for other in rest):
        return headed or len(line.text) > _LONG_COMMENT
    # Without any sign of a section: a long first item whose further paragraphs hang below it, indented.
    return len(line.text) > _LONG_COMMENT and bool(rest) and rest[0].indented and not _number(rest[0])


def _ends_comments(line: Line) -> bool:
    return patterns.promotion(line.text) == "a note of the comment section"


# ---- notices, support, promotion


def asides(lines: list[Line]) -> None:
    for line in open_lines(lines):
        if patterns.is_notice(line.text):
            line.fate = NOTICE
        elif patterns.is_support(line.text):
            line.fate = SUPPORT
        elif reason := patterns.promotion(line.text):
            drop(line, reason)


def promotion_boxes(lines: list[Line]) -> None:
    """What stands with promotion: the cry above a box of it, and the titles under "More from …" at the very end."""
    dropped = "an invitation to subscribe", "a button of the page it came from"
    for index, line in enumerate(lines[:-2]):
        below = lines[index + 1 : index + 3]
        cry = not line.fate and len(line.text) <= 80 and line.text.endswith("!") and len(sentences(line.text)) == 1
        if cry and below[0].reason == dropped[0] and below[1].reason in dropped:
            drop(line, "the headline of the invitation below it")
    for index, line in enumerate(lines):
        tail = open_lines(lines[index + 1 :])
        if line.fate or not patterns.is_more(line.text):
            continue
        if len(tail) <= 20 and all(len(item.text) <= 140 and not is_full_sentence(item.text) for item in tail):
            for item in (line, *tail):
                drop(item, "a link to other texts")
            return


def is_full_sentence(text: str) -> bool:
    return not ends_open(text) and text[-1:] not in ":;,"


# ---- pictures


def pictures(lines: list[Line], title: str) -> None:
    """Captions and credits; a picture's alternative text, which its caption repeats, is dropped."""
    for line in open_lines(lines):
        if patterns.is_credit(line.text):
            line.fate = kinds.CREDIT
        elif patterns.is_caption(line.text):
            line.fate = kinds.CAPTION
    for line, below in pairwise(lines):
        if line.fate or line.last or len(line.text) > 120:
            continue
        if below.fate == kinds.CAPTION and below.text.startswith(line.text):
            drop(line, "the picture's alternative text, which its caption repeats")
        elif not below.fate and below.last and line.first and key(line.text) == key(below.text) and ends_open(line.text):
            drop(line, "the picture's alternative text, which its caption repeats")
            if key(line.text) == key(title):
                drop(below, "a caption that only repeats the title")
            else:
                below.fate = kinds.CAPTION


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
        if match := _MARKED_HEADING.match(line.text):
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


# ---- pull quotes, headings, standfirst


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
            over_other = below.fate in (kinds.LIST_ITEM, kinds.QUOTATION) or below.fate == kinds.HEADING and stacked < 2
            if over_text or over_other:
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
    return line.first or is_full_sentence(lines[index - 1].text) and len(lines[index - 1].text) >= 80


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
    lead = len(sentences(first.text)) == 1 and len(first.text) <= 200
    longer = not below.fate and len(below.text) >= max(150, 1.5 * len(first.text))
    if head[0] > at or lead and longer:
        first.fate = kinds.STANDFIRST
