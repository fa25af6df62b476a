"""The lines of a saved page: lxml parses it and its elements are walked; trafilatura marks the main text where the
markup leaves a doubt. Nothing is ever fetched."""

from dataclasses import replace

from lxml import etree

from annotations.text import advisories, mast
from annotations.text import blocks as kinds
from annotations.text.encodings import Unreadable
from annotations.text.facts import Facts
from annotations.text.lines import Line, is_prose, key
from annotations.text.manuscript import BYLINE, DATE, TITLE
from annotations.text.rules import ALT, ASIDE, drop
from annotations.text.webpage import boxes, discussion, forum, hints, kept, names, statements, trafila
from annotations.text.webpage.places import Place
from annotations.text.webpage.walk import Found, Walk

_BESIDE = 4  # lines above the title among which a date or name may stand
_DEEPEST = 2000  # the parser stops at 2,048 elements inside one another and says nothing


def read(raw: str) -> tuple[list[Line], Facts]:
    """The visible lines of a page and what it states about itself. Raises Unreadable for a page without words."""
    root = _parsed(raw)
    walk = Walk(root)
    if not walk.found and next(root.iter("script", "noscript"), None) is None:
        raise Unreadable("There is no text.")
    if not walk.found:
        raise Unreadable(
            "The page holds no text of its own, only scripts. Save it from the browser once it has loaded."
        )
    facts = statements.read(root)
    prose = boxes.weigh(walk.found, walk.places)
    boxes.name(walk.places, prose)
    boxes.name_forms(walk.places, prose)
    discussion.find(walk.found, walk.places, prose)
    trafila.complete(raw, facts)
    _judge(walk, facts, prose, raw)
    return [item.line for item in walk.found], facts


def fragment(raw: str) -> list[Line]:
    """The visible lines of a piece of HTML, as running text and headings."""
    lines = []
    for item in Walk(_parsed(f"<div>{raw}</div>")).found:
        fate, level = hints.kind(item.place)
        lines.append(
            replace(item.line, hint=ALT if item.place.tag == "img" else fate, level=level, group=_figure(item.place))
        )
    return lines


def _parsed(raw: str):
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(raw.encode(), parser)
    if root is None:
        raise Unreadable("There is no text.")
    if any("depth" in entry.message.lower() for entry in parser.error_log) or _depth(root) > _DEEPEST:
        raise Unreadable("The page's markup is nested too deeply to be read. Paste its text instead.")
    return root


def _depth(root) -> int:
    depth = deepest = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _judge(walk: Walk, facts: Facts, prose: int, raw: str) -> None:
    """Hints and fates of the lines: the title, what stands outside the text, captions, lists, contents."""
    post = next(iter(forum.posts(walk.places)), None)
    main = post or boxes.main(walk.places, prose)
    anchors = set(_anchors(walk.found))
    for item in walk.found:
        item.line.around = _around(item.place)
    _part_of_stated(walk.found, facts)
    title = _title(walk.found, facts, main)
    _name_of_site(walk.found, title, facts)
    begun = False
    doubtful = []
    for index, item in enumerate(walk.found):
        inside = any(place is main for place in item.place.around())
        begun = begun or (inside and is_prose(item.line.text))
        if item.line.fate:
            continue
        if index == title:
            item.line.fate, facts.title = TITLE, item.line.text
            continue
        if not item.line.hint:
            _hint(item)
        _contents(item, anchors)
        if kept.is_button(item):
            drop(item.line, names.BUTTON)
        elif item.place.box or not _belongs(item, inside, begun, post is None and title is not None and index > title):
            if kept.is_kept(item, facts.author):
                continue
            beside = title is not None and title - _BESIDE <= index < title and item.line.hint in (BYLINE, DATE)
            if beside and not item.place.box:
                continue
            if is_prose(item.line.text) and not item.place.box and item.line.linked < len(item.line.text) / 2:
                doubtful.append(item)
            else:
                drop(item.line, item.place.box or "outside the main text of the page")
    _settle(doubtful, raw)
    _labels(walk.found, title)
    _signed_below(walk.found, facts)


