"""What a warning stands on: found, locked in the order everyone locks in, and counted on when it changes."""

from django.db.models import F

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import Selection
from annotations.sources.models import Film, Source
from annotations.warnings.models import ContentWarning, Subject

Target = (
    Film | Source | Annotation | Subject | Selection
)  # a selection becomes a passage when something is proposed for it


def locked_target(target: Target) -> Target:
    """What is to be warned of, under its lock: film, or source and then annotation. One proposal at a time for each."""
    if isinstance(target, Film):
        return Film.objects.select_for_update(no_key=True).get(pk=target.pk)
    if isinstance(target, Subject):
        return Subject.objects.select_for_update(no_key=True).get(pk=target.pk)
    if isinstance(target, Annotation):
        return marginalia.locked(target)
    key = target.revision.source_id if isinstance(target, Selection) else target.pk
    source = Source.objects.select_for_update(no_key=True).get(pk=key)
    return target if isinstance(target, Selection) else source


def locked(warning: ContentWarning) -> ContentWarning:
    """The warning under its lock, with what it stands on under its own, which comes first for everyone."""
    film = locked_target(warning.film) if warning.film_id else None
    note = locked_target(warning.annotation) if warning.annotation_id else None
    subject = locked_target(warning.subject) if warning.subject_id else None
    text = (
        None
        if film or note or subject
        else locked_target(warning.passage.source if warning.passage_id else warning.source)
    )
    passage = warning.passage if warning.passage_id else None
    # Nothing joined: after a wait what is joined to a locked row is as it was before.
    warning = ContentWarning.objects.select_for_update().get(pk=warning.pk)
    warning.film, warning.annotation, warning.subject = film, note, subject
    if passage is not None:
        passage.source, warning.passage = text, passage
    else:
        warning.source = text
    return warning


def count_on(target: Film | Source | None) -> None:
    """What everybody sees has changed: the version of a source is part of the name of each page kept in a cache, and
    a film's warnings stand on all its sources. Locked in one order, for two films never share a source but one that
    is just moved."""
    if isinstance(target, Film):
        rows = Source.objects.filter(film=target).order_by("pk").select_for_update(no_key=True)
        keys = list(rows.values_list("pk", flat=True))
        Source.objects.filter(pk__in=keys).update(version=F("version") + 1)
    elif target is not None:
        Source.objects.filter(pk=target.pk).update(version=F("version") + 1)
