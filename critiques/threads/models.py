"""Threads and the posts in them."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import AT_FIRST, Annotation, Rule
from annotations.passages.models import Passage
from annotations.sources.models import Film, Source
from annotations.warnings.models import ContentWarning, Subject
from critiques.threads.order import DRAWN
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_moderator
from perfection_site.circles.models import in_circles_of

BODY = 10_000  # characters of a post
PLACES = ("annotation", "warning", "source")
# A condition on posts: they stand where everybody sees the thread.
PUBLIC = Q(thread__annotation=None) | Q(thread__annotation__visibility=Annotation.Visibility.PUBLIC)


class ThreadSet(models.QuerySet):
    def visible_to(self, viewer) -> "ThreadSet":
        """Those on what `viewer` may see in which something has been said, as far as they may know: where all that was
        said waits, there is no thread yet to anybody else."""
        begun = Q(last__gt=0)
        if viewer.pk:
            begun |= Q(Exists(Post.objects.filter(thread=OuterRef("pk")).known_to(viewer)))
        return self.about_seen_by(viewer).filter(begun)

    def about_seen_by(self, viewer) -> "ThreadSet":
        """Those on what `viewer` may see. What is said under a circle's annotation is its members', also where a flag
        has opened it to the site's moderators; a thread of a room above is shown while that room says so."""
        notes = Annotation.objects.visible_to(viewer)
        public = notes.filter(visibility=Annotation.Visibility.PUBLIC)
        allowed = Q(annotation__in=settled(public.values("pk")))
        if viewer.pk:
            within = notes.filter(in_circles_of(viewer), visibility=Annotation.Visibility.CIRCLE)
            allowed |= Q(annotation__in=settled(within.values("pk")))
        allowed |= Q(source__in=settled(Source.objects.visible_to(viewer).values("pk")))
        # What is said of a warning on a post is said in that post's own thread.
        warnings = ContentWarning.objects.visible_to(viewer, on_subjects=False).in_force()
        allowed |= Q(warning__in=settled(warnings.values("pk")))
        above = Q(annotation=None, source=None, warning=None, shown=True)
        allowed |= above & Q(film__in=settled(Film.objects.visible_to(viewer).values("pk")))
        return self.filter(allowed)


class Thread(models.Model):
    """What is said about one annotation, warning, source, or comment under a source; or about something of a room
    above, which holds the thread by a key of its own and says by `shown` whether everybody sees it.

    Begun with its first post. `last` is the ordinal of the newest post, `standing` how many are there to be read,
    `waited` how many have ever waited for a moderator: they count in neither until they have come.
    """

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="+")
    annotation = models.OneToOneField(Annotation, on_delete=models.PROTECT, null=True, related_name="+")
    warning = models.OneToOneField(ContentWarning, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    # Of a source's thread: the reader's comment under it that is spoken of, by its number and by its words.
    comment = models.PositiveIntegerField(null=True)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, related_name="+")
    shown = models.BooleanField(default=True)
    last = models.PositiveIntegerField(default=0)
    standing = models.PositiveIntegerField(default=0)
    waited = models.PositiveIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    pinned = models.ForeignKey("Post", on_delete=models.PROTECT, null=True, related_name="+")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ThreadSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(annotation=None, warning=None)
                | Q(annotation=None, source=None)
                | Q(warning=None, source=None),
                name="thread_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(comment=None, passage=None)
                | Q(comment__gte=1, passage__isnull=False, source__isnull=False),
                name="thread_on_a_comment_knows_its_words",
            ),
            models.UniqueConstraint(fields=["source"], condition=Q(comment=None), name="one_thread_per_source"),
            models.UniqueConstraint(
                fields=["source", "comment"], condition=Q(comment__isnull=False), name="one_thread_per_comment"
            ),
            models.CheckConstraint(condition=Q(standing__lte=F("last")), name="thread_counts_its_posts"),
        ]
        indexes = [models.Index(fields=["film", "-id"], name="threads_of_a_film")]

    def __str__(self):
        return f"thread {self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether it is for everybody, and no circle's."""
        return self.annotation_id is None or self.annotation.visibility == Annotation.Visibility.PUBLIC

    @property
    def is_above(self) -> bool:
        """Whether a room above holds it."""
        return not (self.annotation_id or self.warning_id or self.source_id)


