"""What belongs to the head of a text and stands elsewhere: its day among its page's lines, the heads of pages, tags."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import dates, people
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, key
from annotations.text.manuscript import DROPPED
from annotations.text.rules import drop

_PROSE = 200
_LONGEST_NOTE = 100  # code points of a line of a page that says when a text was put up
_LONGEST_VOLUME = 60  # code points of a journal's name and number
_HEADED = re.compile(r"^[^\W\d_][^.!?:\d]{5,50},? \d{1,3}[.:/]\d{1,2}$")
_LONGEST_HEAD, _WORDS = 90, 3  # code points of a running head, words of the title that it begins with


_PRINTED = "the head of a printed page"
_NUMBER = re.compile(r"^\W{0,2}\d{1,4}\W{0,2}$")
_PUT = re.compile(
    r"\b(?:published|posted|put (?:up|online)|written|updated|online (?:since|seit)|veröffentlicht|aktualisiert|stand"
    r"|publié|mis (?:en ligne|à jour)|publicado|actualizado|pubblicato|aggiornato|geplaatst|bijgewerkt|publicerad"
    r"|uppdaterad|publisert|oppdatert|udgivet|opdateret|opublikowano|publikováno|yayınlan\w*)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^(?:first|originally|zuerst)\b", re.IGNORECASE)


def day(lines: list[Line], facts: Facts) -> None:
    """The day of a text that names none above its first paragraph but among the lines that turned out to be its page's;
    else by what a line below it says was then put up."""
    if facts.published or facts.published_text:
        return
    body = [index for index, line in enumerate(lines) if line.fate == kinds.PARAGRAPH and extent(line.text) >= _PROSE]
    first, last = (body[0], body[-1]) if body else (0, len(lines))
    for index, line in enumerate(lines):
        if line.comment or line.fate not in (DROPPED, kinds.CREDIT) or len(line.text) > _LONGEST_NOTE:
            continue
        day = dates.find(line.text)
        put = index > last and _PUT.search(line.text) and not _OTHERS.match(line.text)
        if day and (index < first or put):
            facts.published, facts.published_time, facts.published_text = day, dates.hour(line.text), line.text
            return


_TOP = 8  # lines among which a journal names its volume
_PAGED = re.compile(
    r"^(?:\d{1,4}\s{2,}(?P<capitals>[^a-z]{4,80})|(?P<page>\d{1,4})\s{3,}(?P<head>\S.{2,80})"
    r"|(?P<top>\S.{2,80}?)\s{3,}(?P<foot>\d{1,4}))$"
)


def pages(lines: list[Line]) -> None:
    """What stands at the head or foot of printed pages: a page number at the other end of the line from a few words, or
    alone where the text is parted by such numbers."""
    paged = [index > 0 and _is_paged(line) for index, line in enumerate(lines)]
    for index, line in enumerate(lines):
        # Several one below the other are rows of a table.
        if paged[index] and not any(paged[index - 1 : index] + paged[index + 1 : index + 2]):
            drop(line, _PRINTED, sure=True)
    for index, line in enumerate(lines):
        edge = len(lines) - 1 if index else 0
        if _is_page(line) and (_DASHED.match(line.text) or (index == edge and len(lines) > _TOP)):
            drop(line, _PRINTED, sure=True)
    alone = [index for index, line in enumerate(lines) if _is_page(line)]
    if len(alone) == 1 and len(lines[alone[0]].text) > 1 and any(dates.is_volume(line.text) for line in lines[:_TOP]):
        drop(lines[alone[0]], _PRINTED)
    numbers = [int(re.sub(r"\D", "", lines[index].text)) for index in alone]
    follow = len(alone) > 1 and all(there - here == 1 for here, there in pairwise(numbers))
    over = [index + 1 < len(lines) and is_prose(lines[index + 1].text) for index in alone]
    # A number over a text is that of a section; one over a heading, that of a page.
    for index in alone if follow and sum(over) <= len(over) / 3 else ():
        drop(lines[index], _PRINTED, sure=True)


def _is_paged(line: Line) -> bool:
    if line.marked_up or line.comment or line.fate not in ("", kinds.CAPTION, kinds.CREDIT):
        return False
    match = _PAGED.match(line.raw.strip())
    said = match and (match["capitals"] or match["head"] or match["top"])
    return bool(said) and ends_open(said) and not _LEADERS.search(line.raw) and not _YEAR.match(line.text)


_LEADERS = re.compile(r"\.{2,}|…|\. \.|:")
_DASHED = re.compile(r"^[-–—] ?\d{1,4} ?[-–—]$")
_YEAR = re.compile(r"^(?:1[89]|20)\d\d\b")


def _is_page(line: Line) -> bool:
    return not line.fate and not line.marked_up and not line.comment and line.alone and bool(_NUMBER.match(line.text))


def running(lines: list[Line], facts: Facts) -> None:
    """Heads of printed pages amid a plain text: the author's last name and how the title begins."""
    pages(lines)
    _volumes(lines, facts)
    title, name = key(facts.title).split(), key(facts.author).split()
    if len(title) < _WORDS or not name:
        return
    begin = " ".join(title[:_WORDS])
    for line in lines[8:]:
        said = key(line.text)
        free = not line.fate and not line.marked_up and not line.comment and len(line.text) <= _LONGEST_HEAD
        signed = name[-1] in said.split() and begin in said and said.split()[0] in (*name, *title)
        if free and ends_open(line.text) and signed:
            drop(line, _PRINTED)
    for line, below in pairwise(lines[8:]):
        for number, head in ((line, below), (below, line)):
            printed = key(head.text) == " ".join(name) or head.reason == _PRINTED
            if _NUMBER.match(number.text) and printed and not number.fate and not number.marked_up:
                drop(number, _PRINTED)
                if not head.fate:
                    drop(head, _PRINTED)


