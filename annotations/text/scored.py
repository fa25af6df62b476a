"""The last judgement on the lines of a text: the row of kinds for which most speaks, all lines taken together.

The rules before it say what they read in a line, and that is one feature among others. The weights stand in
`weights.tsv`: a row for a feature and a column for a kind, and a row for each kind that may stand above another;
`tests/text/fitting.py` makes them from labelled texts. Which kinds a line may have at all stands in `allowed`.
"""

from functools import cache
from operator import add
from pathlib import Path

from annotations.text import context, cues, guard, talk
from annotations.text import scene as scenes
from annotations.text.facts import Facts
from annotations.text.guard import HEAD, KINDS, TALK
from annotations.text.lines import Line
from annotations.text.manuscript import BYLINE, DROPPED, TITLE
from annotations.text.rules import drop

TABLE = Path(__file__).with_name("weights.tsv")
ABOVE = "above "  # what the rows begin with that say which kinds follow on each other
_MOST = 3_000  # lines judged
_NEVER = -1e9
TRUST = (1.5, 1.0)  # what the rules count for where no line, or one, speaks as only a page does
ALONE = 0.5  # the same for a heading that blank lines part from the rest
CAUTION = 0.3  # how much more must speak for dropping a line than for keeping it
MORE = 1.5  # the same below a text in which no line surely is a page's
_DROPPED = KINDS.index(DROPPED)
_HEADING = KINDS.index("heading")
_TITLE = KINDS.index(TITLE)


@cache
def weights() -> dict[str, tuple[tuple[int, float], ...]]:
    """How much each feature speaks for each kind, which is named by its place in KINDS."""
    rows = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    names = [KINDS.index(name) for name in rows[0][1:]]
    return {row[0]: tuple((kind, float(cell)) for kind, cell in zip(names, row[1:], strict=True) if cell)
            for row in rows[1:]}  # fmt: skip


def judge(lines: list[Line], facts: Facts, form: str) -> Line | None:
    """Give every line the kind that fits it and those around it. Returns the line that reads as the title."""
    scene = scenes.read(lines, facts, form)
    if len(lines) > _MOST or not scene.body:
        return None
    best = [KINDS[kind] for kind in _read(scene)]
    guard.keep_sentences(scene, best)
    for line, kind in zip(lines, best, strict=True):
        if kind == DROPPED and line.fate != DROPPED:
            drop(line, "a line of the page around the text")
        elif kind == HEAD and line.fate not in guard.HEADS:
            line.fate, line.reason, facts.author, facts.author_printed = BYLINE, "", line.text, True
        elif kind not in (TITLE, HEAD, TALK) and kind != line.fate:
            line.fate, line.reason, line.level = kind, "", 2 if kind == "heading" else 0
    talk.number(lines, best)
    return next((line for line, kind in zip(lines, best, strict=True) if kind == TITLE), None)


def _read(scene: scenes.Scene) -> list[int]:
    own = [_weighed(names) for names in context.of(scene)]
    page = sum(bool(found & cues.SURE) for found in scene.found)
    for index, score in enumerate(own):
        for kind in guard.never(scene, index):
            score[kind] = _NEVER
        read = scene.lines[index].fate or "paragraph"
        if read in KINDS and (scene.lines[index].fate or not page):
            score[KINDS.index(read)] += TRUST[page] if page < len(TRUST) else 0.0
            score[_HEADING] += ALONE * (read == "heading" and scene.lines[index].alone and not page)
        if not scene.found[index] & cues.PAGE:
            score[_DROPPED] -= MORE if not page and index > scene.zone[1] else CAUTION
    best = likeliest(own)
    if _TITLE in best or not guard.has_title(scene):
        return best
    # Some line is the title: the one that costs the row of kinds least.
    fits = _fits(own)
    at = max(range(len(own)), key=lambda index: fits[index][_TITLE])
    if fits[at][_TITLE] > _NEVER / 2:
        own[at] = [value if kind == _TITLE else _NEVER for kind, value in enumerate(own[at])]
        best = likeliest(own)
    return best


def _weighed(names: list[str]) -> list[float]:
    table, score = weights(), [0.0] * len(KINDS)
    for name in dict.fromkeys(names):
        for kind, weight in table.get(name, ()):
            score[kind] += weight
    return score


def _moves() -> list[list[float]]:
    """For each kind how much speaks for each kind above it."""
    steps = [dict(weights().get(ABOVE + name, ())) for name in KINDS]
    return [[step.get(kind, 0.0) for step in steps] for kind in range(len(KINDS))]


def likeliest(own: list[list[float]]) -> list[int]:
    """The best row of kinds (Viterbi)."""
    moves, score, back = _moves(), own[0], []
    for mine in own[1:]:
        came, now = [], []
        for kind, move in enumerate(moves):
            ways = list(map(add, score, move))
            most = max(ways)
            came.append(ways.index(most))
            now.append(most + mine[kind])
        back.append(came)
        score = now
    row = [score.index(max(score))]
    for came in reversed(back):
        row.append(came[row[-1]])
    return row[::-1]


def _fits(own: list[list[float]]) -> list[list[float]]:
    """For each line and kind how much speaks for the best row in which the line is of that kind."""
    moves = _moves()
    after = [list(column) for column in zip(*moves, strict=True)]
    there = _along(own, moves)
    back = _along(own[::-1], after)[::-1]
    return [[a + b - c for a, b, c in zip(*rows, strict=True)] for rows in zip(there, back, own, strict=True)]


def _along(own: list[list[float]], moves: list[list[float]]) -> list[list[float]]:
    found = [own[0]]
    for mine in own[1:]:
        found.append([max(map(add, found[-1], move)) + value for move, value in zip(moves, mine, strict=True)])
    return found
