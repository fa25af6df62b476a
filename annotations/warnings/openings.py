"""What somebody has opened in spite of their profile: kept in their session and nowhere else, and never counted."""

from dataclasses import dataclass, field
from functools import cached_property
from time import time

KEY = "opened"  # of the session
HOUR = 3600  # seconds
_MOST = 500  # warnings and texts that a session remembers
OPEN, SKIP = "open", "skip"  # what a text is set to as a whole


@dataclass(frozen=True)
class Openings:
    """`warnings` are opened one by one; `sources` whole, or to be read with what is warned of skipped; `until` (seconds
    since 1970) everything."""

    warnings: tuple[int, ...] = ()
    sources: dict[int, str] = field(default_factory=dict)
    until: float = 0

    @classmethod
    def of(cls, session) -> "Openings":
        kept = session.get(KEY) or {}
        return cls(
            tuple(kept.get("warnings", ())),
            {int(source): how for source, how in kept.get("sources", {}).items()},
            kept.get("until", 0),
        )

    def keep(self, session) -> None:
        if not self.warnings and not self.sources and not self.for_an_hour:
            session.pop(KEY, None)
            return
        session[KEY] = {
            "warnings": list(self.warnings)[-_MOST:],
            "sources": {str(source): how for source, how in list(self.sources.items())[-_MOST:]},
            "until": self.until,
        }

    @cached_property
    def opened(self) -> frozenset[int]:
        return frozenset(self.warnings)

    @property
    def for_an_hour(self) -> bool:
        """It ends by itself: whoever looks later gets what they have asked for again."""
        return time() < self.until

    def key(self, source: int) -> tuple:
        """What of it can matter for what stands on a source."""
        return self.opened, self.sources.get(source, ""), self.for_an_hour

    def with_open(self, warnings: list[int]) -> "Openings":
        return Openings(tuple(dict.fromkeys((*self.warnings, *warnings))), self.sources, self.until)

    def with_closed(self, warnings: list[int]) -> "Openings":
        left = tuple(one for one in self.warnings if one not in warnings)
        return Openings(left, self.sources, self.until)

    def with_source(self, source: int, how: str) -> "Openings":
        """A text opened, set to skipping, or ("") as the profile has it."""
        sources = {key: said for key, said in self.sources.items() if key != source}
        return Openings(self.warnings, sources | ({source: how} if how else {}), self.until)

    def with_hour(self, *, open_: bool) -> "Openings":
        return Openings(self.warnings, self.sources, time() + HOUR if open_ else 0)

    def is_open(self, warning: int, source: int | None) -> bool:
        return warning in self.opened or self.for_an_hour or self.sources.get(source) == OPEN


NOTHING = Openings()
