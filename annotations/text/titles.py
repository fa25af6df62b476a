"""The line that is a text's title, and the names that stand above it and are none."""

import re
from itertools import takewhile

from annotations.text import advisories, dates, patterns, showings
from annotations.text.bylines import BY, parted, who
from annotations.text.facts import Facts
from annotations.text.lines import Line, is_prose, key
from annotations.text.manuscript import PUBLISHER, TITLE
from annotations.text.rules import drop

_LONGEST_TITLE = 200
_SHORTENED_TITLE = 80
_LABELS = 3  # above a title
_DATED = 40  # code points of a line that is a date and nothing else


def is_above_title(line: Line) -> bool:
    return advisories.is_notice(line.text) or bool(patterns.promotion(line.text))


def find(facts: Facts, lines: list[Line]) -> int:
    """The index of the title's line; -1 where the title is stated and printed nowhere."""
    known = next((i for i, line in enumerate(lines) if line.fate == TITLE), None)
    if known is not None:
        facts.title = facts.title or lines[known].text
        return known
    near = [i for i, line in enumerate(lines) if not line.fate][:20]
    hinted = next((i for i in near if lines[i].hint == TITLE), None)
    same = next((i for i in near if facts.title and key(lines[i].text) == key(facts.title)), None)
    if same is None and hinted is None and facts.title:
        return -1
    at = next((i for i in (same, hinted) if i is not None), None)
    if at is None:
        names = _publishers(lines)
        _section_label(lines, near)
        for i in near:
            if lines[i].fate:
                continue
            if key(lines[i].text) in names:
                lines[i].fate = PUBLISHER
            elif not is_above_title(lines[i]) and not _is_dated(lines, near, i):
                at = i
                break
        at = at if at is not None else next((i for i in near if not lines[i].fate), 0)
    return _titled(facts, lines, at)


_SECTIONS = frozenset((
    "movies", "movie", "film", "films", "cinema", "tv", "television", "reviews", "review", "essay", "essays",
    "feature", "features", "opinion", "culture", "arts", "interview", "interviews", "analysis", "explainer",
    "criticism", "kritik", "kultur", "rezension", "kino", "cinéma", "critique", "crítica", "cine", "ensayo",
    "recensioni", "ensaio", "recensie", "essais", "entretien", "news", "entertainment", "critiques", "críticas",
    "kritiken", "rezensionen", "filmkritik", "filmkritiken", "recensies", "recensione", "reseña", "reseñas",
    "resenhas", "ensayos", "entretiens", "entrevista", "entrevistas", "intervista", "interviste", "chronique",
    "recenzja", "recenzje", "wywiad", "wywiady", "felieton", "felietony", "seriale", "kultura", "rozmowa",
    "rozmowy", "relacja",
    "recenze", "rozhovor", "rozhovory", "seriály", "komentář", "glosa", "zprávy", "recension", "recensioner",
    "intervju",
    "intervjuer", "krönika", "essä", "essäer", "kultur", "anmeldelse", "anmeldelser", "interview", "filmanmeldelse",
    "filmanmeldelser", "nyheter", "nyheder", "kommentar", "sinema", "eleştiri", "eleştiriler", "inceleme", "röportaj",
    "söyleşi", "haber", "haberler", "dizi", "diziler", "ensaios", "crônica", "notícias", "séries", "series", "映画",
    "映画評",
    "レビュー", "コラム", "インタビュー", "特集", "obituary", "obituaries", "festival", "festivals", "report",
    "podcast", "roundtable", "rondetafel", "rondetafelgesprek", "rundgespräch", "dossier", "profile",
    "debate", "mesa", "redonda", "table", "ronde", "tavola", "rotonda", "okrągły", "stół", "рецензия", "интервью",
    "эссе", "письмо",
    "nachruf", "gespräch", "porträt", "bericht", "rencontre", "portrait", "nécrologie", "crónica", "crónicas",
    "obituario",
    "opinión", "opinione", "ricordo", "gesprek", "verslag", "nieuws", "kunst", "arte", "kunst", "spettacoli",
    "chroniques", "cultura", "cultuur", "feuilleton", "column", "columns", "kolumne", "recaps", "explainers",
))  # fmt: skip


_SMALL = frozenset("of the and de del la le les des du di y et und en e da do".split())  # noqa: SIM905


def is_section(text: str) -> bool:
    """The name of a part of a magazine or of a site, printed above or below a title."""
    words = re.findall(r"[^\W_]+", text.casefold())
    named = [word for word in words if word not in _SMALL]
    return len(text) <= 30 and bool(named) and all(word in _SECTIONS for word in named)


def is_like_section(text: str) -> bool:
    """A few words of which one names such a part: "Family film reviews"."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return 1 <= len(words) <= 4 and any(word in _SECTIONS for word in words)


def _section_label(lines: list[Line], near: list[int]) -> None:
    """The name of a section above the title is none: a longer line follows that reads as one."""
    labels = list(takewhile(lambda at: is_section(lines[at].text), near[:_LABELS]))
    rest = [at for at in near[len(labels) :] if dates.without(lines[at].text) is None or len(lines[at].text) > _DATED]
    if labels and len(rest) > 1:
        below = lines[rest[0]].text
        if 12 <= len(below) <= _LONGEST_TITLE and not BY.match(below) and not dates.find(below):
            for at in labels:
                drop(lines[at], "a label above the title")


def _is_dated(lines: list[Line], near: list[int], at: int) -> bool:
    """The number of an issue or a day alone, above another line that is fit to be a title."""
    text = lines[at].text
    below = [lines[i] for i in near if i > at and not lines[i].fate][:2]
    fit = any(len(line.text) <= _LONGEST_TITLE and not BY.match(line.text) for line in below)
    day = (len(text) <= _DATED and dates.without(text) is not None) or showings.is_showing(text)
    return fit and (day or dates.is_volume(text))


def _publishers(lines: list[Line]) -> set[str]:
    """The keys of publishers that a byline near the top names: printed above the title, such a name is none."""
    bylines = (BY.match(line.text) for line in lines[:12] if len(line.text) <= 160)
    return {key(parted(who(by))[1]) for by in bylines if by} - {""}


def _titled(facts: Facts, lines: list[Line], at: int) -> int:
    line = lines[at]
    line.take(len(re.match(r"(?:#{1,6}\s+(?=\S))?", line.text).group()))
    # In markup a whole sentence is a paragraph unless something says that it is the title.
    sentence = line.marked_up and line.hint != TITLE and key(line.text) != key(facts.title) and is_prose(line.text)
    if len(line.text) <= _LONGEST_TITLE and not sentence:
        line.fate = TITLE
        # As printed: what a page states about itself may be shortened or carry the publisher's name.
        facts.title = line.text
        return at
    # A text without a title begins at once: its first words name it, and the line stays a paragraph.
    facts.title = line.text[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return at
