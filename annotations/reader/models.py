"""What the reading page keeps of a reader."""

from django.db import models
from django.db.models import F, Q

from annotations.marginalia.models import Annotation
from annotations.sources.models import Revision, Source
from perfection_site.accounts.models import User


class Progress(models.Model):
    """How far somebody has read a source: their own bookmark, in nobody else's page, count or cache.

    `position` counts code points of the revision. There is one bookmark for a reader and a source.
    """

    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "source"], name="one_bookmark_per_source")]
        indexes = [models.Index(fields=["reader", "-at"], name="bookmarks_newest_first")]

    def __str__(self):
        return f"{self.reader_id} in {self.source_id} at {self.position}"


class Draft(models.Model):
    """What somebody has typed and not sent: a new annotation on a passage, or an edit of one. Its author's alone.

    `token` is that of the form, so that two forms are two drafts and what was sent is known to be. `start` and `end`
    count code points of the revision; the quotation is read from there and kept nowhere else.
    """

    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(null=True)  # of the annotation, when its author began to edit it
    token = models.UUIDField(unique=True)
    typed = models.JSONField()  # the fields of the form, as they were typed
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(annotation=None, version=None, revision__isnull=False, start__lt=F("end"))
                | Q(annotation__isnull=False, version__isnull=False, revision=None, start=None, end=None),
                name="draft_is_of_a_passage_or_an_edit",
            )
        ]
        indexes = [
            models.Index(fields=["author", "-updated_at", "-id"], name="drafts_newest_first"),
            models.Index(fields=["annotation"], condition=Q(annotation__isnull=False), name="drafts_of_edits"),
        ]

    def __str__(self):
        return f"draft {self.pk}"
