"""Who may do what to an annotation. `tests/marginalia/test_policies.py` holds the table, written by hand."""

from django.utils import timezone

from annotations.marginalia.models import KEPT_WITHDRAWN, Annotation
from annotations.marginalia.sockets import has_replies, those, under_review
from annotations.marginalia.writing import Audience
from annotations.sources import policies as sources
from annotations.sources.models import Source
from perfection_site.accounts.policies import is_member, is_moderator
from perfection_site.circles import policies as circles

_SHOWN = (Annotation.State.VISIBLE, Annotation.State.PENDING)


def can_see(viewer, annotation: Annotation) -> bool:
    """Holds for one annotation what `visible_to` holds for a list."""
    if annotation.state == Annotation.State.WITHDRAWN:
        return False
    if annotation.source.state != Source.State.TAKEN_DOWN and not sources.can_see(viewer, annotation.source):
        return False
    if annotation.visibility == Annotation.Visibility.CIRCLE:
        return _can_see_in_circle(viewer, annotation)
    if _wrote(viewer, annotation):
        return True
    if annotation.visibility == Annotation.Visibility.PRIVATE:
        return False
    return annotation.state == Annotation.State.VISIBLE or is_moderator(viewer)


def _can_see_in_circle(viewer, annotation: Annotation) -> bool:
    if annotation.opened_at is not None and is_moderator(viewer):
        return True  # a member's flag has opened this one to the site's moderators
    role = circles.role_of(viewer, annotation.circle)
    is_shown = annotation.state == Annotation.State.VISIBLE
    return bool(role) and (is_shown or _wrote(viewer, annotation) or role in circles.STEWARDS)


def _wrote(viewer, annotation: Annotation) -> bool:
    return viewer.is_authenticated and annotation.author_id == viewer.pk


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


def can_edit(actor, annotation: Annotation) -> bool:
    """Its author, while it can be read: what is hidden stays as it was judged. In a circle, while they are in it."""
    if not _wrote(actor, annotation) or annotation.state not in _SHOWN or not can_see(actor, annotation):
        return False
    return annotation.circle is None or circles.is_member(actor, annotation.circle)


def can_readdress(actor, annotation: Annotation, audience: Audience) -> bool:
    """An audience may narrow; it widens only while nobody has replied, for they answered before fewer people."""
    if not can_edit(actor, annotation):
        return False
    wider = audience.reaches_beyond(Audience.of(annotation))
    return not wider or annotation.pk not in those(has_replies, [annotation.pk])


def can_delete_history(actor, annotation: Annotation) -> bool:
    return _wrote(actor, annotation)


def can_withdraw(actor, annotation: Annotation) -> bool:
    return _wrote(actor, annotation) and annotation.state != Annotation.State.WITHDRAWN


def can_unwithdraw(actor, annotation: Annotation) -> bool:
    """Its author, while the words are there; in a circle while they may write in it."""
    gone = annotation.state != Annotation.State.WITHDRAWN or annotation.erased_at is not None
    if gone or not _wrote(actor, annotation):
        return False
    return annotation.circle is None or circles.can_write(actor, annotation.circle)


def can_erase(actor, annotation: Annotation) -> bool:
    """The house, thirty days after it was withdrawn, unless somebody has still to judge it."""
    if actor.username != actor.HOUSE or annotation.state != Annotation.State.WITHDRAWN or annotation.erased_at:
        return False
    is_due = timezone.now() - annotation.withdrawn_at >= KEPT_WITHDRAWN
    return is_due and annotation.pk not in those(under_review, [annotation.pk])


def can_open_to_site(actor, annotation: Annotation) -> bool:
    """Any other member of the circle who can see it: by flagging it, which is how it comes about."""
    return (
        annotation.visibility == Annotation.Visibility.CIRCLE
        and not _wrote(actor, annotation)
        and can_see(actor, annotation)
    )


def can_hide(actor, annotation: Annotation) -> bool:
    """Somebody else's that is visible or waits to be: public ones moderators, a circle's its stewards, and one that a
    member has flagged the site's moderators too.

    What its author has withdrawn, or keeps for fewer people, moderators too while it is before them: put back, or made
    public again, it would else be out without anybody having looked.
    """
    is_withdrawn = annotation.state == Annotation.State.WITHDRAWN
    if (annotation.was if is_withdrawn else annotation.state) not in _SHOWN:
        return False
    if not is_withdrawn and _can_judge(actor, annotation):
        return True
    return _is_called_for(actor, annotation) or (not is_withdrawn and hides_in_circle(actor, annotation))


def hides_in_circle(actor, annotation: Annotation) -> bool:
    """Whether `actor` judges it as a steward of its circle and not for the site."""
    return (
        annotation.circle is not None
        and annotation.author_id != actor.pk
        and not _can_judge(actor, annotation)
        and circles.is_steward(actor, annotation.circle)
        and not _is_called_for(actor, annotation)
    )


def _is_called_for(actor, annotation: Annotation) -> bool:
    """Whether it is before `actor` as one of the site's moderators, wherever its author has taken it since."""
    is_judge = is_moderator(actor) and annotation.author_id != actor.pk
    return is_judge and annotation.pk in those(under_review, [annotation.pk])


def can_accept(actor, annotation: Annotation) -> bool:
    return _can_judge(actor, annotation) and annotation.state == Annotation.State.PENDING


def can_restore(actor, annotation: Annotation) -> bool:
    """Stewards what stewards have hidden; what the site's moderators have hidden only they, whoever it is for."""
    if annotation.state != Annotation.State.HIDDEN:
        return False
    by_moderators = not annotation.hidden_in_circle and is_moderator(actor) and annotation.author_id != actor.pk
    if by_moderators or _can_judge(actor, annotation):
        return True
    return annotation.hidden_in_circle and hides_in_circle(actor, annotation)


def _can_judge(actor, annotation: Annotation) -> bool:
    """For the site. Whatever has become of its source meanwhile: what was flagged can be answered."""
    return is_moderator(actor) and annotation.author_id != actor.pk and is_the_sites(annotation)


def is_the_sites(annotation: Annotation) -> bool:
    """Whether the site's moderators have anything to do with it: it is public, or a circle's and was flagged."""
    return annotation.visibility == Annotation.Visibility.PUBLIC or (
        annotation.visibility == Annotation.Visibility.CIRCLE and annotation.opened_at is not None
    )
