"""Two acts on one circle at once: each pair waits for the circle's row, and the second sees what the first has done."""

import threading
import time

import pytest
from django.db import connection, transaction

from perfection_site.accounts.refusals import Refused
from perfection_site.circles import actions
from perfection_site.circles.models import Circle
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db(transaction=True)
_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


def _at_once(circle, *acts) -> list[str]:
    """Holds the circle until every act waits for it, then lets go. What each came to: "done" or its refusal's type."""
    outcomes: list = [None] * len(acts)

    def run(number, act):
        try:
            act()
            outcomes[number] = "done"
        except Refused as refusal:
            outcomes[number] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    with transaction.atomic():
        Circle.objects.locked(circle)
        for thread in threads:
            thread.start()
        _wait_until(len(acts))
    for thread in threads:
        thread.join()
    return outcomes


def _wait_until(number: int) -> None:
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first
            cursor.execute(_WAITING)
            if cursor.fetchone()[0] >= number:
                return
        time.sleep(0.02)
    raise AssertionError("An act did not wait for the circle's row.")


def _names(circle) -> dict:
    return dict(circle.memberships.values_list("person__username", "role"))


def test_of_two_hand_overs_at_once_one_is_refused_and_there_is_one_owner():
    circle = make.circle(members=["stranger", "moderator"])
    owner = person("reader")
    seats = [make.seat(circle, name) for name in ("stranger", "moderator")]
    outcomes = _at_once(circle, *(lambda seat=seat: actions.hand_over(owner, seat) for seat in seats))
    assert sorted(outcomes) == ["NotAllowed", "done"]
    assert sorted(_names(circle).values()) == ["member", "owner", "steward"]


def test_leaving_while_the_circle_is_handed_over_to_one():
    circle = make.circle(members=["stranger"])
    owner, stranger, seat = person("reader"), person("stranger"), make.seat(circle, "stranger")
    outcomes = _at_once(circle, lambda: actions.leave(stranger, circle), lambda: actions.hand_over(owner, seat))
    assert (outcomes, _names(circle)) in (
        (["done", "Conflict"], {"reader": "owner"}),
        (["NotAllowed", "done"], {"reader": "steward", "stranger": "owner"}),
    )


def test_joining_while_the_circle_is_archived():
    circle = make.circle()
    owner, stranger, link = person("reader"), person("stranger"), make.invitation(circle)
    outcomes = _at_once(circle, lambda: actions.join(stranger, link), lambda: actions.archive(owner, circle))
    assert (outcomes, "stranger" in _names(circle)) in ((["done", "done"], True), (["Closed", "done"], False))


def test_two_people_at_the_last_place_of_a_link():
    circle = make.circle()
    link, guests = make.invitation(circle, uses=1), [person("stranger"), person("moderator")]
    outcomes = _at_once(circle, *(lambda guest=guest: actions.join(guest, link) for guest in guests))
    assert sorted(outcomes) == ["Closed", "done"]
    assert len(_names(circle)) == 2


def test_one_person_pressing_join_twice_is_in_once():
    circle = make.circle()
    link, guest = make.invitation(circle), person("stranger")
    assert _at_once(circle, *(lambda: actions.join(guest, link) for _ in range(2))) == ["done", "done"]
    link.refresh_from_db()
    assert (len(_names(circle)), link.uses_left) == (2, 9)


def test_removing_somebody_while_another_steward_invites():
    """Whichever comes first, nobody is left with a link from before."""
    circle = make.circle(members=["stranger"], stewards=["moderator"])
    owner, steward, seat = person("reader"), person("moderator"), make.seat(circle, "moderator")
    outcomes = _at_once(circle, lambda: actions.remove(owner, seat), lambda: actions.invite(steward, circle))
    assert outcomes in (["done", "NotAllowed"], ["done", "done"])
    assert not any(link.is_open for link in circle.invitations.all())
