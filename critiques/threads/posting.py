"""Saying something in a thread: to begin one, and to reply."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation
from annotations.passages.actions import quote
from annotations.sources.models import Source
from annotations.text import sanitise
from annotations.warnings.models import Subject
from critiques.threads import keeping, policies, targets
from critiques.threads.keeping import shown_to
from critiques.threads.models import Post, Thread
from critiques.threads.order import MOST
from critiques.threads.records import Mention
from critiques.threads.sockets import held
from critiques.threads.targets import Target
from critiques.threads.writing import TEXT_CHANGED, Words, people_named
from perfection_site.accounts import audit, limits, relations, watching
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit


@transaction.atomic
def begin(actor: User, target: Target, words: Words, *, token: UUID) -> Post:
    """Say the first thing about an annotation, a warning, a source, a comment under one; or, for a room above that
    keeps the thread and has seen to who may, about something that speaks of a film. Where there is a thread by now, it
    is said there."""
    target = targets.locked_target(target)
    if not isinstance(target, targets.Film):
        permit(policies.can_write_about(actor, target), _("You can't write about this just now."))
    elif earlier := Post.objects.filter(token=token).select_related("thread").first():
        return _the_same(actor, earlier, earlier.thread, None, words)
    thread = targets.begun(actor, target)
    return reply(actor, thread, None, words, token=token)


@transaction.atomic
def reply(actor: User, thread: Thread, parent: Post | None, words: Words, *, token: UUID) -> Post:
    """Answer a post of the thread, or, without a parent, what it is about. What has been hidden or withdrawn meanwhile
    can still be answered: its place stays. About a moderated text it waits, as an annotation would.

    `token` is the form's own: sent twice it makes one post. Sent again with other words it is refused.
    """
    thread = targets.locked(thread)
    if earlier := Post.objects.filter(token=token).first():
        return _the_same(actor, earlier, thread, parent, words)
    permit(thread.locked_at is None, _("This thread is locked. Nobody writes in it now."))
    permit(policies.can_write(actor, thread), _("You can't write about this just now."))
    # Under the thread's lock: how many have answered it decides where this one stands.
    parent = Post.objects.select_related("author").get(pk=parent.pk, thread=thread) if parent else None
    waiting = parent is not None and not policies.can_be_answered(parent)
    permit(not waiting, _("What you answer waits for a moderator. It can be answered once one has seen it."))
    answered = _answered(thread, parent)
    others = [one.pk for one in answered if one.pk != actor.pk]
    permit(set(others) <= relations.may_be_answered(actor, others), _("You can't answer this."))
    words = words.tidied()
    named = people_named(words.body)
    limits.spend(actor, "post")
    if thread.last + thread.waited >= MOST:
        raise Refused(_("This thread is full. Begin another one."))
    post = _made(actor, thread, parent, words, token)
    audit.record(actor, "post.created", post, thread=thread.pk, number=post.number, state=post.state)
    if post.state == Post.State.VISIBLE:
        tell(actor, post, named, answered)
        targets.tell_cards(thread)
    return post


def _the_same(actor: User, earlier: Post, thread: Thread, parent: Post | None, words: Words) -> Post:
    """What an earlier answer to the same form has made, if this answer says the same."""
    stands = (earlier.author_id, earlier.thread_id, earlier.parent_id, earlier.body)
    wants = (actor.pk, thread.pk, parent.pk if parent else None, words.tidied().body)
    if stands != wants or earlier.state == Post.State.WITHDRAWN:
        raise Conflict(_("This form was sent before with other words. Send it again to write a second post."))
    return earlier


def _answered(thread: Thread, parent: Post | None) -> list[User]:
    """Whom a post answers: the author of the one above it, or of what the thread is about."""
    if parent is not None:
        return [parent.author]
    if thread.annotation_id:
        return [thread.annotation.author]
    return list(held(thread).people)


def _made(actor: User, thread: Thread, parent: Post | None, words: Words, token: UUID) -> Post:
    waits = policies.must_wait(actor, targets.source_of(thread))
    post = Post(
        thread=thread, parent=parent, author=actor, token=token, body=words.body,
        body_html=sanitise.render(words.body), renderer=sanitise.RENDERER_VERSION,
        state=Post.State.PENDING if waits else Post.State.VISIBLE,
    )  # fmt: skip
    _quote(actor, post, words)
    shown = shown_to(post)
    post.subject = Subject.objects.create(kind=Subject.Kind.POST, author=actor, film_id=thread.film_id, shown_to=shown)
    if waits:
        keeping.wait(post)
    else:
        keeping.come(post)
        thread.standing += 1
    thread.save(update_fields=keeping.COUNTED)
    post.save()
    return post


def _quote(actor: User, post: Post, words: Words) -> None:
    """By reference: nothing of what is quoted is copied."""
    if words.quoted:
        quoted = Post.objects.filter(thread=post.thread, number=words.quoted, state=Post.State.VISIBLE).first()
        if quoted is None:
            raise Conflict(_("The post you quote is not there any more. Take the quotation out and send it again."))
        others = {quoted.author_id} - {actor.pk}
        permit(others <= relations.may_be_answered(actor, others), _("You can't quote this."))
        post.quoted_post = quoted
    elif words.passage:
        chosen = words.passage
        source = Source.objects.visible_to(actor).filter(pk=chosen.revision.source_id).first()
        if source is None or source.current_id != chosen.revision.pk:
            raise Conflict(TEXT_CHANGED)
        quoted, _placed = quote(actor, chosen.revision, start=chosen.start, end=chosen.end, exact=chosen.exact)
        post.quoted_passage = quoted


def tell_now(post: Post, *, is_new: bool) -> None:
    """Tell those concerned of one that a moderator has let in: everybody, or, where it had come before and was changed,
    whom it names since."""
    known = set(post.mentions.values_list("person", flat=True))
    named = [one for one in people_named(post.body) if one.pk not in known]
    answered = _answered(post.thread, post.parent) if is_new else []
    if is_new or named:
        tell(post.author, post, named, answered, is_new=is_new)


def tell(actor: User, post: Post, named: list[User], answered: list[User], *, is_new: bool = True) -> None:
    """Keep whom it names and tell those concerned: nobody who may not see it, and nobody twice."""
    thread, keys = post.thread, [one.pk for one in named]
    may = relations.may_be_answered(actor, keys) & policies.who_see(thread, keys)
    told = [one for one in named if one.pk in may and one.pk != actor.pk]
    Mention.objects.bulk_create([Mention(post=post, person=one) for one in told], ignore_conflicts=True)
    watching.announce(
        "post",
        actor=actor,
        about=post,
        places=_places(thread) if is_new else (),
        answered=answered,
        mentioned=told,
        among=lambda people: policies.who_see(thread, people),
    )


def _places(thread: Thread) -> list:
    """What can be watched that it stands in, narrowest first. A circle's words are news in the circle alone."""
    note: Annotation | None = thread.annotation
    if note is not None and note.circle_id:
        return [thread, note.circle]
    source = note.source if note is not None else thread.source or (thread.warning.text if thread.warning else None)
    return [thread, *held(thread).places, *([source] if source else []), thread.film]
