"""Acts during which something else happens: it happens before them or after them, never in between."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, transaction

from annotations.marginalia import actions, policies
from annotations.marginalia.actions import Writing
from annotations.marginalia.models import Annotation
from annotations.reader import unsent
from perfection_site.circles import actions as circles
from perfection_site.circles import policies as circle_policies
from tests import make
from tests.people import person


def _fresh(note) -> Annotation:
    return Annotation.objects.select_related("author", "source", "circle").get(pk=note.pk)


def _removed_meanwhile(monkeypatch, module, name: str, seat) -> list:
    """Let the owner remove `seat` in the middle of an act, just after the policy `name` has said yes."""
    policy, owner, started = getattr(module, name), person("reader"), []

    def asked(*args):
        allowed = policy(*args)
        if allowed and not started:
            started.append(threading.Thread(target=_remove, args=(owner, seat)))
            started[0].start()
            started[0].join(0.5)
        return allowed

    monkeypatch.setattr(module, name, asked)
    return started


def _remove(owner, seat) -> None:
    circles.remove(owner, seat)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_whoever_is_removed_while_they_write_is_removed_after_that(monkeypatch):
    circle, text = make.circle("reader", members=["member"]), make.source()
    removing = _removed_meanwhile(monkeypatch, circle_policies, "can_write", make.seat(circle, "member"))
    make.for_circle(circle, person("member"), on=text)
    assert removing[0].is_alive()  # it waits for the circle, which the act holds
    removing[0].join()
    assert not circle.memberships.filter(person=person("member")).exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_steward_hides_while_they_are_removed_stewards_can_restore(monkeypatch):
    circle = make.circle("reader", members=["member"], stewards=["steward"])
    note = make.for_circle(circle, "member")
    removing = _removed_meanwhile(monkeypatch, policies, "can_hide", make.seat(circle, "steward"))
    actions.hide(person("steward"), note, rule="spam")
    removing[0].join()
    note = _fresh(note)
    assert (note.state, note.hidden_in_circle) == ("hidden", True)
    assert policies.can_restore(person("reader"), note)


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_sent_while_its_form_keeps_itself_for_the_first_time(monkeypatch):
    note, reader, token = make.annotation(), person("reader"), uuid4()
    kept, sending = threading.Event(), threading.Event()
    alone = unsent._one_at_a_time

    def one_at_a_time(author):
        if threading.current_thread().name == "keeping":
            alone(author)
            kept.set()
            sending.wait(3)
        else:
            sending.set()
            kept.wait(3)
            alone(author)

    monkeypatch.setattr(unsent, "_one_at_a_time", one_at_a_time)

    def keep():
        where = unsent.Where(note.source_id, annotation_id=note.pk, version=1)
        unsent.keep(reader, where, token, {"kind": "note", "body": "Half", "tags": "", "visibility": "public"})
        connection.close()

    keeping = threading.Thread(target=keep, name="keeping")
    keeping.start()
    with transaction.atomic():
        actions.edit(reader, note, Writing("Whole."), version=1)
        unsent.sent(reader, token)
    keeping.join()
    assert _fresh(note).body == "Whole."
