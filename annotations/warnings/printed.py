"""Warnings that a source prints about itself: proposed at import, confirmed by whoever imports."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.sources import policies as sources
from annotations.sources.models import Source
from annotations.text import manuscript
from annotations.warnings import policies
from annotations.warnings.keeping import begin, changed, move
from annotations.warnings.models import ContentWarning
from annotations.warnings.records import WarningVersion
from annotations.warnings.saying import BRIEF, Said
from annotations.warnings.targets import count_on
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit

State, Origin, Act = ContentWarning.State, ContentWarning.Origin, WarningVersion.Act


@transaction.atomic
def propose_printed(actor: User, source: Source) -> list[ContentWarning]:
    """Propose what the notices printed in a source name, one proposal for each category; returns the new ones.

    Called whenever a draft was saved: proposals for what no notice names any more are withdrawn, those decided stay.
    """
    permit(sources.can_import(actor), _("Only admins propose what a source prints about itself."))
    source = Source.objects.select_for_update().get(pk=source.pk)  # its manuscript is read once the lock is held
    named: dict[str, str] = {}
    for notice in manuscript.notices(source.manuscript.read()):
        for slug in notice.categories:
            named.setdefault(slug, notice.text)
    printed = source.warnings.filter(origin=Origin.IMPORT)
    for warning in printed.filter(state=State.PROPOSED).exclude(category__in=named):
        move(actor, warning, Act.WITHDRAW)
        audit.record(actor, "warning.withdrawn", warning, category=warning.category)
    known = set(printed.exclude(state=State.WITHDRAWN).values_list("category", flat=True))
    # A reader may have proposed the same meanwhile, where the source was published before.
    known |= set(source.warnings.filter(state=State.PROPOSED, layer=_LAYER).values_list("category", flat=True))
    made = []
    for slug, words in named.items():
        if slug not in known:
            warning = ContentWarning(source=source, origin=Origin.IMPORT, proposed_by=actor)
            begin(actor, warning, Said(slug, Truncator(" ".join(words.split())).chars(BRIEF), layer=_LAYER))
            audit.record(actor, "warning.proposed", warning, category=warning.category, origin=warning.origin)
            made.append(warning)
    return made


_LAYER = ContentWarning.Layer.TEXT


@dataclass(frozen=True)
class Confirmation:
    """What an admin says of a proposal: let it stand with this grade, or not at all."""

    state: str
    grade: int = ContentWarning.Grade.DISCUSSED


@transaction.atomic
def confirm(actor: User, warning: ContentWarning, said: Confirmation) -> ContentWarning:
    """Accept or reject what a source prints about itself, or change one's mind about it, until anybody disputes it."""
    source = Source.objects.select_for_update(of=("self",)).get(pk=warning.source_id)
    warning = ContentWarning.objects.select_for_update().get(pk=warning.pk)
    permit(policies.can_confirm(actor, warning), _("Only admins confirm what a source prints about itself."))
    if warning.state == State.WITHDRAWN:
        return warning  # its notice has just been corrected away
    if said.state not in (State.ACCEPTED, State.REJECTED) or said.grade not in ContentWarning.Grade.values:
        raise Refused(_("Accept the warning with a grade, or reject it."))
    if (warning.state, warning.grade) == (said.state, said.grade):
        return warning
    if warning.state not in policies.CONFIRMABLE or warning.disputes.exists():
        raise Conflict(
            _("This has been adjusted, disputed or replaced since, so it is decided at the desk of warnings.")
        )
    if said.state == State.ACCEPTED and warning.rivals().in_force().exclude(pk=warning.pk).exists():
        raise Conflict(_("A warning of this category is in force already."))
    act = Act.ACCEPT if said.state == State.ACCEPTED else Act.REJECT
    warning.state, warning.grade = said.state, said.grade
    warning.decided_by, warning.decided_at = actor, timezone.now()
    changed(actor, warning, act, said=Said.of(warning))
    count_on(source)  # what stands above the text has changed
    verb = "warning.accepted" if warning.state == State.ACCEPTED else "warning.rejected"
    audit.record(actor, verb, warning, category=warning.category, grade=warning.grade)
    return warning
