"""Tags as people type them: a line of words between commas."""

import re
import unicodedata

MOST = 10
LONGEST = 40  # code points
_COMMA = re.compile(r"[,،、，\n]")
_JOINERS = "\u200c\u200d"  # needed inside words of some languages and inside emoji


class TooMany(ValueError):
    """More than MOST."""


class TooLong(ValueError):
    """One of them has more than LONGEST code points; it is the exception's argument."""


def tidy(written: str) -> str:
    """One tag as it is kept: NFC, one space between words, nothing that cannot be seen, no sign before it."""
    seen = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in written
        if letter in _JOINERS or unicodedata.category(letter) not in ("Cf", "Cs", "Cn", "Co")
    )
    return unicodedata.normalize("NFC", " ".join(seen.split())).lstrip("#").strip(f" {_JOINERS}")


def fold(tag: str) -> str:
    """What tags are matched by: the same for Ending and ENDING."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", tag).casefold())


def split(typed: str) -> tuple[str, ...]:
    """The tags in a line, each once, in their order. Raises TooMany or TooLong."""
    return check(_COMMA.split(typed))


def check(written) -> tuple[str, ...]:
    """Tags from anywhere, each tidied and once. Raises TooMany or TooLong."""
    found: dict[str, str] = {}
    for part in written:
        if tag := tidy(part):
            found.setdefault(fold(tag), tag)
    if len(found) > MOST:
        raise TooMany
    for tag in found.values():
        if len(tag) > LONGEST:
            raise TooLong(tag)
    return tuple(found.values())


def unfinished(typed: str) -> tuple[str, str]:
    """What stands before the tag that is being typed, with its comma, and the beginning of that tag."""
    last = max((match.end() for match in _COMMA.finditer(typed)), default=0)
    before = typed[:last].strip()
    return (f"{before} " if before else ""), tidy(typed[last:])
