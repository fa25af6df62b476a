"""Who may do what to an annotation. `tests/marginalia/test_policies.py` holds the table, written by hand."""

from annotations.marginalia.models import Annotation
from annotations.sources import policies as sources
from annotations.sources.models import Source
from perfection_site.accounts.policies import is_member, is_moderator


def can_see(viewer, annotation: Annotation) -> bool:
    """Holds for one annotation what `visible_to` holds for a list."""
    if annotation.state == Annotation.State.WITHDRAWN:
        return False
    if annotation.source.state != Source.State.TAKEN_DOWN and not sources.can_see(viewer, annotation.source):
        return False
    if viewer.is_authenticated and annotation.author_id == viewer.pk:
        return True
    if annotation.visibility == Annotation.Visibility.PRIVATE:
        return False
    return annotation.state == Annotation.State.VISIBLE or is_moderator(viewer)


def can_annotate(actor, source: Source) -> bool:
    """On a published source, whom its policy lets."""
    if not actor.is_authenticated or source.state != Source.State.PUBLISHED:
        return False
    if source.policy == Source.Policy.MEMBERS:
        return is_member(actor)
    return source.policy in (Source.Policy.OPEN, Source.Policy.MODERATED)


def must_wait(actor, source: Source) -> bool:
    """Whether what `actor` writes there for everyone waits until a moderator has seen it."""
    return source.policy == Source.Policy.MODERATED and not is_moderator(actor)


def can_withdraw(actor, annotation: Annotation) -> bool:
    return (
        actor.is_authenticated and annotation.author_id == actor.pk and annotation.state != Annotation.State.WITHDRAWN
    )


def can_hide(actor, annotation: Annotation) -> bool:
    """A moderator, on somebody else's public annotation that is visible or waits to be."""
    shown = (Annotation.State.VISIBLE, Annotation.State.PENDING)
    return _can_judge(actor, annotation) and annotation.state in shown


def can_accept(actor, annotation: Annotation) -> bool:
    return _can_judge(actor, annotation) and annotation.state == Annotation.State.PENDING


def can_restore(actor, annotation: Annotation) -> bool:
    return _can_judge(actor, annotation) and annotation.state == Annotation.State.HIDDEN


def _can_judge(actor, annotation: Annotation) -> bool:
    """Whatever has become of its source meanwhile: what was flagged can be answered."""
    return (
        is_moderator(actor)
        and annotation.author_id != actor.pk
        and annotation.visibility == Annotation.Visibility.PUBLIC
    )
