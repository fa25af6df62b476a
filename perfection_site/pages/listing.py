"""Sources as a list shows them, and the choices its filters offer."""

from dataclasses import dataclass

from django.core.cache import caches
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from annotations.passages import coverage
from annotations.reader.margin import count_label
from annotations.sources.models import HEAVY, Film, Source
from annotations.warnings.present import PresentedSource, Surface, present_all, with_warnings

ALL = "all"  # of an address: also what is left out of lists
MOST_FILMS = 200  # in a menu; the others are reached from their own page


@dataclass(frozen=True)
class Row:
    """A source in a list."""

    source: PresentedSource
    count: int

    @property
    def annotations(self) -> str:
        return count_label(self.count)

    @property
    def warning_count(self) -> int:
        return sum(not note.spoiler for note in self.source.notes)

    @property
    def warned(self) -> str:
        """Nobody has looked where nothing is said: that is no "none"."""
        if not self.warning_count:
            return _("Not yet assessed")
        return ngettext("%(count)d warning", "%(count)d warnings", self.warning_count) % {"count": self.warning_count}


def with_counts(found, *, whole: bool = False):
    """Sources ready to present: with film, revision, warnings and the number of annotations, in one query."""
    found = found.select_related("film", "current")
    return with_warnings(coverage.with_stamp(found if whole else found.defer(*HEAVY)))


def listed(sources: list[Source], viewer) -> list[Row]:
    shown = present_all(sources, viewer, Surface.LIST)
    return [Row(source, coverage.stamp_of(found).annotations) for source, found in zip(shown, sources, strict=True)]


@dataclass(frozen=True)
class LeftOut:
    """How many of a list the viewer's reading preferences leave out, and the way to see them too."""

    count: int
    url: str


def for_reading(request, rows: list, what) -> tuple[list, LeftOut]:
    """The rows the viewer wants in a list, unless they have asked for all of them; `what` is the source or the film
    of a row."""
    if ALL in request.GET:
        return rows, LeftOut(0, "")
    kept = [row for row in rows if not what(row).listed.is_left_out]
    asked = request.GET.copy()
    asked[ALL] = "1"
    return kept, LeftOut(len(rows) - len(kept), f"{request.path}?{asked.urlencode()}")


def onward(request, url: str) -> str:
    """The address of a list's next page, for whoever has asked for all of it too."""
    return f"{url}&{ALL}=1" if ALL in request.GET else url


def published(viewer):
    """What lists show: published sources alone, to those who manage sources too."""
    return Source.objects.visible_to(viewer).filter(state=Source.State.PUBLISHED)


def language_name(code: str) -> str:
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


@dataclass(frozen=True)
class Choices:
    """What there is to filter by: films as (slug, heading), languages as codes. May be a minute old."""

    films: list[tuple[str, str]]
    languages: list[str]

    @classmethod
    def now(cls) -> "Choices":
        return caches["fragments"].get_or_set("finding:choices", cls._read, 60)

    @classmethod
    def _read(cls) -> "Choices":
        there = Source.objects.filter(state=Source.State.PUBLISHED)
        films = list(Film.objects.filter(pk__in=there.values("film")).order_by("title", "pk")[:MOST_FILMS])
        shown = present_all(films, None, Surface.LIST)
        languages = there.order_by("language").values_list("language", flat=True).distinct()
        return cls([(film.slug, film.heading) for film in shown], list(languages))
