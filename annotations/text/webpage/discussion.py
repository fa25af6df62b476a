"""The comment section of a page: whose replies answer whose, and which of its lines are words of readers."""

import re

from annotations.text import blocks as kinds
from annotations.text import dates, patterns
from annotations.text.lines import key
from annotations.text.manuscript import BYLINE
from annotations.text.rules import drop
from annotations.text.threads import AGO, BUTTON, BUTTONS, COMMENTER, HEADING, SAYS, SAYS_THEN, WHEN, is_when
from annotations.text.webpage import forum
from annotations.text.webpage.places import Place
from annotations.text.webpage.walk import Found

_SECTIONS = frozenset(("comments", "commentlist", "responses", "discussion", "replies", "commentarea", "kommentare",
                       "commentaires",
                       "comentarios", "commenti", "reacties"))  # fmt: skip
_ITEM = re.compile(r"^(?:li-|div-)?(?:comment|c|reply|response|kommentar|commentaire)-?\d[\w-]*$")
_ITEM_NAMES = frozenset(
    (
        "comment",
        "response",
        "reply-item",
        "comment-item",
        "commentitem",
        "kommentar",
        "commentaire",
        "comentario",
        "commento",
        "reactie",
    )
)
_ITEM_TAGS = frozenset(("li", "article", "div", "section", "dd", "blockquote", "tr"))
_NAMES = frozenset(
    ("author", "fn", "username", "user", "commenter", "name", "nickname", "says", "by", "poster", "byline", "profile")
)
_DATES = frozenset(("date", "time", "timestamp", "metadata", "datetime", "published", "permalink", "ago", "when"))
_ACTIONS = frozenset(("reply", "actions", "like", "likes", "vote", "votes", "share", "report", "flag", "edit",
                      "toolbar", "buttons", "footer",
                      "upvote", "downvote", "score", "avatar", "badge"))  # fmt: skip
_SAID = frozenset(("content", "body", "text", "bbwrapper"))
_HEAD = frozenset(("meta", "header", "head", "info", "attribution", "heading"))
_POSTED = "what a forum says about a post"
_FORM = frozenset(("respond", "commentform", "form"))


def find(found: list[Found], places: list[Place], prose: int) -> None:
    """Give the lines of the comment section their fates: comments, and dropped lines with the reason."""
    posts = forum.posts(places)
    if posts:
        _thread(found, places, posts)
        return
    within = _within(places, _sections(places, prose))
    if not within:
        return
    items = _items(places, within)
    if not items:
        _by_lines(found, within)
        return
    level: dict[Place, int] = {}
    for place in places:
        if place in items:
            outer = next((near for near in place.around() if near is not place and near in items), None)
            level[place] = level[outer] + 1 if outer else 0
    _number(found, within, items, level)


def _thread(found: list[Found], places: list[Place], posts: list[Place]) -> None:
    """A forum's thread: what stands around the words of the first post is dropped, the other posts are comments."""
    first, *replies = posts
    within = _within(places, set(replies))
    _number(found, within, set(replies), dict.fromkeys(replies, 0))
    named = False
    for item in found:
        if not any(near is first for near in item.place.around()) or _part(item, first) is _SAID:
            continue
        if not named and _part(item, first) is _NAMES and len(item.line.text) <= 80:
            item.line.hint, named = BYLINE, True
        elif len(item.line.text) <= 80:
            drop(item.line, _POSTED)


def _sections(places: list[Place], prose: int) -> set[Place]:
    sections = set()
    for place in places:
        if place.tag in ("html", "body", "article", "main", "a", "p", "li", "h1", "h2", "h3") or place.lines < 2:
            continue
        named = bool(place.words & _SECTIONS) or "disqus_thread" in place.names or {"comment", "list"} <= place.words \
            or {"comment", "section"} <= place.words or {"comment", "thread"} <= place.words  # fmt: skip
        # What holds nearly all the prose is the page itself, whose name says merely that it has comments.
        if (
            named
            and not (place.words & {"link", "count", "number", "off", "meta"})
            and (place.prose < 0.9 * prose or not prose)
        ):
            sections.add(place)
    return {place for place in sections if not any(near in sections for near in place.around() if near is not place)}


def _within(places: list[Place], sections: set[Place]) -> set[Place]:
    within: set[Place] = set()
    for place in places:
        if place in sections or place.above in within:
            within.add(place)
    return within


def _items(places: list[Place], within: set[Place]) -> set[Place]:
    """The elements that are one comment each."""
    named = {
        place
        for place in places
        if place in within and place.tag in _ITEM_TAGS and place.lines
        and (place.names & _ITEM_NAMES or any(_ITEM.match(name) for name in place.names)
             or "comment" in place.item.split()
             or "/comment" in place.item or place.role == "comment")
    }  # fmt: skip
    # An element around nothing but one other such element is the same comment twice.
    doubled = {place for place in named if place.above in named and place.above.lines == place.lines}
    named -= doubled | {place for place in named if _is_same(place, named)}
    if named:
        return named
    lists = [place for place in places if place in within and place.tag == "li"]
    if lists:
        return {place for place in lists if place.lines >= 1 and not place.box}
    articles = {place for place in places if place in within and place.tag == "article"}
    return articles or _alike(places, within)


