"""Which warnings in force stand on what, and what each does for a viewer.

What stands on one source is a short list, kept by revision and by the source's version, which every change of a
warning in force counts on: so a warm page asks the database nothing for it. What is done with it is decided anew for
each view; only its result, never whose it is, becomes part of a name in a cache.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from time import time
from typing import NamedTuple

from django.core.cache import caches
from django.db import connection
from django.utils.translation import gettext as _

from annotations.text import taxonomy
from annotations.text.blocks import Document
from annotations.text.covers import Laid, Lying, lay
from annotations.text.profiles import Action
from annotations.warnings.models import ContentWarning
from annotations.warnings.viewing import opened_by, profile_of

PASSAGE, ANNOTATION, SOURCE, FILM, UNSEEN, SUBJECT = range(
    6
)  # UNSEEN: something not everybody sees has a warning of its own
_IN_FORCE = [str(state) for state in ContentWarning.IN_FORCE]


class Warned(NamedTuple):
    """A warning in force, as far as covering needs it. `start` and `end` are None where it stands on no words, also
    where its passage has been lost: then it is its source's."""

    id: int
    on: int
    target: int | None  # the annotation or the subject it stands on
    start: int | None
    end: int | None
    category: str
    grade: int
    layer: str
    brief: str
    spoiler: str
    state: str
    film: int
    source: int | None


class Said(NamedTuple):
    """What is done with a warning for one viewer. A spoiler is covered as such until they have seen the film; `opened`
    is what they have opened in spite of what they asked for."""

    warned: Warned
    action: Action
    is_spoiler: bool = False
    opened: bool = False

    @property
    def closed(self) -> bool:
        return self.action >= Action.COVER and not self.opened

    @property
    def tells_brief(self) -> bool:
        return bool(self.warned.brief) and not self.is_spoiler

    @property
    def line(self) -> str:
        """Category and grade, in words: what a cover or a note is called. A spoiler says no more than of what kind."""
        label = taxonomy.CATEGORIES[self.warned.category].label
        parts = [f"{label}, {ContentWarning.Grade(self.warned.grade).label}"]
        if self.is_spoiler:
            parts.insert(0, _("spoiler, %(what)s") % {"what": ContentWarning.Spoiler(self.warned.spoiler).label})
        if self.warned.state == ContentWarning.State.DISPUTED:
            parts.append(_("under discussion"))
        return " · ".join(parts)


def decide(warned: Warned, viewer) -> Said:
    """What this viewer wants done with a warning. "Seen" opens what is covered as a spoiler, never what is covered for
    what it shows."""
    profile, openings = profile_of(viewer), opened_by(viewer)
    action = profile.action(warned.category, warned.grade)
    spoils = bool(warned.spoiler) and profile.covers_spoilers_of(warned.film)
    if spoils:
        action = max(action, Action.COVER)
    skips = warned.on == PASSAGE and openings.sources.get(warned.source) == "skip"
    opened = openings.is_open(warned.id, warned.source)
    if skips and warned.id not in openings.opened:
        return Said(warned, max(action, Action.COVER), spoils)
    return Said(warned, action, spoils and not opened, opened and action >= Action.COVER)


@dataclass(frozen=True)
class Standing:
    """All warnings that stand on a source, decided for one viewer."""

    said: tuple[Said, ...]
    has_unseen: bool = False  # annotations that not everybody sees have warnings of their own, which are kept nowhere

    @cached_property
    def key(self) -> str:
        """Part of the name of all that is kept of this text: the same for whoever gets the same, "" without any."""
        if not self.said:
            return ""
        does = [(one.action.value, one.is_spoiler, one.opened) for one in self.said]
        return blake2s(repr(does).encode(), digest_size=8).hexdigest()

    @cached_property
    def passages(self) -> list[tuple[int, Said]]:
        """Those that stand on words of this revision, by their numbers."""
        return [(at, one) for at, one in enumerate(self.said) if one.warned.start is not None]

    @property
    def has_closed(self) -> bool:
        return any(one.closed for _at, one in self.passages)

    def lay(self, document: Document) -> Laid:
        return lay(document, self.lying(document))

    def lying(self, document: Document) -> list[Lying]:
        return [
            Lying(one.warned.start, one.warned.end, one.action, at)
            for at, one in self.passages
            if one.closed and one.warned.start < len(document.text)
        ]

    def of_annotation(self, pk: int) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.warned.on == ANNOTATION and one.warned.target == pk)


NOTHING = Standing(())

