"""Lines as the rules judge them, and the lines of a plain text: what stands alone, what was broken at a column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from annotations.text import clean

_TERMINAL = tuple(".!?…:;,。！？：；，、．।؟။។")
CLOSING = "\"'”’»)]*_」』）】》〉"
_SENTENCE_END = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’»)\]]))\s+(?=[^\W_a-z]|[\"'“‘«„(\[])|(?<=[。！？।؟])\s*(?=[^\s」』）”])"
)
_STARTS_ITEM = re.compile(
    r"(?:(?i:from|to|cc|date|sent|subject|von|an|betreff|datum|objet|para|asunto|fecha|oggetto|onderwerp|ämne|emne|temat):"
    r"|[-*•‣·–—]|-{2,3}|\d{1,3}[.)]|\[\^?\d{1,3}\]:?|#{1,6}|>)\s"
    # An entry of a bibliography: "Doe, Jane. 1998."
    r"|[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w.'’-]*(?: [\w.'’&-]+){0,6}\.? (?:\((?:19|20)\d\d[a-z]?\)|(?:19"
    r"|20)\d\d[a-z]?[.:,])"
)
# An entry whose year comes last: "Doe, Jane. A House by the Lake. Bristol: …".
_CITED = re.compile(r"[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z]\.)?\. (?:[^\W\d_a-z]|[\"“„«*_])")


@dataclass(slots=True, eq=False)
class Line:
    """One line. `fate` is empty until a rule has decided: a kind of block or one of the manuscript's asides.

    `raw` is the line as it came in, `number` that of its first raw line, `indent` its white space in front. What the
    markup it came from says of it: `hint` is a kind or an aside that fits unless a rule knows better, `marks` count
    code points of `text`, `linked` how many of these are links, `said` holds names and dates marked as such,
    `marked_up` is true of every line of a page or of Markdown.
    """

    text: str
    indent: int = 0
    first: bool = True  # of the lines that stand together without a blank line between
    last: bool = True
    fate: str = ""
    reason: str = ""
    level: int = 0
    comment: int = 0
    raw: str = ""
    number: int = 0
    marks: tuple[tuple[int, int, str, str], ...] = ()
    hint: str = ""
    linked: int = 0
    said: tuple[tuple[str, str], ...] = ()
    marked_up: bool = False
    sure: bool = False  # whether a mark of its own decided
    group: int = 0  # lines of one figure share it
    around: frozenset[str] = frozenset()  # tags and words of classes of the elements it stands in

    @property
    def alone(self) -> bool:
        return self.first and self.last

    @property
    def indented(self) -> bool:
        return self.indent >= 2

    @property
    def strong(self) -> bool:
        """Whether the whole line is strong: how headings without markup of their own are made."""
        return sum(end - start for start, end, kind, _href in self.marks if kind == "strong") >= len(self.text) - 1

    def touches(self, other: "Line") -> bool:
        """Whether no blank line stands between the two in the raw text."""
        first, second = sorted((self, other), key=lambda line: line.number)
        return second.number == first.number + 1 + first.raw.count("\n")

    def part(self, start: int, end: int | None = None) -> "Line":
        """The line from `start` to `end` (code points), its marks cut to fit. The parts share their raw line."""
        end = len(self.text) if end is None else end
        marks = tuple(
            (max(a, start) - start, min(b, end) - start, kind, href)
            for a, b, kind, href in self.marks
            if a < end and b > start
        )
        return replace(self, text=self.text[start:end], marks=marks)

    def take(self, start: int, end: int | None = None) -> None:
        """Keep only that stretch of the line (code points)."""
        kept = self.part(start, end)
        self.text, self.marks = kept.text, kept.marks


def read(raw: str) -> list[Line]:
    """The lines of `raw` that hold anything, cleaned, those broken at a column joined again."""
    cleaned = (
        Line(clean.line(text), indent=_indent(text), raw=text, number=number)
        for number, text in enumerate(raw.splitlines(), start=1)
    )
    groups = [list(group) for full, group in groupby(cleaned, lambda line: bool(line.text)) if full]
    if width := _column(groups):
        filled = _is_filled(groups, width)
        apart = _is_set_in_rarely(groups)
        groups = [joined for group in groups for joined in _joined(group, width, filled, apart)]
    for group in groups:
        for line in group:
            line.first, line.last = line is group[0], line is group[-1]
        _tabbed(group)
    return [line for group in groups for line in group]


_CELLS = re.compile(r"\S\t+\S")


def _tabbed(group: list[Line]) -> None:
    """Rows of a table as they come out of a page: words, a tab, words."""
    rows = [line for line in group if _CELLS.search(line.raw) and len(line.text) <= 200]
    if len(rows) >= 2:
        for line in rows:
            line.hint = "list_item"


def _indent(text: str) -> int:
    space = text[: len(text) - len(text.lstrip())]
    return len(space) + 3 * space.count("\t")


def _column(groups: list[list[Line]]) -> int:
    """The width at which the lines of the text were broken; 0 where each line is a paragraph."""
    inner = [line.text for group in groups for line in group[:-1]]
    if len(inner) < 4:
        return 0
    broken = sum(not text.rstrip(CLOSING).endswith(_TERMINAL) for text in inner)
    width = sorted(map(extent, inner))[len(inner) * 3 // 4]
    full = sum(extent(text) >= 0.7 * width for text in inner)
    longest = max(map(extent, inner))
    everything = [extent(line.text) for group in groups for line in group]
    if sum(size for size in everything if size > 1.3 * longest) > 0.2 * sum(everything):
        return 0  # paragraphs have a line each, and what stands in several lines is no paragraph
    return width if broken > 0.5 * len(inner) and full > 0.6 * len(inner) and 45 <= width <= longest <= 140 else 0


_SPARE = 4  # code points by which a word must have fitted


def _had_room(before: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted: then the line was ended there on purpose."""
    word = line.text[0] if is_dense(line.text) else line.text.split(" ", 1)[0]
    return before.indent + extent(before.text) + extent(word) + _SPARE <= width


