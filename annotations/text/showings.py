"""What a house says of its showings, which is not the text's: when a film runs, what comes next, what it costs."""

import re

from annotations.text import blocks as kinds
from annotations.text import cues, dates, patterns
from annotations.text.lines import Line, ends_open, extent, is_prose
from annotations.text.manuscript import DROPPED, NOTICE, SUPPORT
from annotations.text.rules import drop, settle

_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch"
    r"|(?:mo|di|mi|do|fr|sa|so)\.?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves"
    r"|viernes"
    r"|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater"
    r"|zon)dag"
    r"|(?:ma|wo|vr|za|zo)\.?|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|poniedziałek|wtorek|środa|czwartek"
    r"|piątek"
    r"|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|(?:mån|tis|ons|tors|fre|lör|sön)dag"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)"
)
_HOUR = (
    r"(?:\b\d{1,2}[:.h] ?\d\d\b|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2} h\b|\b\d{1,2} uhr\b|\bkl\.? ?\d{1,2}\b"
    r"|\bgodz\.? ?\d|\b(?:alle )?ore \d{1,2}\b|\b\d{1,2}h\b|\b\d{1,2} uur\b|\bsaat \d{1,2}\b|\b\d{1,2} hodin)"
)
_SHOWN = re.compile(rf"^\W{{0,2}}{_DAY},? (?:(?:den|le|el|the|d\.) )?\d{{1,2}}(?!\d|[:.]\d\d).*{_HOUR}", re.IGNORECASE)
_EAST = re.compile(r"^\d{1,2}月\d{1,2}日[（(][月火水木金土日][)）].{0,20}\d{1,2}[:：時]")
_FILM = (
    r"(?:(?:film|cine|cinema)?(?:correspondence|issue|month|week|film|screening|meeting|programme|program|time"
    r"|show(?:ing)?|session"
    r"|evening"
    r"|séances?|projections?|rendez-vous|rencontre|soirée|abend|vorstellung|vorführung|termine?|veranstaltung|woche"
    r"|sesi[oó]n(?:es)?|función|cita|película|proyección|proiezion[ei]|appuntament[oi]|incontro|serata|sessão"
    r"|sessões|filmes?"
    r"|exibição|encontro|avond|keer|voorstelling|maand|seans|projekcja|spotkanie|pokaz|wieczór|visning|gång|möte"
    r"|kväll"
    r"|møte|møde|kveld|aften|gang|projekce|večer|setkání|gösterim|elokuva|näytös|kerta|vetítés|alkalom)\b)"
)
_NEXT = re.compile(
    r"^\W{0,3}(?:our |la |il |le |el |o |a |de |die |der |das |den |unsere? |bir )?"
    rf"(?:(?:next|prochaine?s?|nächste[rsn]?|próxim[oa]s?|prossim[oaie]|volgende|następn[yae]|nästa|næste|neste"
    rf"|další|sonraki"
    rf"|seuraava|következő) (?:{_FILM}|{_DAY}\b)[^:.!?]{{0,40}}|next (?:up|at [^:.!?]{{2,40}})|coming (?:up|next|soon)"
    rf"|příště[^:.!?]{{0,20}}"
    r"|legközelebb|seuraavaksi|次回(?:上映|の上映)?)\s?[:：–—-]\s*(?!\s)"
    rf"(?:(?-i:[^\W_a-zà-ÿ]|[^\w\s])|{_DAY}\b|members\b)",
    re.IGNORECASE,
)
# When a house opens, and what it charges on the evening.
_DOORS = re.compile(
    r"^\W{0,2}(?:doors?(?: open)?|einlass|kasse und bar|ouverture des portes|portes|apertura porte|puertas"
    r"|abertura das portas|deuren(?: open)?|drzwi|otwarcie kasy|dörrarna öppnas?|dörrar|dørene åpner|ovet)\b"
    r".{0,12}?\d{1,2}(?:[.:h ]\d\d)?\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"^(?:p\.?\s?s\.?\W{0,2}\s?)?(?:(?:annual |yearly )?(?:subs|subscriptions?|membership(?: fees?)?)\b"
    r"|mitgliedsbeitr\w+"
    r"|cotisations?|le quote|la tessera|cuotas|contributie|medlemsavgift\w*|składki)\b.{0,60}\d",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"[£$€] ?\d|\d ?(?:€|£|zł\b|kč\b|kr\b|euros?\b|pounds?\b|円)|\b(?:admission|entry) (?:is )?free\b|\bmembers free\b"
    r"|\beintritt frei\b|\bentrée libre\b|\bentrada (?:libre|gratuita)\b|\bingresso (?:libero|gratuito)\b"
    r"|\bfri entré\b"
    r"|\bwstęp wolny\b",
    re.IGNORECASE,
)
_FEES = re.compile(
    r"\b(?:members?|guests?|admission|entry|concessions?|tickets?|tea|coffee|biscuits|bar|eintritt|ermäßigt|karten"
    r"|tarif|adhérents?|entrée|buvette|entradas?|socios|ingresso|soci|tessera|biglietti|toegang|leden|kaarten|koffie"
    r"|wstęp|bilety|vstupné|inträde|entré|medlemmar|biljett\w*|billett?\w*|kaffe|liput|jäsen\w*|jegy\w*|bilet|入場料"
    r"|料金|会員)\b|入場料|料金|会員",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?!\W*(?:tickets?|karten|tarifs?|entradas?|biglietti|kaarten|bilety|料金|入場料))[^:.]{1,30}: ", re.I
)
# What a house asks of those who come, or tells them, below what it shows next.
_HOUSE = re.compile(
    r"\b(?:reaction slips?|slips?|subscriptions?|subs|members?|charity|doors|tickets?|bookings?|book"
    r"|reservations?|box office"
    r"|kasse|karten|reservier\w*|anmeld\w+|foyer|réserv\w+|adhésions?|buvette|taquilla|reservas?|socios|abonos?"
    r"|biglietti"
    r"|tessera|soci|prenotazion\w+|kaarten|kassa|reserver\w+|leden|koffie|bilety|rezerwac\w+|kasie|vstupné"
    r"|rezervac\w+"
    r"|telefon\w*|biljett\w*|medlem\w*|kaffe|fika|billett?\w*|foaj\w+|tea|coffee|biscuits|mince pies|raffle|committee"
    r"|phones?|liput|jäsen\w*|kahvi\w*|jegy\w*|büfé|bilet\w*|üye\w*)\b|受付|入場|会員",
    re.IGNORECASE,
)
_LONGEST = 220  # code points
_HEAD = 40
_FIRST = 20
_PLANNED = "when the house shows films"
_PLAN = re.compile(r"スケジュール|schedule|calendar|spielplan|kalender|calendrier|calendario|agenda|repertuar", re.I)


