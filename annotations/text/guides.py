"""Guides for parents, topic by topic, and diaries, day by day: what heads an entry and what it holds."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import dates, taxonomy
from annotations.text.lines import Line, ends_open, extent, is_prose, key, words
from annotations.text.manuscript import DROPPED, NOTICE
from annotations.text.rules import CONTENTS, drop, settle

_GRADE = re.compile(
    r"^(?:none|mild|moderate|severe|strong|some|keine?|leicht|mittel|stark|aucune?|léger|modéré|sévère|ninguno|leve"
    r"|moderado|grave|nessuno|lieve|moderato|geen|licht|matig|ernstig|ingen|mild|måttlig|kraftig|brak|łagodne"
    r"|umiarkowane|žádné|mírné)$",
    re.IGNORECASE,
)
_VOTES = re.compile(r"^\d+ (?:of|von|sur|de|su|van|av|af|z|ze) \d+ \S.{3,60}$", re.IGNORECASE)
_POINT = re.compile(r"^(?P<label>[^\W\d_][^:.!?\"“”«»„]{2,50}?)\s?[:：]\s+\S")
_TOPIC = re.compile(
    r"\b(?:language|swearing|profanity|romance|drinking|smoking|alcohol|drugs|scar[ey]\w*|frighten\w+|peril|intense"
    r"|sprache|angst|alkohol|langage|tabac|lenguaje|miedo|linguaggio|paura|linguagem|medo|taal|angst|språk|sprog|język"
    r"|jazyk|products|consumerism|lights?|noise|jump)\b",
    re.IGNORECASE,
)
_GRADES, _POINTS, _DAYS, _HEAD, _ENTRY, _CONTROL = 3, 4, 3, 60, 40, 40


def read(lines: list[Line]) -> None:
    """Points of a guide and days of a diary."""
    own = [line for line in lines if not line.comment]
    _points([line for line in own if line.fate not in (DROPPED, NOTICE)])
    _days([line for line in own if line.fate != DROPPED])


def _free(line: Line) -> bool:
    return line.fate in ("", kinds.LIST_ITEM, kinds.HEADING) and not line.sure and line.hint in ("", kinds.PARAGRAPH)


def graded(own: list[Line]) -> None:
    """Topics, how much there is of each, what readers voted, and what happens: as a page of votes gives them."""
    grades = [index for index in range(1, len(own)) if _is_graded(own, index)]
    if len(grades) < _GRADES:
        return
    said = [key(line.text) for line in own]
    heads = {said[index - 1] for index in grades}
    _listed(own[: grades[0] - 1], heads, said[grades[0] - 1 :])
    inside = given = False
    for index, line in enumerate(own):
        if index < grades[0] - 1 or not _free(line):
            continue
        again = said.count(said[index]) >= _GRADES and extent(line.text) <= _CONTROL and said[index] not in heads
        if index + 1 in grades or (inside and said[index] in heads):
            settle(line, kinds.HEADING, 2)
            inside, given = True, False
        elif index in grades:
            settle(line, kinds.LIST_ITEM)
        elif _VOTES.match(line.text) or again:
            drop(line, "a control or a vote of the page")
            inside = inside and not given
        elif inside and is_prose(line.text) and line.text[-1] != "?":
            settle(line, kinds.LIST_ITEM)
            given = True


def _listed(above: list[Line], heads: set[str], said: list[str]) -> None:
    """The topics, named above the first of them, with what else is named so and stands with them."""
    named = [index for index, line in enumerate(above) if _free(line) and key(line.text) in heads]
    if len(named) < _GRADES:
        return
    begin, end = named[0], named[-1]
    while begin and key(above[begin - 1].text) in said:
        begin -= 1
    while (
        end + 1 < len(above) and key(above[end + 1].text) in said and key(above[end + 1].text) != key(above[begin].text)
    ):
        end += 1
    begin -= bool(begin and CONTENTS.match(above[begin - 1].text))
    for line in above[begin : end + 1]:
        if line.fate not in (DROPPED, NOTICE):
            settle(line, kinds.CONTENTS)


def _is_graded(own: list[Line], index: int) -> bool:
    line, above = own[index], own[index - 1]
    heads = _free(above) and extent(above.text) <= _HEAD and ends_open(above.text) and not _GRADE.match(above.text)
    return heads and _free(line) and bool(_GRADE.match(line.text))


def _points(own: list[Line]) -> None:
    """Four points or more one below the other, most with a topic that guides have: "Violence: A storm …"."""
    run: list[Line] = []
    for line in [*own, None]:
        if line is not None and _free(line) and _POINT.match(line.text):
            run.append(line)
            continue
        labels = [_POINT.match(point.text)["label"] for point in run]
        topics = sum(bool(taxonomy.find(label) or _TOPIC.search(label)) for label in labels)
        if len(run) >= _POINTS and len(set(labels)) == len(run) and 2 * topics > len(run):
            for point in run:
                settle(point, kinds.LIST_ITEM)
        run = []


def _days(own: list[Line]) -> None:
    """The days of a diary: three at least, each over an entry."""
    found = []
    for line, below in pairwise(own):
        told = below.fate in ("", kinds.PARAGRAPH) and (is_prose(below.text) or not ends_open(below.text))
        if _free(line) and told and extent(below.text) >= _ENTRY and dates.is_day(line.text):
            found.append(line)
    if len({key(line.text) for line in found}) == len(found) >= _DAYS and words(found[0].text) <= _POINTS + 1:
        for line in found:
            settle(line, kinds.HEADING, 2)
