"""The ledger, the packed runs and what recomputing them says."""

import random
import threading
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from annotations.marginalia import actions
from annotations.marginalia.actions import Selection, Writing
from annotations.passages import coverage
from annotations.passages.models import BlockCoverage, CoverageChange
from tests import make
from tests.people import person


def _depth_by_hand(spans, position):
    return min(3, sum(start <= position < end for start, end in spans))


def _depth_in_runs(runs, position):
    return next((depth for start, end, depth in runs if start <= position < end), 0)


@pytest.mark.django_db
def test_runs_say_how_many_spans_lie_over_each_character():
    revision = make.source().current
    chance = random.Random(7)
    length = len(revision.text)
    spans = []
    for _ in range(60):
        start = chance.randrange(length - 1)
        span = (start, min(length, start + chance.randint(1, 200)))
        if revision.text[span[0] : span[1]].strip("\n"):
            spans.append(span)
            coverage.add(revision, [span])
    for span in spans[::3]:
        coverage.remove(revision, [span])
    kept = [span for index, span in enumerate(spans) if index % 3]
    blocks = revision.document.blocks
    found = coverage.runs(revision.pk, range(len(blocks)))
    for index, block in enumerate(blocks):
        runs, _starts = found.get(index, ([], 0))
        for position in range(block.start, block.end):
            assert _depth_in_runs(runs, position) == _depth_by_hand(kept, position), position
    assert coverage.stamp(revision.pk).annotations == len(kept)
    assert coverage.recompute(revision, kept) == []


@pytest.mark.django_db
def test_every_change_gives_its_blocks_a_new_version_and_leaves_the_others_theirs():
    revision = make.source().current
    first, second = revision.document.blocks[0], revision.document.blocks[1]
    coverage.add(revision, [(first.start, first.start + 3)])
    before = coverage.stamp(revision.pk).versions
    coverage.add(revision, [(second.start, second.start + 3)])
    after = dict(coverage.stamp(revision.pk).versions)
    assert after[0] == dict(before)[0]
    assert after[1] == 1


@pytest.mark.django_db
def test_check_coverage_finds_what_was_tampered_with():
    note = make.annotation()
    call_command("check_coverage", stdout=StringIO())
    change = CoverageChange.objects.filter(revision=note.source.current).first()
    CoverageChange.objects.filter(pk=change.pk).update(delta=change.delta + 1)
    with pytest.raises(CommandError):
        call_command("check_coverage", stdout=StringIO())
    CoverageChange.objects.filter(pk=change.pk).update(delta=change.delta)
    BlockCoverage.objects.update(runs=b"")
    with pytest.raises(CommandError):
        call_command("check_coverage", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_neither_deadlock_nor_lose_a_mark():
    text = make.source()
    writers = [person(f"writer{number}") for number in range(4)]
    length = len(text.current.text)
    failures = []

    def write(actor, seed):
        chance = random.Random(seed)
        try:
            for _ in range(8):
                start = chance.randrange(length - 40)
                exact = text.current.text[start : start + 40]
                selection = Selection(text.current, start, start + 40, exact)
                actions.annotate(actor, selection, Writing("x"), token=uuid4())
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(actor, seed)) for seed, actor in enumerate(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert coverage.stamp(text.current_id).annotations == 32
    call_command("check_coverage", stdout=StringIO())
