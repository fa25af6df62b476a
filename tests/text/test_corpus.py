"""Four real texts, where they are at hand beside this checkout. They are read from there and never copied here."""

from collections import Counter
from pathlib import Path

import pytest

from annotations.text import importer
from tests.text.accounting import assert_sound

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TEXTS = sorted(FOLDER.glob("*.txt"))
pytestmark = pytest.mark.skipif(len(TEXTS) < 4, reason="the corpus is not beside this checkout (../shared/corpus)")

# What a person finds in them, by kind; then notices (with categories), support lines and dropped lines.
EXPECTED = (
    ({"standfirst": 1, "heading": 3, "caption": 5, "paragraph": 15}, [()], 0, 6),
    ({"heading": 1, "contents": 7, "list_item": 14, "paragraph": 14}, [], 0, 10),
    ({"paragraph": 10, "pull_quote": 2, "credit": 1, "comment": 5}, [("sexual-violence", "violence"), ()], 0, 9),
    ({"heading": 5, "credit": 1, "paragraph": 16}, [()], 2, 2),
)


def read(index):
    raw, encoding = importer.decode(TEXTS[index].read_bytes())
    assert encoding == "utf-8"
    return raw, importer.read(raw)


@pytest.mark.parametrize("index", range(4))
def test_no_word_of_a_real_text_is_lost(index):
    assert_sound(*read(index))


@pytest.mark.parametrize("index", range(4))
def test_a_real_text_is_read_as_a_person_reads_it(index):
    _raw, imported = read(index)
    kinds, notices, support, dropped = EXPECTED[index]
    assert Counter(block.kind for block in imported.document.blocks) == kinds
    assert [notice.categories for notice in imported.notices] == notices
    assert (len(imported.support), len(imported.dropped)) == (support, dropped)
    assert imported.title == TEXTS[index].read_text(encoding="utf-8").splitlines()[0]
    assert imported.language == "en"


def test_author_and_date_are_found_where_they_are_printed():
    found = [read(index)[1] for index in range(4)]
    assert [bool(imported.author) for imported in found] == [True, False, False, False]
    assert [str(imported.published) for imported in found] == ["2019-05-25", "None", "None", "None"]


def test_no_dropped_line_holds_a_sentence_of_the_body():
    for index in range(4):
        for dropped in read(index)[1].dropped:
            assert len(dropped.text) < 100, dropped
