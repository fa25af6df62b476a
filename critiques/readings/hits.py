"""What a search says of the readings it has found, for one viewer: nothing covered is quoted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import Truncator

from annotations.sources import search
from annotations.text import sanitise
from annotations.warnings.hits import Quoted, Words, quoted_around
from annotations.warnings.present import Surface, present_all
from critiques.readings.found import config
from critiques.readings.listing import Row, rows
from critiques.readings.models import Claim, Reading
from critiques.readings.presented import PresentedReading

SAID = 280  # characters of one that is found by its name


@dataclass(frozen=True)
class PresentedFind:
    """A reading that was found: its row, its name as it was looked for, and what it says around the match. `said` is
    None where what was looked for is said in words that are covered for the viewer."""

    row: Row
    heading: Quoted
    said: Quoted | None

    @property
    def reading(self) -> PresentedReading:
        return self.row.reading


def present_finds(found: list[Reading], query: search.Query, viewer) -> list[PresentedFind]:
    """Each in its words around the first match. Needs `film`."""
    listed = rows(viewer, found)
    said = _claims(found, viewer)
    stems, texts = config(), []
    for row in listed:
        texts += [(stems, [row.reading.heading]), (stems, _said(row.reading, said.get(row.reading.id, [])))]
    around = search.snippets(query, texts)
    made = []
    for number, row in enumerate(listed):
        name, words = around.get(2 * number), around.get(2 * number + 1)
        heading = quoted_around(name[1], row.reading.heading) if name else Quoted((Words(row.reading.heading),))
        made.append(PresentedFind(row, heading, _around(row.reading, texts[2 * number + 1][1], words)))
    return made


def _around(reading: PresentedReading, blocks: list[str], found: tuple[int, str] | None) -> Quoted | None:
    if found:
        block, marked = found
        return quoted_around(marked, blocks[block])
    return None if reading.is_covered else Quoted((Words(Truncator(reading.position).chars(SAID)),))


def _claims(found: list[Reading], viewer) -> dict[int, list[str]]:
    """What they argue now, in order."""
    readings = {one.pk: one for one in found}
    claims = list(Claim.objects.visible_to(viewer).filter(reading__in=readings).order_by("reading", "number"))
    for claim in claims:
        claim.reading = readings[claim.reading_id]
    said: dict[int, list[str]] = {}
    for claim, shown in zip(claims, present_all(claims, viewer, Surface.LIST), strict=True):
        said.setdefault(claim.reading_id, []).append(shown.said)
    return said


def _said(reading: PresentedReading, claims: Iterable[str]) -> list[str]:
    """As the viewer may read it: of one that is covered nothing."""
    if reading.is_covered:
        return []
    words = [reading.position, *claims, sanitise.words(reading.words), *reading.doubts, *reading.open_questions]
    return [one for one in words if one]
