"""What no weight may do: drop a sentence of the text, overrule a mark of its own, undo a warning or a comment."""

import re

from annotations.text import advisories, blocks, cues, dates, patterns, showings, titles
from annotations.text.bylines import LONE_NAME
from annotations.text.features import IS as _IS
from annotations.text.lines import Line, ends_open, is_dense, is_prose, key, sentences, words
from annotations.text.manuscript import BYLINE, DATE, DROPPED, NOTICE, PUBLISHER, SUPPORT, TITLE
from annotations.text.rules import ALT
from annotations.text.scene import Scene

HEAD, TALK = "meta", "comment"  # byline, date and publisher; what readers wrote
KINDS = (
    "paragraph", "heading", "standfirst", "list_item", "quotation", "pull_quote", "caption", "contents", "credit",
    "related", NOTICE, SUPPORT, DROPPED, TITLE, HEAD, TALK,
)  # fmt: skip
_PLACE = {kind: number for number, kind in enumerate(KINDS)}
_ALL = frozenset(_PLACE.values())
HEADS = (BYLINE, DATE, PUBLISHER)
_LONGEST_TITLE = 200
_FEW = 4  # words
_INTERVIEW = 3  # questions in strong letters that make one
_CLAUSE = 6  # words
_NEAR = 5  # lines below a picture
_NONE: frozenset[str] = frozenset()
# Cues of a page that a sentence of criticism may hold by chance: "the front page", "he follows her".
_BY_CHANCE = frozenset(
    ("asks", "back", "follow", "listen", "more", "minutes", "count", "print", "network", "share", "tags", "account")
)


def never(scene: Scene, index: int) -> frozenset[int]:
    """The kinds, by their place in KINDS, that a line may not have."""
    line = scene.lines[index]
    if line.comment:
        return _ALL - {_PLACE[TALK if line.fate == blocks.COMMENT else DROPPED]}
    if _is_settled(scene, index):
        return _ALL - {_PLACE[HEAD if line.fate in HEADS else line.fate]}
    first, last = scene.zone
    below = max(0, scene.title) < index <= last
    shown = _is_shown_alone(scene, index) and not scene.found[index] & cues.PAGE
    found = {_PLACE[DROPPED]} if below and (shown or _is_of_picture(line)) else set()
    if line.fate != TITLE and (len(line.text) > _LONGEST_TITLE or index > first or not _may_name(scene, index)):
        found.add(_PLACE[TITLE])
    if line.fate not in HEADS and not _may_sign(scene, index):
        found.add(_PLACE[HEAD])
    headless = scene.byline < 0 and scene.date < 0
    if headless and index in scene.body and not line.marked_up and line.fate != blocks.STANDFIRST:
        found.add(_PLACE[blocks.STANDFIRST])
    if not advisories.may_warn(line.text):
        found.add(_PLACE[NOTICE])
    # One line alone that speaks as a page does says it by chance.
    said = scene.found[index] if scene.cued > 1 else _NONE
    # Where nothing speaks as a page and nothing was dropped, there is no page below the text.
    bare = scene.form == "text" and not scene.cued and scene.fallen == len(scene.lines) and index > last
    if bare or not may_fall(line, said, first <= index <= last):
        found.add(_PLACE[DROPPED])
    if index < first < len(scene.lines):
        found.add(_PLACE[TALK])
    if first <= index <= last and index in scene.body and scene.is_long(line) and not scene.found[index] & cues.PAGE:
        found.add(_PLACE[DROPPED])
    if index > last:
        found.add(_PLACE[blocks.CONTENTS])
    if _is_no_heading(scene, index):
        found.add(_PLACE[blocks.HEADING])
    if _is_no_item(scene, index):
        found.add(_PLACE[blocks.LIST_ITEM])
    return frozenset(found)


def _is_of_picture(line: Line) -> bool:
    """A caption or a credit that says so of itself."""
    return line.fate in (blocks.CAPTION, blocks.CREDIT) and patterns.is_of_picture(line.text)


def _is_shown_alone(scene: Scene, index: int) -> bool:
    """What a picture shows, where it has no other words: the text or a box of facts goes on directly below, or stands
    above and buttons below."""
    line, lower = scene.lines[index], scene.lines[index + 1 : index + _NEAR]
    below = lower[:1] if not lower or lower[0].fate != DROPPED else [near for near in lower if near.fate != DROPPED][:1]
    above = [near for near in scene.lines[max(0, index - 1) : index] if below and below != lower[:1]]
    alone = any(blocks.LIST_ITEM in (near.hint, near.fate) for near in (*above, *below))
    alone = alone or (bool(below) and scene.is_long(below[0]))
    return alone and line.hint == ALT and line.fate == blocks.CAPTION and words(line.text) > 1


_STAMP = re.compile(r"^\(?\d{1,2}:\d\d\b")


def _may_name(scene: Scene, index: int) -> bool:
    """Whether a line may be the title: no act of a page, no time of a recording, no name of a section over another."""
    text = scene.lines[index].text
    named = titles.is_section(text) or showings.is_showing(text) or dates.is_volume(text)
    return not (scene.found[index] & cues.SURE or _STAMP.match(text) or named)


