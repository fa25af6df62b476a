"""Which elements begin a line of their own, and which make a row of facts together: cells, a label and its value."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes", "ol", "option", "p",
    "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead",
    "tr", "ul", "amp-social-share", "amp-ad", "amp-sidebar", "amp-consent", "amp-user-notification",
))  # fmt: skip
_CELLS = ("td", "th")
_LABEL, _VALUE = 60, 200  # code points


def is_valued(label) -> bool:
    """Whether a <dt> and the one <dd> below it are a row of facts: both short, in no section of comments."""
    value = label.getnext() if label is not None and label.tag == "dt" else None
    if value is None or value.tag != "dd" or any(inner.tag in BLOCKS for inner in value.iterdescendants()):
        return False
    after = value.getnext()
    short = len("".join(label.itertext())) <= _LABEL and len("".join(value.itertext())) <= _VALUE
    named = " ".join(
        (label.get("class") or "", label.getparent().get("id") or "", label.getparent().get("class") or "")
    )
    return short and (after is None or after.tag != "dd") and "comment" not in named


def is_data(row) -> bool:
    """Whether a row holds data and not the page's layout: short cells, no table or heading inside."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 1:
        return False
    for count, inner in enumerate(row.iterdescendants()):
        if count > 200 or inner.tag in ("table", "h1", "h2", "h3", "h4", "article", "form", "blockquote"):
            return False
    if len(cells) == 1:
        return len("".join(cells[0].itertext()).strip()) <= 120 and cells[0].tag == "th"
    return all(len("".join(cell.itertext()).strip()) <= 200 for cell in cells) and not any(
        cell.find("br") is not None and cell.find("a") is not None for cell in cells
    )