def _around(place: Place) -> frozenset[str]:
    """What the four nearest elements around a line are called."""
    near = [near for near, _index in zip(place.around(), range(4), strict=False)]
    words = frozenset(word for other in near for word in (other.tag, *other.words))
    boxed = any(0 < other.size <= 1.25 * other.linked and other.tag != "p" for other in near[:3])
    return words | {"links"} if boxed else words


def _belongs(item: Found, inside: bool, begun: bool, below_title: bool) -> bool:
    """Inside the main text; or in the head of the article, between its title and the first sentence."""
    return inside or (below_title and not begun)


def _settle(doubtful: list[Found], raw: str) -> None:
    """Sentences outside the main text: those that trafilatura takes for text stay open."""
    if not doubtful:
        return
    marked = trafila.main_text(raw)
    for item in doubtful:
        if key(item.line.text) not in marked:
            drop(item.line, "outside the main text of the page")


_TEXTS = frozenset(("post", "entry", "article", "story"))


def _part_of_stated(found: list[Found], facts: Facts) -> None:
    """Where no line says the stated title but one says a part of it, that is the title, and the rest the site's."""
    said = {key(item.line.text) for item in found}
    if key(facts.title) in said:
        return
    parts = mast.parts(facts.title)
    best = parts[0] if parts else ""
    if key(best) in said:
        others = [part for part in parts if part != best]
        facts.title = best
        facts.publisher = facts.publisher or (others[0] if len(others) == 1 and len(others[0]) <= 60 else "")


def _title(found: list[Found], facts: Facts, main: Place) -> int | None:
    """Which line is the title: the one that says what the page states, or the first h1 in or above the text."""
    stated = key(facts.title)
    best = None
    for index, item in enumerate(found):
        tag, said = item.place.tag, key(item.line.text)
        if item.place.comment or len(item.line.text) > 300:
            continue
        hinted = hints.hint(item.place) == TITLE or bool(item.place.words & {"headline", "title"})
        named = bool(item.place.words & {"title", "headline"}) and bool(item.place.words & _TEXTS)
        hinted += 2 * named
        rank = 4 * (bool(stated) and said == stated) + 3 * (tag == "h1") + (tag == "h2") + hinted
        rank += (tag == "h1" or named) and bool(said) and bool(stated) and (said in stated or stated in said)
        rank += 3 * (named and len(said) > len(stated) / 2 and said in stated)
        rank -= 3 * bool(item.place.box and tag != "h1") + 2 * bool(item.place.box and tag == "h1" and said != stated)
        if rank >= 2 and (best is None or rank > best[0]):
            best = (rank, index)
    return best[1] if best else None


def _name_of_site(found: list[Found], title: int | None, facts: Facts) -> None:
    """A first heading above the text's own is the name of the site, where the page states none."""
    heading = next((item.line.text for item in found[:title] if item.place.tag == "h1"), "")
    if title and heading and len(heading) <= 60 and not facts.publisher:
        facts.publisher = heading


def _hint(item: Found) -> None:
    line, place = item.line, item.place
    if place.tag == "img":
        line.hint, line.group = ALT, _figure(place)
        return
    kind, line.level = hints.kind(place)
    said = hints.hint(place)
    if place.nearest("aside") and not place.box and not kind:
        kind = ASIDE
    if said in (kinds.PULL_QUOTE, kinds.CREDIT, kinds.RELATED) or (said == kinds.CAPTION and kind != kinds.HEADING):
        kind = said
    elif said in (BYLINE, DATE, kinds.STANDFIRST, TITLE) and kind != kinds.CAPTION and len(line.text) <= 400:
        dated = said == DATE and len(line.text) <= 40
        kind = said if kind != kinds.HEADING or said == kinds.STANDFIRST or dated else kind
    elif not kind and "byline" in item.words and len(line.text) <= 160:
        kind = BYLINE
    elif not kind and "time" in item.words and len(line.text) <= 40:
        kind = DATE
    held = not kind and kept.is_below_picture(place, line)
    if held or (not kind and kept.is_beside_picture(place, line)):
        kind = kinds.CAPTION
    if (not kind or kind == kinds.LIST_ITEM) and kept.is_poster(place, line):
        kind, line.sure = kinds.CAPTION, True
    line.hint = kind
    box = place if held else place.above
    line.group = _figure(place) or (box.number + 1 if kind == kinds.CAPTION and box else 0)
    if kind != kinds.HEADING:
        line.level = 0


