"""How often one person may do one thing. Counted in the database, so it holds across workers.

People without an account are counted by the network they come from, of which a keyed hash is kept for as long as it
counts: over IPv6 one line has at least a /64, so that a single address says nothing.
"""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address

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
    "post": Limit(60, timedelta(hours=1)),
    "edit": Limit(120, timedelta(hours=1)),
    "export": Limit(30, timedelta(hours=1)),
    "flag": Limit(20, timedelta(days=1)),
    "propose": Limit(30, timedelta(days=1)),
    "support": Limit(60, timedelta(days=1)),
    "dispute": Limit(20, timedelta(days=1)),
    "relate": Limit(100, timedelta(days=1)),
    "watch": Limit(300, timedelta(days=1)),
    "circle": Limit(10, timedelta(days=1)),
    "reading": Limit(10, timedelta(days=1)),
    "cite": Limit(200, timedelta(hours=1)),
    "offer": Limit(40, timedelta(days=1)),
    "respond": Limit(30, timedelta(days=1)),
    "invite": Limit(30, timedelta(days=1)),
    "join": Limit(30, timedelta(days=1)),
    # Reports need no account: by the line they come from and by the networks it belongs to, by the address they name,
    # and of the whole site. Twenty providers together reach the last, none alone.
    "report": Limit(5, timedelta(hours=1)),
    "report-site": Limit(20, timedelta(hours=1)),
    "report-provider": Limit(100, timedelta(hours=1)),
    "report-mail": Limit(5, timedelta(days=1)),
    "report-all": Limit(2000, timedelta(hours=1)),
}
# What ends a scope's name, and how long the prefix is that is counted under it, over IPv4 and over IPv6.
NETWORKS = {"": (32, 64), "-site": (24, 48), "-provider": (16, 32)}

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


def spend_from(scope: str, client: str) -> None:
    """The same for whoever comes from an IP address: once for each of the networks in `NETWORKS`."""
    for ending in NETWORKS:
        spend_unnamed(scope + ending, network(client, ending))


def network(client: str, ending: str = "") -> str:
    """The network that an address counts as under `scope + ending`; what is no address counts as itself."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    address = getattr(address, "ipv4_mapped", None) or address
    family, prefix = (IPv4Network, IPv6Network)[address.version == 6], NETWORKS[ending][address.version == 6]
    return str(family((int(address), prefix), strict=False))


def spend_unnamed(scope: str, address: str = "") -> None:
    """The same for somebody known by nothing but an address; an empty one counts for everybody together."""
    hashed = salted_hmac("accounts.limits", address).hexdigest()[:32] if address else ""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [f"{scope}:%", timezone.now()])
    again = _spent(scope, hashed)
    if again:
        raise LimitReached(_sentence(scope, address) % {"times": LIMITS[scope].times, "time": again})


def _sentence(scope: str, address: str) -> str:
    if not address:
        return _(
            "We have %(times)d of these from everywhere together, more than we can answer just now. Nobody can send "
            "another before %(time)s."
        )
    if scope.endswith(tuple(ending for ending in NETWORKS if ending)):
        return _(
            "We have %(times)d of these from the network you are in, though they may not be yours. From there the "
            "next can be sent at %(time)s."
        )
    return _("We have %(times)d of these from you and will answer them. You can send the next at %(time)s.")


def _spent(scope: str, who: str) -> str:
    """Count one more; when the next is possible, where this one is not."""
    limit, now = LIMITS[scope], timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [f"{scope}:{who}", now + limit.within, now, now])
        spent, resets_at = cursor.fetchone()
    return time_format(timezone.localtime(resets_at), "H:i e") if spent > limit.times else ""