# A quotation in a list stands where its passage does; a warning whose passage is lost stands on its source.
_ON_SOURCES = """
    SELECT s.id, p.revision_id, w.id, {passage}, NULL, p.start, p."end", {said}, s.film_id, s.id
    FROM sources_source s
    JOIN passages_passage q ON q.source_id = s.id
    JOIN warnings_contentwarning w ON w.passage_id = q.id AND w.state = ANY(%(states)s)
    LEFT JOIN passages_placement p ON p.passage_id = q.id AND p.revision_id = s.current_id
    WHERE s.id = ANY(%(sources)s)
    UNION ALL
    SELECT s.id, NULL, w.id, {annotation}, a.id, NULL, NULL, {said}, s.film_id, s.id
    FROM sources_source s
    JOIN marginalia_annotation a ON a.source_id = s.id AND a.visibility = 'public'
    JOIN warnings_contentwarning w ON w.annotation_id = a.id AND w.state = ANY(%(states)s)
    WHERE s.id = ANY(%(sources)s)
    UNION ALL
    SELECT s.id, NULL, 0, {unseen}, NULL, NULL, NULL, '', 0, '', '', '', '', s.film_id, s.id
    FROM sources_source s
    WHERE s.id = ANY(%(sources)s) AND EXISTS (
        SELECT FROM marginalia_annotation a JOIN warnings_contentwarning w ON w.annotation_id = a.id
        WHERE a.source_id = s.id AND a.visibility <> 'public' AND w.state = ANY(%(states)s)
    )
    UNION ALL
    SELECT s.id, NULL, w.id, CASE WHEN w.film_id IS NULL THEN {source} ELSE {film} END, NULL, NULL, NULL, {said},
        s.film_id, s.id
    FROM sources_source s
    JOIN warnings_contentwarning w ON (w.source_id = s.id OR w.film_id = s.film_id) AND w.state = ANY(%(states)s)
    WHERE s.id = ANY(%(sources)s)
    ORDER BY 3
"""
_SAID = "w.category, w.grade, w.layer, w.brief, w.spoiler, w.state"
_ON_SOURCES = _ON_SOURCES.format(
    passage=PASSAGE, annotation=ANNOTATION, source=SOURCE, film=FILM, unseen=UNSEEN, said=_SAID
)


def rows_of(sources: Sequence[int]) -> dict[int, list[Warned]]:
    """What stands on each source and its current revision, in one query."""
    found: dict[int, list[Warned]] = {key: [] for key in sources}
    if found:
        with connection.cursor() as cursor:
            cursor.execute(_ON_SOURCES, {"sources": list(found), "states": _IN_FORCE})
            for key, _revision, *row in cursor.fetchall():
                found[key].append(Warned(*row))
    return found


class Version(NamedTuple):
    """What names the list of a source's warnings: it changes when one of them does."""

    source: int
    revision: int
    version: int

    @property
    def name(self) -> str:
        return f"warned:{self.source}:{self.revision}:{self.version}"


def standing(version: Version, viewer) -> Standing:
    return standing_on([version], viewer)[version.source]


# What has been decided of late in this process, so that a warm page need not decide it again. By what somebody asks for
# and has opened, never by who they are.
_decided: dict[tuple, Standing] = {}
_MOST, _WHILE = 256, 300  # entries; seconds that one is taken for true, as in the stores of what is rendered


def standing_on(versions: Iterable[Version], viewer) -> dict[int, Standing]:
    """What stands on each of these sources, decided for the viewer; asks the database once, or not at all."""
    profile, openings, now = profile_of(viewer).key, opened_by(viewer), int(time() // _WHILE)
    names = {one: (one, profile, openings.key(one.source), now) for one in versions}
    found = {one.source: _decided[name] for one, name in names.items() if name in _decided}
    waiting = [one for one in names if one.source not in found]
    if waiting:
        kept = _rows(waiting)
        for one in waiting:
            made = _standing(kept[one.name], viewer)
            while len(_decided) >= _MOST:
                _decided.pop(next(iter(_decided)), None)
            _decided[names[one]] = found[one.source] = made
    return found


def _standing(rows: tuple[Warned, ...], viewer) -> Standing:
    if not rows:
        return NOTHING
    said = tuple(decide(row, viewer) for row in rows if row.on != UNSEEN)
    return Standing(said, len(said) < len(rows))


def _rows(versions: list[Version]) -> dict[str, tuple[Warned, ...]]:
    fragments = caches["fragments"]
    kept = fragments.get_many([one.name for one in versions])
    missing = [one for one in versions if one.name not in kept]
    if missing:
        rows = rows_of([one.source for one in missing])
        made = {one.name: tuple(rows[one.source]) for one in missing}
        fragments.set_many(made)
        kept |= made
    return kept


def forget() -> None:
    _decided.clear()


def covered_line(said: Iterable[Said]) -> str:
    """What stands in the place of covered words where nothing can be pressed, such as in a list."""
    lines = dict.fromkeys(one.line for one in said)
    return _("[Covered: %(what)s]") % {"what": "; ".join(lines)}
