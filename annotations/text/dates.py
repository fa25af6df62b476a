"""Dates and times as bylines and pages spell them."""

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

# The beginnings of month names in the languages the importer reads, as they stand beside a day.
_MONTHS = (
    "jan jän ian ene gen sty led oca янв січ tammi ιαν",
    "feb fév fev lut úno şub фев лют helmi φεβ",
    "mar már mär maar mrt bře март марта бер maalis μαρ",
    "apr ápr avr abr kwi dub nis апр кві huhti απρ",
    "may mai máj mei mag maj kvě мая май тра touko μαΐ μαι",
    "jun jún iun juin giu cze červn haz июн чер kesä ιουν",
    "jul júl iul juil lug lip červe tem июл лип heinä ιουλ",
    "aug aoû ago sie srp ağu авг сер elo αυγ",
    "sep szep set wrz zář eyl сен вер syys σεπ",
    "oct okt ott out paź říj eki окт жов loka οκτ",
    "nov noi lis kas ноя marras νοε",
    "dec déc dez dic des gru pro ara дек гру joulu δεκ",
)
_MONTH_OF = {stem: number for number, stems in enumerate(_MONTHS, start=1) for stem in stems.split()}
_LENGTHS = sorted({len(stem) for stem in _MONTH_OF}, reverse=True)
_NAME = rf"(?P<month>(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})[^\W\d_]{{0,8}})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<year>(?:1[89]|20|21)\d\d)"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}[ -](?:of |de )?{_NAME},?[ -](?:de )?{_YEAR}(?!\d)",
        rf"\b{_NAME} {_DAY},? {_YEAR}\b",
        rf"\b{_YEAR}\. {_NAME} {_DAY}",
        r"\b(?P<year>(?:1[89]|20|21)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?{_YEAR}\b",
        r"(?<!\d)(?P<year>(?:1[89]|20|21)\d\d) ?[年년] ?(?P<month>\d\d?) ?[月월] ?(?P<day>\d\d?) ?[日일]",
    )
)
# Day and month cannot be told apart unless one of them is over 12; then the date stays as it is printed.
_SLASHED = re.compile(r"\b(\d\d?)/(\d\d?)/((?:1[89]|20|21)\d\d)\b")
_TIME = re.compile(
    r"(?:\bat |\bum |\bà |\ba las |\balle |\bom |\bkl\.? |T)?\b(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))"
    r"(?:[:.]\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:uhr\b)?\s*"
    r"(?:\(?(?P<zone>\b(?:[A-Z]{1,2}[SD]?T|GMT|UTC|CES?T|MES?Z|Z)\b|Z\b|[+-]\d\d:?\d\d\b)\)?)?"
    r"|(?:\bat )?\b(?P<oclock>\d{1,2}) ?(?P<full>[ap]\.?m)\b\.?",
    re.IGNORECASE,
)
_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|måndag|tisdag"
    r"|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
    r"|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|domingo"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b[,.]?",
    re.IGNORECASE,
)


def find(text: str) -> date | None:
    """The first date spelled out in `text`; None where there is none, it is ambiguous, or it does not exist."""
    match = _match(text)
    if match is None:
        return None
    if match.re is _SLASHED:
        first, second, year = map(int, match.groups())
        if first <= 12 and second <= 12 and first != second:
            return None
        return _made(year, first if first <= 12 else second, second if first <= 12 else first)
    month = match["month"]
    return _made(int(match["year"]), int(month) if month.isdecimal() else _number(month), int(match["day"]))


