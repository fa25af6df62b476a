"""Names at the end of what they sign: under letters, with a place; below a text; of who wrote it down."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import chrome, cues, dates, lexicon, patterns, people
from annotations.text.bylines import BY, LONE_NAME, NAME, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, key, words
from annotations.text.mail import MAIL
from annotations.text.manuscript import BYLINE, DROPPED, TITLE
from annotations.text.rules import settle

_HONOUR = (
    r"(?:\(?(?:Mrs?|Miss|Ms|Mx|Dr|Rev|Prof(?:essor)?|Sir|Dame|Lady|Lord|Frau|Herr|Mme|Mlle|M|Sra?|Sig(?:\.ra|\.na)?"
    r"|Dott(?:\.ssa)?|Mevr|Dhr|Pan[ií]?)\.?\)?\s)"
)
_WORD = r"(?:[^\W\d_a-z]\.(?:\s?[^\W\d_a-z]\.)*|[^\W\d_a-z][\w'’-]+)"
_PERSON = re.compile(
    rf"^[—–-]{{0,2}}\s?{_HONOUR}?{_WORD}(?: (?:(?:de|da|di|von|van|der|den|del|la|le|al|el|y|i) )?{_WORD}){{1,4}}"
    r"(?: \((?:Mrs?|Miss|Ms|Mx|Dr|Rev|Prof)\.?\))?$"
)
_MAILED = re.compile(r"^(?:by|via|per|par|por) (?:e-?mail|mail|post|correo|courriel)$", re.IGNORECASE)
_PLACE = re.compile(r"^\(?[^\W\d_a-z][\w.'’-]*(?:[\s,/&-]+(?:[^\W\d_a-z][\w.'’-]*|[a-z]{1,4})){0,7}\)?$")
_FIRST_NAME = re.compile(
    r"^[—–-]{0,2}\s?(?:[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,2}|[^\W\d_a-z][\w'’-]+)"
    r"(?: (?:(?:and|und|et|y|e|i|og|och|en|&) )?[^\W\d_a-z][\w.'’-]*){0,2}(?: x{1,3})?$"
)
_SIGNED = re.compile(
    r"^(?:\(?(?:Mrs?|Miss|Ms|Mx|Dr|Rev|Prof|Sir|Dame|Frau|Herr|Mme|M)\.?\)?\s)?(?:[^\W\d_a-z][\w'’-]*\.?\s){1,4}?"
    r"[^\W\d_a-z][\w'’-]+(?:,|\s\()\s?(?=.{2,40}$)(?:(?:by|via|per|par|por)\s(?:e-?mail|mail|post|correo)"
    r"|(?:[^\W\d_a-z][\w'’-]*|de|la|le|sur|am|an|der|upon|on|of|del|di)"
    r"(?:[\s,/-]+(?:[^\W\d_a-z][\w'’-]*|de|la|le|sur|am|an|der"
    r"|upon|on|of|del|di)){0,4})\)?$"
)
_PLACED = 60  # code points of a place, and of a name above one
_LETTERS, _PAIRS, _HEADED = 3, 2, 2
_HEAD = 80
_OF_LETTERS = re.compile(
    r"^(?:(?:readers?['’]? )?(?:letters|mail|post)\b|correspondence|(?:leser)?briefe|leserpost|zuschriften"
    r"|courrier|lettres"
    r"|cartas|correo|lettere|la posta|correio|brieven|ingezonden|listy|poczta|dopisy|insändare|läsarbrev"
    r"|leserbrev|læserbrev"
    r"|okur mektupları|読者(?:の声|投稿)|お便り)[^.!?]{0,40}$",
    re.IGNORECASE,
)


def letters(lines: list[Line]) -> None:
    """Who sent the letters that a page prints: a name and a place, on one line or two, or the name alone."""
    own = [line for line in lines if not line.comment and line.fate != DROPPED]
    headed = any(_OF_LETTERS.match(line.text) for line in lines[:8]) or any(
        line.fate == TITLE and _OF_LETTERS.match(line.text) for line in lines
    )
    places = [index for index in range(1, len(own)) if _is_below_letter(own, index) and _is_open(own[index])]
    sent = [signs for index in places if (signs := _sender(own, index, headed))]
    count, pairs = len(sent), sum(len(signs) > 1 for signs in sent)
    if pairs >= _PAIRS or (headed and count >= _HEADED):
        # An answer may stand below a name and a place.
        sent = [signs for index in places if (signs := _sender(own, index, headed, answered=True))]
    found = [line for signs in sent for line in signs]
    if count >= _LETTERS or pairs >= _PAIRS or (headed and count >= _HEADED):
        for line in found:
            settle(line, kinds.CREDIT)


def _is_below_letter(own: list[Line], index: int) -> bool:
    """Below a sentence, and not far below one of some length."""
    above = own[index - 1]
    told = not above.fate and (is_prose(above.text) or not ends_open(above.text))
    return told and any(extent(line.text) >= _LEAST_LETTER for line in own[max(0, index - _NEAR) : index])


_LEAST_LETTER, _NEAR = 100, 6  # code points of a sentence of a letter; lines above a name


def _sender(own: list[Line], index: int, headed: bool, *, answered: bool = False) -> list[Line]:
    """The lines at `index` that sign a letter: none, one, or a name and the place below it."""
    name, rest = own[index], own[index + 1 : index + 3]
    if len(name.text) <= 70 and _SIGNED.match(name.text):
        return [name]
    if extent(name.text) > _PLACED or name.text.isupper() or not _PERSON.match(name.text):
        return []
    if cues.find(name.text) or any(sort.startswith("lex:ui") for sort in lexicon.of(name.text)):
        return []
    place = rest[0] if rest else None
    if place is not None and _is_open(place) and _is_from(place.text):
        # A heading over a heading has a text below it; a signature the heading of the next letter.
        apart = name.first and not name.last and place.last
        ends = answered or apart or len(rest) < 2 or not is_prose(rest[1].text)
        if ends or "," in place.text or _MAILED.match(place.text):
            return [name, place]
    return (
        [name]
        if headed and (answered or place is None or not is_prose(place.text) or _HONOURED.match(name.text))
        else []
    )


_HONOURED = re.compile(rf"^{_HONOUR}")


def _is_open(line: Line) -> bool:
    return not line.fate and line.hint in ("", kinds.PARAGRAPH, kinds.LIST_ITEM)


def _is_from(text: str) -> bool:
    return (
        extent(text) <= _PLACED
        and ends_open(text)
        and text[-1] not in "?:"
        and bool(_PLACE.match(text) or _MAILED.match(text))
    )


_WROTE = re.compile(
    r"^(?:(?:spisał[ai]?|zapisał[ai]?|notował[ai]?|zapsal[ai]?|přepsal[ai]?|opracował[ai]?|przełożył[ai]?"
    r"|tłumaczył[ai]?|přeložil[ai]?)"
    r"|(?:recorded|transcribed|transcript|noted|written down|translated|edited|interviewed|interview|minutes"
    r"|aufgezeichnet|protokolliert|notiert|übersetzt|opgetekend|vertaald|genoteerd|upptecknat|nedtecknat|översatt"
    r"|transkriberat|oversat|oversatt|nedskrevet|optegnet|recueillis?|propos recueillis|traduit|transcrit|transcrito"
    r"|traducido|recogido|trascritt[oa]|tradott[oa]|raccolt[oaie]|scheda|testi?|traduzione|trascrizione|gravado"
    r"|traduzido|registrado|hosted|presented|moderiert|animé|presentado|condotto)(?: (?:a cura|vom|(?:und|and|et"
    r"|e|y) \w+))?"
    r" (?:by|di|de|del|della|von|door|par|por|av|af))"
    r":? (?-i:[^\W\d_a-z])[\w.'’-]*"
    r"(?: (?:(?:and|und|et|y|e|i|och|og|en|de|da|di|von|van|der) )?(?-i:[^\W\d_a-z])[\w.'’-]*){0,5}\.?$",
    re.IGNORECASE,
)


def below(lines: list[Line], facts: Facts) -> None:
    """Below the last sentences: a name alone, which may be the author's, or who wrote the text down."""
    own = [line for line in lines if not line.comment]
    told = (index for index in range(len(own) - 1, -1, -1) if _is_told(own[index]))
    last = next(told, -1)
    begin = next(told, -1)
    for index in range(begin + 1, len(own)) if begin >= 0 else ():
        line = own[index]
        if line.fate not in ("", kinds.HEADING) or line.hint not in _HINTS:
            continue
        if index > last and not facts.author and _written(line, facts):
            continue
        signs = _signs(own, index, facts.author)
        if signs or (_WROTE.match(line.text) and extent(line.text) <= _HEAD):
            settle(line, kinds.CREDIT)
        if signs and not facts.author and LONE_NAME.match(line.text):
            facts.author, facts.author_printed = line.text, True


