"""How a line becomes canonical."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import clean


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  two   spaces\tand a tab ", "two spaces and a tab"),
        ("no\u00a0break", "no break"),
        ("a \u00a0 run", "a run"),
        ("thin\u2009and ideographic\u3000space", "thin and ideographic space"),
        ("Vraiment\u00a0?", "Vraiment\u00a0?"),
        ("Vraiment \u202f !", "Vraiment\u202f!"),
        ("«\u00a0non\u00a0»", "«\u00a0non\u00a0»"),
        ("« non »", "« non »"),
        ("co\u00adoperate and zero\u200bwidth\ufeff", "cooperate and zerowidth"),
        ("bell\x07", "bell"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("e\u0301", "é"),
        ("e\u00ad\u0301", "é"),
        ("\u2003", ""),
        ("half \ud800 a pair", "half a pair"),
    ],
)
def test_a_line_is_cleaned_by_the_rule(raw, expected):
    assert clean.line(raw) == expected


@given(st.text())
def test_a_clean_line_stays_as_it_is(raw):
    once = clean.line(raw)
    assert clean.line(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert not set(once) & set("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00ad\u200b")


def test_a_run_of_combining_marks_is_cleaned_in_a_moment():
    began = time.process_time()
    for marks in ("\u0316\u0301" * 500_000, "\u0301\u0316" * 500_000):
        once = clean.line("a" + marks)
        assert clean.line(once) == once
    assert time.process_time() - began < 10
