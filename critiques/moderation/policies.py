"""Who may call the moderators, and who may judge."""

from annotations.marginalia import policies as marginalia
from annotations.marginalia.models import Annotation
from critiques.moderation.models import Case, Flag
from perfection_site.accounts.policies import is_moderator


def can_flag(actor, annotation: Annotation) -> bool:
    """Anyone signed in, on somebody else's public annotation that they can see and that is not hidden already."""
    return (
        actor.is_authenticated
        and annotation.author_id != actor.pk
        and annotation.visibility == Annotation.Visibility.PUBLIC
        and annotation.state == Annotation.State.VISIBLE
        and marginalia.can_see(actor, annotation)
    )


def can_see_case(viewer, case: Case) -> bool:
    """Holds for one case what `visible_to` holds for the queue."""
    return is_moderator(viewer) and case.annotation.author_id != viewer.pk


def can_decide(actor, case: Case) -> bool:
    """A moderator who neither wrote what is judged nor ever flagged it, in this case or an earlier one."""
    return can_see_case(actor, case) and not has_flagged(actor, case)


def has_flagged(actor, case: Case) -> bool:
    return Flag.objects.filter(case__annotation_id=case.annotation_id, flagger_id=actor.pk).exists()


def is_newest(case: Case) -> bool:
    """Only the newest case about a thing can be decided: an earlier one is history."""
    return not Case.objects.filter(annotation_id=case.annotation_id, id__gt=case.pk).exists()
