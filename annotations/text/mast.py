"""What stands above the title of a text that was copied out of a page: the name of the site, its motto, its menu.

No name of a site is known here. A first line is one where several things speak for it: it is said again where pages
speak of themselves, a menu or a motto comes with it, and below it stands another line that reads as a title.
"""

import re

from annotations.text import advisories, chrome, cues, dates, patterns, people, sheets, showings
from annotations.text.bylines import BY, LONE_NAME
from annotations.text.facts import Facts
from annotations.text.lines import Line, ends_open, extent, is_prose, key
from annotations.text.manuscript import DATE, TITLE
from annotations.text.rules import drop
from annotations.text.titles import is_section

_PROSE = 100  # code points of a sentence that is no motto
_SENTENCE = 60  # the same of one that a title may stand over
_TOP = 8  # lines among which the title stands
_LONGEST_NAME, _LONGEST_TITLE, _WORDS = 60, 160, 6
_MENU, _SITE = "navigation of the page", "the name of the site"
_PARTED = re.compile(r"\s+[|·•∙»>/–—]\s*|\s*[|»>/]\s+|\s{2,}|\t")
_OUTLET = re.compile(
    r"\b(?:magazine|journal|quarterly|review|weekly|daily|times|post|herald|courier|observer|podcast|blog|society|club"
    r"|wiki|\w*pedia|press|diary|notebook|newsletter|zeitschrift|magazin|zeitung|blatt|filmblad|revue|revista|rivista"
    r"|cahiers|journal|cuadernos|quaderni|tijdschrift|cine ?club|filmclub|news|online"
    r"|gazette|chronicle|tribune|tageblatt|anzeiger|kurier|corriere|gazzetta|giornale|diario|periódico|heraldo"
    r"|jornal|folha"
    r"|dagblad|krant|gazeta|dziennik|kurier|noviny|tidning\w*)\b", re.IGNORECASE,
)  # fmt: skip
_MOTTO = re.compile(r"^(?P<name>.{3,40}?)\s+[–—|:-]\s+(?P<motto>.{6,60})$")
ENOUGH = 2


def read(lines: list[Line], facts: Facts) -> None:
    """Drop menus above the title of a text without markup, and take the name of the site for its publisher."""
    near = _near(lines)
    _named_in_menu(lines, facts)
    for line in near:
        if is_menu_row(line) and any(_fits_title(other) for other in near[near.index(line) + 1 :]):
            drop(line, _MENU)
    left = [line for line in near if not line.fate]
    if _over_facts(left, lines, facts) or _episode(left, facts):
        return
    if len(left) < 2 or not _is_name(left, near, lines):
        return
    site, match = left[0], _MOTTO.match(left[0].text)
    motto = bool(match) and not match["motto"][0].isdigit()
    drop(site, _SITE)
    name = match["name"] if motto else site.text
    facts.publisher = facts.publisher or _spelled(name, lines)
    for number, line in enumerate(left[1:], start=1):
        # Below the name its motto, or what the page offers: no title, for a better one follows.
        if not any(_fits_title(other) for other in left[number + 1 :]):
            break
        if dates.without(line.text) is not None and not facts.published_text:
            line.fate, facts.published_text = DATE, line.text
            facts.published, facts.published_time = dates.find(line.text), dates.hour(line.text)
            continue
        together = line.touches(site)
        if key(line.text).startswith(f"{key(name)} ") and _fits_title(line):
            break
        if (not together and _fits_title(line)) or (is_prose(line.text) and extent(line.text) > _SENTENCE):
            break
        drop(line, "the motto of the site" if together else _MENU)


_HALL = re.compile(
    r"\b(?:society|club|klub\w*|film(?:huis|haus|klub|liga|kreis|studio|kör|forum)|kino\w*|cin[eé]mas?|ciné-?club"
    r"|cinemate\w+|cinémathèque"
    r"|filmoteca|cinetec\w+|cineforum|cineclube?|lantern|pictures|playhouse|\w*kerho|dkf|sinema\w*|biograf\w*|sala"
    r"|saal)\b|シネマ|映画館",
    re.IGNORECASE,
)


