"""Calling the moderators, and deciding."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from annotations.sources.models import Source
from critiques.moderation import argued, policies, tasks
from critiques.moderation.argued import flag_evidence, flag_reading
from critiques.moderation.calling import case_of, flag, flag_post, joined
from critiques.moderation.models import Case, Decision, Letter, Report, Statement
from critiques.moderation.targets import target
from critiques.threads import actions as threads
from critiques.threads import keeping
from critiques.threads.models import Post
from perfection_site.accounts import audit, limits, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_admin
from perfection_site.accounts.refusals import Conflict, Refused, permit

__all__ = ["flag", "flag_evidence", "flag_post", "flag_reading"]  # and what stands below

# ---- calling


@dataclass(frozen=True)
class Call:
    """What somebody outside writes: where it is, what it is about, what is wrong, and who they say they are."""

    where: str
    what: str
    complaint: str
    email: str
    sender: str = ""


@transaction.atomic
def report(actor: User, call: Call, *, client: str) -> Report:
    """Take a report from anybody; the house acts for who is signed out. `client` is the address it comes from.

    It opens the case of what its address names, or joins it; a report about nothing we know is a case of its own.
    """
    limits.spend_from("report", client)
    limits.spend_unnamed("report-mail", call.email.casefold())
    # Last, so that who is over a limit of their own waits for nobody and nobody waits for them.
    limits.spend_unnamed("report-all")
    case, opened = case_of(target(call.where))
    made = Report(case=case, reporter=actor, what=call.what)
    made.full_clean()
    made.save()
    said = {"where": call.where, "complaint": call.complaint.strip(), "email": call.email, "sender": call.sender}
    letter = Letter(report=made, **said)
    letter.full_clean()
    letter.save()
    if not opened:
        joined(case)
    audit.record(actor, "report.sent", made, case=case.pk, what=made.what, opened=opened)
    tasks.mail_received.defer(report_id=made.pk)
    return made


@transaction.atomic
def confirm(actor: User, report: Report) -> Report:
    """Its sender has come by the link in our letter: the address is theirs."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.confirmed_at is None:
        report.confirmed_at = timezone.now()
        report.save(update_fields=["confirmed_at"])
        audit.record(actor, "report.confirmed", report)
    return report


# ---- deciding


@dataclass(frozen=True)
class Ruling:
    """What a moderator decides: the act, the reason in words, the rule it rests on, what readers are told."""

    act: str
    reason: str
    rule: str = ""
    public_reason: str = ""


@transaction.atomic
def decide(actor: User, case: Case, ruling: Ruling, *, version: int, words: int | None = None) -> Decision:
    """Decide a case, or decide a decided one anew. `version` is the case's as the moderator read it, `words` what
    `policies.words_of` said then of its annotation; about one that waits nobody decides without.

    Raises Conflict when it has been decided, passed on, flagged or reported since, or its annotation has been changed:
    what is new is read first.
    """
    case = _locked_case(case)
    permit(policies.can_see_case(actor, case), not_theirs(case))
    # Before the permission, which a colleague may have taken away by passing it on: that is no fault of who decides.
    if new := news(case, version):
        raise Conflict(new)
    permit(policies.can_decide(actor, case), not_theirs(case))
    if not policies.is_newest(case):
        raise Conflict(_("This has been flagged again since. Decide the newer case."))
    if (policies.waits(case.words) or words is not None) and (new := rewording(case, words)):
        raise Changed(new)
    if not ruling.reason.strip():
        raise Refused(_("Give the reason; those concerned read it."))
    if ruling.act not in policies.possible_acts(actor, case):
        raise Conflict(_("This is not possible any more: what it is about has changed. Reload the case."))
    return _ruled(actor, case, ruling)


class Changed(Conflict):
    """What is judged reads or stands otherwise than the moderator read it."""


@transaction.atomic
def decide_waiting(actor: User, about: Annotation | Post, ruling: Ruling, *, version: int) -> Decision:
    """Let an annotation or a post that waits stand, or hide it. Opens its case and decides it at once. `version` is its
    own as the moderator read it: it has no case yet, and may be edited while it waits."""
    is_post = isinstance(about, Post)
    about = keeping.locked(about) if is_post else marginalia.locked(about)
    if not policies.waits(about):
        raise Conflict(_("This does not wait any more. Read what was decided first."))
    permit(policies.can_accept(actor, about), _("You wrote this, so a moderator decides who did not."))
    target = {"post" if is_post else "annotation": about}
    if Case.objects.filter(**target, state=Case.State.OPEN).exists():
        raise Conflict(_("Somebody has reported this since you opened it. Read what they say first."))
    if about.version != version:
        raise Changed(_("Its author has changed it since you opened it. Read it again."))
    if ruling.act not in (Decision.Act.ACCEPT, Decision.Act.HIDE):
        raise Refused(_("Let it stand, or hide it."))
    if ruling.act == Decision.Act.HIDE and not ruling.reason.strip():
        raise Refused(_("Give the reason; those concerned read it."))
    return _ruled(actor, Case.objects.create(**target), ruling)


