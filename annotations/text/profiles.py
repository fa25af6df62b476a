"""What somebody wants done with what a warning names: for each category, from which grade on there is a note, a cover,
or nothing of it.

An action never grows weaker as the grade grows. Grades are 1 (mentioned) to 4 (graphic).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property
from hashlib import blake2s
from typing import NamedTuple

from annotations.text.taxonomy import CATEGORIES

GRADES = (1, 2, 3, 4)
NEVER = 5  # a grade that nothing has
MOST_FILMS = 500  # in a cookie there is room for no more


class Action(IntEnum):
    """Weakest first, so that of several the strongest is the largest."""

    SHOW, NOTE, COVER, OMIT = range(4)


class From(NamedTuple):
    """From which grade on each action holds; the strongest one that does is taken."""

    note: int = 1
    cover: int = NEVER
    omit: int = NEVER

    def action(self, grade: int) -> Action:
        if grade >= self.omit:
            return Action.OMIT
        if grade >= self.cover:
            return Action.COVER
        return Action.NOTE if grade >= self.note else Action.SHOW


# The four that are covered first, whatever preset one begins with.
HARDEST = ("sexual-violence", "child-sexual-abuse", "gore-mutilation", "self-harm-suicide")


def _all(hardest: From, others: From) -> dict[str, From]:
    return {slug: hardest if slug in HARDEST else others for slug in CATEGORIES}


# Careful begins a grade before Standard, in the four and in all others.
PRESETS: dict[str, dict[str, From]] = {
    "standard": _all(From(note=1, cover=3), From(note=1, cover=4)),
    "careful": _all(From(note=1, cover=2), From(note=1, cover=3)),
    "researcher": _all(From(note=NEVER), From(note=NEVER)),
}


class UnreadableProfile(ValueError):
    """Not what `Profile.encode` has written."""


@dataclass(frozen=True)
class Profile:
    """All that somebody has asked for. `seen` are keys of films; `country` two letters or empty."""

    thresholds: Mapping[str, From] = field(default_factory=lambda: PRESETS["standard"])
    seen: frozenset[int] = frozenset()
    spoilers: bool = False  # does not mind them at all
    country: str = ""

    def action(self, category: str, grade: int) -> Action:
        return self.thresholds[category].action(grade)

    def covers_spoilers_of(self, film: int) -> bool:
        return not self.spoilers and film not in self.seen

    @property
    def preset(self) -> str:
        """The preset that does the same, or the one it differs from in the fewest categories."""
        return min(PRESETS, key=self.changes_from)

    def changes_from(self, preset: str) -> int:
        """In how many categories it does something else than that preset."""
        return sum(
            any(said.action(grade) != self.action(slug, grade) for grade in GRADES)
            for slug, said in PRESETS[preset].items()
        )

    @cached_property
    def key(self) -> str:
        """A short name for what it does, for names of what is kept in a cache; alike profiles have the same."""
        does = [self.action(slug, grade) for slug in CATEGORIES for grade in GRADES]
        said = (does, self.spoilers, () if self.spoilers else sorted(self.seen))
        return blake2s(repr(said).encode(), digest_size=8).hexdigest()

    def encode(self) -> str:
        """In few ASCII characters, for a cookie; the first says which version of this writing it is."""
        number = 0
        for slug in CATEGORIES:
            for threshold in self.thresholds[slug]:
                number = number * 5 + threshold - 1
        flags = "s" if self.spoilers else "-"
        return f"1{number:028x}{flags}{self.country or '--'}" + "".join(
            f".{film:x}" for film in sorted(self.seen)[-MOST_FILMS:]
        )

    @classmethod
    def decode(cls, written: str) -> "Profile":
        """Raises UnreadableProfile where `encode` cannot have written it."""
        head, *seen = written.split(".")
        if len(head) != 32 or head[0] != "1" or len(seen) > MOST_FILMS:
            raise UnreadableProfile(written[:1])
        try:
            number, films = int(head[1:29], 16), frozenset(int(film, 16) for film in seen)
        except ValueError as error:
            raise UnreadableProfile("a number") from error
        digits = []
        for _ in range(3 * len(CATEGORIES)):
            number, digit = divmod(number, 5)
            digits.append(digit + 1)
        if number or not all(0 < film < 2**63 for film in films):
            raise UnreadableProfile("a number")
        digits.reverse()
        thresholds = {slug: From(*digits[at * 3 : at * 3 + 3]) for at, slug in enumerate(CATEGORIES)}
        country = "" if head[30:] == "--" else head[30:]
        if country and not (country.isascii() and country.isalpha() and country.isupper()):
            raise UnreadableProfile("a country")
        return cls(thresholds, films, head[29] == "s", country)

    def starting_from(self, preset: str) -> "Profile":
        """With the preset's actions; what films one has seen and where one lives stay."""
        return replace(self, thresholds=PRESETS[preset])


STANDARD = Profile()
