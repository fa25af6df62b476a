"""Acts on annotations."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marginalia import policies
from annotations.marginalia.models import Annotation, Rule
from annotations.passages import coverage
from annotations.passages.actions import quote
from annotations.sources.models import Revision, Source
from annotations.text import sanitise
from perfection_site.accounts import audit, limits
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit


@dataclass(frozen=True)
class Selection:
    """What a reader chose: code points in a revision, and the words they saw there."""

    revision: Revision
    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class Writing:
    """What a reader wrote about it."""

    body: str
    kind: str = Annotation.Kind.NOTE
    visibility: str = Annotation.Visibility.PUBLIC


@transaction.atomic
def annotate(actor: User, selection: Selection, writing: Writing, *, token: UUID) -> Annotation:
    """Write a note on a passage. On a moderated source it waits, unless it is private or a moderator's.

    `token` is the form's own: sent twice (a double press, a lost answer) it makes one annotation, not two. Sent again
    with other words it is refused, for those words would be lost.
    """
    source = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=selection.revision.source_id)
    # Under the source's lock, so that of two answers to one form the second finds what the first has made.
    if earlier := Annotation.objects.filter(token=token).select_related("passage").first():
        return _the_same(actor, earlier, selection, writing)
    permit(policies.can_annotate(actor, source), _("This text takes no annotations from you just now."))
    if source.current_id != selection.revision.pk:
        raise Conflict(_("This text has a new revision. Reload the page and select the passage again."))
    body = writing.body.strip()
    if not sanitise.plain(body):  # Markdown that shows no word, such as a rule alone
        raise Refused(_("Write something about the passage first."))
    limits.spend(actor, "annotate")
    passage, placement = quote(
        actor, selection.revision, start=selection.start, end=selection.end, exact=selection.exact
    )
    annotation = Annotation(
        author=actor,
        source=source,
        passage=passage,
        kind=writing.kind,
        body=body,
        body_html=sanitise.render(body),
        renderer=sanitise.RENDERER_VERSION,
        visibility=writing.visibility,
        state=_first_state(actor, source, writing),
        token=token,
    )
    annotation.full_clean()
    annotation.save()
    if annotation.counts_in_coverage:
        coverage.add(selection.revision, [(placement.start, placement.end)])
    audit.record(actor, "annotation.created", annotation, visibility=annotation.visibility, state=annotation.state)
    return annotation


def _first_state(actor: User, source: Source, writing: Writing) -> str:
    public = writing.visibility == Annotation.Visibility.PUBLIC
    waits = public and policies.must_wait(actor, source)
    return Annotation.State.PENDING if waits else Annotation.State.VISIBLE


def _the_same(actor: User, earlier: Annotation, selection: Selection, writing: Writing) -> Annotation:
    """What an earlier answer to the same form has made, if this answer says the same."""
    passage = earlier.passage
    said = (earlier.author_id, passage.revision_id, passage.start, passage.end, earlier.body)
    says = (actor.pk, selection.revision.pk, selection.start, selection.end, writing.body.strip())
    chosen = (earlier.kind, earlier.visibility) == (writing.kind, writing.visibility)
    if said != says or not chosen or earlier.state == Annotation.State.WITHDRAWN:
        raise Conflict(_("This form was sent before with other words. Send it again to write a second annotation."))
    return earlier


def locked(annotation: Annotation) -> Annotation:
    """The annotation under its lock, with its source under its own.

    The order is source, annotation, case for everyone: taking a text down begins with the source and erases the
    ledger, so who came to the annotation first would write into a ledger that is gone, or deadlock.
    """
    # Nothing joined: after a wait PostgreSQL reads the locked row anew, and what is joined to it as it was before.
    source = Source.objects.select_for_update(no_key=True).get(pk=annotation.source_id)
    found = Annotation.objects.select_for_update(of=("self",)).select_related("passage", "author")
    annotation = found.get(pk=annotation.pk)
    annotation.source = source
    return annotation


def _move(annotation: Annotation, state: str, rule: str = "") -> None:
    """Change the state and keep the ledger true: the one place where an annotation enters or leaves it."""
    counted = annotation.counts_in_coverage
    annotation.state, annotation.rule = state, rule
    annotation.version += 1
    annotation.save(update_fields=["state", "rule", "version"])
    if annotation.counts_in_coverage == counted:
        return
    revision = annotation.source.current
    if revision.erased_at is not None:
        return  # its ledger went with its words
    standing = annotation.passage.placements.filter(revision=revision, start__isnull=False)
    change = coverage.remove if counted else coverage.add
    change(revision, standing.values_list("start", "end"))


@transaction.atomic
def withdraw(actor: User, annotation: Annotation) -> Annotation:
    """Take back what one wrote. Nobody sees it any more, its author included."""
    annotation = locked(annotation)
    permit(policies.can_withdraw(actor, annotation), _("Only its author withdraws an annotation."))
    _move(annotation, Annotation.State.WITHDRAWN)
    audit.record(actor, "annotation.withdrawn", annotation)
    return annotation


@transaction.atomic
def accept(actor: User, annotation: Annotation) -> Annotation:
    """Let an annotation that waits stand for everyone to see."""
    annotation = locked(annotation)
    permit(policies.can_accept(actor, annotation), _("Only moderators accept annotations, and never their own."))
    _move(annotation, Annotation.State.VISIBLE)
    audit.record(actor, "annotation.accepted", annotation)
    return annotation


@transaction.atomic
def hide(actor: User, annotation: Annotation, *, rule: str) -> Annotation:
    """Take an annotation out of sight under a rule. Its author still sees it, with the rule."""
    annotation = locked(annotation)
    permit(policies.can_hide(actor, annotation), _("Only moderators hide annotations, and never their own."))
    if rule not in Rule.values:
        raise Refused(_("Name the rule the annotation is hidden under."))
    _move(annotation, Annotation.State.HIDDEN, rule)
    audit.record(actor, "annotation.hidden", annotation, rule=rule)
    return annotation


@transaction.atomic
def restore(actor: User, annotation: Annotation) -> Annotation:
    """Put a hidden annotation back where it was."""
    annotation = locked(annotation)
    permit(policies.can_restore(actor, annotation), _("Only moderators restore annotations, and never their own."))
    _move(annotation, Annotation.State.VISIBLE)
    audit.record(actor, "annotation.restored", annotation)
    return annotation