def is_showing(text: str) -> bool:
    """A weekday, a day and an hour, and no date of a text: it has no year, or says more than the date."""
    if len(text) > _LONGEST or is_prose(text) or not (_SHOWN.match(text) or _EAST.match(text)):
        return False
    rest = dates.without(text)
    return rest is None or sum(word.isalpha() for word in re.findall(r"\w+", rest)) > 1


def drop_all(lines: list[Line]) -> None:
    """Keep when a film is shown; drop below a text what comes next and what it costs."""
    _shown(lines)
    _below_text(lines)
    for line in lines:
        said = _DOORS.match(line.text) or (_DUE.match(line.text) and _PRICED.search(line.text))
        if said and line.fate in ("", kinds.LIST_ITEM) and not line.comment and extent(line.text) <= _LONGEST:
            drop(line, "what a house tells those who come", sure=True)
    for line in lines:
        if is_prose(line.text) and extent(line.text) >= _BODY:
            break
        if not line.fate and not line.comment and extent(line.text) <= _LONGEST and _is_fee(line.text):
            drop(line, "what it costs", sure=True)


def _shown(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        free = not line.comment and line.fate in ("", kinds.LIST_ITEM)
        if free and is_showing(line.text):
            above = _above(lines, index)
            planned = any(_PLAN.search(other.text) for other in above)
            if planned or (line.hint == kinds.LIST_ITEM and lines[index - 1].reason == _PLANNED):
                for other in (line, *above):
                    drop(other, _PLANNED, sure=True)
                continue
            _keep(line, above)


def _keep(line: Line, above: list[Line]) -> None:
    """When the film that a text is about is shown: a fact of it, and the word over such rows a heading."""
    settle(line, kinds.LIST_ITEM)
    for other in above:
        settle(other, kinds.HEADING, other.level or 2)


_KEPT = (NOTICE, SUPPORT, kinds.LIST_ITEM, kinds.CONTENTS, kinds.QUOTATION)
_BODY = 100  # code points of a sentence above which no house speaks of what comes next
_NEXT_SHOWN = "what is shown next"


def _below_text(lines: list[Line]) -> None:
    """Below the last sentences of a text: what comes next, what it costs, and what else the house has to say there."""
    tail: list[Line] = []
    for line in reversed(lines):
        if line.fate in _KEPT or line.comment:
            continue
        short = extent(line.text) <= _LONGEST
        if line.fate == DROPPED or (short and (_NEXT.match(line.text) or _is_fee(line.text))):
            tail.append(line)
        elif is_prose(line.text) and extent(line.text) >= _BODY and not cues.find(line.text) & cues.PAGE:
            break
        else:
            tail.append(line)
    said = False
    for line in reversed(tail):
        if line.fate == DROPPED or extent(line.text) > _LONGEST:
            continue
        if _NEXT.match(line.text):
            drop(line, _NEXT_SHOWN, sure=True)
            said = True
        elif _is_fee(line.text):
            drop(line, "what it costs", sure=True)
        elif (
            said and _HOUSE.search(line.text) and line.fate in ("", kinds.CREDIT) and not patterns.is_credit(line.text)
        ):
            drop(line, "what a house tells those who come", sure=True)


def _is_fee(text: str) -> bool:
    """What something costs that a house sells, in a line that does not name it as a fact of the text."""
    priced, fee = _PRICED.search(text), _FEES.search(text)
    # A sentence that comes to speak of money in its course is the text's own.
    told = is_prose(text) and bool(fee) and fee.start() > _FIRST
    return bool(priced and fee) and not told and not _LABELLED.match(text)


def _above(lines: list[Line], index: int) -> list[Line]:
    """The words over a row: directly above it, and in a plain text in one piece with it."""
    found, row = [], lines[index]
    for line in reversed(lines[max(0, index - 2) : index]):
        if not _heads(line) or (row.first and not row.marked_up):
            break
        found.append(line)
        row = line
    return found


def _heads(line: Line) -> bool:
    """A few words over rows of showings: a heading, the names of their columns, a button."""
    few = len(line.text) <= _HEAD and len(line.text.split()) <= 4 and ends_open(line.text)
    return few and line.fate == "" and (not line.marked_up or line.hint in (kinds.HEADING, kinds.LIST_ITEM))