def _over_facts(left: list[Line], lines: list[Line], facts: Facts) -> bool:
    """The head of a note that a house hands out: its name, a number of the note, and the title above the facts."""
    near = [line for line in lines[: _TOP + 2] if not line.fate]
    for index in range(1, len(near)):
        line, at = near[index], lines.index(near[index])
        rows = [
            other for other in lines[at + 1 : at + 3] if sheets.is_row(other.text) or sheets.is_known_fact(other.text)
        ]
        if not rows or lines[at + 1] is not rows[0] or sheets.is_known_fact(line.text) or sheets.is_row(line.text):
            continue
        while index > 1 and (
            sheets.is_maker(line.text)
            or BY.match(line.text)
            or ": " in line.text
            or dates.find(line.text)
            or showings.is_showing(line.text)
            or _OTHER_TITLE.match(line.text)
        ):
            index -= 1  # noqa: PLW2901 - the title stands above who made the film
            line = near[index]
        house = near[0].text
        named = (
            _HALL.search(house)
            or _OUTLET.search(house)
            or _SERIES.search(house)
            or any(dates.is_volume(other.text) for other in near[1:index])
        )
        single = len(house) <= _LONGEST_NAME and not is_prose(house) and not BY.match(house)
        if not named or not single or not _may_head(line) or any(BY.match(other.text) for other in near[:index]):
            return False
        for other in near[:index]:
            if showings.is_showing(other.text):
                continue
            if dates.find(other.text) is None or dates.is_volume(other.text):
                drop(other, _SITE if other is near[0] else "the motto of the site")
        if not _SERIES.search(house):
            facts.publisher = facts.publisher or _spelled(house, lines)
        line.fate, facts.title = TITLE, facts.title or line.text
        return True
    return False


