"""Dates as bylines spell them."""

import re
from datetime import date

# The beginnings of month names in English, German, French, Spanish, Italian, Portuguese and Dutch. Longer ones first.
_MONTHS = (
    (1, "jan|jän|ene|gen"), (2, "feb|fév|fev"), (6, "juin|jun|giu"), (7, "juil|jul|lug"),
    (3, "mar|mär|maar|mrt"), (4, "apr|avr|abr"), (5, "may|mai|mei|mag"), (8, "aug|aoû|ago"),
    (9, "sep|set"), (10, "oct|okt|ott|out"), (11, "nov"), (12, "dec|déc|dez|dic"),
)  # fmt: skip
_MONTH_OF = {stem: number for number, stems in _MONTHS for stem in stems.split("|")}
_NAME = rf"(?P<month>(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})[^\W\d_]{{0,8}})\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?", r"(?P<year>(?:1[89]|20|21)\d\d)"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}[ -](?:of |de )?{_NAME},?[ -](?:de )?{_YEAR}\b",
        rf"\b{_NAME} {_DAY},? {_YEAR}\b",
        r"\b(?P<year>(?:1[89]|20|21)\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}\b",
    )
)
# Day and month cannot be told apart unless one of them is over 12; then the date stays as it is printed.
_SLASHED = re.compile(r"\b(\d\d?)/(\d\d?)/((?:1[89]|20|21)\d\d)\b")
_TIME = re.compile(
    r"(?:\bat |\bum |\bà |\ba las |T)?\b\d{1,2}(?:[:.]\d\d){1,2}\s*(?:[ap]\.?m\b\.?|uhr\b)?\s*"
    r"(?:\(?\b(?:[A-Z]{1,2}[SD]?T|GMT|UTC|CES?T|Z)\b\)?)?|\b\d{1,2} ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)


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
    return next(_MONTH_OF[name[:length].lower()] for length in (4, 3) if name[:length].lower() in _MONTH_OF)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
