"""Acts on annotations."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia import found, policies
from annotations.marginalia.keeping import (
    WRITTEN,
    carry_along,
    keep_version,
    locked,
    move,
    save,
    tag,
    tell_watchers,
    write,
)
from annotations.marginalia.models import Annotation, AnnotationVersion, Rule
from annotations.marginalia.sockets import annotation_erasers
from annotations.marginalia.writing import Audience, Selection, Writing, said_by
from annotations.passages import coverage
from annotations.passages.actions import quote
from annotations.sources.models import Source
from annotations.text import quotes
from perfection_site.accounts import audit, limits, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.circles import policies as circles
from perfection_site.circles.models import Circle

State = Annotation.State


@transaction.atomic
def annotate(actor: User, selection: Selection, writing: Writing, *, token: UUID) -> Annotation:
    """Write a note on a passage. On a moderated source it waits, unless it is not for everyone or a moderator's.

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
    writing = writing.tidied()
    _permit_audience(actor, writing.audience)
    limits.spend(actor, "annotate")
    passage, placement = quote(
        actor, selection.revision, start=selection.start, end=selection.end, exact=selection.exact
    )
    waits = writing.visibility == Annotation.Visibility.PUBLIC and policies.must_wait(actor, source)
    state = State.PENDING if waits else State.VISIBLE
    annotation = Annotation(author=actor, source=source, passage=passage, state=state, token=token)
    write(annotation, writing)
    annotation.full_clean()
    annotation.save()
    tag(annotation, writing.tags)
    found.index(annotation, writing.tags)
    if annotation.counts_in_coverage:
        coverage.add(selection.revision, [(placement.start, placement.end)])
    audit.record(actor, "annotation.created", annotation, visibility=annotation.visibility, state=annotation.state)
    tell_watchers(annotation)
    return annotation


def _permit_audience(actor: User, audience: Audience) -> None:
    """Under the circle's lock: whoever is removed from it at this moment writes before that or not at all."""
    if audience.visibility != Annotation.Visibility.CIRCLE:
        return
    circle = Circle.objects.visible_to(actor).filter(pk=audience.circle).first()
    allowed = circle is not None and circles.can_write(actor, Circle.objects.locked(circle))
    permit(allowed, _("You can't write in this circle now. Choose who sees it again."))


def _the_same(actor: User, earlier: Annotation, selection: Selection, writing: Writing) -> Annotation:
    """What an earlier answer to the same form has made, if this answer says the same."""
    passage, writing = earlier.passage, writing.tidied()
    stands = (earlier.author_id, passage.revision_id, passage.start, passage.end, Audience.of(earlier))
    # As `quote` has widened it.
    start, end = quotes.widened(selection.revision.text, selection.start, selection.end)
    wants = (actor.pk, selection.revision.pk, start, end, writing.audience)
    if stands != wants or said_by(earlier) != writing.said or earlier.state == State.WITHDRAWN:
        raise Conflict(_("This form was sent before with other words. Send it again to write a second annotation."))
    return earlier


# ---- of its author


@transaction.atomic
def edit(actor: User, annotation: Annotation, writing: Writing, *, version: int) -> Annotation:
    """Say it in other words, file it otherwise, or for other people. The passage stays.

    `version` is the annotation's as its author read it; where it has changed since, nothing is overwritten (Conflict).
    Sent twice it changes it once.
    """
    annotation = locked(annotation, writing.circle)
    permit(policies.can_edit(actor, annotation), _("Only its author edits an annotation, while it can be read."))
    writing, before = writing.tidied(), Audience.of(annotation)
    said = said_by(annotation)
    if (said, before) == (writing.said, writing.audience):
        return annotation
    if annotation.version != version:
        raise Conflict(_("This has changed since you opened it. Read both and send yours again if it is to stand."))
    _permit_words(actor, annotation, writing)
    if said != writing.said:
        keep_version(annotation, said[2])
    counted = annotation.counts_in_coverage
    write(annotation, writing)
    if writing.audience != before:
        annotation.opened_at = None  # what the flag opened is kept with it; these people have flagged nothing
    annotation.state = _state_after_edit(actor, annotation, before)
    annotation.full_clean()
    save(annotation, counted, *WRITTEN, "state", "edited_at", "opened_at")
    if writing.audience != before:
        carry_along(annotation)
    if said[2] != writing.tags:
        annotation.tags.all().delete()
        tag(annotation, writing.tags)
    found.index(annotation, writing.tags)
    audit.record(actor, "annotation.edited", annotation, visibility=annotation.visibility, state=annotation.state)
    if annotation.counts_in_coverage and before.visibility != Annotation.Visibility.PUBLIC:
        tell_watchers(annotation)
    return annotation


def _permit_words(actor: User, annotation: Annotation, writing: Writing) -> None:
    """Whether its author may say it so and to these people, and has not said too much of late."""
    wider = writing.audience.reaches_beyond(Audience.of(annotation))
    sentence = _("There are replies, and they were written for fewer people: the audience can only narrow now.")
    permit(policies.can_readdress(actor, annotation, writing.audience), sentence)
    _permit_audience(actor, writing.audience)
    if wider or said_by(annotation) != writing.said:
        sentence = _("This text takes no new words from you just now. You can narrow who sees these, or withdraw them.")
        permit(policies.can_annotate(actor, annotation.source), sentence)
    limits.spend(actor, "annotate" if wider else "edit")


