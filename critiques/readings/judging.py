"""What moderators do: hide under a rule, and restore."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.marginalia.models import Rule
from critiques.readings import policies
from critiques.readings.keeping import count_on_source, locked_evidence, locked_with_texts, show, show_threads
from critiques.readings.models import Evidence, Reading
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused, permit

_NEVER_THEIR_OWN = gettext_lazy("Only moderators hide and restore, and never what is their own.")


def _known(rule: str) -> str:
    if rule not in Rule.values:
        raise Refused(_("Name the rule it is hidden under."))
    return rule


@transaction.atomic
def hide(actor: User, reading: Reading, *, rule: str) -> Reading:
    """Take a reading out of sight under a rule; its authors still see it."""
    reading = locked_with_texts(reading)
    permit(policies.can_hide(actor, reading), _NEVER_THEIR_OWN)
    return _ruled(actor, reading, _known(rule), "reading.hidden")


@transaction.atomic
def restore(actor: User, reading: Reading) -> Reading:
    reading = locked_with_texts(reading)
    permit(policies.can_restore(actor, reading), _NEVER_THEIR_OWN)
    return _ruled(actor, reading, "", "reading.restored")


def _ruled(actor: User, reading: Reading, rule: str, verb: str) -> Reading:
    reading.rule = rule
    reading.version += 1
    reading.save(update_fields=["rule", "version"])
    show(actor, reading)
    audit.record(actor, verb, reading, rule=rule)
    return reading


@transaction.atomic
def hide_evidence(actor: User, evidence: Evidence, *, rule: str) -> Evidence:
    """Take one piece of evidence out of sight under a rule; who offered it and the authors still see it."""
    evidence = locked_evidence(evidence)
    permit(policies.can_hide_evidence(actor, evidence), _NEVER_THEIR_OWN)
    return _ruled_evidence(actor, evidence, _known(rule), "evidence.hidden")


@transaction.atomic
def restore_evidence(actor: User, evidence: Evidence) -> Evidence:
    evidence = locked_evidence(evidence)
    permit(policies.can_restore_evidence(actor, evidence), _NEVER_THEIR_OWN)
    return _ruled_evidence(actor, evidence, "", "evidence.restored")


def _ruled_evidence(actor: User, evidence: Evidence, rule: str, verb: str) -> Evidence:
    evidence.rule = rule
    evidence.version += 1
    evidence.save(update_fields=["rule", "version"])
    show_threads(actor, evidence.claim.reading)
    count_on_source(evidence.passage.source_id)
    audit.record(actor, verb, evidence, rule=rule)
    return evidence
