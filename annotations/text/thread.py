"""The thread of reader comments as it is read: which comment it is, and how deep a reply."""

from annotations.text import blocks as kinds
from annotations.text.lines import Line
from annotations.text.rules import drop

COMMENTER = "who commented: commenters are not named"
WHEN = "when a comment was written"


class Thread:
    """The comment that is being read, and those it answers, by how far they are set in."""

    def __init__(self) -> None:
        self.number = 0
        self.named = False
        self.level = 0
        self.indents: list[int] = []

    def begin(self, line: Line) -> None:
        self.number += 1
        while self.indents and self.indents[-1] >= line.indent:
            self.indents.pop()
        self.level = len(self.indents)
        self.indents.append(line.indent)

    def speak(self, lines: list[Line]) -> None:
        self.begin(lines[0])
        self.named = True
        for line, reason in zip(lines, (COMMENTER, WHEN, WHEN), strict=False):
            drop(line, reason)
            line.comment = self.number

    def say(self, line: Line) -> None:
        line.fate, line.reason, line.comment = kinds.COMMENT, "", max(1, self.number)
        line.level = self.level if self.named else 0
