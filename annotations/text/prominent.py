"""What stands out of the running text: the standfirst, headings, questions of an interview, pull quotes."""

import re
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, is_prose, key, sentences
from annotations.text.manuscript import BYLINE, DATE, TITLE
from annotations.text.rules import ASIDE, PASSED_OVER, is_full_sentence, open_lines


def pull_quotes(lines: list[Line]) -> None:
    """A paragraph of one or two sentences, all of which stand in a longer paragraph too."""
    said: dict[str, Line] = {}
    for line in open_lines(lines):
        parts = sentences(line.text)
        if len(parts) > 1:
            said.update((key(part), line) for part in parts if len(part) >= 60)
    for line in open_lines(lines):
        if not line.alone or not 60 <= len(line.text) <= 400:
            continue
        hosts = [said.get(key(part)) for part in sentences(line.text)]
        if all(host is not None and len(host.text) > len(line.text) for host in hosts):
            line.fate = kinds.PULL_QUOTE
    _quoted_again(lines)
    _clauses(lines)


def _clauses(lines: list[Line]) -> None:
    """A sentence alone on its line that a longer one holds whole, as one of its clauses."""
    open_ones = open_lines(lines)
    body = "\n".join(key(line.text) for line in open_ones if len(line.text) >= 120)
    if len(body) > _LARGEST_BODY:
        return
    alone = [line for line in open_ones if line.alone and not line.hint and 40 <= len(line.text) < 120]
    for line in alone[:_MOST_QUOTATIONS]:
        if len(line.text.split()) >= 8 and is_full_sentence(line.text) and key(line.text) in body:
            line.fate = kinds.PULL_QUOTE


def epigraph(lines: list[Line]) -> None:
    """Words of somebody else above the text, with their source on the line below."""
    for line, below in pairwise(open_lines(lines)[:6]):
        quoted = line.text[:1] in '"“«„‘' and line.text.rstrip(".")[-1:] in '"”»“’'
        together = line.first and not line.last and below.last and len(below.text) <= 100
        if quoted and together and re.match(r"[—–-]|(?:from|aus|de|da|uit)\s", below.text):
            line.fate = below.fate = kinds.QUOTATION


_LARGEST_BODY = 300_000  # code points
_MOST_QUOTATIONS = 300


def _quoted_again(lines: list[Line]) -> None:
    """A quotation or a box beside the text that only says again what a paragraph says."""
    quoted = [line for line in lines if line.fate == kinds.QUOTATION or line.hint == ASIDE]
    quoted = [line for line in quoted if 20 <= len(line.text) <= 400][:_MOST_QUOTATIONS]
    if not quoted:
        return
    body = "\n".join(key(line.text) for line in lines if not line.fate and line.hint != ASIDE and is_prose(line.text))
    for line in quoted:
        if len(line.text.split()) >= 4 and key(line.text) in body:
            line.fate = kinds.PULL_QUOTE
    # Whose words they are stands below them, in the same box.
    for line, below in pairwise(lines):
        same = line.group and line.group == below.group and line.fate == kinds.PULL_QUOTE
        if same and below.fate in ("", kinds.QUOTATION) and len(below.text) <= 80:
            below.fate = kinds.PULL_QUOTE


