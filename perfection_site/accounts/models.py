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


class Mails(models.TextChoices):
    """When somebody is told by e-mail that there is something in their inbox."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    NONE = "none", _("Never")


class User(AbstractUser):
    """A person with an account. Never deleted: a person who leaves is emptied and becomes a former reader."""

    HOUSE = "perfection"

    first_name = None
    last_name = None
    email = models.EmailField(_("e-mail address"), blank=True)
    # A name such as Europe/Berlin; empty is the site's own. It comes with the session's one query.
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    shortcuts = models.BooleanField(_("single-letter shortcuts"), default=True)
    mails = models.CharField(_("mail"), max_length=10, choices=Mails.choices, default=Mails.AT_ONCE)

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
            models.CheckConstraint(
                condition=models.Q(mails__in=["at_once", "daily", "none"]), name="mail_choice_exists"
            ),
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
    """Someone must be told. Stores kind, recipient and target, never text: it is rendered when shown or sent.

    News of a place that somebody watches is one notice while it is unread, however much happens there: `about` is the
    first thing that happened, `count` how many.
    """

    class Mail(models.TextChoices):
        NONE = "none"
        WAITING = "waiting"  # for a letter of its own
        MUST = "must"  # the same, whatever its recipient has chosen: what it tells can be appealed against
        DAILY = "daily"  # for the day's letter
        SENT = "sent"

    class Topic(models.TextChoices):
        ANSWER = "answer", _("Replies")
        NEWS = "news", _("Watched")
        MATTER = "matter", _("Decisions")

    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    topic = models.CharField(max_length=10, choices=Topic.choices, default=Topic.MATTER)
    place_kind = models.CharField(max_length=10, blank=True)
    place_id = models.BigIntegerField(null=True, blank=True)
    count = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=10, choices=Mail.choices, default=Mail.NONE)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-id"], name="inbox_newest_first"),
            models.Index(fields=["recipient", "-id"], name="inbox_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["recipient", "topic", "-id"], name="inbox_of_a_topic"),
            models.Index(fields=["id"], name="notices_to_mail", condition=models.Q(mail__in=["waiting", "must"])),
            models.Index(fields=["recipient", "id"], name="notices_of_a_day", condition=models.Q(mail="daily")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mail__in=["none", "waiting", "must", "daily", "sent"]),
                name="notice_mail_state_exists",
            ),
            models.CheckConstraint(
                condition=models.Q(topic__in=["answer", "news", "matter"]), name="notice_topic_exists"
            ),
            models.CheckConstraint(
                condition=models.Q(place_kind="", place_id=None, count=1)
                | (~models.Q(place_kind="") & models.Q(place_id__isnull=False, count__gte=1)),
                name="only_news_of_a_place_is_counted",
            ),
            models.UniqueConstraint(
                fields=["recipient", "kind", "place_kind", "place_id"],
                condition=models.Q(read_at=None, place_id__isnull=False),
                name="one_unread_notice_per_watched_place",
            ),
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


class Relation(models.Model):
    """Whom somebody keeps away from themselves. Nobody else ever learns of it, least of all the other.

    Both keep the other's words out of the person's lists; a block also keeps them from answering, mentioning and being
    heard of in notices. Deleted when it is undone.
    """

    class Kind(models.TextChoices):
        MUTE = "mute", _("Muted")
        BLOCK = "block", _("Blocked")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="one_relation_per_pair"),
            models.CheckConstraint(condition=models.Q(kind__in=["mute", "block"]), name="relation_kind_exists"),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="nobody_mutes_themselves"),
        ]

    def __str__(self):
        return f"{self.kind} of {self.other_id} by {self.person_id}"


class Watch(models.Model):
    """What of a place somebody wants to hear of. Without a row they hear of answers and mentions."""

    class Kind(models.TextChoices):
        FILM = "film", _("Film")
        SOURCE = "source", _("Source")
        READING = "reading", _("Reading")
        THREAD = "thread", _("Thread")
        CIRCLE = "circle", _("Reading circle")

    class Level(models.TextChoices):
        ALL = "all", _("Everything new")
        ANSWERS = "answers", _("Replies and mentions")
        NONE = "none", _("Nothing")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about_id = models.BigIntegerField()
    level = models.CharField(max_length=10, choices=Level.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "about_id"], name="one_watch_per_place"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["film", "source", "reading", "thread", "circle"]),
                name="watched_kind_exists",
            ),
            models.CheckConstraint(condition=models.Q(level__in=["all", "answers", "none"]), name="watch_level_exists"),
        ]
        indexes = [models.Index(fields=["kind", "about_id", "person"], name="watches_of_a_place")]

    def __str__(self):
        return f"{self.level} of {self.kind} {self.about_id} for {self.person_id}"


class Digest(models.Model):
    """One day's letter to somebody. One row for each day, so that it goes out once, however often it is tried."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    upto = models.BigIntegerField()  # the last notice it speaks of
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_digest_per_day")]
        indexes = [models.Index(fields=["id"], name="digests_to_send", condition=models.Q(done_at=None))]

    def __str__(self):
        return f"digest of {self.day} for {self.person_id}"
