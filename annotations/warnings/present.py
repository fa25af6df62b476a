"""The one door: how films, sources, quotations and people's words reach any page, list, notice, mail or export.

Templates and other surfaces take what `present()` returns and nothing else; a template lint holds them to it.
What comes back is already decided for this viewer: safe HTML in `.words`, plain lines everywhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from urllib.parse import urlsplit

from django.utils.text import Truncator

from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.passages.models import SHORT_QUOTE
from annotations.sources import policies as sources
from annotations.sources.models import Film, Manuscript, Revision, Source
from annotations.text import manuscript
from annotations.text.blocks import Document
from annotations.text.covers import Laid
from annotations.warnings import about, carried, marginal, quotation, shown, taken, unwarned
from annotations.warnings.about import Listed, Note, with_film_warnings, with_warnings
from annotations.warnings.covering import NOTHING, Standing, Version, standing_on
from annotations.warnings.marginal import KeptWords, PresentedAnnotation, Typed
from annotations.warnings.models import ContentWarning
from annotations.warnings.profile import SupportResource
from annotations.warnings.quotation import Quotation
from annotations.warnings.sockets import presenters
from perfection_site.circles.models import Circle
from perfection_site.house.models import HouseTextVersion

__all__ = ["KeptWords", "Note", "Quotation", "Surface", "present", "present_all", "with_film_warnings", "with_warnings"]


class Surface(StrEnum):
    """Where the words will stand. A list or a notice gets less than the page somebody chose to open."""

    PAGE = "page"
    LIST = "list"
    FOUND = "found"  # whole, for the words around a match to be cut out of it
    NOTICE = "notice"
    DESK = "desk"
    EXPORT = "export"  # one's own, to take away


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
    notes: tuple[Note, ...]  # where its query or its page has brought them along
    listed: Listed


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
    film_notes: tuple[Note, ...]  # what the film itself contains
    support_lines: tuple[str, ...]
    revision_number: int
    listed: Listed

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
    """A revision's text as this viewer gets it: what is closed to them is not in it, see `text.covers`."""

    document: Document
    laid: Laid | None = None
    standing: Standing = NOTHING

    @property
    def covers(self) -> str:
        """Names what is covered; part of every cache key."""
        return self.standing.key


def present(thing, viewer, surface: Surface):
    """One thing for one viewer on one surface; for a list use `present_all`, which asks the database once."""
    return present_all([thing], viewer, surface)[0]


def present_all(things: Iterable, viewer, surface: Surface) -> list:
    """Each thing as `viewer` may have it. Things must already be `visible_to(viewer)`; this decides how, not whether.

    Raises TypeError for a thing it does not know, so that a new kind of text can't slip past.
    """
    things = list(things)
    if surface is not Surface.NOTICE:  # a notice names a source and says nothing of what is in it
        about.bring([thing for thing in things if isinstance(thing, Source)])
    if surface is Surface.PAGE:
        about.bring_films([thing for thing in things if isinstance(thing, Film)])
    marginal.bring([thing for thing in things if isinstance(thing, Annotation)], viewer)
    carried.bring([thing.annotation for thing in things if isinstance(thing, KeptWords)], viewer)
    marginal.bring_versions([thing for thing in things if isinstance(thing, AnnotationVersion)], viewer)
    quotation.bring([thing for thing in things if isinstance(thing, Quotation)], viewer)
    _bring_standing([thing for thing in things if isinstance(thing, Revision)], viewer)
    above = _of_upper_rooms(things, viewer, surface)
    return [above[id(thing)] if id(thing) in above else _one(thing, viewer, surface) for thing in things]


def _of_upper_rooms(things: list, viewer, surface: Surface) -> dict[int, object]:
    """What rooms above have plugged a presenter in for, by the identity of each thing; each type asked once."""
    found = {}
    for presenter in presenters.plugs.values():
        theirs = [thing for thing in things if type(thing) is presenter.type]
        if theirs:
            found |= zip(map(id, theirs), presenter.present(theirs, viewer, surface), strict=True)
    return found


def _one(thing, viewer, surface: Surface):
    if isinstance(thing, Annotation):
        return _annotation(thing, viewer, surface)
    if isinstance(thing, Quotation):
        length = _BY_REFERENCE[surface]
        return quotation.presented(thing, viewer, length=length, pressed=surface in (Surface.PAGE, Surface.DESK))
    if by_viewer := _BY_VIEWER.get(type(thing)):
        return by_viewer(thing, viewer)
    if isinstance(thing, ContentWarning):
        return shown.warning(thing, viewer, told=surface is Surface.NOTICE, desk=surface is Surface.DESK)
    if alike := _ALIKE.get(type(thing)):
        return alike(thing)
    if isinstance(thing, Written):
        return thing.text if surface is Surface.DESK else Truncator(thing.text).chars(300)
    raise TypeError(f"present() does not know {type(thing).__name__}")


def _bring_standing(revisions: list[Revision], viewer) -> None:
    """What stands on all texts that have not brought it along. Needs their `source`, whose current revision they are;
    on another one the warnings stand where they do now, which shows too little rather than too much."""
    waiting = [one for one in revisions if not hasattr(one, "standing")]
    versions = [Version(one.source_id, one.source.current_id or one.pk, one.source.version) for one in waiting]
    found = standing_on(versions, viewer) if versions else {}
    for one in waiting:
        one.standing = found[one.source_id]


def _text(revision: Revision) -> PresentedText:
    laid = revision.standing.lay(revision.document)
    return PresentedText(laid.document, laid, revision.standing)


def _source(source: Source, viewer) -> PresentedSource:
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
        film=_film(source.film, viewer),
        original_url=source.url,
        rights=_rights(source),
        is_excerpt=source.is_excerpt,
        is_indexable=source.is_indexable,
        notes=about.of_source(source, viewer),
        film_notes=about.of_its_film(source, viewer),
        support_lines=tuple(source.support),
        revision_number=source.current.number if source.current else 0,
        listed=about.listed(source, viewer),
    )


def _rights(source: Source) -> str:
    if source.rights_statement:
        return source.rights_statement
    return "" if source.is_excerpt else source.get_rights_basis_display()


def _manuscript(kept: Manuscript) -> PresentedText:
    return PresentedText(manuscript.compose(kept.read(), excerpt=kept.source.is_excerpt))


def _film(film: Film, viewer) -> PresentedFilm:
    return PresentedFilm(
        film.slug, film.title, film.year, film.director, about.of_film(film, viewer), about.listed(film, viewer)
    )


# What is the same on every surface; and what is, to everybody alike.
_BY_VIEWER = {Source: _source, Film: _film}
_ALIKE = {
    AnnotationVersion: marginal.version,
    Typed: marginal.typed,
    KeptWords: marginal.kept_words,
    Revision: _text,
    Manuscript: _manuscript,
    HouseTextVersion: unwarned.house_text,
    Circle: unwarned.circle,
    **shown.ALIKE,
    SupportResource: unwarned.support,
}

_QUOTE_LENGTH = {
    Surface.PAGE: 220, Surface.LIST: 120, Surface.FOUND: 5000, Surface.NOTICE: 120, Surface.DESK: 5000,
}  # fmt: skip
_BY_REFERENCE = {
    Surface.PAGE: 600, Surface.LIST: 120, Surface.FOUND: 5000, Surface.NOTICE: 120, Surface.DESK: 5000,
    Surface.EXPORT: 5000,
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