@transaction.atomic
def pass_on(actor: User, case: Case, *, version: int) -> Case:
    """Leave a case to the admins: a moderator takes no text off the site."""
    case = _locked_case(case)
    permit(policies.can_see_case(actor, case), not_theirs(case))
    if new := news(case, version):
        raise Conflict(new)
    permit(policies.can_pass_on(actor, case), _("Only a moderator who could decide this passes it on, once."))
    admins = [person for person in User.objects.with_perm("accounts.manage_sources") if is_admin(person)]
    admins = [person for person in admins if policies.can_decide(person, case)]
    if not admins:
        raise Refused(_("There is no admin who could decide this."))
    case.for_admins, case.version = True, case.version + 1
    case.save(update_fields=["for_admins", "version"])
    audit.record(actor, "case.passed_on", case)
    for person in admins:
        notices.queue("case_passed_on", to=person, about=case, mail=True)
    return case


@transaction.atomic
def erase(actor: User, report: Report) -> Report:
    """Empty what the sender of a report wrote and who they are; the case and what was decided stay."""
    report = Report.objects.select_for_update(of=("self",)).select_related("case").get(pk=report.pk)
    permit(policies.can_erase(actor, report), _("Only admins erase a report, and only once it is answered."))
    left = Letter.objects.filter(report=report, erased_at=None)
    if left.update(where="", complaint="", sender="", email="", erased_at=timezone.now()):
        audit.record(actor, "report.erased", report)
    return report


def _locked_case(case: Case) -> Case:
    """The case under its lock, with its target under its own, which comes first: so do those who open cases, and the
    other way round the two would deadlock. For everyone the order is source, annotation, case."""
    annotation = marginalia.locked(case.annotation) if case.annotation_id else None
    post = keeping.locked(case.post) if case.post_id else None
    source = Source.objects.select_for_update().get(pk=case.source_id) if case.source_id else None
    argued.locked(case)
    about = case.reading, case.evidence
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    case.annotation, case.post, case.source = annotation, post, source
    case.reading, case.evidence = about
    return case


def news(case: Case, version: int | None) -> str:
    """What has happened to a case since it was read as `version`, in a sentence; nothing, where nothing has."""
    if case.version == version:
        return ""
    if case.state == Case.State.DECIDED:
        return _("Another moderator has decided this since you opened it. Read the decision first.")
    if case.for_admins:
        return _("Since you opened this it was passed on to the admins, or called again. Read what is new first.")
    return _("Since you opened this somebody else has flagged or reported it. Read what they say first.")


def rewording(case: Case, words: int | None) -> str:
    """Likewise what has happened to what it is about since `policies.words_of` said `words` of it."""
    if case.words is None or policies.words_of(case.words) == words:
        return ""
    if case.post_id:
        return _("The post has changed since you opened this. Read it again.")
    if case.argued:
        return _("What it is about has changed since you opened this. Read it again.")
    return _("The annotation has changed since you opened this. Read it again.")


def not_theirs(case: Case) -> str:
    """Why somebody at the desk may not decide it."""
    if case.for_admins:
        return _("This waits for an admin.")
    return _("You wrote, flagged or reported this, so another moderator decides.")


def _ruled(actor: User, case: Case, ruling: Ruling) -> Decision:
    """Carry it out, write it down, tell everyone concerned. The case and its target are locked."""
    was_out = case.words is not None and policies.is_out(case.words)
    _carry_out(actor, case, ruling)
    decision = Decision.objects.create(
        case=case,
        moderator=actor,
        act=ruling.act,
        rule=ruling.rule if ruling.act == Decision.Act.HIDE else "",
        statement=Statement.objects.create(words=ruling.reason.strip()),
        was_out=was_out,
    )
    case.state, case.version = Case.State.DECIDED, case.version + 1
    case.save(update_fields=["state", "version"])
    audit.record(actor, "case.decided", case, act=ruling.act, rule=decision.rule, decision=decision.pk)
    for author in _concerned(case) if ruling.act != Decision.Act.KEEP else ():
        notices.queue("decision", to=author, about=decision, always=ruling.act != Decision.Act.ACCEPT)
    for flagger in User.objects.filter(pk__in=case.flags.values("flagger")):
        notices.queue("flag_answered", to=flagger, about=decision)
    for sent in case.reports.values_list("pk", flat=True):
        tasks.mail_answered.defer(report_id=sent, decision_id=decision.pk)
    return decision


def _concerned(case: Case) -> list[User]:
    """Whose words were judged: of a reading all who argue it now."""
    if case.reading_id:
        return argued.authors(case.reading)
    return [case.words.author] if case.words is not None else []


def _carry_out(actor: User, case: Case, ruling: Ruling) -> None:
    if case.argued:
        argued.carry_out(actor, case.argued, ruling.act, ruling.rule)
    elif case.post_id:
        _carry_out_on_post(actor, case.post, ruling)
    elif ruling.act == Decision.Act.HIDE:
        marginalia.hide(actor, case.annotation, rule=ruling.rule)
    elif ruling.act == Decision.Act.RESTORE:
        marginalia.restore(actor, case.annotation)
    elif ruling.act == Decision.Act.ACCEPT:
        marginalia.accept(actor, case.annotation)
    elif ruling.act == Decision.Act.UNPUBLISH:
        sources.unpublish(actor, case.source, reason=ruling.public_reason)
    elif ruling.act == Decision.Act.TAKE_DOWN:
        sources.take_down(actor, case.source, reason=ruling.public_reason)


def _carry_out_on_post(actor: User, post: Post, ruling: Ruling) -> None:
    if ruling.act == Decision.Act.ACCEPT:
        threads.accept(actor, post)
    elif ruling.act == Decision.Act.HIDE:
        threads.hide(actor, post, rule=ruling.rule)
    elif ruling.act == Decision.Act.RESTORE:
        threads.restore(actor, post)
