"""What an open page asks now and then: how many annotations have come since it was made.

Everybody gets the same answer, so it reads no session: what everybody sees, and nothing else, is counted.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from annotations.marginalia.models import Annotation
from annotations.sources.models import Source
from perfection_site.accounts.compiled import Compiled

MOST = 1000  # beyond it nobody counts


@dataclass(frozen=True)
class Pulse:
    """`ids` of the annotations that came; one more than MOST says that there are more still, whichever they are."""

    since: int
    ids: tuple[int, ...]

    @property
    def newest(self) -> int:
        return max(self.ids, default=self.since)

    def count(self, besides: set[int]) -> int:
        """How many, but for those the asker knows of."""
        return sum(id_ not in besides for id_ in self.ids)


def _since(slug, since):
    # By key: what is let stand, restored or made public later has an early one and is never told as new. It stands on
    # the next page that is opened. A column that says when each came into everybody's sight would have to be kept by
    # every act and indexed beside the key, and the page's own query be ordered by it, for a sentence about a rare note.
    came = Annotation.objects.public().filter(
        source=OuterRef("pk"),
        pk__gt=since,
        passage__placements__revision=F("source__current"),
        passage__placements__start__isnull=False,
    )
    found = Source.objects.visible_to(AnonymousUser()).filter(slug=slug, state=Source.State.PUBLISHED)
    # Without an order: one tempts the database to walk everybody's annotations backwards until it meets this text's.
    some = came.order_by().values("pk")[: MOST + 1]
    return found.order_by().annotate(came=ArraySubquery(some)).values_list("came")


_pulse = Compiled(_since, values=2)


def pulse(slug: str, since: int) -> Pulse | None:
    """What came after the annotation `since`, in one query; None where no such text is published."""
    rows = _pulse.rows(slug, since)
    return Pulse(since, tuple(rows[0][0])) if rows else None
