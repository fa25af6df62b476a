"""From a page's elements to its visible lines, in document order and without recursion, however deep it nests."""

import re
from dataclasses import dataclass
from html import escape

from annotations.text.inline import Chunks
from annotations.text.lines import Line
from annotations.text.manuscript import MAX_RAW
from annotations.text.webpage import places, tables
from annotations.text.webpage.places import Place
from annotations.text.webpage.tables import BLOCKS

_NEVER = frozenset((
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "iframe", "object", "embed",
    "applet", "canvas", "svg", "math", "video", "audio", "source", "track", "map", "area", "param", "datalist",
    "amp-analytics", "amp-iframe", "amp-video",
))  # fmt: skip
_MARKS = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "strong": "strong", "b": "strong",
    "a": "link",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ONE_LINE = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "address", "td", "th", "dt", "button", "summary")
)
# Elements of one line in which a break parts two all the same: cells, and what a picture shows from whose it is.
_MANY_LINES = frozenset(("td", "th", "figcaption"))
_APART = re.compile(
    r"\b(?:mw-editsection|screen-reader-text|sr-only|visually-?hidden|toc-?number|(?:mw-)?cite-backlink)\b",
    re.IGNORECASE,
)
_LAID_OUT = frozenset(("a", "span", "time"))
_CONTAINERS = frozenset(
    ("div", "header", "footer", "nav", "section", "aside", "article", "main", "body", "form", "menu")
)
_INNER = frozenset(
    ("span", "time", "sup", "small", "label", "ins", "del", "u", "cite", "a", "b", "strong", "em", "i", "font")
)


@dataclass(eq=False, slots=True)
class Found:
    """A line and the place it stands in; `words` are those of the classes of inline elements in it."""

    line: Line
    place: Place
    words: frozenset[str]


def hidden(element) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or (element.tag == "input" and element.get("type") == "hidden")


def _is_block(element) -> bool:
    if element.tag in BLOCKS:
        return True
    # Inside a line, but no part of it: words for editing, words that only screen readers say, numbers of entries.
    return element.tag in ("span", "sup", "a") and bool(_APART.search(element.get("class") or ""))


