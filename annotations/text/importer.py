"""Reading what is pasted or uploaded: plain text, Markdown or a saved page, into a manuscript.

Every line that holds something ends in an entry: a block, a field of the head, a notice or support line, or a dropped
line with a reason; when unsure it is a paragraph. How a line is cleaned stands in `clean`, in which order lines are
judged in `fates`; `markdown` and `webpage` make lines of markup.
"""

import re
from dataclasses import asdict, dataclass
from datetime import date, time

from annotations.text import (
    advisories,
    broken,
    dates,
    edges,
    elsewhere,
    fates,
    forms,
    genre,
    language,
    mail,
    manuscript,
    mast,
    threads,
)
from annotations.text import blocks as kinds
from annotations.text import head as heads
from annotations.text.blocks import Document
from annotations.text.encodings import MAX_BYTES, Unreadable, check, decode
from annotations.text.facts import Facts
from annotations.text.lines import Line, key
from annotations.text.manuscript import MAX_RAW, TITLE, Entry, Notice
from annotations.text.threads import COMMENTER

MAX_BLOCKS = 10_000
_TOO_MANY = f"The text has more than {MAX_BLOCKS:,} paragraphs. Import it in parts."


@dataclass(frozen=True)
class Imported:
    """What was read. `published` is None where no date is known for certain; `published_text` is it as printed.

    `kind` is one of `genre.GENRES` or empty, `url` what a saved page says its address is, `form` one of `forms.FORMS`.
    """

    title: str
    author: str
    publisher: str
    published: date | None
    published_time: time | None
    published_text: str
    language: str
    kind: str
    url: str
    form: str
    entries: tuple[Entry, ...]

    @property
    def document(self) -> Document:
        """The canonical text with its blocks and marks, in code points."""
        return manuscript.compose(self.entries)

    @property
    def notices(self) -> tuple[Notice, ...]:
        return manuscript.notices(self.entries)

    @property
    def support(self) -> tuple[str, ...]:
        return manuscript.support(self.entries)

    @property
    def dropped(self) -> list[Entry]:
        return manuscript.dropped(self.entries)

    @property
    def standfirst(self) -> str:
        return next((entry.text for entry in self.entries if entry.kind == kinds.STANDFIRST), "")

    def to_json(self) -> dict:
        """The object that a dry run prints. Commenters are "Reader 1", "Reader 2" and so on, by name."""
        body = [entry for entry in self.entries if entry.is_block and not entry.comment]
        return {
            "title": self.title,
            "author": self.author,
            "publisher": self.publisher,
            "published": dates.printed(self.published, self.published_time),
            "language": self.language,
            "kind": self.kind,
            "blocks": [{"kind": entry.kind, "level": entry.level, "text": entry.text} for entry in body],
            "notices": [asdict(notice) for notice in self.notices],
            "support": list(self.support),
            "dropped": [{"text": entry.text, "reason": entry.reason} for entry in self.dropped],
            "comments": self._comments(),
        }

    def _comments(self) -> list[dict]:
        said: dict[int, list] = {}
        names: dict[int, str] = {}
        for entry in self.entries:
            if entry.comment and entry.is_block:
                block = {"kind": entry.kind, "level": entry.level, "text": entry.text}
                said.setdefault(entry.comment, []).append(block)
            elif entry.comment and entry.reason == COMMENTER:
                names.setdefault(entry.comment, _name(entry.text))
        masks: dict[str, str] = {}
        for number in said:
            masks.setdefault(names.get(number, str(number)), f"Reader {len(masks) + 1}")
        return [{"author": masks[names.get(number, str(number))], "blocks": said[number]} for number in said]


