"""The rules by which lines become blocks and fields, one rule after the other, each over the lines still open.

A rule decides a line by giving it a fate: a kind of block or one of the manuscript's asides. `importer` makes a
paragraph of every line that is open at the end, so that no line can be lost between two rules. What stands out of the
running text (headings, standfirst, pull quotes) is in `prominent`.
"""

import re
from itertools import pairwise, takewhile

from annotations.text import advisories, holders, patterns, pointers, support
from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, is_prose, key, sentences
from annotations.text.manuscript import BYLINE, DATE, DROPPED, NOTICE, PUBLISHER, SUPPORT

PASSED_OVER = {NOTICE, SUPPORT, DROPPED, BYLINE, DATE, PUBLISHER, kinds.CAPTION, kinds.CREDIT, kinds.PULL_QUOTE}
_TOLD = 2  # short sentences of a box below a list of what is read most
ALT, ASIDE = "alt", "aside"  # hints: a picture's alternative text; a box beside the text


def open_lines(lines: list[Line]) -> list[Line]:
    return [line for line in lines if not line.fate]


def drop(line: Line, reason: str, *, sure: bool = False) -> None:
    """Leave the line out, and say why; `sure` where nothing later may judge otherwise."""
    line.fate, line.reason = DROPPED, reason
    line.sure = line.sure or sure


def settle(line: Line, kind: str, level: int = 0) -> None:
    """Give the line its kind, of which nothing later may judge otherwise."""
    line.fate, line.level, line.sure = kind, level, True


# ---- notices, support, promotion


def asides(lines: list[Line]) -> None:
    prose = 0
    for line in open_lines(lines):
        if advisories.is_notice(line.text, early=prose < 3):
            line.fate = NOTICE
        elif support.is_support(line.text):
            line.fate = SUPPORT
        elif patterns.is_copyright(line.text) and not line.comment:
            line.fate = kinds.CREDIT
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
    for line in open_lines(lines):
        below = lines[lines.index(line) + 1 :] if line.marked_up and patterns.is_more(line.text) else []
        links = list(takewhile(lambda other: not other.fate and other.linked >= 0.8 * len(other.text), below))
        for other in (line, *links) if links else ():
            drop(other, "a link to other texts")
    tail, found, told = [], 0, 0
    for line in reversed(open_lines(lines)):
        said = is_full_sentence(line.text)
        told += said
        if len(line.text) > 140 or (said and (len(line.text) > 100 or told > _TOLD)) or len(tail) > 20:
            break
        tail.append(line)
        if pointers.is_most_read(line.text) or (not told and patterns.is_more(line.text)):
            found = len(tail)
    for line in tail[:found]:
        drop(line, "a link to other texts")


def is_full_sentence(text: str) -> bool:
    return not ends_open(text) and text[-1:] not in ":;,"


def related(lines: list[Line]) -> None:
    """A line inside the text that only points to another text of the same house, and stays in it."""
    prose = [index for index, line in enumerate(lines) if not line.comment and is_prose(line.text) and not line.fate]
    last = prose[-1] if prose else 0
    for index, line in enumerate(lines):
        if line.hint == kinds.RELATED and line.fate in ("", kinds.RELATED):
            line.fate, line.sure = kinds.RELATED, True
        if line.fate or line.comment or line.hint or not pointers.is_pointer(line.text):
            continue
        told = pointers.tells_where(line.text) and line.linked < len(line.text)
        if index < last or told:
            line.fate, line.sure = kinds.RELATED, told
        elif index > last or line.linked == len(line.text):
            drop(line, "a link to other texts")


# ---- pictures

_REPEATS_TITLE = "a caption that only repeats the title"
_ALTERNATIVE = "the picture's alternative text, which its caption repeats"


