"""Reading circles: a few people who read together. That a circle exists is known to its members alone."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perfection_site.accounts.models import User


def in_circles_of(viewer, key: str = "circle") -> Q:
    """A condition for any room's querysets: the circle at `key` is one of `viewer`'s. Makes no row appear twice.

    A subquery of its own, not a join, so that it is asked once however many rows it judges.
    """
    if viewer.pk is None:
        return Q(pk__in=())
    return Q(**{f"{key}__in": Membership.objects.filter(person_id=viewer.pk).order_by().values("circle")})


class CircleSet(models.QuerySet):
    def visible_to(self, viewer) -> "CircleSet":
        """The circles `viewer` is a member of. No role on the site shows anybody more."""
        return self.filter(in_circles_of(viewer, "pk"))

    def locked(self, circle: "Circle") -> "Circle":
        """The circle's own row, locked: every act on it, its members or its invitations begins here."""
        return self.select_for_update(no_key=True).get(pk=circle.pk)


class Circle(models.Model):
    """A group of readers. What they write for it is seen by its members only."""

    SLUG = 60

    name = models.CharField(_("name"), max_length=80)
    # Ends in letters drawn by lot: a number would tell that somebody else has a circle of that name.
    slug = models.SlugField(max_length=SLUG, unique=True)
    about = models.TextField(_("what it is about"), max_length=2_000, blank=True)
    about_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    # When it got the name it has: whoever left before never learns it.
    named_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(unique=True, default=uuid4)  # the form's own, so that sent twice it makes one circle
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = CircleSet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="circle_has_a_name")]

    def __str__(self):
        return self.slug

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class Membership(models.Model):
    """A person's place in a circle. The row goes when they leave or are removed; the audit keeps that it was."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        STEWARD = "steward", _("Steward")
        MEMBER = "member", _("Member")

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="one_membership_per_person"),
            models.UniqueConstraint(fields=["circle"], condition=Q(role="owner"), name="one_owner_per_circle"),
            models.CheckConstraint(condition=Q(role__in=["owner", "steward", "member"]), name="circle_role_exists"),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.circle_id}"


class Invitation(models.Model):
    """A link that lets whoever holds it join, until it expires, is revoked or has been used as often as it may."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="invitations")
    token = models.UUIDField(unique=True, default=uuid4)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    uses_left = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="circle_invitation_lasts_a_while"
            )
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.uses_left > 0 and self.expires_at > timezone.now()
