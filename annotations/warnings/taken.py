"""How `present()` hands somebody what they have written, to take away: whole, with its Markdown. Nobody else's ever."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.passages.models import Passage
from annotations.sources.models import Source
from annotations.warnings.carried import Carried


@dataclass(frozen=True)
class TakenVersion:
    """How it once read."""

    number: int
    kind: str
    markdown: str
    tags: tuple[str, ...]
    visibility: str
    when: str  # as the database writes it, ISO 8601


@dataclass(frozen=True)
class TakenAnnotation:
    """One's own annotation with all that belongs to it. `exact`, `prefix` and `suffix` are the quotation and what stood
    around it; `start` and `end` code points of that revision."""

    id: int
    author_name: str
    source_id: int
    source_slug: str
    source_heading: str
    source_byline: str
    original_url: str
    film_heading: str
    revision_number: int
    revision_when: datetime
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    kind: str
    kind_label: str
    markdown: str
    tags: tuple[str, ...]
    visibility: str
    audience_label: str
    circle_name: str
    circle_slug: str
    state: str
    state_label: str
    rule: str
    rule_label: str
    created: datetime
    modified: datetime | None
    withdrawn: datetime | None
    versions: tuple[TakenVersion, ...]


def with_all(found: QuerySet) -> QuerySet:
    """Annotations with all that is taken away with them, in one query."""
    row = JSONObject(number="number", kind="kind", markdown="body", tags="tagged", visibility="visibility", when="at")
    versions = AnnotationVersion.objects.filter(annotation=OuterRef("pk")).order_by("number").values(data=row)
    heavy = [f"passage__revision__{name}" for name in ("text", "blocks", "marks")]
    found = found.select_related("author", "passage__revision", "source__film", "circle").defer(*heavy)
    return found.with_tags().annotate(taken_versions=ArraySubquery(versions))


def taken(annotation: Annotation, viewer) -> TakenAnnotation:
    """Needs `with_all`. Raises PermissionError for what is not the viewer's own."""
    if not viewer.is_authenticated or annotation.author_id != viewer.pk:
        raise PermissionError("Only what one has written oneself is taken away.")
    in_circle = bool(getattr(annotation, "role", ""))
    return TakenAnnotation(
        id=annotation.pk,
        author_name=annotation.author.username,
        **_place(annotation.passage, annotation.source, annotation.carried),
        kind=annotation.kind,
        kind_label=annotation.get_kind_display(),
        markdown=annotation.body,
        tags=tuple(annotation.tag_written),
        visibility=annotation.visibility,
        audience_label=annotation.get_visibility_display(),
        circle_name=annotation.circle.name if in_circle else "",
        circle_slug=annotation.circle.slug if in_circle else "",
        state=annotation.state,
        state_label=annotation.get_state_display(),
        rule=annotation.rule,
        rule_label=annotation.get_rule_display() if annotation.rule else "",
        created=annotation.created_at,
        modified=annotation.edited_at,
        withdrawn=annotation.withdrawn_at,
        versions=tuple(TakenVersion(**row | {"tags": tuple(row["tags"])}) for row in annotation.taken_versions),
    )


def _place(passage: Passage, source: Source, by: Carried) -> dict:
    """What is covered for whoever takes it away is covered there too, and so is what stood around it."""
    exact = by.quote(passage.exact)
    is_whole = exact == passage.exact and not any(one.closed for one in by.beside)
    return {
        "source_id": source.pk,
        "source_slug": source.slug,
        "source_heading": source.title,
        "source_byline": source.author,
        "original_url": source.url,
        "film_heading": source.film.title,
        "revision_number": passage.revision.number,
        "revision_when": passage.revision.created_at,
        "exact": exact,
        "prefix": passage.prefix if is_whole else "",
        "suffix": passage.suffix if is_whole else "",
        "start": passage.start,
        "end": passage.end,
    }
