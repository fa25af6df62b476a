"""The head of a text: its title, who wrote it, when and where it was published."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text import cues, dates, imprint, patterns, titles
from annotations.text.bylines import BY, LONE_NAME, NAME, mostly_capitals, parted, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, extent, is_prose, key
from annotations.text.manuscript import BYLINE, DATE, PUBLISHER, TITLE
from annotations.text.rules import drop, repeats
from annotations.text.threads import is_heading

_ZONE = 10  # lines below the title among which byline and date stand
_ABOVE = 6  # and above it
_PROSE = 200
_LABELS = re.compile(
    r"\b(?:first|last|originally|published|posted|updated|modified|date|online|on|at|am|pm|um|am|le|el|il|op|den"
    r"|veröffentlicht|publié|publicado"
    r"|pubblicato|gepubliceerd|geplaatst|aktualisiert|erstellt|stand|mis à jour|mise à jour|modifié|actualizado"
    r"|aggiornato|bijgewerkt"
    r"|atualizado|edited|revised|et|und|and|y|à|às|h|uhr|\d+ (?:hrs?|hours?|std|h)"
    r"|\d+ min(?:ute)?s?(?: read)?|reading time)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"^\W*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt)\b", re.IGNORECASE
)
# A row of a table or list, such as "Release date: 4 March 1977", tells when something else came out.
_STATES_OTHER = re.compile(
    r"^(?!published|posted|updated|date|veröffentlicht|publié|publicado)[^:]{1,40}:", re.IGNORECASE
)
_SEPARATORS = re.compile(r"(?:[\s|·•,;:/()–—]|-(?!\w)|(?<!\w)-)+")
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+")
_FROM = re.compile(r"^From (?:the |[A-Z])[^.!?]{2,60}$")
_ALONE = re.compile(r"^(?:written |words |text |review )?(?:by|von|par|por|di|da|door)\W*$", re.IGNORECASE)
_AFFILIATION = re.compile(
    r"^(?=.{6,100}$)[^.!?]*\b(?:universit\w+|universidad|college|institute?|school of|academy|department of"
    r"|hochschule|akademie|universität|université|universidade|università|universiteit|uniwersytet|univerzita"
    r"|universitet)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\s+(?:at|en|um|à|alle|om|a las|às)\s+\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?\W*$", re.IGNORECASE)
_PLACE = re.compile(r"^[^\W\d_a-z][^\W\d_]{2,19}$")
_FILED = re.compile(r"\b(?:filed |posted )?(?:in|under) .{1,60}?(?=\s+by\b|\s*$)", re.IGNORECASE)
_ADDRESS = re.compile(r"^https?://\S+$")
_LABELLED_FACT = re.compile(
    r"^(?P<label>title|titel|titre|título|titolo|author|autorin?|auteure?|autore|publisher|publication|outlet|verlag"
    r"|published in|erschienen in"
    r"|publié dans|publicado en|date|datum|fecha|data|published|published on|url|link|language|sprache|langue"
    r"|idioma)\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)  # fmt: skip
_FACT_OF = {
    TITLE: "title titel titre título titolo", BYLINE: "author autor autorin auteur auteure autore",
    PUBLISHER: "publisher publication outlet verlag published in erschienen in publié dans publicado en",
}  # fmt: skip


def read(lines: list[Line], facts: Facts) -> None:  # noqa: PLR0912 - one decision for each sort of line
    """Find title, byline and date, and decide their lines. Notices and buttons above the title are left open.

    `facts` come in with what the markup states and go out complete: what is printed fills what is not stated.
    """
    if stated := BY.match(facts.author):
        facts.author = who(stated)
    _labelled(lines, facts)
    at = titles.find(facts, lines)
    for line in lines:
        if line.hint == TITLE and line.fate != TITLE:
            line.hint, line.level = kinds.HEADING, 2
    zone = _zone(lines, at)
    for line in zone:
        if line.fate:
            continue
        if repeats(line, facts.title):
            drop(line, "repeats the title")
        elif titles.is_section(line.text) and not line.hint:
            drop(line, "a label below the title")
        elif _FROM.match(line.text) and not line.hint:
            drop(line, "says where it comes from")
        elif dates.is_issue(line.text):
            line.fate, facts.published_text = DATE, facts.published_text or line.text
        elif _ADDRESS.match(line.text):
            facts.url = facts.url or line.text
            drop(line, "the address of the page it came from")
        else:
            _dated(facts, line) or _signed(facts, line)
    for line, below in pairwise(zone):
        if not line.fate and not below.fate and _ALONE.match(line.text) and NAME.match(below.text):
            drop(line, "the word above a byline")
            below.hint = below.hint or BYLINE
            _signed(facts, below)
        elif not line.fate and not below.fate and not facts.author and _AFFILIATION.search(below.text):
            _affiliated(facts, line, below)
    for index, line in enumerate(zone):
        if not line.fate:
            _named(facts, line, zone[max(0, index - 1) : index + 2])
    facts.publisher = facts.publisher or imprint.rights_holder(lines, facts)


def _labelled(lines: list[Line], facts: Facts) -> None:
    """Lines such as "Title: …" and "Author: …" above a text: two of them at least, or they are something else."""
    found = [(line, match) for line in lines[:8] if not line.fate and (match := _LABELLED_FACT.match(line.text))]
    if len(found) < 2:
        return
    for line, match in found:
        label, value = match["label"].lower(), match["value"].strip()
        fact = next((fact for fact, labels in _FACT_OF.items() if label in labels), "")
        if fact == TITLE and not facts.title:
            line.fate, facts.title = TITLE, value
        elif fact == BYLINE and not facts.author:
            line.fate, facts.author = BYLINE, value
        elif fact == PUBLISHER and not facts.publisher:
            line.fate, facts.publisher = PUBLISHER, value
        elif dates.find(value) and not facts.published:
            line.fate, facts.published_text = DATE, line.text
            facts.published, facts.published_time = dates.find(value), dates.hour(value)
        else:
            facts.url = facts.url or (value if _ADDRESS.match(value) else "")
            drop(line, f"says the text's {label}")


# ---- byline and date


def _zone(lines: list[Line], at: int) -> list[Line]:
    """The open lines around the title down to the first long one."""
    zone, prose, above = [], 0, any(line.fate == TITLE for line in lines)
    for line in lines:
        if line.fate and line.fate not in (TITLE, BYLINE, DATE):
            continue
        if line.fate == TITLE:
            # Menus above a title that was found among them hide nothing below it.
            zone, prose = zone[-_ABOVE:], 0
        prose += line.fate != TITLE and extent(line.text) >= 100 and is_prose(line.text)
        if above and line.fate != TITLE:
            if not titles.is_above_title(line):
                zone.append(line)
            continue
        above = False
        if (
            len(zone) >= _ZONE + _ABOVE
            or prose > 1
            or (extent(line.text) >= _PROSE and line.fate != TITLE)
            or is_heading(line.text)
        ):
            break
        if not titles.is_above_title(line):
            zone.append(line)
    return zone


_RELEASED = re.compile(
    r"^(?:sortie(?: (?:nationale|en salles?|france|le))?|date de sortie|release(?:d| date)?|in cinemas|kinostart|start"
    r"|estreno|fecha de estreno|uscita|data di uscita|estreia|premiera|data premiery|premiär\w*|biopremiär|premiere"
    r"|première|premiera|in de bioscoop|v kinech|bemutató|ensi-ilta|vizyon tarihi|公開日?)\s?[:：]",
    re.IGNORECASE,
)


def _dated(facts: Facts, line: Line) -> bool:
    """A line that holds a date and little else, or a date and a name."""
    rest = dates.without(line.text) if len(line.text) <= 140 else None
    if rest is None and line.hint == DATE and len(line.text) <= 40 and facts.published and not facts.published_text:
        line.fate, facts.published_text = DATE, line.text
        return True
    if rest is None or (line.hint in kinds.KINDS and _STATES_OTHER.match(line.text)):
        return False
    while (more := dates.without(rest)) is not None:
        rest = more
    rest = _FILED.sub(" ", rest)
    parts = [_SEPARATORS.sub(" ", _LABELS.sub(" ", part)).strip(" .") for part in _PARTS.split(rest)]
    parts = [part for part in parts if part and not re.fullmatch(r"[\d .:+-]*", part)]
    # A place may stand before the day: "Madrid - 10 mar 2023".
    parts = [part for part in parts if len(parts) > 1 or line.hint or not _PLACE.match(part)]
    name, publisher = _who(parts)
    if name and facts.author and not publisher and key(name) not in key(facts.author):
        name, publisher = "", name
    if parts and not name and not publisher and line.hint != DATE:
        return imprint.housed(facts, line)
    if facts.published_text and _RELEASED.match(line.text):
        return True  # when the film came out, which is a fact of it
    if facts.published_text or (_UPDATED.match(line.text) and facts.published):
        drop(line, "a second date")
    else:
        line.fate, facts.published_text = DATE, line.text
        stated, day = facts.published, dates.find(line.text)
        # What a page states is exact to the second and has its zone, as long as it is about the same day.
        if stated is None or (day and day != stated and line.hint != DATE):
            facts.published, facts.published_time = day, dates.hour(line.text)
        elif day == stated and facts.published_time is None:
            facts.published_time = dates.hour(line.text)
    facts.author, facts.author_printed = facts.author or name, facts.author_printed or bool(name)
    facts.publisher = facts.publisher or publisher
    return True


def _who(parts: list[str]) -> tuple[str, str]:
    """Author and publisher among the parts of a line that a date was taken from; empty where they are neither."""
    author = publisher = ""
    for part in parts:
        by = BY.match(part)
        name = who(by) if by else part
        if by and (NAME.match(name) or len(name.split()) <= 2):
            author = author or name
        elif not author and LONE_NAME.match(part) and not part.startswith(("The ", "La ", "Le ", "Die ", "El ")):
            author = part
        elif author and NAME.match(part) and not publisher:
            publisher = part
        else:
            return "", ""
    return author, publisher


def _signed(facts: Facts, line: Line) -> bool:
    by = BY.match(line.text) if len(line.text) <= 160 else None
    hinted = line.hint == BYLINE and len(line.text) <= 160
    if (not by and not hinted) or patterns.is_picture(line.text):
        return False
    name = who(by) if by else line.text
    said = dict(line.said).get("author", "") if hinted else ""
    name = who(inner) if (inner := BY.match(said)) else said or name
    name = _HOUR.sub("", name)
    name, publisher = parted(name.rstrip(" .,|·"))
    if not name or not (NAME.match(name) or mostly_capitals(name) or hinted or key(name) == key(facts.author)):
        return False
    if line.hint in kinds.KINDS:
        return False
    first = re.split(r", | and | & ", facts.author)[0]
    if facts.author and key(first) not in key(line.text):
        drop(line, "a second byline")
    elif facts.author and facts.author_printed:
        drop(line, "repeats the author")
    else:
        line.fate, facts.author = BYLINE, facts.author or name
        facts.author_printed = True
        facts.publisher = facts.publisher or publisher
    return True


def _affiliated(facts: Facts, line: Line, below: Line) -> None:
    """A scholar's name, and below it the house they work in."""
    if LONE_NAME.match(line.text) and not below.hint:
        line.fate, facts.author, facts.author_printed = BYLINE, line.text, True
        below.fate, below.sure = kinds.CREDIT, True


