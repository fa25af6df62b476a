"""Where sentences begin and end, for readers who choose one without a mouse or script.

A browser has its own division (Intl.Segmenter); both only offer stretches to choose, and nothing depends on their
being the same.
"""

import regex

Span = tuple[int, int]  # code points, half-open

# A sentence ends with its mark and what closes behind it; in writing without spaces the next begins at once.
_END = regex.compile(
    r"""[.!?\u2026\u061f\u06d4\u0964\u0965]+[\p{Pe}\p{Pf}"'*]*(?=\s)|[\u3002\uff01\uff1f]+[\p{Pe}\p{Pf}"']*"""
)
# Words that end in a point in the middle of a sentence.
_SHORT = frozenset([
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "jr", "sr", "vs", "cf", "ed", "eds", "vol", "no", "nos", "pp", "fig",
    "e.g", "i.e", "approx", "dept", "z.b", "d.h", "u.a", "bzw", "ca", "nr", "hr", "fr", "m", "mme", "mlle", "p",
])  # fmt: skip
_LAST_WORD = regex.compile(r"([\p{L}][\p{L}.]*)\.$")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` in order, without white space at their ends."""
    found, since = [], start
    for match in _END.finditer(text, start, end):
        if _goes_on(text, since, match.end(), end):
            continue
        found.append((since, match.end()))
        since = match.end()
    return [span for span in (_trimmed(text, *part) for part in [*found, (since, end)]) if span]


def _goes_on(text: str, since: int, stop: int, end: int) -> bool:
    """Whether the sentence goes on behind `stop`: a small letter follows, or an abbreviation stands before it."""
    following = text[stop:end].lstrip()[:1]
    if following.islower():
        return True
    word = _LAST_WORD.search(text, since, stop)
    return bool(word) and (word[1].casefold() in _SHORT or (len(word[1]) == 1 and word[1].isupper()))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
