"""Films, the published texts about them, and the fixed wordings of those texts."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from annotations.text import manuscript
from annotations.text.blocks import Block, Document
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_source_manager


class FilmSet(models.QuerySet):
    def visible_to(self, viewer) -> "FilmSet":
        """Films that a source speaks of or has spoken of in public; all of them for those who manage sources."""
        if is_source_manager(viewer):
            return self
        spoken = Source.objects.filter(film=models.OuterRef("pk"), current__isnull=False)
        return self.filter(models.Exists(spoken))


class Film(models.Model):
    """What is spoken of; never hosted."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    director = models.CharField(max_length=200, blank=True)

    objects = FilmSet.as_manager()

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

    def gone(self) -> "SourceSet":
        """What was published and is not any more: its page says why. Titles and reasons are public; texts are not."""
        return self.filter(state__in=[Source.State.UNPUBLISHED, Source.State.TAKEN_DOWN], current__isnull=False)


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
        TAKEN_DOWN = "taken_down", _("Taken down")

    class RightsBasis(models.TextChoices):
        EXCERPT = "excerpt", _("None: excerpt and link only")
        OWN_WORK = "own_work", _("Our own work")
        LICENCE = "licence", _("Under a licence")
        PERMISSION = "permission", _("With the author's permission")
        PUBLIC_DOMAIN = "public_domain", _("In the public domain")

    class Policy(models.TextChoices):
        OPEN = "open", _("Open: anyone signed in")
        MEMBERS = "members", _("Members: readers with a confirmed address")
        MODERATED = "moderated", _("Moderated: annotations wait until a moderator has seen them")
        CLOSED = "closed", _("Closed: read only")

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="sources")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    author = models.CharField(_("author"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published = models.DateField(_("first published on"), null=True, blank=True)
    # As printed, in whatever time the publisher keeps.
    published_time = models.TimeField(_("at"), null=True, blank=True)
    url = models.URLField(_("address of the original"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ESSAY)
    language = models.CharField(_("language"), max_length=12, default="en")
    rights_basis = models.CharField(max_length=20, choices=RightsBasis.choices, default=RightsBasis.EXCERPT)
    # What the basis rests on, for those who manage sources: where the licence stands, who agreed when.
    rights_evidence = models.CharField(max_length=500, blank=True)
    rights_statement = models.CharField(max_length=500, blank=True)
    policy = models.CharField(max_length=12, choices=Policy.choices, default=Policy.OPEN)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    # What the text prints beside itself, as last published: content notices ({"text", "categories", "spoiler"}) and
    # lines that say where to find help. An excerpt's notices are kept without their words.
    notices = models.JSONField(default=list, blank=True)
    support = models.JSONField(default=list, blank=True)
    # Shown in place of an unpublished or taken down text.
    state_reason = models.CharField(max_length=500, blank=True)
    current = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    # Counts every change of what is said about the source: part of the name of each page kept in a cache.
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["film", "state", "-id"], name="sources_of_a_film"),
            models.Index(Lower("title"), "id", name="sources_by_title"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "unpublished", "taken_down"]), name="source_state_exists"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["review", "essay", "critique", "explainer", "encyclopedia", "interview"]),
                name="source_kind_exists",
            ),
            models.CheckConstraint(
                condition=Q(policy__in=["open", "members", "moderated", "closed"]), name="source_policy_exists"
            ),
            models.CheckConstraint(
                condition=Q(rights_basis__in=["excerpt", "own_work", "licence", "permission", "public_domain"]),
                name="source_rights_basis_exists",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(current__isnull=False) & (Q(rights_basis="excerpt") & ~Q(url="") | ~Q(rights_evidence="")),
                name="published_source_has_text_and_rights",
                violation_error_message=_(
                    "A published source needs its text and the evidence of its rights; an excerpt needs the address of "
                    "the original."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published"]) | ~Q(state_reason=""),
                name="source_gone_for_a_reason",
                violation_error_message=_("Say why; readers see it in place of the text."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_excerpt(self) -> bool:
        return self.rights_basis == self.RightsBasis.EXCERPT

    @property
    def is_indexable(self) -> bool:
        """Whether search engines may keep it: what is our own or licensed. All else is the original's to be found."""
        return self.rights_basis in (self.RightsBasis.OWN_WORK, self.RightsBasis.LICENCE)


# What a list or a page's head never reads: fields to defer where a source is fetched with its `current` revision.
HEAVY = [f"current__{name}" for name in ("text", "blocks", "marks")]


class Manuscript(models.Model):
    """What came in for a source and what each line of it was read as, for the desk alone.

    `data` are the bytes as they came, `encoding` how they were decoded; `entries` is what
    `annotations.text.manuscript.Entry` writes. `checksum` is that of the text as the importer first read it, so that
    the same text is known again whatever was corrected meanwhile. Nothing in here is ever shown to readers: what is
    published is composed into a revision.
    """

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="manuscript")
    name = models.CharField(max_length=200, blank=True)
    data = models.BinaryField()
    encoding = models.CharField(max_length=40)
    form = models.CharField(max_length=10)
    entries = models.JSONField()
    checksum = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(form__in=["text", "markdown", "html"]), name="manuscript_form_exists"),
        ]
        indexes = [models.Index(fields=["checksum"], name="manuscript_by_checksum")]

    def __str__(self):
        return f"manuscript of {self.source_id}"

    def read(self) -> list[manuscript.Entry]:
        return [manuscript.Entry.from_json(item) for item in self.entries]


_ERASED = " AND ".join(
    [
        "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text = ''",
        "NEW.blocks = '[]' AND NEW.marks = '[]'",
        *(
            f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}"
            for name in ("id", "source_id", "number", "checksum", "created_by_id", "created_at", "reason")
        ),
    ]
)


class Revision(models.Model):
    """One fixed wording of a source. Never edited: a new wording is a new revision. Taking down erases the words.

    `text` is canonical (NFC, blocks joined by one line feed); every offset into it counts code points, half-open.
    `blocks` is the list `annotations.text.blocks` writes; `marks` are inline marks (start, end, kind, address).
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    blocks = models.JSONField()
    marks = models.JSONField(default=list)
    checksum = models.CharField(max_length=64)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="one_revision_per_number"),
            models.CheckConstraint(condition=~Q(text="") | Q(erased_at__isnull=False), name="revision_has_text"),
        ]
        indexes = [models.Index(fields=["checksum"], name="revision_by_checksum")]
        triggers = [
            pgtrigger.Protect(name="revision_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="revision_is_never_edited",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"NOT ({_ERASED})"),
            ),
        ]

    def __str__(self):
        return f"{self.source_id} r{self.number}"

    @property
    def document(self) -> Document:
        return Document(self.text, [Block.from_json(item) for item in self.blocks], self.marks)


class SearchEntry(models.Model):
    """What a published source is found by. There is one while the source is published, and none otherwise.

    `head` are the words of title, author, publisher and film, `body` those of the published text, both reduced to
    stems by `config`, PostgreSQL's name for the source's language.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    config = models.CharField(max_length=20)
    head = SearchVectorField()
    body = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["head"], name="search_heads"),
            GinIndex(fields=["body"], name="search_bodies"),
            models.Index(fields=["config"], name="search_configs"),
        ]

    def __str__(self):
        return f"search entry of {self.source_id}"
