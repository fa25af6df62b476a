"""How often something may be done by people of whom nothing is known but where they come from."""

from itertools import product

import pytest
from django.db import transaction

from perfection_site.accounts import limits
from perfection_site.accounts.models import Allowance
from perfection_site.accounts.refusals import LimitReached

#   address                          line                      site                   provider
COUNTED_AS = {
    "192.0.2.77":                  ("192.0.2.77/32",         "192.0.2.0/24",        "192.0.0.0/16"),
    "::ffff:192.0.2.77":           ("192.0.2.77/32",         "192.0.2.0/24",        "192.0.0.0/16"),
    "2001:db8:1:2::1":             ("2001:db8:1:2::/64",     "2001:db8:1::/48",     "2001:db8::/32"),
    "2001:db8:1:2:ffff:ffff:0:9":  ("2001:db8:1:2::/64",     "2001:db8:1::/48",     "2001:db8::/32"),
    "2001:db8:1:3::1":             ("2001:db8:1:3::/64",     "2001:db8:1::/48",     "2001:db8::/32"),
    "::1":                         ("::/64",                 "::/48",               "::/32"),
    "fe80::1%eth0":                ("fe80::/64",             "fe80::/48",           "fe80::/32"),
    "no address":                  ("no address",            "no address",          "no address"),
}  # fmt: skip


@pytest.mark.parametrize("address", COUNTED_AS)
def test_what_an_address_counts_as(address):
    assert tuple(limits.network(address, ending) for ending in limits.NETWORKS) == COUNTED_AS[address]


def _sent(addresses) -> int:
    """How many of these can send something, one after the other."""
    sent = 0
    for address in addresses:
        try:
            with transaction.atomic():  # as in an act: what is refused costs nothing
                limits.spend_from("report", address)
        except LimitReached:
            continue
        sent += 1
    return sent


#   who                          their addresses                                                        how many an hour
HOLDERS = {
    "a line over IPv4":     (("192.0.2.1" for _ in range(9)),                                           5),
    "a line over IPv6":     ((f"2001:db8:1:2::{host:x}" for host in range(1, 10)),                      5),
    "a site over IPv4":     ((f"192.0.2.{host}" for host in range(40)),                                 20),
    "a site over IPv6":     ((f"2001:db8:1:{line:x}::1" for line in range(40)),                         20),
    "a provider over IPv4": ((f"192.0.{site}.{host}" for site, host in product(range(12), range(20))),  100),
    "a provider over IPv6": ((f"2001:db8:{site:x}:{line:x}::1" for site, line in product(range(12), range(20))), 100),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("holder", HOLDERS)
def test_how_many_one_network_can_send_and_that_others_still_can(holder):
    addresses, expected = HOLDERS[holder]
    assert _sent(addresses) == expected
    assert _sent(["198.51.100.7", "2001:4860::1"]) == 2
    assert not [row for row in Allowance.objects.all() if "192.0" in row.key or "2001:" in row.key]


def test_no_provider_alone_comes_near_the_ceiling_for_everybody():
    assert limits.LIMITS["report-all"].times >= 20 * limits.LIMITS["report-provider"].times


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scope", "address", "sentence"),
    [
        ("report", "192.0.2.1", "from you and will answer them"),
        ("report-site", "192.0.2.0/24", "from the network you are in, though they may not be yours"),
        ("report-provider", "192.0.0.0/16", "from the network you are in"),
        ("report-all", "", "from everywhere together"),
    ],
)
def test_the_sentence_says_whose_limit_it_is(monkeypatch, scope, address, sentence):
    monkeypatch.setitem(limits.LIMITS, scope, limits.Limit(1, limits.LIMITS[scope].within))
    limits.spend_unnamed(scope, address)
    with pytest.raises(LimitReached, match=sentence) as refusal:
        limits.spend_unnamed(scope, address)
    assert "1 of these" in str(refusal.value)
