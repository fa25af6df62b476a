"""Muting and blocking: what it keeps from whom, and that nobody else learns of it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from annotations.marginalia.models import Annotation
from perfection_site.accounts import actions
from perfection_site.accounts.backends import Backend
from perfection_site.accounts.models import AuditEntry, Relation, User
from perfection_site.accounts.refusals import Refused
from perfection_site.accounts.relations import may_answer, may_be_answered, not_from_muted, silenced_by, who_hear
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", [actions.mute, actions.block])
def test_what_somebody_muted_or_blocked_has_written_is_in_no_list_of_ones_own(act):
    note, others = make.annotation("stranger"), make.annotation("moderator")
    act(person("reader"), person("stranger"))

    def seen(viewer):
        return list(Annotation.objects.filter(not_from_muted(viewer)).order_by("pk"))

    brought = Backend().get_user(person("reader").pk)
    assert seen(person("reader")) == seen(brought) == [others]
    assert seen(person("stranger")) == seen(AnonymousUser()) == [note, others]
    assert silenced_by(brought) == silenced_by(person("reader")) == {person("stranger").pk}


def test_who_keeps_nobody_away_is_asked_no_condition():
    assert not not_from_muted(Backend().get_user(person("reader").pk))


# actor: what reader has chosen about stranger -> may stranger answer reader, may reader answer stranger, is stranger
# heard by reader.
@pytest.mark.parametrize(
    ("choice", "table"),
    [(None, (True, True, True)), ("mute", (True, True, False)), ("block", (False, False, False))],
)
def test_who_may_answer_whom(choice, table):
    reader, stranger = person("reader"), person("stranger")
    if choice:
        getattr(actions, choice)(reader, stranger)
    assert (
        may_answer(stranger, reader),
        may_answer(reader, stranger),
        bool(who_hear(stranger, [reader.pk])),
    ) == table
    assert may_answer(reader, reader)
    assert may_be_answered(person("admin"), [reader.pk, stranger.pk]) == {reader.pk, stranger.pk}


def test_a_mute_becomes_a_block_and_is_undone_without_a_trace_of_whom():
    reader, stranger = person("reader"), person("stranger")
    actions.mute(reader, stranger)
    actions.block(reader, stranger)
    assert Relation.objects.get().kind == "block"
    actions.unmute(reader, stranger)
    actions.unmute(reader, stranger)
    assert not Relation.objects.exists()
    entries = AuditEntry.objects.filter(actor=reader, verb__startswith="user.")
    assert [entry.verb for entry in entries.order_by("pk")] == ["user.muted", "user.blocked", "user.unmuted"]
    assert {(entry.about_kind, entry.about_id, str(entry.detail)) for entry in entries} == {("user", reader.pk, "{}")}


def test_nobody_mutes_themselves_or_the_house():
    reader = person("reader")
    for other in (reader, User.objects.house()):
        with pytest.raises(Refused):
            actions.mute(reader, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(person=reader, other=reader, kind="mute")


def test_said_twice_it_counts_once():
    for _ in range(2):
        actions.mute(person("reader"), person("stranger"))
    assert AuditEntry.objects.filter(verb="user.muted").count() == 1
