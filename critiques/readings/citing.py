"""Evidence: putting a passage to work, and answering who offers one."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia.writing import Selection
from annotations.passages.actions import quote
from annotations.passages.models import Passage
from annotations.sources.models import Source
from critiques.readings import policies
from critiques.readings.evidence import WHY
from critiques.readings.keeping import authors_of, count_on_source, locked_claim, locked_evidence, show_threads
from critiques.readings.models import Claim, Evidence, Reading
from perfection_site.accounts import audit, limits, watching
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.accounts.relations import may_be_answered

State, Stance = Evidence.State, Evidence.Stance
OFFERS = 200  # that wait for an answer in one reading


@dataclass(frozen=True)
class Put:
    """What a passage does for a claim, and why."""

    stance: str
    why: str

    def tidied(self) -> "Put":
        why = " ".join(self.why.split())
        if self.stance not in Stance.values:
            raise Refused(_("Say whether the passage supports, complicates or contradicts the claim, or is context."))
        if not 0 < len(why) <= WHY:
            raise Refused(_("Say in one line why, in at most %(most)d characters.") % {"most": WHY})
        return Put(self.stance, why)


@transaction.atomic
def cite(actor: User, claim: Claim, words: Selection | Passage, put: Put, *, token: UUID) -> Evidence:
    """Put a passage to work for a claim: words somebody has selected, or a passage that is there already, such as an
    annotation's. Of the reading's authors it is evidence at once; of anybody else an offer, which they answer.

    `token` is the form's own: sent twice it makes one piece of evidence.
    """
    key = words.source_id if isinstance(words, Passage) else words.revision.source_id
    source = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=key)
    claim = locked_claim(claim)
    reading, put = claim.reading, put.tidied()
    if earlier := Evidence.objects.filter(token=token).first():
        if (earlier.offered_by_id, earlier.claim_id, earlier.offered_as, earlier.why) != (
            actor.pk, claim.pk, put.stance, put.why,
        ):  # fmt: skip
            raise Conflict(_("This form was sent before with other words. Send it again to cite a second passage."))
        return earlier
    _permit(actor, claim, source)
    is_author = policies.argues(actor, reading)
    limits.spend(actor, "cite" if is_author else "offer")
    passage = _passage(actor, source, words)
    made = Evidence(claim=claim, passage=passage, offered_by=actor, token=token)
    made.stance = made.offered_as = put.stance
    made.why = put.why
    if is_author:
        made.state, made.answered_by, made.answered_at = State.ACCEPTED, actor, timezone.now()
    made.full_clean()
    made.save()
    if reading.is_public:
        count_on_source(source.pk)
    audit.record(actor, "evidence.cited" if is_author else "evidence.offered", made, claim=claim.pk, stance=put.stance)
    if not is_author:
        watching.tell("evidence_offered", actor=actor, about=made, people=authors_of(reading))
    elif reading.is_public:
        watching.announce("evidence", actor=actor, about=made, places=[reading])
    return made


def _permit(actor: User, claim: Claim, source: Source) -> None:
    reading = claim.reading
    allowed = policies.can_cite(actor, reading) and claim.removed_at is None
    permit(allowed, _("This claim takes no evidence from you just now."))
    sentence = _("Evidence comes from a published text about the same film.")
    permit(policies.can_cite_from(actor, source, reading), sentence)
    if not policies.argues(actor, reading):
        authors = authors_of(reading)
        permit(may_be_answered(actor, authors) == set(authors), _("This claim takes no evidence from you just now."))
        if _waiting(reading) >= OFFERS:
            raise Refused(_("So much waits for an answer here that nothing more can be offered just now."))


def _waiting(reading: Reading) -> int:
    """Offers that its authors can answer. To what is hidden, and under a claim that is dropped, nobody can."""
    offered = Evidence.objects.filter(claim__reading=reading, claim__removed_at=None, state=State.OFFERED, rule="")
    return offered.count()


def _passage(actor: User, source: Source, words: Selection | Passage) -> Passage:
    if isinstance(words, Passage):
        return words
    if source.current_id != words.revision.pk:
        raise Conflict(_("This text has a new revision. Reload the page and select the passage again."))
    return quote(actor, words.revision, start=words.start, end=words.end, exact=words.exact)[0]


@transaction.atomic
def accept(actor: User, evidence: Evidence, *, version: int, stance: str = "", word: str = "") -> Evidence:
    """Take up what was offered, with its stance or another one."""
    evidence = locked_evidence(evidence)
    if evidence.state == State.ACCEPTED and policies.argues(actor, evidence.claim.reading):
        return evidence  # pressed twice, or another author was quicker and did the same
    permit(policies.can_accept(actor, evidence), _("Only who argues the reading takes up what is offered to it."))
    if (stance := stance or evidence.stance) not in Stance.values:
        raise Refused(_("Say whether the passage supports, complicates or contradicts the claim, or is context."))
    evidence.stance = stance
    return _answer(actor, evidence, State.ACCEPTED, word, version)


@transaction.atomic
def decline(actor: User, evidence: Evidence, *, version: int, word: str) -> Evidence:
    """Do without it, and say why. It stays on the page as it was offered."""
    evidence = locked_evidence(evidence)
    permit(policies.can_decline(actor, evidence), _("Only who argues the reading declines what is offered to it."))
    if not word.strip():
        raise Refused(_("Say in a word why; it stands beside what was offered."))
    evidence.stance = evidence.offered_as
    return _answer(actor, evidence, State.DECLINED, word, version)


def _answer(actor: User, evidence: Evidence, state: str, word: str, version: int) -> Evidence:
    if evidence.version != version:
        raise Conflict(_("Somebody has answered this meanwhile. Read what they said, and send yours again."))
    evidence.answer = " ".join(word.split())
    if len(evidence.answer) > WHY:
        raise Refused(_("Answer in at most %(most)d characters.") % {"most": WHY})
    limits.spend(actor, "edit")
    evidence.state, evidence.answered_by, evidence.answered_at = state, actor, timezone.now()
    evidence.version += 1
    evidence.save(update_fields=["state", "stance", "answer", "answered_by", "answered_at", "version"])
    if evidence.claim.reading.is_public:
        count_on_source(evidence.passage.source_id)
    audit.record(actor, f"evidence.{state}", evidence, stance=evidence.stance)
    if state == State.ACCEPTED and evidence.claim.reading.is_public:
        watching.announce("evidence", actor=actor, about=evidence, places=[evidence.claim.reading])
    watching.tell("evidence_answered", actor=actor, about=evidence, people=[evidence.offered_by_id])
    return evidence


@transaction.atomic
def take_back(actor: User, evidence: Evidence) -> Evidence:
    """Take back what one has offered: nobody sees it any more, and after thirty days it is emptied."""
    evidence = locked_evidence(evidence)
    permit(policies.can_take_back(actor, evidence), _("Only who offered a passage takes it back."))
    evidence.state, evidence.withdrawn_at = State.WITHDRAWN, timezone.now()
    evidence.version += 1
    evidence.save(update_fields=["state", "withdrawn_at", "version"])
    show_threads(actor, evidence.claim.reading)
    count_on_source(evidence.passage.source_id)
    audit.record(actor, "evidence.withdrawn", evidence)
    return evidence
