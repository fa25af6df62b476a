"""Who may do what in a circle: the table is written by hand; policies, lists and acts are held to it.

Rows are the acts, columns an open and an archived circle, cells the people who may.
"""

import pytest
from django.db import transaction

from perfection_site.accounts.refusals import NotAllowed
from perfection_site.circles import actions, policies
from perfection_site.circles.models import Circle, Membership, in_circles_of
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

PEOPLE = {"owner", "steward", "member", "stranger", "moderator", "admin", "signed_out"}
INSIDE = {"owner", "steward", "member"}
STEWARDS = {"owner", "steward"}
OWNER = {"owner"}
NOBODY: set[str] = set()

#   act                       open                      archived
TABLE = {
    "see":                    (INSIDE,                  INSIDE),
    "write":                  (INSIDE,                  NOBODY),
    "invite":                 (STEWARDS,                NOBODY),
    "revise":                 (STEWARDS,                NOBODY),
    "remove the owner":       (NOBODY,                  NOBODY),
    "remove a steward":       (OWNER,                   OWNER),
    "remove a member":        (STEWARDS,                STEWARDS),
    "give the owner a role":  (NOBODY,                  NOBODY),
    "give a steward a role":  (OWNER,                   NOBODY),
    "give a member a role":   (OWNER,                   NOBODY),
    "hand over to the owner": (NOBODY,                  NOBODY),
    "hand over to a steward": (OWNER,                   OWNER),
    "hand over to a member":  (OWNER,                   OWNER),
    "leave":                  ({"steward", "member"},   INSIDE),
    "archive":                (OWNER,                   NOBODY),
    "open again":             (NOBODY,                  OWNER),
}  # fmt: skip
PLAIN = {
    "see": policies.can_see,
    "write": policies.can_write,
    "invite": policies.can_invite,
    "revise": policies.can_revise,
    "leave": policies.can_leave,
    "archive": policies.can_archive,
    "open again": policies.can_unarchive,
}
ON_SOMEBODY = {
    "remove": policies.can_remove,
    "give": policies.can_set_role,
    "hand": policies.can_hand_over,
}
DO = {
    "invite": actions.invite,
    "revise": lambda actor, circle: actions.revise(actor, circle, name="A", about="", version=circle.version),
    "leave": actions.leave,
    "archive": actions.archive,
    "open again": actions.unarchive,
    "remove": actions.remove,
    "give": lambda actor, seat: actions.set_role(actor, seat, "steward" if seat.role == "member" else "member"),
    "hand": actions.hand_over,
}


def _circle(state: str) -> Circle:
    """With two of each below the owner, so that nobody is only ever judged about themselves."""
    circle = make.circle("owner", members=["member", "second_member"], stewards=["steward", "second_steward"])
    if state == "archived":
        circle = actions.archive(person("owner"), circle)
    return circle


def _about(act: str, circle: Circle):
    """The key of an act, and what it is done to."""
    if act in PLAIN:
        return act, circle
    rank = next(rank for rank in ("owner", "steward", "member") if rank in act.split())
    return act.split(maxsplit=1)[0], make.seat(circle, rank if rank == "owner" else f"second_{rank}")


@pytest.mark.parametrize("state", ["open", "archived"])
def test_each_person_may_do_what_the_table_says(state):
    circle = _circle(state)
    found = {}
    for act in TABLE:
        key, target = _about(act, circle)
        may = (PLAIN | ON_SOMEBODY)[key]
        found[act] = {name for name in PEOPLE if may(person(name), target)}
    assert found == {act: cells[state == "archived"] for act, cells in TABLE.items()}


@pytest.mark.parametrize("state", ["open", "archived"])
def test_each_act_is_done_for_whom_the_table_says_and_refused_to_everybody_else(state):
    circle = _circle(state)
    for act, cells in TABLE.items():
        key, target = _about(act, circle)
        if key in DO:
            done = {name for name in PEOPLE - {"signed_out"} if _is_done(DO[key], person(name), target)}
            assert done == cells[state == "archived"], act


def _is_done(act, actor, target) -> bool:
    """Whether the act goes through; it is undone either way."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                act(actor, target)
        except NotAllowed:
            return False
        finally:
            transaction.set_rollback(True)
    return True


@pytest.mark.parametrize("state", ["open", "archived"])
def test_lists_hold_a_circle_for_whom_the_table_lets_see_it(state):
    circle = _circle(state)
    listed = {name for name in PEOPLE if Circle.objects.visible_to(person(name)).filter(pk=circle.pk).exists()}
    assert listed == TABLE["see"][0]


def test_the_condition_for_other_rooms_doubles_no_row():
    make.circle("owner", members=["member", "second_member"], stewards=["steward"])
    make.circle("owner", members=["member"])
    rows = Membership.objects.filter(in_circles_of(person("member")))
    assert rows.count() == 6
    assert not Membership.objects.filter(in_circles_of(person("signed_out"))).exists()
    assert not Membership.objects.filter(in_circles_of(person("admin"))).exists()


def test_the_condition_compiles_with_a_stand_in():
    from perfection_site.accounts.compiled import Compiled, StandIn

    circle = make.circle("owner", members=["member"])
    asked = Compiled(lambda pk: Circle.objects.visible_to(StandIn(pk, permitted=True)).values_list("slug"))
    assert asked.rows(person("member").pk) == [(circle.slug,)]
    assert asked.rows(person("admin").pk) == []


def test_whoever_has_no_confirmed_address_begins_no_circle_and_joins_none():
    from allauth.account.models import EmailAddress

    link = make.invitation(make.circle("owner"))
    person("stranger")
    EmailAddress.objects.filter(user__username="stranger").update(verified=False)
    with pytest.raises(NotAllowed, match="Confirm your e-mail address first"):
        make.circle("stranger")
    with pytest.raises(NotAllowed, match="Confirm your e-mail address first"):
        actions.join(person("stranger"), link)
