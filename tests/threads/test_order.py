"""Where a post stands: paths, stretches and how far it is set right. No database."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from critiques.threads import order


@dataclass
class Standing:
    number: int
    author_id: int
    base: int = 0
    path: str = ""
    depth: int = 0
    indent: int = 0
    beside_id: int | None = None
    reply_count: int = 0


def put(number: int, author: int, parent: Standing | None = None) -> Standing:
    stands = order.place(number, author, parent)
    if parent:
        parent.reply_count += 1
    return Standing(number, author, stands.base, stands.path, stands.depth, stands.indent, stands.beside)


@given(st.lists(st.integers(1, order.MOST), min_size=2, max_size=20, unique=True))
def test_words_sort_as_their_numbers(numbers):
    assert sorted(map(order.word, numbers)) == [order.word(number) for number in sorted(numbers)]


@pytest.mark.parametrize("number", [0, -1, order.MOST + 1])
def test_no_word_is_made_of_a_number_a_thread_can_not_hold(number):
    with pytest.raises(ValueError):
        order.word(number)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=60))
def test_paths_sort_as_the_tree_is_walked(choices):
    posts, children = [], {None: []}
    for number, choice in enumerate(choices, start=1):
        parent = posts[choice % (len(posts) + 1) - 1] if choice % (len(posts) + 1) else None
        made = put(number, number, parent)
        posts.append(made)
        children.setdefault(parent.number if parent else None, []).append(made)

    def walk(of):
        for one in children.get(of, []):
            yield one
            yield from walk(one.number)

    assert sorted(posts, key=lambda one: one.path) == list(walk(None))


def test_a_path_stays_short_however_deep_a_thread_goes():
    parent, longest = None, 0
    for number in range(1, 2001):
        parent = put(number, number % 3, parent)
        longest = max(longest, len(parent.path))
    assert parent.depth == 1999
    assert longest == order.WIDTH * order.STRETCH
    assert parent.base == 1750


def test_a_conversation_of_two_is_not_set_right():
    first = put(1, author=7)
    second = put(2, 8, first)
    third = put(3, 7, second)
    fourth = put(4, 8, third)
    assert [one.indent for one in (first, second, third, fourth)] == [0, 0, 0, 0]
    assert put(5, 9, fourth).indent == 1  # a third person


def test_a_second_answer_to_one_post_is_set_right_for_it_stands_further_down():
    first = put(1, 7)
    assert put(2, 8, first).indent == 0
    assert put(3, 8, first).indent == 1


def test_who_goes_on_from_their_own_words_is_not_set_right_and_can_still_be_joined():
    first = put(1, 7)
    second = put(2, 7, first)
    third = put(3, 8, second)
    assert [second.indent, third.indent] == [0, 0]
    assert put(4, 9, third).indent == 1
