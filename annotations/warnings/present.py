"""The one door: how films, sources, quotations and people's words reach any page, list, notice, mail or export.

Templates and other surfaces take what `present()` returns and nothing else; a template lint holds them to it.
What comes back is already decided for this viewer: safe HTML in `.words`, plain lines everywhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from urllib.parse import urlsplit

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.passages.models import SHORT_QUOTE
from annotations.sources import policies as sources
from annotations.sources.models import Film, Manuscript, Revision, Source
from annotations.text import manuscript, taxonomy
from annotations.text.blocks import Document
from annotations.warnings import marginal, taken, unwarned
from annotations.warnings.marginal import PresentedAnnotation, Typed
from annotations.warnings.models import ContentWarning
from perfection_site.circles.models import Circle
from perfection_site.house.models import HouseTextVersion


class Surface(StrEnum):
    """Where the words will stand. A list or a notice gets less than the page somebody chose to open."""

    PAGE = "page"
    LIST = "list"
    FOUND = "found"  # whole, for the words around a match to be cut out of it
    NOTICE = "notice"
    DESK = "desk"
    EXPORT = "export"  # one's own, to take away


@dataclass(frozen=True)
class Note:
    """A content note: one neutral line about what a text contains."""

    label: str
    detail: str = ""
    spoiler: bool = False


@dataclass(frozen=True)
class Written:
    """Words somebody typed that belong to none of the things below, such as a flag's comment."""

    text: str


@dataclass(frozen=True)
class PresentedFilm:
    slug: str
    heading: str
    year: int | None
    director: str


@dataclass(frozen=True)
class PresentedSource:
    id: int
    slug: str
    heading: str
    byline: str
    publisher: str
    published: date | None
    published_time: time | None
    kind: str
    kind_label: str
    state: str
    state_label: str
    why_gone: str
    lang: str
    film: PresentedFilm
    original_url: str
    rights: str
    is_excerpt: bool
    is_indexable: bool
    notes: tuple[Note, ...]
    support_lines: tuple[str, ...]
    revision_number: int

    @property
    def original_host(self) -> str:
        """Where the original stands, as people say it."""
        return (urlsplit(self.original_url).hostname or "").removeprefix("www.")

    @property
    def film_heading(self) -> str:
        return self.film.heading

    @property
    def film_slug(self) -> str:
        return self.film.slug


@dataclass(frozen=True)
class PresentedText:
    """A revision's text as this viewer gets it. `covers` names what is covered and is part of every cache key."""

    document: Document
    covers: str = ""


def present(thing, viewer, surface: Surface):
    """One thing for one viewer on one surface; for a list use `present_all`, which asks the database once."""
    return present_all([thing], viewer, surface)[0]


def present_all(things: Iterable, viewer, surface: Surface) -> list:
    """Each thing as `viewer` may have it. Things must already be `visible_to(viewer)`; this decides how, not whether.

    Raises TypeError for a thing it does not know, so that a new kind of text can't slip past.
    """
    things = list(things)
    if surface is not Surface.NOTICE:  # a notice names a source and says nothing of what is in it
        _bring_warnings([thing for thing in things if isinstance(thing, Source)])
    marginal.bring([thing for thing in things if isinstance(thing, Annotation)], viewer)
    return [_one(thing, viewer, surface) for thing in things]


def _one(thing, viewer, surface: Surface):
    if isinstance(thing, Annotation):
        return _annotation(thing, viewer, surface)
    if alike := _ALIKE.get(type(thing)):
        return alike(thing)
    if isinstance(thing, Written):
        return thing.text if surface is Surface.DESK else Truncator(thing.text).chars(300)
    raise TypeError(f"present() does not know {type(thing).__name__}")


def _source(source: Source) -> PresentedSource:
    """Needs `film` and `current`; the revision's text and blocks may be deferred."""
    return PresentedSource(
        id=source.pk,
        slug=source.slug,
        heading=source.title,
        byline=source.author,
        publisher=source.publisher,
        published=source.published,
        published_time=source.published_time,
        kind=source.kind,
        kind_label=source.get_kind_display(),
        state=source.state,
        state_label=source.get_state_display(),
        why_gone=source.state_reason,
        lang=source.language,
        film=_film(source.film),
        original_url=source.url,
        rights=_rights(source),
        is_excerpt=source.is_excerpt,
        is_indexable=source.is_indexable,
        notes=_notes(source),
        support_lines=tuple(source.support),
        revision_number=source.current.number if source.current else 0,
    )


