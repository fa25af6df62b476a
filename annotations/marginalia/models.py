"""What readers write in the margin."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.searched import AnnotationSearch  # noqa: F401 - a model of this room
from annotations.marginalia.sockets import annotation_parts
from annotations.passages.models import Passage
from annotations.sources.models import Source
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator, is_source_manager
from perfection_site.accounts.relations import not_from_muted
from perfection_site.circles.models import Circle, Membership, in_circles_of
from perfection_site.circles.policies import STEWARDS

AT_FIRST = timedelta(minutes=10)  # edits so soon leave no version for others to read
KEPT_WITHDRAWN = timedelta(days=30)  # how long withdrawn words can be had back, before they are erased


class Rule(models.TextChoices):
    """The house rules a decision can name. Public: the label stands on the hidden thing."""

    PERSON = "person", _("Argue with the text, not with the person")
    MINOR = "minor", _("Nothing sexual about a minor")
    DETAIL = "detail", _("No more graphic detail than the argument needs")
    WARNING = "warning", _("Say what a note is about before it is opened")
    SPOILER = "spoiler", _("Cover what gives the plot away")
    QUOTE = "quote", _("Quote what is there")
    TOPIC = "topic", _("Stay with the passage")
    SPAM = "spam", _("No advertising and no repetition")
    LAW = "law", _("Nothing unlawful")


def stewarded_by(viewer, key: str = "circle") -> Q:
    """A condition: the circle at `key` is one that `viewer` looks after."""
    theirs = Membership.objects.filter(person_id=viewer.pk, role__in=STEWARDS).order_by().values("circle")
    return Q(**{f"{key}__in": theirs})


READABLE = (Source.State.PUBLISHED, Source.State.TAKEN_DOWN)  # for readers, or was
ON_READABLE = Q(source__state__in=READABLE)


class AnnotationSet(models.QuerySet):
    def visible_to(self, viewer) -> "AnnotationSet":
        """What `viewer` may know of: public visible ones on published sources, one's own, and, for moderators,
        public ones that are hidden or wait. Private ones are their author's alone. A circle's are its members'; hidden
        ones its stewards' and the author's; moderators see one that a member has flagged. All outlive a taking down."""
        public = Q(visibility=Annotation.Visibility.PUBLIC)
        shown = Q(state=Annotation.State.VISIBLE)
        if is_moderator(viewer):
            allowed = public | Q(visibility=Annotation.Visibility.CIRCLE, opened_at__isnull=False)
        else:
            allowed = public & shown
        if viewer.pk:
            mine = Q(author_id=viewer.pk)
            allowed |= mine & ~Q(visibility=Annotation.Visibility.CIRCLE)
            allowed |= in_circles_of(viewer) & (shown | mine | stewarded_by(viewer))
        allowed &= ~Q(state=Annotation.State.WITHDRAWN)
        if not is_source_manager(viewer):
            allowed &= ON_READABLE
        return self.filter(allowed)

    def read_by(self, viewer) -> "AnnotationSet":
        """What `viewer` reads as a reader, wherever it stands: what everybody reads, what is their circles', and their
        own in whatever state. Nothing that a role shows them beside that, and nothing of those they keep away."""
        shown, public = Q(state=Annotation.State.VISIBLE), Q(visibility=Annotation.Visibility.PUBLIC)
        read = public & shown
        if viewer.pk:
            read |= in_circles_of(viewer) & shown | Q(author_id=viewer.pk)
        return self.visible_to(viewer).filter(read, ON_READABLE).heard_by(viewer)

    def heard_by(self, viewer) -> "AnnotationSet":
        """Of these what is by nobody `viewer` keeps away: for their own lists. What everybody shares has all."""
        return self.filter(not_from_muted(viewer))

    def own_of(self, author) -> "AnnotationSet":
        """What somebody has written and not withdrawn, in a circle they have left too, on a text that is read now."""
        return self.taken_back_by(author).filter(ON_READABLE)

    def withdrawn_by(self, author) -> "AnnotationSet":
        """What its author has withdrawn and can still have back: nobody else's business."""
        return self.filter(author_id=author.pk, state=Annotation.State.WITHDRAWN, erased_at=None)

    def taken_back_by(self, author) -> "AnnotationSet":
        """What its author can withdraw: in a circle they have left too, and on a text that is off the site."""
        return self.filter(author_id=author.pk).exclude(state=Annotation.State.WITHDRAWN)

    def editable_by(self, author) -> "AnnotationSet":
        """Those that `policies.can_edit` lets their author edit, for a list."""
        seen = self.visible_to(author).filter(author_id=author.pk, state__in=["visible", "pending"])
        return seen.filter(Q(circle=None) | in_circles_of(author))

    def put_back_by(self, author) -> "AnnotationSet":
        """Of these what they can put back from a list."""
        in_reach = Q(circle=None) | (in_circles_of(author) & Q(circle__archived_at=None))
        return self.withdrawn_by(author).filter(in_reach, ON_READABLE)

    def with_tags(self) -> "AnnotationSet":
        """With their tags in the same query: as they were written and, in the same order, as they are matched."""
        rows = Tag.objects.filter(annotation=OuterRef("pk")).order_by("id")
        return self.annotate(**{f"tag_{name}": ArraySubquery(rows.values(name)) for name in ("written", "folded")})

    def with_parts(self) -> "AnnotationSet":
        """With what rooms above have plugged in for cards, in the same query."""
        return self.annotate(**{name: part(OuterRef("pk")) for name, part in annotation_parts.plugs.items()})

    def tagged(self, folded: str) -> "AnnotationSet":
        return self.filter(pk__in=Tag.objects.filter(folded=folded).values("annotation"))

    def public(self) -> "AnnotationSet":
        """What a signed-out visitor sees of published sources, and the coverage ledger counts."""
        return self.visible_to(AnonymousUser())

    def waiting(self) -> "AnnotationSet":
        """Those that no moderator has seen yet, whatever their source's policy has become meanwhile."""
        return self.filter(state="pending")


