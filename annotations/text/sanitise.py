"""The one door for what people write: Markdown in, safe HTML out. Rendered once on write.

markdown-it-py reads it with raw HTML off; bleach then strips whatever is not on the list below.
"""

import re

import bleach
from markdown_it import MarkdownIt

RENDERER_VERSION = 1
TAGS = frozenset({"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "pre", "a", "del"})
ATTRIBUTES = {"a": ["href", "rel"], "ol": ["start"]}
PROTOCOLS = frozenset({"http", "https", "mailto"})
REL = "nofollow ugc noopener noreferrer"

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable("strikethrough")
_cleaner = bleach.Cleaner(tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True)


def _render_image(renderer, tokens, index, options, env) -> str:
    """A picture becomes its description: remote images would tell their host who reads here."""
    return renderer.renderInlineAsText(tokens[index].children, options, env)


def _render_link_open(renderer, tokens, index, options, env) -> str:
    tokens[index].attrSet("rel", REL)
    return renderer.renderToken(tokens, index, options, env)


def _render_heading(renderer, tokens, index, options, env) -> str:
    """A heading inside a note would break the page's outline: it becomes a strong paragraph."""
    return "<p><strong>" if tokens[index].nesting == 1 else "</strong></p>\n"


_markdown.add_render_rule("image", _render_image)
_markdown.add_render_rule("link_open", _render_link_open)
_markdown.add_render_rule("heading_open", _render_heading)
_markdown.add_render_rule("heading_close", _render_heading)


def render(markdown: str) -> str:
    """Safe HTML for Markdown somebody typed. The same input gives the same output."""
    return _cleaner.clean(_markdown.render(markdown))


def plain(markdown: str) -> str:
    """The words alone, on one line, for places that show no markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", render(markdown)).split())
