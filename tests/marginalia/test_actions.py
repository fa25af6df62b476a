"""Writing, withdrawing, hiding and restoring annotations."""

import threading
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from annotations.marginalia import actions
from annotations.marginalia.actions import Selection, Writing
from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.models import Passage, Placement
from annotations.sources import actions as sources
from annotations.sources.models import Revision
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _select(text, words: str, occurrence: int = 1) -> Selection:
    start = -1
    for _ in range(occurrence):
        start = text.current.text.index(words, start + 1)
    return Selection(text.current, start, start + len(words), words)


def test_a_note_stands_on_the_words_chosen():
    text = make.source()
    note = actions.annotate(person("reader"), _select(text, "its signs small"), Writing("So *small*."), token=uuid4())
    assert note.passage.exact == "its signs small"
    assert note.passage.suffix.startswith(", and it likes")
    placement = note.passage.placements.get()
    assert (placement.status, placement.start, placement.end) == ("exact", note.passage.start, note.passage.end)
    assert note.body_html == "<p>So <em>small</em>.</p>\n" or "<em>small</em>" in note.body_html


def test_a_repeated_sentence_stands_where_it_was_chosen():
    text = make.source()
    words = "The lesson is repeated until it is perfect."
    note = actions.annotate(person("reader"), _select(text, words, 2), Writing("Again."), token=uuid4())
    assert note.passage.start == text.current.text.rindex(words)


def test_offsets_count_code_points_past_an_emoji():
    text = make.source()
    note = actions.annotate(person("reader"), _select(text, "naïve question"), Writing("Is it?"), token=uuid4())
    assert text.current.text[note.passage.start : note.passage.end] == "naïve question"


def test_words_that_do_not_stand_there_are_refused_and_nothing_is_kept():
    text = make.source()
    selection = Selection(text.current, 5, 9, "nope")
    with pytest.raises(Conflict, match="no longer reads"):
        actions.annotate(person("reader"), selection, Writing("x"), token=uuid4())
    assert not Passage.objects.exists()


def test_the_same_form_sent_twice_makes_one_note():
    text = make.source()
    token, selection = uuid4(), _select(text, "The last scene")
    first = actions.annotate(person("reader"), selection, Writing("Once."), token=token)
    second = actions.annotate(person("reader"), selection, Writing("Once."), token=token)
    assert first == second
    assert coverage.stamp(text.current_id).annotations == 1


def test_nobody_annotates_a_closed_source():
    text = make.source()
    sources.describe(User.objects.house(), text, policy="closed")
    with pytest.raises(NotAllowed):
        actions.annotate(person("reader"), _select(text, "The last scene"), Writing("x"), token=uuid4())


@pytest.mark.parametrize(
    "writing", [Writing("  "), Writing("---"), Writing("x", kind="poem"), Writing("x", visibility="friends")]
)
def test_bad_writing_changes_nothing(writing):
    text = make.source()
    with pytest.raises((Refused, ValidationError)), transaction.atomic():
        actions.annotate(person("reader"), _select(text, "The last scene"), writing, token=uuid4())
    assert not Annotation.objects.exists()
    assert coverage.stamp(text.current_id).annotations == 0


def test_a_private_note_leaves_no_trace_in_the_shared_coverage():
    text = make.source()
    make.annotation(on=text, visibility="private")
    stamp = coverage.stamp(text.current_id)
    assert (stamp.annotations, stamp.versions) == (0, ())


def test_withdrawing_takes_the_highlight_away():
    note = make.annotation()
    actions.withdraw(person("reader"), note)
    assert coverage.stamp(note.source.current_id).annotations == 0
    note.refresh_from_db()
    assert note.state == "withdrawn"


def test_a_hidden_note_that_is_withdrawn_is_not_counted_out_twice():
    note, _case = make.hidden()
    actions.withdraw(person("reader"), note)
    assert coverage.stamp(note.source.current_id).annotations == 0


def test_only_the_author_withdraws():
    with pytest.raises(NotAllowed):
        actions.withdraw(person("moderator"), make.annotation())


def test_a_passage_and_a_revision_can_be_neither_changed_nor_deleted():
    note = make.annotation()
    for change in (
        lambda: Passage.objects.filter(pk=note.passage_id).update(exact="x"),
        lambda: Passage.objects.filter(pk=note.passage_id).update(exact="the first", start=0, prefix="", suffix=""),
        lambda: Revision.objects.filter(pk=note.source.current_id).update(text="x"),
        lambda: Revision.objects.filter(pk=note.source.current_id).update(text="", erased_at=timezone.now()),
    ):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            change()
    for thing in (note.passage, note.source.current):
        with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
            type(thing).objects.filter(pk=thing.pk)._raw_delete("default")


def test_sixty_notes_an_hour_and_moderators_are_exempt():
    text = make.source()
    for name, more in (("reader", False), ("moderator", True)):
        for _ in range(60):
            make.annotation(name, on=text)
        if more:
            make.annotation(name, on=text)
            continue
        with pytest.raises(Refused, match="limit of 60"):
            make.annotation(name, on=text)


def test_a_form_sent_again_with_other_words_is_refused_so_that_they_are_not_lost():
    text = make.source()
    token, selection = uuid4(), _select(text, "The last scene")
    actions.annotate(person("reader"), selection, Writing("Once."), token=token)
    for actor, writing in (("reader", Writing("Otherwise.")), ("stranger", Writing("Once."))):
        with pytest.raises(Conflict, match="before with other words"):
            actions.annotate(person(actor), selection, writing, token=token)


def test_an_annotation_belongs_to_its_passages_source():
    note, other = make.annotation(), make.source(make.ESSAY + "\nAnother paragraph altogether.\n")
    with pytest.raises(IntegrityError, match="one_source"), transaction.atomic():
        Annotation.objects.filter(pk=note.pk).update(source=other)


@pytest.mark.parametrize("fields", [{"start": None, "end": None}, {"start": None}, {"status": "lost"}])
def test_a_placement_stands_or_is_lost(fields):
    note = make.annotation()
    with pytest.raises(IntegrityError, match="placement_stands_or_is_lost"), transaction.atomic():
        Placement.objects.filter(passage=note.passage).update(**fields)


@pytest.mark.django_db(transaction=True)
def test_three_presses_at_once_make_one_note():
    text, reader, token = make.source(), person("reader"), uuid4()
    selection, made, failures = _select(text, "The last scene"), [], []

    def press():
        try:
            made.append(actions.annotate(reader, selection, Writing("Once."), token=token).pk)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(set(made)) == 1
