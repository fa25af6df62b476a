"""The demo's warnings: readers propose them, moderators accept them; one waits with a supporter, one is disputed."""

import json
from pathlib import Path

from django.core.management.base import CommandError

from annotations.marginalia.writing import Selection
from annotations.sources.models import Revision, Source
from annotations.warnings import actions
from annotations.warnings.actions import Said
from annotations.warnings.models import ContentWarning
from perfection_site.accounts.models import User

HERE = Path(__file__).resolve().parent


def seed(people: dict[str, User], texts: dict[str, Source]) -> None:
    """Run again it changes nothing: what was proposed once stands, whatever became of it."""
    film = next(iter(texts.values())).film
    for one in json.loads((HERE / "warnings.json").read_text(encoding="utf-8")):
        by = people[one["by"]]
        if ContentWarning.objects.filter(
            proposed_by=by, versions__number=1, versions__said__brief=one["brief"]
        ).exists():
            continue
        target = film if one["on"] == "film" else texts[one["on"]]
        if "quote" in one:
            target = select(target.current, one["quote"])
        said = Said(**{name: one[name] for name in ContentWarning.SAID if name in one})
        _follow(people, actions.propose(by, target, said), one)


def _follow(people: dict[str, User], made: ContentWarning, one: dict) -> None:
    if name := one.get("supported_by"):
        actions.support(people[name], made, comment=one["why"])
    if not one.get("accept", True):
        return
    # okoye decided what is disputed, so that marguerite may settle it.
    decider = people["okoye" if "disputed_by" in one else "marguerite"]
    made = actions.accept(decider, made, version=made.version)
    if name := one.get("disputed_by"):
        actions.dispute(people[name], made, complaint=one["why"])


def select(revision: Revision, words: str, occurrence: int = 1) -> Selection:
    """Words of a text, as somebody selects them."""
    at = -1
    for _ in range(occurrence):
        at = revision.text.find(words, at + 1)
        if at < 0:
            raise CommandError(f"The demo quotes words that are not in its text: {words[:60]}")
    return Selection(revision, at, at + len(words), words)
