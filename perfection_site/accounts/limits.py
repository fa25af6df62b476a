"""How often one person may do one thing. Counted in the database, so it holds across workers.

People without an account are counted by their address, of which a keyed hash is kept for as long as it counts.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
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
    # Reports need no account: by where they come from, by the address they name, and of the whole site.
    "report": Limit(5, timedelta(hours=1)),
    "report-mail": Limit(5, timedelta(days=1)),
    "report-all": Limit(200, timedelta(hours=1)),
}

_SPEND = """
    INSERT INTO accounts_allowance AS a (key, resets_at, spent) VALUES (%s, %s, 1)
    ON CONFLICT (key) DO UPDATE SET
        spent = CASE WHEN a.resets_at <= %s THEN 1 ELSE a.spent + 1 END,
        resets_at = CASE WHEN a.resets_at <= %s THEN excluded.resets_at ELSE a.resets_at END
    RETURNING spent, resets_at
"""
# Skips what another act counts in just now: it is forgotten the next time.
_FORGET = """
    DELETE FROM accounts_allowance WHERE key IN
        (SELECT key FROM accounts_allowance WHERE key LIKE %s AND resets_at <= %s FOR UPDATE SKIP LOCKED)
"""


def spend(actor: User, scope: str) -> None:
    """Count one act of `scope` (a key of LIMITS) by `actor`; refuse with the time when the next is possible.

    Call it inside the act's transaction: an act that fails later costs nothing. Moderators are exempt.
    """
    if is_moderator(actor):
        return
    again = _spent(scope, str(actor.pk))
    if again:
        raise LimitReached(
            _("You have reached the limit of %(times)d. You can go on at %(time)s.")
            % {"times": LIMITS[scope].times, "time": again}
        )


def spend_unnamed(scope: str, address: str = "") -> None:
    """The same for somebody known by nothing but an address; an empty one counts for everybody together."""
    hashed = salted_hmac("accounts.limits", address).hexdigest()[:32] if address else ""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [f"{scope}:%", timezone.now()])
    again = _spent(scope, hashed)
    if not again:
        return
    if not address:
        raise LimitReached(
            _("We get more of these than we can answer just now. Try again at %(time)s.") % {"time": again}
        )
    raise LimitReached(
        _("We have %(times)d of these from you and will answer them. You can send the next at %(time)s.")
        % {"times": LIMITS[scope].times, "time": again}
    )


def _spent(scope: str, who: str) -> str:
    """Count one more; when the next is possible, where this one is not."""
    limit, now = LIMITS[scope], timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [f"{scope}:{who}", now + limit.within, now, now])
        spent, resets_at = cursor.fetchone()
    return time_format(timezone.localtime(resets_at), "H:i e") if spent > limit.times else ""
