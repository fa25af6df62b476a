"""The one door for what people write: Markdown in, safe HTML out. Rendered once on write.

markdown-it-py reads it with raw HTML off; bleach then strips whatever is not on the list below. The house's own texts
come through the same door and may have a little more: headings to link to, and links within the site.
"""

import re
from html import escape, unescape

import bleach
from markdown_it import MarkdownIt

RENDERER_VERSION = 1
TAGS = frozenset({"p", "br", "em", "strong", "s", "blockquote", "ul", "ol", "li", "code", "pre", "a"})
HOUSE_TAGS = TAGS | {"h2", "h3"}
PROTOCOLS = frozenset({"http", "https", "mailto"})
REL = "nofollow ugc noopener noreferrer"
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_WITHIN = re.compile(r"/(?![/\\])[^\s<>\\]*")
_ID = re.compile(r"s-[a-z0-9-]+")
_BETWEEN_WORDS = re.compile(r"</?(?:p|br|blockquote|ul|ol|li|pre)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def _of_link(_tag: str, name: str, value: str) -> bool:
    return (name == "href" and bool(_ADDRESS.fullmatch(value))) or (name == "rel" and value == REL)


def _of_house_link(tag: str, name: str, value: str) -> bool:
    return _of_link(tag, name, value) or (name == "href" and bool(_WITHIN.fullmatch(value)))


def _of_heading(_tag: str, name: str, value: str) -> bool:
    return name == "id" and bool(_ID.fullmatch(value))


def _of_list(_tag: str, name: str, value: str) -> bool:
    return name == "start" and value.isdecimal()


def _render_image(renderer, tokens, index, options, env) -> str:
    """A picture becomes its description, or its address: loading it would tell its host who reads here."""
    token = tokens[index]
    return escape(renderer.renderInlineAsText(token.children, options, env) or str(token.attrs.get("src", "")))


def _render_link_open(renderer, tokens, index, options, env) -> str:
    tokens[index].attrs.pop("title", None)
    tokens[index].attrSet("rel", REL)
    return renderer.renderToken(tokens, index, options, env)


def _render_heading(renderer, tokens, index, options, env) -> str:
    """A heading inside a note would break the page's outline: it becomes a strong paragraph."""
    return "<p><strong>" if tokens[index].nesting == 1 else "</strong></p>\n"


def _render_house_link_open(renderer, tokens, index, options, env) -> str:
    if not _WITHIN.fullmatch(str(tokens[index].attrs.get("href", ""))):
        return _render_link_open(renderer, tokens, index, options, env)
    tokens[index].attrs.pop("title", None)
    return renderer.renderToken(tokens, index, options, env)


def _render_house_heading(renderer, tokens, index, options, env) -> str:
    """The page has its h1: what the text sets first becomes h2, whatever lies deeper h3, each with an id of its own."""
    token = tokens[index]
    token.tag = "h2" if token.tag in ("h1", "h2") else "h3"
    if token.nesting == 1:
        words = renderer.renderInlineAsText(tokens[index + 1].children, options, env).lower()
        stem = "s-" + (re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "section")
        taken = env.setdefault("ids", {})
        taken[stem] = taken.get(stem, 0) + 1
        token.attrSet("id", stem if taken[stem] == 1 else f"{stem}-{taken[stem]}")
    return renderer.renderToken(tokens, index, options, env)


def _reader(*, house: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": not house}).enable("strikethrough")
    # A link to anywhere else, also one without a scheme, is no link: what was typed stays to be seen.
    markdown.validateLink = lambda url: bool(_ADDRESS.fullmatch(url) or (house and _WITHIN.fullmatch(url)))
    markdown.add_render_rule("image", _render_image)
    markdown.add_render_rule("link_open", _render_house_link_open if house else _render_link_open)
    for rule in ("heading_open", "heading_close"):
        markdown.add_render_rule(rule, _render_house_heading if house else _render_heading)
    return markdown


_markdown, _house_markdown = _reader(house=False), _reader(house=True)
ATTRIBUTES = {"a": _of_link, "ol": _of_list}
HOUSE_ATTRIBUTES = {"a": _of_house_link, "ol": _of_list, "h2": _of_heading, "h3": _of_heading}


def render(markdown: str) -> str:
    """Safe HTML for Markdown somebody typed. The same input gives the same output."""
    html = _markdown.render(markdown.replace("\x00", ""))
    return _clean(html, TAGS, ATTRIBUTES)


def render_house(markdown: str) -> str:
    """Safe HTML for a text of the house's own: as `render`, with headings that have ids and links within the site.

    Lines are filled there as in any file, so a line's end is a space.
    """
    html = _house_markdown.render(markdown.replace("\x00", ""))
    return _clean(html, HOUSE_TAGS, HOUSE_ATTRIBUTES)


def _clean(html: str, tags: frozenset[str], attributes: dict) -> str:
    # `bleach.clean` makes its cleaner anew: one shared between threads would mix up what they clean.
    return bleach.clean(html, tags=tags, attributes=attributes, protocols=PROTOCOLS, strip=True)


def plain(markdown: str) -> str:
    """The words alone, on one line, for places that show no markup. Escape it like any text."""
    return words(render(markdown))


def words(html: str) -> str:
    """The same of what `render` has made."""
    return " ".join(unescape(_TAG.sub("", _BETWEEN_WORDS.sub(" ", html))).split())
