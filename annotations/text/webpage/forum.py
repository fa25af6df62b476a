"""A forum's thread saved as a page: the first post is the text, and the others are comments on it."""

from annotations.text.webpage.places import Place

_HEADINGS = ("h1", "h2", "h3")


def posts(places: list[Place]) -> list[Place]:
    """The posts of a thread in order, two at least; none where the page is no thread.

    Posts stand side by side, call themselves so, and have no headings of their own: the teasers of a blog have.
    """
    for place in places:
        named = [child for child in place.children if child.lines >= 2 and _is_post(child)]
        if len(named) >= 2 and len({child.tag for child in named}) == 1 and not any(map(_is_headed, named)):
            return named
    return []


def _is_post(place: Place) -> bool:
    told = place.names & {"message", "reply", "post", "forum-post", "topic-post", "topic-reply", "post-container"}
    return place.tag in ("article", "div", "li", "section", "tr", "table") and bool(told)


def _is_headed(post: Place) -> bool:
    waiting = list(post.children)
    while waiting:
        place = waiting.pop()
        if place.tag in _HEADINGS:
            return True
        waiting += place.children
    return False
