"""Selections made into passages: the shared vectors, and what holds for every text, here and in the browser."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import quotes, spans
from annotations.text.blocks import Block
from annotations.text.sentences import sentences
from tests.text.test_quotes import VECTORS

ROOT = Path(__file__).resolve().parents[2]
ASKED = [vector for vector in VECTORS if "asked" in vector]
# Letters that join, combine, point the other way, stand outside the first plane, or end blocks and sentences.
PIECES = [
    "a", "é", "q\u0303", "z\u0351\u036b", " ", "  ", ". ", "! ", "\n", "🎻", "👨‍👩‍👧", "👋🏽", "🇫🇮", "🇸", "\u200d", "\ufe0f", "שָׁ", "سَلام",
    "क्‍ष", "한", "\u1112\u1161\u11ab", "𝄞", "\u00a0", "她。", "ก็",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


@pytest.mark.parametrize("vector", ASKED, ids=lambda vector: vector["name"])
def test_a_selection_is_tidied_as_the_vectors_say(vector):
    assert quotes.tidied(vector["text"], *vector["asked"]) == (vector["start"], vector["end"])


@given(texts, st.data())
def test_no_selection_splits_a_cluster_and_none_loses_a_visible_letter(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    tidied = quotes.tidied(text, start, end)
    if tidied is None:
        assert not text[start:end].strip()
        return
    edges = {0} | {match.end() for match in regex.finditer(r"\X", text)}
    assert set(tidied) <= edges
    assert text[start:end].strip() in text[slice(*tidied)]
    assert quotes.widened(text, *tidied) == tidied


@given(texts)
def test_sentences_are_in_order_apart_and_leave_only_white_space_between(text):
    found = sentences(text, 0, len(text))
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met Dr. Lee. He left.", ["She met Dr. Lee.", "He left."]),
        ("“Is it?” she asked. Yes!", ["“Is it?” she asked.", "Yes!"]),
        ("A. Sample wrote 3.5 pages… Then more.", ["A. Sample wrote 3.5 pages…", "Then more."]),
        ("她停了。然后走！", ["她停了。", "然后走！"]),
        ("هل هذا؟ نعم.", ["هل هذا؟", "نعم."]),
        ("Again. Again. Again.", ["Again.", "Again.", "Again."]),
        ("No mark at all", ["No mark at all"]),
        ("   ", []),
    ],
)
def test_sentences_are_found_as_readers_see_them(text, expected):
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == expected


@given(texts, st.data())
def test_a_span_cut_at_blocks_says_the_same_words(text, data):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    clipped = [text[from_:to] for _index, from_, to in spans.clip(start, end, blocks)]
    assert "".join(clipped) == text[start:end].replace("\n", "")


_SCRIPT = """
import { readFileSync } from "node:fs";
import { quoteOf } from "./perfection_site/static/js/offsets.js";
const blocksOf = (text) => {
  let at = 0;
  return text.split("\\n").map((line) => {
    const start = at, length = [...line].length;
    at += length + 1;
    return { start, end: start + length, runs: [{ start, text: line }] };
  });
};
const cases = JSON.parse(readFileSync(0, "utf-8"));
const said = cases.map(([text, start, end]) => {
  const quote = quoteOf(blocksOf(text), start, end);
  return quote && [quote.start, quote.end, quote.exact];
});
process.stdout.write(JSON.stringify(said));
"""


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
def test_browser_and_server_make_the_same_passage_of_any_selection():
    chance, cases = random.Random(7), []
    while len(cases) < 3000:
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 25))).strip("\n")
        if not text:
            continue
        start = chance.randrange(len(text))
        cases.append((text, start, chance.randint(start + 1, len(text))))
    asked = json.dumps(cases)
    done = subprocess.run(
        ["node", "--input-type=module", "-e", _SCRIPT],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    for (text, start, end), answer in zip(cases, json.loads(done.stdout), strict=True):
        span = quotes.tidied(text, start, end)
        expected = [*span, text[slice(*span)]] if span else None
        assert answer == expected, ascii((text, start, end))
