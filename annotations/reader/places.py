"""What the margin is asked to show, as an address says it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from annotations.reader.filters import FilterForm
from annotations.reader.linked import Linked
from perfection_site.accounts.numbers import number
from perfection_site.circles.models import Circle


@dataclass(frozen=True)
class Place:
    """`at` is a code point of the text; `after` a (start, id) to go on from. `tab` says whose: all, mine, circle, new.

    `note` is the annotation a link leads to: it comes first. `own` leaves out everybody else's. `since` leaves out
    what is not newer than the annotation of that id. `circle` is the slug of the one whose are asked for. `linked` is
    a passage that a link without annotation leads to.
    """

    tab: str = "all"
    at: int | None = None
    after: tuple[int, int] | None = None
    note: int | None = None
    own: bool = False
    since: int | None = None
    circle: str = ""
    linked: Linked | None = None
    chosen: tuple[tuple[str, str], ...] = ()  # filters and order, with what they are set to

    @classmethod
    def asked(cls, query) -> "Place":
        """Read from a page's query string. What makes no sense is left out: an old link still opens the page."""
        if not query:
            return cls()
        start, _, id_ = query.get("after", "").partition("-")
        start, id_ = number(start, digits=8), number(id_)
        after = None if start is None or id_ is None else (start, id_)
        chosen = tuple(FilterForm.asked(query).items())
        return replace(cls._whose(query), after=after, chosen=chosen, linked=Linked.asked(query))

    @classmethod
    def _whose(cls, query) -> "Place":
        """The tab."""
        if (at := number(query.get("at"), digits=8)) is not None:
            return cls("passage", at, note=number(query.get("note")))
        if (since := number(query.get("since"))) is not None:
            return cls("new", since=since)
        if circle := query.get("circle"):
            return cls("circle", circle=circle[: Circle.SLUG])
        return cls("mine", own=True) if query.get("tab") == "mine" else cls()

    @property
    def filters(self) -> dict[str, str]:
        return dict(self.chosen)

    @property
    def by_time(self) -> bool:
        return self.filters.get("sort") == "time"

    @property
    def is_narrowed(self) -> bool:
        return any(name != "sort" for name, _value in self.chosen)

    def whose(self) -> dict[str, str | int]:
        """The part of the address that names the tab."""
        if self.at is not None:
            return {"at": self.at} | ({"note": self.note} if self.note else {})
        if self.since is not None:
            return {"since": self.since}
        if self.circle:
            return {"circle": self.circle}
        return {"tab": self.tab} if self.tab != "all" else {}

    def url(self, slug: str, **more) -> str:
        """The address of the page that shows this, with `more` in its question."""
        asked = urlencode(self.whose() | self.filters | more)
        return f"{reverse('reader:source', args=[slug])}{'?' if asked else ''}{asked}#margin"