def pictures(lines: list[Line], title: str) -> None:
    """Captions and credits; a picture's alternative text, which its caption repeats, is dropped."""
    for line in open_lines(lines):
        if patterns.is_credit(line.text) and line.hint != kinds.LIST_ITEM:
            line.fate = kinds.CREDIT
        elif line.hint == kinds.CAPTION or (not line.hint and patterns.is_caption(line.text)):
            line.fate = kinds.CAPTION
    _shown(lines)
    _described(lines, title)
    _pictured(lines)
    for line, below in pairwise(lines):
        # A picture's words, and on the next line whose picture it is.
        pair = line.first and not line.last and below.last and below.fate in (kinds.CREDIT, kinds.CAPTION)
        if pair and not line.fate and not line.hint and len(line.text) <= 160 and ends_open(line.text):
            line.fate = kinds.CAPTION if patterns.is_picture(below.text) else ""
        shown = line.first and below.last and not (line.last or line.fate or below.fate)
        if shown and is_full_sentence(line.text) and patterns.is_held(line.text, below.text):
            line.fate, below.fate = kinds.CAPTION, kinds.CREDIT
    holders.held(lines)
    _said_again(lines)
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.fate or len(line.text) > 120:
            continue
        if below.fate == kinds.CAPTION and (below.text.startswith(line.text) or _describes(lines, index)):
            drop(line, _ALTERNATIVE)
        elif _is_said_twice(line, below) and (repeats(line, title) or _amid_prose(lines, index)):
            drop(line, _ALTERNATIVE)
            if repeats(line, title):
                drop(below, _REPEATS_TITLE)
            else:
                below.fate, below.sure = kinds.CAPTION, True


def _said_again(lines: list[Line]) -> None:
    """What a picture shows, above a caption that says it again and more."""
    for index, line in enumerate(lines):
        if line.fate != kinds.CAPTION or line.marked_up or line.comment:
            continue
        below = next((other for other in lines[index + 1 : index + 3] if other.fate != DROPPED), None)
        if below is not None and below.fate == kinds.CAPTION and key(line.text) in key(below.text):
            drop(line, _ALTERNATIVE)


_STATES = re.compile(r":|\b(?:is|are|was|were|has|had|ist|war|est|était|es|era|è|é|foi)\b", re.IGNORECASE)


def _pictured(lines: list[Line]) -> None:
    """What a picture shows, for those who do not see it, above its caption in a text that was copied out of a page."""
    for line, below, lower in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        told = not line.fate and not line.hint and len(line.text) <= 200 and len(sentences(line.text)) == 1
        told = told and len(line.text.split()) >= 4 and not _STATES.search(line.text)
        if line.marked_up or not told or not SOME.match(line.text):
            continue
        between = not below.fate and not below.hint and len(below.text) <= 160 and len(sentences(below.text)) == 1
        if between and lower is not None and lower.fate == kinds.CREDIT and patterns.is_of_picture(lower.text):
            drop(line, _ALTERNATIVE)
            below.fate = kinds.CAPTION
        elif below.fate == kinds.CAPTION:
            drop(line, _ALTERNATIVE)


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
        elif repeats(line, title):
            drop(line, _REPEATS_TITLE)
        else:
            line.fate = kinds.CAPTION


def repeats(line: Line, title: str) -> bool:
    """Says the title, or the title without what stands in brackets after it, as in "The house (film)"."""
    return key(line.text) in (key(title), key(re.sub(r"\s*\([^()]*\)$", "", title)))


def _is_said_twice(line: Line, below: Line) -> bool:
    """Two lines alone together that say the same: a picture's alternative text and its caption."""
    together = line.first and not line.last and below.last and not below.fate
    return together and ends_open(line.text) and key(line.text) == key(below.text)


def _shown(lines: list[Line]) -> None:
    """Captions without a credit: alone of their kind, for several one below the other are a cast."""
    shown = [not line.fate and not line.hint and not line.comment and patterns.is_shown(line.text) for line in lines]
    for index, line in enumerate(lines):
        beside = any(shown[max(0, index - 1) : index] + shown[index + 1 : index + 2])
        below = next((other for other in lines[index + 1 : index + 4] if other.fate not in PASSED_OVER), None)
        if shown[index] and not beside and below is not None and is_prose(below.text):
            line.fate = kinds.CAPTION


SOME = re.compile(
    r"^(?:an?|two|three|four|five|some|several|close-?up|still|poster|ein(?:e[nr]?)?|zwei|drei|une?|deux|trois|una?"
    r"|dos|tres|due|tre|um|uma|dois|een|twee|ritratto|portr[aä]it|retrato|black[- ]and[- ]white|primo piano|gros plan"
    r"|primer plano|des|unos|unas|alcun[ie]|einige|mehrere|enkele|några|nogle|noen|kilk[au]|několik)\b", re.I,
)  # fmt: skip


