"""A forum's thread saved as a page: the first post is the text, and the others are comments on it."""

from annotations.text.webpage.places import Place

_HEADINGS = ("h1", "h2", "h3")


def posts(places: list[Place]) -> list[Place]:
    """The posts of a thread in order, two at least; none where the page is no thread.

    Posts stand side by side, call themselves so, and have no headings of their own: the teasers of a blog have.
    """
    whole = places[0].prose if places else 0
    for place in places:
        named = [child for child in place.children if child.lines >= 2 and _is_post(child)]
        # Answers to a comment stand side by side too, but they are not what the page is about.
        enough = sum(child.prose for child in named) >= 0.5 * whole
        if len(named) < 2 or len({child.tag for child in named}) > 1 or not enough:
            continue
        if not any(map(_is_headed, named)) or _is_board(place):
            return named
    return []


def _is_board(place: Place) -> bool:
    """Whether the page says that it is a forum's: there every post may have a heading."""
    return any(
        near.words & {"phpbb", "forum", "viewtopic", "showthread", "topic", "vbulletin"} for near in place.around()
    )


def _is_post(place: Place) -> bool:
    told = place.names & {"message", "reply", "post", "forum-post", "topic-post", "topic-reply", "post-container"}
    told = told and not place.words & {"comment", "comments"}
    return place.tag in ("article", "div", "li", "section", "tr", "table") and bool(told)


def _is_headed(post: Place) -> bool:
    waiting = list(post.children)
    while waiting:
        place = waiting.pop()
        if place.tag in _HEADINGS:
            return True
        waiting += place.children
    return False
