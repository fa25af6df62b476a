"""Calling the moderators, and deciding."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from critiques.moderation import policies
from critiques.moderation.models import Case, Decision, Flag, Statement
from perfection_site.accounts import audit, limits, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit


@transaction.atomic
def flag(actor: User, annotation: Annotation, *, reason: str, comment: str = "") -> Flag:
    """Ask the moderators to look. Opens the annotation's case or joins it; keeps the text as it stands now."""
    # The annotation's row is the lock under which a case is opened: two first flags make one case.
    annotation = Annotation.objects.select_for_update(of=("self",)).select_related("source").get(pk=annotation.pk)
    permit(policies.can_flag(actor, annotation), _("This can't be flagged by you."))
    comment = comment.strip()
    if reason == Flag.Reason.OTHER and not comment:
        raise Refused(_("Say in a few words what is wrong."))
    limits.spend(actor, "flag")
    case, opened = Case.objects.get_or_create(annotation=annotation, state=Case.State.OPEN)
    if case.flags.filter(flagger=actor).exists():
        raise Conflict(_("You have flagged this already. The moderators will look at it."))
    made = Flag(case=case, flagger=actor, reason=reason, comment=comment, kept=annotation.body)
    made.full_clean()
    made.save()
    audit.record(actor, "annotation.flagged", annotation, case=case.pk, reason=reason, opened=opened)
    return made


@dataclass(frozen=True)
class Ruling:
    """What a moderator decides: the act, the rule it rests on, and the reason in words."""

    act: str
    reason: str
    rule: str = ""


@transaction.atomic
def decide(actor: User, case: Case, ruling: Ruling, *, version: int) -> Decision:
    """Decide a case, or decide a decided one anew. `version` is the case's as the moderator read it.

    Raises Conflict when another moderator has decided since: the second must see the first's decision.
    """
    # The annotation first and the case after it, as `flag` does: the other way round the two would deadlock.
    annotation = (
        Annotation.objects.select_for_update(of=("self",)).select_related("author", "source").get(pk=case.annotation_id)
    )
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    case.annotation = annotation
    permit(policies.can_decide(actor, case), _("You wrote or flagged this, so another moderator decides."))
    if case.version != version:
        raise Conflict(_("Another moderator has decided this since you opened it. Read the decision first."))
    if not policies.is_newest(case):
        raise Conflict(_("This has been flagged again since. Decide the newer case."))
    reason = ruling.reason.strip()
    if not reason:
        raise Refused(_("Give the reason; the author reads it."))
    if ruling.act not in possible_acts(case):
        raise Conflict(_("This is not possible any more: the annotation has changed. Reload the case."))
    _carry_out(actor, annotation, ruling)
    statement = Statement.objects.create(words=reason)
    decision = Decision.objects.create(
        case=case,
        moderator=actor,
        act=ruling.act,
        rule=ruling.rule if ruling.act == Decision.Act.HIDE else "",
        statement=statement,
    )
    case.state, case.version = Case.State.DECIDED, case.version + 1
    case.save(update_fields=["state", "version"])
    audit.record(actor, "case.decided", case, act=ruling.act, rule=decision.rule, decision=decision.pk)
    if ruling.act != Decision.Act.KEEP:
        notices.queue("decision", to=annotation.author, about=decision, mail=True)
    for flagger in User.objects.filter(pk__in=case.flags.values("flagger")):
        notices.queue("flag_answered", to=flagger, about=decision)
    return decision


def _carry_out(actor: User, annotation: Annotation, ruling: Ruling) -> None:
    if ruling.act == Decision.Act.HIDE:
        marginalia.hide(actor, annotation, rule=ruling.rule)
    elif ruling.act == Decision.Act.RESTORE:
        marginalia.restore(actor, annotation)


def possible_acts(case: Case) -> list[str]:
    """What can be decided as things stand: the state of the annotation says it, and whether the case is history."""
    if not policies.is_newest(case):
        return []
    if case.annotation.state == Annotation.State.HIDDEN:
        return [Decision.Act.RESTORE]
    if case.annotation.state == Annotation.State.VISIBLE:
        return [Decision.Act.HIDE] + ([Decision.Act.KEEP] if case.state == Case.State.OPEN else [])
    return [Decision.Act.KEEP] if case.state == Case.State.OPEN else []
