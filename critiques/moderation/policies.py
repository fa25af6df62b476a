"""Who may call the moderators, and who may judge."""

from collections.abc import Collection

from django.db.models import F, Q

from annotations.marginalia import policies as marginalia
from annotations.marginalia import sockets
from annotations.marginalia.models import Annotation
from annotations.sources import policies as sources
from critiques.moderation.models import Case, Decision, Flag, Report
from perfection_site.accounts.policies import is_moderator, is_source_manager

Act = Decision.Act


def can_flag(actor, annotation: Annotation) -> bool:
    """Anyone signed in, on somebody else's annotation that they can see and that is not hidden already. A private one
    nobody else sees."""
    return (
        actor.is_authenticated
        and annotation.author_id != actor.pk
        and annotation.visibility != Annotation.Visibility.PRIVATE
        and annotation.state == Annotation.State.VISIBLE
        and marginalia.can_see(actor, annotation)
    )


def can_see_case(viewer, case: Case) -> bool:
    """Holds for one case what `visible_to` holds for the queue."""
    return is_moderator(viewer) and not _wrote(viewer, case)


def _wrote(viewer, case: Case) -> bool:
    return case.annotation_id is not None and case.annotation.author_id == viewer.pk


def can_decide(actor, case: Case) -> bool:
    """A moderator who neither wrote what is judged nor ever flagged or reported it, in this case or an earlier one;
    an admin where it was passed on."""
    if case.for_admins and not is_source_manager(actor):
        return False
    return can_see_case(actor, case) and not is_party(actor, case)


def can_pass_on(actor, case: Case) -> bool:
    """A moderator who could decide it and is no admin, once."""
    is_open = case.state == Case.State.OPEN and not case.for_admins
    return is_open and not is_source_manager(actor) and can_decide(actor, case)


def can_erase(actor, report: Report) -> bool:
    """An admin who may see the case, once it is decided: until then somebody has to answer the letter."""
    return is_source_manager(actor) and can_see_case(actor, report.case) and report.case.state == Case.State.DECIDED


def cases_about(case: Case) -> Q:
    """Every case about what this one is about."""
    if case.annotation_id:
        return Q(annotation=case.annotation_id)
    return Q(source=case.source_id) if case.source_id else Q(pk=case.pk)


def is_party(actor, case: Case) -> bool:
    """Whether `actor` has ever flagged or reported it."""
    about = Case.objects.filter(cases_about(case)).values("pk")
    return (
        Flag.objects.filter(case__in=about, flagger_id=actor.pk).exists()
        or Report.objects.filter(case__in=about, reporter_id=actor.pk).exists()
    )


def is_newest(case: Case) -> bool:
    """Only the newest case about a thing can be decided: an earlier one is history."""
    return not Case.objects.filter(cases_about(case), id__gt=case.pk).exists()


def possible_acts(viewer, case: Case) -> list[str]:
    """What `viewer` can decide as things stand: the state of the target says it, and whether the case is history."""
    if not is_newest(case):
        return []
    keep = [Act.KEEP] if case.state == Case.State.OPEN else []
    if case.source_id:
        may = ((Act.UNPUBLISH, sources.can_unpublish), (Act.TAKE_DOWN, sources.can_take_down))
        return keep + [act for act, permitted in may if permitted(viewer, case.source)]
    return _acts_on(viewer, case.annotation, keep) if case.annotation_id else keep


def _acts_on(viewer, annotation: Annotation, keep: list[str]) -> list[str]:
    """One that waits is let stand or hidden, and never left as it is."""
    waits = annotation.state == Annotation.State.PENDING
    may = (
        (Act.ACCEPT, marginalia.can_accept),
        (Act.HIDE, marginalia.can_hide),
        (Act.RESTORE, marginalia.can_restore),
    )
    return [act for act, permitted in may if permitted(viewer, annotation)] + ([] if waits else keep)


def is_out(annotation: Annotation) -> bool:
    """Whether its author has taken it away from those who could call the moderators about it."""
    return annotation.state == Annotation.State.WITHDRAWN or not marginalia.is_the_sites(annotation)


def words_of(annotation: Annotation) -> int:
    """Which of its wordings moderators are shown: its version, or 0 where its author keeps from them what it says."""
    return annotation.version if marginalia.is_the_sites(annotation) else 0


def is_read_though_withdrawn(case: Case) -> bool:
    """Whether moderators, called before its author took it back, have still to judge what it says. Afterwards, and of
    what was called too late, nobody reads more than flags have kept."""
    return case.state == Case.State.OPEN and case.opened_at <= case.annotation.withdrawn_at


def under_review(annotations: Collection[int]) -> set[int]:
    """Those annotations that have an open case, opened before they were withdrawn: or else a late report would keep
    what its author has taken back from being erased."""
    in_time = Q(annotation__withdrawn_at=None) | Q(opened_at__lte=F("annotation__withdrawn_at"))
    waiting = Case.objects.filter(in_time, annotation__in=annotations, state=Case.State.OPEN)
    return set(waiting.values_list("annotation", flat=True))


def plug_in() -> None:
    sockets.under_review.plug("moderation", under_review)
