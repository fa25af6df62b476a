"""What stands out of the running text: the standfirst, headings, questions of an interview."""

import re
from itertools import pairwise

from annotations.text import advisories, cues
from annotations.text import blocks as kinds
from annotations.text.bylines import NAME
from annotations.text.lines import CLOSING, Line, ends_open, extent, is_dense, is_prose, key, sentences
from annotations.text.manuscript import BYLINE, DATE, DROPPED, TITLE
from annotations.text.quoted import is_quoted
from annotations.text.rows import is_rating
from annotations.text.rules import PASSED_OVER, is_full_sentence, open_lines


def standfirst(lines: list[Line], described: str = "") -> None:
    """The line under the title that says what the text is about: so named by the markup or the same as `described`
    (what the page states about itself), above the byline, or one short sentence of a text that has a byline or date.
    """
    top = [line for line in lines if line.fate not in (TITLE, *PASSED_OVER) and not is_rating(line.text)][:4]
    named = [line for line in top if line.hint == kinds.STANDFIRST and line.fate in ("", kinds.HEADING)]
    same = [line for line in top if not line.fate and described and key(line.text) == key(described)]
    for line in named or same[:1]:
        line.fate, line.level = kinds.STANDFIRST, 0
    if named or same or _set_off(lines, top):
        return
    first = top[0] if top else None
    if first is None or first.fate or not 20 <= extent(first.text) <= 360 or len(sentences(first.text)) > 3:
        return
    at = lines.index(first)
    head = [index for index, line in enumerate(lines) if line.fate in (BYLINE, DATE)]
    below = next((line for line in lines[at + 1 :] if line.fate not in PASSED_OVER), None)
    if below is None:
        return
    if not head or not any(is_prose(line.text) or line is below for line in top):
        _tagline(lines, top)
        return
    # A name below the text's first sentences is that of somebody else, or signs it at the end.
    above = head[0] > at and not any(is_prose(line.text) for line in lines[at + 1 : head[0]])
    if above or (head[0] < at and _leads(first, below)):
        first.fate = kinds.STANDFIRST


_OF_TEXT = frozenset(("made", "printed", "rights"))  # cues of a note on the text
_NEXT = 5  # lines below a standfirst among which the text begins


def _set_off(lines: list[Line], top: list[Line]) -> bool:
    """The first line below the title where it is set off from what follows: alone in strong letters or slanted ones;
    in a plain text in one piece with byline and date, while the paragraphs stand alone, or above the buttons of a page.
    """
    first = next((line for line in top if is_prose(line.text) or _is_subtitle(line)), None)
    if first is None or first.fate or first.hint or not 40 <= extent(first.text) <= 360:
        return False
    rest = [line for line in lines[lines.index(first) + 1 :] if line.fate not in PASSED_OVER][:_NEXT]
    long = (line for line in rest if is_prose(line.text) and extent(line.text) >= max(120, 1.2 * extent(first.text)))
    below = next((line for line in long if not _is_slanted(line)), None)
    if len(sentences(first.text)) > 3 or below is None or is_quoted(first.text):
        return False
    if first.text[-1:] == ":" or (first.text[-1:] == "?" and not (first.marked_up and _is_slanted(first))):
        return False
    if advisories.is_word_to_readers(first.text) or cues.find(first.text) & _OF_TEXT:
        return False
    off = _is_slanted(first) or _is_parted(lines, first, below) if first.marked_up else _is_of_head(lines, first, below)
    if off:
        first.fate, first.sure = kinds.STANDFIRST, True
    return off


def _is_subtitle(line: Line) -> bool:
    """In slanted letters, in markup, and nothing that may be a title."""
    slanted = sum(end - start for start, end, kind, _href in line.marks if kind == "emphasis")
    return line.marked_up and slanted >= len(line.text) - 2 and not line.strong and line.hint == ""


def _is_parted(lines: list[Line], first: Line, below: Line) -> bool:
    """In a page: only marks and facts stand between it and the text, and the title or the head above it."""
    at, under = lines.index(first), lines.index(below)
    between = [line for line in lines[at + 1 : under] if line.fate not in (DROPPED, kinds.CAPTION, kinds.CREDIT)]
    above = next((line for line in reversed(lines[:at]) if line.fate != DROPPED), None)
    heads = (TITLE, BYLINE, DATE)
    facts = bool(between) and all(line.fate in (*heads, kinds.LIST_ITEM) for line in between)
    return facts and len(between) <= _NEXT - 1 and above is not None and above.fate in heads


def _is_slanted(line: Line) -> bool:
    marked = sum(end - start for start, end, kind, _href in line.marks if kind in ("strong", "emphasis"))
    return marked >= len(line.text) - 2