def _is_filled(groups: list[list[Line]], width: int) -> bool:
    """Whether the lines of paragraphs were filled up as far as they go, as by a machine."""
    long = [
        (before, line) for group in groups for before, line in pairwise(group) if extent(before.text) >= 0.75 * width
    ]
    return sum(_had_room(before, line, width) for before, line in long) <= 0.1 * len(long)


def _is_set_in(group: list[Line]) -> bool:
    return len(group) > 1 and all(line.indented and not _STARTS_ITEM.match(line.text) for line in group)


def _is_set_in_rarely(groups: list[list[Line]]) -> bool:
    """Whether what is set in as a whole is the exception: a text that is set in throughout quotes nobody by it."""
    return 3 * sum(map(_is_set_in, groups)) <= sum(len(group) > 1 for group in groups)


def _joined(group: list[Line], width: int, filled: bool, apart: bool) -> Iterable[list[Line]]:
    """Paragraphs of a group broken at `width`: a line well short of it ends one, an indented line begins one; where
    lines are filled up, so does every line with room for the next word.

    Lines that are all set in and all well short of the width are verse, and stay apart.
    """
    if _is_set_in(group) and (apart or all(extent(line.text) < 0.8 * width for line in group)):
        if not apart or _is_verse(group, width):
            for line in group:
                line.hint = "quotation"
            yield group
        else:
            whole = _join(group)
            whole.hint = "quotation"
            yield [whole]
        return
    if all(line.text.startswith(">") for line in group):
        group = [group[0], *(line if _begins_quoted(line) else _unquoted(line) for line in group[1:])]
    paragraph = [group[0]]
    for before, line in pairwise(group):
        short = extent(before.text) < 0.6 * width and not line.text[0].islower()
        short = (short or (filled and _had_room(before, line, width))) and not clean.goes_on(before.text)
        # Below its first line an item may be set in.
        hangs = line.indented and _STARTS_ITEM.match(paragraph[0].text)
        begins = (line.indented and not before.indented and not hangs) or _STARTS_ITEM.match(line.text)
        begins = begins or (_CITED.match(line.text) and not ends_open(before.text))
        begins = begins or (
            clean.FACT.match(paragraph[0].text) and clean.FACT.match(line.text)
        )  # facts have a line each
        if (short and not (hangs and line.text[0].islower())) or begins:
            yield [_join(paragraph)]
            paragraph = []
        paragraph.append(line)
    yield [_join(paragraph)]


