"""The basement: audit, notices, limits, roles."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction
from django.utils import timezone

from perfection_site.accounts import audit, limits, notices
from perfection_site.accounts.actions import give_role
from perfection_site.accounts.models import Allowance, AuditEntry, Notice, User
from perfection_site.accounts.refusals import LimitReached, NotAllowed
from tests import make
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db


def test_the_audit_can_be_neither_changed_nor_deleted():
    audit.record(person("admin"), "tested", person("reader"))
    for change in (lambda: AuditEntry.objects.update(verb="x"), lambda: AuditEntry.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_a_limit_counts_in_its_window_and_begins_again_after_it():
    reader, times = person("reader"), limits.LIMITS["flag"].times
    for _ in range(times):
        limits.spend(reader, "flag")
    with pytest.raises(LimitReached, match="You can go on at"):
        limits.spend(reader, "flag")
    limits.spend(person("stranger"), "flag")
    limits.spend(reader, "annotate")
    Allowance.objects.update(resets_at=timezone.now() - timedelta(seconds=1))
    limits.spend(reader, "flag")


def test_an_act_that_fails_costs_nothing():
    reader = person("reader")
    with pytest.raises(RuntimeError), transaction.atomic():
        limits.spend(reader, "flag")
        raise RuntimeError
    assert not Allowance.objects.exists()


def test_the_house_cannot_log_in():
    assert authenticate(None, username=User.HOUSE, password="!") is None
    assert not User.objects.house().has_usable_password()


def test_one_query_brings_a_person_with_their_permissions(django_assert_num_queries):
    pk = person("moderator").pk
    from perfection_site.accounts.backends import Backend

    with django_assert_num_queries(1):
        found = Backend().get_user(pk)
        assert found.has_perm("accounts.moderate")
        assert not found.has_perm("accounts.manage_sources")


def test_roles_are_given_by_the_house_alone():
    with pytest.raises(NotAllowed):
        give_role(person("admin"), person("reader"), "moderator")
    call_command("give_role", person("reader").username, "moderator", stdout=StringIO())
    assert User.objects.get(username="reader").has_perm("accounts.moderate")
    with pytest.raises(CommandError, match="nobody named"):
        call_command("give_role", "nobody-at-all", "moderator")


def test_the_badge_counts_what_is_unread_and_reading_is_said_by_a_press(as_):
    make.hidden()
    reader = as_("reader")
    assert "Inbox · 1" in reader.get("/").content.decode()
    assert "is hidden" in reader.get("/inbox/").content.decode()
    assert notices.unread(person("reader")) == 1
    reader.post("/inbox/read/")
    assert "Inbox · " not in reader.get("/").content.decode()


def test_an_inbox_holds_ones_own_notices_only(as_):
    make.hidden()
    assert "is hidden" not in as_("second_moderator").get("/inbox/").content.decode()
    as_("second_moderator").post("/inbox/read/")
    assert notices.unread(person("reader")) == 1


def test_a_long_inbox_comes_in_pages_and_each_notice_once(as_):
    _note, case = make.hidden()
    decision = case.decisions.get()
    for _ in range(24):
        notices.queue("decision", to=person("reader"), about=decision)
    first, further = notices.inbox(person("reader"))
    second, end = notices.inbox(person("reader"), before=further)
    assert len({notice.id for notice in first + second}) == 25
    assert end is None


def test_mail_waits_for_the_transaction():
    reader, note = person("reader"), make.annotation()
    with pytest.raises(RuntimeError), transaction.atomic():
        notices.queue("decision", to=reader, about=note, mail=True)
        raise RuntimeError
    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_signing_up_needs_a_confirmed_address(client):
    fields = {"username": "newcomer", "email": "new@example.org", "password1": PASSWORD}
    client.post("/accounts/signup/", fields)
    assert len(mail.outbox) == 1
    client.get("/accounts/logout/")
    answer = client.post("/accounts/login/", {"login": "newcomer", "password": PASSWORD})
    assert answer.url == "/accounts/confirm-email/"
    assert client.get("/inbox/").status_code == 302


def test_names_differ_by_more_than_case(client):
    person("reader")
    answer = client.post("/accounts/signup/", {"username": "READER", "email": "r@x.org", "password1": PASSWORD})
    assert answer.status_code == 200
    assert not User.objects.filter(username="READER").exists()


@pytest.mark.parametrize("name", ["\uff50erfection", "\u212aelvin", "Perfection", "moderator", "\u0430dmin"])
def test_a_name_can_look_like_no_other(client, name):
    answer = client.post("/accounts/signup/", {"username": name, "email": "n@example.org", "password1": PASSWORD})
    assert answer.status_code == 200
    assert not User.objects.filter(email="n@example.org").exists()


def test_claiming_an_address_does_not_keep_its_owner_from_it():
    User.objects.create_user("squatter", "reader@example.org", PASSWORD)
    assert person("reader").email == "reader@example.org"
