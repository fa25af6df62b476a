"""Critical readings: a position on a film with a thesis, who argues it, and how positions answer one another.

The word is never used for viewing a page.
"""

import re
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import AT_FIRST, Rule
from annotations.sources.models import Film
from annotations.warnings.models import Subject
from critiques.threads.models import Thread
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.relations import silenced_by

TITLE, THESIS, EXPOSITION, LINES = 120, 280, 20_000, 3_000  # characters


def argued_by(viewer, key: str = "pk") -> Q:
    """A condition: the reading at `key` is one that `viewer` argues."""
    return _with(viewer, key, Authorship.State.ACCEPTED)


def _with(viewer, key: str, *states: str) -> Q:
    if viewer.pk is None:
        return Q(pk__in=())
    theirs = Authorship.objects.filter(person_id=viewer.pk, state__in=states).order_by()
    return Q(**{f"{key}__in": theirs.values("reading")})


def heard_by(viewer, key: str = "pk") -> Q:
    """A condition: the reading at `key` is one that `viewer` wants to find in lists. Not one that somebody they have
    muted or blocked has begun and still argues, nor one that only such people argue; their own always. No condition at
    all for who keeps nobody away."""
    away = silenced_by(viewer)
    if not away:
        return Q()
    arguing = Authorship.objects.filter(state=Authorship.State.ACCEPTED).order_by()
    others = arguing.filter(reading=OuterRef("reading")).exclude(person__in=away)
    theirs = arguing.filter(Q(person=F("reading__begun_by")) | ~Exists(others), person__in=away)
    return argued_by(viewer, key) | ~Q(**{f"{key}__in": theirs.values("reading")})


_DRAFT = re.compile(r"draft-([0-9a-f]{32})")


def draft_slug(token: UUID) -> str:
    """A draft's address, which says nothing: made of its title, the next one of that title would tell of it."""
    return f"draft-{token.hex}"


class ReadingSet(models.QuerySet):
    def at(self, slug: str) -> "ReadingSet":
        """The one at an address. What was its draft's leads to it for good: pages that are open go on working."""
        draft = _DRAFT.fullmatch(slug)
        return self.filter(token=UUID(draft[1])) if draft else self.filter(slug=slug)

    def visible_to(self, viewer) -> "ReadingSet":
        """Published ones for everybody; one's own in whatever state, and drafts one is asked to argue too; hidden ones
        for moderators beside their authors. Nothing of a film that the viewer may not know of, and nothing erased."""
        allowed = Q(state=Reading.State.PUBLISHED)
        if not is_moderator(viewer):
            allowed &= Q(rule="")
        if viewer.pk:
            invited = _with(viewer, "pk", Authorship.State.INVITED)
            allowed |= argued_by(viewer) | invited & Q(state=Reading.State.DRAFT)
        return self.filter(allowed, erased_at=None, film__in=settled(Film.objects.visible_to(viewer).values("pk")))

    def read_by(self, viewer) -> "ReadingSet":
        """What `viewer` reads as a reader: what everybody reads, and nothing of those they keep away."""
        everybodys = self.filter(state=Reading.State.PUBLISHED, rule="")
        return everybodys.filter(heard_by(viewer)).visible_to(viewer)

    def with_authors(self) -> "ReadingSet":
        """With who argues them, or is asked to, in the same query (`argued`)."""
        rows = Authorship.objects.standing().filter(reading=OuterRef("pk")).order_by("pk")
        said = JSONObject(person="person_id", name="person__username", state="state")
        return self.annotate(argued=ArraySubquery(rows.values(data=said)))

    def public(self) -> "ReadingSet":
        """What everybody may see, wherever its film is shown."""
        return self.filter(state=Reading.State.PUBLISHED, rule="")