def _volumes(lines: list[Line], facts: Facts) -> None:
    """The name of a journal with the number of its volume, printed again at the foot of a page: beside a page number,
    or made of words of the publisher's name."""
    house = set(key(facts.publisher).split())
    for index, line in enumerate(lines[_TOP:], start=_TOP):
        free = not line.fate and not line.marked_up and not line.comment and len(line.text) <= _LONGEST_VOLUME
        if not free or not ends_open(line.text) or not _HEADED.match(line.text):
            continue
        near = [*lines[index - 1 : index], *lines[index + 1 : index + 2]]
        numbers = [other for other in near if _NUMBER.match(other.text) and other.fate in ("", DROPPED)]
        said = {word for word in key(line.text).split() if not word.isdigit()}
        if numbers or (said and said <= house):
            for other in (line, *numbers):
                drop(other, _PRINTED, sure=True)


_TAGS = "tags of the page it came from"
_KEY = (
    r"(?:key[ -]?words|schlüsselwörter|schlagwörter|schlagworte|mots[- ]clés|palabras clave|parole chiave"
    r"|palavras-chave"
    r"|trefwoorden|słowa kluczowe|klíčová slova|nyckelord|nøkleord|nøgleord|anahtar (?:kelimeler|sözcükler)"
    r"|avainsanat"
    r"|asiasanat|kulcsszavak|キーワード|关键词)"
)
_KEYWORDS = re.compile(rf"^{_KEY}\W*$", re.IGNORECASE)
_KEYED = re.compile(rf"^{_KEY}\s?[:：.–—-]\s*\S", re.IGNORECASE)


def keywords(lines: list[Line]) -> None:
    """The word "Keywords" alone on its line, and the words below it."""
    for line in lines:
        label = _KEYED.match(line.text) if not line.fate or line.fate == DROPPED else None
        if label and not line.comment and len(line.text) <= 4 * _LONGEST_HEAD:
            drop(line, _TAGS, sure=True)
    for line, below in pairwise(lines):
        parted = len(re.findall(r"[;,·|、；]", below.text)) > 1 and len(below.text) <= 3 * _LONGEST_HEAD
        if not line.fate and _KEYWORDS.match(line.text) and parted and not below.fate:
            for other in (line, below):
                drop(other, _TAGS)


