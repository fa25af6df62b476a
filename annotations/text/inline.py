"""Words with inline marks, put together piece by piece into a line of canonical text."""

import re

from annotations.text import clean
from annotations.text.lines import Line

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\"<>]{1,2000}$", re.IGNORECASE)

_DEEPEST = 64  # marks inside one another that are kept


class Chunks:
    """A line in the making: pieces of text, and the marks that are open while they are said."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.opened: list[tuple[str, str, int]] = []  # kind, address, index of the first chunk
        self.marks: list[tuple[int, int, str, str]] = []  # of chunks
        self.depth = 0

    def say(self, text: str) -> None:
        self.texts.append(text)

    def open(self, kind: str, href: str = "") -> None:
        """Begin emphasis, strong or a link; an unknown kind only keeps the place of its end."""
        self.depth += 1
        if self.depth <= _DEEPEST:
            self.opened.append((kind, href, len(self.texts)))

    def close(self, kind: str) -> None:
        """End the innermost mark of that kind."""
        self.depth -= 1
        if self.depth >= _DEEPEST:
            return
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index][0] == kind:
                opened, href, begin = self.opened.pop(index)
                self._mark(opened, href, begin)
                return

    def _mark(self, kind: str, href: str, begin: int) -> None:
        if kind and begin < len(self.texts):
            self.marks.append((begin, len(self.texts), kind, href))

    def after_break(self) -> "Chunks":
        """A new line in which the marks that are open go on."""
        new = Chunks()
        new.depth = self.depth
        new.opened = [(kind, href, 0) for kind, href, _begin in self.opened]
        return new

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def line(self) -> Line | None:
        """The line; None where it holds nothing. Marks that are still open reach to its end."""
        for kind, href, begin in self.opened:
            self._mark(kind, href, begin)
        try:
            text, ends = clean.pieces(self.texts)
        except ValueError:
            text, ends = clean.line(self.text), []
        if not text:
            return None
        made, linked = [], 0
        for begin, end, kind, href in self.marks if ends else ():
            start, stop = _trimmed(text, ends[begin - 1] if begin else 0, ends[end - 1])
            if start >= stop:
                continue
            linked += stop - start if kind == "link" else 0
            if kind != "link" or _ADDRESS.match(href):
                made.append((start, stop, kind, href))
        anchors = tuple(
            ("anchor", href[1:]) for _b, _e, kind, href in self.marks if kind == "link" and href.startswith("#")
        )
        return Line(text, marks=tuple(sorted(set(made))), linked=linked, said=anchors, marked_up=True)


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] == " ":
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    return start, stop
