"""Keeping annotations findable by their words. Asking is `annotations.sources.search`."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, Value

from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources import search
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers
from annotations.text import sanitise


def index(annotation: Annotation, tagged: Iterable[str]) -> None:
    """Let an annotation be found by its words and tags as they are now. One statement, in the act's transaction."""
    config = search.config(annotation.source.language)
    words = " ".join([sanitise.words(annotation.body_html), *tagged])
    gone = annotation.source.state == Source.State.TAKEN_DOWN
    quoted = "" if gone else annotation.passage.exact
    said = SearchVector(Value(words), config=config, weight="A")
    entry = AnnotationSearch(
        annotation=annotation,
        config=config,
        stems=said + SearchVector(Value(quoted), config=config, weight="B"),
    )
    AnnotationSearch.objects.bulk_create(
        [entry], update_conflicts=True, unique_fields=["annotation"], update_fields=["config", "stems"]
    )


def forget(annotation: Annotation) -> None:
    AnnotationSearch.objects.filter(annotation=annotation).delete()


def forget_quotations(source: Source) -> None:
    """Nothing of a text that is taken down finds anything any more, not even the short quotations that stay."""
    own_words = Func(F("stems"), Value("{a}"), function="ts_filter", template="%(function)s(%(expressions)s)")
    AnnotationSearch.objects.filter(annotation__source=source).update(stems=own_words)


def plug_in() -> None:
    source_erasers.plug("marginalia", forget_quotations)