class Walk:
    """Walks an element; `found` are its lines afterwards, `places` the elements that hold them."""

    def __init__(self, root):
        self.found: list[Found] = []
        self.places: list[Place] = []
        self.place: Place | None = None
        self.rows: list = []  # rows of data tables around the present element: their cells make one line
        self.pre = 0
        self.break_before = False  # whether the line follows a <br> in the same element
        self._begin_line()
        self._walk(root)

    def _begin_line(self) -> None:
        self.chunks = Chunks()
        self.raw: list[str] = []
        self.size = 0
        self.number = 0
        self.words: set[str] = set()
        self.said: list[tuple[str, str]] = []

    def _walk(self, root) -> None:
        stack = [(root, iter(root))] if self._enter(root) else []
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack:
                    self._say(element.tail, element)
            elif isinstance(child.tag, str) and self._enter(child):
                stack.append((child, iter(child)))
            else:
                self._say(child.tail, child)
        self._flush()

    # ---- elements

    def _enter(self, element) -> bool:
        """Begin an element; False where nothing of it is visible or nothing can stand in it."""
        tag = element.tag
        if tag in _NEVER or hidden(element):
            return False
        if tag == "br":
            self._break()
        elif tag in ("img", "amp-img", "input"):
            self._replaced(element)
        elif _is_block(element):
            self._enter_block(element, tag)
        else:
            self._enter_inline(element, tag)
        if tag not in ("br", "img", "input"):
            self._say(element.text, element)
            return True
        return False

    def _enter_block(self, element, tag: str) -> None:
        if self.rows:
            # Inside a row everything is one line; blocks and cells are only parted from each other.
            self._part(element, tag)
        elif tag == "dd" and tables.is_valued(element.getprevious()):
            self._part(element, tag)
        else:
            self._flush()
        self.place = places.make(element, tag, self.place, len(self.places))
        self.places.append(self.place)
        self.pre += tag in ("pre", "textarea")
        self.place.row = not self.rows and tag != "tr" and self._is_fact(element)
        if self.place.row or (tag == "tr" and not self.rows and tables.is_data(element)):
            self._flush()
            self.rows.append(element)

    def _is_fact(self, element) -> bool:
        """Whether an element is a row of a box of facts: a label and a value, in elements of any kind."""
        around = self.place.above.around() if self.place.above else ()
        boxed = any("infobox" in near.words for near, _index in zip(around, range(3), strict=False))
        parts = [child for child in element if isinstance(child.tag, str)] if boxed else []
        if len(parts) != 2 or element.tag not in ("div", "section", "li"):
            return False
        return all(len("".join(part.itertext()).strip()) <= 200 and len(part) <= 6 for part in parts)

    def _part(self, element, tag: str) -> None:
        if not self.chunks.text.strip():
            return
        before = element.getprevious()
        self.chunks.say(", " if tag == "li" and before is not None else " ")

    def _enter_inline(self, element, tag: str) -> None:
        before = element.getprevious() if tag in _LAID_OUT else None
        if before is not None and before.tag in _LAID_OUT and not (before.tail or "").strip():
            self._beside(before, element)
        if tag in _INNER or "-" in tag:
            self._hear(element, tag)
        self.chunks.open(_MARKS.get(tag, tag), element.get("href", "").strip() if tag == "a" else "")
        if self.size < MAX_RAW:
            self._keep_raw(
                "<" + tag + "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items()) + ">"
            )

    def _beside(self, before, element) -> None:
        """Links or named elements that touch, with no word of their parent's around them, are laid out apart: each is a
        line of its own. Other links are parted by a space."""
        if before.tail:
            return
        # A single letter is an initial set large.
        named = bool(before.get("class") and element.get("class")) and len("".join(self.chunks.texts[-1:]).strip()) > 1
        apart = self.place is not None and self.place.tag in _CONTAINERS and not self.rows
        links = element.tag == "a" and before.tag == "a"
        if apart and (links or named) and not (element.getparent().text or "").strip():
            self._flush()
        elif links:
            self.chunks.say(" ")

    def _hear(self, element, tag: str) -> None:
        """What an inline element says of the words in it: a name, a date."""
        written = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}".lower()[
            :500
        ]
        words = set(re.findall(r"[a-z]+", written))
        self.words |= words
        if tag == "time" and element.get("datetime"):
            self.said.append(("date", element.get("datetime")))
            self.words.add("time")
        if words & {"author", "fn"} and len(element) <= 1 and "footnotes" not in self._around():
            name = " ".join("".join(element.itertext())[:100].split())
            self.said += [("author", name)] if name else []

    def _around(self) -> frozenset[str]:
        """The words of the elements around the present one."""
        near = self.place.around() if self.place else ()
        return frozenset().union(*(place.words for place, _index in zip(near, range(3), strict=False)))

    def _leave(self, element) -> None:
        tag = element.tag
        if not _is_block(element):
            self.chunks.close(_MARKS.get(tag, tag))
            self._keep_raw(f"</{tag}>")
            return
        self.pre -= tag in ("pre", "textarea")
        if self.rows and self.rows[-1] is element:
            self.rows.pop()
        if not self.rows and not (tag == "dt" and tables.is_valued(element)):
            self._flush()
        self.place = self.place.above
        self.break_before = False

    def _break(self) -> None:
        if self.rows or (self.place is not None and self.place.tag in _ONE_LINE - _MANY_LINES):
            self.chunks.say(" ")
            return
        self._flush(broken=True)

    def _replaced(self, element) -> None:
        """An image's alternative text, or what stands on a button."""
        if element.tag == "input":
            if element.get("type", "").lower() in ("submit", "button", "reset") and element.get("value"):
                self._apart(element, element.get("value"), "button")
            return
        alt = element.get("alt") or ""
        if "emoji" in (element.get("class") or "").lower() or (0 < len(alt.strip()) <= 2 and self.size):
            self._say(alt, element)
        elif alt.strip():
            self._apart(element, alt, "img")
        elif self.place is not None:
            self.place.pictured = True

    def _apart(self, element, text: str, tag: str) -> None:
        self._flush()
        above, self.place = self.place, places.make(element, tag, self.place, len(self.places))
        self.places.append(self.place)
        self._say(text, element)
        self.raw = [
            f"<{element.tag}" + "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items()) + ">"
        ]
        self._flush()
        self.place = above

    # ---- words

    def _say(self, text: str | None, element) -> None:
        if not text:
            return
        if self.pre and "\n" in text:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._flush(broken=True)
                self._words(part, element)
            return
        self._words(text, element)

    def _words(self, text: str, element) -> None:
        if not self.number and text.strip():
            self.number = element.sourceline or 0
        self.chunks.say(text)
        if self.size < MAX_RAW:
            self._keep_raw(escape(text, quote=False))

    def _keep_raw(self, raw: str) -> None:
        if self.size < MAX_RAW:
            self.raw.append(raw)
            self.size += len(raw)

    def _flush(self, *, broken: bool = False) -> None:
        chunks, written, number = self.chunks, "".join(self.raw).strip(), self.number
        words, said, joined = frozenset(self.words), tuple(self.said), self.break_before
        self._begin_line()
        self.chunks = chunks.after_break()
        line = chunks.line() if any(text.strip() for text in chunks.texts) else None
        if line and self.place is not None:
            tag = self.place.tag
            line.raw = (written if tag == "img" else f"<{tag}>{written}</{tag}>")[:MAX_RAW]
            line.number, line.said = number, (*line.said, *said)
            line.first, line.last = not joined, True
            if joined and self.found:
                self.found[-1].line.last = False
            self.found.append(Found(line, self.place, words))
            self.break_before = broken
        elif not broken:
            self.break_before = False
        elif line is None and joined:
            # Two line breaks are a paragraph's end.
            self.break_before = False
