"""What kind of text it is, as far as title and build say so."""

import re
from itertools import chain

REVIEW, ESSAY, CRITIQUE = "review", "essay", "critique"
EXPLAINER, ENCYCLOPEDIA, INTERVIEW = "explainer", "encyclopedia", "interview"
GENRES = (REVIEW, ESSAY, CRITIQUE, EXPLAINER, ENCYCLOPEDIA, INTERVIEW)

_TITLES = (
    (INTERVIEW, r"\binterviews?\b|in conversation with|\btalks (?:to|with|about)\b|\bentretien\b|\bentrevista\b"
                r"|\bintervista\b|\bim gespräch\b|\bQ ?& ?A\b"),
    (EXPLAINER, r"\bexplain(?:ed|er|s)\b|\bending\b.*\b(?:means?|explained|meaning)\b|\bwhat (?:is|does|happened"
                r"|happens)\b"
                r"|\beverything (?:you|we)\b|\bguide to\b|\berklärt\b|\bexpliqué|\bexplicad|\bspiegat"),
    (REVIEW, r"^(?:crítica|critique|critica|kritik|recensione|reseña|resenha)\s*[:|–-]|\bresenha\b|\breview(?:ed)?\b"
             r"|\bfilmkritik\b|\bkritik\b|\brezension\b|\bcritique de\b|\breseña\b|\bcrítica de\b"
             r"|\brecensione\b|\brecensie\b|\brecension\b|\banmeldelse\b|\brecenzja\b|\brecenze\b|\bрецензия\b"),
    (CRITIQUE, r"\bcritique\b|\bpunish(?:es)?\b.*\b(?:victims?|women)\b|\b(?:feminist|queer|postcolonial|marxist)\b"
               r"|\bproblem (?:with|of)\b|\bfails? (?:its|her|his|their)\b"),
    (ESSAY, r"\bessay\b|^(?:on|notes on|notes (?:toward|towards)|in (?:praise|defen[cs]e) of|against|of)\s"),
)  # fmt: skip
_BY_TITLE = tuple((genre, re.compile(pattern, re.IGNORECASE)) for genre, pattern in _TITLES)
_STARS = re.compile(
    r"^\W*[★☆⭐✩✭½\s]{2,12}\W*$|\b\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100)\b|\b(?:\d(?:\.5)?|one|two|three|four"
    r"|five) (?:out of|stars)\b",
    re.IGNORECASE,
)
_SECTIONS = frozenset(
    ("plot", "cast", "production", "release", "reception", "synopsis", "soundtrack", "plot summary", "references",
     "handlung", "besetzung", "rezeption", "produktion", "intrigue", "distribution", "accueil", "argumento", "reparto",
     "producción", "recepción", "trama", "produzione", "accoglienza", "critical reception", "development", "see also")
)  # fmt: skip
_DEFINES = re.compile(
    r"\b(?:is|was|ist|est|es|è) (?:an?|ein|eine|un|une|una|uno) (?:\w+ ){0,3}(?:1[89]|20)\d\d\b.{0,80}"
    r"\b(?:film|movie|series|película|spielfilm)\b|\b(?:is|was) an? (?:\w+[ -]){1,8}(?:film|series) (?:directed"
    r"|written|produced|created)\b"
    r"|\bist ein (?:\w+ ){0,4}(?:film|spielfilm)\b.{0,60}\b(?:aus dem jahr|von)\b",
    re.IGNORECASE,
)


_CALLS_ITSELF = re.compile(r"\bthis (essay|review|interview|critique|explainer)\b", re.IGNORECASE)


def guess(title: str, headings: list[str], lines: list[str], asides: list[str]) -> str:
    """One of GENRES from the title, the headings, the body's lines and what stands beside them; empty where nothing
    speaks for one."""
    sections = sum(heading.casefold().strip(" .:") in _SECTIONS for heading in headings)
    defines = any(_DEFINES.search(line) for line in lines[:4])
    if sections >= 3 or (defines and sections >= 1):
        return ENCYCLOPEDIA
    for genre, pattern in _BY_TITLE:
        if pattern.search(title):
            return genre
    if any(len(line) <= 60 and _STARS.search(line) for line in (*lines[:6], *lines[-8:])):
        return REVIEW
    questions = sum(heading.endswith("?") for heading in headings)
    if questions >= 3 and questions > len(headings) / 2:
        return EXPLAINER
    return _called(asides) or (ENCYCLOPEDIA if defines else "")


def _called(asides: list[str]) -> str:
    """What the text calls itself: in a label of its own, or in a notice ("This essay discusses …")."""
    labelled = (aside.casefold() for aside in asides if aside.casefold() in GENRES)
    called = (match[1].lower() for match in map(_CALLS_ITSELF.search, asides) if match)
    return next(chain(labelled, called), "")
