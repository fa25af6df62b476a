"""Claims, and the passages put to work for or against them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Rule
from annotations.passages.models import Passage
from critiques.readings.models import Reading, argued_by
from critiques.threads.models import Thread
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator

SENTENCE, GIST, WHY = 280, 60, 280  # characters


class ClaimSet(models.QuerySet):
    def visible_to(self, viewer) -> "ClaimSet":
        """The claims that readings the viewer may see make now."""
        return self.filter(removed_at=None, reading__in=settled(Reading.objects.visible_to(viewer).values("pk")))


class Claim(models.Model):
    """A sentence that a reading argues. One that a revision drops stays, with what was said about it; its words are
    emptied when no version of the reading holds them any more."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveSmallIntegerField()
    sentence = models.CharField(_("claim"), max_length=SENTENCE)
    gist = models.CharField(_("in a few words"), max_length=GIST, blank=True)
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "number"],
                condition=Q(removed_at=None),
                name="one_claim_per_number",
            ),
            # What is erased is dropped first.
            models.CheckConstraint(
                condition=~Q(sentence="") | Q(removed_at__isnull=False), name="claim_says_something_while_made"
            ),
        ]

    def __str__(self):
        return f"claim {self.number} of {self.reading_id}"


class EvidenceSet(models.QuerySet):
    def visible_to(self, viewer) -> "EvidenceSet":
        """What stands under claims that the viewer may see, offered, taken up or declined alike. What is hidden only
        for moderators, the reading's authors and who offered it; what was taken back for nobody."""
        allowed = ~Q(state=Evidence.State.WITHDRAWN)
        if not is_moderator(viewer):
            shown = Q(rule="")
            if viewer.pk:
                shown |= Q(offered_by_id=viewer.pk) | argued_by(viewer, "claim__reading")
            allowed &= shown
        return self.filter(allowed, claim__in=settled(Claim.objects.visible_to(viewer).values("pk")))

    def taken_back_by(self, offerer) -> "EvidenceSet":
        """What somebody has put to work and can take back, wherever it stands by now, while its line is there."""
        return self.filter(offered_by_id=offerer.pk).exclude(state=Evidence.State.WITHDRAWN).exclude(why="")

    def to_erase(self) -> "EvidenceSet":
        """What was taken back and is not emptied, whatever has become of its reading."""
        return self.filter(state=Evidence.State.WITHDRAWN).exclude(why="", answer="")

    def public(self) -> "EvidenceSet":
        """Taken up or offered where everybody sees it; not what was declined."""
        open_ones = [Evidence.State.ACCEPTED, Evidence.State.OFFERED]
        shown = Reading.objects.public().values("pk")
        return self.filter(rule="", state__in=open_ones, claim__removed_at=None, claim__reading__in=shown)


class Evidence(models.Model):
    """A passage put to work for or against a claim. It stands where its passage stands."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports")
        COMPLICATES = "complicates", _("Complicates")
        CONTRADICTS = "contradicts", _("Contradicts")
        CONTEXT = "context", _("Context")

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACCEPTED = "accepted", _("Taken up")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(_("what it does for the claim"), max_length=12, choices=Stance.choices)
    # What it was offered as, where the authors have taken it up with another stance.
    offered_as = models.CharField(max_length=12, choices=Stance.choices)
    why = models.CharField(_("why"), max_length=WHY)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("a word to whoever offered it"), max_length=WHY, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # When its reading was, and its authors' words beside it; or thirty days after it was taken back, with its line.
    erased_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(unique=True)

    objects = EvidenceSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "complicates", "contradicts", "context"]),
                name="evidence_stance_exists",
            ),
            models.CheckConstraint(
                condition=Q(offered_as__in=["supports", "complicates", "contradicts", "context"]),
                name="evidence_offered_stance_exists",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_by=None, answered_at=None)
                | Q(state="withdrawn")
                | Q(state__in=["accepted", "declined"], answered_by__isnull=False, answered_at__isnull=False),
                name="evidence_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer="") | Q(erased_at__isnull=False),
                name="declined_with_a_word",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | ~Q(state="withdrawn") & Q(withdrawn_at=None),
                name="evidence_taken_back_knows_when",
            ),
            models.CheckConstraint(condition=~Q(why="") | Q(erased_at__isnull=False), name="evidence_says_why"),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="evidence_rule_exists"),
        ]
        indexes = [
            models.Index(fields=["claim", "state", "id"], name="evidence_of_a_claim"),
            models.Index(fields=["passage"], name="evidence_by_passage"),
            models.Index(
                fields=["withdrawn_at"],
                condition=Q(state="withdrawn") & ~Q(why="", answer=""),
                name="evidence_to_erase",
            ),
        ]

    def __str__(self):
        return f"evidence {self.pk}"

    @property
    def author(self) -> User:
        """Whose line it is that says why."""
        return self.offered_by

    @property
    def author_id(self) -> int:
        return self.offered_by_id
