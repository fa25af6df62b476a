"""Putting the page of a reading together: claims with their evidence, the map of claims and sources, what is missing.

The number of questions to the database does not depend on how much evidence there is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotations.sources.models import Source
from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Claim, Evidence, Reading, ReadingRelation, heard_by
from critiques.readings.presented import PresentedClaim, PresentedEvidence, PresentedReading
from critiques.readings.talk import Talk, talks
from perfection_site.accounts.relations import not_from_muted

SHOWN = 3  # pieces of evidence of a claim that are open from the beginning
SILENT = 100  # sources
SIGNS = {"supports": "+", "complicates": "±", "contradicts": "−", "context": "•"}
AGAINST = ("complicates", "contradicts")
_RELATED = {
    "answers": (gettext_lazy("answers"), gettext_lazy("answered by")),
    "extends": (gettext_lazy("extends"), gettext_lazy("extended by")),
    "contests": (gettext_lazy("contests"), gettext_lazy("contested by")),
}


@dataclass(frozen=True)
class Tally:
    """How many pieces of evidence have a stance."""

    stance: str
    count: int

    @property
    def sign(self) -> str:
        return SIGNS[self.stance]

    @property
    def said(self) -> str:
        count = {"count": self.count}
        if self.stance == "supports":
            return ngettext("%(count)d supports", "%(count)d support", self.count) % count
        if self.stance == "complicates":
            return ngettext("%(count)d complicates", "%(count)d complicate", self.count) % count
        if self.stance == "contradicts":
            return ngettext("%(count)d contradicts", "%(count)d contradict", self.count) % count
        return ngettext("%(count)d gives context", "%(count)d give context", self.count) % count


def tallied(found: Sequence[PresentedEvidence]) -> list[Tally]:
    counts = Counter(one.stance for one in found)
    return [Tally(stance, counts[stance]) for stance in SIGNS if counts[stance]]


@dataclass(frozen=True)
class Argument:
    """A claim with what is put to work for and against it."""

    claim: PresentedClaim
    evidence: list[PresentedEvidence]
    talk: Talk | None = None

    @property
    def tally(self) -> list[Tally]:
        return tallied(self.evidence)

    @property
    def first(self) -> list[PresentedEvidence]:
        """One of each stance before a second of any, so that what speaks against a claim is never below the fold."""
        seen, leading, others = set(), [], []
        for one in self.evidence:
            (others if one.stance in seen else leading).append(one)
            seen.add(one.stance)
        leading.sort(key=lambda one: list(SIGNS).index(one.stance))
        return [*leading, *others[: max(0, SHOWN - len(leading))]]

    @property
    def further(self) -> list[PresentedEvidence]:
        shown = {one.id for one in self.first}
        return [one for one in self.evidence if one.id not in shown]

    @property
    def further_label(self) -> str:
        stances = ", ".join(tally.said for tally in tallied(self.further))
        count = len(self.further)
        return ngettext("Show %(count)d more: %(what)s", "Show %(count)d more: %(what)s", count) % {
            "count": count, "what": stances,
        }  # fmt: skip

    @property
    def against(self) -> list[Tally]:
        return [tally for tally in self.tally if tally.stance in AGAINST]


@dataclass(frozen=True)
class Row:
    """A source in the map, or the readers' comments under it: for each claim what they give to it."""

    heading: str
    slug: str
    lang: str
    kind_label: str
    is_comment: bool
    cells: list[tuple[PresentedClaim, list[Tally]]]


@dataclass(frozen=True)
class Related:
    label: str
    reading: PresentedReading
    id: int
    is_own: bool  # said by the reading whose page it is


@dataclass(frozen=True)
class ReadingPage:
    reading: PresentedReading
    arguments: list[Argument]
    offered: list[PresentedEvidence]
    declined: list[PresentedEvidence]
    hidden: list[PresentedEvidence]
    related: list[Related]
    silent: list
    claims: dict[int, PresentedClaim] = field(default_factory=dict)
    talk: Talk | None = None

    @property
    def evidence(self) -> list[PresentedEvidence]:
        return [one for argument in self.arguments for one in argument.evidence]

    @property
    def map(self) -> list[Row]:
        by_voice: dict[tuple[int, bool], list[PresentedEvidence]] = {}
        for one in self.evidence:
            by_voice.setdefault((one.quotation.source_id, one.quotation.is_comment), []).append(one)
        return [self._row(found) for found in by_voice.values()]

    def _row(self, found: list[PresentedEvidence]) -> Row:
        quoted = found[0].quotation
        cells = [
            (one.claim, tallied([piece for piece in found if piece.claim_id == one.claim.id])) for one in self.arguments
        ]
        kind = _("Comments") if quoted.is_comment else quoted.kind_label
        return Row(quoted.heading, quoted.source_slug, quoted.lang, kind, quoted.is_comment, cells)

    @property
    def against(self) -> list[Argument]:
        """The claims that something is said against."""
        return [one for one in self.arguments if one.against]

    @property
    def doubted(self) -> bool:
        return bool(self.reading.doubts or self.against)

    @property
    def waiting(self) -> list[tuple[PresentedClaim, PresentedEvidence]]:
        return [(self.claims[one.claim_id], one) for one in self.offered]

    @property
    def refused(self) -> list[tuple[PresentedClaim, PresentedEvidence]]:
        return [(self.claims[one.claim_id], one) for one in self.declined]

    @property
    def out(self) -> list[tuple[PresentedClaim, PresentedEvidence]]:
        return [(self.claims[one.claim_id], one) for one in self.hidden]