def _is_of_head(lines: list[Line], first: Line, below: Line) -> bool:
    """Below byline or date, and either in one piece with them or parted from the text by buttons of the page."""
    at, under = lines.index(first), lines.index(below)
    heads = [index for index, line in enumerate(lines[:at]) if line.fate in (BYLINE, DATE)]
    if not heads:
        return False
    one = not any(line.first for line in lines[heads[-1] + 1 : at + 1]) and below.alone
    between = lines[heads[-1] + 1 : at]
    dropped = all(line.fate == DROPPED for line in between)
    buttons = under > at + 1 and lines[at + 1].fate == DROPPED and dropped
    # Between buttons and a picture; other writing has captions that look so.
    pictured = is_dense(first.text) and dropped and bool(between) and under > at + 1
    return one or buttons or (pictured and not any(is_prose(other.text) for other in lines[at + 1 : under]))


def _leads(first: Line, below: Line) -> bool:
    """Below the byline: shorter than what follows, and one sentence or two at most.

    In a page every paragraph is one for certain; a short first one is then no sign of anything, unless it is set off.
    """
    if first.marked_up and sum(end - start for start, end, *_kind in first.marks) < len(first.text) - 1:
        return False
    count = len(sentences(first.text))
    if below.fate or extent(below.text) < max(150, (1.5 if count == 1 else 2) * extent(first.text)):
        return False
    if not is_full_sentence(first.text):
        return extent(first.text) >= 50 and not first.text.endswith((":", ","))
    return count == 1 and extent(first.text) <= 240


def _tagline(lines: list[Line], top: list[Line]) -> None:
    """A text without byline and date: one line between its title and its contents, or one that is no sentence."""
    first, below = top[0], top[1] if len(top) > 1 else None
    title = next((line for line in lines if line.fate == TITLE), None)
    together = title is not None and title.first and not title.last and first.last and not first.first
    subtitle = not first.fate and ends_open(first.text) and extent(first.text) <= 200 and not NAME.match(first.text)
    if together and subtitle and len(top) > 1:  # title and subtitle, alone together
        first.fate = kinds.STANDFIRST
        return
    if first.fate or below is None or not 20 <= extent(first.text) <= 240 or len(sentences(first.text)) > 1:
        return
    over_contents = below.fate == kinds.CONTENTS and not _DEFINES.search(first.text)
    unfinished = extent(first.text) >= 50 and not first.hint and ends_open(first.text) and not first.text.endswith("?")
    if over_contents or (unfinished and not below.fate and extent(below.text) >= 1.5 * extent(first.text)):
        first.fate = kinds.STANDFIRST


_DEFINES = re.compile(r"\b(?:is|was|are|ist|war|sind|est|était|es|era|fue|è|é|foi)\b")
_YOU = re.compile(
    r"\b(?:you|your|sie|ihr\w*|du|dein\w*|vous|votre|vos|tu|usted|ustedes|su|lei|suo|sua|você|je|jij|jouw|u|uw)\b", re.I
)
_I = re.compile(
    r"\b(?:i|me|my|we|our|ich|mein\w*|wir|mir|mich|je|j|me|mon|ma|mes|nous|yo|mi|mis|io|mio|mia|eu|meu|minha|ik"
    r"|mijn|wij)\b",
    re.I,
)


_ASKS = re.compile(r"^(?:Q|F|P|D)\s?[:.)]\s|^(?:Question|Frage|Pregunta|Domanda)\s?\d*\s?[:.]\s")
_ANSWERS = re.compile(r"^(?:A|R)\s?[:.)]\s|^(?:Answer|Antwort|Réponse|Respuesta|Risposta)\s?\d*\s?[:.]\s")


def _labelled(lines: list[Line]) -> bool:
    """An interview whose questions and answers say that they are."""
    said = [line for line in open_lines(lines) if _ASKS.match(line.text) or _ANSWERS.match(line.text)]
    if sum(bool(_ASKS.match(line.text)) for line in said) < 2 or not any(_ANSWERS.match(line.text) for line in said):
        return False
    for line in said:
        line.fate = kinds.PARAGRAPH
    return True


def interview(lines: list[Line]) -> bool:
    """The questions of an interview, which look like headings: they say "you", and the answers below say "I"."""
    if _labelled(lines):
        return True
    questions, answered = [], 0
    for line, below in pairwise(open_lines(lines)):
        if line.text.rstrip("*_ ").endswith("?") and extent(line.text) <= 400 and (line.strong or not line.marked_up):
            questions.append(line)
            answered += bool(_I.search(below.text[:400]))
    asking = sum(bool(_YOU.search(line.text)) for line in questions)
    if len(questions) < 3 or answered < 0.6 * len(questions) or asking < len(questions) / 3:
        return False
    strong = all(line.strong for line in questions)
    for line in open_lines(lines):
        if line in questions or (strong and line.strong):
            line.fate, line.sure = kinds.PARAGRAPH, True
    return True


