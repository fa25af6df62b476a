"""What moderators, a circle's stewards and those who keep a thread do: hide and restore, lock and pin, show."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia.models import Rule
from critiques.threads import policies, targets
from critiques.threads.keeping import locked, move
from critiques.threads.models import Post, Thread
from critiques.threads.posting import tell_now
from perfection_site.accounts import audit, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused, permit

State = Post.State


@transaction.atomic
def accept(actor: User, post: Post) -> Post:
    """Let a post that waits stand for everyone to see, and tell those who would have been told of it."""
    post = locked(post)
    permit(policies.can_accept(actor, post), _("Only moderators accept posts, and never their own."))
    is_new = post.came_at is None
    move(post, State.VISIBLE)
    audit.record(actor, "post.accepted", post)
    tell_now(post, is_new=is_new)
    return post


@transaction.atomic
def hide(actor: User, post: Post, *, rule: str) -> Post:
    """Take a post out of sight under a rule; its author still sees it, and a line with the rule stays in its place, if
    it had come."""
    post = locked(post)
    permit(
        policies.can_hide(actor, post), _("Only moderators hide posts, in a circle its stewards, and never their own.")
    )
    if rule not in Rule.values:
        raise Refused(_("Name the rule the post is hidden under."))
    in_circle = policies.hides_in_circle(actor, post)
    if post.state == State.WITHDRAWN:
        post.was = State.HIDDEN
    move(post, State.WITHDRAWN if post.was else State.HIDDEN, rule, in_circle=in_circle)
    audit.record(actor, "post.hidden", post, rule=rule, in_circle=in_circle)
    if in_circle:  # what a moderator has decided, the author is told with the reason
        notices.queue("post_hidden", to=post.author, about=post)
    return post


@transaction.atomic
def restore(actor: User, post: Post) -> Post:
    """Put a hidden post back where it was. One that was hidden while it waited comes now."""
    post = locked(post)
    sentence = _("Only moderators restore posts, stewards what stewards have hidden, and never their own.")
    permit(policies.can_restore(actor, post), sentence)
    in_circle, is_new = post.hidden_in_circle, post.came_at is None
    move(post, State.VISIBLE)
    audit.record(actor, "post.restored", post)
    if is_new:
        tell_now(post, is_new=True)
    if in_circle:
        notices.queue("post_restored", to=post.author, about=post)
    return post


@transaction.atomic
def open_to_site(actor: User, post: Post) -> Post:
    """Let the site's moderators see this one of a circle's posts: a member has flagged it."""
    post = locked(post)
    permit(policies.can_open_to_site(actor, post), _("Only members of its circle open it to the moderators."))
    if post.opened_at is None:
        post.opened_at = timezone.now()
        post.save(update_fields=["opened_at"])
        audit.record(actor, "post.opened_to_site", post)
    return post


@transaction.atomic
def lock(actor: User, thread: Thread, *, is_keeper: bool = False) -> Thread:
    """End a thread: it is read, and nobody writes in it."""
    thread = _kept(actor, thread, is_keeper)
    if thread.locked_at is None:
        thread.locked_at = timezone.now()
        thread.save(update_fields=["locked_at"])
        audit.record(actor, "thread.locked", thread)
    return thread


@transaction.atomic
def unlock(actor: User, thread: Thread, *, is_keeper: bool = False) -> Thread:
    """Let people write in it again."""
    thread = _kept(actor, thread, is_keeper)
    if thread.locked_at is not None:
        thread.locked_at = None
        thread.save(update_fields=["locked_at"])
        audit.record(actor, "thread.unlocked", thread)
    return thread


@transaction.atomic
def pin(actor: User, post: Post, *, is_keeper: bool = False) -> Thread:
    """Let one post stand above all others of its thread too, instead of the one that did."""
    thread = _kept(actor, post.thread, is_keeper)
    post = Post.objects.get(pk=post.pk, thread=thread)
    if post.state != State.VISIBLE:
        raise Refused(_("Only a post that can be read is pinned."))
    thread.pinned = post
    thread.save(update_fields=["pinned"])
    audit.record(actor, "thread.pinned", thread, post=post.pk)
    return thread


@transaction.atomic
def unpin(actor: User, thread: Thread, *, is_keeper: bool = False) -> Thread:
    """Let nothing stand above the others."""
    thread = _kept(actor, thread, is_keeper)
    if thread.pinned_id is not None:
        thread.pinned = None
        thread.save(update_fields=["pinned"])
        audit.record(actor, "thread.unpinned", thread)
    return thread


def _kept(actor: User, thread: Thread, is_keeper: bool) -> Thread:
    thread = targets.locked(thread)
    sentence = _("Only moderators do this, in a circle its stewards, and with a reading its authors.")
    permit(policies.can_keep(actor, thread, is_keeper=is_keeper), sentence)
    return thread


@transaction.atomic
def show(actor: User, thread: Thread) -> Thread:
    """Let everybody see a thread of a room above: that room says when, and who may."""
    return _shown(actor, thread, shown=True)


@transaction.atomic
def close(actor: User, thread: Thread) -> Thread:
    """Let nobody see it any more, until it is shown again. Its authors can withdraw what they wrote."""
    return _shown(actor, thread, shown=False)


def _shown(actor: User, thread: Thread, *, shown: bool) -> Thread:
    thread = targets.locked(thread)
    permit(thread.is_above, _("Who sees this thread follows from what it is about."))
    if thread.shown != shown:
        thread.shown = shown
        thread.save(update_fields=["shown"])
        audit.record(actor, "thread.shown" if shown else "thread.closed", thread)
    return thread