def seen(viewer):
    return Reading.objects.visible_to(viewer).select_related("film", "thread").with_authors()


def page(viewer, reading: Reading) -> ReadingPage:
    """Everything there is on it, as this viewer gets it. Needs `film`."""
    relations = _relations(viewer, reading)
    others = [one.other if one.reading_id == reading.pk else one.reading for one in relations]
    (shown,) = present_all([reading], viewer, Surface.PAGE)
    others_shown = present_all(others, viewer, Surface.NOTICE)
    related = [_related(reading, relation, other) for relation, other in zip(relations, others_shown, strict=True)]
    if shown.is_covered:  # all there is on it are its words
        return ReadingPage(shown, [], [], [], [], related, [])
    claims, rows = _claims(viewer, reading), _evidence(viewer, reading)
    presented = present_all([*claims, *rows], viewer, Surface.PAGE)
    said, pieces = presented[: len(claims)], presented[len(claims) :]
    kept = [one for one in pieces if not one.rule]
    spoken = talks(viewer, [one.thread for one in (reading, *claims) if one.thread_id])
    standing = [one for one in kept if one.state == Evidence.State.ACCEPTED]
    return ReadingPage(
        reading=shown,
        arguments=[
            Argument(claim, [one for one in standing if one.claim_id == claim.id], spoken.get(claim.thread_id))
            for claim in said
        ],
        offered=[one for one in kept if one.state == Evidence.State.OFFERED],
        declined=[one for one in kept if one.state == Evidence.State.DECLINED],
        hidden=[one for one in pieces if one.rule],
        related=related,
        silent=_silent(viewer, reading, {one.quotation.source_id for one in standing if not one.quotation.is_comment}),
        claims={claim.id: claim for claim in said},
        talk=spoken.get(reading.thread_id),
    )


def _claims(viewer, reading: Reading) -> list[Claim]:
    found = list(Claim.objects.visible_to(viewer).filter(reading=reading).select_related("thread").order_by("number"))
    for claim in found:
        claim.reading = reading
    return found


def _evidence(viewer, reading: Reading) -> list[Evidence]:
    """What it stands on; what is offered or was declined only where the viewer wants to hear of who offered it."""
    found = Evidence.objects.visible_to(viewer).filter(claim__reading=reading)
    if heard := not_from_muted(viewer, "offered_by"):
        found = found.filter(Q(state=Evidence.State.ACCEPTED) | heard)
    found = list(
        found.select_related("claim", "passage__source__film", "offered_by", "answered_by", "thread").order_by("pk")
    )
    for one in found:
        one.claim.reading = reading
    return found


def _relations(viewer, reading: Reading) -> list[ReadingRelation]:
    """To those that the viewer wants to hear of."""
    own = Q(reading=reading) & heard_by(viewer, "other")
    theirs = Q(other=reading) & heard_by(viewer, "reading")
    found = ReadingRelation.objects.visible_to(viewer).filter(own | theirs)
    return list(found.select_related("reading__film", "other__film").order_by("pk"))


def _related(reading: Reading, relation: ReadingRelation, other: PresentedReading) -> Related:
    is_own = relation.reading_id == reading.pk
    return Related(related_label(relation, own=is_own), other, relation.pk, is_own)


def related_label(relation: ReadingRelation, *, own: bool) -> str:
    """As the reading that says it reads, or the one it is said of."""
    return str(_RELATED[relation.kind][0 if own else 1])


def _silent(viewer, reading: Reading, speaking: set[int]) -> list:
    """Published sources of the film that no evidence comes from: what a reader says under one, its author does not.
    Who says nothing is evidence too."""
    found = Source.objects.visible_to(viewer).filter(film=reading.film_id, state=Source.State.PUBLISHED)
    found = found.exclude(pk__in=speaking).select_related("film", "current").order_by("pk")
    light = found.defer("current__text", "current__blocks", "current__marks")
    return present_all(light[:SILENT], viewer, Surface.NOTICE)


def may(viewer, reading: Reading, shown: PresentedReading) -> dict:
    """What the buttons of the page offer; the acts ask `policies` again."""
    is_author, state = shown.is_own, Reading.State
    is_open = reading.state != state.WITHDRAWN and not reading.rule
    return {
        "may_revise": is_author and is_open,
        "may_publish": is_author and reading.state == state.DRAFT,
        "may_discard": is_author and reading.state == state.DRAFT,
        "may_withdraw": is_author and reading.state == state.PUBLISHED,
        "may_unwithdraw": is_author and reading.state == state.WITHDRAWN,
        "may_cite": reading.is_public or (is_author and is_open),
        "may_answer": is_author and is_open,
        "may_discuss": reading.is_public,
        "may_flag": viewer.is_authenticated and reading.is_public,
        "may_judge": viewer.is_authenticated and not is_author and reading.is_public,
    }
