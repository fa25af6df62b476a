"""Sockets: what a lower room lets upper rooms plug into. Each room lists its own in its `sockets.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

Plug = TypeVar("Plug")


@dataclass
class Socket(Generic[Plug]):
    """A typed list that upper rooms fill from `AppConfig.ready()`. Plugs are batch: many in, a dict out."""

    name: str
    plugs: dict[str, Plug] = field(default_factory=dict)

    def plug(self, key: str, plug: Plug) -> None:
        if key in self.plugs:
            raise ValueError(f"{self.name} already has a plug for {key!r}")
        self.plugs[key] = plug


@dataclass(frozen=True)
class ShownNotice:
    """A notice as its recipient reads it, through `present()`."""

    heading: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    url: str = ""
    url_label: str = ""
    id: int = 0
    when: datetime | None = None
    unread: bool = False


# kind of notice -> (viewer, notices of that kind) -> {notice id: ShownNotice}; at most a few queries for all of them
NoticeRenderer = Callable[..., "dict[int, ShownNotice]"]
notice_renderers: Socket[NoticeRenderer] = Socket("accounts.notice_renderers")


@dataclass(frozen=True)
class ShownPlace:
    """Something that can be watched, as its watcher reads of it."""

    heading: str
    url: str
    lang: str = ""


# what `Watch.kind` says -> (viewer, keys) -> {key: ShownPlace}, of those the viewer may see; who watches must be in it
WatchedPlaces = Callable[..., "dict[int, ShownPlace]"]
watched_places: Socket[WatchedPlaces] = Socket("accounts.watched_places")

# name of an attribute -> (key of a person, as an outer reference) -> what the query for a person brings along as it
PersonPart = Callable[..., object]
person_parts: Socket[PersonPart] = Socket("accounts.person_parts")
