"""Tags as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import tags


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ()),
        (" , ,, ", ()),
        ("ending", ("ending",)),
        ("#ending, point  of\tview ", ("ending", "point of view")),
        ("Ending, ENDING, ending", ("Ending",)),
        ("Straße, STRASSE", ("Straße",)),
        ("cafe\u0301, café", ("café",)),
        ("a،b、c，d", ("a", "b", "c", "d")),
        ("pay\u202eload\u200b", ("payload",)),
        ("👩\u200d🎤", ("👩\u200d🎤",)),
        ("x" * 40, ("x" * 40,)),
    ],
)
def test_a_line_becomes_tags(typed, kept):
    assert tags.split(typed) == kept


def test_eleven_are_too_many_and_forty_one_letters_too_long():
    assert len(tags.split(",".join("abcdefghij"))) == 10
    with pytest.raises(tags.TooMany):
        tags.split(",".join("abcdefghijk"))
    with pytest.raises(tags.TooLong):
        tags.split("x" * 41)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_the_same_when_it_is_typed_again(typed):
    try:
        once = tags.split(typed)
    except ValueError:
        return
    assert tags.split(", ".join(once)) == once
    assert len({tags.fold(tag) for tag in once}) == len(once)
    assert all(unicodedata.is_normalized("NFC", tag) and 0 < len(tag) <= 40 for tag in once)
    assert all(0 < len(tags.fold(tag)) <= 120 for tag in once)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", ("", "")), ("end", ("", "end")), ("ending, poi", ("ending, ", "poi")), ("a,b,", ("a,b, ", ""))],
)
def test_the_tag_being_typed_is_the_last(typed, said):
    assert tags.unfinished(typed) == said
