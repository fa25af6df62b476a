"""What is kept beside a content warning: each of its versions, who supports or disputes it; and who has looked."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotations.sources.models import Film, Source
from annotations.warnings.models import ContentWarning, Grade, exactly_one
from perfection_site.accounts.models import User


class WarningReason(models.Model):
    """The reason of an act, in words to those it concerns. Erasable, unlike the version it belongs to."""

    comment = models.CharField(max_length=1000, blank=True)

    def __str__(self):
        return f"reason {self.pk}"


# A version never changes; only the words in it can be taken out, once.
_ERASED = " AND ".join(
    [
        "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL",
        "(NEW.said - 'brief' - 'detail') = (OLD.said - 'brief' - 'detail')",
        "NEW.said->>'brief' = '' AND NEW.said->>'detail' = ''",
        *(
            f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}"
            for name in ("id", "warning_id", "number", "act", "state", "actor_id", "at", "reason_id")
        ),
    ]
)


class WarningVersion(models.Model):
    """One change of a warning: what was done, by whom, why, and what it said and was afterwards."""

    class Act(models.TextChoices):
        PROPOSE = "propose", _("Proposed")
        WITHDRAW = "withdraw", _("Withdrawn")
        ACCEPT = "accept", _("Accepted")
        ADJUST = "adjust", _("Adjusted")
        REJECT = "reject", _("Rejected")
        DISPUTE = "dispute", _("Disputed")
        UPHOLD = "uphold", _("Upheld")
        APPEAL = "appeal", _("Appealed")
        SUPERSEDE = "supersede", _("Superseded")

    warning = models.ForeignKey(ContentWarning, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10, choices=Act.choices)
    state = models.CharField(max_length=10, choices=ContentWarning.State.choices)
    said = models.JSONField()  # ContentWarning.SAID, by name
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.OneToOneField(WarningReason, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["warning", "number"], name="one_warning_version_per_number"),
            models.CheckConstraint(
                condition=Q(
                    act__in=[
                        "propose", "withdraw", "accept", "adjust", "reject", "dispute", "uphold", "appeal", "supersede",
                    ]
                ),
                name="warning_act_exists",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Protect(name="warning_version_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="warning_version_is_never_edited",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"NOT ({_ERASED})"),
            ),
        ]

    def __str__(self):
        return f"{self.warning_id} v{self.number}: {self.act}"


class WarningSupport(models.Model):
    """One reader more who would have wanted a proposed warning; one of each person."""

    warning = models.ForeignKey(ContentWarning, on_delete=models.PROTECT, related_name="supports")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    comment = models.CharField(_("in your words"), max_length=300, blank=True)
    # What they would call it, where that is not as proposed.
    grade = models.PositiveSmallIntegerField(choices=Grade.choices, null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["warning", "person"], name="one_support_per_person"),
            models.CheckConstraint(condition=Q(grade=None) | Q(grade__range=(1, 4)), name="supported_grade_exists"),
        ]

    def __str__(self):
        return f"support {self.pk}"


class WarningDispute(models.Model):
    """Somebody says that a decision about a warning is wrong: any reader of one in force, its proposer of one that
    was rejected. `against` made the decision, and somebody else settles it."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        ADJUSTED = "adjusted", _("adjusted")
        REJECTED = "rejected", _("rejected")
        SUPERSEDED = "superseded", _("superseded")

    warning = models.ForeignKey(ContentWarning, on_delete=models.PROTECT, related_name="disputes")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    complaint = models.CharField(_("what is wrong with it?"), max_length=1000)
    is_appeal = models.BooleanField(default=False)
    against = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["warning"], condition=Q(settled_at=None), name="one_open_dispute_per_warning"
            ),
            models.UniqueConstraint(fields=["warning"], condition=Q(is_appeal=True), name="one_appeal_per_warning"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, outcome="")
                | Q(
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    outcome__in=["accepted", "adjusted", "rejected", "superseded"],
                ),
                name="dispute_is_open_or_settled",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None)
                | Q(outcome="superseded")
                | (~Q(settled_by=F("by")) & ~Q(settled_by=F("against"))),
                name="dispute_is_settled_by_somebody_else",
            ),
        ]

    def __str__(self):
        return f"dispute {self.pk}"


class Assessment(models.Model):
    """Whether somebody has looked at the whole of a film or a source. Where there is no row, nobody has.

    "None" and "declined" are not the same as "not assessed". What it was before stands in the audit.
    """

    class State(models.TextChoices):
        NONE = "none", _("Looked at: nothing to warn of")
        ASSESSED = "assessed", _("Looked at")
        DECLINED = "declined", _("We prefer not to say; it may contain anything")

    film = models.OneToOneField(Film, on_delete=models.PROTECT, null=True, blank=True, related_name="assessment")
    source = models.OneToOneField(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="assessment")
    state = models.CharField(max_length=10, choices=State.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=exactly_one(("film", "source")), name="assessment_is_of_one_thing"),
            models.CheckConstraint(
                condition=Q(state__in=["none", "assessed", "declined"]), name="assessment_state_exists"
            ),
        ]

    def __str__(self):
        return f"assessment {self.pk}: {self.state}"
