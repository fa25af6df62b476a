"""What was quoted, where it stands now, and how deeply each stretch of a text is annotated."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from annotations.sources.models import Revision, Source
from perfection_site.accounts.models import User

# Code points of a quotation that stay where its source is taken down; and where quotations held much of the text.
SHORT_QUOTE, FEW_WORDS = 300, 40
_SHORTENED = " AND ".join(
    [
        f"NEW.exact IN (left(OLD.exact, {SHORT_QUOTE}), left(OLD.exact, {FEW_WORDS}))",
        "NEW.prefix = '' AND NEW.suffix = ''",
        *(
            f'NEW."{name}" IS NOT DISTINCT FROM OLD."{name}"'
            for name in ("id", "source_id", "revision_id", "start", "end", "created_by_id", "created_at")
        ),
    ]
)


class Passage(models.Model):
    """A durable quotation of a source. Annotations, warnings and evidence all point at one.

    Never edited, only shortened where its source is taken down.
    `start` and `end` are code points in the revision it was made on; `prefix` and `suffix` are up to 32 of them.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start"), end__lte=F("start") + 5000), name="passage_is_1_to_5000_long"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="passage_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="passage_is_never_edited",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"NOT ({_SHORTENED})"),
            ),
        ]

    def __str__(self):
        return f"{self.source_id}:{self.start}-{self.end}"


class Placement(models.Model):
    """Where a passage stands in one revision. An orphaned passage keeps a row, with start and end empty."""

    class Status(models.TextChoices):
        EXACT = "exact"
        MOVED = "moved"
        EDITED = "edited"
        SHRUNK = "shrunk"
        AMBIGUOUS = "ambiguous"
        ORPHANED = "orphaned"
        CONFIRMED = "confirmed"

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="placements")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.EXACT)
    confidence = models.FloatField(default=1.0)
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passage", "revision"], name="one_placement_per_revision"),
            models.CheckConstraint(
                condition=Q(status__in=["ambiguous", "orphaned"], start=None, end=None)
                | Q(
                    status__in=["exact", "moved", "edited", "shrunk", "confirmed"],
                    start__isnull=False,
                    end__isnull=False,
                    end__gt=F("start"),
                ),
                name="placement_stands_or_is_lost",
            ),
        ]
        indexes = [models.Index(fields=["revision", "start"], name="placements_by_place")]

    def __str__(self):
        return f"{self.passage_id} in {self.revision_id}: {self.status}"


class CoverageChange(models.Model):
    """The ledger: at `position` of `block`, the depth of public annotations changes by `delta`.

    Spans are clipped to blocks, so each block's changes add up by themselves: `position` counts code points of the
    revision, lies within the block, and the deltas of a block sum to zero.
    """

    # The constraint's own index serves: a second one would only tempt the database to read a whole revision.
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+", db_index=False)
    block = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    delta = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "block", "position"], name="one_change_per_position")
        ]

    def __str__(self):
        return f"{self.revision_id}/{self.block}@{self.position}: {self.delta:+d}"


class BlockCoverage(models.Model):
    """What pages read: a block's runs of depth 1, 2 and 3+, packed by `annotations.text.spans`, and their version.

    `starts` counts the public annotations that begin in the block, so a text's sum is its number of annotations.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    block = models.PositiveIntegerField()
    runs = models.BinaryField(default=b"")
    starts = models.IntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "block"], name="one_coverage_per_block")]

    def __str__(self):
        return f"{self.revision_id}/{self.block} v{self.version}"
