"""Correcting a manuscript."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import editing
from annotations.text.editing import Change, Uneditable, apply
from annotations.text.manuscript import KINDS, Entry, compose, numbered

LINK = "https://example.org/"


def entries(*lines: tuple):
    """Entries from (kind, text) or (kind, text, comment)."""
    return list(numbered(Entry(0, kind, text, text, comment=rest[0] if rest else 0) for kind, text, *rest in lines))


def said(made):
    return [(entry.id, entry.kind, entry.text) for entry in made]


DRAFT = entries(("title", "The house"), ("paragraph", "One."), ("paragraph", "Two."), ("dropped", "Share this"))


def test_nothing_asked_changes_nothing():
    assert apply(DRAFT, []) == DRAFT


def test_a_line_becomes_a_heading_with_its_level():
    made = apply(DRAFT, [Change(2, kind="heading", level=3)])[1]
    assert (made.kind, made.level) == ("heading", 3)
    assert apply([made], [Change(2, kind="paragraph")])[0].level == 0


def test_a_line_is_dropped_with_a_reason_and_kept_after_all_without():
    made = apply(DRAFT, [Change(2, kind="dropped"), Change(4, kind="paragraph")])
    assert (made[1].kind, made[1].reason) == ("dropped", editing.AT_THE_DESK)
    assert (made[3].kind, made[3].reason) == ("paragraph", "")


def test_words_with_a_blank_line_make_two_lines_and_ids_stay_who_they_are():
    made = apply(DRAFT, [Change(2, text="One\r\n\r\nand a half.")])
    assert said(made)[1:4] == [(2, "paragraph", "One"), (5, "paragraph", "and a half."), (3, "paragraph", "Two.")]


def test_a_line_is_joined_with_the_block_below_it_whatever_lies_between():
    made = apply(entries(("paragraph", "One"), ("dropped", "Share"), ("paragraph", "two.")), [Change(1, join=True)])
    assert said(made) == [(1, "paragraph", "One two."), (2, "dropped", "Share")]


def test_words_are_cleaned_as_an_import_cleans_them():
    assert apply(DRAFT, [Change(2, text="  Cafe\u0301 \n au lait ")])[1].text == "Café au lait"


def _marked(text: str, *marks) -> Entry:
    return Entry(1, "paragraph", text, marks=marks)


def test_marks_before_and_after_a_change_stay_on_their_words():
    entry = _marked("An old word and a link.", (0, 2, "strong", ""), (3, 6, "emphasis", ""), (18, 22, "link", LINK))
    (made,) = apply([entry], [Change(1, text="An older, better word and a link.")])
    assert [(made.text[start:end], kind) for start, end, kind, _href in made.marks] == [
        ("An", "strong"),
        ("link", "link"),
    ] or [(made.text[start:end], kind) for start, end, kind, _href in made.marks] == [
        ("An", "strong"),
        ("old", "emphasis"),
        ("link", "link"),
    ]


def test_marks_are_parted_with_their_line_and_joined_again():
    entry = _marked("One two.", (0, 7, "emphasis", ""))
    first, second = apply([entry], [Change(1, text="One\n\ntwo.")])
    assert (first.marks, second.marks) == (((0, 3, "emphasis", ""),), ((0, 3, "emphasis", ""),))
    (again,) = apply([first, second], [Change(1, join=True)])
    assert again.marks == ((0, 3, "emphasis", ""), (4, 7, "emphasis", ""))


def test_comments_are_numbered_in_their_order():
    draft = entries(("paragraph", "Text."), ("dropped", "Tom says:", 1), ("comment", "Yes.", 1), ("comment", "No.", 2))
    made = apply(draft, [Change(3, kind="paragraph")])
    assert [entry.comment for entry in made] == [0, 0, 0, 1]


def test_who_said_a_comment_stands_with_it_when_kept_after_all():
    draft = entries(("paragraph", "Text."), ("dropped", "Tom says:", 1), ("comment", "Yes.", 1))
    made = apply(draft, [Change(2, kind="comment")])
    assert [entry.comment for entry in made] == [0, 1, 1]


def test_a_line_made_a_comment_goes_on_with_the_one_above_or_begins_one():
    draft = entries(("paragraph", "Text."), ("comment", "Yes.", 1), ("paragraph", "And more."))
    assert apply(draft, [Change(3, kind="comment")])[2].comment == 1
    assert apply(draft[:1], [Change(1, kind="comment")])[0].comment == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change(99, kind="paragraph"), "no line 99"),
        (Change(2, text=" \n "), "can't be empty"),
        (Change(2, kind="nonsense"), "no kind"),
        (Change(3, join=True), "no line below"),
        (Change(4, join=True), "no line below"),
        (Change(2, text="a\n\n" * 20_001), "at most 20,000"),
    ],
)
def test_what_can_not_be_done_says_why(change, says):
    with pytest.raises(Uneditable, match=says):
        apply(DRAFT, [change])


def test_a_comment_is_not_joined_with_the_text():
    with pytest.raises(Uneditable, match="not joined"):
        apply(entries(("paragraph", "Text."), ("comment", "Yes.", 1)), [Change(1, join=True)])


changes = st.builds(
    Change,
    id=st.integers(1, 4),
    kind=st.none() | st.sampled_from(KINDS),
    level=st.none() | st.integers(0, 9),
    text=st.none() | st.text(max_size=40),
    quoted=st.none() | st.booleans(),
    join=st.booleans(),
)


@given(st.lists(changes, max_size=5))
def test_whatever_is_asked_the_text_stays_one_text(asked):
    try:
        made = apply(DRAFT, asked)
    except Uneditable as uneditable:
        assert str(uneditable).endswith(".")
        return
    ids = [entry.id for entry in made]
    assert len(ids) == len(set(ids))
    document = compose(made)
    assert [document.text[block.start : block.end] for block in document.blocks] == (
        document.text.split("\n") if document.blocks else []
    )
    assert all(2 <= block.level <= 4 for block in document.blocks if block.kind == "heading")
    comments = [block.comment for block in document.blocks]
    assert comments == sorted(comments)


# ---- composing


def test_an_excerpt_holds_the_marked_lines_and_says_where_something_is_left_out():
    draft = apply(DRAFT, [Change(3, quoted=True)])
    document = compose(draft, excerpt=True)
    assert (document.text, [block.gap for block in document.blocks]) == ("Two.", [True])


def test_comments_stand_last_and_marks_move_with_their_lines():
    draft = [
        Entry(1, "comment", "Yes.", comment=1, marks=((0, 3, "strong", ""),)),
        Entry(2, "paragraph", "Text.", marks=((0, 4, "link", LINK),)),
    ]
    document = compose(draft)
    assert document.text == "Text.\nYes."
    assert document.marks == [[0, 4, "link", LINK], [6, 9, "strong", ""]]
