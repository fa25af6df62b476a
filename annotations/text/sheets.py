"""Facts about a film or a life that one line gives together, and rows of one form that stand with every heading.

"Italy 1961. 88 minutes. Black and white." is no sentence, though it ends as one; "Dir. Jane Doe" below each of seven
titles is no heading.
"""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from annotations.text import advisories, dates, patterns, people, rows
from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, extent, is_prose, key, sentences, words
from annotations.text.manuscript import DROPPED
from annotations.text.players import is_cast
from annotations.text.rules import settle

_LONGEST = 260  # code points
_PIECES = re.compile(
    r"(?<=[^\W\d_]{2}[.;!])(?<!\b[DRdr][ei][rgżž]\.)\s+(?=\S)|(?<=[\d)\]][.;])\s+(?=\S)|\s+[–—|·•/]\s+|(?<=\))\s+(?=[^\W\d_a-z]\w+:)"
)
_MINUTES = re.compile(
    r"\b\d{2,3}\s?(?:min\w*|perc\b|dk\b|dakika|дк|хв\b|мин\w*)|\b\d{2,3}\s?[’′'](?!\w)|\d{2,3}\s?(?:分|분)"
    r"|\b\d ?h ?\d\d\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MADE = re.compile(
    r"^(?:(?:(?:written|produced|edited|directed) and |written, )?(?:directed|written|produced"
    r"|photographed|edited|adapted) by|dir(?:ected|ector|\.)|a film (?:by|of)|(?:un |ein "
    r"|een )?film\w*"
    r"(?: [^\W\d_]+){0,2} (?:de|by|von|van|di|d['’])|regie|réalis\w+|regia|reżyseria|reż\."
    r"|režie|regi\b|rendezte"
    r"|rendező|ohjaus|yönetmen|with|starring|avec|mit|con|com|met|med|i rollerna|pääosissa|főszereplők?"
    r"|szereplők?|s\b|hrají"
    r"|występują|grają|oyuncular|cast)[\s:]+(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_LOOK = re.compile(
    r"^\W*(?:\d{1,2}[.,]\d{1,3}\s?:\s?1|(?:16|35|70|8)\s?mm\b|dcp|(?:in )?(?:black[- ]and[- ]white|b\s?[/&]\s?w"
    r"|colou?r|farbe|schwarz-?weiß"
    r"|s/w|noir et blanc|n&b|couleurs?|blanco y negro|b/n|bianco e nero|colore|preto e branco|p&b|zwart-?wit"
    r"|kleur|svart-?vit\w*|färg"
    r"|sort-?hvit?d?|farver|czarno-biały|kolor|čb|černobíl\w+|barevný|siyah-beyaz|renkli|mustavalko\w*"
    r"|fekete-fehér)\b"
    r"|(?:[^\W\d_]+ ){1,4}(?:subtitles|untertitel\w*|sous-titres|subtítulos|sottotitoli|undertext|ondertitel\w*"
    r"|titulky|napis\w+)"
    r"|(?:omu|vose?|vostfr|ov)\b)",
    re.IGNORECASE,
)


def _sort(piece: str) -> str:
    """What a piece of a row of facts gives: minutes, a year and a country, a name with a label, how it looks."""
    label = re.match(r"^([^\W\d_][^:.!?]{0,34}):\s*\S", piece)
    if label and rows.is_label(label[1]):
        return "label"
    piece = _ENTITLED.sub("", piece)
    if _MADE.match(piece) and words(piece) <= 30:
        return "made"
    if _MINUTES.search(piece) and words(piece) <= _FEW:
        return "minutes"
    if _LOOK.match(piece):
        return "look"
    small = sum(word[0].islower() for word in piece.split())
    if _RELEASED.match(piece):
        return "release"
    return "year" if _YEAR.search(piece) and words(piece) <= _FEW + 2 and small <= 1 else ""


_ENTITLED = re.compile(r"^[«„“\"][^«»„“”\"]{1,60}[»“”\"],? (?=\S)")
_FEW = 4  # words of a piece that gives minutes


@lru_cache(2048)
def is_row(text: str, *, beside: bool = False) -> bool:
    """Facts about a film and nothing else: two sorts of them at least, and no sentence beside them. Where nothing but
    names with labels is given, that may be who made a recording; it counts `beside` other facts."""
    if (
        len(text) > _LONGEST
        or text[-1] in "?!:…"
        or not (_YEAR.search(text) or _MINUTES.search(text) or ":" in text or _MADE.match(text))
    ):
        return False
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if len(pieces) == 1:
        pieces = [piece for piece in re.split(r",\s+", text) if piece]
        small = all(words(piece) <= 4 for piece in pieces)
        found = {_sort(piece) for piece in pieces} & {"minutes", "year", "look"}
        return len(pieces) > 2 and small and (len(found) > 1 or ("minutes" in found and ends_open(text)))
    found = [_sort(piece.rstrip(" .")) for piece in pieces]
    rest = [piece for piece, sort in zip(pieces, found, strict=True) if not sort]
    known = {sort for sort in found if sort}
    said = len([sort for sort in found if sort])
    if known <= {"label"} and not beside:
        return False
    strong = len(known) > 1 or max(found.count("label"), found.count("made")) > 1
    return strong and len(rest) <= said and all(words(piece) <= 8 and not is_prose(piece) for piece in rest)


