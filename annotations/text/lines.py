"""Lines as the rules judge them, and what can be said of any text that stands in one."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

TERMINAL = tuple(".!?…:;,。！？：；，、．।؟။។")
CLOSING = "\"'”’»)]*_」』）】》〉"
_SENTENCE_END = re.compile(
    r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’»)\]]))\s+(?=[^\W_a-z]|[\"'“‘«„(\[])|(?<=[。！？।؟])\s*(?=[^\s」』）”])"
)


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

    def stands_with(self, above: "Line") -> bool:
        """Whether the line above is of the same paragraph, or of the same group without a blank line."""
        return (not self.first and not above.last) if self.marked_up else above.touches(self)

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


def is_run_on(sign: str) -> bool:
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
    return end.endswith(("?", "？", "؟")) or not end.endswith(TERMINAL)


def is_prose(text: str) -> bool:
    """A whole sentence of some length, or anything long."""
    if extent(text) >= 120 or (len(text) >= 40 and text.rstrip(CLOSING).endswith((".", "!", "?", "…", "।", "؟"))):
        return True
    if is_dense(text):
        return extent(text) >= 37 and text.rstrip(CLOSING).endswith((".", "!", "?", "…", "。", "！", "？"))
    return len(text) >= 60 and is_spaceless(text)