_PAGE = re.compile(r"^(?:page|p\.|seite|s\.|página|pagina|pág\.|pagina|sida|side|strona)\s?\d{1,3}$", re.IGNORECASE)
_HEAD = 4  # lines among which a paper prints the number of its page
_SERIES = re.compile(
    r"^(?:rassegna|ciclo|reihe|filmreihe|retrospe\w+|rétrospe\w+|cycle|season|series|cykl|przegląd|reeks|cyklus|serie)\b"
    r"|\bappuntamento$",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(r"^[(（\[][^()]{2,80}[)）\]]$")  # the film's own, below the one it is shown under
_EPISODE = re.compile(
    r"^(?:episode|ep\.|folge|épisode|episodio|puntata|episódio|aflevering|odcinek|odc\.|avsnitt|afsnit|díl|epizoda"
    r"|bölüm|jakso|rész)"
    r" ?(?:n[º°o.]+ ?)?\d{1,4}\s?[:.–—-]\s?\S.{2,120}$",
    re.IGNORECASE,
)


def _episode(left: list[Line], facts: Facts) -> bool:
    """The numbered title of an episode below the name of its podcast, its motto and its menu."""
    at = next((index for index, line in enumerate(left) if _EPISODE.match(line.text)), 0)
    if not at or any(BY.match(line.text) or dates.without(line.text) is not None for line in left[:at]):
        return False
    title, site = left[at], left[0]
    if len(site.text) > _LONGEST_NAME or is_prose(site.text):
        return False
    for line in left[:at]:
        drop(line, _SITE if line is site else _MENU)
    facts.publisher = facts.publisher or _spelled(site.text, left)
    title.fate, facts.title = TITLE, facts.title or title.text
    return True


def _may_head(line: Line) -> bool:
    return 2 < len(line.text) <= _LONGEST_TITLE and line.text[-1] not in ".:;,。" and dates.without(line.text) is None


def _named_in_menu(lines: list[Line], facts: Facts) -> None:
    """The name above a menu that was dropped with it: the first line, when it is no word of menus."""
    menu = [line for line in lines[:_TOP] if line.reason == _MENU]
    first = next((line for line in menu if not chrome.is_menu(line.text) and not is_section(line.text)), None)
    if first is None or facts.publisher or is_menu_row(first) or patterns.promotion(first.text):
        return
    if first is menu[0] or len(first.text.split()) > 1:
        first.reason, facts.publisher = _SITE, _spelled(first.text, lines)


def _spelled(name: str, lines: list[Line]) -> str:
    """A name in capitals as the text spells it further down, or with capitals where names have them."""
    if not name.isupper():
        return name
    found = (re.search(rf"\b{re.escape(name)}\b", line.text, re.IGNORECASE) for line in lines[1:])
    other = next((match.group() for match in found if match and not match.group().isupper()), "")
    return other or " ".join(word.capitalize() for word in name.split())


def _near(lines: list[Line]) -> list[Line]:
    """The open lines above the first sentence of some length and the first byline."""
    found = []
    for line in [line for line in lines if not line.fate][:_TOP]:
        rest = dates.without(line.text)
        signed = rest is not None and len(key(rest)) > 12  # a day and somebody's name
        if (is_prose(line.text) and extent(line.text) > _LONGEST_TITLE) or BY.match(line.text) or signed:
            break
        found.append(line)
    return found


def is_menu_row(line: Line) -> bool:
    """Three entries of a menu in one row at least, or a trail of two that is known for one."""
    text = line.raw.strip() if not line.marked_up and line.raw else line.text
    parts = [part for part in _PARTED.split(text) if part.strip(" []")]
    if sheets.is_row(text):
        return False
    short = all(len(part) <= 24 and len(part.split()) <= 4 and ends_open(part) for part in parts)
    if len(parts) >= 3 and short and dates.find(text) is None and not advisories.is_notice(text):
        known = sum(key(part) in chrome.MENU for part in parts)
        return known >= 1 or len(parts) >= 4 or not any(len(part.split()) > 1 for part in parts)
    words = text.split()
    if not 4 <= len(words) <= 12:
        return chrome.is_trail(line.text)
    known = sum(key(word) in chrome.MENU for word in words)
    return known >= 0.7 * len(words) or chrome.is_trail(line.text)


def is_like_outlet(text: str) -> bool:
    """A few words of which one names a sort of magazine or site."""
    return len(text) <= _LONGEST_NAME and bool(_OUTLET.search(text))


_COUNTED = re.compile(
    r"^(?:(?:season|series|programme|program|issue|volume|vol|number|no|year|saison|jahrgang|heft"
    r"|ausgabe|numéro|año|número"
    r"|anno|numero|rok|nr|n[º°])\W{1,2}\d{1,4}\W*)+$",
    re.IGNORECASE,
)


def _fits_title(line: Line) -> bool:
    text = line.text
    return (
        not line.fate and not _COUNTED.match(text) and not dates.is_volume(text) and 8 <= extent(text) <= _LONGEST_TITLE
        and text[-1] not in ".:;,。"
        and not BY.match(text) and dates.without(text) is None and not advisories.is_notice(text)
        and not patterns.promotion(text) and not is_menu_row(line)
        and len(cues.find(text) & cues.PAGE - {"ad", "shop", "discuss"}) < 2
    )  # fmt: skip


def _is_name(left: list[Line], near: list[Line], lines: list[Line]) -> bool:
    """Whether enough speaks for the first line being the site's and for one of the next being the title."""
    first, below = left[0], left[1]
    name = first.text
    heirs = [line for line in left[1:4] if _fits_title(line)]
    if len(name.split()) > _WORDS and not _MOTTO.match(name):
        return False
    if not heirs or len(name) > _LONGEST_NAME or is_prose(name) or name.endswith("?") or dates.find(name):
        return False
    count = _said_below(name, lines)
    between = near[near.index(first) + 1 : near.index(heirs[-1])]
    count += any(line.fate for line in between)  # a menu between the two
    count += ENOUGH * (dates.is_volume(below.text))
    count += name.isupper() and len(name.split()) <= 6 and not heirs[0].text.isupper()
    count += any(_PAGE.match(line.text) for line in lines[1:_HEAD])
    house = _HALL.search(name) and any(line.reason == _MENU for line in between)
    count += bool(_OUTLET.search(name) or house) and len(name.split()) <= 5
    count += 2 * (bool(_MOTTO.match(name)) and bool(_OUTLET.search(name)))
    count += bool(re.fullmatch(r"(?:[A-Z][a-z]+){2,}", name))  # two names in one word
    count += bool(cues.find(below.text) & cues.PAGE)
    count += dates.without(below.text) is not None and heirs[0] is not below and not LONE_NAME.match(heirs[0].text)
    count += first.alone and heirs[0].alone and len(left) >= 3 and _fits_title(left[2]) and heirs[0] is not below
    at = lines.index(heirs[-1]) + 1
    count += dates.without(below.text) is not None and at < len(lines) and bool(BY.match(lines[at].text))
    # The texts of a page speak of what their title names.
    count -= sum(key(name) in key(line.text) for line in lines[len(near) :] if len(line.text) >= 250) > 0
    return count >= ENOUGH


def _said_below(name: str, lines: list[Line]) -> int:
    """2 where a page's foot names it: in a line of rights, promotion or provenance; 1 where a part of it is named."""
    said = key(_MOTTO.sub(r"\g<name>", name))
    words = [word for word in said.split() if len(word) >= 6]
    best = 0
    for line in lines[2:]:
        # Above the comments a page says the title again.
        said_of = cues.find(line.text) - {"picture", "hands"}
        about = (said_of if "discuss" not in said_of else ()) or people.is_about_somebody(line.text)
        if len(line.text) > 250 or not about:
            continue
        text = key(line.text)
        if f" {said} " in f" {text} ":
            return 2
        best = max(best, any(word in text.split() for word in words))
    return best


def parts(title: str) -> list[str]:
    """The parts of what a page states as its title: "The site - The title" in any order, the longest first."""
    found = [part.strip() for part in re.split(r"\s+[|»·•–—-]\s+|\s+::\s+", title) if part.strip()]
    return sorted(found, key=len, reverse=True) if len(found) > 1 else []
