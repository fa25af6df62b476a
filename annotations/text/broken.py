"""The lines of a plain text: what stands alone, and what was broken at a column, joined again."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby, pairwise

from annotations.text import clean, pages
from annotations.text.lines import CLOSING, TERMINAL, Line, ends_open, extent, is_dense, is_run_on
from annotations.text.players import is_cast

_STARTS_ITEM = re.compile(
    r"(?:(?i:from|to|cc|date|sent|subject|von|an|betreff|datum|objet|para|asunto|fecha|oggetto|onderwerp|ämne|emne|temat):"
    r"|[-*•‣·–—]|-{2,3}|\d{1,3}[.)]|\[\^?\d{1,3}\]:?|#{1,6}|>)\s"
    # An entry of a bibliography: "Doe, Jane. 1998."
    r"|[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w.'’-]*(?: [\w.'’&-]+){0,6}\.? (?:\((?:18|19|20)\d\d"
    r"(?:[a-z]|[-–/]\d{2,4})?\)|\((?:n\.d|s\.d|o\.J|b\.d|u\.å|s\.a)\.?\)|(?:19|20)\d\d[a-z]?[.:,])"
)
# An entry whose year comes last: "Doe, Jane. A House by the Lake. Bristol: …".
_CITED = re.compile(r"[^\W\d_a-z][\w'’-]+, [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z]\.)?\. (?:[^\W\d_a-z]|[\"“„«*_])")


def read(raw: str) -> list[Line]:
    """The lines of `raw` that hold anything, cleaned, those broken at a column joined again."""
    cleaned = [
        Line(clean.line(text), indent=_indent(text), raw=text, number=number)
        for number, text in enumerate(raw.splitlines(), start=1)
    ]
    groups = [list(group) for full, group in groupby(cleaned, lambda line: bool(line.text)) if full]
    if width := _column(groups):
        whole = pages.healed(cleaned)
        groups = [list(group) for full, group in groupby(whole, lambda line: bool(line.text)) if full]
        filled = _is_filled(groups, width)
        apart = _is_set_in_rarely(groups)
        groups = [joined for group in groups for joined in _joined(group, width, filled, apart)]
    for group in groups:
        for line in group:
            line.first, line.last = line is group[0], line is group[-1]
        _tabbed(group)
    return [line for group in groups for line in group]


_CELLS = re.compile(r"\S\t+\S")


def _tabbed(group: list[Line]) -> None:
    """Rows of a table as they come out of a page: words, a tab, words."""
    rows = [line for line in group if _CELLS.search(line.raw) and len(line.text) <= 200]
    if len(rows) >= 2:
        for line in rows:
            line.hint = "list_item"


def _indent(text: str) -> int:
    space = text[: len(text) - len(text.lstrip())]
    return len(space) + 3 * space.count("\t")


def _column(groups: list[list[Line]]) -> int:
    """The width at which the lines of the text were broken; 0 where each line is a paragraph."""
    inner = [line.text for group in groups for line in group[:-1]]
    if len(inner) < 4:
        return 0
    broken = sum(not text.rstrip(CLOSING).endswith(TERMINAL) for text in inner)
    width = sorted(map(extent, inner))[len(inner) * 3 // 4]
    full = sum(extent(text) >= 0.7 * width for text in inner)
    longest = max(map(extent, inner))
    everything = [extent(line.text) for group in groups for line in group]
    if sum(size for size in everything if size > 1.3 * longest) > 0.2 * sum(everything):
        return 0  # paragraphs have a line each, and what stands in several lines is no paragraph
    return width if broken > 0.5 * len(inner) and full > 0.6 * len(inner) and 45 <= width <= longest <= 140 else 0


_SPARE = 4  # code points by which a word must have fitted


def _had_room(before: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted: then the line was ended there on purpose."""
    word = line.text[0] if is_dense(line.text) else line.text.split(" ", 1)[0]
    return before.indent + extent(before.text) + extent(word) + _SPARE <= width


def _is_filled(groups: list[list[Line]], width: int) -> bool:
    """Whether the lines of paragraphs were filled up as far as they go, as by a machine."""
    long = [
        (before, line) for group in groups for before, line in pairwise(group) if extent(before.text) >= 0.75 * width
    ]
    return sum(_had_room(before, line, width) for before, line in long) <= 0.1 * len(long)


