"""Quotations, and the vectors that the browser's counting is tested against too."""

import json
from pathlib import Path

import pytest

from annotations.text import quotes

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_vectors_count_as_the_text_does(vector):
    text, start, end = vector["text"], vector["start"], vector["end"]
    quotes.check(text, start, end, vector["exact"])
    assert len(text[:start].encode("utf-16-le")) == 2 * vector["utf16_start"]
    assert len(text[:end].encode("utf-16-le")) == 2 * vector["utf16_end"]


def test_context_is_at_most_32_code_points_and_stops_at_the_ends():
    text = "a" * 40 + "QUOTE" + "🎻" * 40
    assert quotes.context(text, 40, 45) == ("a" * 32, "🎻" * 32)
    assert quotes.context("ab", 0, 2) == ("", "")


@pytest.mark.parametrize(
    ("start", "end", "exact", "says"),
    [
        (0, 3, "on", "something else"),
        (3, 3, "", "outside"),
        (-1, 2, "x", "outside"),
        (0, 99, "x", "outside"),
        (3, 4, "\n", "visible"),
    ],
)
def test_a_quotation_that_is_not_there_is_refused_with_a_sentence(start, end, exact, says):
    with pytest.raises(quotes.QuoteMismatch, match=says):
        quotes.check("one\ntwo", start, end, exact)


def test_a_quotation_too_long_is_refused():
    with pytest.raises(quotes.QuoteMismatch, match="5000"):
        quotes.check("a" * 6000, 0, 5001, "a" * 5001)


@pytest.mark.parametrize("sent", ["é\nb", "e\u0301\nb", "é\r\nb", "é\rb"])
def test_a_quotation_is_compared_as_the_text_writes_it(sent):
    quotes.check("é\nb", 0, 3, sent)
