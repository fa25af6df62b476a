"""Acts on content warnings."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.sources import policies as sources
from annotations.sources.models import Source
from annotations.text import manuscript
from annotations.warnings import policies
from annotations.warnings.models import ContentWarning
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit

State, Origin = ContentWarning.State, ContentWarning.Origin


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
        warning.state, warning.version = State.WITHDRAWN, warning.version + 1
        warning.save(update_fields=["state", "version"])
        audit.record(actor, "warning.withdrawn", warning, category=warning.category)
    known = set(printed.exclude(state=State.WITHDRAWN).values_list("category", flat=True))
    made = [
        ContentWarning(
            source=source, category=slug, brief=Truncator(words).chars(90), origin=Origin.IMPORT, proposed_by=actor
        )
        for slug, words in named.items()
        if slug not in known
    ]
    for warning in ContentWarning.objects.bulk_create(made):
        audit.record(actor, "warning.proposed", warning, category=warning.category, origin=warning.origin)
    return made


@dataclass(frozen=True)
class Confirmation:
    """What an admin says of a proposal: let it stand with this grade, or not at all."""

    state: str
    grade: int = ContentWarning.Grade.DISCUSSED


@transaction.atomic
def confirm(actor: User, warning: ContentWarning, said: Confirmation) -> ContentWarning:
    """Accept or reject what a source prints about itself, or change one's mind about it."""
    source = Source.objects.select_for_update(of=("self",)).get(pk=warning.source_id)
    warning = ContentWarning.objects.select_for_update().get(pk=warning.pk)
    permit(policies.can_confirm(actor, warning), _("Only admins confirm what a source prints about itself."))
    if warning.state == State.WITHDRAWN:
        return warning  # its notice has just been corrected away
    if said.state not in (State.ACCEPTED, State.REJECTED) or said.grade not in ContentWarning.Grade.values:
        raise Refused(_("Accept the warning with a grade, or reject it."))
    if (warning.state, warning.grade) == (said.state, said.grade):
        return warning
    rivals = source.warnings.filter(category=warning.category, layer=warning.layer, state=State.ACCEPTED)
    if said.state == State.ACCEPTED and rivals.exclude(pk=warning.pk).exists():
        raise Conflict(_("A warning of this category is in force already."))
    warning.state, warning.grade = said.state, said.grade
    warning.decided_by, warning.decided_at, warning.version = actor, timezone.now(), warning.version + 1
    warning.save(update_fields=["state", "grade", "decided_by", "decided_at", "version"])
    # Part of the name of each page kept in a cache: what stands above the text has changed.
    Source.objects.filter(pk=source.pk).update(version=F("version") + 1)
    verb = "warning.accepted" if said.state == State.ACCEPTED else "warning.rejected"
    audit.record(actor, verb, warning, category=warning.category, grade=warning.grade)
    return warning
