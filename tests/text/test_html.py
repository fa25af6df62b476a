"""Blocks as HTML."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.text import blocks as kinds
from annotations.text.blocks import Block
from annotations.text.html import Outside, block_html
from annotations.text.spans import pieces


def test_runs_are_marked_and_say_where_they_stand():
    text = "Before.\nplain words marked and on"
    block = Block("paragraph", 8, 33)
    cut = pieces(8, 33, [(20, 26, 1), (26, 30, 3)], own=[(28, 33)])
    assert block_html(text, block, 3, cut, Outside(controls='<a href="#">x</a>')) == (
        '<div class="block" id="b3" data-block="3" data-start="8" data-end="33"><p>'
        '<span data-start="8">plain words </span>'
        '<mark class="m1" data-start="20">marked</mark>'
        '<mark class="m3" data-start="26"> a</mark>'
        '<mark class="m3 own" data-start="28">nd</mark>'
        '<mark class="own" data-start="30"> on</mark>'
        '</p><div class="block-tools"><a href="#">x</a></div></div>'
    )


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_kind_has_an_element(kind):
    html = block_html("Words", Block(kind, 0, 5, level=2 if kind == "heading" else 0), 0, pieces(0, 5, []))
    opened = re.findall(r"<(\w+)", html)
    closed = re.findall(r"</(\w+)", html)
    assert sorted(opened) == sorted(closed)


@pytest.mark.parametrize(("level", "tag"), [(0, "h2"), (2, "h2"), (3, "h3"), (4, "h4"), (9, "h4")])
def test_headings_stand_below_the_pages_own(level, tag):
    assert f"<{tag}><span" in block_html("Words", Block("heading", 0, 5, level=level), 0, pieces(0, 5, []))


def test_a_reader_comment_says_so():
    html = block_html("Words", Block("comment", 0, 5, comment=1), 0, pieces(0, 5, []))
    assert html.startswith('<div class="block in-comment"')
    assert '<p class="comment">' in html


def test_inline_marks_stand_inside_their_run():
    cut = pieces(0, 5, [(0, 5, 1)], marks=[(0, 5, "strong"), (0, 5, "emphasis"), (0, 5, "unknown")])
    html = block_html("Words", Block("paragraph", 0, 5), 0, cut)
    assert '<mark class="m1" data-start="0"><em><strong>Words</strong></em></mark>' in html


@pytest.mark.parametrize("address", ["https://example.org/?a=1&b=2", "http://example.org", "mailto:a@example.org"])
def test_a_link_stands_inside_its_run(address):
    html = block_html("Words", Block("paragraph", 0, 5), 0, pieces(0, 5, [], marks=[(0, 5, "link", address)]))
    shown = address.replace("&", "&amp;")
    assert f'<span data-start="0"><a href="{shown}" rel="nofollow noopener noreferrer">Words</a></span>' in html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "/desk/", "", "https://a b", 'https://x" on="'],
)
def test_any_other_address_is_no_link(address):
    html = block_html("Words", Block("paragraph", 0, 5), 0, pieces(0, 5, [], marks=[(0, 5, "link", address)]))
    assert "<a" not in html
    assert "Words" in html


def test_an_entry_of_the_contents_leads_to_its_heading():
    html = block_html("Words", Block("contents", 0, 5), 0, pieces(0, 5, [], marks=[(0, 5, "link", "#b7")]))
    assert '<a href="#b7">Words</a>' in html


def test_a_link_in_a_link_is_none():
    marks = [(0, 5, "link", "https://example.org/1"), (0, 5, "link", "https://example.org/2")]
    assert block_html("Words", Block("paragraph", 0, 5), 0, pieces(0, 5, [], marks=marks)).count("<a ") == 1


def test_a_pull_quote_is_a_note_with_a_name():
    html = block_html("Words", Block("pull_quote", 0, 5), 0, pieces(0, 5, []), Outside(name='A "name"'))
    assert '<aside class="pull" role="note" aria-label="A &quot;name&quot;"><p>' in html


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 20), st.integers(21, 40)), max_size=5),
)
def test_the_text_content_is_exactly_the_text(text, own):
    html = block_html(text, Block("paragraph", 0, len(text)), 0, pieces(0, len(text), [], own=own))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == unescape(text.replace("&", "&amp;"))
    for start, words in re.findall(r'<(?:span|mark)[^>]* data-start="(\d+)">([^<]*)<', html):
        assert text[int(start) :].startswith(unescape(words))
