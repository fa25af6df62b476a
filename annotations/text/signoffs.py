"""How a text is signed below its last sentences: initials, the author's first name, a closing, those for whom it
speaks; and in a page of letters the lines with a dash that name who sent each."""

import re

from annotations.text import blocks as kinds
from annotations.text import cues, dates, patterns, people
from annotations.text.facts import Facts
from annotations.text.lines import CLOSING, Line, ends_open, extent, is_prose, key, words
from annotations.text.mail import takes_leave
from annotations.text.manuscript import DROPPED, TITLE
from annotations.text.rules import settle

_HINTS = ("", kinds.PARAGRAPH, kinds.LIST_ITEM)
_OPEN = ("", kinds.HEADING, kinds.LIST_ITEM, kinds.CAPTION)
_INITIALS = re.compile(r"^(?:[—–-]{1,2}\s?)?(?:[^\W\d_a-z]\w{1,7} )?((?:[^\W\d_]\.[ -]?){1,4})$")
_NAME = re.compile(r"^(?:[—–-]{1,2}\s?)?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}$")
_PLACED = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}) \([^\W\d_a-z][\w '’-]+, [^\W\d_a-z][\w '’-]+\)$"
)
_SENT = re.compile(r"^[—–-]{1,2}\s?(?=[^\W\d_a-z])[^\n]{2,80}$")
_SPEAKS = re.compile(
    r"^(?:for|on behalf of|pour|au nom d|für|im namen|i\. ?a\.|im auftrag|por|en nombre de|per|a nome|em nome|namens"
    r"|voor|za|w imieniu|jménem|för|på vegne|adına|signed|signé|signataires|firmado|firman|firmato|firmatari|assinado"
    r"|assinam|unterzeichne\w*|ondertekend|podpis\w*|undertecknat|imza\w*)\b[^.!?]{0,70}[:：]$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^(?:transcribed|typed(?: up| in)?|scanned|digiti[sz]ed|copied|retyped|abgetippt|abgeschrieben|transcrit"
    r"|transcrito|trascritto|copiado|overgetypt|avskrivet|afskrevet|przepisa\w+|přepsa\w+)"
    r" (?:out )?(?:from|by|aus|von|de|par|por"
    r"|da|di|uit|door|från|av|fra|af|z|ze)\b",
    re.IGNORECASE,
)
_SHORT, _LINE, _NOTE, _LETTER, _LEAST, _MOST = 40, 80, 320, 120, 3, 2
_LETTERS = re.compile(r"\b(?:letters?|mail ?bag|post ?bag|leserbriefe|zuschriften|courrier|cartas|lettere|posta|brieven"
                      r"|listy|dopisy|brev|mektuplar)\b", re.IGNORECASE)  # fmt: skip


def read(lines: list[Line], facts: Facts) -> None:
    own = [line for line in lines if not line.comment and line.fate != DROPPED]
    _sent(own)
    told = [index for index, line in enumerate(own) if _is_told(line)]
    for index in told[-_MOST:] if len(told) > _LEAST else ():
        if _is_life(own[index], facts.title):
            settle(own[index], kinds.CREDIT)
    told = [index for index in told if own[index].fate != kinds.CREDIT]
    for index in range(told[1], len(own)) if len(told) > 1 else ():
        line = own[index]
        if line.sure or line.fate not in _OPEN or line.hint not in _HINTS or not index:
            continue
        after = sum(at > index for at in told)
        if after > _MOST:
            continue
        if _signs(own, index, facts) or (after == 0 and extent(line.text) <= _NOTE and _WROTE.match(line.text)):
            settle(line, kinds.CREDIT)
        elif after == 0 and not facts.author and (placed := _PLACED.match(line.text)) and not placed["name"].isupper():
            settle(line, kinds.CREDIT)
            facts.author, facts.author_printed = placed["name"], True
        elif _SPEAKS.match(line.text) and extent(line.text) <= _LINE and after == 0:
            _spoken_for(own[index:])


