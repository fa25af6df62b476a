"""Where passage warnings stand: on placements, like annotations; where a placement is lost, at the source."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from annotations.passages.models import Placement
from annotations.sources.models import Source
from annotations.warnings.models import ContentWarning


@dataclass(frozen=True)
class Standing:
    """A warning in force and the code points it covers in a revision."""

    warning: ContentWarning
    start: int
    end: int


def placed(revision_id: int) -> QuerySet:
    """Passage warnings of any state that stand in a revision, with `stands_at` and `stands_to` (code points)."""
    return ContentWarning.objects.filter(
        passage__placements__revision=revision_id, passage__placements__start__isnull=False
    ).annotate(stands_at=F("passage__placements__start"), stands_to=F("passage__placements__end"))


def standing(revision_id: int) -> list[Standing]:
    """The passage warnings in force in a revision, in the order of the text: one query."""
    found = placed(revision_id).in_force().order_by("stands_at", "-stands_to", "pk")
    return [Standing(warning, warning.stands_at, warning.stands_to) for warning in found]


def lost(source: Source) -> QuerySet:
    """Passage warnings in force whose words are not in the current wording: they stand at the source."""
    there = Placement.objects.filter(passage=OuterRef("passage"), revision=source.current_id, start__isnull=False)
    return ContentWarning.objects.in_force().filter(passage__source=source).exclude(Exists(there)).order_by("pk")


def overlaps_by_half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def overlapping(revision_id: int, start: int, end: int, *, category: str, layer: str) -> list[ContentWarning]:
    """The passage warnings of any state, of a category and layer, that share half of the shorter span with this one."""
    near = placed(revision_id).filter(category=category, layer=layer, stands_at__lt=end, stands_to__gt=start)
    return [one for one in near.order_by("pk") if overlaps_by_half((one.stands_at, one.stands_to), (start, end))]