_RELEASED = re.compile(
    r"^(?:(?:sortie|en salles?|au cinéma)\b|kinostart\b|(?:jetzt |ab \d.{3,20} )?im kino\b|in (?:uk |us |irish "
    r"|select )?(?:cinemas|theat(?:er|re)s)\b"
    r"|(?:al|nei) cinema\b|en cines\b|estreno\b|(?:bio)?premiär\b|premiera\b|nos cinemas\b|in de bioscoop\b"
    r"|v kinech\b|w kinach\b|vizyon\w*"
    r"|\d{1,2}月(?=\d{1,2}日.{0,8}(?:より|から).{0,16}(?:公開|ロードショー|上映)$)"
    r"|on general release\b|out (?:now|on)\b|opens\b|releases?d?\b)(?=.{3,90}$)(?=.*\d)[^.!?]*\.?$",
    re.IGNORECASE,
)


def is_release(text: str) -> bool:
    return len(text) <= _FORMULA and bool(_RELEASED.match(text)) and not _SAID.search(text)


_SAID = re.compile(r"\b(?:is|was|are|has|had|ist|war|est|es|è|é|is|jest|är|er)\b")


def read(lines: list[Line]) -> None:
    """Rows of facts, of lives, of marks beside titles, of questions, and those of one form."""
    for index, line in enumerate(lines):
        if not _is_free(line) or line.strong:
            continue
        known = is_row(line.text) or people.is_life(line.text) or is_release(line.text)
        if known or (":" in line.text and is_row(line.text, beside=True) and _is_beside(lines, index)):
            settle(line, kinds.LIST_ITEM)
    _starred(lines)
    _labelled(lines)
    _questions(lines)
    _formulas(lines)


def _is_beside(lines: list[Line], index: int) -> bool:
    near = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines) and lines[index].touches(lines[at])]
    return any(other.fate == kinds.LIST_ITEM or is_row(other.text) for other in near)


def _is_free(line: Line) -> bool:
    return (
        not line.comment
        and line.fate in ("", kinds.LIST_ITEM, kinds.CAPTION)
        and line.hint in ("", kinds.LIST_ITEM, kinds.PARAGRAPH)
    )


_STARS = re.compile(r"^(?P<what>\S.{0,70}?)[\s:–—-]+(?:[★☆⭐✩✭✮½*]\s?){1,6}$")
_LEAST = 3


def _starred(lines: list[Line]) -> None:
    """A table of titles with stars, and the few words over it."""
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and _is_free(lines[index]) and _STARS.match(lines[index].text):
            run.append(index)
            continue
        if len(run) >= _LEAST:
            for at in run:
                lines[at].fate, lines[at].sure = kinds.LIST_ITEM, True
            above = lines[run[0] - 1] if run[0] else None
            if above is not None and not above.fate and extent(above.text) <= 60 and ends_open(above.text.rstrip(":")):
                above.fate, above.level, above.sure = kinds.HEADING, 2, True
        run = []


_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:.!?\"“”«»„]{1,40}?)\s?[:：]\s*\S")
_ROWS, _DATED = 4, 60


def _labelled(lines: list[Line]) -> None:
    """Four rows or more one below the other, each with a label that stands nowhere else: the points of a guide."""
    labels = [key(match["label"]) if (match := _LABEL.match(line.text)) else "" for line in lines]
    count = {label: labels.count(label) for label in set(labels)}
    surnames = {label.rpartition(" ")[2] for label in count if " " in label} & set(count)
    run: list[Line] = []
    for line, label in [*zip(lines, labels, strict=True), (None, "")]:
        # Who speaks is named in full at first, and later by a part of the name.
        speaks = label in surnames or label.rpartition(" ")[2] in surnames
        open_row = (
            line is not None and not speaks and not line.fate and not line.hint and len(line.text) <= 2 * _LONGEST
        )
        dated = label and len(line.text) <= _DATED and dates.find(line.text) is not None
        if open_row and label and not speaks and count[label] == 1 and len(label.split()) <= 6 and not dated:
            run.append(line)
            continue
        together = all(not line.first for line in run[1:]) or all(line.marked_up for line in run)
        if len(run) >= _ROWS and together and any(not is_prose(line.text) for line in run):
            for line_ in run:
                line_.fate, line_.sure = kinds.LIST_ITEM, not advisories.may_warn(line_.text)
        run = []


