"""The house's own texts: rules, privacy, about, contact. Each wording stays: who was judged under one finds it."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from perfection_site.accounts.models import User


class HouseText(models.Model):
    """One of the texts in which the house speaks of itself."""

    slug = models.SlugField(max_length=20, unique=True)
    title = models.CharField(max_length=80)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="house_text_has_a_title")]

    def __str__(self):
        return self.slug


class HouseTextVersion(models.Model):
    """One wording of a house text. Written once, never changed: a better one is a further version."""

    text = models.ForeignKey(HouseText, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField(_("text"), max_length=50_000)
    body_html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    change_note = models.CharField(_("what has changed, and why"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="one_house_text_version_per_number"),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(change_note=""), name="house_text_version_says_what_and_why"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="house_text_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.text_id} v{self.number}"
