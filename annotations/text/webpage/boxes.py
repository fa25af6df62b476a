"""Which parts of a page are the text, and what the others are: menus, share bars, related links, cookie notices."""

from annotations.text.lines import is_prose
from annotations.text.webpage import names
from annotations.text.webpage.places import Place
from annotations.text.webpage.walk import Found

_BODIES = (
    ("article", "body"), ("entry", "content"), ("post", "content"), ("post", "body"), ("story", "body"), ("article",
                                                                                                          "content"),
    ("mw", "parser", "output"), ("body", "markup"), ("blog", "content"), ("post", "text"), ("article", "text"),
)  # fmt: skip
_MOST_PROSE = 0.5  # a box that holds more of a page's prose is none, whatever its name says


def weigh(found: list[Found], places: list[Place]) -> int:
    """Count for every place what stands in it; the code points of prose in the whole page."""
    for item in found:
        place, size = item.place, len(item.line.text)
        place.size += size
        place.lines += 1
        place.linked += item.line.linked
        if is_prose(item.line.text) and item.line.linked < size / 2:
            place.prose += size
        if place.tag in ("h2", "h3", "h4", "h5", "h6") and place.above:
            place.above.has_heading = True
    for place in reversed(places):
        if place.above is not None:
            above = place.above
            above.size += place.size
            above.prose += place.prose
            above.linked += place.linked
            above.lines += place.lines
    return places[0].prose if places else 0


def name(places: list[Place], prose: int) -> None:
    """Give every place that is no part of the text its `box`, the inner ones after the outer."""
    for place in places:
        reason = _reason(place)
        if reason and (prose == 0 or place.prose <= _MOST_PROSE * prose):
            place.box = reason
        elif place.above is not None:
            place.box = place.above.box


def _is_form_box(place: Place, prose: int) -> bool:
    """A small box around a form, such as an invitation with a field for an address."""
    small = place.lines <= 8 and place.prose <= 400 and place.prose <= 0.3 * prose
    return small and place.tag in ("div", "section", "aside", "figure") and place.above is not None


def name_forms(places: list[Place], prose: int) -> None:
    """Give the boxes around forms the forms' reason, and all that stands in them."""
    for place in places:
        outer = place if place.tag == "form" else None
        while outer is not None and outer.above is not None and _is_form_box(outer.above, prose):
            outer = outer.above
            outer.box = outer.box or names.FORM
    for place in places:
        if place.above is not None and place.above.box and not place.box:
            place.box = place.above.box


def _reason(place: Place) -> str:
    contents = is_contents(place) or (place.above is not None and is_contents(place.above))
    if contents or place.tag in ("html", "body", "article", "h1"):
        return ""
    if reason := names.BY_TAG.get(place.tag) or names.BY_ROLE.get(place.role):
        return reason
    if place.tag in ("footer", "header"):
        inside = place.nearest("article", "blockquote", "figure") or (place.tag == "header" and place.nearest("main"))
        return "" if inside else (names.FOOTER if place.tag == "footer" else names.HEADER)
    # A post of a network that is set into the text is quoted by it.
    found = names.reason(place.words) if place.words and "embed" not in place.words else ""
    return "" if found in names.WEAK and _speaks(place) else found


def _speaks(place: Place) -> bool:
    """Whether a paragraph, heading or picture is named for something of the text too: "promo-title" may be either."""
    tags = ("p", "h2", "h3", "figure", "figcaption", "blockquote")
    return place.tag in tags and bool(place.words & names.SPOKEN)


def is_contents(place: Place) -> bool:
    words = place.words
    return (
        bool(words & {"toc", "tableofcontents"})
        or {"table", "contents"} <= words
        or {"table", "of", "contents"} <= words
    )


# ---- the main text


def main(places: list[Place], prose: int) -> Place:
    """The innermost place that holds the text: by what elements and classes say, or else by where the prose is."""
    least = 0.5 * prose
    for test in (
        _is_body,
        lambda place: place.tag == "article",
        lambda place: place.tag == "main" or place.role == "main",
    ):
        named = [place for place in places if place.prose > 0 and not place.box and test(place)]
        best = max(named, key=lambda place: place.prose, default=None)
        if best is not None and best.prose >= least:
            return best
    return _densest(places[0], prose)


def _is_body(place: Place) -> bool:
    if "articlebody" in place.item:
        return True
    return place.tag in ("div", "section", "article") and any(set(body) <= place.words for body in _BODIES)


def _densest(place: Place, prose: int) -> Place:
    """From the page down, as long as one child holds nearly all of the prose."""
    while True:
        heir = max((child for child in place.children if not child.box), key=lambda child: child.prose, default=None)
        if heir is None or heir.prose < 0.75 * prose or heir.tag in ("p", "ul", "ol", "li", "blockquote", "tr"):
            return place
        place = heir
