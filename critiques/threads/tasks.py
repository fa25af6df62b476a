"""Jobs on posts, done by the house."""

from django.utils import timezone
from procrastinate.contrib.django import app

from annotations.marginalia.models import KEPT_WITHDRAWN
from critiques.threads import actions
from critiques.threads.models import Post
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

_AT_A_TIME = 500


@app.periodic(cron="33 3 * * *")
@app.task(queue="keeping", queueing_lock="erase_withdrawn_posts", pass_context=False)
def erase_withdrawn_posts(timestamp: int = 0) -> int:
    """Empty the posts that were withdrawn thirty days ago; what is before the moderators waits. Says how many."""
    house, erased, after = User.objects.house(), 0, 0
    due = Post.objects.filter(
        state=Post.State.WITHDRAWN, erased_at=None, withdrawn_at__lte=timezone.now() - KEPT_WITHDRAWN
    ).select_related("thread")
    while found := list(due.filter(pk__gt=after).order_by("pk")[:_AT_A_TIME]):
        for post in found:
            try:
                actions.erase(house, post)
            except Refused:  # judged still, or put back a moment ago; the others must not wait for it
                continue
            erased += 1
        after = found[-1].pk
    return erased