def read(raw: str, form: str = "", name: str = "") -> Imported:
    """Read a text in `form` (one of `forms.FORMS`; detected where empty); `name` is that of the file it came in.

    Raises Unreadable with a sentence where there is nothing to read.
    """
    check(raw)
    form = form or forms.detect(raw, name)
    lines, facts = _lines(raw, form)
    if not lines:
        raise Unreadable("There is no text.")
    if len(lines) > 3 * MAX_BLOCKS:
        raise Unreadable(_TOO_MANY)
    lines, facts, sort = _decided(raw, form, lines, facts)
    elsewhere.day(lines, facts)
    blocks = [line for line in lines if line.fate in kinds.KINDS]
    if not any(not line.comment for line in blocks):
        raise Unreadable("There is no text below the title.")
    if len(blocks) > MAX_BLOCKS:
        raise Unreadable(_TOO_MANY)
    body = [line.text for line in blocks if not line.comment]
    notes = [line.text for line in lines if line.fate in (manuscript.NOTICE, kinds.CREDIT) or "label" in line.reason]
    headings = [line.text for line in blocks if line.fate == kinds.HEADING]
    return Imported(
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        published=facts.published,
        published_time=facts.published_time,
        published_text=facts.published_text,
        language=facts.language or language.guess("\n".join(body)),
        kind=sort or genre.guess(facts.title, headings, body, notes),
        url=facts.url,
        form=form,
        entries=manuscript.numbered(_entry(line) for line in lines),
    )


def _decided(raw: str, form: str, lines: list[Line], facts: Facts) -> tuple[list[Line], Facts, str]:
    """The lines with their fates, what is known of the text, and its kind.

    Much hangs on the title. Where the last judgement takes another line for it, all is judged again from there.
    """
    lines = [part for line in lines for part in _notice_apart(line)]
    mail.head(lines, facts)
    if form == forms.TEXT:
        edges.top(lines)
        mast.read(lines, facts)
    heads.read(lines, facts)
    sort, named = fates.decide(lines, facts, form)
    if named is None or named.fate == TITLE:
        return lines, facts, sort
    at, publisher = lines.index(named), facts.publisher
    lines, facts = _lines(raw, form)
    lines = [part for line in lines for part in _notice_apart(line)]
    match = [line for line in lines if (line.number, line.text) == (named.number, named.text)]
    title = lines[at] if lines[at] in match else match[0]
    title.fate, facts.title, facts.publisher = TITLE, title.text, facts.publisher or publisher
    heads.read(lines, facts)
    return lines, facts, fates.decide(lines, facts, form)[0]


def _lines(raw: str, form: str) -> tuple[list[Line], Facts]:
    if form == forms.TEXT:
        return broken.read(raw), Facts()
    # Their parsers are large, and a web worker that only shows pages never needs them.
    if form == forms.MARKDOWN:
        from annotations.text import markdown

        return markdown.read(raw)
    from annotations.text import webpage

    return webpage.read(raw)


def _notice_apart(line: Line) -> list[Line]:
    """A notice that a long paragraph begins with becomes a line of its own."""
    end = 0 if line.fate else advisories.leading_notice(line.text)
    if not end:
        return [line]
    notice, rest = line.part(0, len(line.text[:end].rstrip())), line.part(end + 1)
    notice.last, rest.first = False, False
    return [notice, rest]


def _name(text: str) -> str:
    """Who commented, without the day and the words that may stand beside the name."""
    name = re.sub(r"^#?\d{1,4}[.)]\s+|\s*\([^()]*\)|:\s*$", "", text)
    return key(threads.SAYS.sub("", dates.without(name) or name))


def _entry(line: Line) -> Entry:
    level = line.level if line.fate in (kinds.HEADING, kinds.COMMENT) else 0
    marks = () if line.fate not in kinds.KINDS else line.marks
    raw = line.raw[:MAX_RAW]
    reason = line.reason if line.fate == manuscript.DROPPED else ""
    return Entry(0, line.fate, line.text, raw, line.number, level, line.comment, reason, marks)


__all__ = ["MAX_BLOCKS", "MAX_BYTES", "Imported", "Notice", "Unreadable", "decode", "read"]
