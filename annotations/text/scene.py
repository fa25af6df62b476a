"""The lines of a text together: where its paragraphs begin and end, how long they are, how its headings are written."""

import re
from collections import Counter
from dataclasses import dataclass

from annotations.text import advisories, blocks, cues, people, support
from annotations.text.facts import Facts
from annotations.text.lines import Line, extent, is_prose, key
from annotations.text.manuscript import BYLINE, DATE, DROPPED, TITLE

LEAST_BODY = 100  # code points of a paragraph that is surely the text's own
LONG = 180  # code points of a line that is taken for running text
_USUAL = 240  # code points of most paragraphs; where they are shorter, both of the above are, down to
_LEAST, _LEAST_LONG = 60, 70
_FEW = 3  # sentences from which their usual length is read
_SAID_OF_FILMS = frozenset(("picture", "hands", "printed"))  # cues that a short paragraph of criticism may hold
_OWN = frozenset((blocks.PARAGRAPH, blocks.QUOTATION, ""))


@dataclass
class Scene:
    """The lines of a text that readers did not write below it, and what they have in common."""

    lines: list[Line]
    facts: Facts
    body: dict[int, None]  # indexes, in order, of paragraphs that are surely the text's own
    median: int  # length of these, in code points
    again: Counter  # keys of lines: how often each is said
    found: list[frozenset[str]]  # cues of each line
    cued: int  # lines with cues of a page
    asked: int  # questions in strong letters
    title: int
    byline: int
    date: int
    shorts: list[int]  # for each line how many short ones stand together with it
    form: str
    style: str  # how most of its headings are written, where they agree
    zone: tuple[int, int]  # the first and the last of `body`; past the end and -1 where there is none
    fallen: int  # the first dropped line below the body, past the end where there is none
    long: int = LONG  # code points from which a line is running text in this text

    def is_long(self, line: Line) -> bool:
        return extent(line.text) >= self.long and is_prose(line.text)


def read(lines: list[Line], facts: Facts, form: str) -> Scene:
    own = list(lines)
    found = [cues.find(line.text) for line in own]
    prose = [
        index for index, line in enumerate(own)
        if line.fate in _OWN and line.hint in ("", "list_item") and is_prose(line.text)
        and (extent(line.text) >= 250 or not found[index] - _SAID_OF_FILMS)
    ]  # fmt: skip
    scale = _scale([extent(own[index].text) for index in prose])
    least, long = max(_LEAST, int(LEAST_BODY * scale)), max(_LEAST_LONG, int(LONG * scale))
    prose = [index for index in prose if extent(own[index].text) >= least]
    lengths = sorted(extent(own[index].text) for index in prose)
    median = lengths[len(lengths) // 2] if lengths else 0
    body = [
        index
        for index in prose
        if extent(own[index].text) >= 0.4 * median and not _is_aside(own[index].text, facts, index > 0.7 * len(own))
    ]
    zone = (body[0], body[-1]) if body else (len(own), -1)
    below = range(zone[1] + 1, len(own))
    # What a rule dropped for certain, such as the number of a printed page, is no sign of a page around the text.
    fallen = next((at for at in below if own[at].fate == DROPPED and not own[at].sure), len(own))
    return Scene(
        own, facts, dict.fromkeys(body), median, Counter(key(line.text) for line in own), found,
        asked=sum(line.strong and line.marked_up and line.text.endswith("?") for line in own),
        cued=sum(bool(said & cues.PAGE) for said in found),
        title=_first(own, TITLE), byline=_first(own, BYLINE), date=_first(own, DATE), shorts=_shorts(own), form=form,
        zone=zone, fallen=fallen, style=_styles(own), long=long,
    )  # fmt: skip


def _scale(lengths: list[int]) -> float:
    """How long the paragraphs of a text are beside those of most texts: 1 at most."""
    return min(1.0, sorted(lengths)[len(lengths) // 2] / _USUAL) if len(lengths) >= _FEW else 1.0


def _is_aside(text: str, facts: Facts, late: bool) -> bool:
    """A paragraph that speaks of the author, of help for readers or of what the text holds."""
    signed = late and len(text) <= 400 and (people.is_about_somebody(text) or _begins(text, facts.author))
    return signed or people.is_about(text, facts.author) or support.is_support(text) or advisories.is_notice(text)


def _begins(text: str, name: str) -> bool:
    return len(name) > 5 and text.lstrip("*_– —").startswith(name)


def _styles(own: list[Line]) -> str:
    """The way in which at least three in five of three headings or more are written; empty where they do not agree."""
    found = Counter(style(line.text) for line in own if line.fate == blocks.HEADING)
    most, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return most if count >= 3 and count >= 0.6 * found.total() and most != "plain" else ""


def style(text: str) -> str:
    if re.match(r"^(?:#|no\.? ?)?\d{1,3}\s?[.):–—-]?\s|^[IVX]+\.", text, re.IGNORECASE):
        return "numbered"
    return "capitals" if text.isupper() else "question" if text.rstrip().endswith("?") else "plain"


def _first(own: list[Line], fate: str) -> int:
    return next((index for index, line in enumerate(own) if line.fate == fate), -1)


def _shorts(own: list[Line]) -> list[int]:
    """How many lines of less than 100 code points that are no sentences follow on each other around each line."""
    found, run = [0] * len(own), []
    for index, line in enumerate([*own, None]):
        if line is not None and extent(line.text) < LEAST_BODY and not is_prose(line.text) and line.fate != TITLE:
            run.append(index)
            continue
        for at in run:
            found[at] = len(run)
        run = []
    return found
