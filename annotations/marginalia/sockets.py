"""What upper rooms may plug into annotations. Each plug takes many at once and asks the database once."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from perfection_site.accounts.sockets import Socket

if TYPE_CHECKING:
    from annotations.marginalia.models import Annotation

Among = Callable[[Collection[int]], set[int]]  # ids of annotations -> those of them it is true for

# Which have been replied to: who answered for one audience must not be carried before a wider one.
has_replies: Socket[Among] = Socket("marginalia.has_replies")
# Which are before the moderators: their words are not erased while somebody has to judge them.
under_review: Socket[Among] = Socket("marginalia.under_review")
# name of an attribute -> (key of an annotation, as an outer reference) -> what queries for cards bring along as it
AnnotationPart = Callable[..., object]
annotation_parts: Socket[AnnotationPart] = Socket("marginalia.annotation_parts")
# What stands under an annotation and is for those who see it: told in the act that has changed who these are.
audience_followers: Socket[Callable[["Annotation"], None]] = Socket("marginalia.audience_followers")
# What else holds words of an annotation, to be emptied with it.
annotation_erasers: Socket[Callable[[int], None]] = Socket("marginalia.annotation_erasers")


def those(socket: Socket[Among], ids: Collection[int]) -> set[int]:
    """The ids for which any plug of the socket says yes."""
    return set().union(*(plug(ids) for plug in socket.plugs.values()))