def standfirst(lines: list[Line], described: str = "") -> None:
    """The line under the title that says what the text is about: so named by the markup or the same as `described`
    (what the page states about itself), above the byline, or one short sentence of a text that has a byline or date.
    """
    top = [line for line in lines if line.fate not in (TITLE, *PASSED_OVER)][:4]
    named = [line for line in top if line.hint == kinds.STANDFIRST and line.fate in ("", kinds.HEADING)]
    same = [line for line in top if not line.fate and described and key(line.text) == key(described)]
    for line in named or same[:1]:
        line.fate, line.level = kinds.STANDFIRST, 0
    if named or same:
        return
    first = top[0] if top else None
    if first is None or first.fate or not 20 <= len(first.text) <= 300:
        return
    at = lines.index(first)
    head = [index for index, line in enumerate(lines) if line.fate in (BYLINE, DATE)]
    below = next((line for line in lines[at + 1 :] if line.fate not in PASSED_OVER), None)
    if below is None or not head:
        return
    # In a page every paragraph is one for certain; a short first one is then no sign of anything, unless it is set off.
    plain = not first.marked_up or sum(end - start for start, end, *_kind in first.marks) >= len(first.text) - 1
    lead = plain and len(first.text) <= 200 and is_full_sentence(first.text) and len(sentences(first.text)) == 1
    longer = not below.fate and len(below.text) >= max(150, 1.5 * len(first.text))
    # A name below the text's first sentences is that of somebody else, or signs it at the end.
    above = head[0] > at and not any(is_prose(line.text) for line in lines[at + 1 : head[0]])
    if above or (head[0] < at and lead and longer):
        first.fate = kinds.STANDFIRST


_YOU = re.compile(
    r"\b(?:you|your|sie|ihr\w*|du|dein\w*|vous|votre|vos|tu|usted|ustedes|su|lei|suo|sua|você|je|jij|jouw|u|uw)\b", re.I
)
_I = re.compile(
    r"\b(?:i|me|my|we|our|ich|mein\w*|wir|mir|mich|je|j|me|mon|ma|mes|nous|yo|mi|mis|io|mio|mia|eu|meu|minha|ik|mijn|wij)\b",
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
        if line.text.rstrip("*_ ").endswith("?") and len(line.text) <= 400 and (line.strong or not line.marked_up):
            questions.append(line)
            answered += bool(_I.search(below.text[:400]))
    asking = sum(bool(_YOU.search(line.text)) for line in questions)
    if len(questions) < 3 or answered < 0.6 * len(questions) or asking < len(questions) / 3:
        return False
    strong = all(line.strong for line in questions)
    for line in open_lines(lines):
        if line in questions or (strong and line.strong):
            line.fate = kinds.PARAGRAPH
    return True


def headings(lines: list[Line]) -> None:
    """Short lines that stand alone, end without a full stop and are followed by prose, a list or one more heading."""
    below: Line | None = None
    stacked = 0
    named = any(line.fate == kinds.HEADING for line in lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.fate in PASSED_OVER:
            continue
        # Where the markup has headings, a line without one has to be strong as a whole to be another.
        apart = line.strong if line.marked_up and named else _stands_apart(lines, index)
        if not line.fate and below is not None and apart and _reads_as_heading(line.text):
            prose = is_prose(below.text) or (len(below.text) >= 60 and below.text.endswith(":"))
            over_text = not below.fate and prose and len(below.text) > len(line.text)
            over_list = below.fate in (kinds.LIST_ITEM, kinds.QUOTATION)
            over_heading = below.fate == kinds.HEADING and stacked < 2
            if over_text or over_list or over_heading:
                line.fate, line.level = kinds.HEADING, 2
        stacked = stacked + 1 if line.fate == kinds.HEADING else 0
        below = line


_NUMERAL = re.compile(r"^(?:[IVXLC]{1,6}|\d{1,2})\.?$")


def _reads_as_heading(text: str) -> bool:
    if _NUMERAL.match(text):
        return True
    longest = 130 if text.endswith("?") else 90
    begins = text.lstrip("\"'“‘«([#")[:1]
    return 2 <= len(text) <= longest and ends_open(text) and begins.isalnum() and not begins.islower()


def _stands_apart(lines: list[Line], index: int) -> bool:
    """Alone between blank lines; or, where there are few of those, clearly shorter than what stands around it."""
    line = lines[index]
    if line.alone:
        return True
    if line.first and lines[index + 1].fate == kinds.LIST_ITEM and len(line.text) <= 60:
        return True
    if line.last or len(line.text) > 70 or len(lines[index + 1].text) < 120:
        return False
    return line.first or (is_full_sentence(lines[index - 1].text) and len(lines[index - 1].text) >= 80)
