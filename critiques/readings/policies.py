"""Who may do what to readings and evidence. `tests/readings/test_policies.py` holds the tables, written by hand."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONArray, JSONObject
from django.utils import timezone

from annotations.marginalia.models import KEPT_WITHDRAWN
from annotations.sources.models import Film, Source
from critiques.readings.models import Authorship, Claim, Evidence, Reading, ReadingVersion
from critiques.readings.sockets import evidence_under_review, under_review
from perfection_site.accounts.policies import is_member, is_moderator

State, Given = Reading.State, Evidence.State


def role_of(viewer, reading: Reading) -> str:
    """ "accepted" for its authors, "invited" for who is asked to argue it, "" for everybody else."""
    if viewer.pk is None:
        return ""
    rows = Authorship.objects.standing().filter(reading=reading, person_id=viewer.pk)
    return rows.values_list("state", flat=True).first() or ""


def argues(viewer, reading: Reading) -> bool:
    return role_of(viewer, reading) == Authorship.State.ACCEPTED


def has_argued(viewer, reading: Reading) -> bool:
    """Whether they are among its authors or were, and so have no say where it is judged. Who is only asked has, or its
    authors could keep anybody from it by asking them."""
    if viewer.pk is None:
        return False
    return Authorship.objects.ever().filter(reading=reading, person_id=viewer.pk).exists()


def can_see(viewer, reading: Reading) -> bool:
    """Holds for one reading what `visible_to` holds for a list."""
    if reading.erased_at is not None or not Film.objects.visible_to(viewer).filter(pk=reading.film_id).exists():
        return False
    if reading.state == State.PUBLISHED and (not reading.rule or is_moderator(viewer)):
        return True
    role = role_of(viewer, reading)
    return role == Authorship.State.ACCEPTED or (role == Authorship.State.INVITED and reading.state == State.DRAFT)


def can_begin(actor, film: Film) -> bool:
    """Whoever has a confirmed address, about a film that is spoken of here."""
    return is_member(actor) and Film.objects.visible_to(actor).filter(pk=film.pk).exists()


def can_revise(actor, reading: Reading) -> bool:
    """Its authors, while it can be read: what is hidden stays as it was judged."""
    is_there = reading.state != State.WITHDRAWN and reading.erased_at is None
    return is_there and not reading.rule and argues(actor, reading)


def can_publish(actor, reading: Reading) -> bool:
    return reading.state == State.DRAFT and reading.erased_at is None and argues(actor, reading)


def can_discard(actor, reading: Reading) -> bool:
    """Its authors, while nobody else has read it."""
    return can_publish(actor, reading)


def can_withdraw(actor, reading: Reading) -> bool:
    """Any of its authors: nobody is kept arguing what they no longer hold. Whoever stays can put it back."""
    return reading.state != State.WITHDRAWN and argues(actor, reading)


def can_unwithdraw(actor, reading: Reading) -> bool:
    """Any of its authors, while the words are there."""
    return reading.state == State.WITHDRAWN and reading.erased_at is None and argues(actor, reading)


def can_erase(actor, reading: Reading) -> bool:
    """The house, thirty days after it was withdrawn, unless somebody has still to judge it or evidence in it."""
    if actor.username != actor.HOUSE or reading.state != State.WITHDRAWN or reading.erased_at:
        return False
    is_due = timezone.now() - reading.withdrawn_at >= KEPT_WITHDRAWN
    return is_due and not _is_under_review(reading)


def _is_under_review(reading: Reading) -> bool:
    """Whether somebody called the moderators, before it was withdrawn, about it or evidence in it."""
    return any(reading.pk in plug([reading.pk]) for plug in under_review.plugs.values())


def can_invite(actor, reading: Reading) -> bool:
    return can_revise(actor, reading)


def can_answer_invitation(actor, authorship: Authorship) -> bool:
    return authorship.person_id == actor.pk and authorship.state == Authorship.State.INVITED


def can_leave(actor, reading: Reading) -> bool:
    """An author who is not the last."""
    others = reading.authorships.filter(state=Authorship.State.ACCEPTED).exclude(person_id=actor.pk)
    return argues(actor, reading) and others.exists()


def can_relate(actor, reading: Reading, other: Reading) -> bool:
    """The authors of the one that answers; two readings of one film, both there to be read."""
    return (
        can_revise(actor, reading)
        and other.pk != reading.pk
        and other.film_id == reading.film_id
        and other.is_public
        and can_see(actor, other)
    )


def can_unrelate(actor, reading: Reading) -> bool:
    return can_revise(actor, reading)


# ---- evidence


def can_cite(actor, reading: Reading) -> bool:
    """Its authors whenever they can revise it; to a published one anybody with an account can offer a passage."""
    if not actor.is_authenticated or reading.rule or reading.erased_at is not None:
        return False
    return reading.is_public or (reading.state == State.DRAFT and argues(actor, reading))


def can_cite_from(actor, source: Source, reading: Reading) -> bool:
    """From a published text about the same film; whether it takes annotations has nothing to do with it."""
    return source.state == Source.State.PUBLISHED and source.film_id == reading.film_id


def can_see_evidence(viewer, evidence: Evidence) -> bool:
    reading = evidence.claim.reading
    if evidence.state == Given.WITHDRAWN or evidence.claim.removed_at is not None or not can_see(viewer, reading):
        return False
    if not evidence.rule or is_moderator(viewer):
        return True
    return viewer.is_authenticated and (evidence.offered_by_id == viewer.pk or argues(viewer, reading))


def can_accept(actor, evidence: Evidence) -> bool:
    """Its reading's authors: what was offered, or what they had declined."""
    return evidence.state in (Given.OFFERED, Given.DECLINED) and _can_answer(actor, evidence)


