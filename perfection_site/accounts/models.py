"""People, and what the house keeps about acts: the audit, notices and limits."""

import pgtrigger
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

NAME_VALIDATORS = [ASCIIUsernameValidator()]


class People(UserManager):
    def house(self) -> "User":
        """Who acts when nobody sits at a page, such as an import from the command line. Nobody can log in as it."""
        return self.get(username=User.HOUSE)


class User(AbstractUser):
    """A person with an account. Never deleted: a person who leaves is emptied and becomes a former reader."""

    HOUSE = "perfection"

    first_name = None
    last_name = None
    email = models.EmailField(_("e-mail address"), blank=True)
    # A name such as Europe/Berlin; empty is the site's own. It comes with the session's one query.
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    shortcuts = models.BooleanField(_("single-letter shortcuts"), default=True)

    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [
            ("moderate", "Can judge flagged things"),
            ("manage_sources", "Can import, publish and unpublish sources"),
        ]
        constraints = [
            models.UniqueConstraint(Lower("username"), name="one_person_per_name_in_any_case"),
            # Addresses are unique where they are confirmed, in allauth's table: claiming one keeps no owner out.
        ]

    @cached_property
    def has_confirmed_address(self) -> bool:
        """Whether an e-mail address of theirs is confirmed; a log-in's own query has brought it along."""
        from allauth.account.models import EmailAddress  # its models want this one first

        return EmailAddress.objects.filter(user=self, verified=True).exists()


def display_name(person: User) -> str:
    """The name others see; allauth asks for it too."""
    return person.username


class AuditEntry(models.Model):
    """Who did what to what, when. Written once, never changed.

    Holds ids, hashes and rule labels only: words live in rows that can be erased.
    """

    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    detail = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["about_kind", "about_id", "id"], name="audit_by_target"),
            models.Index(fields=["actor", "id"], name="audit_by_actor"),
        ]
        triggers = [pgtrigger.Protect(name="audit_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.verb} {self.about_kind} {self.about_id}"


class Notice(models.Model):
    """Someone must be told. Stores kind, recipient and target, never text: it is rendered when shown or sent."""

    class Mail(models.TextChoices):
        NONE = "none"
        WAITING = "waiting"
        SENT = "sent"

    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.NONE)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-id"], name="inbox_newest_first"),
            models.Index(fields=["recipient"], name="inbox_unread", condition=models.Q(read_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mail__in=["none", "waiting", "sent"]), name="notice_mail_state_exists"
            )
        ]

    def __str__(self):
        return f"{self.kind} for {self.recipient_id}"


class Allowance(models.Model):
    """How often somebody did something in the running window; one row for each scope and person."""

    key = models.CharField(max_length=80, primary_key=True)
    resets_at = models.DateTimeField()
    spent = models.PositiveIntegerField()

    def __str__(self):
        return self.key