def _rights(source: Source) -> str:
    if source.rights_statement:
        return source.rights_statement
    return "" if source.is_excerpt else source.get_rights_basis_display()


def with_warnings(found: QuerySet, source: str = "pk") -> QuerySet:
    """Rows with the warnings decided about their source in the same query (`warned`); `source` leads to its key."""
    decided = ContentWarning.objects.filter(source=OuterRef(source)).filter(state__in=ContentWarning.DECIDED)
    row = JSONObject(category="category", grade="grade", state="state")
    return found.annotate(warned=ArraySubquery(decided.order_by("id").values(data=row)))


def _bring_warnings(sources: list[Source]) -> None:
    """The warnings of all sources whose query has not brought them along, in one query."""
    waiting = [source for source in sources if not hasattr(source, "warned")]
    if not waiting:
        return
    decided = ContentWarning.objects.filter(source__in=waiting).filter(state__in=ContentWarning.DECIDED)
    by_source: dict[int, list] = {source.pk: [] for source in waiting}
    for row in decided.order_by("id").values("source_id", "category", "grade", "state"):
        by_source[row["source_id"]].append(row)
    for source in waiting:
        source.warned = by_source[source.pk]


def _notes(source: Source) -> tuple[Note, ...]:
    """Accepted warnings in listing order; then what the source prints and nobody has looked at; then spoilers."""
    rows = getattr(source, "warned", ())
    decided_on = {row["category"] for row in rows}
    grades = {row["category"]: row["grade"] for row in rows if row["state"] == ContentWarning.State.ACCEPTED}
    printed = {slug for notice in source.notices for slug in notice["categories"]} - decided_on
    notes = []
    for slug, category in taxonomy.CATEGORIES.items():
        if slug in grades:
            notes.append(Note(category.label, ContentWarning.Grade(grades[slug]).label))
        elif slug in printed:
            notes.append(Note(category.label, _("says the source")))
    if any(notice["spoiler"] for notice in source.notices):
        notes.append(Note(_("Spoilers"), _("says the source"), spoiler=True))
    return tuple(notes)


def _manuscript(kept: Manuscript) -> PresentedText:
    return PresentedText(manuscript.compose(kept.read(), excerpt=kept.source.is_excerpt))


def _film(film: Film) -> PresentedFilm:
    return PresentedFilm(film.slug, film.title, film.year, film.director)


# What every viewer gets alike, on every surface.
_ALIKE = {
    AnnotationVersion: marginal.version,
    Typed: marginal.typed,
    Source: _source,
    Revision: lambda revision: PresentedText(revision.document),
    Manuscript: _manuscript,
    Film: _film,
    HouseTextVersion: unwarned.house_text,
    Circle: unwarned.circle,
}

_QUOTE_LENGTH = {
    Surface.PAGE: 220, Surface.LIST: 120, Surface.FOUND: 5000, Surface.NOTICE: 120, Surface.DESK: 5000,
}  # fmt: skip
_EXCERPT_LENGTH = {Surface.LIST: 120, Surface.FOUND: 10_000}


def _annotation(one: Annotation, viewer, surface: Surface) -> PresentedAnnotation | taken.TakenAnnotation:
    if surface is Surface.EXPORT:
        return taken.taken(one, viewer)
    gone = one.source.state == Source.State.TAKEN_DOWN
    length = SHORT_QUOTE if gone else _QUOTE_LENGTH[surface]  # where nothing else is left, all that is kept of it
    if surface is Surface.PAGE and not gone and not sources.can_see(viewer, one.source):
        length = 0  # its author can withdraw it there, and reads no more of the text than anybody
    return marginal.annotation(one, viewer, quote=length, excerpt=_EXCERPT_LENGTH.get(surface, 0))
