"""Calling the moderators about what somebody wrote: the flag, and the case it opens or joins."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import said_by
from annotations.sources.models import Source
from annotations.warnings import policies as warnings
from critiques.moderation import policies
from critiques.moderation.models import Case, Flag
from critiques.readings import keeping as readings
from critiques.readings.models import Reading
from critiques.threads import actions as threads
from critiques.threads import keeping
from critiques.threads import policies as of_threads
from critiques.threads.models import Post
from perfection_site.accounts import audit, limits
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit


@transaction.atomic
def flag(actor: User, annotation: Annotation, *, reason: str, comment: str = "") -> Flag:
    """Ask the moderators to look. Opens the annotation's case or joins it; keeps what it says now."""
    # The annotation's row is the lock under which a case is opened: two first flags make one case.
    annotation = marginalia.locked(annotation)
    permit(policies.can_flag(actor, annotation), _("This can't be flagged by you."))
    comment = fit(actor, annotation, reason, comment)
    limits.spend(actor, "flag")
    case, opened = Case.objects.get_or_create(annotation=annotation, state=Case.State.OPEN)
    if annotation.visibility == Annotation.Visibility.CIRCLE:
        marginalia.open_to_site(actor, annotation)
    body, _kind, tags = said_by(annotation)
    made = Flag(case=case, flagger=actor, reason=reason, comment=comment, kept=body, kept_tags=list(tags))
    keep(made, opened=opened)
    audit.record(actor, "annotation.flagged", annotation, case=case.pk, reason=reason, opened=opened)
    return made


@transaction.atomic
def flag_post(actor: User, post: Post, *, reason: str, comment: str = "") -> Flag:
    """The same about a post."""
    post = keeping.locked(post)
    permit(policies.can_flag_post(actor, post), _("This can't be flagged by you."))
    comment = fit(actor, post.subject, reason, comment)
    limits.spend(actor, "flag")
    case, opened = Case.objects.get_or_create(post=post, state=Case.State.OPEN)
    if of_threads.circle_of(post) is not None:
        threads.open_to_site(actor, post)
    made = Flag(case=case, flagger=actor, reason=reason, comment=comment, kept=post.body)
    keep(made, opened=opened)
    audit.record(actor, "post.flagged", post, case=case.pk, reason=reason, opened=opened)
    return made


def fit(actor: User, target, reason: str, comment: str) -> str:
    """The comment as it is kept; refused where there is nothing to judge."""
    comment = comment.strip()
    if reason == Flag.Reason.OTHER and not comment:
        raise Refused(_("Say in a few words what is wrong."))
    if reason == Flag.Reason.WARNING and warnings.can_propose(actor, target):
        raise Refused(_("Propose a warning for it, or dispute the one it has. That is no case."))
    return comment


def keep(made: Flag, *, opened: bool) -> None:
    """One of each person. Its case is locked by what it is about."""
    if made.case.flags.filter(flagger=made.flagger).exists():
        raise Conflict(_("You have flagged this already. The moderators will look at it."))
    made.full_clean()
    made.save()
    if not opened:
        joined(made.case)


def case_of(found: Annotation | Post | Reading | Source | None) -> tuple[Case, bool]:
    """The open case about what was found, under its lock, and whether it is new."""
    if isinstance(found, Annotation):
        return Case.objects.get_or_create(annotation=marginalia.locked(found), state=Case.State.OPEN)
    if isinstance(found, Post):
        return Case.objects.get_or_create(post=keeping.locked(found), state=Case.State.OPEN)
    if isinstance(found, Reading):
        return Case.objects.get_or_create(reading=readings.locked(found), state=Case.State.OPEN)
    if isinstance(found, Source):
        # As `annotate` locks it: a case leads to the source's key and leaves the rest of the row alone.
        source = Source.objects.select_for_update(no_key=True).get(pk=found.pk)
        return Case.objects.get_or_create(source=source, state=Case.State.OPEN)
    return Case.objects.create(), True


def joined(case: Case) -> None:
    """Count the case on: whoever has read it without this call must not decide it. Its target is locked."""
    case.version = Case.objects.select_for_update().get(pk=case.pk).version + 1
    case.save(update_fields=["version"])