def _figure(place: Place) -> int:
    """What ties a picture and its caption together: their figure, or the element that holds both."""
    figure = (
        place.nearest("figure", "aside")
        or place.nearest("blockquote")
        or next((near for near in place.around() if "caption" in near.words and near.tag != "p"), None)
    )
    return figure.number + 1 if figure else (place.above.number + 1 if place.above and place.tag == "img" else 0)


def _anchors(found: list[Found]):
    for item in found:
        for kind, value in item.line.said:
            if kind == "anchor":
                yield value


def _contents(item: Found, anchors: set[str]) -> None:
    """A link to a place in the page, in a list of such: the contents."""
    line, place = item.line, item.place
    linked = line.linked >= 0.8 * len(line.text) and any(
        kind == "anchor" and len(value) > 1 for kind, value in line.said
    )
    named = any(boxes.is_contents(near) for near in place.around())
    if (
        (linked or (named and len(line.text) <= 60))
        and len(line.text) <= 160
        and (named or (place.nearest("li") and not place.box))
    ):
        line.fate, line.level = kinds.CONTENTS, 0
        line.sure = named


def _labels(found: list[Found], title: int | None) -> None:
    """Labels above the title or below it, such as the name of the section; counts; lines of nothing but links."""
    begun = False
    for index, item in enumerate(found):
        line = item.line
        begun = begun or (not line.fate and is_prose(line.text))
        if line.fate or line.hint in (BYLINE, DATE, ALT, kinds.CAPTION):
            continue
        short = len(line.text) <= 60 and not is_prose(line.text) and not advisories.is_notice(line.text)
        linked = line.linked == len(line.text)
        if title is not None and short and index < title:
            drop(line, "a label above the title")
        elif title is not None and short and linked and not begun and not line.hint:
            drop(line, "a label below the title")
        elif not line.hint and (_is_menu(line) or (linked and not any(map(str.isalpha, line.text)))):
            drop(line, "navigation of the page")


def _signed_below(found: list[Found], facts: Facts) -> None:
    """Where nobody is named above the text, the line of those below it that says who wrote it."""
    if facts.author or any(item.line.hint == BYLINE and not item.line.fate for item in found):
        return
    for item in found:
        name = dict(item.line.said).get("author", "")
        if name and not item.line.comment and len(item.line.text) <= 160:
            facts.author, facts.author_printed = name, True
            item.line.fate, item.line.reason = BYLINE, ""
            return


def _is_menu(line: Line) -> bool:
    """Several links and nothing between them but signs: "home | archive | links"."""
    links = [(start, stop) for start, stop, kind, _href in line.marks if kind == "link"]
    rest = len(line.text) - line.linked
    return (
        line.linked > 0
        and rest > 0
        and len(line.text) <= 200
        and not any(char.isalnum() for char in _outside(line, links))
        and line.text.count("|") + line.text.count("·") + line.text.count("/") + line.text.count("»") >= 1
    )


def _outside(line: Line, links: list) -> str:
    if not links:
        # Links within the site keep no address, so that no mark says where they stand; the signs tell.
        return "" if line.linked >= 0.6 * len(line.text) else line.text
    at, rest = 0, []
    for start, stop in links:
        rest.append(line.text[at:start])
        at = stop
    return "".join([*rest, line.text[at:]])