def _questions(lines: list[Line]) -> None:
    """Three lines or more one below the other that each end with a question: what a guide asks."""
    said = Counter(key(line.text) for line in lines)
    run: list[Line] = []
    for line in [*lines, None]:
        free = line is not None and not line.fate and not line.hint and not line.comment
        if free and line.text.endswith(("?", "？")) and said[key(line.text)] == 1:
            run.append(line)
            continue
        strong = any(asked.strong and asked.marked_up for asked in run)
        if len(run) >= _LEAST and any(map(Line.touches, run, run[1:])) and not strong:
            for asked in run:
                asked.fate, asked.sure = kinds.LIST_ITEM, True
        run = []


_FORM = re.compile(r"^(?:(?P<label>[^\W\d_][^:.!?]{0,24}:)|(?P<short>[^\W\d_]{2,5}\.)|(?P<word>[^\W\d_]+))(?=\s+\S)")
_FORMULA = 160


def _formulas(lines: list[Line]) -> None:
    """Short lines that begin alike and stand each at the same place of its section: below its heading or at its end."""
    own = [line for line in lines if not line.comment and line.fate != DROPPED]
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(own):
        match = _FORM.match(line.text) if not line.fate and len(line.text) <= _FORMULA else None
        begin = match.group(match.lastgroup).casefold() if match else ""
        if begin and (begin[-1] in ":." or begin in _BEGINNINGS):
            groups.setdefault(begin, []).append(index)
    for begin, found in groups.items():
        members = [index for index in found if _is_row_like(own[index], begin)] if len(found) >= _LEAST else ()
        if len(members) < _LEAST or any(there - here < 2 for here, there in pairwise(members)):
            continue
        below = [_heads(own, at - 1) or (_is_given(own, at - 1) and _heads(own, at - 2)) for at in members]
        above = [at + 1 >= len(own) or _heads(own, at + 1) for at in members]
        if sum(below) >= 0.8 * len(members) or sum(above) >= 0.8 * len(members):
            for at in members:
                settle(own[at], kinds.LIST_ITEM)


def _is_given(own: list[Line], index: int) -> bool:
    return index > 0 and own[index].fate == kinds.LIST_ITEM


_BEGINNINGS = frozenset((
    "with", "starring", "avec", "mit", "con", "com", "met", "med", "directed", "director", "regie", "réal", "available",
    "streaming", "verdict",
))  # fmt: skip


def _is_row_like(line: Line, begin: str) -> bool:
    # Two who speak take turns with labels too.
    if begin[-1] == ":" and not (rows.is_label(begin[:-1]) or ends_open(line.text)):
        return False
    picture = patterns.is_credit(line.text) or patterns.is_picture(line.text)
    one = len(sentences(line.text.split(" ", 1)[-1])) <= 1 or is_row(line.text)
    return one and not picture and line.hint in ("", kinds.PARAGRAPH) and line.text[-1] not in "?"


def _heads(own: list[Line], index: int) -> bool:
    """Whether the line there is a heading, or reads as one: short, without a stop, and not of the same run of rows."""
    if not 0 <= index < len(own):
        return False
    line = own[index]
    if kinds.HEADING in (line.fate, line.hint):
        return True
    return (
        line.fate in ("", kinds.CONTENTS, kinds.LIST_ITEM)
        and extent(line.text) <= 90
        and ends_open(line.text)
        and not line.text[0].islower()
    )


def is_maker(text: str) -> bool:
    """Who made a film, or where and when: "A film by Jane Doe", "Canada / Iceland, 2017"."""
    return bool(_MADE.match(text)) or _sort(text.replace("/", " ").replace(",", "")) in ("year", "minutes", "look")


def is_known_fact(text: str) -> bool:
    """A label that films' facts have, and a value: "Running time: 90 minutes"."""
    label = _LABEL.match(text) if len(text) <= _LONGEST else None
    return bool(label) and rows.is_label(label["label"])


def is_fact(text: str) -> bool:
    """A row that gives a fact about a film, as it stands among others."""
    told = is_row(text) or is_known_fact(text) or is_release(text) or is_cast(text) or bool(_MINUTES.search(text))
    return told or (ends_open(text) and is_maker(text))


def is_made(text: str) -> bool:
    """When a film was made and how long it is."""
    return bool(_YEAR.search(text) and _MINUTES.search(text))


def has_length(text: str) -> bool:
    return bool(_MINUTES.search(text))
