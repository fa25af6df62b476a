"""Annotations as lists show them, wherever they stand: with their source, and with the words that were looked for."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.text import Truncator

from annotations.marginalia.models import KEPT_WITHDRAWN, Annotation
from annotations.sources import search
from annotations.sources.models import HEAVY
from annotations.warnings.hits import Quoted, Words, quoted_around
from annotations.warnings.marginal import PresentedAnnotation
from annotations.warnings.present import PresentedSource, Surface, present_all

QUOTED, SAID = 160, 280  # characters of a quotation and of a body of which nothing was looked for


@dataclass(frozen=True)
class PresentedNote:
    """`quote` is the quotation, short. `said` are the words around what was looked for; where nothing was, a list shows
    `annotation.words`. `until` is when withdrawn words are erased."""

    annotation: PresentedAnnotation
    source: PresentedSource
    quote: Quoted
    said: Quoted | None = None
    until: datetime | None = None


def with_place(found: QuerySet) -> QuerySet:
    """Annotations ready to present in a list, in one query."""
    found = found.select_related("author", "passage", "source__film", "source__current", "circle").with_tags()
    return found.defer(*[f"source__{name}" for name in HEAVY]).annotate(stems=F("search_entry__config"))


def present_notes(found: list[Annotation], viewer, query: search.Query | None = None) -> list[PresentedNote]:
    """Each annotation with its source. Needs `with_place`."""
    shown = present_all(found, viewer, Surface.LIST if query is None else Surface.FOUND)
    by_key = {one.source_id: one.source for one in found}
    sources = dict(zip(by_key, present_all(by_key.values(), viewer, Surface.LIST), strict=True))
    around = _around(found, shown, query) if query else {}
    return [
        PresentedNote(
            annotation,
            sources[one.source_id],
            around.get(2 * number) or _beginning(annotation.quote, QUOTED),
            (around.get(2 * number + 1) or _beginning(annotation.excerpt, SAID)) if query else None,
            one.withdrawn_at + KEPT_WITHDRAWN if one.withdrawn_at else None,
        )
        for number, (one, annotation) in enumerate(zip(found, shown, strict=True))
    ]


def _beginning(words: str, most: int) -> Quoted:
    return Quoted((Words(Truncator(words).chars(most)),) if words else ())


def _around(found: list[Annotation], shown: list[PresentedAnnotation], query: search.Query) -> dict[int, Quoted]:
    """Quotation and words of each, by twice its number and one more, where they hold what was looked for."""
    texts = []
    for one, annotation in zip(found, shown, strict=True):
        texts += [(one.stems or "simple", [annotation.quote]), (one.stems or "simple", [annotation.excerpt])]
    quoted = search.snippets(query, texts)
    return {number: quoted_around(marked, texts[number][1][0]) for number, (_block, marked) in quoted.items()}
