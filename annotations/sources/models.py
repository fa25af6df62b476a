"""Films, the published texts about them, and the fixed wordings of those texts."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.text.blocks import Block, Document
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_source_manager


class Film(models.Model):
    """What is spoken of; never hosted."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    director = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="film_has_a_title"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(1880, 2200)),
                name="film_year_is_plausible",
                violation_error_message=_("A film's year lies between 1880 and 2200."),
            ),
        ]

    def __str__(self):
        return self.title


class SourceSet(models.QuerySet):
    def visible_to(self, viewer) -> "SourceSet":
        """Published sources for everyone; drafts and unpublished ones for those who manage sources."""
        if is_source_manager(viewer):
            return self
        return self.filter(state=Source.State.PUBLISHED)


class Source(models.Model):
    """A published text about a film: what it is, who wrote it, by what right it stands here, and its state."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Review")
        ESSAY = "essay", _("Essay")
        CRITIQUE = "critique", _("Critique")
        EXPLAINER = "explainer", _("Explainer")
        ENCYCLOPEDIA = "encyclopedia", _("Encyclopedic page")
        INTERVIEW = "interview", _("Interview")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        UNPUBLISHED = "unpublished", _("Unpublished")

    class RightsBasis(models.TextChoices):
        OWN_WORK = "own_work", _("Our own work")
        LICENCE = "licence", _("Under a licence")
        PERMISSION = "permission", _("With the author's permission")
        PUBLIC_DOMAIN = "public_domain", _("In the public domain")

    class Policy(models.TextChoices):
        OPEN = "open", _("Open: anyone signed in annotates")
        CLOSED = "closed", _("Closed: read only")

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="sources")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    author = models.CharField(_("author"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published = models.DateField(_("first published on"), null=True, blank=True)
    url = models.URLField(_("address of the original"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ESSAY)
    language = models.CharField(_("language"), max_length=12, default="en")
    rights_basis = models.CharField(max_length=20, choices=RightsBasis.choices, blank=True)
    rights_statement = models.CharField(max_length=500, blank=True)
    policy = models.CharField(max_length=12, choices=Policy.choices, default=Policy.OPEN)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    current = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    # Counts every change of what is said about the source: part of the name of each page kept in a cache.
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["film", "state", "-id"], name="sources_of_a_film")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "unpublished"]), name="source_state_exists"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["review", "essay", "critique", "explainer", "encyclopedia", "interview"]),
                name="source_kind_exists",
            ),
            models.CheckConstraint(condition=Q(policy__in=["open", "closed"]), name="source_policy_exists"),
            models.CheckConstraint(
                condition=Q(rights_basis__in=["", "own_work", "licence", "permission", "public_domain"]),
                name="source_rights_basis_exists",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(rights_basis="") & Q(current__isnull=False),
                name="published_source_has_text_and_rights",
                violation_error_message=_("A source needs its text and a reason why it may be shown."),
            ),
        ]

    def __str__(self):
        return self.title


# What a list or a page's head never reads: fields to defer where a source is fetched with its `current` revision.
HEAVY = [f"current__{name}" for name in ("text", "blocks", "marks", "support", "dropped")]


class Revision(models.Model):
    """One fixed wording of a source. Never edited: a new wording is a new revision.

    `text` is canonical (NFC, blocks joined by one line feed); every offset into it counts code points, half-open.
    `blocks` is the list `annotations.text.blocks` writes; `marks` are inline marks (start, end, kind, link);
    `notices` are content notices found in the text: {"text", "categories", "spoiler"}.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    blocks = models.JSONField()
    marks = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    support = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    checksum = models.CharField(max_length=64)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="one_revision_per_number"),
            models.CheckConstraint(condition=~Q(text=""), name="revision_has_text"),
        ]
        indexes = [models.Index(fields=["checksum"], name="revision_by_checksum")]
        triggers = [pgtrigger.Protect(name="revision_is_never_edited", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.source_id} r{self.number}"

    @property
    def document(self) -> Document:
        return Document(self.text, [Block.from_json(item) for item in self.blocks], self.marks)
