"""What upper rooms may plug into threads. Each plug takes many at once where there can be many."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Model

from critiques.threads.models import Thread
from critiques.threads.places import Place
from perfection_site.accounts.models import User
from perfection_site.accounts.sockets import Socket


@dataclass(frozen=True)
class ThreadPlace:
    """What a thread of a room above is about, presented for one viewer: for the head of its page and for notices."""

    heading: str
    url: str
    label: str  # such as "Thread on a claim"
    crumbs: tuple[tuple[str, str], ...] = ()  # what it belongs to: heading and address, outermost first
    is_keeper: bool = False  # the viewer may lock it and pin in it
    here: str = "sources"  # the part of the site it belongs to, as the bar marks it


@dataclass(frozen=True)
class DraftPlace:
    """What something that is not sent speaks of, presented for its author; `url` is where it is gone on with, empty
    where nothing can be written now."""

    label: str  # such as "A reply to theo"
    heading: str
    url: str = ""


@dataclass(frozen=True)
class Held:
    """Who and what is concerned when something is said in a thread of a room above: what can be watched, narrowest
    first, and whom a post at the top answers."""

    places: tuple[Model, ...] = ()
    people: tuple[User, ...] = ()


# name of the room -> (viewer, keys of threads) -> {key: ThreadPlace}, of those that it holds
thread_places: Socket[Callable[..., dict[int, ThreadPlace]]] = Socket("threads.thread_places")
# name of the room -> key of a thread that stands on nothing below -> Held, or None where it is not this room's
holders: Socket[Callable[[int], Held | None]] = Socket("threads.holders")
# name of the room -> (viewer, places) -> {place: DraftPlace}, of those of its kinds that the viewer sees
draft_places: Socket[Callable[..., dict[Place, DraftPlace]]] = Socket("threads.draft_places")
# name of the room -> (place) -> keys of those who have a part in what it speaks of; whether the viewer sees that, is
# asked of `draft_places`
Concerned = Callable[[Place], Collection[int]]
concerned: Socket[Concerned] = Socket("threads.concerned")
# Which posts are before the moderators: their words are not erased while somebody has to judge them.
Among = Callable[[Collection[int]], set[int]]
under_review: Socket[Among] = Socket("threads.under_review")
# What else holds words of a post, to be emptied with it.
post_erasers: Socket[Callable[[int], None]] = Socket("threads.post_erasers")


def held(thread: Thread) -> Held:
    """Nobody is asked about a thread that says itself what it is about."""
    if not thread.is_above:
        return Held()
    return next((found for plug in holders.plugs.values() if (found := plug(thread.pk))), Held())
