"""Who may do what to an annotation. `tests/marginalia/test_policies.py` holds the table, written by hand."""

from annotations.marginalia.models import Annotation
from annotations.sources import policies as sources
from annotations.sources.models import Source
from perfection_site.accounts.policies import is_moderator


def can_see(viewer, annotation: Annotation) -> bool:
    """Holds for one annotation what `visible_to` holds for a list."""
    if annotation.state == Annotation.State.WITHDRAWN or not sources.can_see(viewer, annotation.source):
        return False
    if viewer.is_authenticated and annotation.author_id == viewer.pk:
        return True
    if annotation.visibility == Annotation.Visibility.PRIVATE:
        return False
    return annotation.state == Annotation.State.VISIBLE or is_moderator(viewer)


def can_annotate(actor, source: Source) -> bool:
    """Anyone signed in, on a published source that is open. Signing in needs a confirmed address."""
    return actor.is_authenticated and source.state == Source.State.PUBLISHED and source.policy == Source.Policy.OPEN


def can_withdraw(actor, annotation: Annotation) -> bool:
    return (
        actor.is_authenticated and annotation.author_id == actor.pk and annotation.state != Annotation.State.WITHDRAWN
    )


def can_hide(actor, annotation: Annotation) -> bool:
    """A moderator, on somebody else's public annotation that is visible."""
    return _can_judge(actor, annotation) and annotation.state == Annotation.State.VISIBLE


def can_restore(actor, annotation: Annotation) -> bool:
    return _can_judge(actor, annotation) and annotation.state == Annotation.State.HIDDEN


def _can_judge(actor, annotation: Annotation) -> bool:
    """Whatever has become of its source meanwhile: what was flagged can be answered."""
    return (
        is_moderator(actor)
        and annotation.author_id != actor.pk
        and annotation.visibility == Annotation.Visibility.PUBLIC
    )
