"""Who may do what to a content warning. `tests/warnings/test_policies.py` holds the tables, written by hand."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from annotations.marginalia import policies as marginalia
from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import Selection
from annotations.sources import policies as sources
from annotations.sources.models import Film, Source
from annotations.warnings.models import ContentWarning, Subject
from annotations.warnings.records import WarningDispute
from annotations.warnings.targets import Target
from perfection_site.accounts.models import AuditEntry, User
from perfection_site.accounts.policies import is_moderator, is_source_manager

State, Origin = ContentWarning.State, ContentWarning.Origin
ALONE_AFTER = timedelta(hours=24)  # so long a proposal of the only moderator waits for another one
ACTIVE = timedelta(days=30)  # who has come or acted within it is about

# act -> the states it can be done in, and the state that follows. Whatever is not here is refused.
FOLLOWS = {
    "support": {State.PROPOSED: State.PROPOSED},
    "withdraw": {State.PROPOSED: State.WITHDRAWN},
    "accept": {State.PROPOSED: State.ACCEPTED},
    "adjust": {State.PROPOSED: State.ADJUSTED, State.DISPUTED: State.ADJUSTED},
    "reject": {State.PROPOSED: State.REJECTED, State.DISPUTED: State.REJECTED},
    "dispute": {State.ACCEPTED: State.DISPUTED, State.ADJUSTED: State.DISPUTED},
    "uphold": {State.DISPUTED: State.ACCEPTED},
    "appeal": {State.REJECTED: State.PROPOSED},
    "supersede": dict.fromkeys(ContentWarning.IN_FORCE, State.SUPERSEDED),
}
# What a source prints about itself can be confirmed, and confirmed otherwise, while it is in one of these.
CONFIRMABLE = (State.PROPOSED, State.ACCEPTED, State.REJECTED)


def can_see(viewer, warning: ContentWarning) -> bool:
    """Holds for one warning what `visible_to` holds for a list."""
    return is_shown(viewer, warning) and can_see_target(viewer, warning)


def is_shown(viewer, warning: ContentWarning) -> bool:
    """Whether whoever sees what it stands on may see the warning too."""
    return warning.is_in_force or _proposed(viewer, warning) or is_moderator(viewer)


def can_see_target(viewer, warning: ContentWarning) -> bool:
    if warning.film_id:
        return Film.objects.visible_to(viewer).filter(pk=warning.film_id).exists()
    if warning.annotation_id:
        return marginalia.can_see(viewer, warning.annotation)
    if warning.subject_id:
        return can_see_subject(viewer, warning.subject)
    return sources.can_see(viewer, warning.text)


def can_see_subject(viewer, subject: Subject) -> bool:
    return Subject.objects.visible_to(viewer).filter(pk=subject.pk).exists()


def _proposed(viewer, warning: ContentWarning) -> bool:
    return viewer.is_authenticated and warning.proposed_by_id == viewer.pk


# ---- readers


def can_propose(actor, target: Target) -> bool:
    """Anyone signed in, for a film they can see, for a published text and its passages, and for annotations that
    everybody sees; of those for fewer people only their author."""
    if not actor.is_authenticated:
        return False
    if isinstance(target, Film):
        return Film.objects.visible_to(actor).filter(pk=target.pk).exists()
    if isinstance(target, Annotation):
        return _can_propose_on(actor, target)
    if isinstance(target, Subject):
        return _can_propose_on_subject(actor, target)
    text = target.revision.source if isinstance(target, Selection) else target
    return text.state == Source.State.PUBLISHED


def _can_propose_on(actor, annotation: Annotation) -> bool:
    if not marginalia.can_see(actor, annotation) or annotation.source.state != Source.State.PUBLISHED:
        return False
    if is_own(actor, annotation):
        return annotation.state in (Annotation.State.VISIBLE, Annotation.State.PENDING)
    is_public = annotation.visibility == Annotation.Visibility.PUBLIC
    return is_public and annotation.state == Annotation.State.VISIBLE


def _can_propose_on_subject(actor, subject: Subject) -> bool:
    """As on annotations: of what is not for everybody only its author says what it contains."""
    shown = subject.shown_to != Subject.ShownTo.NOBODY if is_own(actor, subject) else subject.shown_to == "everyone"
    return shown and can_see_subject(actor, subject)


def is_own(actor, target: Target) -> bool:
    """Whether they are one's own words: then what one says of them is in force at once."""
    if isinstance(target, Subject):
        return actor.pk in target.writers.now
    return isinstance(target, Annotation) and target.author_id == actor.pk


