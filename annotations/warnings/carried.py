"""What an annotation is covered by: warnings on itself, and those on the words that it quotes.

A quotation carries the cover of what it quotes, wherever it is shown and in whichever revision the two lie over one
another.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.marginalia.models import Annotation
from annotations.text.covers import Lying, closed_stretches
from annotations.text.profiles import GRADES, Action
from annotations.text.quotes import CONTEXT
from annotations.text.taxonomy import CATEGORIES
from annotations.warnings.covering import ANNOTATION, PASSAGE, SUBJECT, Said, Standing, Warned, covered_line, decide
from annotations.warnings.models import ContentWarning
from annotations.warnings.viewing import profile_of

_IN_FORCE = [str(state) for state in ContentWarning.IN_FORCE]
_SAID = "w.category, w.grade, w.layer, w.brief, w.spoiler, w.state"
# What is warned of is little, and what is annotated is much: so the warnings of the texts that are `asked` about are
# taken first, and not whatever stands near.
WARNED = """
    warned AS MATERIALIZED (
        SELECT w.*, p.source_id AS of
        FROM warnings_contentwarning w
        JOIN passages_passage p ON p.id = w.passage_id
        WHERE w.state = ANY(%(states)s) AND p.source_id IN (SELECT source_id FROM asked)
    )
"""
_CARRIED = f"""
    WITH asked AS MATERIALIZED (
        SELECT a.id, a.source_id, s.film_id, mine.revision_id, mine.start, mine."end"
        FROM marginalia_annotation a
        JOIN sources_source s ON s.id = a.source_id
        JOIN passages_placement mine ON mine.passage_id = a.passage_id AND mine.start IS NOT NULL
        WHERE a.id = ANY(%(annotations)s)
    ), {WARNED}
    SELECT asked.id, asked.start, asked."end", w.id, {PASSAGE}, NULL::bigint, theirs.start, theirs."end", {_SAID},
        asked.film_id, asked.source_id
    FROM asked
    JOIN warned w ON w.of = asked.source_id
    JOIN passages_placement theirs ON theirs.passage_id = w.passage_id AND theirs.revision_id = asked.revision_id
        AND theirs."end" > asked.start - {CONTEXT} AND theirs.start < asked."end" + {CONTEXT}
    UNION ALL
    SELECT a.id, NULL, NULL, w.id, {ANNOTATION}, a.id, NULL, NULL, {_SAID}, s.film_id, s.id
    FROM marginalia_annotation a
    JOIN sources_source s ON s.id = a.source_id
    JOIN warnings_contentwarning w ON w.annotation_id = a.id AND w.state = ANY(%(states)s)
    WHERE a.id = ANY(%(annotations)s)
    ORDER BY 4
"""  # noqa: S608 - constants of this module alone


@dataclass(frozen=True)
class Carried:
    """What one viewer wants done with an annotation's words and with its quotation."""

    own: tuple[Said, ...] = ()
    quoted: tuple[tuple[int, int, Said], ...] = ()  # code points of the quotation
    beside: tuple[Said, ...] = ()  # on the few words before and after it, which are kept with it

    @property
    def closing(self) -> tuple[Said, ...]:
        """What keeps its words from being read."""
        return tuple(one for one in self.own if one.closed)

    @property
    def noted(self) -> tuple[Said, ...]:
        return tuple(one for one in self.own if not one.closed)

    def quote(self, exact: str) -> str:
        """The quotation without what is covered in it; in its place stands what it is covered for."""
        closed = [(start, end, one) for start, end, one in self.quoted if one.closed]
        if not closed:
            return exact
        lying = [Lying(start, end, one.action, at) for at, (start, end, one) in enumerate(closed)]
        words = exact
        for stretch in reversed(closed_stretches(lying, len(exact))):
            line = covered_line(closed[at][2] for at in stretch.numbers)
            words = words[: stretch.start] + line + words[stretch.end :]
        return words


NOTHING = Carried()


