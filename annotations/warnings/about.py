"""What a source and its film are said to contain, for the lines above a text and in lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from annotations.sources.models import Film, Source
from annotations.text import taxonomy
from annotations.text.profiles import Action
from annotations.warnings.covering import FILM, SOURCE, Said, Warned, covered_line, decide
from annotations.warnings.models import ContentWarning
from annotations.warnings.viewing import profile_of

_NAMES = ("id", "category", "grade", "state", "origin", "brief", "spoiler", "film_id")


@dataclass(frozen=True)
class Note:
    """A content note: one neutral line about what a text contains."""

    label: str
    how: str = ""
    spoiler: bool = False
    line: str = ""  # the brief


def with_warnings(found: QuerySet, source: str = "") -> QuerySet:
    """Rows with the warnings decided about their source and those in force on its film in the same query (`warned`);
    `source` leads to it, where the rows are not sources themselves."""
    key, film = (source, f"{source}__film") if source else ("pk", "film")
    stands = Q(source=OuterRef(key), state__in=ContentWarning.DECIDED)
    shown = Q(film=OuterRef(film), state__in=ContentWarning.IN_FORCE)
    rows = ContentWarning.objects.filter(stands | shown).order_by("id")
    return found.annotate(warned=ArraySubquery(rows.values(data=JSONObject(**{name: name for name in _NAMES}))))


def with_film_warnings(found: QuerySet) -> QuerySet:
    """Films with what is in force on them, in the same query (`warned`)."""
    rows = ContentWarning.objects.filter(film=OuterRef("pk"), state__in=ContentWarning.IN_FORCE).order_by("id")
    return found.annotate(warned=ArraySubquery(rows.values(data=JSONObject(**{name: name for name in _NAMES}))))


def bring(sources: list[Source]) -> None:
    """The warnings of all sources whose query has not brought them along, in one query."""
    waiting = [source for source in sources if not hasattr(source, "warned")]
    if not waiting:
        return
    stands = Q(source__in=waiting, state__in=ContentWarning.DECIDED)
    shown = Q(film__in={source.film_id for source in waiting}, state__in=ContentWarning.IN_FORCE)
    rows = list(ContentWarning.objects.filter(stands | shown).order_by("id").values("source_id", *_NAMES))
    for source in waiting:
        source.warned = [row for row in rows if source.pk == row["source_id"] or source.film_id == row["film_id"]]


def bring_films(films: list[Film]) -> None:
    films = [film for film in films if not hasattr(film, "warned")]
    if not films:
        return
    rows = ContentWarning.objects.filter(film__in=films, state__in=ContentWarning.IN_FORCE).order_by("id")
    rows = list(rows.values(*_NAMES))
    for film in films:
        film.warned = [row for row in rows if row["film_id"] == film.pk]


def of_source(source: Source, viewer) -> tuple[Note, ...]:
    """Warnings in force in listing order; then what the source prints and nobody has looked at; then spoilers."""
    rows = [row for row in getattr(source, "warned", ()) if row["film_id"] is None]
    in_force = [row for row in rows if row["state"] in ContentWarning.IN_FORCE]
    # A reader's proposal that was rejected, of another layer perhaps, says nothing of what the source prints.
    heard = {row["category"] for row in in_force}
    heard |= {row["category"] for row in rows if row["origin"] == ContentWarning.Origin.IMPORT}
    printed = {slug for notice in source.notices for slug in notice["categories"]} - heard
    notes = _notes(in_force, printed, _spoils(source.film_id, viewer))
    if any(notice["spoiler"] for notice in source.notices):
        notes.append(Note(_("Spoilers"), _("says the source"), spoiler=True))
    return tuple(notes)


def of_its_film(source: Source, viewer) -> tuple[Note, ...]:
    """What the film contains: never said as if the text did."""
    rows = [row for row in getattr(source, "warned", ()) if row["film_id"] is not None]
    return tuple(_notes(rows, (), _spoils(source.film_id, viewer)))


def of_film(film: Film, viewer) -> tuple[Note, ...]:
    return tuple(_notes(getattr(film, "warned", ()), (), _spoils(film.pk, viewer)))


@dataclass(frozen=True)
class Listed:
    """What a viewer wants done in lists with a thing for its own warnings: its title alone, with a line that says why,
    or nothing of it."""

    line: str = ""
    is_left_out: bool = False


def listed(thing: Source | Film, viewer) -> Listed:
    """What is said of a source's film concerns the film's own place in lists."""
    film, source = (thing.film_id, thing.pk) if isinstance(thing, Source) else (thing.pk, None)
    own = [row for row in getattr(thing, "warned", ()) if (row["film_id"] is None) is (source is not None)]
    said = [_said(row, film, source, viewer) for row in own if row["state"] in ContentWarning.IN_FORCE]
    closed = [one for one in said if one.closed]
    if not closed:
        return Listed()
    return Listed(covered_line(closed), any(one.action is Action.OMIT for one in closed))


def _said(row: dict, film: int, source: int | None, viewer) -> Said:
    on = FILM if source is None else SOURCE
    words = (row["category"], row["grade"], "", row["brief"], row["spoiler"], row["state"])
    return decide(Warned(row["id"], on, None, None, None, *words, film, source), viewer)


def _spoils(film: int, viewer) -> bool:
    """Whether a brief that gives something of the film away is to be kept from the viewer."""
    return profile_of(viewer).covers_spoilers_of(film)


def _notes(rows: Sequence[dict], printed, spoils: bool) -> list[Note]:
    """One note for each category, of the highest grade; a brief that spoils stays with whoever has seen the film."""
    by_category: dict[str, dict] = {}
    for row in sorted(rows, key=lambda row: row["grade"]):
        by_category[row["category"]] = row
    notes = []
    for slug, category in taxonomy.CATEGORIES.items():
        if slug in by_category:
            row = by_category[slug]
            detail = str(ContentWarning.Grade(row["grade"]).label)
            if row["state"] == ContentWarning.State.DISPUTED:
                detail = _("%(grade)s, under discussion") % {"grade": detail}
            brief = "" if row["spoiler"] and spoils else row["brief"]
            notes.append(Note(category.label, detail, line=brief))
        elif slug in printed:
            notes.append(Note(category.label, _("says the source")))
    return notes
