"""Jobs on readings, done by the house."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from annotations.marginalia.models import KEPT_WITHDRAWN
from critiques.readings import actions, policies
from critiques.readings.models import Claim, Evidence, Reading
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

_AT_A_TIME = 500


@app.periodic(cron="43 3 * * *")
@app.task(queue="keeping", queueing_lock="erase_withdrawn_readings", pass_context=False)
def erase_withdrawn_readings(timestamp: int = 0) -> int:
    """Empty the readings that were withdrawn thirty days ago; what is before the moderators waits. Says how many."""
    due = Reading.objects.filter(state=Reading.State.WITHDRAWN, erased_at=None, withdrawn_at__lte=_long_ago())
    return _emptied(due, actions.erase)


@app.periodic(cron="48 3 * * *")
@app.task(queue="keeping", queueing_lock="erase_evidence_taken_back", pass_context=False)
def erase_evidence_taken_back(timestamp: int = 0) -> int:
    """The same of evidence, whatever has become of its reading."""
    due = Evidence.objects.to_erase().filter(withdrawn_at__lte=_long_ago())
    return _emptied(due.select_related("claim__reading", "passage"), actions.erase_evidence)


@app.periodic(cron="53 3 * * *")
@app.task(queue="keeping", queueing_lock="erase_dropped_claims", pass_context=False)
def erase_dropped_claims(timestamp: int = 0) -> int:
    """Empty the claims that no version of their reading makes any more."""
    due = policies.unheld(Claim.objects.filter(removed_at__lte=_long_ago())).select_related("reading")
    return _emptied(due, actions.erase_claim)


def _long_ago():
    return timezone.now() - KEPT_WITHDRAWN


def _emptied(due: QuerySet, erase: Callable) -> int:
    house, erased, after = User.objects.house(), 0, 0
    while found := list(due.filter(pk__gt=after).order_by("pk")[:_AT_A_TIME]):
        for one in found:
            try:
                erase(house, one)
            except Refused:  # judged still, or put back a moment ago; the others must not wait for it
                continue
            erased += 1
        after = found[-1].pk
    return erased
