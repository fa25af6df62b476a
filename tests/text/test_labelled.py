"""Texts labelled by hand before the importer was taught to read them: twenty, twenty more, from 41 on twenty that it had
never seen and at first read three quarters of rightly, and from 61 on twenty of many more."""

import random

import pytest

from annotations.text import importer
from tests.text import labels, shorter

TEXTS = labels.texts()
NAMES = [path.name for path in TEXTS]


def test_there_are_twenty_and_they_come_in_every_form():
    assert len(TEXTS) >= 20
    assert {path.suffix for path in TEXTS} == set(labels.ENDINGS)


def test_block_kinds_are_right_in_nineteen_of_twenty():
    scores = [labels.read(path).score() for path in TEXTS]
    assert sum(right for right, _total in scores) >= 0.95 * sum(total for _right, total in scores)


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_a_text_is_read_as_a_person_reads_it(path):
    reading = labels.read(path)
    right, total = reading.score()
    assert right >= 0.9 * total
    assert reading.wrong_facts() == {}
    assert reading.wrong_asides() == []


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_no_sentence_of_the_text_is_dropped(path):
    assert labels.read(path).dropped_body() == []


@pytest.mark.parametrize("path", TEXTS[::8], ids=NAMES[::8])
def test_a_shorter_version_says_nothing_that_the_text_does_not(path):
    made = shorter.of(path, random.Random(1))
    if made:
        raw, _encoding = importer.decode(path.read_bytes())
        assert len(made[0]) < len(raw)
        assert all(row in labels.read(path).label["blocks"] for row in made[1]["blocks"])
