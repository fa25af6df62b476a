"""The lines of a Markdown text, from markdown-it's tokens."""

import re
from dataclasses import replace
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from annotations.text import blocks as kinds
from annotations.text import breaks, broken, clean, dates, language, patterns
from annotations.text.facts import Facts
from annotations.text.inline import Chunks
from annotations.text.lines import Line, sentences
from annotations.text.manuscript import BYLINE, DATE, DROPPED, PUBLISHER, TITLE
from annotations.text.rules import ALT, drop

_FRONT_MATTER = re.compile(r"\s*(?P<sign>---|\+\+\+)[ \t]*\n(?P<facts>(?:.*\n){1,60}?)(?P=sign)[ \t]*(?:\n|$)")
_FACT = re.compile(r"^(?P<name>[\w-]{1,40})\s*[:=]\s*(?P<value>.*)$")
# Calls of a site's own pieces.
_CALLED = re.compile(r"\{\{[<%].{1,300}?[>%]\}\}\s*")
_NAMES = {
    "title": TITLE, "author": BYLINE, "authors": BYLINE, "by": BYLINE, "date": DATE, "published": DATE,
    "publisher": PUBLISHER,
    "publication": PUBLISHER, "site": PUBLISHER, "source": PUBLISHER,
}  # fmt: skip
_FOOTNOTE = re.compile(r"^( {0,3})(?=\[\^[^\]\n]{1,40}\]:)", re.MULTILINE)
# Of a notebook's own writing: a link to another note, the box of something to do.
_NOTEBOOK = re.compile(
    r"(?<!!)\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\](?!\()|^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX]\][ \t]+",
    re.MULTILINE,
)
_MARK_OF = {"em_open": "emphasis", "strong_open": "strong", "link_open": "link"}
# Beyond these the parser costs more than its text is worth; such a text is read line by line instead.
_LONGEST_BLOCK, _MOST_SIGNS = 60_000, 4_000


def read(raw: str) -> tuple[list[Line], Facts]:
    """The lines of a Markdown text, and what its front matter states."""
    front, facts, body, below = _front_matter(raw)
    body = _NOTEBOOK.sub(r"\1\2", body)
    if not _is_readable(body):
        return [*front, *_shifted(broken.read(body), below)], facts
    walk = _Walk(body.splitlines(), breaks.is_broken(body))
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").enable("strikethrough")
    for token in parser.parse(_FOOTNOTE.sub(r"\1\\", body)):
        walk.take(token)
    _caption(walk.lines)
    lines = [*front, *_shifted(walk.lines, below)]
    if not _all_there(body, walk.lines):
        return [*front, *_shifted(broken.read(body), below)], facts
    for line in lines:
        line.marked_up = True
    return lines, facts


def _shifted(lines: list[Line], below: int) -> list[Line]:
    return [replace(line, number=line.number + below) for line in lines]


def _is_readable(body: str) -> bool:
    blocks = re.split(r"\n\s*\n", body)
    return all(
        len(block) <= _LONGEST_BLOCK and sum(block.count(sign) for sign in "[*_`<>") <= _MOST_SIGNS for block in blocks
    )


_WORD = re.compile(r"[^\W_]+")
_ADDRESSES = re.compile(
    r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]:.*$|<[^>]*>|https?://\S+|&#?\w+;|^ *(?:```|~~~).*$", re.MULTILINE
)


def _all_there(body: str, lines: list[Line]) -> bool:
    """Whether the parser gave every word back: beyond its deepest nesting it drops what it finds."""
    asked = set(_WORD.findall(clean.line(_ADDRESSES.sub(" ", body))))
    given = set(_WORD.findall(" ".join(line.text for line in lines)))
    return all(word.isdecimal() or word in given for word in asked)


def _front_matter(raw: str) -> tuple[list[Line], Facts, str, int]:
    """Front matter as lines with their fates, what it states, the text below it, and how many lines stand above."""
    facts, match = Facts(), _FRONT_MATTER.match(raw)
    stated = [] if not match else [line for line in match["facts"].splitlines() if line.strip()]
    if not stated or not _FACT.match(stated[0]):
        return [], facts, raw, 0
    front = []
    for number, text in enumerate(raw[: match.end()].splitlines(), start=1):
        line = Line(" ".join(text.split()), raw=text, number=number, marked_up=True)
        if line.text:
            _state(line, facts)
            line.sure = True
            front.append(line)
    return front, facts, raw[match.end() :], raw[: match.end()].count("\n")


