"""Where lines of one paragraph of Markdown were ended on purpose: verse, rows of facts, a caption and its credit."""

from itertools import pairwise

from annotations.text import clean, lines, sheets

_WRAPPED = 45  # code points of a line broken at a column
_COLUMN = 100
_ROW = 80  # code points of a row of facts


def is_wrapped(text: str) -> bool:
    """Lines that were broken at a column and are no verse: long, and one at least goes on in small letters."""
    rows = text.split("\n")
    long = all(len(row) >= _WRAPPED for row in rows[:-1])
    return len(rows) > 1 and long and any(row[:1].islower() for row in rows[1:])


def is_broken(body: str) -> bool:
    """Whether paragraphs are broken at a column: little of the text stands in lines longer than any column."""
    sizes = [lines.extent(row) for row in body.splitlines()]
    return sum(size for size in sizes if size > _COLUMN) < 0.3 * sum(sizes)


def is_of_rows(text: str) -> bool:
    """Lines ended on purpose, as rows of facts are: short, none begins small, and the next word would have fitted."""
    rows = [row.strip("*_ ") for row in text.split("\n")]
    if len(rows) < 2 or any(not row or row[0].islower() or len(row) > _ROW for row in rows):
        return False
    longest = max(map(len, rows))
    room = any(len(above) + len(below.split(" ", 1)[0]) < longest - 1 for above, below in pairwise(rows))
    facts = sum(bool(clean.FACT.match(row)) or sheets.is_maker(row) for row in rows)
    return room and 2 * facts >= len(rows)
