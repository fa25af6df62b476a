"""What threads tell the rooms below: which annotations are answered, how often, and what goes with one that is erased
or is for other people now."""

from collections.abc import Collection

from django.db.models import Subquery

from annotations.marginalia import sockets
from annotations.marginalia.models import Annotation
from annotations.warnings.models import Subject
from critiques.threads.models import Post, Thread
from critiques.threads.records import PostDraft


def replied_to(annotations: Collection[int]) -> set[int]:
    """Also where the replies have been withdrawn since: they were written for these people."""
    return set(Thread.objects.filter(annotation__in=annotations, last__gt=0).values_list("annotation", flat=True))


def count(annotation) -> Subquery:
    """How many replies there are to be read, for the query that brings annotations."""
    return Subquery(Thread.objects.filter(annotation=annotation).order_by().values("standing")[:1])


def erase(annotation_id: int) -> None:
    """What was typed in answer to it and never sent. What was sent stays its author's, and is seen by nobody."""
    PostDraft.objects.filter(place=f"annotation-{annotation_id}").delete()


def follow(annotation: Annotation) -> None:
    """Who sees what was said in answer to it, as the warnings on that need to know. Its act holds the annotation, and
    so keeps everybody out who might write there now."""
    is_public = annotation.visibility == Annotation.Visibility.PUBLIC
    posts = Post.objects.filter(thread__annotation=annotation, state=Post.State.VISIBLE)
    shown = Subject.ShownTo.EVERYONE if is_public else Subject.ShownTo.SOME
    Subject.objects.filter(pk__in=posts.values("subject")).update(shown_to=shown)


def plug_in() -> None:
    sockets.audience_followers.plug("threads", follow)
    sockets.has_replies.plug("threads", replied_to)
    sockets.annotation_parts.plug("reply_count", count)
    sockets.annotation_erasers.plug("threads", erase)
