"""Where covers and notes stand in a text for one viewer: around and between its runs, and never in them."""

from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from annotations.text import blocks as kinds
from annotations.text import html
from annotations.text.blocks import block_at, blocks_between
from annotations.text.covers import COVERED, NOTED, Laid
from annotations.text.sentences import sentences
from annotations.warnings.coverhtml import cover_html, note_html, talk_html
from annotations.warnings.covering import Said, Standing
from annotations.warnings.profile import SUPPORTED


class Covered:
    """What stands in each block of a laid text besides its words. `whole` is the text before anything was masked, of
    which only lengths are told."""

    def __init__(self, laid: Laid, standing: Standing, whole: str):
        self.laid, self.standing, self._whole = laid, standing, whole

    @cached_property
    def by_block(self) -> dict[int, list[tuple[int, int, int]]]:
        """Closed stretches, clipped to blocks: (start, end, number)."""
        found: dict[int, list] = {}
        blocks = self.laid.document.blocks
        for number, (start, end, *_rest) in enumerate(self.laid.closed):
            for index, block in blocks_between(blocks, start, end):
                found.setdefault(index, []).append((max(start, block.start), min(end, block.end), number))
        return found

    @cached_property
    def open_by_block(self) -> dict[int, list[Said]]:
        """Warnings whose words are there to be read, by the block they begin in."""
        found: dict[int, list] = {}
        blocks = self.laid.document.blocks
        for _at, said in self.standing.passages:
            index = None if said.closed else block_at(blocks, said.warned.start)
            if index is not None:
                found.setdefault(index, []).append(said)
        return found

    @cached_property
    def touched(self) -> set[int]:
        """Blocks in which anything but words stands; where a warning ends there is a place to skip to."""
        return self.by_block.keys() | self.open_by_block.keys() | self._ends.keys()

    @cached_property
    def _ends(self) -> dict[int, list[Said]]:
        found: dict[int, list] = {}
        blocks = self.laid.document.blocks
        for said in (one for several in self.open_by_block.values() for one in several):
            index = block_at(blocks, said.warned.end)
            if index is not None and blocks[index].start < said.warned.end:
                found.setdefault(index, []).append(said)
        return found

    def is_gone(self, index: int) -> bool:
        """Whether no word of a block is left."""
        block = self.laid.document.blocks[index]
        return sum(end - start for start, end, _number in self.by_block.get(index, ())) >= block.end - block.start

    def marks(self, index: int) -> list[tuple]:
        """What cuts a block into pieces at the edges of covers and notes."""
        closed = [(start, end, COVERED, number) for start, end, number in self.by_block.get(index, ())]
        several = [*self.open_by_block.get(index, ()), *self._ends.get(index, ())]
        return closed + [(one.warned.start, one.warned.end, NOTED, one.warned.id) for one in several]

    def outside(self, index: int, outside: html.Outside) -> html.Outside:
        """With the covers that begin in a block, the notes before what they are about, and the ends to skip to."""
        if index not in self.touched:
            return outside
        block = self.laid.document.blocks[index]
        points: dict[int, list] = {}
        before = [outside.before] if outside.before else []
        for said in self.open_by_block.get(index, ()):
            note = note_html(said, self._skip(said))
            if said.warned.start <= block.start or block.kind == kinds.HEADING:
                before.append(note)
            else:
                points.setdefault(said.warned.start, []).append(note)
        for said in self._ends.get(index, ()):
            points.setdefault(said.warned.end, []).insert(0, _end(said))
        return outside._replace(
            before="".join(before),
            covers={number: self._cover(number) for _s, _e, number in self.by_block.get(index, ())
                    if self.laid.closed[number].start >= block.start},
            points={at: "".join(several) for at, several in points.items()},
        )  # fmt: skip

    def _skip(self, said: Said) -> str:
        """The id of what comes after a passage: a place in its last block, or the block after it."""
        blocks = self.laid.document.blocks
        index = block_at(blocks, said.warned.end)
        if index is not None and blocks[index].start < said.warned.end:
            return f"past{said.warned.id}"
        last = block_at(blocks, said.warned.end - 1)
        after = (last if last is not None else len(blocks)) + 1
        return f"b{after}" if after < len(blocks) else "margin"

    def _cover(self, number: int) -> SafeString:
        stretch = self.laid.closed[number]
        said = sorted((self.standing.said[at] for at in stretch.numbers), key=lambda one: one.warned.start)
        # Where words are repeated, as in a pull quote, the place to come back to is where they stand first.
        own = [one for one in said if stretch.start <= one.warned.start < stretch.end]
        anchors = [f"w{one.warned.id}" for one in own]
        talk = talk_html() if any(one.warned.category in SUPPORTED for one in own) else ""
        further = "".join(format_html('<span id="{}"></span>', anchor) for anchor in anchors[1:])
        return further + cover_html(said, anchor=anchors[0] if anchors else "", size=self._size(stretch)) + talk

    def _size(self, stretch) -> str:
        count = len(sentences(self._whole, stretch.start, stretch.end))
        return ngettext("%(count)d sentence", "%(count)d sentences", count) % {"count": count}


def _end(said: Said) -> SafeString:
    return format_html('<span class="past" id="past{}" tabindex="-1"></span>', said.warned.id)
