"""Words of others with their source on the next line, in brackets; verse over a text, and who wrote it; a few lines
that one pair of quotation marks holds together."""

import re

from annotations.text import blocks as kinds
from annotations.text import clean, dates, patterns
from annotations.text.lines import Line, ends_open, extent, is_dense, is_prose, words
from annotations.text.rules import settle

_OPENING, _CLOSING = '"“«„‘「『', '"”»“’」』'
_MOST, _LONGEST, _SOURCE, _WORDS = 8, 90, 80, 12  # lines; code points of one; code points and words of a source
_HINTS = ("", kinds.PARAGRAPH, kinds.QUOTATION, kinds.LIST_ITEM)
_BRACKETED = re.compile(r"^[(（](?P<source>[^()（）]{3,78})[)）]$")
_FIGURES = re.compile(r"^\d|\b\d+\s?(?:min|'|′)|https?:|www.|\bsee\b|\bcf\b", re.IGNORECASE)


def read(lines: list[Line]) -> None:
    own = [line for line in lines if not line.comment]
    told = False
    for group in _groups(own):
        free = all(not line.fate and line.hint in _HINTS and not line.strong for line in group)
        if 1 < len(group) <= _MOST and free and (_has_source(group) or _is_held(group) or (not told and _heads(group))):
            for line in group:
                settle(line, kinds.QUOTATION)
        told = told or any(not line.fate and is_prose(line.text) and extent(line.text) > 2 * _LONGEST for line in group)


def _groups(own: list[Line]) -> list[list[Line]]:
    """The lines that stand together without a blank line between them."""
    groups: list[list[Line]] = []
    for line in own:
        if groups and line.stands_with(groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _has_source(group: list[Line]) -> bool:
    """One line or two, the last words of a sentence, and in brackets whose they are."""
    source = _BRACKETED.match(group[-1].text)
    if not source or len(group) > 3 or words(source["source"]) > _WORDS or _FIGURES.search(source["source"]):
        return False
    said = group[-2].text
    if is_dense(said):
        return bool(re.search(r"[「『《]", source["source"])) and all(extent(line.text) <= _LONGEST for line in group)
    return not ends_open(said) and extent(said) >= 20 and not any(patterns.is_credit(line.text) for line in group)


def _is_held(group: list[Line]) -> bool:
    """Short lines of which the first opens a quotation that the last one closes."""
    text = "\n".join(line.text for line in group)
    inner = text[1:-1]
    held = text[0] in _OPENING and text[-1] in _CLOSING and not any(sign in inner for sign in '"“”«»„「」『』')
    return held and all(extent(line.text) <= _LONGEST for line in group)


def _heads(group: list[Line]) -> bool:
    """Over the text: lines that flow into each other and end as a sentence does, and below them who wrote them."""
    *verse, source = group
    if len(verse) < 2 or not ends_open(source.text) or source.text[-1] in ":?,;" or extent(source.text) > _SOURCE:
        return False
    plain = not any(clean.FACT.match(line.text) or dates.find(line.text) for line in group)
    sized = all(extent(line.text) <= _LONGEST and words(line.text) > 2 for line in verse)
    return plain and sized and not ends_open(verse[-1].text)
