"""Tags to choose from while one types: one's own, then those of public annotations. Nobody else's are ever told."""

from collections.abc import Callable

from django.db import connection

from annotations.marginalia.models import Annotation, Tag
from annotations.text import tags

MOST = 10


def offered(viewer, begun: str, narrow: Callable = lambda others: others) -> list[str]:
    """At most MOST tags that begin with `begun`, as they were written; `narrow` leaves out those of others that the
    viewer is not to be shown."""
    folded = tags.fold(begun)
    found: dict[str, str] = {}
    others = narrow(Annotation.objects.public().heard_by(viewer))
    for theirs in (Annotation.objects.visible_to(viewer).filter(author_id=viewer.pk), others):
        if len(found) < MOST:
            found |= {key: tag for key, tag in _in(theirs, folded).items() if key not in found}
    return list(found.values())[:MOST]


# From one tag to the next by the index, so that it costs no more where one of them stands on a million annotations.
# "~>~" compares letter by letter, as that index is ordered.
_WALK = """
    WITH RECURSIVE walk AS (
        (SELECT t.folded, t.written FROM {tag} AS t
         WHERE t.folded LIKE %s AND t.annotation_id IN ({seen}) ORDER BY t.folded USING ~<~ LIMIT 1)
        UNION ALL
        SELECT following.* FROM walk CROSS JOIN LATERAL (
            SELECT t.folded, t.written FROM {tag} AS t
            WHERE t.folded LIKE %s AND t.folded ~>~ walk.folded AND t.annotation_id IN ({seen})
            ORDER BY t.folded USING ~<~ LIMIT 1
        ) AS following
    )
    SELECT folded, written FROM walk LIMIT {most}
"""


def _in(annotations, folded: str) -> dict[str, str]:
    seen, params = annotations.order_by().values("pk").query.sql_with_params()
    asked = [f"{connection.ops.prep_for_like_query(folded)}%", *params]
    with connection.cursor() as cursor:
        cursor.execute(_WALK.format(tag=Tag._meta.db_table, seen=seen, most=MOST), asked * 2)
        return dict(cursor.fetchall())
