"""Where a post is to stand, in one word: what its draft is kept under, the same before a thread is begun and after."""

import re
from dataclasses import dataclass

_KIND = "thread|source|annotation|warning|post|reading|claim|evidence"
_PLACE = re.compile(rf"(?P<kind>{_KIND})-(?P<pk>\d{{1,18}})(?:-(?P<way>to|comment)-(?P<number>\d{{1,9}}))?", re.ASCII)
_FURTHER = {"to": "thread", "comment": "source"}
LONGEST = 60


@dataclass(frozen=True)
class Place:
    """`number` is the ordinal of the post that is answered in a thread, or of the comment under a source."""

    kind: str
    pk: int
    number: int | None = None

    @classmethod
    def read(cls, said: str) -> "Place | None":
        """Of what a form sends; None where that is not one of ours."""
        found = _PLACE.fullmatch(said) if len(said) <= LONGEST else None
        if found is None or (found["way"] and _FURTHER[found["way"]] != found["kind"]):
            return None
        return cls(found["kind"], int(found["pk"]), int(found["number"]) if found["number"] else None)