def _begins_quoted(line: Line) -> bool:
    """Whether a line of a quoted mail begins a piece of its own: whose words they are, an item, nothing."""
    rest = line.text.lstrip("> ")
    return not rest or bool(_STARTS_ITEM.match(rest))


def _unquoted(line: Line) -> Line:
    return replace(line, text=line.text.lstrip("> "))


def _is_verse(group: list[Line], width: int) -> bool:
    """Lines that are all set in, each ended on purpose: well short of the width, or with room for the next word."""
    if all(extent(line.text) < 0.8 * width for line in group):
        longest = max(line.indent + extent(line.text) for line in group)
        return len(group) == 2 or any(_had_room(before, line, longest) for before, line in pairwise(group))
    return any(_had_room(before, line, width - 8) for before, line in pairwise(group))


def _join(lines: list[Line]) -> Line:
    pieces = [lines[0].text]
    for before, line in pairwise(lines):
        # A hyphen at the end of a line stays: it may be the word's own, and nothing here can tell.
        hyphened = re.search(r"\w-$", before.text) and line.text[0].islower()
        together = hyphened or _is_run_on(before.text[-1]) or _is_run_on(line.text[0])
        pieces.append(line.text if together else f" {line.text}")
    return replace(lines[0], text="".join(pieces), raw="\n".join(line.raw for line in lines))


_DENSE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_TOKENS = re.compile(rf"{_DENSE.pattern}|[^\W_]+?(?={_DENSE.pattern}|\b|_)")
_WORTH = 1.5  # letters that a character of Chinese, Japanese or Korean carries more than one


@lru_cache(4096)
def _dense(text: str) -> int:
    """How many characters of Chinese, Japanese or Korean a text holds."""
    return 0 if text.isascii() else len(_DENSE.findall(text))


def extent(text: str) -> int:
    """How long a text is, in letters: a character of Chinese, Japanese or Korean says as much as two or three."""
    return len(text) + int(_WORTH * _dense(text))


def words(text: str) -> int:
    """How many words a text has; where they are written together, two characters count as one."""
    return max(len(text.split()), (_dense(text) + 1) // 2)


def tokens(text: str) -> list[str]:
    """The words of a text, and each character of Chinese, Japanese or Korean as one."""
    said = key(text)
    return _TOKENS.findall(said) if _dense(said) else said.split()


def _is_run_on(sign: str) -> bool:
    """A sign of Chinese or Japanese, which leave no space between words; Korean does."""
    return is_dense(sign) and not "\u1100" <= sign <= "\u11ff" and not "\uac00" <= sign <= "\ud7af"


def is_dense(text: str) -> bool:
    """Mostly Chinese, Japanese or Korean."""
    return _dense(text) > 0.4 * len(text)


@lru_cache(4096)
def is_spaceless(text: str) -> bool:
    """Mostly in a writing that leaves out both spaces between words and stops: Thai, Lao, Burmese, Khmer."""
    return not text.isascii() and len(_SPACELESS.findall(text)) > 0.6 * len(text)


@lru_cache(2048)
def key(text: str) -> str:
    """What two spellings of one line share, whatever their quotes, dashes and capitals."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text)


def ends_open(text: str) -> bool:
    """Whether a line ends as headings and list items do: without a full stop or its like. Question marks are fine.

    Writing that has neither spaces nor stops ends a line of some length as if it had.
    """
    if len(text) >= 60 and is_spaceless(text):
        return False
    end = text.rstrip(CLOSING)
    return end.endswith(("?", "？", "؟")) or not end.endswith(_TERMINAL)


def is_prose(text: str) -> bool:
    """A whole sentence of some length, or anything long."""
    if extent(text) >= 120 or (len(text) >= 40 and text.rstrip(CLOSING).endswith((".", "!", "?", "…", "।", "؟"))):
        return True
    if is_dense(text):
        return extent(text) >= 37 and text.rstrip(CLOSING).endswith((".", "!", "?", "…", "。", "！", "？"))
    return len(text) >= 60 and is_spaceless(text)
