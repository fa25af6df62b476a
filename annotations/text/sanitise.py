"""The one door for what people write: Markdown in, safe HTML out. Rendered once on write.

markdown-it-py reads it with raw HTML off; bleach then strips whatever is not on the list below.
"""

import re
from html import escape, unescape

import bleach
from markdown_it import MarkdownIt

RENDERER_VERSION = 1
TAGS = frozenset({"p", "br", "em", "strong", "s", "blockquote", "ul", "ol", "li", "code", "pre", "a"})
PROTOCOLS = frozenset({"http", "https", "mailto"})
REL = "nofollow ugc noopener noreferrer"
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"</?(?:p|br|blockquote|ul|ol|li|pre)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def _of_link(_tag: str, name: str, value: str) -> bool:
    return (name == "href" and bool(_ADDRESS.fullmatch(value))) or (name == "rel" and value == REL)


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


def _reader() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable("strikethrough")
    # A link to anywhere else, also one without a scheme, is no link: what was typed stays to be seen.
    markdown.validateLink = lambda url: bool(_ADDRESS.fullmatch(url))
    markdown.add_render_rule("image", _render_image)
    markdown.add_render_rule("link_open", _render_link_open)
    markdown.add_render_rule("heading_open", _render_heading)
    markdown.add_render_rule("heading_close", _render_heading)
    return markdown


_markdown = _reader()
ATTRIBUTES = {"a": _of_link, "ol": _of_list}


def render(markdown: str) -> str:
    """Safe HTML for Markdown somebody typed. The same input gives the same output."""
    html = _markdown.render(markdown.replace("\x00", ""))
    # `bleach.clean` makes its cleaner anew: one shared between threads would mix up what they clean.
    return bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True)


def plain(markdown: str) -> str:
    """The words alone, on one line, for places that show no markup. Escape it like any text."""
    words = _TAG.sub("", _BETWEEN_WORDS.sub(" ", render(markdown)))
    return " ".join(unescape(words).split())