def hour(text: str) -> time | None:
    """The time of day printed beside the first date of `text`, with its offset where a zone says so."""
    match = _match(text)
    if match is None:
        return None
    found = _TIME.search(text, match.end()) or _TIME.search(text[: match.start()])
    if found is None:
        return None
    half = (found["half"] or found["full"] or "").lower()
    hours, minutes = int(found["hour"] or found["oclock"]), int(found["minute"] or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    if hours > 23 or minutes > 59:
        return None
    return time(hours, minutes, tzinfo=_zone(found["zone"]))


def stamp(text: str) -> tuple[date | None, time | None]:
    """Date and time of what a page's metadata hold: ISO 8601, or else as bylines spell them."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return find(text), hour(text)
    if len(text.strip()) <= 10:
        return moment.date(), None
    return moment.date(), moment.timetz().replace(second=0, microsecond=0)


def printed(day: date | None, at: time | None) -> str | None:
    """ISO 8601 as far as it is known: "2019-05-25", "2019-05-25T20:31" or "2019-05-25T20:31+02:00"."""
    if day is None:
        return None
    return f"{day.isoformat()}T{at.isoformat(timespec='minutes')}" if at else day.isoformat()


_ISSUE = re.compile(
    rf"^(?:{_NAME}|spring|summer|autumn|fall|winter|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño"
    rf"|invierno|estate|autunno|inverno)\W+{_YEAR}\W*$", re.IGNORECASE,
)  # fmt: skip


def is_issue(text: str) -> bool:
    """A line such as "Autumn 2017" or "March 1998", which dates an issue and names no day."""
    return len(text) <= 40 and bool(_ISSUE.match(text))


_NUMBERED = (
    r"(?:vol(?:ume)?|issue|no|nr|num(?:ber|éro|ero)?|número|heft|ausgabe|jg|jahrgang|bd|band|n[º°]|rok|číslo|ročník"
    r"|årg\w*|häfte|hefte|sayı|numer|zeszyt|č|programm?e?|programblad|programmheft|schede?|blad)\.?\s?\d{1,4}\b"
)
_VOLUME = re.compile(
    rf"\bISSN\b|\b\d{{1,3}} ?\(\d{{1,3}}(?:[–-]\d+)?\),? (?:19|20)\d\d\b"
    rf"|\b\d{{1,3}}[.:/]\s?\d{{1,2}}(?:,)? \((?:19|20)\d\d\)"
    rf"|[^\W\d_]{{3,}} \d{{1,3}}[.:]\d{{1,2}}$"
    rf"|^\W{{0,2}}{_NUMBERED}(?=\s?[/·|,–—-]\s?(?:spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|printemps"
    rf"|été|automne|hiver|primavera|verano|otoño|invierno|estate|autunno|inverno|lente|zomer|herfst)\W*$"
    rf"|.*\b(?:19|20)\d\d\b|.*\bpp?\. ?\d|[\W\d]*$|\. )"
    rf"|^[^.!?]{{3,60}}[,/|·•–—(]\s*{_NUMBERED}(?:\W|$)",
    re.IGNORECASE,
)


@lru_cache(2048)
def is_volume(text: str) -> bool:
    """A line that numbers an issue or a volume: "Screen Notes 9.2 (2015): 113-121", "THE REEL / no. 41 / 2016"."""
    return len(text) <= 110 and bool(_VOLUME.search(text))


@lru_cache(2048)
def without(text: str) -> str | None:
    """`text` without its first date, the time and the weekday beside it; None where no date is printed."""
    match = _match(text)
    if match is None:
        return None
    rest = text[: match.start()] + " " + text[match.end() :]
    return _WEEKDAY.sub(" ", _TIME.sub(" ", rest))


def _match(text: str) -> re.Match | None:
    found = (spelling.search(text) for spelling in (*_SPELLINGS, _SLASHED))
    return next((match for match in found if match), None)


def _number(name: str) -> int:
    lower = name.lower()
    return next(_MONTH_OF[lower[:length]] for length in _LENGTHS if lower[:length] in _MONTH_OF)


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[-2:])
        if hours > 14 or minutes > 59:
            return None
        return timezone((-1 if name[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    hours = _ZONES.get(name.lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_DAY_ALONE = re.compile(
    rf"^(?:{_WEEKDAY.pattern})?\s*(?:(?:the |le |el |il |o |den )?\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?"
    rf"{_NAME}|{_NAME.replace('<month>', '<name>')} \d{{1,2}}(?:st|nd|rd|th)?)?,?(?: (?:de )?(?:1[89]|20)\d\d)?:?$",
    re.IGNORECASE,
)


def is_day(text: str) -> bool:
    """A weekday, a day of a month, or both, and nothing else: over an entry of a diary."""
    return 3 < len(text) <= 40 and bool(_DAY_ALONE.match(text))
