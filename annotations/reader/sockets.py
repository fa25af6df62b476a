"""What upper rooms may plug into the reading page: what they do with passages of the text, to be told beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from annotations.sources.models import Film
from perfection_site.accounts.sockets import Socket


@dataclass(frozen=True)
class PassagePart:
    """What is done with the words at [start, end) of the current revision (code points). `words` are covered for one
    viewer, or empty where the part is told to everybody and kept."""

    start: int
    end: int
    heading: str  # of what does something with them
    how: str  # such as "supports claim 2"
    url: str
    words: str = ""


@dataclass(frozen=True)
class PassagePlug:
    """`brought` is an expression for the query that loads a revision, of what everybody may know; `told` makes parts of
    what it brought, which are kept. `at` asks what stands over one code point, for one viewer."""

    brought: Callable[[], object]
    told: Callable[[list, Film], list[PassagePart]]
    at: Callable[..., list[PassagePart]]  # (source's key, revision's key, viewer, at)


passage_parts: Socket[PassagePlug] = Socket("reader.passage_parts")


def with_parts(revisions):
    """Revisions with what rooms above do with them, in the same query."""
    return revisions.annotate(**{f"part_{name}": plug.brought() for name, plug in passage_parts.plugs.items()})


def parts_of(revision) -> list[PassagePart]:
    """In the order of the text. Needs `with_parts`, and the source's film."""
    film = revision.source.film
    found = [
        part
        for name, plug in passage_parts.plugs.items()
        for part in plug.told(getattr(revision, f"part_{name}"), film)
    ]
    return sorted(found, key=lambda part: (part.start, part.end))


def parts_at(source_id: int, revision_id: int, viewer, at: int) -> list[PassagePart]:
    return [part for plug in passage_parts.plugs.values() for part in plug.at(source_id, revision_id, viewer, at)]
