"""How `present()` shows warnings themselves, their versions, and a passage that somebody has asked to read."""

from dataclasses import dataclass
from datetime import datetime

from annotations.sources.models import Revision
from annotations.text import taxonomy
from annotations.text.blocks import blocks_between
from annotations.warnings.models import ContentWarning
from annotations.warnings.records import Assessment, WarningDispute, WarningSupport, WarningVersion
from annotations.warnings.saying import Said, changes, labels_of
from annotations.warnings.viewing import opened_by, profile_of


@dataclass(frozen=True)
class PresentedWarning:
    """`line` is its brief and `more` its detail. Where they spoil a film for who has not seen it they are empty, and
    `hides` says what they would give away."""

    id: int
    slug: str
    label: str
    kind_labels: tuple[str, ...]
    grade: int
    grade_label: str
    prominence_label: str
    layer: str
    layer_label: str
    line: str
    more: str
    hides: str
    origin_label: str
    state: str
    state_label: str
    is_in_force: bool
    self_reviewed: bool
    version: int
    since: datetime
    proposer_name: str  # for the desk alone


@dataclass(frozen=True)
class PresentedChange:
    """One version of a warning, for its history. `differences` are those from the one before."""

    act: str
    act_label: str
    actor_name: str
    said: str
    differences: tuple[str, ...]
    when: datetime


@dataclass(frozen=True)
class PresentedSupport:
    person_name: str
    said: str
    grade_label: str


@dataclass(frozen=True)
class PresentedDispute:
    person_name: str
    said: str
    is_appeal: bool
    is_open: bool
    when: datetime


@dataclass(frozen=True)
class PresentedAssessment:
    state: str
    state_label: str
    when: datetime


@dataclass(frozen=True)
class InContext:
    """A stretch of a revision (code points) that somebody has asked to read, whatever covers it elsewhere."""

    revision: Revision
    start: int
    end: int


@dataclass(frozen=True)
class PresentedContext:
    """The words, with what stands around them in the blocks they lie in."""

    before: str
    words: str
    after: str
    block: int


def warning(one: ContentWarning, viewer, *, told: bool = False, desk: bool = False) -> PresentedWarning:
    """`told` where no spoiler is ever said; `desk` where moderators judge it and are told who proposed it.

    Needs what it stands on, where it spoils."""
    hidden = bool(one.spoiler) and not desk and (told or _spoils(one, viewer))
    return PresentedWarning(
        id=one.pk,
        slug=one.category,
        label=taxonomy.CATEGORIES[one.category].label,
        kind_labels=() if hidden else tuple(labels_of(Said.of(one))),
        grade=one.grade,
        grade_label=one.get_grade_display(),
        prominence_label=one.get_prominence_display(),
        layer=one.layer,
        layer_label=one.get_layer_display(),
        line="" if hidden else one.brief,
        more="" if hidden else one.detail,
        hides=one.get_spoiler_display() if hidden else "",
        origin_label=one.get_origin_display(),
        state=one.state,
        state_label=one.get_state_display(),
        is_in_force=one.is_in_force,
        self_reviewed=one.self_reviewed,
        version=one.version,
        since=one.created_at,
        proposer_name=one.proposed_by.username if desk else "",
    )


def _spoils(one: ContentWarning, viewer) -> bool:
    """Until the viewer has said that they have seen the film, or do not mind, or has opened this one. Who proposed it
    has written the line."""
    text = one.text
    film, source = (text.film_id, text.pk) if text else (one.its_film.pk, None)
    if one.proposed_by_id == viewer.pk or opened_by(viewer).is_open(one.pk, source):
        return False
    return profile_of(viewer).covers_spoilers_of(film)


def version(one: WarningVersion) -> PresentedChange:
    """Needs `actor` and `reason`; and `before`, the version before it, where there is one."""
    before = getattr(one, "before", None)
    differing = changes(Said.read(before.said), Said.read(one.said)) if before else []
    return PresentedChange(
        act=one.act,
        act_label=one.get_act_display(),
        actor_name=one.actor.username,
        said=one.reason.comment if one.reason else "",
        differences=tuple(map(str, differing)),
        when=one.at,
    )


def support(one: WarningSupport) -> PresentedSupport:
    return PresentedSupport(one.person.username, one.comment, one.get_grade_display() if one.grade else "")


def dispute(one: WarningDispute) -> PresentedDispute:
    return PresentedDispute(one.by.username, one.complaint, one.is_appeal, one.settled_at is None, one.at)


def assessment(one: Assessment) -> PresentedAssessment:
    return PresentedAssessment(one.state, one.get_state_display(), one.at)


def in_context(asked: InContext) -> PresentedContext:
    document = asked.revision.document
    touched = blocks_between(document.blocks, asked.start, asked.end)
    if not touched:  # taken down, and its words with it
        return PresentedContext("", "", "", 0)
    (number, first), (_number, last) = touched[0], touched[-1]
    return PresentedContext(
        document.text[min(first.start, asked.start) : asked.start],
        document.text[asked.start : asked.end],
        document.text[asked.end : max(last.end, asked.end)],
        number,
    )


# What every viewer gets alike, on every surface it is shown on.
ALIKE = {
    WarningVersion: version,
    WarningSupport: support,
    WarningDispute: dispute,
    Assessment: assessment,
    InContext: in_context,
}
