"""How often one person may do one thing. Counted in the database, so it holds across workers."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.refusals import LimitReached


@dataclass(frozen=True)
class Limit:
    times: int
    within: timedelta


LIMITS = {
    "annotate": Limit(60, timedelta(hours=1)),
    "flag": Limit(20, timedelta(days=1)),
}

_SPEND = """
    INSERT INTO accounts_allowance AS a (key, resets_at, spent) VALUES (%s, %s, 1)
    ON CONFLICT (key) DO UPDATE SET
        spent = CASE WHEN a.resets_at <= %s THEN 1 ELSE a.spent + 1 END,
        resets_at = CASE WHEN a.resets_at <= %s THEN excluded.resets_at ELSE a.resets_at END
    RETURNING spent, resets_at
"""


def spend(actor: User, scope: str) -> None:
    """Count one act of `scope` (a key of LIMITS) by `actor`; refuse with the time when the next is possible.

    Call it inside the act's transaction: an act that fails later costs nothing. Moderators are exempt.
    """
    if is_moderator(actor):
        return
    limit, now = LIMITS[scope], timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [f"{scope}:{actor.pk}", now + limit.within, now, now])
        spent, resets_at = cursor.fetchone()
    if spent > limit.times:
        raise LimitReached(
            _("You have reached the limit of %(times)d. You can go on at %(time)s.")
            % {"times": limit.times, "time": time_format(timezone.localtime(resets_at), "H:i e")}
        )
