"""What an author does with a post that stands: put it right, take it back, put it there again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.text import sanitise
from annotations.warnings.erasing import erase_of_subject
from critiques.threads import policies
from critiques.threads.keeping import keep_version, locked, move
from critiques.threads.models import Post
from critiques.threads.posting import tell_now
from critiques.threads.records import Mention, PostDraft, PostVersion
from critiques.threads.sockets import post_erasers
from critiques.threads.writing import Words, people_named
from perfection_site.accounts import audit, limits
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, permit

State = Post.State


@transaction.atomic
def edit(actor: User, post: Post, words: Words, *, version: int) -> Post:
    """Say it in other words. `version` is the post's as its author read it; where it has changed since, nothing is
    overwritten (Conflict). Sent twice it changes it once. About a moderated text other words wait again."""
    post = locked(post)
    permit(policies.can_edit(actor, post), _("Only its author edits a post, while it can be read."))
    words = words.tidied()
    if words.body == post.body:
        return post
    if post.version != version:
        raise Conflict(_("This has changed since you opened it. Read both and send yours again if it is to stand."))
    people_named(words.body)  # not more than may be
    limits.spend(actor, "edit")
    keep_version(post)
    post.body, post.body_html, post.renderer = words.body, sanitise.render(words.body), sanitise.RENDERER_VERSION
    had_come = post.came_at is not None
    post.save(update_fields=["body", "body_html", "renderer", "edited_at"])
    move(post, State.PENDING if policies.waits_when_edited(actor, post) else State.VISIBLE)
    audit.record(actor, "post.edited", post, state=post.state)
    if post.state == State.VISIBLE:
        tell_now(post, is_new=not had_come)
    return post


@transaction.atomic
def withdraw(actor: User, post: Post) -> Post:
    """Take back what one wrote. A line stays in its place, if it had come; for thirty days its author can change their
    mind."""
    post = locked(post)
    permit(policies.can_withdraw(actor, post), _("Only its author withdraws a post."))
    post.was, post.withdrawn_at = post.state, timezone.now()
    move(post, State.WITHDRAWN, post.rule, in_circle=post.hidden_in_circle)
    audit.record(actor, "post.withdrawn", post)
    return post


@transaction.atomic
def unwithdraw(actor: User, post: Post) -> Post:
    """Put back what one has withdrawn, as it was: what was hidden is hidden again, what waited waits."""
    post = locked(post)
    sentence = _("This can't be put back: its words are erased by now, or you can't write in this thread any more.")
    permit(policies.can_unwithdraw(actor, post), sentence)
    state, post.was, post.withdrawn_at = post.was, "", None
    move(post, state, post.rule, in_circle=post.hidden_in_circle)
    audit.record(actor, "post.unwithdrawn", post)
    return post


@transaction.atomic
def delete_version(actor: User, version: PostVersion) -> None:
    """Delete an earlier wording of one's own."""
    post = locked(version.post)
    permit(policies.can_delete_history(actor, post), _("Only its author deletes what a post once said."))
    if post.versions.filter(pk=version.pk).delete()[0]:
        audit.record(actor, "post.version_deleted", post, number=version.number)


@transaction.atomic
def delete_history(actor: User, post: Post) -> Post:
    """Delete every earlier wording of a post of one's own. That it was edited is still said."""
    post = locked(post)
    permit(policies.can_delete_history(actor, post), _("Only its author deletes what a post once said."))
    if post.versions.all().delete()[0]:
        audit.record(actor, "post.history_deleted", post)
    return post


@transaction.atomic
def erase(actor: User, post: Post) -> Post:
    """Empty what was withdrawn thirty days ago, with its history and whom it named. Its place stays."""
    post = locked(post)
    permit(policies.can_erase(actor, post), _("Only what was withdrawn thirty days ago is erased."))
    post.body = post.body_html = ""
    post.erased_at, post.quoted_passage, post.quoted_post = timezone.now(), None, None
    post.save(update_fields=["body", "body_html", "erased_at", "quoted_passage", "quoted_post"])
    post.versions.all().delete()
    Mention.objects.filter(post=post).delete()
    PostDraft.objects.filter(place=f"post-{post.pk}").delete()
    erase_of_subject(post.subject_id)
    for empty in post_erasers.plugs.values():
        empty(post.pk)
    audit.record(actor, "post.erased", post)
    return post
