"""How annotations are locked, changed and saved by acts, with the ledger of highlights kept true."""

from django.utils import timezone

from annotations.marginalia.models import Annotation, AnnotationVersion, Tag
from annotations.marginalia.sockets import audience_followers
from annotations.marginalia.writing import Writing
from annotations.passages import coverage
from annotations.sources.models import Source
from annotations.text import sanitise, tags
from perfection_site.accounts.watching import announce
from perfection_site.circles.models import Circle, Membership

State = Annotation.State


def locked(annotation: Annotation, circle: int | None = None) -> Annotation:
    """The annotation under its lock, with its source and its circle under theirs, and another `circle` it may go to.

    The order is source, circles, annotation, case for everyone: taking a text down begins with the source and erases
    the ledger, so who came to the annotation first would write into a ledger that is gone, or deadlock. While the
    circle is held nobody is removed from it, so that roles asked for twice are the same.
    """
    # Nothing joined: after a wait PostgreSQL reads the locked row anew, and what is joined to it as it was before.
    source = Source.objects.select_for_update(no_key=True).get(pk=annotation.source_id)
    # Every act on it begins with its source, so that whose circle's it is stays so from here on.
    found = Annotation.objects.select_for_update(of=("self",), no_key=True).select_related("passage", "author")
    there = found.filter(pk=annotation.pk, circle=None).first() if circle is None else None
    if there is None:
        its = Annotation.objects.values_list("circle", flat=True).get(pk=annotation.pk)
        held = {its, circle} - {None}
        list(Circle.objects.select_for_update(no_key=True).filter(pk__in=held).order_by("pk"))
        there = found.get(pk=annotation.pk)
    there.source = source
    return there


WRITTEN = ("kind", "body", "body_html", "renderer", "visibility", "circle")  # the fields that `write` fills


def write(annotation: Annotation, writing: Writing) -> None:
    annotation.kind, annotation.body = writing.kind, writing.body
    annotation.body_html, annotation.renderer = sanitise.render(writing.body), sanitise.RENDERER_VERSION
    annotation.visibility, annotation.circle_id = writing.visibility, writing.circle


def tag(annotation: Annotation, written: tuple[str, ...]) -> None:
    Tag.objects.bulk_create([Tag(annotation=annotation, written=tag, folded=tags.fold(tag)) for tag in written])


def save(annotation: Annotation, counted: bool, *fields: str) -> None:
    """Keep the changes and the ledger true: the one place where an annotation enters or leaves it later on."""
    annotation.version += 1
    annotation.save(update_fields=[*fields, "version"])
    counts = annotation.counts_in_coverage
    if not (counts or counted):
        return
    revision = annotation.source.current
    if revision.erased_at is not None:
        return  # its ledger went with its words
    standing = annotation.passage.placements.filter(revision=revision, start__isnull=False)
    change = coverage.touch if counts and counted else coverage.remove if counted else coverage.add
    change(revision, standing.values_list("start", "end"))


def move(annotation: Annotation, state: str, rule: str = "", *, in_circle: bool = False) -> None:
    counted = annotation.counts_in_coverage
    annotation.state, annotation.rule, annotation.hidden_in_circle = state, rule, in_circle
    save(annotation, counted, "state", "rule", "hidden_in_circle", "was", "withdrawn_at")


def carry_along(annotation: Annotation) -> None:
    """It is for other people now, and so is whatever rooms above have under it."""
    for follow in audience_followers.plugs.values():
        follow(annotation)


def keep_version(annotation: Annotation, tagged: tuple[str, ...]) -> None:
    """The wording that goes, for those it was written for. Nobody else has read what is quite new or still waits."""
    if annotation.is_quite_new or annotation.state == State.PENDING:
        return
    AnnotationVersion.objects.create(
        annotation=annotation,
        number=annotation.version,
        kind=annotation.kind,
        body=annotation.body,
        body_html=annotation.body_html,
        tagged=list(tagged),
        visibility=annotation.visibility,
        circle_id=annotation.circle_id,
        at=annotation.edited_at or annotation.created_at,
    )
    annotation.edited_at = timezone.now()


def tell_watchers(annotation: Annotation) -> None:
    """Those who watch its source or film hear of one that everybody may read; those who watch its circle, and are in
    it, of one that is the circle's. Of any other nobody does."""
    if annotation.counts_in_coverage:
        places = [annotation.source, annotation.source.film]
        announce("annotation", actor=annotation.author, about=annotation, places=places)
    elif annotation.visibility == Annotation.Visibility.CIRCLE and annotation.state == State.VISIBLE:
        members = Membership.objects.filter(circle=annotation.circle_id)
        announce(
            "annotation",
            actor=annotation.author,
            about=annotation,
            places=[annotation.circle],
            among=lambda people: members.filter(person__in=people).values_list("person", flat=True),
        )