def bring(annotations: list[Annotation], viewer) -> None:
    """What each is covered by, as `carried`, in one query for all whose page has not brought it along."""
    waiting = [one for one in annotations if not hasattr(one, "carried")]
    if not waiting:
        return
    found = carried_by([one.pk for one in waiting], viewer, {one.pk: len(one.passage.exact) for one in waiting})
    for one in waiting:
        one.carried = found.get(one.pk, NOTHING)


def unclosed(found: QuerySet, viewer) -> QuerySet:
    """Those annotations on which no warning stands that closes their words to the viewer, for lists in which no cover
    can be pressed; so what they have opened elsewhere counts for nothing."""
    profile, closing = profile_of(viewer), Q()
    for slug in CATEGORIES:
        grades = [grade for grade in GRADES if profile.action(slug, grade) >= Action.COVER]
        if grades:
            closing |= Q(category=slug, grade__gte=grades[0])
    if not profile.spoilers:
        spoils = ~Q(spoiler=ContentWarning.Spoiler.NONE)
        closing |= spoils & ~Q(annotation__source__film__in=profile.seen) if profile.seen else spoils
    if not closing:
        return found
    theirs = ContentWarning.objects.in_force().filter(closing, annotation=OuterRef("pk"))
    return found.exclude(Exists(theirs))


def carried_by(annotations: list[int], viewer, lengths: dict[int, int] | None = None) -> dict[int, Carried]:
    """What covers each of these, where anything does. `lengths` are those of their quotations, in code points; where
    one is not said, what lies over a part of it lies over all."""
    own: dict[int, list[Said]] = {}
    quoted: dict[int, list] = {}
    beside: dict[int, list[Said]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, {"annotations": annotations, "states": _IN_FORCE})
        for key, start, end, *row in cursor.fetchall():
            said = decide(Warned(*row), viewer)
            if start is None:
                own.setdefault(key, []).append(said)
            elif said.warned.end <= start or end <= said.warned.start:
                beside.setdefault(key, []).append(said)
            else:
                place = within(said.warned, start, end, (lengths or {}).get(key, 0))
                quoted.setdefault(key, []).append((*place, said))
    return {
        key: Carried(*(tuple(found.get(key, ())) for found in (own, quoted, beside)))
        for key in own.keys() | quoted.keys() | beside.keys()
    }


def of_subjects(subjects: Iterable[int], viewer) -> dict[int, tuple[Said, ...]]:
    """What the warnings in force on things of upper rooms do for the viewer, in one query. Nobody has opened a text by
    opening what is said of it elsewhere, so that no source comes into it."""
    rows = ContentWarning.objects.in_force().filter(subject__in=set(subjects)).order_by("pk")
    names = ("subject", "pk", "category", "grade", "layer", "brief", "spoiler", "state", "subject__film")
    found: dict[int, tuple[Said, ...]] = {}
    for key, pk, *words, film in rows.values_list(*names):
        said = decide(Warned(pk, SUBJECT, key, None, None, *words, film, None), viewer)
        found[key] = (*found.get(key, ()), said)
    return found


def within(warned: Warned, start: int, end: int, length: int) -> tuple[int, int]:
    """Where in a quotation of `length` code points, which stands at [start, end), a warning lies: all of it where the
    words there are not those of the quotation any more."""
    if end - start != length:
        return 0, length
    return max(0, warned.start - start), min(length, warned.end - start)


def carry(annotations: list[Annotation], standing: Standing, viewer) -> None:
    """For annotations that stand in the revision that `standing` is of, with `stands_at` and `stands_to`: what each is
    covered by, without a query unless some that not everybody sees have warnings of their own."""
    passages = [(one.warned.start, one.warned.end, one) for _at, one in standing.passages]
    unseen = [note.pk for note in annotations if note.visibility != Annotation.Visibility.PUBLIC]
    asked = carried_by(unseen, viewer) if unseen and standing.has_unseen else {}
    for note in annotations:
        start, end, length = note.stands_at, note.stands_to, len(note.passage.exact)
        quoted = tuple(
            (*within(said.warned, start, end, length), said)
            for from_, to, said in passages
            if from_ < end and start < to
        )
        own = asked[note.pk].own if note.pk in asked else standing.of_annotation(note.pk)
        note.carried = Carried(own, quoted) if own or quoted else NOTHING