_OF_LETTERS = re.compile(
    r"^\W{0,2}(?:(?:all |your |please (?:send )?)?(?:letters?|correspondence|contributions)\b.{0,60}\b(?:should"
    r"|must|may|can|to|are welcome)"
    r"|(?:reageren|reagieren|réagir|reagera|responses)\?|write to us\b|send (?:us )?your letters|(?:leserbriefe"
    r"|zuschriften)\b.{0,60}\b(?:bitte|an|können|behält)"
    r"|(?:le courrier|vos lettres|les lettres|écrivez-nous)\b|(?:las |vuestras |sus )?cartas\b.{0,60}\b(?:pueden"
    r"|deben|al|a)|escríban(?:os|nos)\b"
    r"|(?:le )?lettere\b.{0,60}\b(?:possono|vanno|a)|scriveteci\b|scrivete a\b|(?:as )?cartas\b.{0,60}\bpodem"
    r"|brieven\b.{0,60}\b(?:kunnen|naar)"
    r"|listy\b.{0,60}\b(?:prosimy|można|na adres)|dopisy\b.{0,60}\b(?:posílejte|prosíme)|(?:insändare"
    r"|brev)\b.{0,60}\b(?:skickas|kan|sendes|mailas)"
    r"|mektuplar\w*\b)",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\S@\S+\.\w|\b(?:edited|shorten(?:ed)?|trimmed|cut for|abridged|for length|clarity|reach us|address"
    r"|by e?-?mail|gekürzt|kürzen"
    r"|kürzungen|abrégé\w*|raccourci\w*|coupé\w*|adress[ez]\w*|acortad\w*|resumid\w*|abreviad\w*|abbreviat\w*"
    r"|tagliat\w*|ridott\w*|editad\w*"
    r"|ingekort|adres|skracan\w*|skrót\w*|zkrácen\w*|krácen\w*|förkort\w*|forkort\w*|kısalt\w*)\b",
    re.IGNORECASE,
)
_HASHED = re.compile(r"^(?:[#＃][^\s#＃]{2,40}\s*)+$")
_PRESS = re.compile(
    r"^(?:(?:(?:press|media|presse|publicity)[ -]?(?:contacts?|kontakt|inquiries|enquiries)|contacts? presse"
    r"|contacto (?:de )?prensa|ufficio stampa|kontakt dla mediów|perscontact|presskontakt|pressekontakt)\s?:"
    r"|(?:stills?|photos?|images?|press kit)\b[^.!?]{0,40}:\s?\S+\.[a-z]{3,}\S*$"
    r"|(?:stills?|photos?|images?|press kit)\b.{0,40}\b(?:downloaded?|available|trailer)\b.{0,60}"
    r"(?:\.\w{2,9}/|www\.|https?:))",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\S@\S+\.\w|^\+?[\d ()/-]{7,20}$|^[^\W\d_a-z][^.!?:]{2,60}$")
_LONGEST_LETTER = 300


def notices(lines: list[Line]) -> None:
    """What a house says of the letters it prints, whom the press may ask, and tags by their sign."""
    for index, line in enumerate(lines):
        if line.comment or line.fate not in ("", DROPPED) or len(line.text) > _LONGEST_LETTER:
            continue
        letters = _OF_LETTERS.match(line.text) and _HOW.search(line.text)
        press = _PRESS.match(line.text)
        if letters or press or (not line.marked_up and _HASHED.match(line.text)):
            drop(line, "a notice of the house", sure=True)
        for below in lines[index + 1 : index + 4] if press and line.text.endswith(":") else ():
            if below.first or below.fate or not _REACHED.search(below.text):
                break
            drop(below, "a notice of the house", sure=True)


def corrections(lines: list[Line]) -> None:
    """What puts the text right is a paragraph of it; who helped to report it, a credit."""
    for line in lines:
        outside = line.fate == DROPPED and line.marked_up and line.reason.startswith("outside")
        if outside and people.is_correction(line.text):
            line.fate, line.reason = "", ""
        if (outside or not line.fate) and not line.comment and people.is_helped(line.text):
            line.fate, line.reason, line.sure = kinds.CREDIT, "", True
        if not line.fate and not line.comment and people.is_correction(line.text):
            line.fate, line.sure = kinds.PARAGRAPH, True
