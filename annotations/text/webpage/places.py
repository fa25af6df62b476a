"""Where a line stands in a page: the elements around it, and what they say of themselves."""

import re
from dataclasses import dataclass, field

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(eq=False, slots=True)
class Place:
    """An element that holds lines. `words` are the words of its class and id, `names` these as they are written."""

    tag: str
    above: "Place | None" = None
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    role: str = ""
    item: str = ""  # itemprop and itemtype
    box: str = ""  # why what stands in it is no part of the text; decided in `boxes`
    prose: int = 0  # code points of prose in it
    size: int = 0  # code points of all lines in it
    linked: int = 0  # code points of these that are links
    lines: int = 0
    children: list["Place"] = field(default_factory=list)
    number: int = 0  # in document order
    has_heading: bool = False
    pictured: bool = False  # whether a picture without words stands in it
    row: bool = False  # a row of a box of facts, its label and its value
    comment: int = 0  # decided in `discussion`

    def around(self):
        """The place itself and those it stands in, from the inside out."""
        place = self
        while place is not None:
            yield place
            place = place.above

    def nearest(self, *tags: str) -> "Place | None":
        return next((place for place in self.around() if place.tag in tags), None)


_NO_WORDS: frozenset[str] = frozenset()


def make(element, tag: str, above: Place | None, number: int) -> Place:
    get = element.get
    written = f"{get('class') or ''} {get('id') or ''}"[:1000]
    names = frozenset(written.lower().split())
    words = frozenset(word.lower() for word in _WORDS.findall(written)) if names else _NO_WORDS
    place = Place(
        tag, above, words, names,
        role=(get("role") or "").lower(),
        item=" ".join(get(name) or "" for name in ("itemprop", "itemtype", "rel", "property")).strip().lower(),
        number=number,
    )  # fmt: skip
    if above is not None:
        above.children.append(place)
    return place
