"""The posts of a forum's thread in a text that was copied out of it: a name, a day, "#2", and what is said."""

import re
from itertools import pairwise

from annotations.text.lines import Line, ends_open
from annotations.text.manuscript import DROPPED
from annotations.text.rules import drop
from annotations.text.thread import WHEN, Thread
from annotations.text.threads import BUTTON, BUTTONS, is_when

_NUMBER = re.compile(r"^#(\d{1,4})$")
_ACTS = re.compile(
    r"^(?:(?:like|quote|reply|share|report|bookmark|zitieren|antworten|melden|citer|répondre|citar|responder|cytuj|odpowiedz)"
    r"(?:\s|\W|$)+)+$|^(?:reactions|last edited|edited|zuletzt bearbeitet|dernière édition)\s?:",
    re.IGNORECASE,
)
_NAMES, _LONGEST = 3, 40  # lines above the day at most, their code points


def read(lines: list[Line]) -> bool:
    """Make comments of the posts below the first; whether there are any."""
    at = [index for index, line in enumerate(lines) if _is_number(line)]
    numbers = [int(_NUMBER.match(lines[index].text)[1]) for index in at]
    if len(at) < 2 or numbers[0] > 2 or any(there - here != 1 for here, there in pairwise(numbers)):
        return False
    heads = [(_begin(lines, index), index) for index, number in zip(at, numbers, strict=True) if number > 1]
    if any(begin < 0 for begin, _index in heads):
        return False
    thread = Thread()
    for (begin, index), (end, _next) in zip(heads, [*heads[1:], (len(lines), 0)], strict=True):
        thread.speak(lines[begin : begin + 1])
        for line in lines[begin + 1 : index + 1]:
            drop(line, WHEN)
            line.comment = thread.number
        for line in lines[index + 1 : end]:
            if _is_act(line):
                drop(line, BUTTON)
                line.comment = thread.number
                if end == len(lines):
                    break
            elif line.fate != DROPPED:
                thread.say(line)
    return True


def _is_number(line: Line) -> bool:
    return not line.marked_up and line.fate in ("", DROPPED) and bool(_NUMBER.match(line.text))


def _is_act(line: Line) -> bool:
    return bool(BUTTONS.match(line.text) or _ACTS.match(line.text))


def _begin(lines: list[Line], index: int) -> int:
    """Where the head of a post begins that ends in its number: with a name, above its day; -1 where none does."""
    day = next((at for at in (index - 1, index - 2) if at > 0 and is_when(lines[at].text)), 0)
    begin = day
    while begin - 1 > 0 and day - begin < _NAMES and _may_be_name(lines[begin - 1]):
        begin -= 1
    return begin if day and begin < day else -1


def _may_be_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST and ends_open(line.text) and not _is_act(line) and ":" not in line.text
