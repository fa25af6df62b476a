"""What is kept beside posts: how they once read, whom they name, how far somebody has read, and what is not sent."""

from django.db import models
from django.db.models import Q

from critiques.threads.models import Post, Thread
from perfection_site.accounts.compiled import settled
from perfection_site.accounts.models import User


class PostVersionSet(models.QuerySet):
    def visible_to(self, viewer) -> "PostVersionSet":
        """Earlier wordings of posts that stand in threads `viewer` sees, and of their own wherever these stand."""
        allowed = Q(post__in=settled(Post.objects.visible_to(viewer).filter(state=Post.State.VISIBLE).values("pk")))
        if viewer.pk:
            allowed |= Q(post__author_id=viewer.pk)
        return self.filter(allowed).exclude(post__state=Post.State.WITHDRAWN)


class PostVersion(models.Model):
    """How a post read before it was edited. Its author can delete it."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    body_html = models.TextField()
    at = models.DateTimeField()  # when it was written

    objects = PostVersionSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="one_post_version_per_number")]

    def __str__(self):
        return f"version {self.number} of post {self.post_id}"


class Mention(models.Model):
    """That a post names somebody who may see it."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_mention_per_person")]

    def __str__(self):
        return f"{self.person_id} in {self.post_id}"


class Visit(models.Model):
    """How far somebody has seen a thread: what came after `before` is new to them. Like a bookmark it is no act."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="+")
    before = models.PositiveIntegerField(default=0)  # the newest post there was at the visit before this one
    before_at = models.DateTimeField(null=True)
    seen = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "thread"], name="one_visit_per_thread")]

    def __str__(self):
        return f"{self.person_id} in {self.thread_id} at {self.seen}"


class PostDraft(models.Model):
    """What somebody has typed and not sent: their own alone. `place` is where it is to stand, as an address of the
    room says it; `token` is that of the form."""

    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=60)
    token = models.UUIDField(unique=True)
    typed = models.TextField()
    version = models.PositiveIntegerField(null=True)  # of the post, when its author began to edit it
    quoting = models.CharField(max_length=100, blank=True)  # as a query: the form's fields that say what it quotes
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["author", "place", "-updated_at"], name="post_drafts_of_a_place"),
            models.Index(fields=["place"], name="post_drafts_by_place"),
        ]

    def __str__(self):
        return f"draft {self.pk}"
