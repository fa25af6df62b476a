"""The head of a text: its title, who wrote it, when it was published."""

import re
from dataclasses import dataclass
from datetime import date

from annotations.text import dates, patterns
from annotations.text.lines import Line, ends_open, key
from annotations.text.rules import BYLINE, DATE, TITLE, drop

_LONGEST_TITLE = 200
_SHORTENED_TITLE = 80
_ZONE = 10  # lines below the title among which byline and date stand
_PROSE = 200
_BY = re.compile(
    r"^(?:(?:words|text|written|review|reviewed|posted|published|story|essay)\s+)?(?:by|von|par|por)\b:?\s+(?P<name>\S.*)$"
    r"|^(?:author|written by|words)\s*:\s*(?P<labelled>\S.*)$",
    re.IGNORECASE,
)
_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|[a-z]['’][^\W\d_a-z]\w+)"
_PARTICLE = r"(?:and|und|et|y|with|for|of|the|de|da|di|du|del|van|von|der|den|la|le|al|bin|&)"
_NAME = re.compile(rf"^{_WORD}(?:,? (?:{_PARTICLE} )*{_WORD}){{0,7}}$")
_LONE_NAME = re.compile(rf"^{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,3}}$")
_LABELS = re.compile(
    r"\b(?:first|last|originally|published|posted|updated|modified|date|on|at|am|pm|um|am|le|el|\d+ min(?:ute)?s?"
    r"(?: read)?|reading time)\b", re.IGNORECASE,
)  # fmt: skip
_SEPARATORS = re.compile(r"[\s|·•,;:/()–—-]+")


@dataclass
class Head:
    title: str = ""
    author: str = ""
    published: date | None = None
    published_text: str = ""


def read(lines: list[Line]) -> Head:
    """Find title, byline and date, and decide their lines. Notices and buttons above the title are left open."""
    head = Head()
    at = next((i for i, line in enumerate(lines) if not _above_title(line.text)), 0)
    _title(head, lines, at)
    zone = _zone(lines[at + 1 :])
    for line in zone:
        if key(line.text) == key(head.title):
            drop(line, "repeats the title")
        else:
            _dated(head, line) or _signed(head, line)
    for index, line in enumerate(zone):
        if not line.fate:
            _named(head, line, zone[max(0, index - 1) : index + 2])
    return head


def _above_title(text: str) -> bool:
    return patterns.is_notice(text) or bool(patterns.promotion(text))


def _title(head: Head, lines: list[Line], at: int) -> None:
    line = lines[at]
    text = re.sub(r"^#{1,6}\s+", "", line.text)
    if len(text) <= _LONGEST_TITLE:
        line.fate, line.text, head.title = TITLE, text, text
        return
    # A text without a title begins at once: its first words name it, and the line stays a paragraph.
    head.title = text[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _zone(lines: list[Line]) -> list[Line]:
    zone = []
    for line in lines[:_ZONE]:
        if len(line.text) >= _PROSE:
            break
        if not _above_title(line.text):
            zone.append(line)
    return zone


def _dated(head: Head, line: Line) -> bool:
    """A line that holds a date and little else, or a date and a name."""
    rest = dates.without(line.text) if len(line.text) <= 120 else None
    if rest is None:
        return False
    rest = _SEPARATORS.sub(" ", _LABELS.sub(" ", rest)).strip(" .")
    by = _BY.match(rest)
    name = (by["name"] or by["labelled"]) if by else rest
    if name and not (_NAME if by else _LONE_NAME).match(name):
        return False
    if head.published_text:
        drop(line, "a second date")
        return True
    line.fate, head.published_text, head.published = DATE, line.text, dates.find(line.text)
    head.author = head.author or name
    return True


def _signed(head: Head, line: Line) -> bool:
    by = _BY.match(line.text) if len(line.text) <= 120 else None
    if not by:
        return False
    name = (by["name"] or by["labelled"]).strip()
    if not (_NAME.match(name) or _mostly_capitals(name)):
        return False
    if head.author:
        drop(line, "repeats the author" if key(name) == key(head.author) else "a second byline")
    else:
        line.fate, head.author = BYLINE, name
    return True


def _mostly_capitals(name: str) -> bool:
    """A byline such as "By The Reading Room editors": few words, most of them names."""
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    return words[0][0].isupper() and len(words) <= 6 and capitals > len(words) / 2 and ends_open(name)


def _named(head: Head, line: Line, near: list[Line]) -> None:
    """A name alone on its line is the author's where a byline says so, or where it stands beside the date."""
    if head.author and key(line.text) == key(head.author):
        drop(line, "repeats the author")
    elif not head.author and _LONE_NAME.match(line.text) and any(other.fate == DATE for other in near):
        line.fate, head.author = BYLINE, line.text
