"""What readers do with warnings: propose, support, withdraw, dispute, appeal."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia.writing import Selection
from annotations.passages.actions import quote
from annotations.sources.models import Film, Source
from annotations.warnings import policies, standing
from annotations.warnings.keeping import begin, move, require
from annotations.warnings.models import ContentWarning, Grade, Subject
from annotations.warnings.records import WarningDispute, WarningSupport, WarningVersion
from annotations.warnings.saying import Said
from annotations.warnings.targets import Target, count_on, locked, locked_target
from perfection_site.accounts import audit, limits
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.refusals import Conflict, Refused, permit

State, Origin, Act = ContentWarning.State, ContentWarning.Origin, WarningVersion.Act
AGAIN_AFTER = timedelta(days=30)  # so long a rejected proposal can't be made again by the same person
AT_REST = timedelta(days=90)  # so long a decision that was upheld can't be disputed again


class Overlaps(Conflict):
    """Somebody has proposed the same, or a warning for much the same words: `other` can be supported instead."""

    def __init__(self, other: ContentWarning):
        super().__init__(_("Somebody has proposed a warning like this one. Support theirs instead of a second one."))
        self.other = other


@transaction.atomic
def propose(actor: User, target: Target, said: Said) -> ContentWarning:
    """Propose a warning for a film, a source, a passage or somebody's words; of one's own it is in force at once.

    Raises Overlaps, with the other one, where the same is proposed already. Sent twice it makes one.
    """
    target = locked_target(target)
    permit(policies.can_propose(actor, target), _("You can't propose a warning here just now."))
    if isinstance(target, Selection) and _source_of(target).current_id != target.revision.pk:
        raise Conflict(_("This text has a new revision. Reload the page and select the passage again."))
    said = said.tidied(on_film=isinstance(target, Film))
    near = _near(target, said)
    is_own = policies.is_own(actor, target)  # its author may always add, whoever has proposed the same
    twin = next((one for one in near if one.state == State.PROPOSED), None)
    if twin and not is_own:
        if twin.proposed_by_id == actor.pk and Said.of(twin) == said:
            return twin
        raise Overlaps(twin)
    limits.spend(actor, "propose")
    if is_own:
        return _say_of_ones_own(actor, target, said, near)
    _refuse_again(actor, near)
    origin = Origin.MODERATOR if is_moderator(actor) else Origin.READER
    made = _standing_on(actor, target, ContentWarning(origin=origin, proposed_by=actor))
    begin(actor, made, said)
    audit.record(actor, "warning.proposed", made, category=made.category, origin=origin)
    return made


def _source_of(selection: Selection) -> Source:
    return Source.objects.get(pk=selection.revision.source_id)


def _near(target: Target, said: Said) -> list[ContentWarning]:
    """Warnings of the same category and layer for the same thing; of a passage those over half of the same words."""
    same = {"category": said.category, "layer": said.layer}
    if isinstance(target, Selection):
        return standing.overlapping(target.revision.pk, target.start, target.end, **same)
    return list(target.warnings.filter(**same).order_by("pk"))


def _refuse_again(actor: User, near: list[ContentWarning]) -> None:
    since = timezone.now() - AGAIN_AFTER
    if any(one.state == State.REJECTED and one.proposed_by_id == actor.pk and one.decided_at > since for one in near):
        raise Refused(_("A moderator rejected this a short while ago. Appeal that decision, or come back in a month."))


def _standing_on(actor: User, target: Target, made: ContentWarning) -> ContentWarning:
    if isinstance(target, Selection):
        made.passage, _placement = quote(actor, target.revision, start=target.start, end=target.end, exact=target.exact)
    elif isinstance(target, Film):
        made.film = target
    elif isinstance(target, Source):
        made.source = target
    elif isinstance(target, Subject):
        made.subject = target
    else:
        made.annotation = target
    return made


def _say_of_ones_own(actor: User, note, said: Said, near: list[ContentWarning]) -> ContentWarning:
    """In force at once; said anew, it replaces what its authors said before, and nothing that a moderator decided."""
    standing_one = next((one for one in near if one.is_in_force), None)
    made = ContentWarning(origin=Origin.AUTHOR, proposed_by=actor, state=State.ACCEPTED)
    made = _standing_on(actor, note, made)
    made.decided_by, made.decided_at = actor, timezone.now()
    if standing_one:
        if Said.of(standing_one) == said:
            return standing_one
        by_author = standing_one.origin == Origin.AUTHOR and standing_one.decided_by_id in standing_one.writers.ever
        is_theirs = by_author or standing_one.decided_by_id == actor.pk
        if not is_theirs or standing_one.state == State.DISPUTED:
            raise Conflict(_("A warning of this category is in force already. Dispute it if it is wrong."))
        move(actor, standing_one, Act.SUPERSEDE)
    begin(actor, made, said)
    if standing_one:
        ContentWarning.objects.filter(pk=standing_one.pk).update(superseded_by=made)
    count_on(made.text)
    audit.record(actor, "warning.proposed", made, category=made.category, origin=made.origin)
    return made


@transaction.atomic
def support(actor: User, warning: ContentWarning, *, comment: str = "", grade: int | None = None) -> WarningSupport:
    """Say that one would have wanted it too. Once; said again, the words and the grade are those said last."""
    warning = locked(warning)
    permit(policies.can_support(actor, warning), _("You can't support this one."))
    require(warning, "support", _("This is not open any more, so it needs no support."))
    if grade is not None and grade not in Grade.values:
        raise Refused(_("Choose one of the grades."))
    limits.spend(actor, "support")
    said = {"comment": " ".join(comment.split())[:300], "grade": grade}
    made, is_new = WarningSupport.objects.update_or_create(warning=warning, person=actor, defaults=said)
    if is_new:
        audit.record(actor, "warning.supported", warning)
    return made


@transaction.atomic
def withdraw(actor: User, warning: ContentWarning) -> ContentWarning:
    """Take back what one has proposed, while nobody has decided it."""
    warning = locked(warning)
    permit(policies.can_withdraw(actor, warning), _("Only who proposed it withdraws it."))
    require(warning, "withdraw", _("This has been decided. Dispute or appeal the decision if it is wrong."))
    if policies.open_dispute(warning):
        raise Conflict(_("You have appealed. A moderator will decide it."))
    move(actor, warning, Act.WITHDRAW)
    audit.record(actor, "warning.withdrawn", warning, category=warning.category)
    return warning


@transaction.atomic
def dispute(actor: User, warning: ContentWarning, *, complaint: str) -> WarningDispute:
    """Say that a warning in force is wrong. It stays in force until another moderator has decided."""
    warning = locked(warning)
    permit(policies.can_dispute(actor, warning), _("You can't dispute this one."))
    require(warning, "dispute", _("This can't be disputed: it is disputed already, or not in force."))
    rested = warning.disputes.filter(is_appeal=False, settled_at__gt=timezone.now() - AT_REST)
    if rested.exists():
        raise Conflict(_("This was disputed and decided a short while ago. It can be disputed again after 90 days."))
    limits.spend(actor, "dispute")
    made = _called(actor, warning, complaint)
    move(actor, warning, Act.DISPUTE)
    count_on(warning.film or warning.text)
    audit.record(actor, "warning.disputed", warning, dispute=made.pk)
    return made


@transaction.atomic
def appeal(actor: User, warning: ContentWarning, *, complaint: str) -> WarningDispute:
    """Ask that somebody else decides about a proposal of one's own that was rejected. Once."""
    warning = locked(warning)
    permit(policies.can_appeal(actor, warning), _("Only who proposed it appeals, and once."))
    require(warning, "appeal", _("There is no rejection to appeal against."))
    rivals = warning.rivals().filter(state=State.PROPOSED)
    if other := rivals.exclude(pk=warning.pk).first():
        raise Overlaps(other)
    limits.spend(actor, "dispute")
    made = _called(actor, warning, complaint, is_appeal=True)
    warning.decided_by, warning.decided_at, warning.self_reviewed = None, None, False
    move(actor, warning, Act.APPEAL)
    audit.record(actor, "warning.appealed", warning, dispute=made.pk)
    return made


def _called(actor: User, warning: ContentWarning, complaint: str, *, is_appeal: bool = False) -> WarningDispute:
    complaint = complaint.strip()
    if not complaint or len(complaint) > 1000:
        raise Refused(_("Say in a few words what is wrong with it."))
    return WarningDispute.objects.create(
        warning=warning, by=actor, complaint=complaint, is_appeal=is_appeal, against=warning.decided_by
    )
