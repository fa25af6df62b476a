"""What films and sources contain, as somebody says and somebody else has looked at."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.sources.models import Source
from annotations.text import taxonomy
from perfection_site.accounts.models import User


class ContentWarning(models.Model):
    """One neutral line about what a source contains: its category, how it is treated, in whose words.

    `grade` is how the text treats it, not how bad it is. A proposal is shown to those who decide; once accepted it
    stands above the text.
    """

    class Grade(models.IntegerChoices):
        MENTIONED = 1, _("mentioned")
        DISCUSSED = 2, _("discussed")
        DESCRIBED = 3, _("described")
        GRAPHIC = 4, _("graphic")

    class Layer(models.TextChoices):
        FILM = "film", _("on screen")
        TEXT = "text", _("in the text's own words")
        QUOTED = "quoted", _("in a quotation or a reader's comment")
        IMAGE = "image", _("in a picture")

    class Origin(models.TextChoices):
        IMPORT = "import", _("printed in the source")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    DECIDED = (State.ACCEPTED, State.REJECTED)

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="warnings")
    category = models.CharField(max_length=30, choices=[(slug, c.label) for slug, c in taxonomy.CATEGORIES.items()])
    grade = models.PositiveSmallIntegerField(choices=Grade.choices, default=Grade.DISCUSSED)
    layer = models.CharField(max_length=10, choices=Layer.choices, default=Layer.TEXT)
    brief = models.CharField(max_length=90, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(grade__range=(1, 4)), name="warning_grade_exists"),
            models.CheckConstraint(
                condition=Q(layer__in=["film", "text", "quoted", "image"]), name="warning_layer_exists"
            ),
            models.CheckConstraint(condition=Q(origin__in=["import"]), name="warning_origin_exists"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "withdrawn"], decided_by=None, decided_at=None)
                | Q(state__in=["accepted", "rejected"], decided_by__isnull=False, decided_at__isnull=False),
                name="warning_is_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["source", "category", "layer"], condition=Q(state="accepted"), name="one_warning_in_force"
            ),
            models.UniqueConstraint(
                fields=["source", "category", "layer"], condition=Q(state="proposed"), name="one_open_proposal"
            ),
        ]

    def __str__(self):
        return f"{self.category} on {self.source_id}: {self.state}"
