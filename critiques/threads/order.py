"""Where a post stands in its thread: a path of ordinals, and how far it is drawn to the right. Knows no database.

A path says in four letters each the ordinals of the posts it hangs under and its own, so that reading paths in the
order of their bytes is walking the tree, and a branch is one stretch of them. Every STRETCH levels it begins anew,
under the ordinal of the post it goes on from (its base): so a path fits an index however deep a thread goes, and a post
2,000 levels down is found as fast as the first.
"""

from dataclasses import dataclass
from typing import Protocol

WIDTH = 4  # letters for an ordinal
STRETCH = 250  # levels between two bases
DRAWN = 9  # how far below its branch a post may be drawn; what is further is reached by "continue this branch"
INDENTED = 6  # of these are set further right; the others say only whom they answer
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST = len(_DIGITS) ** WIDTH - 1  # posts that one thread can hold
BEHIND = "~"  # sorts after every digit


def word(number: int) -> str:
    """An ordinal as it stands in a path. Raises ValueError beyond MOST."""
    if not 0 < number <= MOST:
        raise ValueError(number)
    letters = ""
    for _place in range(WIDTH):
        number, digit = divmod(number, len(_DIGITS))
        letters = _DIGITS[digit] + letters
    return letters


class Standing(Protocol):
    """What of a post says where it stands."""

    number: int
    base: int
    path: str
    depth: int
    indent: int
    author_id: int
    beside_id: int | None
    reply_count: int


@dataclass(frozen=True)
class Place:
    """Where a new post will stand. `joins`: it goes on a conversation of two and is not set further right than what it
    answers; `beside` is the other one of the two."""

    base: int = 0
    path: str = ""
    depth: int = 0
    indent: int = 0
    joins: bool = False
    beside: int | None = None


def place(number: int, author: int, parent: Standing | None) -> Place:
    """Where the post of that ordinal goes, by `author`, under `parent` or at the top."""
    if parent is None:
        return Place(path=word(number))
    depth = parent.depth + 1
    begins = depth % STRETCH == 0
    base, path = (parent.number, word(number)) if begins else (parent.base, parent.path + word(number))
    other = _beside(author, parent)
    # Only what stands directly under what it answers: further down nobody would know whom it is said to.
    if parent.reply_count == 0 and other is not None:
        return Place(base, path, depth, parent.indent, True, other)
    return Place(base, path, depth, parent.indent + 1)


def _beside(author: int, parent: Standing) -> int | None:
    """The other one, where author and the parent's conversation are no more than two; somebody who goes on from their
    own words has nobody beside them yet, and stands beside themselves."""
    if author == parent.author_id:
        return parent.beside_id or author
    if parent.beside_id in (None, author, parent.author_id):
        return parent.author_id
    return None


def holds_branch(post: Standing) -> int | None:
    """The base under which the replies to a post begin anew; None where they stand under its own."""
    return post.number if (post.depth + 1) % STRETCH == 0 else None
