"""How `present()` hands somebody the posts they have written, to take away: whole, with their Markdown."""

from dataclasses import dataclass
from datetime import datetime

from annotations.warnings.present import Surface
from annotations.warnings.sockets import Presenter, presenters
from critiques.threads.models import Post


@dataclass(frozen=True)
class Taken:
    """A post that its author takes away."""

    post: Post


@dataclass(frozen=True)
class TakenPost:
    id: int
    markdown: str
    state: str
    state_label: str
    rule_label: str
    created: datetime
    modified: datetime | None
    withdrawn: datetime | None


def taken(found: list[Taken], viewer, surface: Surface) -> list[TakenPost]:
    """Nothing of what stands around them. The lists they come from hold one's own alone."""
    return [
        TakenPost(
            id=one.pk,
            markdown=one.body,
            state=one.state,
            state_label=one.get_state_display(),
            rule_label=one.get_rule_display() if one.rule else "",
            created=one.created_at,
            modified=one.edited_at,
            withdrawn=one.withdrawn_at,
        )
        for one in (each.post for each in found)
    ]


def plug_in() -> None:
    presenters.plug("post_taken", Presenter(Taken, taken))
