"""In which form a text came: plain text, Markdown or a saved page."""

import re

TEXT, MARKDOWN, HTML = "text", "markdown", "html"
FORMS = (TEXT, MARKDOWN, HTML)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(
    r"</(?:p|div|article|section|h[1-6]|ul|ol|li|blockquote|table|body|main|figure|span|a|em|strong)\s*>|<(?:br|p)\s*/?>",
    re.I,
)
_SIGNS = (
    re.compile(r"^#{1,6} +\S", re.M),
    re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,}) *$", re.M),
    re.compile(r"(?<!!)\[[^\]\n]{1,200}\]\((?:https?://|mailto:|/|#)[^)\s]{0,500}\)"),
    re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)"),
    re.compile(r"(?<![*\w])\*\*[^*\s][^*\n]{0,300}\*\*(?![*\w])"),
    re.compile(r"^>[ >]*\S", re.M),
    re.compile(r"^```", re.M),
    re.compile(r"^\[\^[^\]\n]{1,40}\]:", re.M),
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]{1,40}:.*\n|[ \t-].*\n|\s*\n){1,60}---[ \t]*(?:\n|$)")


def detect(raw: str, name: str = "") -> str:
    """The form of `raw`; `name` is that of the file it came in.

    A text is Markdown by its name, by front matter or by two different unmistakable signs: one alone (a line that
    begins with ">", a number sign) is something that people type in plain texts too.
    """
    ending = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if ending in ("html", "htm", "xhtml") or _PAGE.match(raw):
        return HTML
    if ending in ("md", "markdown"):
        return MARKDOWN
    begins = raw.lstrip()
    tags = len(_TAGS.findall(raw[:50_000]))
    if (begins.startswith("<") and tags >= 1) or tags >= 4:
        return HTML
    if _FRONT_MATTER.match(begins):
        return MARKDOWN
    return MARKDOWN if sum(bool(sign.search(raw)) for sign in _SIGNS) >= 2 else TEXT
