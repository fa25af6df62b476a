"""Whatever is pasted: nothing is lost, nothing made up."""

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.text import importer
from tests.text.accounting import assert_sound

SENTENCES = (
    "Nobody comes to the door.",
    "The camera goes round the house twice, looking for a way in, and it comes back to the same window each time.",
    "The camera goes round the house once more and waits; the curtain moves, the hand is gone, and the light with it. "
    "Nobody says a word about this for the rest of the film, not even the child, who has seen all of it.",
)
SHORT = (
    "The house",
    "Cast",
    "Who has the keys?",
    "Jane Doe",
    "And then:",
    "The house",
    "Ann as Bob",
    "Cy as Di",
    "Ed as Flo",
)
SIGNS = (
    "By Jane Doe", "by Ana de la Cruz | May 3, 2019", "3 June 2019", "Updated 04/05/2019", "TW: rape", "[Spoilers ahead]",
    "Warning: spoilers below", "TW: torture. " + SENTENCES[2] * 2, "Photo: An Archive", "The house. Picture: An Archive",
    "Also read: The bow", "Subscribe", "Get our newsletter and exclusive stories.", "Readers need you!", "More from Films",
    "2 Comments", "Tom says:", "Comments are closed.", "1. Plot", "2. Cast", "3. Release", "1. " + SENTENCES[2],
    "  2. " + SENTENCES[2], "    " + SENTENCES[1], "- a point", "> quoted", "## Part", "***", "© 2019 Jane Doe",
    "Call the hotline on 0800 555 0100", "12 Monkeys", "“Nobody.”",
)  # fmt: skip
lines = st.sampled_from(SENTENCES) | st.sampled_from(SHORT) | st.sampled_from(SIGNS) | st.text(max_size=30)
pages = st.lists(st.tuples(lines, st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n\r\n"])), min_size=2, max_size=40).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)


def check(raw):
    try:
        imported = importer.read(raw, form="text")
    except importer.Unreadable as unreadable:
        assert str(unreadable).endswith(".")
    else:
        assert_sound(raw, imported)
        assert importer.read(raw, form="text") == imported


@given(pages)
@settings(max_examples=300)
@example("Title\n\n2 Comments\n\n1. One\n\n" + SENTENCES[2])
def test_no_word_of_a_page_is_lost(raw):
    check(raw)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_at_all_is_read_or_refused_with_a_sentence(raw):
    check(raw)


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_decoded_or_refused_with_a_sentence(data):
    try:
        text, encoding = importer.decode(data)
    except importer.Unreadable as unreadable:
        assert str(unreadable).endswith(".")
    else:
        assert data.decode(encoding) == text


def test_a_long_text_is_read_in_a_moment():
    """Every rule costs what the text costs: lines made to trip one up take no longer than prose."""
    tricks = [
        "Title\n\n" + trick for trick in ("1. a\n" * 9000, "Related\n" * 9000, "# a" + "#" * 900_000, "(" * 900_000)
    ]
    began = time.process_time()
    for raw in tricks:
        check(raw[:1_900_000])
    assert time.process_time() - began < 15
