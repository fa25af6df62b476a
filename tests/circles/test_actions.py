"""What each act on a circle does, refuses and leaves behind."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from perfection_site.accounts import notices
from perfection_site.accounts.models import Notice
from perfection_site.accounts.refusals import Conflict, LimitReached, Refused
from perfection_site.accounts.tasks import mail_notice
from perfection_site.circles import actions
from perfection_site.circles.actions import Closed
from perfection_site.circles.models import Circle, Invitation, Membership
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _names(circle) -> dict:
    return dict(circle.memberships.values_list("person__username", "role"))


def test_who_begins_a_circle_owns_it():
    circle = make.circle(about="Read *slowly*. <b>no</b>")
    assert _names(circle) == {"reader": "owner"}
    assert circle.about_html == "<p>Read <em>slowly</em>. &lt;b&gt;no&lt;/b&gt;</p>\n"


def test_a_form_sent_twice_makes_one_circle():
    token = uuid4()
    made = [actions.create(person("reader"), name="A", about="", token=token) for _ in range(2)]
    assert made[0] == made[1]
    with pytest.raises(Conflict):
        actions.create(person("stranger"), name="A", about="", token=token)


def test_an_address_does_not_tell_that_another_circle_has_the_same_name():
    slugs = [make.circle(name="Étude").slug for _ in range(2)]
    assert all(slug.startswith("etude-") and len(slug) == len("etude-") + 8 for slug in slugs)
    assert make.circle(name="読書会").slug.startswith("circle-")


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_circle_needs_a_name(name):
    with pytest.raises(Refused, match="Give the circle a name"):
        make.circle(name=name)


def test_ten_circles_a_day_are_enough():
    for _ in range(10):
        make.circle()
    with pytest.raises(LimitReached):
        make.circle()
    assert Circle.objects.count() == 10


def test_revising_over_somebody_elses_revision_is_refused():
    circle = make.circle(stewards=["stranger"])
    actions.revise(person("reader"), circle, name="Mine", about="", version=1)
    with pytest.raises(Conflict):
        actions.revise(person("stranger"), circle, name="Theirs", about="", version=1)
    circle.refresh_from_db()
    assert (circle.name, circle.version) == ("Mine", 2)


# ---- coming in


def test_joining_twice_changes_nothing_and_uses_no_link_up():
    circle = make.circle(members=["stranger"])
    link = make.invitation(circle, uses=1)
    actions.join(person("stranger"), link)
    actions.join(person("reader"), link)
    assert _names(circle) == {"reader": "owner", "stranger": "member"}
    link.refresh_from_db()
    assert link.uses_left == 1


def _expired(circle, link):
    past = timezone.now() - timedelta(days=1)
    Invitation.objects.filter(pk=link.pk).update(created_at=past - timedelta(days=1), expires_at=past)


CLOSED = {
    "has expired": _expired,
    "has been revoked": lambda circle, link: actions.revoke(person("reader"), link),
    "as often as it may": lambda circle, link: actions.join(person("admin"), link),
    "is archived": lambda circle, link: actions.archive(person("reader"), circle),
}


@pytest.mark.parametrize("why", CLOSED)
def test_a_link_that_lets_nobody_in_says_why(why):
    circle = make.circle()
    link = make.invitation(circle, uses=1)
    CLOSED[why](circle, link)
    with pytest.raises(Closed, match=why) as refused:
        actions.join(person("stranger"), link)
    assert circle.name not in str(refused.value)
    assert "stranger" not in _names(circle)


def test_a_full_circle_takes_nobody_in(monkeypatch):
    monkeypatch.setattr(actions, "MEMBERS", 2)
    circle = make.circle(members=["stranger"])
    link = make.invitation(circle)
    with pytest.raises(Refused, match="as many as it can have"):
        actions.join(person("moderator"), link)
    link.refresh_from_db()
    assert link.uses_left == 10


def test_links_are_limited_in_number_length_and_uses(monkeypatch):
    circle = make.circle()
    for terms in ({"days": 365}, {"uses": 1000}):
        with pytest.raises(Refused, match="A link lasts"):
            make.invitation(circle, **terms)
    monkeypatch.setattr(actions, "LINKS", 1)
    link = make.invitation(circle)
    with pytest.raises(Refused, match="Revoke one"):
        make.invitation(circle)
    actions.revoke(person("reader"), link)
    make.invitation(circle)


# ---- going out


def _open(circle) -> int:
    return sum(link.is_open for link in circle.invitations.all())


def test_leaving_ends_sight_at_once_and_the_links_one_made():
    circle = make.circle(stewards=["stranger"])
    make.invitation(circle, by="stranger")
    assert _open(circle) == 2
    actions.leave(person("stranger"), circle)
    assert not Circle.objects.visible_to(person("stranger")).exists()
    assert _open(circle) == 1


def test_who_is_removed_sees_nothing_is_told_and_cannot_come_back_by_a_link_they_hold():
    circle = make.circle(members=["stranger"])
    link = make.invitation(circle)
    actions.remove(person("reader"), make.seat(circle, "stranger"))
    assert not Circle.objects.visible_to(person("stranger")).exists()
    assert Notice.objects.filter(kind="circle_removed", recipient=person("stranger")).count() == 1
    with pytest.raises(Closed, match="revoked"):
        actions.join(person("stranger"), link)


def test_who_is_gone_already_cannot_be_removed_or_given_a_role():
    circle = make.circle(members=["stranger"])
    gone = make.seat(circle, "stranger")
    actions.leave(person("stranger"), circle)
    for act in (actions.remove, actions.hand_over, lambda actor, seat: actions.set_role(actor, seat, "steward")):
        with pytest.raises(Conflict, match="no longer in the circle"):
            act(person("reader"), gone)


# ---- roles


def test_a_steward_who_is_one_no_longer_leaves_no_link_behind():
    circle = make.circle(stewards=["stranger"])
    link = make.invitation(circle, by="stranger")
    actions.set_role(person("reader"), make.seat(circle, "stranger"), "member")
    link.refresh_from_db()
    assert not link.is_open


def test_nobody_is_made_owner_but_by_handing_over():
    circle = make.circle(members=["stranger"])
    for role in ("owner", "", "king"):
        with pytest.raises(Refused, match="handed over"):
            actions.set_role(person("reader"), make.seat(circle, "stranger"), role)


def test_handing_over_makes_one_owner_of_another():
    circle = make.circle(members=["stranger"])
    actions.hand_over(person("reader"), make.seat(circle, "stranger"))
    assert _names(circle) == {"reader": "steward", "stranger": "owner"}
    actions.leave(person("reader"), circle)
    assert _names(circle) == {"stranger": "owner"}


def test_a_circle_is_not_handed_to_an_account_that_is_closed():
    circle = make.circle(members=["stranger"])
    seat = make.seat(circle, "stranger")
    type(seat.person).objects.filter(pk=seat.person_id).update(is_active=False)
    with pytest.raises(Refused):
        actions.hand_over(person("reader"), seat)


def test_the_database_holds_one_owner_one_membership_and_no_other_role():
    circle = make.circle(members=["stranger"])
    wrong = (
        lambda: make.seat(circle, "stranger").__class__.objects.filter(role="member").update(role="owner"),
        lambda: Membership.objects.create(circle=circle, person=person("stranger")),
        lambda: Membership.objects.filter(role="member").update(role="king"),
        lambda: Circle.objects.update(name=""),
    )
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_archiving_ends_links_and_opening_again_does_not_bring_them_back():
    circle = make.circle(members=["stranger"])
    circle = actions.archive(person("reader"), circle)
    assert _open(circle) == 0
    circle = actions.unarchive(person("reader"), circle)
    assert (_open(circle), circle.is_archived) == (0, False)


# ---- notices


def _inbox(name: str) -> list[str]:
    shown, _next = notices.inbox(person(name))
    return [" ".join((notice.heading, *notice.lines, notice.url)) for notice in shown]


def test_a_new_steward_and_a_new_owner_are_told_and_led_to_the_circle():
    circle = make.circle(stewards=["stranger"])
    actions.hand_over(person("reader"), make.seat(circle, "stranger"))
    owner, steward = _inbox("stranger")
    assert "You own “The second reading” now" in owner
    assert "You are a steward of “The second reading”" in steward
    assert f"/circles/{circle.slug}/" in owner
    assert _inbox("reader") == []


def test_whoever_left_learns_no_name_from_an_old_notice():
    circle = make.circle(stewards=["stranger"])
    actions.leave(person("stranger"), circle)
    (only,) = _inbox("stranger")
    assert "The second reading" not in only
    assert circle.slug not in only


def test_whoever_was_removed_reads_the_name_they_knew_and_no_later_one():
    circle = make.circle(members=["stranger"])
    actions.remove(person("reader"), make.seat(circle, "stranger"))
    (told,) = _inbox("stranger")
    assert "You were removed from “The second reading”" in told
    assert circle.slug not in told
    actions.revise(person("reader"), circle, name="A new secret", about="", version=1)
    (told,) = _inbox("stranger")
    assert "You were removed from a reading circle" in told


def test_a_letter_about_a_circle_names_nothing():
    circle = make.circle(members=["stranger"])
    actions.remove(person("reader"), make.seat(circle, "stranger"))
    mail_notice(notice_id=Notice.objects.get(kind="circle_removed").pk)
    letter = mail.outbox[-1]
    assert letter.to == ["stranger@example.org"]
    said = letter.subject + letter.body
    assert not any(word in said for word in ("circle", circle.name, circle.slug, "reader"))
