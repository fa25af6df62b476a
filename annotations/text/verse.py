"""Verse and song within a text, by how its lines flow: short, and some left open that go on in the next."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import clean, dates
from annotations.text.lines import CLOSING, Line, ends_open, extent, is_prose, words
from annotations.text.quoted import announces

_LONGEST, _MOST, _COUPLET = 66, 40, 2  # code points; lines; lines of the shortest verse
_HINTS = ("", kinds.PARAGRAPH, kinds.QUOTATION)
_OPEN = (",", ";", "—", "–", "،", "，", "、")


def read(lines: list[Line]) -> None:
    """Lines together that read as verse are quotations each, where a sentence of the text stands above them."""
    run: list[Line] = []
    above: Line | None = None
    told = False
    for line in [*lines, None]:
        begins = line is not None and not run and line.text[-1] not in ":："
        if line is not None and _may_be(line) and (begins or (run and line.stands_with(run[-1]))):
            run.append(line)
            continue
        if above is not None and told and _is_verse(run, above):
            for verse in run:
                verse.fate, verse.sure = kinds.QUOTATION, True
        above = run[-1] if run else above
        run = [line] if line is not None and _may_be(line) and line.text[-1] not in ":：" else []
        if line is not None and not run:
            above = line
            told = told or (not line.fate and is_prose(line.text) and extent(line.text) > _LONGEST)


def _may_be(line: Line) -> bool:
    plain = not line.fate and not line.comment and line.hint in _HINTS and not line.linked and not line.strong
    sized = extent(line.text) <= _LONGEST and words(line.text) > 1
    return plain and sized and not clean.FACT.match(line.text) and dates.find(line.text) is None


def _is_verse(run: list[Line], above: Line) -> bool:
    if not _COUPLET <= len(run) <= _MOST or run[-1].text.rstrip(CLOSING).endswith((":", *_OPEN)):
        return False
    flows = sum(_flows(line, below) for line, below in pairwise(run))
    announced = above.text.endswith((":", "：")) or run[0].indented or all(_is_slanted(line) for line in run)
    if announces(above.text) and not above.touches(run[0]) and not run[0].marked_up:
        return True
    rhymed = sum(_is_rhymed(run, index) for index in range(len(run)))
    if not announced:
        # Nothing but its sound tells it from other short lines.
        return flows > 0 and len(run) >= _STANZA and 4 * rhymed >= 3 * len(run)
    return (flows > 0 and 2 * flows >= len(run) - 1) or (rhymed > 0 and 2 * rhymed >= len(run))


_STANZA, _SOUND = 4, 3  # lines; letters that two words share at their ends
_LAST = re.compile(r"([^\W\d_]+)[^\w]*$")


def _is_rhymed(run: list[Line], index: int) -> bool:
    """Whether the line ends as another near it does, on another word."""
    end = _end(run[index])
    near = [_end(line) for at, line in enumerate(run) if 0 < abs(at - index) <= _SOUND]
    return len(end) >= _SOUND and any(end != other and end[-_SOUND:] == other[-_SOUND:] for other in near)


def _end(line: Line) -> str:
    found = _LAST.search(line.text)
    return found[1].casefold() if found else ""


def _is_slanted(line: Line) -> bool:
    return sum(end - start for start, end, kind, _href in line.marks if kind == "emphasis") >= len(line.text) - 1


def _flows(line: Line, below: Line) -> bool:
    return line.text.endswith(_OPEN) or (ends_open(line.text) and below.text[0].islower())
