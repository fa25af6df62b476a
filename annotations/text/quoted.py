"""Words set apart: pull quotes, which say again what the text says, and the words of others."""

import re
from collections import Counter
from itertools import pairwise

from annotations.text import blocks as kinds
from annotations.text.lines import Line, ends_open, extent, sentences, tokens, words
from annotations.text.rules import ASIDE, PASSED_OVER, is_full_sentence, open_lines, settle

_LARGEST_BODY = 3_000_000  # code points
_MOST = 300  # lines judged
_LONGEST = 400  # code points of a pull quote
_HOST = 90  # code points below which a line is no body for a pull quote
_OPENING, _CLOSING = "\"“”«»„‘’‚'‹›「『", "\"“”»«’‘'›‹」』"


def is_quoted(text: str) -> bool:
    """Wholly in quotation marks: the first opens what the last closes."""
    inner = text.strip("*_ ").rstrip(".,。，、")
    if len(inner) < 3 or inner[0] not in _OPENING or inner[-1] not in _CLOSING:
        return False
    if inner[0] in "「『":
        return inner[-1] in "」』" and inner[-1] not in inner[1:-1]
    # A mark of the outer kind in the middle ends the quotation there.
    return not re.search(r"[\"”»“]\s|\s[\"“«„]" if inner[0] not in "'‘‚’" else r"[’']\s+[^a-z]{0,2}[‘']", inner[1:-1])


# ---- pull quotes


def pull_quotes(lines: list[Line]) -> None:
    """A line of a few sentences that a longer one holds too, as it stands or nearly so."""
    index = _Shingles(lines)
    judged = 0
    for line in lines:
        if line.fate not in ("", kinds.QUOTATION) or line.comment or not 18 <= extent(line.text) <= _LONGEST:
            continue
        if _may_be_pulled(line) and judged < _MOST:
            judged += 1
            if index.holds(line):
                settle(line, kinds.PULL_QUOTE)
    for line, below in pairwise(lines):
        # Whose words they are stands below them, in the same box.
        same = line.group and line.group == below.group and line.fate == kinds.PULL_QUOTE
        if same and below.fate in ("", kinds.QUOTATION) and extent(below.text) <= 80:
            below.fate = kinds.PULL_QUOTE


def _may_be_pulled(line: Line) -> bool:
    count = words(line.text)
    if line.fate == kinds.QUOTATION or line.hint == ASIDE or is_quoted(line.text):
        return count >= 6 or (count >= 4 and line.fate == kinds.QUOTATION)
    if line.hint or len(sentences(line.text)) > 2 or extent(line.text) > 200:
        return False
    return count >= 6 and extent(line.text) >= 30


class _Shingles:
    """Which lines say which three words in a row."""

    def __init__(self, lines: list[Line]):
        self.where: dict[tuple[str, ...], list[int]] | None = None
        self.lines = lines
        self.length: dict[int, int] = {}

    def _build(self) -> dict[tuple[str, ...], list[int]]:
        where: dict[tuple[str, ...], list[int]] = {}
        size = 0
        for number, line in enumerate(self.lines):
            host = line.fate in ("", kinds.PARAGRAPH) and not line.comment and line.hint in ("", "list_item")
            if not host or extent(line.text) < _HOST or size > _LARGEST_BODY:
                continue
            size += extent(line.text)
            said = tokens(line.text)
            self.length[number] = len(said)
            for at in range(len(said) - 2):
                places = where.setdefault(tuple(said[at : at + 3]), [])
                if len(places) < 20 and (not places or places[-1] != number):
                    places.append(number)
        return where

    def holds(self, line: Line) -> bool:
        """Whether one other line, clearly longer, says nearly all of it."""
        if self.where is None:
            self.where = self._build()
        said = tokens(line.text)
        parts = [tuple(said[at : at + 3]) for at in range(len(said) - 2)]
        if not parts:
            return False
        found = Counter(
            number for part in parts for number in self.where.get(part, ()) if self.lines[number] is not line
        )
        number, shared = max(found.items(), key=lambda item: item[1], default=(0, 0))
        # A word left out or changed costs three of the rows of three.
        missing = len(parts) - shared
        if missing and (len(said) < 8 or (len(said) < 10 and not is_full_sentence(line.text))):
            return False
        near = missing == 0 or (len(parts) >= 7 and shared >= 0.8 * len(parts)) or (missing <= 3 and len(parts) >= 10)
        return near and self.length.get(number, 0) > 1.25 * len(said)