class Reading(models.Model):
    """A named critical position on a film: a thesis, what it rests on, and where it is not sure."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="readings")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("what it is called"), max_length=TITLE)
    thesis = models.CharField(_("thesis"), max_length=THESIS, blank=True)
    exposition = models.TextField(_("exposition"), max_length=EXPOSITION, blank=True)
    exposition_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField()
    # One to a line: what speaks against it in its authors' own words, and what they leave open.
    complications = models.TextField(_("what complicates it"), max_length=LINES, blank=True)
    questions = models.TextField(_("open questions"), max_length=LINES, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # A moderator has hidden it under this rule.
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    version = models.PositiveIntegerField(default=1)
    # Of what has been published: the number of its versions.
    edition = models.PositiveIntegerField(default=0)
    token = models.UUIDField(unique=True)
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")  # what can be warned of
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    revised_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") | Q(erased_at__isnull=False), name="reading_has_a_title_until_erased"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "withdrawn"]), name="reading_state_exists"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None, edition=0, rule="")
                | Q(state__in=["published", "withdrawn"], published_at__isnull=False, edition__gte=1)
                & (~Q(thesis="") | Q(erased_at__isnull=False)),
                name="published_reading_has_a_thesis_and_a_version",
                violation_error_message=_("Say the thesis in one or two sentences first."),
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | Q(state="draft", withdrawn_at=None)
                | Q(state="published", withdrawn_at=None, erased_at=None),
                name="withdrawn_reading_knows_when",
            ),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="reading_rule_exists"),
        ]
        indexes = [
            models.Index(fields=["film", "-id"], name="readings_of_a_film"),
            models.Index(fields=["-id"], condition=Q(state="published"), name="readings_newest_first"),
            models.Index(
                fields=["withdrawn_at"], condition=Q(state="withdrawn", erased_at=None), name="readings_to_erase"
            ),
        ]

    def __str__(self):
        return self.slug

    @property
    def author(self) -> User:
        """Who began it."""
        return self.begun_by

    @property
    def author_id(self) -> int:
        return self.begun_by_id

    @property
    def is_public(self) -> bool:
        return self.state == self.State.PUBLISHED and not self.rule

    @property
    def is_quite_new(self) -> bool:
        """Whether what was published last may still be put right without leaving a trace."""
        return timezone.now() - (self.revised_at or self.published_at) < AT_FIRST


class AuthorshipSet(models.QuerySet):
    def standing(self) -> "AuthorshipSet":
        """Of who argues a reading now or is asked to; what has become of the others is shown nowhere."""
        return self.filter(state__in=[Authorship.State.INVITED, Authorship.State.ACCEPTED])

    def ever(self) -> "AuthorshipSet":
        """Of who has ever argued it: to be asked alone makes nobody an author."""
        return self.filter(joined_at__isnull=False)


class Authorship(models.Model):
    """That somebody argues a reading, has argued it, or was asked to. The first is who began it.

    Who has left keeps the row, for nobody judges what they have argued; so does who said no, to be asked no more.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("Asked")
        ACCEPTED = "accepted", _("Argues it")
        DECLINED = "declined", _("Said no")
        LEFT = "left", _("Argues it no longer")

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="authorships")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    joined_at = models.DateTimeField(null=True, blank=True)  # when they first said yes; kept whatever follows

    objects = AuthorshipSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "person"], name="one_authorship_per_person"),
            models.CheckConstraint(
                condition=Q(state__in=["invited", "declined"])
                | Q(state__in=["accepted", "left"], joined_at__isnull=False),
                name="authorship_knows_who_has_argued",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} of {self.reading_id}"


class RelationSet(models.QuerySet):
    def visible_to(self, viewer) -> "RelationSet":
        """Those between two readings that the viewer may see."""
        seen = settled(Reading.objects.visible_to(viewer).values("pk"))
        return self.filter(reading__in=seen, other__in=seen)


class ReadingRelation(models.Model):
    """What a reading is to another one of the same film, as its own authors say."""

    class Kind(models.TextChoices):
        ANSWERS = "answers", _("answers")
        EXTENDS = "extends", _("extends")
        CONTESTS = "contests", _("contests")

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="related_by")
    kind = models.CharField(_("how"), max_length=10, choices=Kind.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RelationSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "other"], name="one_relation_between_two_readings"),
            models.CheckConstraint(condition=~Q(reading=F("other")), name="no_reading_relates_to_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=["answers", "extends", "contests"]), name="reading_relation_exists"
            ),
        ]

    def __str__(self):
        return f"{self.reading_id} {self.kind} {self.other_id}"


class VersionSet(models.QuerySet):
    def visible_to(self, viewer) -> "VersionSet":
        """Of published readings for whoever sees them; of withdrawn ones for nobody, their authors excepted."""
        return self.filter(reading__in=settled(Reading.objects.visible_to(viewer).values("pk")))


class ReadingVersion(models.Model):
    """What a reading said when it was published or revised. The newest says what it says now.

    `argued` holds its claims in order: {"id", "sentence", "label"}.
    """

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE)
    thesis = models.CharField(max_length=THESIS)
    exposition = models.TextField(blank=True)
    exposition_html = models.TextField(blank=True)
    complications = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    argued = models.JSONField(default=list)
    change_note = models.CharField(_("what has changed"), max_length=280, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = VersionSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reading", "number"], name="one_edition_per_number")]

    def __str__(self):
        return f"version {self.number} of reading {self.reading_id}"


# Models of this room, which stand on these.
from critiques.readings.evidence import Claim, Evidence  # noqa: E402, F401
from critiques.readings.searched import ReadingSearch  # noqa: E402, F401