def _written(line: Line, facts: Facts) -> bool:
    """Who wrote the text, below it, and perhaps when: that is its byline where none stands above."""
    undated = (dates.without(line.text) or line.text).rstrip(" ,")
    by = BY.match(re.sub(r"(?<=\w{3})\W+$", "", undated))
    if not by or not NAME.match(who(by)) or not (line.alone or line.first or line.marked_up or _WROTE.match(line.text)):
        return False
    line.fate, line.sure, facts.author, facts.author_printed = BYLINE, True, who(by), True
    if not facts.published and (day := dates.find(line.text)):
        facts.published, facts.published_text = day, line.text
    return True


_ON_DAY = re.compile(
    r"^(?:[^\W\d_a-z][\w.'’-]+ ){1,3}[^\W\d_a-z][\w.'’-]+, (?:[^\W\d_a-z][\w '’-]{1,24}, )?"
    r"(?:\d{1,2}\.? (?:de )?)?[^\W\d_]{3,10} (?:de )?\d{4}\.?$"
)


def dated(lines: list[Line]) -> None:
    """A name, a place perhaps, and a month below what somebody stated; a name and a place at the very end."""
    if (
        len(lines) > 1
        and _SIGNED.match(lines[-1].text)
        and not lines[-1].fate
        and _is_below_letter(lines, len(lines) - 1)
    ):
        lines[-1].fate, lines[-1].sure = kinds.CREDIT, True
    for above, line in pairwise(lines):
        free = (
            not line.fate
            and not above.fate
            and not line.comment
            and line.hint in ("", kinds.PARAGRAPH, kinds.QUOTATION)
        )
        told = free and is_prose(above.text) and not ends_open(above.text) and (line.alone or line.marked_up)
        if told and _ON_DAY.match(line.text) and _is_day(line.text.rsplit(", ", 1)[1]):
            line.fate, line.sure = kinds.CREDIT, True