# ---- the words of others

_SOURCE = re.compile(r"^(?:[—–―]|-{1,3})\s*(?=[^\W\d_a-z]|[*_“\"'‘«„]|from\b|the\b)|^(?:from|aus|de|da|uit)\s")
_SAYING = re.compile(
    r"\b(?:say|says|said|write|writes|wrote|written|put|puts|explain(?:s|ed)?|recall(?:s|ed)?|remark(?:s|ed)?"
    r"|note[sd]?"
    r"|observe[sd]?|told|tells|describe[sd]?|answer(?:s|ed)?|conclude[sd]?|add(?:s|ed)?|ask(?:s|ed)?|reply|replies"
    r"|replied|reads?"
    r"|sagte?|schrieb|schreibt|erklärte?|erzählte?|antwortete?|formuliert\w*|heißt es|écrit|écrivait|disait|dit"
    r"|explique\w*|raconte\w*"
    r"|répond\w*|note|confie\w*|dijo|dice|escribió|escribe|explicó|explica|contó|cuenta|decía|scrive|scrisse|disse"
    r"|racconta|spiega"
    r"|escreveu|disse|conta|schreef|schrijft|zei|zegt|vertelde?|typed|scrawled|pencilled|sings?|sang|singt|chante"
    r"|canta|zingt|statements?|letters?|diary|notebooks?|postcard|telegram|inscription|poem|song|stanza|verses?"
    r"|brief|tagebuch|notizbuch|gedicht|lied|strophe|lettre|journal|carnet|poème|chanson|carta|diario|cuaderno|poema"
    r"|canción|lettera|taccuino|poesia|canzone|caderno|dagboek|liedje|dopis|deník|báseň|píseň|list|dziennik|wiersz"
    r"|brev|dagbok|dagbog|dikt|digt|sång|sang|mektup|şiir|şarkı)\b[^.!?]{0,60}:$"
    r"|(?:こう|次のように|以下のように).{0,3}(?:書|語|述べ|記|綴|話)\w{0,6}[。：:]$|(?:写道|说道|说|寫道|說)[：:]$",
    re.IGNORECASE,
)  # fmt: skip


_DASHED = re.compile(r"^[—–―-]{1,3}\s")
_PRAISE = 30  # code points
_SOURCES = 4  # epigraphs and the like in one text
_ITEM = re.compile(r"^(?:\(?\d{1,3}[.)]|[-*•])\s")
_WHOSE = re.compile(r"^[^\W\d_a-z][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}, \S")  # "Jane Doe, letter to her sister"


def attributed(lines: list[Line]) -> None:
    """Words set apart with their source on the line below, as in an epigraph."""
    prose, own = 0, open_lines(lines)
    # Dashes that begin many lines are those of a list or of talk.
    many = sum(bool(_DASHED.match(line.text)) for line in own) > _SOURCES
    praises = _praises(own)
    for line, below in pairwise(own):
        quoted = is_quoted(line.text)
        dashed = bool(_SOURCE.match(below.text)) and extent(below.text) <= 110 and ends_open(below.text)
        dashed = dashed and not below.text.endswith("?") and not (many and _DASHED.match(below.text))
        near = (line.first and not line.last and below.last) or (dashed and below.text[0] in "—–―-")
        dash = bool(re.match(r"[—–―]|-{2}", below.text))
        named = quoted and extent(line.text) >= 30 and extent(below.text) <= 80 and bool(_WHOSE.match(below.text))
        praised = (line, below) in praises or _heads_text(line, below, prose)
        sized = extent(line.text) <= (600 if quoted or prose <= 2 else 300)
        if not line.hint and (
            (dashed and near and sized and (quoted or dash)) or praised or (named and ends_open(below.text))
        ):
            line.fate = below.fate = kinds.QUOTATION
            line.sure = below.sure = True
        prose += extent(line.text) >= 120