def can_support(actor, warning: ContentWarning) -> bool:
    """Anyone else who comes upon it: by proposing the same."""
    return actor.is_authenticated and not _proposed(actor, warning) and can_see_target(actor, warning)


def can_withdraw(actor, warning: ContentWarning) -> bool:
    return _proposed(actor, warning)


def can_dispute(actor, warning: ContentWarning) -> bool:
    """Any reader who sees it, with a reason."""
    return actor.is_authenticated and can_see_target(actor, warning)


def can_appeal(actor, warning: ContentWarning) -> bool:
    """Its proposer, once."""
    return _proposed(actor, warning) and not warning.disputes.filter(is_appeal=True).exists()


# ---- moderators


def can_decide(actor, warning: ContentWarning) -> bool:
    """A moderator who has no part in it: neither proposed nor supported it, nor wrote what it stands on; where a
    decision is disputed, neither who disputes it nor who made it. An only moderator decides a proposal of their own
    after a day; what concerns their own words waits for somebody else."""
    if not is_moderator(actor) or not can_see_target(actor, warning) or _wrote(actor, warning):
        return False
    dispute = open_dispute(warning)
    if dispute and actor.pk in (dispute.by_id, dispute.against_id):
        return False
    if warning.supports.filter(person_id=actor.pk).exists():
        return False
    return not _proposed(actor, warning) or (dispute is None and is_alone(actor, warning))


def can_reject(actor, warning: ContentWarning) -> bool:
    """As above; who brought a text in does not reject what others say of it, unless there is nobody else."""
    text = warning.text
    brought_in = text is not None and text.created_by_id == actor.pk
    return can_decide(actor, warning) and (not brought_in or is_alone(actor, warning))


def _wrote(actor, warning: ContentWarning) -> bool:
    return actor.pk in warning.writers.ever


def open_dispute(warning: ContentWarning) -> WarningDispute | None:
    """The one that waits to be settled. A page that lists many has brought it along."""
    return warning.disputes.filter(settled_at=None).first()


def is_alone(actor, warning: ContentWarning) -> bool:
    """Whether a proposal has waited for a day, and no other moderator is about."""
    since = timezone.now()
    if warning.state != State.PROPOSED or since - warning.created_at < ALONE_AFTER:
        return False
    acted = AuditEntry.objects.filter(actor=OuterRef("pk"), at__gte=since - ACTIVE)
    others = User.objects.with_perm("accounts.moderate").exclude(pk=actor.pk).filter(is_active=True)
    return not others.filter(Q(last_login__gte=since - ACTIVE) | Exists(acted)).exists()


def can_confirm(actor, warning: ContentWarning) -> bool:
    """What a source prints about itself is confirmed by whoever may import it; it stays open to dispute like any."""
    return sources.can_import(actor) and warning.origin == Origin.IMPORT


def can_assess(actor, target: Film | Source) -> bool:
    """A moderator, or who manages sources, of what they can see."""
    if not (is_moderator(actor) or is_source_manager(actor)):
        return False
    return sources.can_see(actor, target) if isinstance(target, Source) else True


def can_decline(actor, target: Film | Source) -> bool:
    """Who answers for the sources."""
    return is_source_manager(actor)
