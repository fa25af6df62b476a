"""How `present()` shows readings, claims and evidence.

What a reading says is covered whole where its own warnings close it, wherever its words stand; its name is never
covered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.marginalia.models import KEPT_WITHDRAWN
from annotations.text.profiles import Action
from annotations.warnings.carried import of_subjects
from annotations.warnings.coverhtml import cover_html
from annotations.warnings.covering import Said, covered_line
from annotations.warnings.present import Quotation, Surface, present_all
from annotations.warnings.quotation import PresentedQuotation
from annotations.warnings.sockets import Presenter, presenters
from critiques.readings.models import Authorship, Claim, Evidence, Reading, ReadingVersion
from critiques.readings.presented import (
    Listed,
    PresentedClaim,
    PresentedEdition,
    PresentedEvidence,
    PresentedReading,
)

SHORT = 60  # characters of a claim where it has no name of a few words


@dataclass(frozen=True)
class _Closing:
    """What the warnings on a reading do for a viewer."""

    closed: tuple[Said, ...] = ()
    noted: tuple[Said, ...] = ()

    @classmethod
    def of(cls, said: Iterable[Said]) -> "_Closing":
        said = tuple(said)
        return cls(tuple(one for one in said if one.closed), tuple(one for one in said if not one.closed))

    def words(self, words: str) -> str:
        return covered_line(self.closed) if self.closed and words else words

    def cover(self, back: str, *, pressed: bool) -> SafeString | str:
        if not self.closed:
            return ""
        return cover_html(self.closed, back=back) if pressed else covered_line(self.closed)

    @property
    def listed(self) -> Listed:
        if not self.closed:
            return Listed()
        return Listed(covered_line(self.closed), any(one.action is Action.OMIT for one in self.closed))


def _closings(readings: Iterable[Reading], viewer) -> dict[int, _Closing]:
    """Of each reading by its key, in one query at most; on a page that has asked already in none."""
    readings = {one.pk: one for one in readings}
    waiting = [one.subject_id for one in readings.values() if not hasattr(one, "carried")]
    found = of_subjects(waiting, viewer) if waiting else {}
    for one in readings.values():
        if not hasattr(one, "carried"):
            one.carried = _Closing.of(found.get(one.subject_id, ()))
    return {key: one.carried for key, one in readings.items()}


@dataclass
class _Authors:
    names: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    role: str = ""  # the viewer's own


def _authors(readings: list[Reading], viewer) -> dict[int, _Authors]:
    found = {one.pk: _Authors() for one in readings}
    waiting = [one.pk for one in readings if not hasattr(one, "argued")]
    if waiting:
        brought = dict(Reading.objects.filter(pk__in=waiting).with_authors().values_list("pk", "argued"))
        for one in readings:
            if one.pk in brought:
                one.argued = brought[one.pk]
    for one in readings:
        for row in one.argued:
            is_author = row["state"] == Authorship.State.ACCEPTED
            (found[one.pk].names if is_author else found[one.pk].invited).append(row["name"])
            if row["person"] == viewer.pk:
                found[one.pk].role = row["state"]
    return found


def readings(found: list[Reading], viewer, surface: Surface) -> list[PresentedReading]:
    """Need `film`. A notice names a reading and says nothing of what is in it."""
    if surface is Surface.NOTICE:
        return [_reading(one, _Closing(), _Authors(), said=False, pressed=False) for one in found]
    closings, authors = _closings(found, viewer), _authors(found, viewer)
    pressed = surface in (Surface.PAGE, Surface.DESK)
    return [_reading(one, closings[one.pk], authors[one.pk], said=True, pressed=pressed) for one in found]


def _reading(one: Reading, by: _Closing, authors: _Authors, *, said: bool, pressed: bool) -> PresentedReading:
    is_own, silent = authors.role == Authorship.State.ACCEPTED, bool(by.closed) or not said
    exposition = "" if silent or "exposition_html" in one.get_deferred_fields() else one.exposition_html
    return PresentedReading(
        id=one.pk,
        slug=one.slug,
        heading=one.title or _("An erased reading"),
        film_slug=one.film.slug,
        film_heading=one.film.title,
        film_year=one.film.year,
        position="" if silent else one.thesis,
        words=mark_safe(exposition),  # noqa: S308 - written by text.sanitise alone
        doubts=() if silent else _lines(one.complications),
        open_questions=() if silent else _lines(one.questions),
        cover=by.cover(f"reading-{one.pk}", pressed=pressed),
        notes=tuple(each.line for each in by.noted),
        opened=tuple(each.warned.id for each in by.noted if each.opened),
        is_covered=bool(by.closed),
        listed=by.listed,
        author_names=tuple(authors.names),
        invited_names=tuple(authors.invited) if is_own else (),
        is_own=is_own,
        is_invited=authors.role == Authorship.State.INVITED,
        state=one.state,
        state_label=one.get_state_display(),
        rule=one.get_rule_display() if one.rule else "",
        edition=one.edition,
        since=one.published_at,
        until=one.withdrawn_at + KEPT_WITHDRAWN if one.withdrawn_at else None,
        revised=one.revised_at,
        subject_id=one.subject_id,
        thread_id=one.thread_id,
        version=one.version,
    )


def _lines(written: str) -> tuple[str, ...]:
    return tuple(line for line in written.split("\n") if line)


def claims(found: list[Claim], viewer, surface: Surface) -> list[PresentedClaim]:
    """Need `reading`."""
    closings = _closings((one.reading for one in found), viewer)
    return [_claim(one, closings[one.reading_id]) for one in found]


def _claim(one: Claim, by: _Closing) -> PresentedClaim:
    short = one.gist or Truncator(one.sentence).chars(SHORT)
    return PresentedClaim(
        id=one.pk,
        number=one.number,
        said=by.words(one.sentence),
        short=_("Claim %(number)d") % {"number": one.number} if by.closed else short,
        reading_slug=one.reading.slug,
        anchor=f"claim-{one.pk}",
        thread_id=one.thread_id,
    )


def evidence(found: list[Evidence], viewer, surface: Surface) -> list[PresentedEvidence]:
    """Need `claim__reading`, `passage__source__film`, `offered_by`, `answered_by` and `thread`."""
    closings = _closings((one.claim.reading for one in found), viewer)
    quoted = present_all([Quotation(one.passage, f"evidence-{one.pk}") for one in found], viewer, surface)
    pairs = zip(found, quoted, strict=True)
    return [_evidence(one, quote, closings[one.claim.reading_id], viewer) for one, quote in pairs]


def alone(one: Evidence) -> Evidence:
    """To be presented to who offered it without what its reading's authors say of it, where they don't see that."""
    one.is_alone = True
    return one


def _evidence(one: Evidence, quoted: PresentedQuotation, by: _Closing, viewer) -> PresentedEvidence:
    stance, among = Evidence.Stance, not getattr(one, "is_alone", False)
    return PresentedEvidence(
        id=one.pk,
        claim_id=one.claim_id,
        quotation=quoted,
        stance=one.stance,
        stance_label=one.get_stance_display(),
        offered_as_label=stance(one.offered_as).label if one.offered_as != one.stance else "",
        because=by.words(one.why),
        state=one.state,
        state_label=one.get_state_display(),
        rule=one.get_rule_display() if one.rule else "",
        offerer_name=one.offered_by.username,
        when=one.offered_at,
        reply=by.words(one.answer) if among else "",
        answerer_name=one.answered_by.username if one.answered_by and among else "",
        is_own=viewer.is_authenticated and one.offered_by_id == viewer.pk,
        post_count=one.thread.standing if one.thread_id and one.thread.shown else 0,
        version=one.version,
    )


def editions(found: list[ReadingVersion], viewer, surface: Surface) -> list[PresentedEdition]:
    """Earlier wordings are covered as the reading is now. Need `reading` and `by`."""
    closings = _closings((one.reading for one in found), viewer)
    return [_edition(one, closings[one.reading_id]) for one in found]


def _edition(one: ReadingVersion, by: _Closing) -> PresentedEdition:
    return PresentedEdition(
        id=one.pk,
        number=one.number,
        heading=one.title,
        position="" if by.closed else one.thesis,
        words=mark_safe("" if by.closed else one.exposition_html),  # noqa: S308 - written by text.sanitise alone
        doubts=() if by.closed else _lines(one.complications),
        open_questions=() if by.closed else _lines(one.questions),
        claims=() if by.closed else tuple(row["sentence"] for row in one.argued),
        cover=by.cover(f"version-{one.number}", pressed=True),
        is_covered=bool(by.closed),
        change=by.words(one.change_note),
        by_name=one.by.username,
        when=one.at,
    )


@dataclass(frozen=True)
class KeptOfReading:
    """Words of a reading, or about its claims, that something else has kept, such as a flag: covered as it is."""

    text: str
    reading: Reading


def kept(found: list[KeptOfReading], viewer, surface: Surface) -> list[str]:
    closings = _closings((one.reading for one in found), viewer)
    return [closings[one.reading.pk].words(one.text) for one in found]


def plug_in() -> None:
    for name, type_, plug in (
        ("reading_kept", KeptOfReading, kept),
        ("Reading", Reading, readings),
        ("Claim", Claim, claims),
        ("Evidence", Evidence, evidence),
        ("ReadingVersion", ReadingVersion, editions),
    ):
        presenters.plug(name, Presenter(type_, plug))
