"""A link to bare words of a text: revision and code points in its address, and no row anywhere."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.text.blocks import Document
from annotations.text.covers import spoken
from annotations.text.quotes import MAX_QUOTE, tidied
from perfection_site.accounts.numbers import number

SHOWN = 220  # code points of the passage that are said beside the text; the text itself marks all of it


@dataclass(frozen=True)
class Linked:
    """What the address says; a number that is none is None."""

    revision: int | None
    start: int | None
    end: int | None

    @classmethod
    def asked(cls, query) -> "Linked | None":
        if "r" not in query:
            return None
        return cls(*(number(query.get(name), digits=8) for name in ("r", "from", "to")))


@dataclass(frozen=True)
class Pointed:
    """Where the link leads in the text as it stands: a passage, or a sentence that says why to none."""

    start: int = 0
    end: int = 0
    quote: str = ""
    problem: str = ""

    @property
    def span(self) -> tuple[int, int] | None:
        return None if self.problem else (self.start, self.end)


def pointed(linked: Linked, revision: int, document: Document) -> Pointed:
    """Follow a link into `document`, which is the revision of that number as its viewer gets it."""
    start, end, text = linked.start, linked.end, document.text
    if linked.revision is None or start is None or end is None:
        return Pointed(problem=_("This link to a passage is not complete. Ask for it again where you found it."))
    if linked.revision < revision:
        moved = _("This link is to revision %(old)d of the text. You are reading revision %(new)d.")
        said = _("The words may stand elsewhere in it, or not at all.")
        return Pointed(problem=moved % {"old": linked.revision, "new": revision} + " " + said)
    if linked.revision > revision or not start < end <= len(text) or end > start + MAX_QUOTE:
        return Pointed(problem=_("This link leads to a passage that the text does not have."))
    span = tidied(text, start, end)
    if span is None:
        return Pointed(problem=_("There are no words where this link leads."))
    words = spoken(text[slice(*span)], _("[covered]")).replace("\n", " ")
    return Pointed(*span, Truncator(words).chars(SHOWN))
