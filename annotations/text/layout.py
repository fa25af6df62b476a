"""How a whole text is laid out, said of each line that shows it: numbered lines, questions, dashes, lines together.

One such line alone may be anything; all of them together tell a list from headings and an interview from an essay.
These are features, as in `context`: each function gives for every line the names of what holds for it.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from annotations.text import lexicon, repeats
from annotations.text.lines import Line, ends_open, extent, is_prose, words
from annotations.text.repeats import FAR
from annotations.text.scene import Scene

_YOU = re.compile(r"\b(?:you|your|sie|ihre?n?|du|dich|vous|votre|vos|tu|te|usted|você|lei|ti|vi|je|jij|u|uw)\b", re.I)
_DASH = re.compile(r"^[–—―-]\s?\S")
_SHORT = 80  # code points of a line that may stand over a text
_QUESTION = 200
_LEAST = 3  # lines that count
_RELATIVE = (0.15, 0.3, 0.6, 1.0, 1.8)  # of the usual length of the text's paragraphs


def of(scene: Scene) -> list[list[str]]:
    found: list[list[str]] = [[] for _line in scene.lines]
    for part in (_numbered, _asked, _dashed, _over, _together, _relative):
        part(scene, found)
    return found


def _share(holds: list[bool]) -> int:
    """Quarters of the lines for which something holds: 0 for none, 4 for all."""
    return 4 if all(holds) else min(3, int(sum(holds) / len(holds) * 3.99) + any(holds)) if holds else 0


def _stops(line: Line) -> bool:
    return not ends_open(line.text)


def _numbered(scene: Scene, found: list[list[str]]) -> None:
    """Of lines that count: how many end with a stop, have text of their own below, stand alone, are sentences."""
    own = scene.lines
    for step in (1, -1):
        for members in repeats.counts(own, step):
            if len(members) < _LEAST:
                continue
            inner, held = members[:-1], set(members)
            text = [at + 1 not in held and _is_text(own[at + 1]) for at in inner]
            names = [
                f"count-stops:{_share([_stops(own[at]) for at in members])}",
                f"count-text:{_share(text)}",
                f"count-alone:{_share([own[at].alone for at in members])}",
                f"count-prose:{_share([is_prose(own[at].text) for at in members])}",
                f"count-top:{_share([own[at].first for at in members])}",
            ]
            names.append("+".join(names[:2]))
            for at in members:
                found[at] += names
                if at + 1 < len(own) and at + 1 not in held:
                    found[at + 1].append(f"under-{names[1]}")


def _is_text(line: Line) -> bool:
    return _stops(line) and extent(line.text) >= 20


def _asked(scene: Scene, found: list[list[str]]) -> None:
    """Questions that stand as lines of their own: how many, how many speak to somebody, how many of them alternate."""
    own = scene.lines
    asks = [
        index for index, line in enumerate(own)
        if line.text.endswith("?") and extent(line.text) <= _QUESTION and index >= scene.title and not line.comment
    ]  # fmt: skip
    if not asks:
        return
    count = min(5, len(asks))
    you = _share([bool(_YOU.search(own[at].text)) for at in asks])
    turns = _share([later - at == 2 for at, later in pairwise(asks)])
    alone = _share([own[at].alone for at in asks])
    names = [f"quiz:{count}", f"quiz-you:{min(count, 3)}:{you}", f"quiz-turns:{count}:{turns}", f"quiz-alone:{alone}"]
    for at in asks:
        found[at] += names
        if at + 1 < len(own):
            found[at + 1] += [f"answers:{count}", f"answers-turns:{count}:{turns}"]


def _dashed(scene: Scene, found: list[list[str]]) -> None:
    """Lines that begin with a dash: speech, or points."""
    dashed = [index for index, line in enumerate(scene.lines) if _DASH.match(line.text)]
    if len(dashed) < 2:
        return
    asks = _share([scene.lines[at].text.endswith("?") for at in dashed])
    stops = _share([_stops(scene.lines[at]) for at in dashed])
    for at in dashed:
        found[at] += [f"dashes:{bisect_right(FAR, len(dashed))}", f"dashes-ask:{asks}", f"dashes-stop:{stops}"]


def _over(scene: Scene, found: list[list[str]]) -> None:
    """Short lines without a stop over text: how many of the same look the text has, alone or together with it."""
    own = scene.lines
    looks: dict[str, list[int]] = {}
    for index, (line, below) in enumerate(pairwise(own)):
        if index > scene.title and extent(line.text) <= _SHORT and not _stops(line) and _is_text(below):
            sort = "tight" if line.first and not line.last else "alone" if line.alone else "within"
            looks.setdefault(f"{sort}:{line.hint or ('marked' if line.marked_up else 'plain')}", []).append(index)
    for look, members in looks.items():
        amid = sum(scene.zone[0] < at <= scene.zone[1] for at in members)
        for at in members:
            found[at] += [f"over:{look}:{min(4, len(members))}", f"over-amid:{look}:{min(3, amid)}"]


def _together(scene: Scene, found: list[list[str]]) -> None:
    """Of lines that stand together without a blank line: how many name facts, end open, end with a stop, count."""
    own, begin = scene.lines, 0
    while begin < len(own):
        end = begin + 1
        while end < len(own) and not own[end].first:
            end += 1
        if end - begin > 1:
            rest = own[begin + 1 : end]
            facts = _share(["lex:fact:first" in lexicon.of(line.text) for line in own[begin:end]])
            size = min(4, end - begin)
            names = [
                f"group-facts:{facts}",
                f"group-open:{size}:{_share([ends_open(line.text) for line in own[begin:end]])}",
                f"group-short:{size}:{_share([extent(line.text) <= _SHORT for line in own[begin:end]])}",
                f"group-rest-stops:{_share([_stops(line) for line in rest])}:{not _stops(own[begin])}",
            ]
            for at in range(begin, end):
                found[at] += [*names, f"{names[3]}:{min(2, at - begin)}"]
        begin = end


def _relative(scene: Scene, found: list[list[str]]) -> None:
    """How long a line is beside the paragraphs of the text; its end with its length, its place and what is below."""
    own = scene.lines
    for index, line in enumerate(own):
        end = "ask" if line.text.endswith("?") else "stop" if _stops(line) else "open"
        size = bisect_right(_RELATIVE, extent(line.text) / scene.median) if scene.median else "none"
        place = "alone" if line.alone else "top" if line.first else "foot" if line.last else "amid"
        below = own[index + 1] if index + 1 < len(own) else None
        next_to = "none" if below is None else "long" if scene.is_long(below) else "stop" if _stops(below) else "open"
        found[index] += [
            f"relative:{size}", f"relative:{size}:{end}", f"{end}:{place}", f"{end}:{place}:{next_to}",
            f"{end}:{words(line.text) if extent(line.text) < _SHORT else 'many'}",
        ]  # fmt: skip