def _is_no_item(scene: Scene, index: int) -> bool:
    """A line alone without a mark, no short line beside it: nothing makes a list of one."""
    line = scene.lines[index]
    bare = not line.fate and not line.marked_up and line.alone and line.text[0].isalpha() and ":" not in line.text
    return bare and scene.shorts[index] == 1


def _is_settled(scene: Scene, index: int) -> bool:
    """Whether the rules read the line for certain: by a mark, as a warning, as one entry of several, as the title."""
    line, near = scene.lines[index], scene.lines[max(0, index - 1) : index + 2]
    listed = line.fate == blocks.CONTENTS and sum(other.fate == blocks.CONTENTS for other in near) > 1
    quoted = line.fate == blocks.QUOTATION and line.raw.lstrip().startswith(">")
    above = line.fate == DROPPED and scene.title < index < scene.zone[0]
    again = above and key(line.text) == key(scene.facts.title) != ""
    return listed or quoted or again or line.fate in (NOTICE, SUPPORT) or (line.sure and bool(line.fate))


def _is_no_heading(scene: Scene, index: int) -> bool:
    """A question of an interview; and without markup the last line, or one that begins small."""
    line = scene.lines[index]
    if line.strong and not line.hint and line.text.endswith("?") and scene.asked >= _INTERVIEW:
        return True
    small = line.text[0].islower() and line.fate != blocks.HEADING
    return not line.marked_up and (small or index == len(scene.lines) - 1)


def may_fall(line: Line, found: frozenset[str], amid: bool) -> bool:
    """Whether a line may be dropped at all for what weighs for it: no sentence may of which nothing says that a page
    speaks in it, and none of two sentences or more in which a single word does that may be there by chance; nor what
    is marked up as a point or heading and stands `amid` the paragraphs or has many words; nor, amid these, the words
    of a picture without a caption, or a line that begins small."""
    said, linked = found & cues.PAGE, line.linked / len(line.text)
    if amid and not said and line.hint == ALT and line.fate == blocks.CAPTION:
        return False
    if line.fate == DROPPED or linked >= 0.8:
        return True
    if line.marked_up and line.hint in blocks.KINDS and not said and not linked:
        least = _FEW * (1 + (line.hint == blocks.HEADING) - amid)
        return words(line.text) < least
    plain = not line.hint and not said and not linked
    if not is_sentence(line.text):
        return not (plain and (_is_clause(line.text) if line.marked_up else amid and line.text[0].islower()))
    if len(said) == 1 and said <= _BY_CHANCE and linked < 0.5:
        return len(sentences(line.text)) == 1
    return bool(said)


def is_sentence(text: str) -> bool:
    """Prose, two sentences, or at least four words up to a stop, two of them no names; no date."""
    if is_prose(text):
        return True
    said = text.split()
    small = sum(word[0].islower() and len(word) > 1 for word in said)
    ends = text[-1:]
    stops = ends not in ",、，" and (ends in ":;?" or not ends_open(text))
    if is_dense(text):
        return stops and words(text) >= _FEW
    return len(said) >= _FEW + 2 * (ends in ":;?") and small > 1 and stops and not dates.find(text)


def _is_clause(text: str) -> bool:
    """A sentence that lacks its stop: six words, three of them small, and one a form of "to be" or "to have"."""
    said = text.split()
    small = sum(word[0].islower() for word in said)
    return len(said) >= _CLAUSE and small >= _FEW - 1 and bool(_IS.search(text)) and ends_open(text)


def _may_sign(scene: Scene, index: int) -> bool:
    """A name alone below the title of a text that names no author anywhere else in its head."""
    near = 0 <= scene.title < index <= scene.title + 2 and scene.byline < 0 and not scene.facts.author
    line = scene.lines[index]
    # Alone below a date that stands under the title a name begins the text: it is that of a film.
    parted = 0 <= scene.date < index and line.alone
    return near and not parted and bool(LONE_NAME.match(line.text)) and not line.hint


def has_title(scene: Scene) -> bool:
    """Whether some line is sure to be the title: markup may state one that is printed nowhere."""
    return scene.form == "text" or any(line.fate == TITLE for line in scene.lines)


def keep_sentences(scene: Scene, best: list[str]) -> None:
    """Make a paragraph of a dropped sentence that stands amid the text and that no cue of a page speaks against."""
    kept = [index for index, kind in enumerate(best) if kind == blocks.PARAGRAPH and scene.is_long(scene.lines[index])]
    first, last = (kept[0], kept[-1]) if kept else (0, -1)
    fallen = False
    for index, line in enumerate(scene.lines):
        item = line.marked_up and line.hint == blocks.LIST_ITEM and line.fate != DROPPED and not line.linked
        if item and best[index] == DROPPED and index and best[index - 1] == line.hint == scene.lines[index - 1].hint:
            best[index] = blocks.LIST_ITEM  # one point more of a list that was kept
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