def _is_set_in(group: list[Line]) -> bool:
    return len(group) > 1 and all(line.indented and not _STARTS_ITEM.match(line.text) for line in group)


def _is_set_in_rarely(groups: list[list[Line]]) -> bool:
    """Whether what is set in as a whole is the exception: a text that is set in throughout quotes nobody by it."""
    return 3 * sum(map(_is_set_in, groups)) <= sum(len(group) > 1 for group in groups)


def _joined(group: list[Line], width: int, filled: bool, apart: bool) -> Iterable[list[Line]]:
    """Paragraphs of a group broken at `width`: a line well short of it ends one, an indented line begins one; where
    lines are filled up, so does every line with room for the next word.

    Lines that are all set in and all well short of the width are verse, and stay apart.
    """
    if _is_set_in(group) and (apart or all(extent(line.text) < 0.8 * width for line in group)):
        if not apart or _is_verse(group, width):
            for line in group:
                line.hint = "quotation"
            yield group
        else:
            whole = _join(group)
            whole.hint = "quotation"
            yield [whole]
        return
    if all(line.text.startswith(">") for line in group):
        group = [group[0], *(line if _begins_quoted(line) else _unquoted(line) for line in group[1:])]
    paragraph = [group[0]]
    for before, line in pairwise(group):
        short = extent(before.text) < 0.6 * width and not line.text[0].islower()
        flows = _flows(before, line, width)
        short = (short or (filled and not flows and _had_room(before, line, width))) and not clean.goes_on(before.text)
        # Below its first line an item may be set in.
        hangs = line.indented and _STARTS_ITEM.match(paragraph[0].text)
        begins = (line.indented and not before.indented and not (hangs or flows)) or _STARTS_ITEM.match(line.text)
        begins = begins or _begins(group, before, line)
        # Facts have a line each.
        begins = begins or (clean.FACT.match(paragraph[0].text) and clean.FACT.match(line.text))
        if (short and not (hangs and line.text[0].islower())) or begins:
            yield [_join(paragraph)]
            paragraph = []
        paragraph.append(line)
    yield [_join(paragraph)]


def _begins(group: list[Line], before: Line, line: Line) -> bool:
    """Whether a line is an entry, whose the words above are, or who plays in a film."""
    if _CITED.match(line.text) and not ends_open(before.text):
        return True
    if is_cast(line.text) and (not ends_open(before.text) or clean.FACT.match(before.text)):
        return True
    return line is group[-1] and not ends_open(before.text) and _is_source(line.text)


def _is_source(text: str) -> bool:
    """Words in brackets that are no sentence: whose the words above are."""
    return text[0] == "(" and text[-1] == ")" and "(" not in text[1:] and text[-2] not in TERMINAL


def _flows(before: Line, line: Line, width: int) -> bool:
    """Whether a sentence left open on a line of some length goes on small."""
    return line.text[0].islower() and extent(before.text) >= 0.8 * width and ends_open(before.text)


def _begins_quoted(line: Line) -> bool:
    """Whether a line of a quoted mail begins a piece of its own: whose words they are, an item, nothing."""
    rest = line.text.lstrip("> ")
    return not rest or bool(_STARTS_ITEM.match(rest))


def _unquoted(line: Line) -> Line:
    return replace(line, text=line.text.lstrip("> "))


def _is_verse(group: list[Line], width: int) -> bool:
    """Lines that are all set in, each ended on purpose: well short of the width, or with room for the next word."""
    if all(extent(line.text) < 0.8 * width for line in group):
        longest = max(line.indent + extent(line.text) for line in group)
        return len(group) == 2 or any(_had_room(before, line, longest) for before, line in pairwise(group))
    return any(_had_room(before, line, width - 8) for before, line in pairwise(group))


def _join(lines: list[Line]) -> Line:
    pieces = [lines[0].text]
    for before, line in pairwise(lines):
        # A hyphen at the end of a line stays: it may be the word's own, and nothing here can tell.
        hyphened = re.search(r"\w-$", before.text) and line.text[0].islower()
        together = hyphened or is_run_on(before.text[-1]) or is_run_on(line.text[0])
        pieces.append(line.text if together else f" {line.text}")
    return replace(lines[0], text="".join(pieces), raw="\n".join(line.raw for line in lines))