def _is_day(text: str) -> bool:
    return dates.find(text) is not None or dates.is_issue(text.rstrip("."))


_HINTS = ("", kinds.PARAGRAPH, kinds.QUOTATION, kinds.LIST_ITEM)
_LEAST = 2  # paragraphs of a text that somebody signs
_SHORT = 40
_DASHED = re.compile(r"^[—–-]{1,2}\s?(?=[^\W\d_])")


def _is_told(line: Line) -> bool:
    """A sentence of the text, as far as that can be seen: no words of a page or a house."""
    if line.fate not in ("", kinds.PARAGRAPH) or not is_prose(line.text):
        return False
    if people.is_about_somebody(line.text):
        return False
    return extent(line.text) >= _LETTER or not (cues.find(line.text) & cues.PAGE or patterns.promotion(line.text))


_LETTER = 260


def _signs(own: list[Line], index: int, author: str) -> bool:
    """A name alone below a sentence, and no text of its own below it: only what a page adds, or a postscript."""
    line, above = own[index], own[index - 1]
    below = own[index + 1] if line.first and index + 1 < len(own) else None
    noted = below is not None and (below.fate == kinds.CREDIT or people.is_about_somebody(below.text))
    apart = line.alone or line.marked_up or noted
    if not apart or extent(line.text) > _SHORT or not _FIRST_NAME.match(line.text):
        return False
    told = above.fate in ("", kinds.PARAGRAPH, kinds.QUOTATION, kinds.LIST_ITEM) and not ends_open(above.text)
    page = chrome.is_menu(line.text) or cues.find(line.text) or patterns.is_more(line.text) or line.text.isupper()
    if not told or (page and not _INITIALS.match(line.text)) or dates.find(line.text) or _ENDS.match(line.text):
        return False
    rest = [other for other in own[index + 1 :] if other.fate != kinds.CREDIT and not _is_noted(other)]
    if any(_is_told(other) and not _POSTSCRIPT.match(other.text) for other in rest):
        return False
    if line.hint == kinds.LIST_ITEM or _DASHED.match(line.text):
        return bool(_DASHED.match(line.text)) and words(line.text) <= _FEW - 2
    known = set(key(line.text).split()) & set(key(author).split())
    return bool(known) if author else _is_unknown(own, index)


