"""The lines of a plain text: what stands alone, what was broken at a column, what reads as prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from annotations.text import clean

_TERMINAL = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？")
_CLOSING = "\"'”’»)]*_"
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’»)\]]))\s+(?=[^\W_a-z]|[\"'“‘«(\[])")
_STARTS_ITEM = re.compile(r"(?:[-*•‣·–—]|\d{1,3}[.)]|#{1,6}|>)\s")


@dataclass(slots=True, eq=False)
class Line:
    """One line. `fate` is empty until a rule has decided: a kind of block or one of `rules`' other ends."""

    text: str
    indented: bool = False
    first: bool = True  # of the lines that stand together without a blank line between
    last: bool = True
    fate: str = ""
    reason: str = ""
    level: int = 0
    comment: int = 0

    @property
    def alone(self) -> bool:
        return self.first and self.last


def read(raw: str) -> list[Line]:
    """The lines of `raw` that hold anything, cleaned, those broken at a column joined again."""
    cleaned = (Line(clean.line(text), bool(re.match(r"\s{2,}|\t", text))) for text in raw.splitlines())
    groups = [list(group) for full, group in groupby(cleaned, lambda line: bool(line.text)) if full]
    if width := _column(groups):
        groups = [joined for group in groups for joined in _joined(group, width)]
    for group in groups:
        for line in group:
            line.first, line.last = line is group[0], line is group[-1]
    return [line for group in groups for line in group]


def _column(groups: list[list[Line]]) -> int:
    """The width at which the lines of the text were broken; 0 where each line is a paragraph."""
    inner = [line.text for group in groups for line in group[:-1]]
    if len(inner) < 4:
        return 0
    broken = sum(not text.rstrip(_CLOSING).endswith(_TERMINAL) for text in inner)
    width = sorted(map(len, inner))[len(inner) * 3 // 4]
    full = sum(len(text) >= 0.7 * width for text in inner)
    longest = max(map(len, inner))
    return width if broken > 0.5 * len(inner) and full > 0.6 * len(inner) and 45 <= width <= longest <= 140 else 0


def _joined(group: list[Line], width: int) -> Iterable[list[Line]]:
    """Paragraphs of a group broken at `width`: a line well short of it ends one, an indented line begins one."""
    paragraph = [group[0]]
    for before, line in pairwise(group):
        short = len(before.text) < 0.6 * width and not line.text[0].islower()
        begins = (line.indented and not before.indented) or _STARTS_ITEM.match(line.text)
        if short or begins:
            yield [_join(paragraph)]
            paragraph = []
        paragraph.append(line)
    yield [_join(paragraph)]


def _join(lines: list[Line]) -> Line:
    text = lines[0].text
    for line in lines[1:]:
        # A hyphen at the end of a line stays: it may be the word's own, and nothing here can tell.
        text += line.text if re.search(r"\w-$", text) and line.text[0].islower() else f" {line.text}"
    return Line(text, lines[0].indented)


def key(text: str) -> str:
    """What two spellings of one line share, whatever their quotes, dashes and capitals."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text)


def ends_open(text: str) -> bool:
    """Whether a line ends as headings and list items do: without a full stop or its like. Question marks are fine."""
    end = text.rstrip(_CLOSING)
    return end.endswith("?") or not end.endswith(_TERMINAL)


def is_prose(text: str) -> bool:
    """A whole sentence of some length, or anything long."""
    return len(text) >= 120 or (len(text) >= 40 and text.rstrip(_CLOSING).endswith((".", "!", "?", "…", "。")))