def _alike(places: list[Place], within: set[Place]) -> set[Place]:
    """Elements side by side that call themselves the same and hold a name, words and a button each."""
    for place in places:
        named: dict[tuple, list[Place]] = {}
        for child in place.children if place in within else ():
            if child.tag in ("div", "section") and child.names and child.lines >= 2:
                named.setdefault((child.tag, child.names), []).append(child)
        best = max(named.values(), key=len, default=[])
        if len(best) >= 2:
            return set(best)
    return set()


def _is_same(place: Place, named: set[Place]) -> bool:
    """Whether an element is the body of the comment around it, and not an answer: both bear one number."""
    outer = next((near for near in place.around() if near is not place and near in named), None)
    own = set(re.findall(r"\d{2,}", " ".join(place.names)))
    return outer is not None and bool(own) and own <= set(re.findall(r"\d{2,}", " ".join(outer.names)))


def _number(found: list[Found], within: set[Place], items: set[Place], level: dict[Place, int]) -> None:
    numbers: dict[Place, int] = {}
    headed = False
    named: set[int] = set()
    for index, item in enumerate(found):
        if item.place not in within:
            continue
        own = next((near for near in item.place.around() if near in items), None)
        if own is None:
            # Above the first comment or below the last: the section's heading, its form, its notes.
            drop(item.line, _outside(item, headed))
            headed = True
            continue
        number = numbers.setdefault(own, len(numbers) + 1)
        item.line.comment, item.place.comment = number, number
        below = found[index + 1].line.text if index + 1 < len(found) else ""
        if number not in named and len(item.line.text) <= 60 and is_when(below):
            drop(item.line, COMMENTER)
        elif is_when(item.line.text):
            drop(item.line, WHEN)
        else:
            _say(item, own, level[own], number in named)
        if item.line.reason == COMMENTER:
            named.add(number)


def _by_lines(found: list[Found], within: set[Place]) -> None:
    """A section whose comments are no elements of their own: each begins with the line that says who speaks."""
    number, headed = 0, False
    for item in found:
        line = item.line
        if item.place not in within:
            continue
        speaks = item.place.words >= {"comment", "author"} or bool(item.place.words & {"commenter"})
        if (SAYS.search(line.text) or speaks) and len(line.text) <= 80:
            number += 1
            drop(line, COMMENTER)
        elif not number or item.place.nearest("form"):
            drop(line, _outside(item, headed))
            headed = True
        else:
            _say(item, item.place, 0, is_named=True)
        line.comment = item.place.comment = number


def _outside(item: Found, headed: bool) -> str:
    if any(near.tag == "form" or near.words & _FORM for near in item.place.around()):
        return "a form"
    return patterns.COMMENTS_END if headed else HEADING


def _say(item: Found, own: Place, level: int, is_named: bool) -> None:
    """One line of a comment: who speaks, when, a button, or what is said."""
    line, part = item.line, _part(item, own)
    if item.place.tag == "img":
        drop(line, "a picture of who commented")
    elif patterns.promotion(line.text) == patterns.COMMENTS_END:
        drop(line, patterns.COMMENTS_END)
    elif not is_named and (SAYS_THEN.match(line.text) or (_is_speaker(line.text) and part == _SAID)):
        drop(line, COMMENTER)
    elif part == _SAID or len(line.text) > 80:
        line.fate, line.level = kinds.COMMENT, level
    elif BUTTONS.match(line.text) or item.place.tag == "button":
        drop(line, BUTTON)
    elif AGO.match(line.text) or _is_date(line.text):
        drop(line, WHEN)
    elif not is_named and (part in (_NAMES, _HEAD) or SAYS.search(line.text) or (not part and line.linked)):
        line.take(0, SAYS.search(line.text).start() if SAYS.search(line.text) else None)
        drop(line, COMMENTER)
    elif part:
        drop(line, WHEN if part == _DATES else BUTTON)
    else:
        line.fate, line.level = kinds.COMMENT, level


def _is_speaker(text: str) -> bool:
    """A name and "says:", and nothing that is said."""
    return len(text) <= 60 and text[-1:] == ":" and bool(SAYS.search(text))


def _part(item: Found, own: Place) -> frozenset[str]:
    """Which part of its comment a line stands in, by the nearest element that says so; none where none does."""
    for near in item.place.around():
        words = near.words | item.words if near is item.place else near.words
        for part in (_DATES, _NAMES, _ACTIONS, _SAID, _HEAD):
            if words & part and (near is not own or (part is _NAMES and near is item.place)):
                return part
        if near.tag in ("p", "blockquote", "pre"):
            return _SAID
        if near is own:
            break
    return frozenset()


def _is_date(text: str) -> bool:
    rest = dates.without(text)
    return rest is not None and len(key(rest)) <= 12
