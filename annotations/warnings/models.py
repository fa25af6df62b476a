"""What films, texts and people's words contain: as somebody says and somebody else has looked at."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Annotation
from annotations.passages.models import Passage
from annotations.sources.models import Film, Source
from annotations.text import taxonomy
from annotations.warnings.profile import SupportResource, WarningProfile
from annotations.warnings.sockets import Writers
from annotations.warnings.subjects import Subject, seen_by
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator

__all__ = ["ContentWarning", "Grade", "Subject", "SupportResource", "WarningProfile"]

TARGETS = ("film", "source", "passage", "annotation", "subject")


def exactly_one(names: tuple[str, ...]) -> Q:
    """A condition: one of these keys is set and the others are not."""
    return Q(
        *(Q(**{f"{name}__isnull": name != chosen for name in names}) for chosen in names),
        _connector=Q.OR,
    )


class Grade(models.IntegerChoices):
    """How a text or a film treats it, not how bad it is."""

    MENTIONED = 1, _("mentioned")
    DISCUSSED = 2, _("discussed")
    DESCRIBED = 3, _("described")
    GRAPHIC = 4, _("graphic")


class WarningSet(models.QuerySet):
    def in_force(self) -> "WarningSet":
        return self.filter(state__in=ContentWarning.IN_FORCE)

    def visible_to(self, viewer, *, on_subjects: bool = True) -> "WarningSet":
        """Those in force for everybody who may see what they stand on; all others for who proposed them and for
        moderators, who see no more of films, texts and annotations for it. Without those on what is written in rooms
        above, where one of these asks."""
        allowed = Q(state__in=ContentWarning.IN_FORCE)
        if viewer.pk:
            allowed |= Q(proposed_by_id=viewer.pk)
        if is_moderator(viewer):
            allowed = Q()
        return self.on_seen_by(viewer, on_subjects=on_subjects).filter(allowed)

    def on_seen_by(self, viewer, *, on_subjects: bool = True) -> "WarningSet":
        """Those on what `viewer` may know of, in whatever state they are themselves."""
        texts = settled(Source.objects.visible_to(viewer).values("pk"))
        stands = (
            Q(film__in=settled(Film.objects.visible_to(viewer).values("pk")))
            | Q(source__in=texts)
            | Q(passage__source__in=texts)
            | Q(annotation__in=settled(Annotation.objects.visible_to(viewer).values("pk")))
        )
        return self.filter(stands | seen_by(viewer) if on_subjects else stands)

    def to_decide(self) -> "WarningSet":
        return self.filter(state__in=[ContentWarning.State.PROPOSED, ContentWarning.State.DISPUTED])


class ContentWarning(models.Model):
    """One neutral line about what something contains: its category, how it is treated, in whose words.

    What is proposed is shown to its proposer and to those who decide; in force, it is shown to everyone as they have
    asked. Every change is a `WarningVersion` beside it.
    """

    Grade = Grade

    class Prominence(models.TextChoices):
        PASSING = "passing", _("in passing")
        RECURRING = "recurring", _("recurring")
        CENTRAL = "central", _("central")

    class Layer(models.TextChoices):
        FILM = "film", _("on screen")
        TEXT = "text", _("in the text's own words")
        QUOTED = "quoted", _("in a quotation or a reader's comment")
        IMAGE = "image", _("in a picture")

    class Spoiler(models.TextChoices):
        """What of the plot the thing it stands on gives away. A cover for it opens for who has seen the film."""

        NONE = "", _("gives nothing away")
        SCENE = "scene", _("gives a scene away")
        TWIST = "twist", _("gives a twist away")
        ENDING = "ending", _("gives the ending away")

    class Origin(models.TextChoices):
        IMPORT = "import", _("printed in the source")
        AUTHOR = "author", _("by the author of the words")
        READER = "reader", _("by a reader")
        MODERATOR = "moderator", _("by a moderator")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        ADJUSTED = "adjusted", _("Adjusted")
        DISPUTED = "disputed", _("Disputed")
        REJECTED = "rejected", _("Rejected")
        SUPERSEDED = "superseded", _("Superseded")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    IN_FORCE = (State.ACCEPTED, State.ADJUSTED, State.DISPUTED)
    DECIDED = (*IN_FORCE, State.REJECTED)
    # Of a version what it says; the rest of its row says where and in which state.
    SAID = ("category", "terms", "grade", "prominence", "layer", "brief", "detail", "spoiler")

    film = models.ForeignKey(Film, on_delete=models.PROTECT, null=True, blank=True, related_name="warnings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="warnings")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="warnings")
    annotation = models.ForeignKey(Annotation, on_delete=models.PROTECT, null=True, blank=True, related_name="warnings")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="warnings")
    category = models.CharField(
        _("category"), max_length=30, choices=[(slug, c.label) for slug, c in taxonomy.CATEGORIES.items()]
    )
    terms = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # sub-terms of its category
    grade = models.PositiveSmallIntegerField(_("grade"), choices=Grade.choices, default=Grade.DISCUSSED)
    prominence = models.CharField(
        _("prominence"), max_length=10, choices=Prominence.choices, default=Prominence.RECURRING
    )
    layer = models.CharField(_("layer"), max_length=10, choices=Layer.choices, default=Layer.TEXT)
    brief = models.CharField(_("brief"), max_length=90, blank=True)
    detail = models.CharField(_("detail"), max_length=500, blank=True)  # one press away from the brief
    spoiler = models.CharField(_("spoiler"), max_length=10, choices=Spoiler.choices, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Its proposer decided it, being the only moderator there was. Said wherever the decision is.
    self_reviewed = models.BooleanField(default=False)

    objects = WarningSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=exactly_one(TARGETS), name="warning_stands_on_one_thing"),
            models.CheckConstraint(condition=Q(grade__range=(1, 4)), name="warning_grade_exists"),
            models.CheckConstraint(
                condition=Q(layer__in=["film", "text", "quoted", "image"]), name="warning_layer_exists"
            ),
            models.CheckConstraint(
                condition=Q(prominence__in=["passing", "recurring", "central"]), name="warning_prominence_exists"
            ),
            models.CheckConstraint(
                condition=Q(spoiler__in=["", "scene", "twist", "ending"]), name="warning_spoiler_exists"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["import", "author", "reader", "moderator"]), name="warning_origin_exists"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "withdrawn"], decided_by=None, decided_at=None)
                | Q(
                    state__in=["accepted", "adjusted", "disputed", "rejected", "superseded"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="warning_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="superseded") | Q(superseded_by=None),
                name="only_superseded_warnings_have_a_successor",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, self_reviewed=False)
                | Q(self_reviewed=True, decided_by=F("proposed_by"))
                | Q(self_reviewed=False) & (~Q(decided_by=F("proposed_by")) | Q(origin__in=["import", "author"])),
                name="nobody_decides_their_own_warning_unmarked",
            ),
            *(
                models.UniqueConstraint(
                    fields=[target, "category", "layer"],
                    condition=Q(state__in=["accepted", "adjusted", "disputed"]),
                    name=f"one_warning_in_force_per_{target}",
                )
                for target in TARGETS
            ),
            *(
                models.UniqueConstraint(
                    fields=[target, "category", "layer"],
                    condition=Q(state="proposed"),
                    name=f"one_open_proposal_per_{target}",
                )
                for target in TARGETS
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["proposed", "disputed"]), name="warnings_to_decide")
        ]

    def __str__(self):
        return f"warning {self.pk}: {self.category}, {self.state}"

    @property
    def is_in_force(self) -> bool:
        return self.state in self.IN_FORCE

    def rivals(self, **instead) -> "WarningSet":
        """Warnings of the same category and layer, or those said, for the same thing; itself among them."""
        alike = {name: getattr(self, name) for name in (*(f"{one}_id" for one in TARGETS), "category", "layer")}
        return ContentWarning.objects.filter(**{name: said for name, said in (alike | instead).items() if said})

    @property
    def text(self) -> Source | None:
        """The source it stands on or in; None for a film's and for a subject's."""
        if self.passage_id:
            return self.passage.source
        return self.annotation.source if self.annotation_id else self.source

    @property
    def its_film(self) -> Film:
        """The film that what it stands on speaks of."""
        if self.subject_id:
            return self.subject.film
        return self.film if self.film_id else self.text.film

    @property
    def is_on_words(self) -> bool:
        """Whether it stands on what somebody here wrote."""
        return bool(self.subject_id or self.annotation_id)

    @property
    def writers(self) -> Writers:
        """Who wrote the words it stands on."""
        if self.subject_id:
            return self.subject.writers
        author = frozenset([self.annotation.author_id] if self.annotation_id else [])
        return Writers(author, author)


from annotations.warnings import records  # noqa: E402, F401 - models of this room too, which stand on the one above
