"""Reading a plain text: title, byline, date, notices, headings, lists, paragraphs, reader comments.

Every line that holds something ends in a block, in a field, in a notice or support line, or among the dropped lines
with a reason; when unsure it is a paragraph. How a line is cleaned stands in `clean`, how it is judged in `rules`.
"""

from dataclasses import asdict, dataclass
from datetime import date

from annotations.text import blocks as kinds
from annotations.text import head as heads
from annotations.text import language, numbered, patterns, rules, taxonomy
from annotations.text.blocks import SEPARATOR, Block, Document
from annotations.text.encodings import MAX_BYTES, Unreadable, check, decode
from annotations.text.lines import Line
from annotations.text.lines import read as read_lines

MAX_BLOCKS = 10_000


@dataclass(frozen=True)
class Notice:
    """A content notice printed in the text: its words, the categories it names, whether it announces spoilers."""

    text: str
    categories: tuple[str, ...]
    spoiler: bool


@dataclass(frozen=True)
class Dropped:
    text: str
    reason: str


@dataclass(frozen=True)
class Imported:
    """What was read. Every offset in `document` counts code points of its canonical text.

    `published` is None where no date is printed or it cannot be told for certain; `published_text` is the line as
    printed either way.
    """

    title: str
    author: str
    published: date | None
    published_text: str
    language: str
    document: Document
    notices: tuple[Notice, ...] = ()
    support: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def standfirst(self) -> str:
        texts = self.document.text.split(SEPARATOR)
        pairs = zip(self.document.blocks, texts, strict=True)
        return next((text for block, text in pairs if block.kind == kinds.STANDFIRST), "")

    def to_json(self) -> dict:
        blocks, comments = [], {}
        for block, text in zip(self.document.blocks, self.document.text.split(SEPARATOR), strict=True):
            place = comments.setdefault(block.comment, []) if block.comment else blocks
            place.append({"kind": block.kind, "level": block.level, "text": text})
        return {
            "title": self.title,
            "author": self.author,
            "publisher": "",
            "published": self.published.isoformat() if self.published else None,
            "language": self.language,
            "kind": None,
            "blocks": blocks,
            "notices": [asdict(notice) for notice in self.notices],
            "support": list(self.support),
            "dropped": [asdict(dropped) for dropped in self.dropped],
            "comments": [{"author": "", "blocks": said} for said in comments.values()],
        }


def read(raw: str) -> Imported:
    """Read a pasted text. Raises Unreadable with a sentence where there is nothing to read."""
    check(raw)
    lines = read_lines(raw)
    if not lines:
        raise Unreadable("There is no text.")
    if len(lines) > 2 * MAX_BLOCKS:
        raise Unreadable(f"The text has more than {MAX_BLOCKS:,} paragraphs. Import it in parts.")
    lines = _notices_apart(lines)
    head = heads.read(lines)
    _judge(lines, head.title)
    kept = [line for line in lines if line.fate in kinds.KINDS]
    if not kept:
        raise Unreadable("There is no text below the title.")
    if len(kept) > MAX_BLOCKS:
        raise Unreadable(f"The text has more than {MAX_BLOCKS:,} paragraphs. Import it in parts.")
    document = _document(kept)
    return Imported(
        title=head.title,
        author=head.author,
        published=head.published,
        published_text=head.published_text,
        language=language.guess(document.text),
        document=document,
        notices=tuple(_notice(line.text) for line in lines if line.fate == rules.NOTICE),
        support=tuple(line.text for line in lines if line.fate == rules.SUPPORT),
        dropped=tuple(Dropped(line.text, line.reason) for line in lines if line.fate == rules.DROPPED),
    )


def _notices_apart(lines: list[Line]) -> list[Line]:
    """A notice that a long paragraph begins with becomes a line of its own."""
    apart = []
    for line in lines:
        if end := patterns.leading_notice(line.text):
            apart.append(Line(line.text[:end].rstrip(), line.indented, line.first, last=False))
            apart.append(Line(line.text[end:].lstrip(), line.indented, first=False, last=line.last))
        else:
            apart.append(line)
    return apart


def _judge(lines: list[Line], title: str) -> None:
    """Give every line its fate. The order matters: what is known for certain is decided before what is guessed."""
    numbered.contents(lines)
    numbered.comments(lines)
    rules.asides(lines)
    rules.promotion_boxes(lines)
    rules.pictures(lines, title)
    rules.marked(lines)
    rules.listed(lines)
    rules.pull_quotes(lines)
    rules.standfirst(lines)
    rules.headings(lines)
    for line in rules.open_lines(lines):
        line.fate = kinds.PARAGRAPH


def _notice(text: str) -> Notice:
    return Notice(text, taxonomy.find(text), bool(patterns.SPOILER.search(text)))


def _document(kept: list[Line]) -> Document:
    # Reader comments stand last, whatever the page had below them.
    kept = sorted(kept, key=lambda line: bool(line.comment))
    blocks, at = [], 0
    for line in kept:
        blocks.append(Block(line.fate, at, at + len(line.text), line.level, line.comment))
        at += len(line.text) + len(SEPARATOR)
    return Document(SEPARATOR.join(line.text for line in kept), blocks)


__all__ = ["MAX_BLOCKS", "MAX_BYTES", "Dropped", "Imported", "Notice", "Unreadable", "decode", "read"]
