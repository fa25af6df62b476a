"""Atom feeds of a film and of a source: what is new there, as a visitor without an account and without wishes gets it.

Whoever reads a feed, it is the same: what the signed-out default covers is covered, and a feed holds a short line of
each annotation, never the whole of it. What was put together once is kept under the versions that every change counts
up. Its validator is what it says, not those versions: they change with what nobody may know of too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.reader.glance import glance_or_404
from annotations.sources.models import Film
from annotations.warnings.listed import present_notes, with_place
from annotations.warnings.present import PresentedFilm, PresentedSource, Surface, present, present_all
from critiques.readings.models import Reading
from perfection_site.pages.listing import listed, published, with_counts

LAST = 30
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NOBODY = AnonymousUser()


@dataclass(frozen=True)
class Entry:
    """`said` is plain text."""

    heading: str
    url: str
    said: str
    author_name: str
    when: datetime
    changed: datetime


@dataclass(frozen=True)
class Told:
    """What a feed is of, and its entries."""

    of: PresentedFilm | PresentedSource
    url: str
    since: datetime  # how old it is where there is no entry
    entries: list[Entry]


def _notes(found) -> list[Entry]:
    """Annotations, each with the beginning of what it says, or the line that stands in its place."""
    rows = list(with_place(found).order_by("-pk")[:LAST])
    entries = []
    for row, note in zip(rows, present_notes(rows, NOBODY), strict=True):
        one = note.annotation
        heading = _("%(kind)s on %(source)s") % {"kind": one.kind_label, "source": note.source.heading}
        said = [_("“%(words)s”") % {"words": one.quote} if one.quote else "", *one.notes, one.excerpt]
        url = reverse("reader:annotation", args=[one.id])
        changed = row.edited_at or row.created_at
        entries.append(Entry(heading, url, "\n".join(filter(None, said)), one.author_name, row.created_at, changed))
    return entries


def _sources(found) -> list[Entry]:
    """Sources, but those that lists leave out for the signed-out default."""
    rows = list(with_counts(found).order_by("-pk")[:LAST])
    entries = []
    for row, one in zip(rows, listed(rows, NOBODY), strict=True):
        source, when = one.source, row.current.created_at
        if source.listed.is_left_out:
            continue
        said = ", ".join(filter(None, [source.kind_label, source.byline, source.publisher]))
        url = reverse("reader:source", args=[source.slug])
        said = "\n".join([said, *(f"{note.label} {note.how}".strip() for note in source.notes)])
        entries.append(Entry(source.heading, url, said, source.byline, row.created_at, when))
    return entries


def _argued(slug: str) -> list[Reading]:
    """A film's readings that everybody reads, the newest first."""
    found = Reading.objects.public().filter(film__slug=slug).select_related("film").with_authors()
    return list(found.defer("exposition", "exposition_html").order_by("-published_at", "-pk")[:LAST])


def _readings(rows: list[Reading]) -> list[Entry]:
    """Readings by their names, which are never covered, and those who argue them; what they say is on their page."""
    entries = []
    for row, one in zip(rows, present_all(rows, NOBODY, Surface.LIST), strict=True):
        names, changed = ", ".join(one.author_names), row.revised_at or row.published_at
        heading = _("Reading: %(reading)s") % {"reading": one.heading}
        url = reverse("readings:reading", args=[one.slug])
        said = _("Argued by %(names)s") % {"names": names}
        entries.append(Entry(heading, url, said, names, row.published_at, changed))
    return entries


def _of_source(slug: str) -> Told:
    found = with_counts(published(NOBODY).filter(slug=slug)).first()
    if found is None:
        raise Http404
    notes = Annotation.objects.public().filter(source=found)
    url = reverse("reader:source", args=[slug])
    return Told(present(found, NOBODY, Surface.LIST), url, found.current.created_at, _notes(notes))


def _of_film(slug: str) -> Told:
    film = Film.objects.visible_to(NOBODY).filter(slug=slug).first()
    if film is None:
        raise Http404
    there = published(NOBODY).filter(film=film)
    notes = Annotation.objects.public().filter(source__in=there.values("pk"))
    entries = [*_sources(there), *_notes(notes), *_readings(_argued(slug))]
    entries.sort(key=attrgetter("when"), reverse=True)
    url = reverse("pages:film", args=[slug])
    return Told(present(film, NOBODY, Surface.LIST), url, _LONG_AGO, entries[:LAST])


class _Atom(Atom1Feed):
    def latest_post_date(self):
        """The newest entry's; an empty feed is as old as what it is of, not as the moment it is asked for."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=self.feed["since"])


class _Feed(Feed):
    feed_type = _Atom

    def feed_extra_kwargs(self, told: Told) -> dict:
        return {"since": told.since}

    def link(self, told: Told) -> str:
        return told.url

    def items(self, told: Told) -> list[Entry]:
        return told.entries

    def item_title(self, entry: Entry) -> str:
        return entry.heading

    def item_link(self, entry: Entry) -> str:
        return entry.url

    def item_description(self, entry: Entry) -> str:
        return entry.said

    def item_author_name(self, entry: Entry) -> str:
        return entry.author_name

    def item_pubdate(self, entry: Entry) -> datetime:
        return entry.when

    def item_updateddate(self, entry: Entry) -> datetime:
        return entry.changed


class SourceFeed(_Feed):
    def get_object(self, request, slug) -> Told:
        return _of_source(slug)

    def title(self, told: Told) -> str:
        return _("New annotations on %(source)s") % {"source": told.of.heading}


class FilmFeed(_Feed):
    def get_object(self, request, slug) -> Told:
        return _of_film(slug)

    def title(self, told: Told) -> str:
        return _("New about %(film)s") % {"film": told.of.heading}


@require_safe
def source(request, slug):
    return _answered(SourceFeed(), request, slug, glance_or_404(slug).key)


@require_safe
def film(request, slug):
    """One query says by their versions whether anything about its sources, or on them, has changed; of its readings,
    which need cite none of these, what stands in the feed."""
    found = coverage.with_stamp(published(NOBODY).filter(film__slug=slug)).order_by("pk")
    rows = list(found.values_list("pk", "version", "coverage_versions"))
    argued = [(one.pk, one.title, one.argued, one.published_at, one.revised_at) for one in _argued(slug)]
    stamp = blake2s(repr((slug, rows, argued)).encode(), digest_size=12).hexdigest()
    return _answered(FilmFeed(), request, slug, stamp)


def _answered(feed: Feed, request, slug: str, version: str):
    """Anybody may keep the answer and asks each time whether it still holds: what is withdrawn is gone at once."""
    # Links in it begin with scheme and host. What else the address asks changes nothing and fills no cache.
    address = request.build_absolute_uri(request.path)
    pages, key = caches["pages"], f"feed:{type(feed).__name__}:{version}:{get_language()}:{address}"
    key = f"feed:{blake2s(key.encode(), digest_size=16).hexdigest()}"
    if (kept := pages.get(key)) is None:
        kept = feed(request, slug=slug).content
        pages.set(key, kept)
    etag = f'"{blake2s(kept, digest_size=12).hexdigest()}"'
    headers = {"Cache-Control": "public, no-cache", "ETag": etag}
    answer = HttpResponse(kept, content_type=_Atom.content_type, headers=headers)
    return get_conditional_response(request, etag=etag, response=answer)
