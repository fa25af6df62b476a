"""The last judgement on lines that no mark of their own decides: the kind for which most features speak.

The rules before it say what they read in a line, and that is one feature among others. The weights stand in
`weights.tsv`, a row for a feature and a column for a kind; `tests/text/fitting.py` makes them from labelled texts.
"""

from functools import cache
from pathlib import Path

from annotations.text import blocks as kinds
from annotations.text import cues, features
from annotations.text import scene as scenes
from annotations.text.facts import Facts
from annotations.text.lines import Line, is_prose
from annotations.text.manuscript import DROPPED, NOTICE, SUPPORT
from annotations.text.prominent import reads_as_heading
from annotations.text.rules import ASIDE, drop

TABLE = Path(__file__).with_name("weights.tsv")
_LONGEST = 450  # code points: longer lines are paragraphs unless something says what they are
# What the rules before this one may have guessed wrongly.
_WEAK = frozenset((
    "", kinds.HEADING, kinds.PARAGRAPH, kinds.STANDFIRST, kinds.CAPTION, kinds.CREDIT, kinds.LIST_ITEM, kinds.QUOTATION,
    kinds.PULL_QUOTE, kinds.RELATED,
))  # fmt: skip
_SHORT = 200  # code points up to which a paragraph may be something else
CAUTION = 0.5
_MOST = 600  # lines judged


@cache
def weights() -> dict[str, dict[str, float]]:
    """How much each feature speaks for each kind."""
    rows = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    names = rows[0][1:]
    return {row[0]: {name: float(cell) for name, cell in zip(names, row[1:], strict=True) if cell} for row in rows[1:]}


def is_open(line: Line) -> bool:
    """Whether the line may be judged here: short enough, and of no kind that its own mark gives it."""
    if line.fate not in _WEAK or line.comment or len(line.text) > _LONGEST:
        return False
    return line.hint in ("", ASIDE, kinds.HEADING, kinds.STANDFIRST, kinds.LIST_ITEM) and not line.sure


def candidates(scene: scenes.Scene) -> list[int]:
    """The indexes of the lines to judge: a paragraph amid others that nothing speaks against needs no judgement."""
    inner = set(list(scene.body)[1:-1])
    return [
        index for index, line in enumerate(scene.lines)
        if is_open(line)
        and not (index in inner and not line.fate and len(line.text) > _SHORT and not scene.found[index])
    ]  # fmt: skip


def judge(lines: list[Line], facts: Facts, form: str) -> None:
    """Give every such line the likeliest kind that it may be."""
    scene = scenes.read(lines, facts, form)
    open_lines = candidates(scene)
    if len(open_lines) > _MOST or not scene.body:
        return
    decided = [(scene.lines[index], _best(scene, index)) for index in open_lines]
    for line, kind in decided:
        if kind == DROPPED:
            drop(line, "a line of the page around the text")
        elif kind != (line.fate or kinds.PARAGRAPH):
            line.fate, line.level = kind, 2 if kind == kinds.HEADING else 0


def _best(scene: scenes.Scene, index: int) -> str:
    line = scene.lines[index]
    was = line.fate or kinds.PARAGRAPH
    score: dict[str, float] = {}
    for name in features.of(scene, index):
        for kind, weight in weights().get(name, {}).items():
            score[kind] = score.get(kind, 0.0) + weight
    if DROPPED in score:
        score[DROPPED] -= _caution(line, scene.found[index])
    for kind in sorted(score, key=score.__getitem__, reverse=True):
        if kind == was or may_be(scene, index, kind):
            return kind
    return was


def _caution(line: Line, found: frozenset[str]) -> float:
    """How much more must speak for dropping a line than for keeping it: most where it reads as a sentence."""
    sentence = line.text.endswith((".", "?", "”", '"')) and len(line.text.split()) >= 4
    return CAUTION * (1 + sentence + (not found & cues.PAGE))


def may_be(scene: scenes.Scene, index: int, kind: str) -> bool:
    """Whether nothing forbids it: a sentence of the text is never dropped, what its markup names stays."""
    line = scene.lines[index]
    if kind == DROPPED:
        return index not in scene.body and not _is_told(line, scene.found[index])
    if kind == kinds.CONTENTS:
        near = scene.lines[max(0, index - 1) : index + 2]
        return any(other.fate == kinds.CONTENTS for other in near if other is not line)
    if kind == SUPPORT and index in scene.body:
        return False
    if kind == kinds.STANDFIRST and index > scene.zone[0]:
        return False
    if kind == kinds.HEADING and not reads_as_heading(line.text):
        return False
    return kind == NOTICE or line.hint in ("", ASIDE)


def _is_told(line: Line, found: frozenset[str]) -> bool:
    """A sentence that no cue of a page, or only a doubtful one, speaks against."""
    page = bool(found & cues.SURE) or len(found & cues.PAGE) >= 2
    item = line.hint == kinds.LIST_ITEM and line.linked < len(line.text) / 2
    return is_prose(line.text) and (item or not page)
