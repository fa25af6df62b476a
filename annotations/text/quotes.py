"""Quotations: an exact stretch of a canonical text with a little context on either side."""

import unicodedata

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
