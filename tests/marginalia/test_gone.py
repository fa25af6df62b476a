"""Annotations whose text is taken down before, while or after something is done to them."""

import threading
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from annotations.marginalia import actions
from annotations.marginalia.actions import Selection, Writing
from annotations.passages import coverage
from annotations.passages.models import BlockCoverage, CoverageChange
from annotations.sources import actions as sources
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused
from tests import make
from tests.people import person


def _hidden_note():
    note = make.annotation()
    return actions.hide(person("moderator"), note, rule="spam")


# act: how the annotation begins, what is done to it
ACTS = {
    "withdraw": (make.annotation, lambda note: actions.withdraw(person("reader"), note)),
    "hide":     (make.annotation, lambda note: actions.hide(person("moderator"), note, rule="spam")),
    "accept":   (make.waiting,    lambda note: actions.accept(person("moderator"), note)),
    "restore":  (_hidden_note,    lambda note: actions.restore(person("moderator"), note)),
}  # fmt: skip
ENDS = {"withdraw": "withdrawn", "hide": "hidden", "accept": "visible", "restore": "visible"}


def _take_down(text):
    return sources.take_down(User.objects.house(), text, reason="Its author asked for it.")


def _ledger(text) -> tuple[int, int]:
    return tuple(rows.objects.filter(revision__source=text).count() for rows in (BlockCoverage, CoverageChange))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ACTS)
def test_what_is_done_after_the_text_is_gone_leaves_no_highlight(name):
    begin, act = ACTS[name]
    note = begin()
    _take_down(note.source)
    assert act(note).state == ENDS[name]
    assert _ledger(note.source) == (0, 0)
    call_command("check_coverage")


@pytest.mark.django_db
def test_a_highlight_left_on_an_erased_text_is_told_and_stops_no_check(capsys):
    note = make.annotation()
    revision, span = note.source.current, (note.passage.start, note.passage.end)
    _take_down(note.source)
    coverage.add(revision, [span])  # by its words as they were before
    with pytest.raises(CommandError, match="differences"):
        call_command("check_coverage")
    assert "the text has no such block" in capsys.readouterr().out


def _run(act, failures: list) -> threading.Thread:
    def run():
        try:
            act()
        except Refused:
            pass
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ACTS)
def test_what_begins_while_the_text_is_taken_down_waits_and_leaves_no_highlight(name):
    begin, act = ACTS[name]
    note, failures = begin(), []
    with transaction.atomic():
        _take_down(note.source)
        thread = _run(lambda: act(note), failures)
        thread.join(0.3)
        assert thread.is_alive()
    thread.join()
    note.refresh_from_db()
    assert (failures, note.state, _ledger(note.source)) == ([], ENDS[name], (0, 0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ACTS)
def test_taking_down_waits_for_what_has_begun_and_leaves_no_highlight(name):
    begin, act = ACTS[name]
    note, failures = begin(), []
    with transaction.atomic():
        act(note)
        thread = _run(lambda: _take_down(note.source), failures)
        thread.join(0.3)
        assert thread.is_alive()
    thread.join()
    note.refresh_from_db()
    assert (failures, note.state, _ledger(note.source)) == ([], ENDS[name], (0, 0))


@pytest.mark.django_db(transaction=True)
def test_all_that_can_be_done_to_one_text_at_once_never_deadlocks():
    text, failures = make.source(), []
    note, case = make.flagged(on=text)
    other, moved = make.annotation(on=text, words="its signs small"), make.annotation(on=text)
    of_source = make.report(on=text).case
    words = "naïve question"
    start = text.current.text.index(words)
    selection = Selection(text.current, start, start + len(words), words)
    people = {name: person(name) for name in ("reader", "stranger", "third", "moderator", "second_moderator", "admin")}
    acts = [
        lambda: actions.annotate(people["third"], selection, Writing("So."), token=uuid4()),
        lambda: actions.withdraw(people["reader"], moved),
        lambda: moderation.flag(people["third"], note, reason="spam"),
        lambda: moderation.flag(people["stranger"], other, reason="spam"),
        lambda: make.report(on=note, email="one@example.org"),
        lambda: make.report(on=text, email="two@example.org"),
        lambda: moderation.decide(people["moderator"], case, Ruling("hide", "So.", "spam"), version=case.version),
        lambda: moderation.pass_on(people["second_moderator"], of_source, version=of_source.version),
        lambda: moderation.decide(
            people["admin"], of_source, Ruling("take_down", "So.", public_reason="So."), version=of_source.version
        ),
        lambda: sources.describe(User.objects.house(), text, title="Another title"),
    ]
    for thread in [_run(act, failures) for act in acts for _ in range(2)]:
        thread.join()
    assert failures == []
    text.refresh_from_db()
    if text.state == "taken_down":
        assert _ledger(text) == (0, 0)
    else:
        call_command("check_coverage")