def _state(line: Line, facts: Facts) -> None:
    match = _FACT.match(line.text)
    value = match["value"].strip(" \"'") if match else ""
    fate = _NAMES.get(match["name"].lower(), "") if match and value else ""
    line.fate = fate or DROPPED
    if fate == TITLE and not facts.title:
        facts.title = value
    elif fate == BYLINE and not facts.author:
        facts.author, facts.author_printed = value.strip("[]"), True
    elif fate == PUBLISHER and not facts.publisher:
        facts.publisher = value
    elif fate == DATE and not facts.published:
        facts.published_text = value
        facts.published, facts.published_time = dates.stamp(value)
    else:
        line.fate = DROPPED
        line.reason = "front matter" if match else "a dividing line without words"
        name = match["name"].lower() if match else ""
        if name in ("url", "link", "canonical", "canonical_url") and re.match(r"https?://\S+$", value):
            facts.url = facts.url or value
        elif name in ("lang", "language"):
            facts.language = facts.language or language.code(value)
        elif name in ("subtitle", "description", "summary", "excerpt"):
            if name == "subtitle":
                line.fate, line.reason, line.text = (
                    kinds.STANDFIRST,
                    "",
                    clean.line(value.replace("*", "")) or line.text,
                )
            facts.standfirst = facts.standfirst or value


_CAPTION = 200  # code points of a picture's caption


def _caption(lines: list[Line]) -> None:
    """What stands below a picture is its caption: in one piece with it, in slanted letters, or naming what it shows."""
    for line, below, lower in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if line.hint != ALT or below.hint or len(below.text) > _CAPTION or len(sentences(below.text)) > 2:
            continue
        slanted = _marked(below, "emphasis")
        loud = _marked(below, "strong") >= 0.6 * len(below.text)  # slanted and strong it is a line under the title
        held = lower is not None and patterns.is_credit(lower.text) and patterns.is_of_picture(lower.text)
        names = set(_NAME.findall(line.text)) & set(_NAME.findall(below.text))
        shown = names and len(sentences(below.text)) == 1 and len(below.text) <= 120
        told = held or shown or (slanted >= 0.6 * len(below.text) and not loud) or _YEAR.search(below.text)
        if line.number == below.number or told:
            below.hint, line.group, below.group = kinds.CAPTION, line.number, line.number


_NAME = re.compile(r"[^\W\d_a-z]\w{3,}")
_YEAR = re.compile(r"\((?:19|20)\d\d\)[.”»\"]?$")  # the film, and when it was made, as a caption ends


def _marked(line: Line, sort: str) -> int:
    return sum(end - start for start, end, kind, _href in line.marks if kind == sort)


