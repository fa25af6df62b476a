"""A reader's call, a report from outside, the matter before the moderators, and the ruling with its reason."""

from uuid import uuid4

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Annotation, Rule
from annotations.sources.models import Source
from critiques.readings.models import Authorship, Evidence, Reading
from critiques.threads.models import Post
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator

TARGETS = ("annotation", "source", "post", "reading", "evidence")


def at_most_one(names: tuple[str, ...]) -> Q:
    """A condition: no two of these keys are set."""
    others = ({f"{name}__isnull": True for name in names if name != chosen} for chosen in names)
    return Q(*(Q(**none) for none in others), _connector=Q.OR)


class CaseSet(models.QuerySet):
    def visible_to(self, viewer) -> "CaseSet":
        """Cases are the moderators'; nobody sees the case about their own words, also where they argue them no
        longer."""
        if not is_moderator(viewer):
            return self.none()
        theirs = Authorship.objects.ever().filter(person_id=viewer.pk).order_by().values("reading")
        own = Q(annotation__author_id=viewer.pk) | Q(post__author_id=viewer.pk) | Q(evidence__offered_by_id=viewer.pk)
        return self.exclude(own | Q(reading__in=theirs) | Q(evidence__claim__reading__in=theirs))


class Case(models.Model):
    """The matter before the moderators: one open case for each thing, however many flags and reports it gets.

    It is about something somebody wrote, about a source, or about what one report says and nothing on the site. A case
    without flags and reports is that of an annotation or a post that waited; it was opened and decided at once.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided")

    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    # A moderator has passed it on: only who manages sources decides.
    for_admins = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = CaseSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["annotation"], condition=Q(state="open"), name="one_open_case_per_annotation"
            ),
            models.UniqueConstraint(fields=["source"], condition=Q(state="open"), name="one_open_case_per_source"),
            models.UniqueConstraint(fields=["post"], condition=Q(state="open"), name="one_open_case_per_post"),
            models.UniqueConstraint(fields=["reading"], condition=Q(state="open"), name="one_open_case_per_reading"),
            models.UniqueConstraint(fields=["evidence"], condition=Q(state="open"), name="one_open_case_per_evidence"),
            models.CheckConstraint(condition=at_most_one(TARGETS), name="case_has_one_target"),
            models.CheckConstraint(condition=Q(state__in=["open", "decided"]), name="case_state_exists"),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="queue")]

    def __str__(self):
        return f"case {self.pk}"

    @property
    def has_target(self) -> bool:
        """Whether it is about something on the site, and not about what one report says alone."""
        return any(getattr(self, f"{name}_id") for name in TARGETS)

    @property
    def argued(self) -> Reading | Evidence | None:
        return self.reading or self.evidence

    @property
    def words(self) -> Annotation | Post | Reading | Evidence | None:
        """What somebody wrote that it is about."""
        return self.annotation or self.post or self.argued

    @property
    def about_source(self) -> Source | None:
        """The source it is about, or whose annotation it is about, or in whose thread a post stands."""
        if self.post_id:
            thread = self.post.thread
            return thread.annotation.source if thread.annotation_id else thread.source
        return self.annotation.source if self.annotation_id else self.source


class Flag(models.Model):
    """One reader's call. `kept` and `kept_tags` are what was said when it was flagged: editing it away hides nothing.

    A highlight says nothing but its tags. Both are emptied when the annotation is erased.
    """

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
    kept = models.TextField(blank=True)
    kept_tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
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


class Report(models.Model):
    """A call from outside: by an author who wants a text down, by somebody named in one. Needs no account.

    `token` is the address of the page where its sender follows it. What the sender wrote stands in `Letter`, which
    can be emptied; this row stays.
    """

    class What(models.TextChoices):
        AUTHOR = "author", _("I wrote this text and want it down")
        NAMED = "named", _("It names me or somebody I answer for")
        LAW = "law", _("It breaks a law or a right")
        FALSE = "false", _("It isn't what the site says it is")
        OTHER = "other", _("Something else")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    # The house, where nobody was signed in.
    reporter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what is it about?"), max_length=10, choices=What.choices)
    token = models.UUIDField(unique=True, default=uuid4)
    # When the sender has shown, by the link in the letter, that the address is theirs.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["author", "named", "law", "false", "other"]), name="report_what_exists"
            ),
        ]

    def __str__(self):
        return f"report {self.pk}"


class Letter(models.Model):
    """What the sender of a report wrote, and who they say they are. Emptied when nobody needs it any more."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="letter")
    where = models.CharField(_("where is it?"), max_length=500)
    complaint = models.TextField(_("what is wrong?"), max_length=5000)
    sender = models.CharField(_("your name"), max_length=200, blank=True)
    email = models.EmailField(_("your e-mail address"))
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(email="") & ~Q(complaint="") & ~Q(where="")
                | Q(erased_at__isnull=False, where="", complaint="", sender="", email=""),
                name="letter_says_all_or_nothing",
            ),
        ]

    def __str__(self):
        return f"letter of report {self.report_id}"


class Statement(models.Model):
    """The reason of a decision, in the moderator's words to the person it concerns. Erasable, unlike the decision.

    Empty where an annotation or a post that waited was accepted without a word.
    """

    words = models.TextField(_("reason"), max_length=2000, blank=True)

    def __str__(self):
        return f"statement {self.pk}"


class Decision(models.Model):
    """A ruling in a case. Written once, never changed: a better ruling is a further decision."""

    class Act(models.TextChoices):
        KEEP = "keep", _("No action")
        HIDE = "hide", _("Hide")
        RESTORE = "restore", _("Restore")
        ACCEPT = "accept", _("Accept")
        UNPUBLISH = "unpublish", _("Unpublish")
        TAKE_DOWN = "take_down", _("Take down")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    moderator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=Act.choices)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    # By then its author had withdrawn it or kept it for fewer people: what those concerned are told depends on it.
    was_out = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=["keep", "hide", "restore", "accept", "unpublish", "take_down"]),
                name="decision_act_exists",
            ),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="decision_rule_exists"),
            models.CheckConstraint(condition=~Q(act="hide") | ~Q(rule=""), name="hiding_names_a_rule"),
        ]
        triggers = [pgtrigger.Protect(name="decision_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"decision {self.pk}"