def headings(lines: list[Line]) -> None:
    """Short lines that stand alone, end without a full stop and are followed by prose, a list or one more heading."""
    below: Line | None = None
    stacked = 0
    named = any(line.fate == kinds.HEADING for line in lines)
    above = _above(lines)
    numbered = _numbered(lines) | _quoted_alone(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.fate in PASSED_OVER or line.comment:
            continue
        if not line.fate and below is not None and (index in numbered or reads_as_heading(line.text)):
            # Where the markup has headings, a line without one has to be strong as a whole to be another.
            apart = line.strong if line.marked_up and named else _stands_apart(line, above[index], below)
            apart = apart or (not line.marked_up and _is_nested(line, above, index, below))
            if (apart or index in numbered) and _heads(line, below, stacked):
                line.fate, line.level = kinds.HEADING, 2
        stacked = stacked + 1 if line.fate == kinds.HEADING else 0
        below = line


def _heads(line: Line, below: Line, stacked: int) -> bool:
    """Whether what follows is something that a heading stands over."""
    prose = is_prose(below.text) or (extent(below.text) >= 60 and below.text.endswith(":"))
    over_text = not below.fate and prose and extent(below.text) > extent(line.text)
    over_list = below.fate in (kinds.LIST_ITEM, kinds.QUOTATION)
    return over_text or over_list or (below.fate == kinds.HEADING and stacked < 2)


def _above(lines: list[Line]) -> list[Line | None]:
    """For every line the one before it that is the text's own; None above the first."""
    found, before = [], None
    for line in lines:
        found.append(before)
        if line.fate not in PASSED_OVER:
            before = line
    return found


_ORDINAL = re.compile(r"^(?:#|no\.? ?|nr\.? ?)?(?P<number>\d{1,3})\s?[.):–—-]?\s+(?=\S)", re.IGNORECASE)


def _numbered(lines: list[Line]) -> set[int]:
    """Numbered lines with text between them, counting up or down: the entries of a list told at length."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        match = (
            _ORDINAL.match(line.text) if not line.fate and extent(line.text) <= 110 and ends_open(line.text) else None
        )
        if match and not line.marked_up:
            found.append((index, int(match["number"])))
    steps = [
        (here, there)
        for (here, one), (there, other) in pairwise(found)
        if abs(one - other) == 1 and any(extent(line.text) >= 100 for line in lines[here + 1 : there])
    ]
    return {index for step in steps for index in step} if len(steps) >= 2 else set()


_NUMERAL = re.compile(r"^(?:[IVXLC]{1,6}|\d{1,2})\.?$")


def _quoted_alone(lines: list[Line]) -> set[int]:
    """Words in quotation marks alone on their lines, twice at least and without a stop: what an interview is parted
    by."""
    found = {
        index for index, line in enumerate(lines)
        if not line.fate and not line.marked_up and line.alone and extent(line.text) <= 70 and is_quoted(line.text)
        and ends_open(line.text) and line.text.rstrip(CLOSING)[-1:] != "?"
    }  # fmt: skip
    return found if len(found) > 1 else set()


def reads_as_heading(text: str) -> bool:
    if _NUMERAL.match(text):
        return True
    longest = 130 if text.endswith("?") else 90
    begins = text.lstrip("\"'“‘«„¿¡([#「『《【（")[:1]
    if is_quoted(text) and extent(text) > 30:
        return False
    return len(text) >= 2 and extent(text) <= longest and ends_open(text) and begins.isalnum() and not begins.islower()


def _stands_apart(line: Line, above: Line | None, below: Line) -> bool:  # noqa: PLR0911 - one answer a case
    """Alone between blank lines; or, where there are few of those, clearly shorter than what stands around it."""
    if line.alone:
        return True
    if line.first and below.fate == kinds.LIST_ITEM and extent(line.text) <= 60:
        return True
    under_number = above is not None and not line.first and above.first and bool(_NUMERAL.match(above.text))
    if (line.last and not under_number) or extent(line.text) > 70:
        return under_number
    if under_number:
        return True
    if below.fate == kinds.HEADING or (below.fate == kinds.LIST_ITEM and extent(line.text) <= 40):
        return line.first or (above is not None and _ends_piece(above))
    if extent(below.text) < 120:
        return False
    return line.first or (above is not None and _ends_piece(above))


def _is_nested(line: Line, above: list[Line | None], index: int, below: Line) -> bool:
    """Short, below a short line that stands where a heading may: "Production", and then "Writing"."""
    upper = above[index]
    if line.last or upper is None or upper.fate or extent(line.text) > 40 or extent(upper.text) > 40:
        return False
    highest = above[index - 1]
    starts = reads_as_heading(upper.text) and not _NUMERAL.match(upper.text)
    return starts and extent(below.text) >= 120 and (highest is None or (highest.fate != "" or _ends_piece(highest)))


def _ends_piece(above: Line) -> bool:
    """Whether a piece of text ends with this line, so that a heading may follow."""
    if above.fate in (kinds.HEADING, kinds.LIST_ITEM, kinds.QUOTATION, kinds.CONTENTS):
        return True
    if not above.fate and above.first and not above.last and extent(above.text) <= 60 and reads_as_heading(above.text):
        return True
    return is_full_sentence(above.text) and (extent(above.text) >= 80 or above.fate == kinds.STANDFIRST)
