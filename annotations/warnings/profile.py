"""What a person wants done with warned passages, and whom they can turn to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.text import taxonomy
from perfection_site.accounts.models import User

# The categories after which people to talk to are named.
SUPPORTED = ("sexual-violence", "child-sexual-abuse", "abuse-control", "self-harm-suicide")


class WarningProfile(models.Model):
    """What one person has asked for, as `annotations.text.profiles` writes it: one opaque line.

    It can tell what somebody has lived through. So it has a table of its own that no list shows, it is in no audit and
    no log, nobody can ask the database who covers what, and it goes before its person does.
    """

    person = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    written = models.TextField()

    def __str__(self):
        return "a reader's profile"  # of whom, no log is to say


class SupportResource(models.Model):
    """A service that somebody has rung or opened and found right, for a while. Past its last day nobody is sent there:
    a wrong number is worse than none."""

    country = models.CharField(_("country"), max_length=2)  # ISO 3166-1
    topic = models.CharField(
        _("topic"), max_length=30, choices=[(slug, taxonomy.CATEGORIES[slug].label) for slug in SUPPORTED]
    )
    called = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    hours = models.CharField(_("hours"), max_length=80, blank=True)
    verified_on = models.DateField(_("checked on"))
    expires_on = models.DateField(_("to be checked again by"))
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url="", phone=""),
                name="support_can_be_reached",
                violation_error_message=_("Give an address or a telephone number."),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("verified_on")), name="support_expires_after_its_check"
            ),
        ]
        indexes = [models.Index(fields=["country", "topic"], name="support_by_country")]

    def __str__(self):
        return f"support {self.pk}: {self.country}, {self.topic}"
