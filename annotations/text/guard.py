"""What no weight may do: drop a sentence of the text, overrule a mark of its own, undo a warning or a comment."""

from annotations.text import blocks, cues
from annotations.text.lines import Line, is_prose
from annotations.text.manuscript import BYLINE, DATE, DROPPED, NOTICE, PUBLISHER, SUPPORT, TITLE
from annotations.text.repeats import is_long
from annotations.text.scene import Scene

HEAD, TALK = "meta", "comment"  # byline, date and publisher; what readers wrote
KINDS = (
    "paragraph", "heading", "standfirst", "list_item", "quotation", "pull_quote", "caption", "contents", "credit",
    "related", NOTICE, SUPPORT, DROPPED, TITLE, HEAD, TALK,
)  # fmt: skip
_PLACE = {kind: number for number, kind in enumerate(KINDS)}
_ALL = frozenset(_PLACE.values())
_HEADS = (BYLINE, DATE, PUBLISHER)
_LONGEST_TITLE = 200


def never(scene: Scene, index: int) -> frozenset[int]:
    """The kinds, by their place in KINDS, that a line may not have."""
    line = scene.lines[index]
    if line.comment:
        return _ALL - {_PLACE[TALK if line.fate == blocks.COMMENT else DROPPED]}
    near = scene.lines[max(0, index - 1) : index + 2]
    listed = line.fate == blocks.CONTENTS and sum(other.fate == blocks.CONTENTS for other in near) > 1
    quoted = line.fate == blocks.QUOTATION and line.raw.lstrip().startswith(">")
    if listed or quoted or line.fate in (NOTICE, SUPPORT) or (line.sure and line.fate):
        return _ALL - {_PLACE[HEAD if line.fate in _HEADS else line.fate]}
    first, last = scene.zone
    found = set()
    if line.fate != TITLE and (len(line.text) > _LONGEST_TITLE or index > first):
        found.add(_PLACE[TITLE])
    if line.fate not in _HEADS:
        found.add(_PLACE[HEAD])
    if index < first < len(scene.lines):
        found.add(_PLACE[TALK])
    if first <= index <= last and index in scene.body and is_long(line) and not scene.found[index] & cues.PAGE:
        found.add(_PLACE[DROPPED])
    if index > last:
        found.add(_PLACE[blocks.CONTENTS])
    return frozenset(found)


def has_title(scene: Scene) -> bool:
    """Whether some line is sure to be the title: markup may state one that is printed nowhere."""
    return scene.form == "text" or any(line.fate == TITLE for line in scene.lines)


def keep_sentences(scene: Scene, best: list[str]) -> None:
    """Make a paragraph of a dropped sentence that stands amid the text and that no cue of a page speaks against."""
    kept = [index for index, kind in enumerate(best) if kind == blocks.PARAGRAPH and is_long(scene.lines[index])]
    first, last = (kept[0], kept[-1]) if kept else (0, -1)
    fallen = False
    for index, line in enumerate(scene.lines):
        if index > last and best[index] == DROPPED and not _is_told(line, scene.found[index]):
            fallen = True
        if best[index] != DROPPED or line.fate == DROPPED or not _is_told(line, scene.found[index]):
            continue
        if first <= index <= last or not (fallen or index < first):
            best[index] = blocks.PARAGRAPH


def _is_told(line: Line, found: frozenset[str]) -> bool:
    """A sentence that no cue of a page, or only a doubtful one, speaks against."""
    page = bool(found & cues.SURE) or len(found & cues.PAGE) >= 2
    return is_prose(line.text) and not page
