"""What is said about a text: its title, who wrote it, where and when it was published."""

from dataclasses import dataclass
from datetime import date, time


@dataclass
class Facts:
    """Read from the head of a text and from what a page or a front matter states.

    `published` is None where no date is known for certain; `published_text` is the date as printed either way.
    """

    title: str = ""
    author: str = ""
    author_printed: bool = False  # whether a line of the text says so
    publisher: str = ""
    published: date | None = None
    published_time: time | None = None
    published_text: str = ""
    language: str = ""
    url: str = ""
    standfirst: str = ""  # what a page's metadata say about the text; a line that says the same is its standfirst