def _is_noted(line: Line) -> bool:
    """Where a text, or the copy of a film, came from."""
    return extent(line.text) <= _HEAD * 2 and bool(
        people.is_issued(line.text) or patterns.is_credit(line.text) or cues.find(line.text) & _OF_TEXT
    )


_OF_TEXT = frozenset(("made", "printed"))
_INITIALS = re.compile(r"^(?:[—–-]{1,2}\s?)?(?:[^\W\d_a-z]\.[ -]?){1,4}$")
_SALUTES = re.compile(
    r"^(?:dear|hello|hi|hey|good (?:morning|evening)|lieb[er]\w*|hallo|cher\w*|bonjour|bonsoir|querid[oa]s?|hola"
    r"|car[eio]"
    r"|ciao|olá|beste|lieve|kära|hej|kjære|hei|kære|drog\w+|mil[íáé]|vážen\w+|sevgili|merhaba|hyvät|kedves)\b",
    re.IGNORECASE,
)


def _is_unknown(own: list[Line], index: int) -> bool:
    """A name that the head of the text does not know: a full one with nothing of a page's menu below it, or that of
    somebody who began by greeting or sends a mail."""
    line, rest = own[index], own[index + 1 :]
    first = next((other for other in own if other.fate in ("", kinds.PARAGRAPH)), line)
    greets = bool(_SALUTES.match(first.text)) or (extent(first.text) <= _SHORT and first.text.endswith(","))
    if greets or any(other.reason == MAIL for other in own[:8]):
        return True
    fates = ("",) if line.marked_up else ("", DROPPED)
    menu = [other for other in rest if other.fate in fates and not other.sure and words(other.text) <= _FEW - 2]
    ui = any(name.startswith(("lex:ui", "lex:house", "lex:part")) for name in lexicon.of(line.text))
    named = LONE_NAME.match(line.text) or _INITIALS.match(line.text)
    return (not menu or bool(_INITIALS.match(line.text))) and not ui and bool(named) and words(line.text) <= _FEW - 2


_FEW = 6  # lines below a name, and two more than its words
_ENDS = re.compile(
    r"^(?:the end|end|ende|fin|fine|fim|slut|slutt|koniec|konec|einde|son|anzeige|advertisement|anuncio|publicidad"
    r"|pubblicità|publicité|annons|annonse|reklama?|werbung)$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"^(?:P\. ?S\.?|PS|N\.? ?B\.?)\b", re.IGNORECASE)
