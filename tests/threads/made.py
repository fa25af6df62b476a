"""Threads and posts for tests, made through the room's own acts."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from critiques.threads import actions
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from perfection_site.accounts.models import Notice
from tests import make
from tests.people import person


def began(by="stranger", on=None, body: str = "A first answer.", **said) -> Post:
    """The first post of a thread: about an annotation of reader's unless something is given."""
    about = on if on is not None else make.annotation()
    return actions.begin(_who(by), about, Words(body, **said), token=uuid4())


def replied(to: Post | Thread, by="reader", body: str = "An answer to it.", **said) -> Post:
    """A reply to a post, or to what a thread is about."""
    parent = Post.objects.get(pk=to.pk) if isinstance(to, Post) else None
    thread = Thread.objects.get(pk=to.thread_id if isinstance(to, Post) else to.pk)
    return actions.reply(_who(by), thread, parent, Words(body, **said), token=uuid4())


def chain(first: Post, *names: str) -> list[Post]:
    """Each answers the one before."""
    posts = [first]
    for name in names:
        posts.append(replied(posts[-1], name))
    return posts


def fresh(post: Post) -> Post:
    return Post.objects.select_related("author", "thread").get(pk=post.pk)


def _who(by):
    return person(by) if isinstance(by, str) else by


def waiting(by="stranger", on=None, body: str = "A waiting answer.") -> Post:
    """The first post of a thread about a moderated text (a new one unless given)."""
    return began(by, on if on is not None else make.source(policy="moderated"), body)


def accepted(post: Post, by="moderator") -> Post:
    actions.accept(person(by), fresh(post))
    return fresh(post)


def withdrawn(post: Post) -> Post:
    post = fresh(post)
    return fresh(actions.withdraw(post.author, post))


def reworded(post: Post, body: str = "Better said.", *, later: bool = True) -> Post:
    """Edited by its author, an hour after it was written unless `later` says otherwise."""
    if later:
        Post.objects.filter(pk=post.pk).update(created_at=timezone.now() - timedelta(hours=1))
    post = fresh(post)
    return actions.edit(post.author, post, Words(body), version=post.version)


def in_circle(by="reader", members=("stranger", "member"), body: str = "For us alone.", on=None) -> Post:
    """The first post under an annotation that reader has written for their circle."""
    note = on or make.for_circle(make.circle(members=list(members)))
    return began(by, note, body)


def above(by="reader", body: str = "About something of a room above.") -> Post:
    """The first post of a thread that a room above would keep."""
    return began(by, make.source().film, body)


def page(client, post, asked: str = "") -> str:
    return client.get(reverse("threads:thread", args=[post.thread_id]) + asked).content.decode()


def moderated():
    """A text where what most people write waits."""
    return make.source(policy="moderated")


def note_on(text, **said):
    """An annotation on it that everybody sees."""
    return make.annotation("second_moderator", on=text, **said)


def told(name: str) -> list[str]:
    """The kinds of what somebody hears of posts, oldest first."""
    kinds = Notice.objects.filter(recipient=person(name), kind__startswith="post_").order_by("pk")
    return list(kinds.values_list("kind", flat=True))


COMMENT = "I was the pupil, and nobody asked me either."


def commented():
    """A text with a reader's comment under it."""
    return make.source(f"{make.ESSAY}\nComments\n\nA Reader\nMay 2, 2019 at 10:00 am\n{COMMENT}\n")
