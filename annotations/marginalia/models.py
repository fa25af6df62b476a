"""What readers write in the margin."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.passages.models import Passage
from annotations.sources.models import Source
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator, is_source_manager


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


class AnnotationSet(models.QuerySet):
    def visible_to(self, viewer) -> "AnnotationSet":
        """What `viewer` may know of: public visible ones on published sources, one's own, and, for moderators,
        public ones that are hidden or wait. Private ones are their author's alone, whoever asks. What people wrote
        about a source outlives its being taken down."""
        public = Q(visibility=Annotation.Visibility.PUBLIC)
        if not is_moderator(viewer):
            public &= Q(state=Annotation.State.VISIBLE)
        mine = Q(author_id=viewer.pk) if viewer.pk else Q(pk__in=())
        allowed = (public | mine) & ~Q(state=Annotation.State.WITHDRAWN)
        if not is_source_manager(viewer):
            allowed &= Q(source__state__in=[Source.State.PUBLISHED, Source.State.TAKEN_DOWN])
        return self.filter(allowed)

    def public(self) -> "AnnotationSet":
        """What a signed-out visitor sees of published sources: the annotations the coverage ledger counts."""
        return self.visible_to(AnonymousUser())

    def waiting(self) -> "AnnotationSet":
        """Those that no moderator has seen yet, whatever their source's policy has become meanwhile."""
        return self.filter(state=Annotation.State.PENDING)


class Annotation(models.Model):
    """A reader's note on a passage."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        CRITIQUE = "critique", _("Critique")
        QUESTION = "question", _("Question")
        CORRECTION = "correction", _("Correction")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Everyone")
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
    body = models.TextField(_("what do you see here?"), max_length=10_000)
    body_html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    visibility = models.CharField(
        _("who sees it"), max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.VISIBLE)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AnnotationSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["note", "critique", "question", "correction"]), name="annotation_kind_exists"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "private"]), name="annotation_visibility_exists"
            ),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="annotation_rule_exists"),
            models.CheckConstraint(
                condition=Q(state__in=["visible", "pending"], rule="")
                | Q(state="withdrawn")
                | (Q(state="hidden") & ~Q(rule="")),
                name="annotation_hidden_under_a_rule",
            ),
            models.CheckConstraint(
                condition=~Q(state="pending") | Q(visibility="public"), name="only_public_annotations_wait"
            ),
        ]
        indexes = [
            models.Index(fields=["passage"], name="annotations_of_a_passage"),
            models.Index(fields=["author", "-id"], name="annotations_of_a_person"),
            models.Index(fields=["source", "author"], name="annotations_on_a_source"),
            models.Index(fields=["source", "-id"], name="annotations_newest_first"),
            models.Index(fields=["source", "kind"], name="annotations_of_a_kind"),
            models.Index(fields=["id"], condition=Q(state="pending"), name="annotations_that_wait"),
        ]

    def __str__(self):
        return f"annotation {self.pk}"

    @property
    def counts_in_coverage(self) -> bool:
        """Public, visible annotations make the shared highlights; nothing else may."""
        return self.visibility == self.Visibility.PUBLIC and self.state == self.State.VISIBLE