class _Walk:
    """Turns tokens into lines, one after the other."""

    def __init__(self, source: list[str], broken: bool):
        self.source = source
        self.broken = broken  # whether paragraphs were broken at a column
        self.lines: list[Line] = []
        self.open: list[str] = []  # names of the blocks around the token
        self.titled = False
        self.row: list[str] = []

    def take(self, token: Token) -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            self._inline(token)
        elif token.nesting == 1:
            self.open.append(token.tag if name == "heading" else name)
            if name == "tr":
                self.row = []
        elif token.nesting == -1:
            if name == "tr" and self.row:
                self._row(token)
            self.open.pop()
        elif token.type in ("fence", "code_block"):
            for offset, text in enumerate(token.content.splitlines()):
                self._add(text, token, offset + (token.type == "fence"))
        elif token.type == "html_block":
            self._html(token)
        elif token.type == "hr" and (line := self._add(token.markup, token)):
            drop(line, "a dividing line without words")

    def _add(self, text: str, token: Token, offset: int = 0) -> Line | None:
        chunks = Chunks()
        chunks.say(text)
        line = chunks.line()
        if line:
            at = (token.map or [self.lines[-1].number if self.lines else 0])[0] + offset
            line.raw, line.number = (self.source[at] if at < len(self.source) else text), at + 1
            self.lines.append(line)
        return line

    def _row(self, token: Token) -> None:
        if line := self._add(" ".join(self.row), token):
            line.hint = kinds.LIST_ITEM

    def _html(self, token: Token) -> None:
        # HTML in Markdown is read as a page of its own: its scripts are no text, its paragraphs are paragraphs.
        from annotations.text import webpage

        for line in webpage.fragment(token.content):
            self.lines.append(replace(line, number=line.number + token.map[0]))

    def _inline(self, token: Token) -> None:
        if "tr" in self.open:
            self.row.append(" ".join(part.content for part in token.children or []))
            return
        hint, level = self._place()
        if "blockquote" in self.open:
            apart = not breaks.is_wrapped(token.content)
        else:
            apart = not hint and (not self.broken or breaks.is_of_rows(token.content))
        made = _lines_of(token, breaks=apart, space=hint not in (kinds.HEADING, TITLE))
        raw = "\n".join(self.source[token.map[0] : token.map[1]]) if token.map else token.content
        called = _CALLED.match(made[0].text) if made else None
        if called:
            made[:1] = [line for line in (made[0].part(0, called.end()), made[0].part(called.end())) if line.text]
            drop(made[0], "a call of the page's own pieces")
        for line in made:
            line.raw, line.number, line.level = raw, (token.map or [0])[0] + 1, level
            line.hint = line.hint or hint
            _is_note(line)
            line.first, line.last = line is made[0], line is made[-1]
            line.indent = 4 * sum(name in ("list_item", "blockquote") for name in self.open)
        self.lines += made

    def _place(self) -> tuple[str, int]:
        tag = self.open[-1] if self.open else ""
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            if not self.titled and not any(len(line.text) >= 200 for line in self.lines):
                self.titled = True
                return TITLE, 0
            return kinds.HEADING, min(4, max(2, int(tag[1])))
        if "blockquote" in self.open:
            return kinds.QUOTATION, 0
        return (kinds.LIST_ITEM if "list_item" in self.open else ""), 0


_NOTED = re.compile(r"\[\^[^\]\s]{1,40}\]:?")


def _is_note(line: Line) -> None:
    """A footnote is an item of a list, without its marker."""
    match = _NOTED.match(line.text)
    if match and match.group().endswith(":") and line.text[match.end() :].strip():
        line.take(len(line.text) - len(line.text[match.end() :].lstrip()))
        line.hint, line.sure = kinds.LIST_ITEM, True


def _lines_of(token: Token, *, breaks: bool, space: bool) -> list[Line]:
    """The lines of an inline token: one, or several where it has hard breaks or, in a quotation, any."""
    made, chunks, closing = [], Chunks(), []
    parts = token.children or []
    for part, below in zip_longest(parts, parts[1:]):
        noted = part.type == "softbreak" and below is not None and _NOTED.match(below.content)
        if part.type == "hardbreak" or noted or (part.type == "softbreak" and breaks and space):
            made.append(chunks.line())
            chunks = chunks.after_break()
        elif part.type == "softbreak":
            chunks.say(" ")
        elif part.type == "image":
            made += [chunks.line(), _alternative(part)]
            chunks = chunks.after_break()
        elif part.type == "html_inline":
            if re.match(r"<br\b", part.content, re.IGNORECASE):
                made.append(chunks.line())
                chunks = chunks.after_break()
        elif part.nesting == 1:
            kind = _MARK_OF.get(part.type, "")
            chunks.open(kind, str(part.attrGet("href") or "") if kind == "link" else "")
            closing.append(kind)
        elif part.nesting == -1:
            chunks.close(closing.pop())
        else:
            chunks.say(part.content)
    made.append(chunks.line())
    return [line for line in made if line]


def _alternative(image: Token) -> Line | None:
    chunks = Chunks()
    chunks.say(image.content)
    chunks.say("")
    line = chunks.line()
    return replace(line, hint=ALT) if line else None
