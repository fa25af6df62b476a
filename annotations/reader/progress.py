"""How far somebody has read: a private bookmark.

It is no act: nothing public changes and nobody else ever learns of it, so it leaves no audit entry, which could not be
erased. Whoever forgets a bookmark has deleted all there was.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Length
from django.utils import timezone

from annotations.reader.glance import Glance
from annotations.reader.margin import Mark, own_placed
from annotations.reader.models import Progress
from annotations.sources.models import HEAVY, Source
from annotations.warnings.present import PresentedSource, Surface, present_all, with_warnings
from perfection_site.accounts.compiled import Compiled
from perfection_site.accounts.models import User

INSIDE = 500  # code points from either end: nearer than that there is nothing to go on with
FEW = 3


def remember(reader: User, seen: Glance, position: int) -> None:
    """Move the reader's bookmark in a source to `position` (code points of its revision)."""
    bookmark = Progress(
        reader=reader,
        source_id=seen.source_id,
        revision_id=seen.revision_id,
        position=position,
        at=timezone.now(),
    )
    # One statement: two tabs may send at once, and the later one wins.
    Progress.objects.bulk_create(
        [bookmark],
        update_conflicts=True,
        unique_fields=["reader", "source"],
        update_fields=["revision", "position", "at"],
    )


def forget(reader: User, slug: str) -> None:
    """Take the reader's bookmark out, whatever has become of the source meanwhile."""
    Progress.objects.filter(reader=reader, source__slug=slug).delete()


_BOOKMARK = -1  # in the place of whose mark it is


def _theirs(reader_id, revision_id):
    lies = Progress.objects.filter(reader=reader_id, revision=revision_id)
    nowhere = Value(None, output_field=BigIntegerField())
    bookmark = lies.values_list("position", Value(0), Value(_BOOKMARK), "pk", nowhere)
    return own_placed(reader_id, revision_id, bookmark)


_own_and_bookmark = Compiled(_theirs, values=2)


def own_and_bookmark(viewer, seen: Glance) -> tuple[list[Mark], int | None]:
    """The viewer's own marks and their circles', see `own_placed`, and where their bookmark lies (None: nowhere), in
    one query."""
    rows = _own_and_bookmark.rows(viewer.pk, seen.revision_id) if viewer.is_authenticated else []
    marks = list(map(Mark._make, rows))
    lies = next((mark.start for mark in marks if mark.whose == _BOOKMARK), None)
    return [mark for mark in marks if mark.whose != _BOOKMARK], lies


@dataclass(frozen=True)
class Begun:
    """A source somebody has begun and not finished."""

    source: PresentedSource
    percent: int
    when: datetime


def begun(viewer) -> list[Begun]:
    """The last few sources the viewer has begun, in one query."""
    if not viewer.is_authenticated:
        return []
    readable = Source.objects.visible_to(viewer).filter(state=Source.State.PUBLISHED)
    found = Progress.objects.filter(reader=viewer, source__in=readable, revision=F("source__current"))
    found = found.annotate(length=Length("revision__text"))
    found = found.filter(position__gte=INSIDE, position__lte=F("length") - INSIDE)
    found = with_warnings(found.select_related("source__film", "source__current"), "source")
    rows = list(found.defer(*[f"source__{name}" for name in HEAVY]).order_by("-at")[:FEW])
    for row in rows:
        row.source.warned = row.warned
    shown = present_all([row.source for row in rows], viewer, Surface.LIST)
    return [
        Begun(source, round(100 * row.position / row.length), row.at) for row, source in zip(rows, shown, strict=True)
    ]
