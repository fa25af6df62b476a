"""Readings as lists show them, each with how much is put to work in it."""

from dataclasses import dataclass, field, replace

from django.db.models import Count, Q

from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Evidence, Reading, ReadingRelation, heard_by
from critiques.readings.page import SIGNS, Related, Tally, related_label, seen
from critiques.readings.presented import PresentedReading

ALL = "all"  # of an address: also what is left out of lists


@dataclass(frozen=True)
class Row:
    reading: PresentedReading
    tally: list[Tally]
    related: list[Related] = field(default_factory=list)


@dataclass(frozen=True)
class LeftOut:
    """How many of a list the viewer's reading preferences leave out, and the way to see them too."""

    count: int
    url: str


def rows(viewer, found: list[Reading]) -> list[Row]:
    """Need `film`."""
    counts = _counts(found) if found else {}
    shown = present_all(found, viewer, Surface.LIST)
    return [
        Row(reading, [Tally(stance, counts[reading.id][stance]) for stance in SIGNS if counts[reading.id].get(stance)])
        for reading in shown
    ]


def _counts(found: list[Reading]) -> dict[int, dict[str, int]]:
    """How much is taken up in each, by stance; the same for everybody who sees the reading."""
    counts: dict[int, dict[str, int]] = {one.pk: {} for one in found}
    standing = Q(claim__removed_at=None, rule="", state=Evidence.State.ACCEPTED, claim__reading__in=counts)
    grouped = Evidence.objects.filter(standing).order_by().values_list("claim__reading", "stance")
    for key, stance, count in grouped.annotate(count=Count("pk")):
        counts[key][stance] = count
    return counts


def listed(request, found: list[Reading]) -> tuple[list[Row], LeftOut]:
    """The rows the viewer wants in a list, unless they have asked for all of them."""
    shown = rows(request.user, found)
    if ALL in request.GET:
        return shown, LeftOut(0, "")
    kept = [row for row in shown if not row.reading.listed.is_left_out]
    asked = request.GET.copy()
    asked[ALL] = "1"
    return kept, LeftOut(len(shown) - len(kept), f"{request.path}?{asked.urlencode()}")


FILM = 30  # readings on the page of their film


def of_film(request, film) -> tuple[list[Row], LeftOut, bool]:
    """A film's readings, the newest first, with how they stand to one another; and whether there are more."""
    found = seen(request.user).filter(film=film, state=Reading.State.PUBLISHED, rule="")
    found = found.filter(heard_by(request.user)).order_by("-pk")
    rows_ = list(found[: FILM + 1])
    shown, left_out = listed(request, rows_[:FILM])
    by_id = {row.reading.id: row.reading for row in shown}
    said = ReadingRelation.objects.visible_to(request.user).filter(reading__in=by_id, other__in=by_id).order_by("pk")
    related: dict[int, list[Related]] = {key: [] for key in by_id}
    for one in said if len(by_id) > 1 else ():
        related[one.reading_id].append(Related(related_label(one, own=True), by_id[one.other_id], one.pk, True))
        related[one.other_id].append(Related(related_label(one, own=False), by_id[one.reading_id], one.pk, False))
    return [replace(row, related=related[row.reading.id]) for row in shown], left_out, len(rows_) > FILM