class Annotation(models.Model):
    """A reader's note on a passage."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        CRITIQUE = "critique", _("Critique")
        QUESTION = "question", _("Question")
        CORRECTION = "correction", _("Correction")
        HIGHLIGHT = "highlight", _("Highlight")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Everyone")
        CIRCLE = "circle", _("A circle")
        PRIVATE = "private", _("Only me")

    class State(models.TextChoices):
        VISIBLE = "visible", _("Visible")
        PENDING = "pending", _("Waiting for a moderator")
        HIDDEN = "hidden", _("Hidden")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NOTE)
    body = models.TextField(_("what do you see here?"), max_length=10_000, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField()
    visibility = models.CharField(
        _("who sees it"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # When a member's flag let the site's moderators see this one of a circle's annotations. It stays open to them.
    opened_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.VISIBLE)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    # A steward hid it, so that stewards may restore it; what the site's moderators hid they may not.
    hidden_in_circle = models.BooleanField(default=False)
    # The state it goes back to when its author changes their mind.
    was = models.CharField(max_length=10, choices=State.choices, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = AnnotationSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["note", "critique", "question", "correction", "highlight"]),
                name="annotation_kind_exists",
            ),
            models.CheckConstraint(
                condition=~Q(body="") | Q(kind="highlight") | Q(erased_at__isnull=False),
                name="only_highlights_are_without_words",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "private"], circle=None)
                | Q(visibility="circle", circle__isnull=False),
                name="annotation_visibility_exists",
            ),
            models.CheckConstraint(
                condition=Q(hidden_in_circle=False) | Q(visibility="circle", state__in=["hidden", "withdrawn"]),
                name="only_circles_hide_in_a_circle",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", was__in=["visible", "pending", "hidden"], withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(was="", withdrawn_at=None, erased_at=None)),
                name="withdrawn_annotations_know_their_way_back",
            ),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="annotation_rule_exists"),
            models.CheckConstraint(
                condition=Q(state__in=["visible", "pending"], rule="")
                | Q(state="withdrawn", was__in=["visible", "pending"], rule="")
                | ((Q(state="hidden") | Q(state="withdrawn", was="hidden")) & ~Q(rule="")),
                name="annotation_hidden_under_a_rule",
            ),
            models.CheckConstraint(
                condition=~Q(state="pending") | Q(visibility="public"), name="only_public_annotations_wait"
            ),
        ]
        indexes = [
            models.Index(fields=["passage"], name="annotations_of_a_passage"),
            models.Index(fields=["author", "-id"], name="annotations_of_a_person"),
            models.Index(fields=["author", "source", "id"], name="annotations_on_a_source"),
            models.Index(fields=["source", "-id"], name="annotations_newest_first"),
            models.Index(fields=["source", "kind"], name="annotations_of_a_kind"),
            models.Index(fields=["id"], condition=Q(state="pending"), name="annotations_that_wait"),
            models.Index(
                fields=["circle", "source"], condition=Q(circle__isnull=False), name="annotations_of_a_circle"
            ),
            models.Index(fields=["circle", "-id"], condition=Q(circle__isnull=False), name="newest_of_a_circle"),
            models.Index(
                fields=["withdrawn_at"],
                condition=Q(state="withdrawn", erased_at=None),
                name="annotations_to_erase",
            ),
        ]

    def __str__(self):
        return f"annotation {self.pk}"

    @property
    def counts_in_coverage(self) -> bool:
        """Public, visible annotations make the shared highlights; nothing else may."""
        return (self.visibility, self.state) == (self.Visibility.PUBLIC, self.State.VISIBLE)

    @property
    def is_quite_new(self) -> bool:
        """Whether its author may still put it right without a trace."""
        return timezone.now() - self.created_at < AT_FIRST


class Tag(models.Model):
    """A word an author has filed an annotation under: as it was written, and folded as it is matched."""

    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, related_name="tags")
    written = models.CharField(max_length=40)
    folded = models.CharField(max_length=120)  # folding can make three letters of one

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["annotation", "folded"], name="one_tag_of_a_kind"),
            models.CheckConstraint(condition=~Q(written="") & ~Q(folded=""), name="tag_says_something"),
        ]
        indexes = [
            models.Index(
                fields=["folded", "annotation"], opclasses=["varchar_pattern_ops", "int8_ops"], name="tags_by_beginning"
            )
        ]

    def __str__(self):
        return f"tag {self.pk}"


class VersionSet(models.QuerySet):
    def visible_to(self, viewer) -> "VersionSet":
        """Earlier wordings of what `viewer` may see now, each only to those it was written for."""
        then = Q(visibility=Annotation.Visibility.PUBLIC)
        if viewer.pk:
            then |= in_circles_of(viewer) | Q(annotation__author_id=viewer.pk)
        return self.filter(then, annotation__in=Annotation.objects.visible_to(viewer))


class AnnotationVersion(models.Model):
    """How an annotation read before. Its author can delete it."""

    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Annotation.Kind.choices)
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    tagged = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    visibility = models.CharField(max_length=10, choices=Annotation.Visibility.choices)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()  # when it was written

    objects = VersionSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["annotation", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "private"], circle=None)
                | Q(visibility="circle", circle__isnull=False),
                name="version_visibility_exists",
            ),
        ]

    def __str__(self):
        return f"version {self.number} of annotation {self.annotation_id}"
