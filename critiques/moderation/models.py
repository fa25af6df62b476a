"""A reader's call, the matter before the moderators, and the ruling with its reason."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Annotation, Rule
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator


class CaseSet(models.QuerySet):
    def visible_to(self, viewer) -> "CaseSet":
        """Cases are the moderators'; nobody sees the case about their own words."""
        if not is_moderator(viewer):
            return self.none()
        return self.exclude(annotation__author_id=viewer.pk)


class Case(models.Model):
    """The matter before the moderators: one open case for each thing, however many flags it gets."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided")

    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = CaseSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["annotation"], condition=Q(state="open"), name="one_open_case_per_target"),
            models.CheckConstraint(condition=Q(state__in=["open", "decided"]), name="case_state_exists"),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="queue")]

    def __str__(self):
        return f"case {self.pk}"


class Flag(models.Model):
    """One reader's call. `kept` is the text as it stood when it was flagged: editing it away hides nothing."""

    class Reason(models.TextChoices):
        ATTACK = "attack", _("Personal attack")
        MINOR = "minor", _("Sexual content about a minor")
        DETAIL = "detail", _("More graphic detail than needed")
        WARNING = "warning", _("Missing or wrong content warning")
        SPOILER = "spoiler", _("A spoiler that is not covered")
        QUOTE = "quote", _("Misquotation or wrong passage")
        TOPIC = "topic", _("Off-topic for this passage")
        SPAM = "spam", _("Spam")
        LAW = "law", _("Copyright or another law")
        OTHER = "other", _("Something else")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="flags")
    flagger = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("what is wrong?"), max_length=10, choices=Reason.choices)
    comment = models.CharField(_("in your words"), max_length=1000, blank=True)
    kept = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "flagger"],
                name="one_flag_per_person_and_case",
                violation_error_message=_("You have flagged this already."),
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=[
                        "attack",
                        "minor",
                        "detail",
                        "warning",
                        "spoiler",
                        "quote",
                        "topic",
                        "spam",
                        "law",
                        "other",
                    ]
                ),
                name="flag_reason_exists",
            ),
            models.CheckConstraint(condition=~Q(reason="other") | ~Q(comment=""), name="other_needs_words"),
        ]

    def __str__(self):
        return f"flag {self.pk}"


class Statement(models.Model):
    """The reason of a decision, in the moderator's words to the person it concerns. Erasable, unlike the decision."""

    words = models.TextField(_("reason"), max_length=2000)

    def __str__(self):
        return f"statement {self.pk}"


class Decision(models.Model):
    """A ruling in a case. Written once, never changed: a better ruling is a further decision."""

    class Act(models.TextChoices):
        KEEP = "keep", _("No action")
        HIDE = "hide", _("Hide")
        RESTORE = "restore", _("Restore")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    moderator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=Act.choices)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(act__in=["keep", "hide", "restore"]), name="decision_act_exists"),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="decision_rule_exists"),
            models.CheckConstraint(condition=~Q(act="hide") | ~Q(rule=""), name="hiding_names_a_rule"),
        ]
        triggers = [pgtrigger.Protect(name="decision_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"decision {self.pk}"
