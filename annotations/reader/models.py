"""What the reading page keeps of a reader."""

from django.db import models

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
