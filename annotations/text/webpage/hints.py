"""What an element says about the lines in it: which kind of block they are, or which part of the head."""

import re

from annotations.text import blocks as kinds
from annotations.text.manuscript import BYLINE, DATE, TITLE
from annotations.text.webpage.places import Place

_HINTS = {
    kinds.STANDFIRST: """standfirst dek deck subtitle subheadline strapline chapo vorspann entradilla lede subhed teaser
        occhiello sottotitolo subheading perex intro ingress manchet chapeau bajada copete catenaccio lead tagline
        zajawka podtytul undertitel anriss bajante nutgraf""",
    kinds.PULL_QUOTE: "pullquote pull exergue pq pullout blockpull quotepull callout",
    kinds.CAPTION: """caption figcaption legende bildunterschrift thumbcaption cap wpcaption imagecaption imgcaption
        photocaption""",
    kinds.CREDIT: "bio authorbio aboutauthor contributorbio",
    kinds.RELATED: "hatnote dablink rellink",
    BYLINE: "byline authors signature autor auteur author writer contributor",
    DATE: "dateline pubdate published datetime timestamp date datum",
}
_WORDS = [(kind, frozenset(words.split())) for kind, words in _HINTS.items()]
_BY_ITEM = {"author": BYLINE, "description": kinds.STANDFIRST, "headline": TITLE}
_LONGEST = 700  # code points of prose beyond which a name says nothing about each line


def hint(place: Place) -> str:
    """What the class of the line's own element, or of the next two around it, says the line is."""
    for near, _index in zip(place.around(), range(3), strict=False):
        if near.tag in ("article", "main", "body", "section", "header", "footer"):
            return ""
        named = next((kind for kind, words in _WORDS if near.words & words and near.prose <= _LONGEST), "")
        if not named and {"about", "author"} <= near.words and near.prose <= _LONGEST:
            named = kinds.CREDIT
        if named or near.item in _BY_ITEM:
            return named or _BY_ITEM[near.item]
    return ""


def kind(place: Place) -> tuple[str, int]:
    """Kind and level of a line by the element it stands in; empty for running text."""
    if place.row:
        return kinds.LIST_ITEM, 0
    if re.fullmatch(r"h[1-6]", place.tag):
        return kinds.HEADING, min(4, max(2, int(place.tag[1])))
    if place.role == "heading":
        return kinds.HEADING, 2
    around = place.nearest("figcaption", "caption", "dt", "dd", "tr", "li", "blockquote", *_PLAIN)
    return (_kind_in(around, place) if around else ""), 0


_PLAIN = ("article", "section", "main", "body", "td")


def _kind_in(around: Place, place: Place) -> str:
    if around.tag == "li":
        # An item with a heading of its own, or as long as a section, is a section.
        return "" if around.has_heading or around.lines > 4 else kinds.LIST_ITEM
    if around.tag == "tr":
        return kinds.LIST_ITEM if place.tag in ("tr", "td", "th") else ""
    named = {"figcaption": kinds.CAPTION, "caption": kinds.CAPTION, "blockquote": kinds.QUOTATION}
    return named.get(around.tag, kinds.LIST_ITEM if around.tag in ("dt", "dd") else "")
