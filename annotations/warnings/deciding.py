"""What moderators do with warnings: accept, adjust, reject, uphold; and say whether a film or source was looked at."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.sources.models import Film, Source
from annotations.warnings import policies, standing
from annotations.warnings.keeping import move, news, reasoned, require
from annotations.warnings.models import ContentWarning
from annotations.warnings.records import Assessment, WarningDispute, WarningVersion
from annotations.warnings.saying import Said
from annotations.warnings.targets import count_on, locked, locked_target
from perfection_site.accounts import audit, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit

State, Act = ContentWarning.State, WarningVersion.Act


@transaction.atomic
def accept(actor: User, warning: ContentWarning, *, version: int, reason: str = "") -> ContentWarning:
    """Let a proposal stand as it was made. What was in force in its place is superseded."""
    warning = _to_decide(actor, warning, Act.ACCEPT, version)
    return _decided(actor, warning, Act.ACCEPT, reason=reason.strip())


@transaction.atomic
def adjust(actor: User, warning: ContentWarning, said: Said, *, reason: str, version: int) -> ContentWarning:
    """Let it stand in other words, with another grade or layer; proposer and supporters read why."""
    warning = _to_decide(actor, warning, Act.ADJUST, version)
    said, reason = said.tidied(on_film=bool(warning.film_id)), reasoned(reason)
    if said == Said.of(warning):
        raise Refused(_("Nothing is changed. Accept it as it is, or change what is wrong."))
    return _decided(actor, warning, Act.ADJUST, said=said, reason=reason)


@transaction.atomic
def reject(actor: User, warning: ContentWarning, *, reason: str, version: int) -> ContentWarning:
    """Say no to a proposal, or take a disputed warning out of force."""
    warning = _to_decide(actor, warning, Act.REJECT, version)
    permit(policies.can_reject(actor, warning), _("You brought this text in, so somebody else rejects warnings on it."))
    return _decided(actor, warning, Act.REJECT, reason=reasoned(reason))


@transaction.atomic
def uphold(actor: User, warning: ContentWarning, *, reason: str, version: int) -> ContentWarning:
    """Say that a disputed warning is right as it stands."""
    warning = _to_decide(actor, warning, Act.UPHOLD, version)
    return _decided(actor, warning, Act.UPHOLD, reason=reasoned(reason))


def _to_decide(actor: User, warning: ContentWarning, act: str, version: int) -> ContentWarning:
    warning = locked(warning)
    permit(policies.can_see(actor, warning), not_theirs(actor, warning))
    # Before the permission, which a dispute or an appeal may have taken away meanwhile: what is new is read first.
    if new := news(warning, version):
        raise Conflict(new)
    permit(policies.can_decide(actor, warning), not_theirs(actor, warning))
    require(warning, act, _("This can't be done in the state it is in. Reload it to see what was decided."))
    return warning


def not_theirs(actor: User, warning: ContentWarning) -> str:
    """Why somebody may not decide it, in a sentence."""
    dispute = policies.open_dispute(warning)
    if dispute and dispute.against_id == actor.pk:
        return _("You made the decision that is disputed, so another moderator decides.")
    if warning.proposed_by_id == actor.pk:
        return _("You proposed this, so another moderator decides.")
    return _("Only moderators decide, and nobody about what they wrote, proposed, supported or disputed.")


def _decided(
    actor: User, warning: ContentWarning, act: str, *, said: Said | None = None, reason: str = ""
) -> ContentWarning:
    """Carry a decision out, settle the dispute there was, make room for it, tell those concerned. All is locked."""
    by_themselves = actor.pk == warning.proposed_by_id
    if act != Act.REJECT:
        _make_room(actor, warning, said or Said.of(warning))
    warning.decided_by, warning.decided_at, warning.self_reviewed = actor, timezone.now(), by_themselves
    version = move(actor, warning, act, said=said, reason=reason)
    dispute = _settle(actor, warning, warning.state)
    if warning.is_in_force:
        _is_something(actor, warning)
    count_on(warning.film or warning.text)
    detail = {"category": warning.category, "grade": warning.grade, "self_reviewed": by_themselves}
    audit.record(actor, f"warning.{_VERBS[act]}", warning, **detail)
    _tell(actor, warning, version, dispute)
    return warning


_VERBS = {Act.ACCEPT: "accepted", Act.ADJUST: "adjusted", Act.REJECT: "rejected", Act.UPHOLD: "upheld"}


def _make_room(actor: User, warning: ContentWarning, said: Said) -> None:
    """Supersede what is in force in its place: of the same category and layer, on the same thing or over half of the
    same words. An open proposal in the place it is moved to would be a second one of its kind once it is decided."""
    for rival in in_its_place(warning, said):
        move(actor, rival, Act.SUPERSEDE)
        ContentWarning.objects.filter(pk=rival.pk).update(superseded_by=warning)
        _settle(actor, rival, State.SUPERSEDED)
        audit.record(actor, "warning.superseded", rival, by=warning.pk)


def in_its_place(warning: ContentWarning, said: Said) -> list[ContentWarning]:
    """What is in force where this one would be."""
    same = {"category": said.category, "layer": said.layer}
    if not warning.passage_id:
        rivals = warning.rivals(**same).in_force().exclude(pk=warning.pk)
        return list(rivals.select_for_update().order_by("pk"))
    revision = warning.passage.source.current_id
    span = standing.placed(revision).filter(pk=warning.pk).values_list("stands_at", "stands_to").first()
    if span is None:
        return []  # lost, and so in nobody's place
    found = standing.overlapping(revision, *span, **same)
    return [one for one in found if one.is_in_force and one.pk != warning.pk]


def _settle(actor: User, warning: ContentWarning, outcome: str) -> WarningDispute | None:
    dispute = policies.open_dispute(warning)
    if dispute:
        dispute.settled_by, dispute.settled_at, dispute.outcome = actor, timezone.now(), outcome
        dispute.save(update_fields=["settled_by", "settled_at", "outcome"])
    return dispute


def _tell(actor: User, warning: ContentWarning, version: WarningVersion, dispute: WarningDispute | None) -> None:
    """Each person once: who disputed, who proposed, who supports it, and whose words it stands on."""
    told = {actor.pk, User.objects.house().pk}
    kinds = [("warning_dispute_settled", dispute.by)] if dispute else []
    kinds.append(("warning_decided", warning.proposed_by))
    supporters = User.objects.filter(pk__in=warning.supports.values("person")).order_by("pk")
    if dispute is None:
        kinds += [("warning_support_answered", person) for person in supporters]
    if warning.is_in_force:
        authors = User.objects.filter(pk__in=warning.writers.now).order_by("pk")
        kinds += [("warning_on_yours", person) for person in authors]
    for kind, person in kinds:
        if person.pk not in told:
            told.add(person.pk)
            notices.queue(kind, to=person, about=version)


# ---- whether anybody has looked


def _is_something(actor: User, warning: ContentWarning) -> None:
    """Where somebody had said that there is nothing to warn of, there is something now."""
    if warning.is_on_words:
        return
    of = {"film": warning.film} if warning.film_id else {"source": warning.text}
    if Assessment.objects.filter(**of, state=Assessment.State.NONE).exists():
        _assessed(actor, warning.film or warning.text, Assessment.State.ASSESSED)


@transaction.atomic
def assess(actor: User, target: Film | Source, *, state: str) -> Assessment:
    """Say that one has looked at all of it: there is something to warn of, or nothing.

    `state` is what the moderator saw: none, or assessed where warnings are in force.
    """
    target = locked_target(target)
    permit(policies.can_assess(actor, target), _("Only moderators say that they have looked at all of it."))
    contains = ContentWarning.objects.in_force().filter(**{target._meta.model_name: target}).exists()
    if isinstance(target, Source):
        contains = contains or ContentWarning.objects.in_force().filter(passage__source=target).exists()
    if state != (Assessment.State.ASSESSED if contains else Assessment.State.NONE):
        raise Conflict(_("The warnings in force have changed since you looked. Look again at what there is."))
    return _assessed(actor, target, state)


@transaction.atomic
def decline(actor: User, target: Film | Source) -> Assessment:
    """Prefer not to say what it contains: readers are told to take it as possibly anything."""
    target = locked_target(target)
    permit(policies.can_decline(actor, target), _("Only admins decline to say what something contains."))
    return _assessed(actor, target, Assessment.State.DECLINED)


def _assessed(actor: User, target: Film | Source, state: str) -> Assessment:
    said = {"state": state, "by": actor, "at": timezone.now()}
    made, _new = Assessment.objects.update_or_create(**{target._meta.model_name: target}, defaults=said)
    count_on(target)
    audit.record(
        actor, f"{target._meta.model_name}.{'declined' if state == 'declined' else 'assessed'}", target, state=state
    )
    return made
