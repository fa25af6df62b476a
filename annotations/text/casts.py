"""Who plays in a film, in a row of facts: "With Jane Doe, Ann Roe"; and the film's title over such rows."""

import re

from annotations.text import blocks as kinds
from annotations.text import rows, sheets
from annotations.text.lines import Line, ends_open, extent, is_prose, key, words
from annotations.text.manuscript import TITLE
from annotations.text.players import is_cast
from annotations.text.rules import settle

_NAME, _MOST = 60, 8  # code points and words of the title of a film over its facts
_FREE = ("", kinds.LIST_ITEM, kinds.CAPTION)


def read(lines: list[Line]) -> None:
    """Rows of players beside other facts, and the titles of films over their facts."""
    _eastern(lines)
    for _again in range(2):  # what one row makes of the next
        for index, line in enumerate(lines):
            near = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
            near = [other for other in near if line.touches(other)]
            if _is_free(line) and _is_row(line, near):
                settle(line, kinds.LIST_ITEM)
    _named(lines)


_EASTERN = re.compile(
    r"^(?:감독|출연|주연|각본|촬영|음악|편집|제작|배급|상영시간|러닝타임|등급|관람등급|개봉|별점|장르|국가|원제"
    r"|監督|脚本|出演|撮影|音楽|編集|製作|配給|上映時間|公開|原題|导演|编剧|主演|摄影|音乐|类型|片长|上映|導演|編劇|片長)"
    r"(?:[・／/][^\s]{2,6})?[\s：:]+\S.{0,70}$"
)


def _eastern(lines: list[Line]) -> None:
    """What a film's facts are named by in Korean, Japanese and Chinese, with nothing but a space behind."""
    found = [_is_free(line) and bool(_EASTERN.match(line.text)) and line.text[-1] not in "。?？" for line in lines]
    for index, line in enumerate(lines):
        if found[index] and any(found[max(0, index - 1) : index] + found[index + 1 : index + 2]):
            settle(line, kinds.LIST_ITEM)


def _is_free(line: Line) -> bool:
    plain = line.hint in ("", kinds.PARAGRAPH) and not line.comment and not line.strong
    return plain and line.fate in _FREE and not line.sure


def _is_row(line: Line, near: list[Line]) -> bool:
    listed = any(other.fate == kinds.LIST_ITEM for other in near)
    if is_cast(line.text):
        return listed or any(not other.fate and sheets.is_fact(other.text) for other in near)
    few = listed and words(line.text) <= 2 * _MOST and line.text[-1] not in "?!:"
    maker = ends_open(line.text) and not is_prose(line.text) and sheets.is_maker(line.text)
    brief = words(line.text) <= _MOST and ends_open(line.text) and sheets.has_length(line.text)
    return few and (sheets.is_made(line.text) or maker or brief)


def _named(lines: list[Line]) -> None:
    """The title of the film over its facts, where these stand in a box of their own."""
    text = ""
    for line, below, lower in zip(lines, lines[1:], lines[2:], strict=False):
        if line.fate or line.hint or line.comment or not below.fate == lower.fate == kinds.LIST_ITEM:
            continue
        few = extent(line.text) <= _NAME and ends_open(line.text) and words(line.text) <= _MOST
        if not line.touches(below) or not few or ":" in line.text:
            continue
        if not (sheets.is_fact(below.text) and sheets.is_fact(lower.text)):
            continue
        text = text or " ".join(key(other.text) for other in lines if _tells(other))
        said = key(line.text)
        if said and said in text and not rows.is_label(said):
            settle(line, kinds.LIST_ITEM)


def _tells(line: Line) -> bool:
    return line.fate == TITLE or (not line.fate and is_prose(line.text))
