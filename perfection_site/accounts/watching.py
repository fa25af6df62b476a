"""Watching places, and telling those who watch, are answered or are mentioned."""

from collections.abc import Callable, Collection, Iterable

from django.db.models import Model, Q

from perfection_site.accounts import notices, relations
from perfection_site.accounts.models import User, Watch
from perfection_site.accounts.sockets import watched_places

Level = Watch.Level
Among = Callable[[Collection[int]], Collection[int]]  # keys of people -> those of them who may see it


def can_watch(viewer, kind: str, about_id: int) -> bool:
    """Who may see it may watch it; the room it belongs to knows."""
    plug = watched_places.plugs.get(kind)
    return plug is not None and about_id in plug(viewer, [about_id])


def level_of(viewer, kind: str, about_id: int) -> str:
    """What `viewer` hears of it: replies and mentions, unless they have said otherwise."""
    if viewer.pk is None:
        return Level.ANSWERS
    found = Watch.objects.filter(person_id=viewer.pk, kind=kind, about_id=about_id)
    return found.values_list("level", flat=True).first() or Level.ANSWERS


def announce(  # noqa: PLR0913 - who is concerned is said by name
    kind: str,
    *,
    actor: User,
    about: Model,
    places: Iterable[Model] = (),
    answered: Iterable[User] = (),
    mentioned: Iterable[User] = (),
    among: Among | None = None,
) -> None:
    """Tell people that `actor` has made `about`. Call it in the act's own transaction, when everybody concerned may
    see what was made.

    `places` are what it stands in, narrowest first (thread, source, film): for each person the narrowest one they have
    a choice for decides. Notices are of the kinds `kind` + "_answer", "_mention" and "_news", each of which needs a
    renderer; a person gets one of them, the first that applies. News of a place is one unread notice, however much
    happens. Nobody hears of somebody they have muted or blocked, of themselves, or of what `among` says they may not
    see.
    """
    places = list(places)
    heard = _choices(places)
    answered, mentioned = {one.pk for one in answered}, {one.pk for one in mentioned}
    watching = {key for key, (level, _place) in heard.items() if level == Level.ALL}
    deaf = {key for key, (level, _place) in heard.items() if level == Level.NONE}
    told = _who(actor, (answered | mentioned | watching) - deaf, among)
    for key in sorted(told & (answered | mentioned)):
        notices.queue_for(kind + (notices.ANSWER if key in answered else notices.MENTION), key, about)
    only = told - answered - mentioned
    for place in places:
        notices.queue_news(kind + notices.NEWS, [key for key in only if heard[key][1] is place], about, place)


def tell(kind: str, *, actor: User, about: Model, people: Collection[int]) -> None:
    """Tell people (by key) of something `actor` has done that waits for them or answers them, by mail as they have
    chosen: not themselves, and nobody of somebody they have muted or blocked."""
    for key in sorted(_who(actor, set(people), None)):
        notices.queue_for(kind, key, about)


def _choices(places: list[Model]) -> dict[int, tuple[str, Model]]:
    """What people have chosen for the narrowest of the places they have a choice for."""
    named = {(place._meta.model_name, place.pk): number for number, place in enumerate(places)}
    asked = Q(pk__in=())
    for kind, key in named:
        asked |= Q(kind=kind, about_id=key)
    rows = Watch.objects.filter(asked).values_list("person", "level", "kind", "about_id")
    heard: dict[int, tuple[str, Model]] = {}
    # The widest first, so that a narrower choice replaces it.
    for key, level, kind, about in sorted(rows, key=lambda row: -named[row[2:]]):
        heard[key] = (level, places[named[kind, about]])
    return heard


def _who(actor: User, people: set[int], among: Among | None) -> set[int]:
    people = people - {actor.pk}
    if not people:
        return set()
    people = relations.who_hear(actor, people)
    return people & set(among(people)) if among else people