def _state_after_edit(actor: User, annotation: Annotation, before: Audience) -> str:
    """On a moderated source other words wait again: accepted were the ones before."""
    if annotation.visibility != Annotation.Visibility.PUBLIC:
        return State.VISIBLE
    waited = annotation.state == State.PENDING and before.visibility == Annotation.Visibility.PUBLIC
    return State.PENDING if waited or policies.must_wait(actor, annotation.source) else State.VISIBLE


@transaction.atomic
def withdraw(actor: User, annotation: Annotation) -> Annotation:
    """Take back what one wrote. Nobody sees it any more; for thirty days its author can change their mind."""
    annotation = locked(annotation)
    permit(policies.can_withdraw(actor, annotation), _("Only its author withdraws an annotation."))
    annotation.was, annotation.withdrawn_at = annotation.state, timezone.now()
    move(annotation, State.WITHDRAWN, annotation.rule, in_circle=annotation.hidden_in_circle)
    audit.record(actor, "annotation.withdrawn", annotation)
    return annotation


@transaction.atomic
def unwithdraw(actor: User, annotation: Annotation) -> Annotation:
    """Put back what one has withdrawn, as it was: what was hidden is hidden again, what waited waits."""
    annotation = locked(annotation)
    sentence = _("This can't be put back: its words are erased by now, or you can't write in its circle any more.")
    permit(policies.can_unwithdraw(actor, annotation), sentence)
    state, annotation.was, annotation.withdrawn_at = annotation.was, "", None
    move(annotation, state, annotation.rule, in_circle=annotation.hidden_in_circle)
    audit.record(actor, "annotation.unwithdrawn", annotation)
    return annotation


@transaction.atomic
def delete_version(actor: User, version: AnnotationVersion) -> None:
    """Delete an earlier wording of one's own."""
    annotation = locked(version.annotation)
    permit(policies.can_delete_history(actor, annotation), _("Only its author deletes what an annotation once said."))
    if annotation.versions.filter(pk=version.pk).delete()[0]:
        audit.record(actor, "annotation.version_deleted", annotation, number=version.number)


@transaction.atomic
def delete_history(actor: User, annotation: Annotation) -> Annotation:
    """Delete every earlier wording of an annotation of one's own. That it was edited is still said."""
    annotation = locked(annotation)
    permit(policies.can_delete_history(actor, annotation), _("Only its author deletes what an annotation once said."))
    if annotation.versions.all().delete()[0]:
        audit.record(actor, "annotation.history_deleted", annotation)
    return annotation


@transaction.atomic
def erase(actor: User, annotation: Annotation) -> Annotation:
    """Empty what was withdrawn thirty days ago, with its tags and its history. That it was there stays on record."""
    annotation = locked(annotation)
    permit(policies.can_erase(actor, annotation), _("Only what was withdrawn thirty days ago is erased."))
    annotation.body = annotation.body_html = ""
    annotation.erased_at = timezone.now()
    annotation.save(update_fields=["body", "body_html", "erased_at"])
    annotation.tags.all().delete()
    annotation.versions.all().delete()
    found.forget(annotation)
    for empty in annotation_erasers.plugs.values():
        empty(annotation.pk)
    audit.record(actor, "annotation.erased", annotation)
    return annotation


# ---- of moderators and stewards


@transaction.atomic
def accept(actor: User, annotation: Annotation) -> Annotation:
    """Let an annotation that waits stand for everyone to see."""
    annotation = locked(annotation)
    permit(policies.can_accept(actor, annotation), _("Only moderators accept annotations, and never their own."))
    move(annotation, State.VISIBLE)
    audit.record(actor, "annotation.accepted", annotation)
    tell_watchers(annotation)
    return annotation


@transaction.atomic
def hide(actor: User, annotation: Annotation, *, rule: str) -> Annotation:
    """Take an annotation out of sight under a rule; its author still sees it. A withdrawn one is put back hidden."""
    annotation = locked(annotation)
    sentence = _("Only moderators hide annotations, in a circle its stewards, and never their own.")
    permit(policies.can_hide(actor, annotation), sentence)
    if rule not in Rule.values:
        raise Refused(_("Name the rule the annotation is hidden under."))
    in_circle = policies.hides_in_circle(actor, annotation)
    if annotation.state == State.WITHDRAWN:
        annotation.was = State.HIDDEN
    move(annotation, State.WITHDRAWN if annotation.was else State.HIDDEN, rule, in_circle=in_circle)
    audit.record(actor, "annotation.hidden", annotation, rule=rule, in_circle=in_circle)
    if in_circle:  # what a moderator has decided, the author is told with the reason
        notices.queue("annotation_hidden", to=annotation.author, about=annotation)
    return annotation


@transaction.atomic
def restore(actor: User, annotation: Annotation) -> Annotation:
    """Put a hidden annotation back where it was."""
    annotation = locked(annotation)
    permit(
        policies.can_restore(actor, annotation),
        _("Only moderators restore annotations, stewards what stewards have hidden, and never their own."),
    )
    in_circle = annotation.hidden_in_circle
    move(annotation, State.VISIBLE)
    audit.record(actor, "annotation.restored", annotation)
    if in_circle:
        notices.queue("annotation_restored", to=annotation.author, about=annotation)
    return annotation


@transaction.atomic
def open_to_site(actor: User, annotation: Annotation) -> Annotation:
    """Let the site's moderators see this one of a circle's annotations, and its passage: a member has flagged it."""
    annotation = locked(annotation)
    permit(policies.can_open_to_site(actor, annotation), _("Only members of its circle open it to the moderators."))
    if annotation.opened_at is None:
        annotation.opened_at = timezone.now()
        annotation.save(update_fields=["opened_at"])
        audit.record(actor, "annotation.opened_to_site", annotation, circle=annotation.circle_id)
    return annotation