def _is_parted(line: Line, date: Line) -> bool:
    """A line alone below a date that stands directly below the title: the text has begun with it."""
    return date.number < line.number and line.alone and not date.first and not line.marked_up


def _named(facts: Facts, line: Line, near: list[Line]) -> None:
    """A name alone on its line is the author's where a byline says so, or where it stands beside the date."""
    if facts.author and key(line.text) == key(facts.author):
        if facts.author_printed:
            drop(line, "repeats the author")
        else:
            line.fate, facts.author_printed = BYLINE, True
    elif facts.publisher and key(line.text) == key(facts.publisher):
        line.fate = PUBLISHER
    elif (
        not facts.publisher
        and not line.hint
        and NAME.match(line.text)
        and {other.fate for other in near} >= {BYLINE, DATE}
    ):
        line.fate, facts.publisher = PUBLISHER, line.text
    elif (
        not facts.author
        and any(other.fate == DATE and not _is_parted(line, other) for other in near)
        and not cues.find(line.text) & cues.SURE
    ):
        name, _comma, house = line.text.partition(", ")
        if LONE_NAME.match(name) and (not house or (LONE_NAME.match(house) and not line.hint)):
            line.fate, facts.author, facts.author_printed = BYLINE, name, True
            facts.publisher = facts.publisher or house
