"""Correcting a manuscript: another kind, other words, one entry split or joined with the next, dropped or kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from annotations.text import blocks as kinds
from annotations.text import clean
from annotations.text.manuscript import DROPPED, KINDS, MAX_RAW, Entry, Mark

MAX_ENTRIES = 20_000
AT_THE_DESK = "dropped at the desk"
_PARAGRAPHS = re.compile(r"\n\s*\n")


class Uneditable(ValueError):
    """The correction can't be made; `str()` is a sentence that says why."""


@dataclass(frozen=True)
class Change:
    """What is asked of one entry; None leaves that as it is. Words with a blank line in them make several entries.

    `join` joins the entry with the block below it, after everything else that is asked.
    """

    id: int
    kind: str | None = None
    level: int | None = None
    text: str | None = None
    quoted: bool | None = None
    join: bool = False


def apply(entries: Sequence[Entry], changes: Iterable[Change]) -> list[Entry]:
    """The entries with every change made, or Uneditable and nothing is changed. Costs O(entries)."""
    asked = {change.id: change for change in changes}
    if unknown := asked.keys() - {entry.id for entry in entries}:
        raise Uneditable(f"There is no line {min(unknown)} in this draft any more. Reload the page.")
    fresh = max((entry.id for entry in entries), default=0)
    edited: list[Entry] = []
    for entry in entries:
        change = asked.get(entry.id)
        first, *further = _changed(entry, change, edited) if change else [entry]
        edited.append(first)
        edited += (replace(extra, id=fresh + number) for number, extra in enumerate(further, start=1))
        fresh += len(further)
    for change in asked.values():
        if change.join:
            _join(edited, change.id)
    if len(edited) > MAX_ENTRIES:
        raise Uneditable(f"A draft has at most {MAX_ENTRIES:,} lines.")
    return _comments_numbered(edited)


def _changed(entry: Entry, change: Change, above: list[Entry]) -> list[Entry]:
    kind = entry.kind if change.kind is None else change.kind
    if kind not in KINDS:
        raise Uneditable("That is no kind of line.")
    made = _of_kind(entry, kind, change.level, above)
    if change.quoted is not None:
        made = replace(made, quoted=change.quoted)
    if change.text is None:
        return [made]
    texts = [line for part in _PARAGRAPHS.split(change.text.replace("\r\n", "\n")) if (line := clean.line(part))]
    if not texts:
        raise Uneditable("A line can't be empty. Drop it instead.")
    if texts == [entry.text]:
        return [made]
    if len(texts) == 1:
        return [replace(made, text=texts[0], marks=_carried(entry.text, texts[0], entry.marks))]
    return _split(made, texts)


def _of_kind(entry: Entry, kind: str, level: int | None, above: list[Entry]) -> Entry:
    if kind == kinds.HEADING:
        wanted = level if level is not None else (entry.level if entry.kind == kind else 2)
        return replace(entry, kind=kind, level=min(4, max(2, wanted)), comment=0, reason="")
    if kind == entry.kind:
        return entry
    if kind == kinds.COMMENT:
        last = above[-1].comment if above else 0
        # A line made a comment goes on with the comment above it, or begins one after all the others.
        number = entry.comment or last or max((other.comment for other in above), default=0) + 1
        return replace(entry, kind=kind, level=0, comment=number, reason="")
    # Who said a comment is dropped, and still known as that comment's: kept after all it stands there again.
    comment = entry.comment if kind == DROPPED else 0
    return replace(entry, kind=kind, level=0, comment=comment, reason=AT_THE_DESK if kind == DROPPED else "")


def _split(entry: Entry, texts: list[str]) -> list[Entry]:
    """Several entries from one. Marks stay where the words are the same from the beginning on."""
    made, at = [], 0
    for text in texts:
        found = entry.text.find(text, at)
        marks: tuple[Mark, ...] = ()
        if found >= 0:
            at = found + len(text)
            marks = tuple(
                (max(start, found) - found, min(end, at) - found, kind, href)
                for start, end, kind, href in entry.marks
                if start < at and end > found
            )
        first = not made
        made.append(replace(entry, text=text, marks=marks, raw=entry.raw if first else ""))
    return made


def _carried(old: str, new: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks of `old` that lie wholly before or wholly after what was changed, at their place in `new`."""
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    shift = len(new) - len(old)
    kept = []
    for start, end, kind, href in marks:
        if end <= head:
            kept.append((start, end, kind, href))
        elif start >= len(old) - tail:
            kept.append((start + shift, end + shift, kind, href))
    return tuple(kept)


def _alike(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _join(entries: list[Entry], first_id: int) -> None:
    at = next((index for index, entry in enumerate(entries) if entry.id == first_id), None)
    below = next((i for i in range(at + 1, len(entries)) if entries[i].is_block), None) if at is not None else None
    if at is None or below is None or not entries[at].is_block:
        raise Uneditable("There is no line below to join this one with.")
    if bool(entries[at].comment) != bool(entries[below].comment):
        raise Uneditable("A reader's comment is not joined with the text.")
    first, second = entries[at], entries[below]
    shift = len(first.text) + 1
    marks = tuple((start + shift, end + shift, kind, href) for start, end, kind, href in second.marks)
    raw = "\n".join(filter(None, (first.raw, second.raw)))[:MAX_RAW]
    entries[at] = replace(first, text=f"{first.text} {second.text}", raw=raw, marks=first.marks + marks)
    del entries[below]


def _comments_numbered(entries: list[Entry]) -> list[Entry]:
    """Comments numbered 1, 2, 3 in their order, whatever was made one or is none any more."""
    numbers: dict[int, int] = {}
    for entry in entries:
        if entry.kind == kinds.COMMENT:
            numbers.setdefault(entry.comment, len(numbers) + 1)
    return [replace(entry, comment=numbers.get(entry.comment, 0)) if entry.comment else entry for entry in entries]