def can_decline(actor, evidence: Evidence) -> bool:
    """Its reading's authors: what was offered, or what they had taken up. It stays on the page with their word."""
    return evidence.state in (Given.OFFERED, Given.ACCEPTED) and _can_answer(actor, evidence)


def _can_answer(actor, evidence: Evidence) -> bool:
    standing = evidence.claim.removed_at is None and not evidence.rule
    return standing and can_revise(actor, evidence.claim.reading)


def can_take_back(actor, evidence: Evidence) -> bool:
    """Who offered it, also after it was answered: the words saying why are theirs."""
    return evidence.state != Given.WITHDRAWN and actor.is_authenticated and evidence.offered_by_id == actor.pk


def can_erase_evidence(actor, evidence: Evidence) -> bool:
    """The house, thirty days after it was taken back, unless somebody has still to judge it."""
    if actor.username != actor.HOUSE or evidence.state != Given.WITHDRAWN or not (evidence.why or evidence.answer):
        return False
    is_due = timezone.now() - evidence.withdrawn_at >= KEPT_WITHDRAWN
    return is_due and not any(evidence.pk in plug([evidence.pk]) for plug in evidence_under_review.plugs.values())


def unheld(claims):
    """Dropped ones that have words still, and none of the versions that are kept of their reading says them."""
    says = JSONArray(JSONObject(id=OuterRef("pk")))
    saying = ReadingVersion.objects.filter(reading=OuterRef("reading"), argued__contains=says)
    return claims.filter(~Exists(saying), removed_at__isnull=False).exclude(sentence="")


def can_erase_claim(actor, claim: Claim) -> bool:
    """The house, once no version says it, and not sooner than thirty days after it was dropped; nor while somebody has
    to judge its reading or evidence there."""
    if actor.username != actor.HOUSE or not unheld(Claim.objects.filter(pk=claim.pk)).exists():
        return False
    is_due = timezone.now() - claim.removed_at >= KEPT_WITHDRAWN
    return is_due and not any(claim.reading_id in plug([claim.reading_id]) for plug in under_review.plugs.values())


def can_discuss(actor, reading: Reading) -> bool:
    """Whoever has an account, what everybody reads."""
    return actor.is_authenticated and reading.is_public and can_see(actor, reading)


# ---- of moderators


def can_hide(actor, reading: Reading) -> bool:
    """What is published; and what was withdrawn while it was before the moderators, or withdrawing it and putting it
    back would be a way out."""
    if reading.rule or not _can_judge(actor, reading):
        return False
    if reading.state == State.WITHDRAWN:
        return reading.erased_at is None and _is_under_review(reading)
    return reading.state == State.PUBLISHED


def can_restore(actor, reading: Reading) -> bool:
    return bool(reading.rule) and _can_judge(actor, reading)


def _can_judge(actor, reading: Reading) -> bool:
    """A moderator who has never argued it."""
    return is_moderator(actor) and not has_argued(actor, reading)


def can_hide_evidence(actor, evidence: Evidence) -> bool:
    return evidence.state != Given.WITHDRAWN and not evidence.rule and _can_judge_evidence(actor, evidence)


def can_restore_evidence(actor, evidence: Evidence) -> bool:
    return bool(evidence.rule) and _can_judge_evidence(actor, evidence)


def _can_judge_evidence(actor, evidence: Evidence) -> bool:
    """A moderator who neither offered it nor has ever argued the reading it was offered to."""
    return evidence.offered_by_id != actor.pk and _can_judge(actor, evidence.claim.reading)
