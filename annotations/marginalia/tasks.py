"""Jobs on annotations, done by the house."""

from django.utils import timezone
from procrastinate.contrib.django import app

from annotations.marginalia import actions
from annotations.marginalia.models import KEPT_WITHDRAWN, Annotation
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

_AT_A_TIME = 500


@app.periodic(cron="23 3 * * *")
@app.task(queue="keeping", queueing_lock="erase_withdrawn", pass_context=False)
def erase_withdrawn(timestamp: int = 0) -> int:
    """Empty what was withdrawn thirty days ago; what is before the moderators waits. Says how many."""
    house, erased, after = User.objects.house(), 0, 0
    due = Annotation.objects.filter(
        state=Annotation.State.WITHDRAWN, erased_at=None, withdrawn_at__lte=timezone.now() - KEPT_WITHDRAWN
    )
    while found := list(due.filter(pk__gt=after).order_by("pk")[:_AT_A_TIME]):
        for annotation in found:
            try:
                actions.erase(house, annotation)
            except Refused:  # judged still, or put back a moment ago; the others must not wait for it
                continue
            erased += 1
        after = found[-1].pk
    return erased
