"""The one door: how films, sources, quotations and people's words reach any page, list, notice, mail or export.

Templates and other surfaces take what `present()` returns and nothing else; a template lint holds them to it.
What comes back is already decided for this viewer: safe HTML in `.words`, plain lines everywhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation
from annotations.sources.models import Film, Revision, Source
from annotations.text import sanitise, taxonomy
from annotations.text.blocks import Document


class Surface(StrEnum):
    """Where the words will stand. A list or a notice gets less than the page somebody chose to open."""

    PAGE = "page"
    LIST = "list"
    NOTICE = "notice"
    DESK = "desk"


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
    kind_label: str
    state: str
    state_label: str
    lang: str
    film: PresentedFilm
    original_url: str
    rights: str
    notes: tuple[Note, ...]
    revision_number: int

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


@dataclass(frozen=True)
class PresentedAnnotation:
    id: int
    author_name: str
    kind: str
    kind_label: str
    when: datetime
    quote: str
    words: SafeString
    excerpt: str
    start: int | None
    end: int | None
    is_own: bool
    is_private: bool
    state: str
    rule: str
    version: int
    lang: str


def present(thing, viewer, surface: Surface):
    """One thing for one viewer on one surface; for a list use `present_all`, which asks the database once."""
    return present_all([thing], viewer, surface)[0]


def present_all(things: Iterable, viewer, surface: Surface) -> list:
    """Each thing as `viewer` may have it. Things must already be `visible_to(viewer)`; this decides how, not whether.

    Raises TypeError for a thing it does not know, so that a new kind of text can't slip past.
    """
    return [_one(thing, viewer, surface) for thing in things]


def _one(thing, viewer, surface: Surface):
    if isinstance(thing, Annotation):
        return _annotation(thing, viewer, surface)
    if isinstance(thing, Source):
        return _source(thing)
    if isinstance(thing, Revision):
        return PresentedText(thing.document)
    if isinstance(thing, Film):
        return PresentedFilm(thing.slug, thing.title, thing.year, thing.director)
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
        kind_label=source.get_kind_display(),
        state=source.state,
        state_label=source.get_state_display(),
        lang=source.language,
        film=PresentedFilm(source.film.slug, source.film.title, source.film.year, source.film.director),
        original_url=source.url,
        rights=_rights(source),
        notes=_notes(source.current.notices if source.current else []),
        revision_number=source.current.number if source.current else 0,
    )


def _rights(source: Source) -> str:
    if source.rights_statement:
        return source.rights_statement
    return source.get_rights_basis_display() if source.rights_basis else ""


def _notes(notices: list[dict]) -> tuple[Note, ...]:
    """The notices printed in a source, as plain notes: a line for each category, then one for spoilers."""
    slugs = dict.fromkeys(slug for notice in notices for slug in notice["categories"])
    notes = [Note(taxonomy.CATEGORIES[slug].label, _("says the source")) for slug in slugs]
    if any(notice["spoiler"] for notice in notices):
        notes.append(Note(_("Spoilers"), _("says the source"), spoiler=True))
    return tuple(notes)


_QUOTE_LENGTH = {Surface.PAGE: 220, Surface.LIST: 120, Surface.NOTICE: 120, Surface.DESK: 5000}


def _annotation(annotation: Annotation, viewer, surface: Surface) -> PresentedAnnotation:
    """Needs `author`, `passage` and `source`; and `stands_at` and `stands_to` where a query adds them."""
    return PresentedAnnotation(
        id=annotation.pk,
        author_name=annotation.author.username,
        kind=annotation.kind,
        kind_label=annotation.get_kind_display(),
        when=annotation.created_at,
        quote=Truncator(annotation.passage.exact.replace("\n", " ")).chars(_QUOTE_LENGTH[surface]),
        words=mark_safe(annotation.body_html),  # noqa: S308 - written by text.sanitise alone
        excerpt=Truncator(sanitise.plain(annotation.body)).chars(120) if surface is Surface.LIST else "",
        start=getattr(annotation, "stands_at", None),
        end=getattr(annotation, "stands_to", None),
        is_own=viewer.is_authenticated and annotation.author_id == viewer.pk,
        is_private=annotation.visibility == Annotation.Visibility.PRIVATE,
        state=annotation.state,
        rule=annotation.get_rule_display() if annotation.rule else "",
        version=annotation.version,
        lang=annotation.source.language,
    )