class PostSet(models.QuerySet):
    def visible_to(self, viewer) -> "PostSet":
        """Those `viewer` may know of: all that have come in a thread they see, for what is gone leaves a line in its
        place, and how much of each they may read is decided by `present()`. And one of a circle's that a member has
        flagged, for moderators."""
        allowed = Q(thread__in=settled(Thread.objects.visible_to(viewer).values("pk")))
        if is_moderator(viewer):
            allowed |= Q(opened_at__isnull=False)
        return self.filter(allowed).known_to(viewer)

    def known_to(self, viewer, *, within: "Thread | None" = None) -> "PostSet":
        """Of threads that `viewer` sees, or `within` one of them. What waits is its author's and the moderators', and
        so is what was hidden before it had come; what was withdrawn before is its author's alone. Where something
        changed waits, a line stays in its place for everybody if there are replies, which have to hang somewhere."""
        known = Q(came_at__isnull=False) & (~Q(state=Post.State.PENDING) | Q(reply_count__gt=0))
        if viewer.pk:
            known |= Q(author_id=viewer.pk)
        if is_moderator(viewer):
            before = Q(state__in=[Post.State.PENDING, Post.State.HIDDEN])
            if within is None:  # a join to say it, which the pages of a thread, long as it may be, do without
                known |= before & PUBLIC
            elif within.is_public:
                known |= before
        return self.filter(known)

    def own_of(self, author) -> "PostSet":
        """What somebody has written, wherever it stands by now, until it is erased: theirs to take back."""
        return self.filter(author_id=author.pk, erased_at=None)

    def waiting(self) -> "PostSet":
        """Those that no moderator has seen yet, whatever their source's policy has become meanwhile."""
        return self.filter(state=Post.State.PENDING)

    def standing(self) -> "PostSet":
        return self.filter(state=Post.State.VISIBLE)


class Post(models.Model):
    """What somebody says in a thread. Once it has come its ordinal never changes, and none is given again; see `order`
    for its path.

    One that waits for a moderator has not come yet: until then it stands behind all others, under an ordinal from the
    far end, so that nobody else's say that something was there.
    """

    class State(models.TextChoices):
        VISIBLE = "visible", _("Visible")
        PENDING = "pending", _("Waiting for a moderator")
        HIDDEN = "hidden", _("Hidden")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="posts", db_index=False)
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    base = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=1000, db_collation="C")
    depth = models.PositiveIntegerField(default=0)
    indent = models.PositiveIntegerField(default=0)
    joins = models.BooleanField(default=False)
    beside = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    reply_count = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.TextField(max_length=BODY, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField()
    # What it quotes, by reference: words of a source, or another post of its thread.
    quoted_passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, related_name="+")
    quoted_post = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.VISIBLE)
    rule = models.CharField(max_length=12, choices=Rule.choices, blank=True)
    hidden_in_circle = models.BooleanField(default=False)
    # When a member's flag let the site's moderators see this one of a circle's posts.
    opened_at = models.DateTimeField(null=True, blank=True)
    was = models.CharField(max_length=10, choices=State.choices, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    # When it first was there for those who see its thread; None while it never has been.
    came_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = PostSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_per_number"),
            # A branch is one stretch of this index.
            models.UniqueConstraint(fields=["thread", "base", "path"], name="one_post_per_place"),
            models.CheckConstraint(
                condition=Q(state="withdrawn", was__in=["visible", "pending", "hidden"], withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(was="", withdrawn_at=None, erased_at=None)),
                name="withdrawn_posts_know_their_way_back",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["visible", "pending"], rule="")
                | Q(state="withdrawn", was__in=["visible", "pending"], rule="")
                | ((Q(state="hidden") | Q(state="withdrawn", was="hidden")) & ~Q(rule="")),
                name="post_hidden_under_a_rule",
            ),
            models.CheckConstraint(condition=Q(rule__in=["", *Rule.values]), name="post_rule_exists"),
            models.CheckConstraint(
                condition=Q(came_at__isnull=False) | (~Q(state="visible") & ~Q(was="visible") & Q(reply_count=0)),
                name="what_is_seen_has_come",
            ),
            models.CheckConstraint(
                condition=~Q(body="") | Q(erased_at__isnull=False), name="post_says_something_until_erased"
            ),
            models.CheckConstraint(
                condition=Q(quoted_passage=None) | Q(quoted_post=None), name="post_quotes_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent=None) | Q(depth__gte=1, parent__isnull=False), name="post_hangs_somewhere"
            ),
        ]
        indexes = [
            # What the first pages of a thread draw, however deep and wide it is below.
            models.Index(
                fields=["thread", "path"],
                condition=Q(base=0) & (Q(indent__lt=DRAWN) | Q(indent=DRAWN, joins=False)),
                name="posts_drawn_first",
            ),
            models.Index(fields=["author", "-id"], name="posts_of_a_person"),
            models.Index(fields=["created_at"], condition=Q(state="pending"), name="posts_that_wait"),
            models.Index(
                fields=["withdrawn_at"], condition=Q(state="withdrawn", erased_at=None), name="posts_to_erase"
            ),
        ]

    def __str__(self):
        return f"post {self.pk}"

    @property
    def is_quite_new(self) -> bool:
        """Whether its author may still put it right without leaving a trace."""
        return timezone.now() - self.created_at < AT_FIRST


from critiques.threads import records  # noqa: E402, F401 - models of this room too, which stand on the ones above