def _describes(lines: list[Line], index: int) -> bool:
    """A line directly above a caption that says what the picture shows, and is no heading: it and the caption are
    alone together, or there is a heading above it already, or it names somebody whom the caption names, or it begins
    as the description of something unknown does."""
    line, below = lines[index], lines[index + 1]
    words = line.text.split()
    if line.hint or line.marked_up or line.last or len(words) < 3 or not ends_open(line.text) or line.text[-1:] == "?":
        return False
    if patterns.NUMBERED.match(line.text):
        return False
    if key(line.text) in key(below.text):
        return True
    above = lines[index - 1] if index else None
    headed = above is not None and not line.first and not above.fate and len(above.text) <= 70 and ends_open(above.text)
    small = sum(word[0].islower() for word in words) >= 0.4 * len(words) and len(words) >= 4
    names = {word for word in words if word[:1].isupper() and len(word) > 2} & set(below.text.split())
    return small and (headed or (line.first and below.last) or bool(names) or bool(SOME.match(line.text)))


def _amid_prose(lines: list[Line], index: int) -> bool:
    """A pair beside a long paragraph; in verse it may be a refrain."""
    beside = (*lines[max(0, index - 1) : index], *lines[index + 2 : index + 3])
    return any(len(line.text) >= 120 for line in beside)


# ---- lists, quotations, dividers

_BULLET = re.compile(r"^(?:[-*•‣·–]\s+|[・●•○◦▪■◆]\s*(?=\w|[「『（(\"“]))(\S.*)$")
_BACK = re.compile(r"^[\^↑]\s+(?=\S)")
_QUOTED = re.compile(r"^>\s?(\S.*)$")
_MARKED_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_DIVIDER = re.compile(r"^[^\w★☆⭐✩✭½]{1,40}$|^_{2,40}$")


def marked(lines: list[Line]) -> None:
    """What carries a mark of its own: in the markup, or bullets, quotation signs, number signs, dividing lines."""
    for line in lines:
        if line.fate == kinds.LIST_ITEM and not line.marked_up and (match := _BULLET.match(line.text)):
            line.take(match.start(1))
        elif line.marked_up and line.hint == kinds.LIST_ITEM and (match := _BACK.match(line.text)):
            line.take(match.end())  # a wiki's way back to where a note is
    for line in open_lines(lines):
        if line.hint in kinds.KINDS and line.hint != kinds.STANDFIRST:
            line.fate = line.hint
        elif len(line.text) <= 200 and (match := _MARKED_HEADING.match(line.text)):
            line.fate, line.level = kinds.HEADING, min(4, max(2, len(match.group(1))))
            line.take(*match.span(2))
            line.sure = True
        elif match := _QUOTED.match(line.text):
            line.fate, line.sure = kinds.QUOTATION, True
            line.take(match.start(1))
        elif _DIVIDER.match(line.text):
            drop(line, "a dividing line without words")
        elif match := _BULLET.match(line.text):
            line.fate, line.sure = kinds.LIST_ITEM, True
            line.take(match.start(1))


CONTENTS = re.compile(
    r"^(?:table of )?contents:?$|^(?:in this (?:article|essay|piece|post|review|guide)|jump to|on this page|quick links"
    r"|in diesem (?:artikel|beitrag|text)|dans cet (?:article|entretien)|en este (?:artículo|texto)|in questo articolo"
    r"|neste (?:artigo|texto)|in dit artikel|w tym (?:artykule|tekście)|v tomto (?:článku|textu)|i (?:den här artikeln"
    r"|denne artikkelen|denne artikel)|bu yazıda|spis treści|obsah|innehåll|indhold|innhold|içindekiler|目次|目录"
    r"|inhalt(?:sverzeichnis)?|sommaire"
    r"|table des matières|índice|contenidos?|indice|sommario|inhoud(?:sopgave)?)\W*$", re.IGNORECASE,
)  # fmt: skip


def contents_heading(lines: list[Line]) -> None:
    """The word above a contents list belongs to it."""
    for line, below in pairwise(lines):
        if not line.fate and below.fate == kinds.CONTENTS and CONTENTS.match(line.text):
            line.fate = kinds.CONTENTS