_BORN = re.compile(
    r"^[^\W\d_a-z][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3},? (?:\(?(?:born|geboren|geb\.|née?|nacid[oa]|nat[oa]|nascid[oa]"
    r"|född|født|syntynyt|született|narozen\w*|ur\.|urodzon\w+|\*)|(?:was|wurde|est|nació|è|nasceu|werd|föddes|är|er|blev"
    r"|urodził[a]?|se narodil[a]?) (?:born|geboren|née?|en|nat[oa]|em|född|født|się|w|v))\b[^.!?]{0,50}"
    r"\b(?:19|20)\d\d\b"
    r"|^[\u3040-\u30ff\u3400-\u9fff・]{2,12}[\s（(:：/／]+(?:19|20)\d\d年[^。]{0,20}(?:生まれ|出生)"
)


def _is_life(line: Line, title: str) -> bool:
    """When and where somebody was born, who is not whom the text is about."""
    free = not line.sure and line.fate in ("", kinds.PARAGRAPH) and line.hint in _HINTS
    if not free or extent(line.text) > 2 * _NOTE or not _BORN.match(line.text):
        return False
    return not set(key(line.text).split()[:2]) & set(key(title).split())


def _is_told(line: Line) -> bool:
    if line.fate not in ("", kinds.PARAGRAPH) or not is_prose(line.text) or people.is_about_somebody(line.text):
        return False
    page = cues.find(line.text) & cues.PAGE or patterns.promotion(line.text) or _WROTE.match(line.text)
    return extent(line.text) > _NOTE or not page


def _signs(own: list[Line], index: int, facts: Facts) -> bool:
    """Initials, or a part of the author's name, or a name below a closing; a sentence ends above."""
    line, above = own[index], own[index - 1]
    if extent(line.text) > _SHORT or line.linked or not _ends(above):
        return bool(takes_leave(above)) and index > 1 and _is_name(line) and _closes(own, index)
    if initials := _INITIALS.match(line.text):
        mine = {word[0] for word in key(facts.author).split()}
        given = [letter for letter in initials[1].casefold() if letter.isalpha()]
        return set(given) <= mine if mine and len(given) > 1 else index + 1 >= len(own) or not _is_told(own[index + 1])
    said, author = key(line.text).split(), set(key(facts.author).split())
    return _is_name(line) and bool(said) and set(said) <= author and ends_open(line.text)


def _is_name(line: Line) -> bool:
    return extent(line.text) <= _SHORT and bool(_NAME.match(line.text)) and dates.find(line.text) is None


def _ends(above: Line) -> bool:
    told = above.fate in ("", kinds.PARAGRAPH, kinds.QUOTATION, kinds.LIST_ITEM)
    return told and not ends_open(above.text) and (extent(above.text) >= _SHORT or words(above.text) > 1)


def _closes(own: list[Line], index: int) -> bool:
    """A closing above the name that letters everywhere end with, and no more of the letter below."""
    closing = own[index - 1]
    if ends_open(own[index - 2].text) or closing.sure or closing.fate not in _OPEN:
        return False
    if index + 1 < len(own) and _is_told(own[index + 1]):
        return False
    settle(closing, kinds.CREDIT)
    return True


def _spoken_for(rest: list[Line]) -> None:
    """For whom the text speaks, and the names below."""
    names = []
    for line in rest[1:]:
        named = line.fate in _OPEN and not line.sure and extent(line.text) <= _LINE and ends_open(line.text)
        if not named or ":" in line.text or line.linked or not (names or line.text[0].isupper()):
            break
        if not line.touches(rest[0] if not names else names[-1]) and not line.marked_up:
            break
        names.append(line)
    for line in (rest[0], *names) if names else ():
        settle(line, kinds.CREDIT)


def _sent(own: list[Line]) -> None:
    """Names behind a dash below letters: three at least, in a page of letters or below pieces of some length."""
    found = [index for index, line in enumerate(own) if index and _is_sent(line) and _ends(own[index - 1])]
    long = sum(extent(own[index - 1].text) >= _LETTER for index in found)
    named = any(line.fate == TITLE and _LETTERS.search(line.text) for line in own)
    if len(found) < _LEAST or not (named or 2 * long > len(found)):
        return
    for index in found:
        settle(own[index], kinds.CREDIT)
        for line in reversed(own[:index]):
            if line.hint != kinds.QUOTATION or line.sure or line.fate not in ("", kinds.QUOTATION):
                break
            line.fate, line.sure = kinds.QUOTATION, True


def _is_sent(line: Line) -> bool:
    free = line.fate in _OPEN and not line.sure and line.hint in _HINTS
    return free and bool(_SENT.match(line.text)) and line.text.rstrip(CLOSING)[-1] not in "!?:;"