_ENTITLED = re.compile(r"^[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}(?:, \S.{2,60}|,? \(?\d{4}\)?)$")


def _heads_text(line: Line, below: Line, prose: int) -> bool:
    """Two lines together: above the text a sentence and whose it is; anywhere one in quotation marks and by whom."""
    pair = line.first and not line.last and below.last and not (line.hint or below.hint or line.marked_up)
    if not pair or not _PRAISE <= extent(line.text) <= 10 * _PRAISE or extent(below.text) > 3 * _PRAISE:
        return False
    if not ends_open(below.text) or below.text[-1] in "?:" or below.text[0].islower():
        return False
    if is_quoted(line.text):
        return words(below.text) <= _WHO and not below.text.isupper()
    return prose == 0 and is_full_sentence(line.text) and bool(_ENTITLED.match(below.text))


_WHO = 8  # words


def _praises(own: list[Line]) -> list[tuple[Line, Line]]:
    """Praise of others on one line, and who gives it on the next: twice at least."""
    found = [
        (line, below) for line, below in pairwise(own)
        if line.first and not line.last and below.last and not line.hint and extent(line.text) >= _PRAISE
        and extent(below.text) <= 2 * _PRAISE and ends_open(below.text) and below.text[0].isupper() and
        is_quoted(line.text)
    ]  # fmt: skip
    return found if len(found) > 1 else []


def announces(text: str) -> bool:
    """Ends by saying that what somebody said, wrote or sang comes next."""
    return bool(_SAYING.search(text[-110:]))


def set_apart(lines: list[Line]) -> None:
    """A line wholly in quotation marks; and the piece that a sentence ending in "she wrote:" announces."""
    above: Line | None = None
    for line in lines:
        if line.fate in PASSED_OVER or line.comment:
            continue
        if not line.fate and above is not None and not line.hint and not line.marked_up:
            announced = not _ITEM.match(line.text) and announces(above.text) and not above.fate
            whole = (
                is_quoted(line.text) and extent(line.text) <= 700 and not ends_open(line.text.rstrip(_CLOSING) or "x")
            )
            if (whole and extent(line.text) >= 20 and words(line.text) >= 4) or (
                announced and extent(line.text) <= 900
            ):
                line.fate = kinds.QUOTATION
        above = line


_SPOKEN = re.compile(r"^–\s+(?=\S)")
_SAYS = re.compile(
    r"[,?!] (?:säger|sade|sa|menar|berättar|förklarar|svarar|frågar|sier|sa|mener|forteller|forklarer|spør|siger"
    r"|sagde"
    r"|fortæller|forklarer|spørger|sanoo|sanoi|kertoo|toteaa|kysyy|mówi|powiedział[ai]?|dodaje|pyta|opowiada|říká"
    r"|řekla?|dodává|vzpomíná|dice|dijo|cuenta|explica|diz|disse|conta|dit|raconte|explique|zegt|vertelt|says|said"
    r"|adds|recalls|diyor|anlatıyor)\b"
)


def talk(lines: list[Line]) -> None:
    """What people say in a report, each behind a dash: whole sentences, and one of them says who speaks; in a page,
    where lists have marks of their own, whole sentences are enough."""
    said = [line for line in lines if not line.fate and not line.hint and _SPOKEN.match(line.text)]
    said = [line for line in said if is_full_sentence(line.text)]
    sure = any(_SAYS.search(line.text) for line in said)
    for line in said:
        if sure or line.marked_up:
            line.fate, line.sure = kinds.PARAGRAPH, sure
