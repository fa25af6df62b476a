"""What has come since somebody was last there. A visit is their own: no act, in nobody else's page or count."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from critiques.threads.models import Post, Thread
from perfection_site.accounts.relations import not_from_muted

AGAIN = timedelta(minutes=30)  # whoever comes back within it is still on the same visit, so that a reload loses nothing
MOST = 1000  # beyond it nobody counts


@dataclass(frozen=True)
class New:
    """`after` is the newest post there was at the visit before; None at the first one, when nothing is called new."""

    after: int | None = None
    since: datetime | None = None
    count: int = 0
    first: int | None = None

    @property
    def label(self) -> str:
        return str(self.count) if self.count <= MOST else "1,000+"


_VISIT = """
    INSERT INTO threads_visit AS v (person_id, thread_id, before, before_at, seen, at)
    VALUES (%(person)s, %(thread)s, 0, NULL, %(last)s, %(now)s)
    ON CONFLICT (person_id, thread_id) DO UPDATE SET
        before = CASE WHEN v.at < %(again)s THEN v.seen ELSE v.before END,
        before_at = CASE WHEN v.at < %(again)s THEN v.at ELSE v.before_at END,
        seen = greatest(v.seen, excluded.seen), at = excluded.at
    RETURNING before, before_at
"""


def visit(thread: Thread, viewer) -> New:
    """Note that the viewer is there now; what is new to them."""
    if viewer.pk is None:
        return New()
    now = timezone.now()
    asked = {"person": viewer.pk, "thread": thread.pk, "last": thread.last, "now": now, "again": now - AGAIN}
    with connection.cursor() as cursor:
        cursor.execute(_VISIT, asked)
        before, since = cursor.fetchone()
    if since is None or before >= thread.last:
        return New(before if since else None, since)
    came = Post.objects.filter(not_from_muted(viewer), thread=thread, number__gt=before, state=Post.State.VISIBLE)
    came = came.exclude(author_id=viewer.pk)
    ordinals = list(came.order_by("number").values_list("number", flat=True)[: MOST + 1])
    return New(before, since, len(ordinals), ordinals[0] if ordinals else None)
