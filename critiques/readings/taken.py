"""How `present()` hands somebody the lines they have written beside passages, to take away."""

from dataclasses import dataclass
from datetime import datetime

from annotations.warnings.present import Surface
from annotations.warnings.sockets import Presenter, presenters
from critiques.readings.models import Evidence


@dataclass(frozen=True)
class Taken:
    """A piece of evidence that whoever offered it takes away."""

    evidence: Evidence


@dataclass(frozen=True)
class TakenEvidence:
    id: int
    line: str
    stance: str
    stance_label: str
    state: str
    state_label: str
    rule_label: str
    created: datetime


def taken(found: list[Taken], viewer, surface: Surface) -> list[TakenEvidence]:
    """Nothing of what stands around them. The lists they come from hold one's own alone."""
    return [
        TakenEvidence(
            id=one.pk,
            line=one.why,
            stance=one.offered_as,
            stance_label=one.get_offered_as_display(),
            state=one.state,
            state_label=one.get_state_display(),
            rule_label=one.get_rule_display() if one.rule else "",
            created=one.offered_at,
        )
        for one in (each.evidence for each in found)
    ]


def plug_in() -> None:
    presenters.plug("evidence_taken", Presenter(Taken, taken))
