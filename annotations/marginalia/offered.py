"""Tags to choose from while one types: one's own, then those of public annotations. Nobody else's are ever told."""

from django.db.models import Max

from annotations.marginalia.models import Annotation, Tag
from annotations.text import tags

MOST = 10


def offered(viewer, begun: str) -> list[str]:
    """At most MOST tags that begin with `begun`, as they were last written."""
    folded = tags.fold(begun)
    found: dict[str, str] = {}
    for theirs in (Annotation.objects.visible_to(viewer).filter(author_id=viewer.pk), Annotation.objects.public()):
        if len(found) < MOST:
            found |= {key: tag for key, tag in _in(theirs, folded).items() if key not in found}
    return list(found.values())[:MOST]


def _in(annotations, folded: str) -> dict[str, str]:
    rows = Tag.objects.filter(folded__startswith=folded, annotation__in=annotations.values("pk"))
    newest = rows.order_by("folded").values("folded").annotate(newest=Max("pk")).values_list("newest", flat=True)[:MOST]
    kept = Tag.objects.filter(pk__in=list(newest))
    return dict(kept.order_by("folded").values_list("folded", "written"))
