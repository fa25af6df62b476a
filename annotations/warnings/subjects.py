"""Things of upper rooms that can be warned of: posts and readings. They know their rows here; this room knows no more
of them than whose they are, of which film they speak, and who sees them."""

from collections.abc import Collection
from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.sources.models import Film
from annotations.warnings.sockets import Writers, subject_writers, subjects_seen
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User


class SubjectSet(models.QuerySet):
    def visible_to(self, viewer) -> "SubjectSet":
        """What the rooms they belong to let `viewer` see."""
        return self.filter(seen_by(viewer, "pk"))


def seen_by(viewer, key: str = "subject") -> Q:
    """A condition: the subject at `key` is one that `viewer` may see."""
    keys = [Q(**{f"{key}__in": settled(seen(viewer))}) for seen in subjects_seen.plugs.values()]
    return Q(*keys, _connector=Q.OR) if keys else Q(**{f"{key}__in": []})


class Subject(models.Model):
    """Something written in a room above. Whoever writes it makes this row with it and moves `shown_to` along. `author`
    is who began it; whose it is now, its room says (`writers`)."""

    class Kind(models.TextChoices):
        POST = "post", _("Post")
        READING = "reading", _("Reading")

    class ShownTo(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        SOME = "some", _("Some people")
        NOBODY = "nobody", _("Nobody")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="+")
    shown_to = models.CharField(max_length=10, choices=ShownTo.choices, default=ShownTo.EVERYONE)

    objects = SubjectSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["post", "reading"]), name="subject_kind_exists"),
            models.CheckConstraint(
                condition=Q(shown_to__in=["everyone", "some", "nobody"]), name="subject_is_shown_to_somebody"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @cached_property
    def writers(self) -> Writers:
        return writers([self])[self.pk]


def writers(subjects: Collection[Subject]) -> dict[int, Writers]:
    """Whose each of them is; asks each room once."""
    found: dict[int, Writers] = {}
    for kind, plug in subject_writers.plugs.items():
        if keys := [one.pk for one in subjects if one.kind == kind]:
            found |= plug(keys)
    alone = ((one.pk, frozenset([one.author_id])) for one in subjects if one.pk not in found)
    return found | {key: Writers(author, author) for key, author in alone}
