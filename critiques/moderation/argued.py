"""Readings and evidence before the moderators: flagged, judged and shown."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.warnings.present import Surface, present, present_all
from critiques.moderation import policies
from critiques.moderation.calling import fit, keep
from critiques.moderation.models import Case, Decision, Flag
from critiques.readings import actions as readings
from critiques.readings import keeping
from critiques.readings.models import Authorship, Evidence, Reading
from critiques.readings.saying import Writing
from perfection_site.accounts import audit, limits
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import permit

Argued = Reading | Evidence
Act = Decision.Act
WANTED = (
    "reading__film", "reading__begun_by", "evidence__claim__reading__film", "evidence__passage__source__film",
    "evidence__offered_by", "evidence__answered_by", "evidence__thread",
)  # fmt: skip


def reading_of(about: Argued) -> Reading:
    return about if isinstance(about, Reading) else about.claim.reading


def authors(reading: Reading) -> list[User]:
    arguing = reading.authorships.filter(state=Authorship.State.ACCEPTED)
    return list(User.objects.filter(pk__in=arguing.values("person")).order_by("pk"))


def locked(case: Case) -> None:
    """What a case is about under its lock, which comes before the case's."""
    if case.reading_id:
        case.reading = keeping.locked_with_texts(case.reading)
    elif case.evidence_id:
        case.evidence = keeping.locked_evidence(case.evidence)


# ---- calling


@transaction.atomic
def flag_reading(actor: User, reading: Reading, *, reason: str, comment: str = "") -> Flag:
    """Ask the moderators to look at a reading. What it says now is kept with the flag."""
    reading = keeping.locked(reading)
    said = Writing.of(reading)
    lines = [said.title, said.thesis, *(one.sentence for one in said.claims)]
    kept = "\n".join([*lines, said.exposition, said.complications, said.questions]).strip()
    return _flagged(actor, reading, {"reading": reading}, (reason, comment, kept))


@transaction.atomic
def flag_evidence(actor: User, evidence: Evidence, *, reason: str, comment: str = "") -> Flag:
    """The same of a piece of evidence: of the line that says why, and of putting this passage to this use."""
    evidence = keeping.locked_evidence(evidence)
    return _flagged(actor, evidence, {"evidence": evidence}, (reason, comment, evidence.why))


def _flagged(actor: User, about: Argued, target: dict, said: tuple[str, str, str]) -> Flag:
    reason, comment, kept = said
    permit(policies.can_flag_argued(actor, about), _("This can't be flagged by you."))
    comment = fit(actor, reading_of(about).subject, reason, comment)
    limits.spend(actor, "flag")
    case, opened = Case.objects.get_or_create(**target, state=Case.State.OPEN)
    made = Flag(case=case, flagger=actor, reason=reason, comment=comment, kept=kept)
    keep(made, opened=opened)
    audit.record(actor, f"{about._meta.model_name}.flagged", about, case=case.pk, reason=reason, opened=opened)
    return made


# ---- judging


def carry_out(actor: User, about: Argued, act: str, rule: str) -> None:
    is_reading = isinstance(about, Reading)
    if act == Act.HIDE:
        (readings.hide if is_reading else readings.hide_evidence)(actor, about, rule=rule)
    elif act == Act.RESTORE:
        (readings.restore if is_reading else readings.restore_evidence)(actor, about)


# ---- shown


def rows(viewer, cases: list[Case]) -> dict[int, dict]:
    """For the queue: whose it is and how it begins, by the case's key; its name alone where no more is to be read."""
    found = [case for case in cases if case.argued is not None]
    said = present_all([reading_of(case.argued) for case in found], viewer, Surface.LIST)
    pieces = iter(present_all([case.evidence for case in found if case.evidence_id], viewer, Surface.LIST))
    made = {}
    for case, reading in zip(found, said, strict=True):
        excerpt = next(pieces).because if case.evidence_id else reading.listed.line or reading.position
        excerpt = "" if _is_taken_back(case) else excerpt
        is_evidence = case.evidence_id is not None
        made[case.pk] = {"heading": reading.heading, "excerpt": excerpt, "is_evidence": is_evidence}
    return made


def page(viewer, case: Case) -> dict:
    """What its page shows of what it is about: of a withdrawn reading its name alone, unless it is to be judged."""
    about = case.argued
    reading = reading_of(about)
    taken_back = _is_taken_back(case)
    context = {"reading": present(reading, viewer, Surface.DESK), "author_name": about.author.username}
    context |= {"is_taken_back": taken_back, "is_out": policies.is_out(about)}
    if isinstance(about, Evidence):
        context["claim"], context["piece"] = present_all([about.claim, about], viewer, Surface.DESK)
    else:
        claims = list(reading.claims.filter(removed_at=None).order_by("number"))
        for claim in claims:
            claim.reading = reading
        context["claims"] = present_all(claims, viewer, Surface.DESK)
    return context


def _is_taken_back(case: Case) -> bool:
    """Whether nobody reads it any more: evidence that was taken back, or that stands in a reading which was; a reading,
    unless it has still to be judged."""
    if case.evidence_id and case.evidence.state == Evidence.State.WITHDRAWN:
        return True
    withdrawn = reading_of(case.argued).state == Reading.State.WITHDRAWN
    return withdrawn and not policies.is_read_though_withdrawn(case)
