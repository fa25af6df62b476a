"""Quotations: an exact stretch of a canonical text with a little context on either side."""

import unicodedata

import regex

CONTEXT = 32  # code points of prefix and suffix
MAX_QUOTE = 5000  # code points


class QuoteMismatch(ValueError):
    """The text does not say, at that place, what the quotation says. `str()` is a sentence for people."""


def normalise(exact: str) -> str:
    """A quotation as canonical text writes it: NFC, one line feed between blocks whatever the browser sent."""
    return unicodedata.normalize("NFC", exact.replace("\r\n", "\n").replace("\r", "\n"))


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to CONTEXT code points before `start` and after `end`."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def check(text: str, start: int, end: int, exact: str) -> None:
    """Raise QuoteMismatch unless `text[start:end]` (code points) is `exact` and a passage may be made of it."""
    if not 0 <= start < end <= len(text):
        raise QuoteMismatch("The passage lies outside the text.")
    if end - start > MAX_QUOTE:
        raise QuoteMismatch(f"A passage is at most {MAX_QUOTE} characters long.")
    found = text[start:end]
    if found != normalise(exact):
        raise QuoteMismatch("The text says something else at that place.")
    if not found.strip():
        raise QuoteMismatch("A passage holds at least one visible character.")


_CLUSTER = regex.compile(r"\X")


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) grown to whole grapheme clusters (UAX 29): what a reader takes for one character stays one."""
    return _boundary(text, start, before=True), _boundary(text, end, before=False)


def _boundary(text: str, position: int, *, before: bool) -> int:
    """`position` where a cluster begins, or else the beginning (`before`) or the end of the cluster it lies in."""
    if not 0 < position < len(text):
        return position
    # A line feed always ends a cluster, so a block's own beginning is a place to count from.
    since = text.rfind("\n", 0, position) + 1
    for cluster in _CLUSTER.finditer(text, since):
        if cluster.start() == position:
            return position
        if cluster.end() > position:
            return cluster.start() if before else cluster.end()
    return position


def tidied(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A selection as a passage is made of it: without white space at its ends, of whole clusters; None where it holds
    no visible character. The browser does the same in `offsets.js`."""
    words = text[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    return widened(text, start, end - (len(words) - len(words.rstrip())))
