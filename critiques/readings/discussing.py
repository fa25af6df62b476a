"""Saying something about a reading, a claim or a piece of evidence: the first post begins its thread."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from critiques.readings import policies
from critiques.readings.keeping import locked, locked_claim, locked_evidence
from critiques.readings.models import Claim, Evidence, Reading
from critiques.threads import actions as threads
from critiques.threads import targets, unsent
from critiques.threads.actions import Words
from critiques.threads.models import Post
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import permit

About = Reading | Claim | Evidence


@transaction.atomic
def discuss(actor: User, about: About, words: Words, *, token: UUID) -> Post:
    """Say something about it. What is said about it later is said in the same thread."""
    about, reading = _locked(about)
    sentence = _("Nothing can be said about this just now.")
    permit(policies.can_discuss(actor, reading) and is_there(about), sentence)
    if about.thread_id is None:
        about.thread = targets.begun(actor, reading.film)
        about.save(update_fields=["thread"])
        kind = about._meta.model_name
        unsent.moved(f"{kind}-{about.pk}", f"thread-{about.thread_id}")  # what others are typing
        audit.record(actor, f"{kind}.discussed", about, thread=about.thread_id)
    return threads.reply(actor, about.thread, None, words, token=token)


def _locked(about: About) -> tuple[About, Reading]:
    if isinstance(about, Reading):
        about = locked(about)
        return about, about
    about = locked_claim(about) if isinstance(about, Claim) else locked_evidence(about)
    return about, about.reading if isinstance(about, Claim) else about.claim.reading


def is_there(about: About) -> bool:
    """Whether everybody sees it, as far as its reading is seen."""
    if isinstance(about, Claim):
        return about.removed_at is None
    if isinstance(about, Evidence):
        return not about.rule and about.state != Evidence.State.WITHDRAWN and about.claim.removed_at is None
    return True
