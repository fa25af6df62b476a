"""Comments that are known by their place and their looks alone: which lines are one comment, and who wrote it."""

from annotations.text import blocks, chrome, threads
from annotations.text.lines import Line
from annotations.text.manuscript import DROPPED


def number(lines: list[Line], best: list[str]) -> None:
    """Number the comments that no rule has found: what stands between two of them says who wrote the second."""
    count = max((line.comment for line in lines), default=0)
    between: list[Line] = []
    begun = False
    for line, kind in zip(lines, best, strict=True):
        if line.comment:
            between, begun = [], False
            continue
        if kind != blocks.COMMENT:
            between.append(line)
            continue
        who = _who(between) if begun or between else []
        if who or not begun:
            count += 1
        for other in who:
            other.comment = count
            other.reason = threads.WHEN if threads.is_when(other.text) else threads.BUTTON
        if who:
            who[0].reason = threads.COMMENTER
        line.fate, line.reason, line.level, line.comment = blocks.COMMENT, "", 0, count
        between, begun = [], True


def _who(between: list[Line]) -> list[Line]:
    """The lines above a comment from the name of who wrote it on."""
    near: list[Line] = []
    for line in reversed(between):
        if line.fate != DROPPED or len(line.text) > 80 or threads.is_heading(line.text) or len(near) > 12:
            break
        near.insert(0, line)
    while near and (_is_button(near[0]) or threads.is_when(near[0].text)):
        near.pop(0)
    return near


def _is_button(line: Line) -> bool:
    return bool(threads.BUTTONS.match(line.text)) or chrome.is_count(line.text) or chrome.is_button(line.text)
