"""Emptying what was withdrawn: of a reading its row, its address and who argued it stay, and none of its words. A draft
that is thrown away is emptied at once, and an address made of its name goes with it."""

from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.warnings.erasing import erase_of_subject
from critiques.readings import policies
from critiques.readings.found import forget
from critiques.readings.keeping import locked, locked_claim, locked_evidence
from critiques.readings.models import Authorship, Claim, Evidence, Reading
from critiques.readings.saying import WORDS
from critiques.readings.sockets import evidence_erasers, reading_erasers
from critiques.threads import unsent
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import permit


@transaction.atomic
def erase(actor: User, reading: Reading) -> Reading:
    """Empty what was withdrawn thirty days ago, with its claims, its history and what its authors wrote beside its
    evidence. What others have offered to it stays theirs, and is seen by nobody."""
    reading = locked(reading)
    permit(policies.can_erase(actor, reading), _("Only what was withdrawn thirty days ago is erased."))
    _empty(reading)
    audit.record(actor, "reading.erased", reading)
    return reading


@transaction.atomic
def discard(actor: User, reading: Reading) -> Reading:
    """Throw a draft away for good, for all who argue it. Whoever is asked to argue it is asked no more."""
    reading = locked(reading)
    permit(policies.can_discard(actor, reading), _("Only who argues a draft throws it away."))
    reading.slug = f"discarded-{uuid4().hex}"  # nobody has been told the one made of its name
    reading.save(update_fields=["slug"])
    reading.authorships.filter(state=Authorship.State.INVITED).delete()
    reading.relations.all().delete()
    _empty(reading)
    audit.record(actor, "reading.discarded", reading)
    return reading


def _empty(reading: Reading) -> None:
    for name in (*WORDS, "exposition_html"):
        setattr(reading, name, "")
    reading.erased_at = timezone.now()
    reading.save(update_fields=[*WORDS, "exposition_html", "erased_at"])
    reading.versions.all().delete()
    _erase_evidence(reading)
    places = [f"reading-{reading.pk}", *(f"claim-{key}" for key in reading.claims.values_list("pk", flat=True))]
    evidence = Evidence.objects.filter(claim__reading=reading).values_list("pk", flat=True)
    unsent.forget([*places, *(f"evidence-{key}" for key in evidence)])
    reading.claims.update(sentence="", gist="", removed_at=Coalesce("removed_at", Now()))
    forget(reading)
    erase_of_subject(reading.subject_id)
    for empty in reading_erasers.plugs.values():
        empty(reading.pk)


def _erase_evidence(reading: Reading) -> None:
    """Its authors' lines and answers, of those too who argue it no longer; and what was taken back."""
    authors = reading.authorships.filter(state=Authorship.State.ACCEPTED).values("person")
    there = Evidence.objects.filter(claim__reading=reading)
    theirs = Q(offered_by__in=authors) | Q(offered_by=F("answered_by")) | Q(state=Evidence.State.WITHDRAWN)
    there.update(answer="", erased_at=timezone.now())
    there.filter(theirs).update(why="")


@transaction.atomic
def erase_evidence(actor: User, evidence: Evidence) -> Evidence:
    """Empty what was taken back thirty days ago, the line that said why and what was answered. That it was there stays
    on record."""
    evidence = locked_evidence(evidence)
    permit(policies.can_erase_evidence(actor, evidence), _("Only what was withdrawn thirty days ago is erased."))
    evidence.why = evidence.answer = ""
    evidence.erased_at = evidence.erased_at or timezone.now()
    evidence.save(update_fields=["why", "answer", "erased_at"])
    unsent.forget([f"evidence-{evidence.pk}"])
    for empty in evidence_erasers.plugs.values():
        empty(evidence.pk)
    audit.record(actor, "evidence.erased", evidence)
    return evidence


@transaction.atomic
def erase_claim(actor: User, claim: Claim) -> Claim:
    """Empty a claim that its reading has dropped and none of its kept versions makes. Evidence and threads under it
    stay whose they are."""
    claim = locked_claim(claim)
    permit(policies.can_erase_claim(actor, claim), _("Only what was withdrawn thirty days ago is erased."))
    claim.sentence = claim.gist = ""
    claim.save(update_fields=["sentence", "gist"])
    unsent.forget([f"claim-{claim.pk}"])
    audit.record(actor, "claim.erased", claim)
    return claim
