"""What an author, a circle's stewards and those who keep a thread do with what stands in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.reader.warn import Proposing
from annotations.reader.warning_notices import ABOUT as OF_WARNING
from annotations.reader.warning_notices import LIGHT as LIGHT_OF_WARNING
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present, present_all
from critiques.threads import actions, policies
from critiques.threads.editing import own_post, post_of
from critiques.threads.forms import HidePostForm
from critiques.threads.heads import head_of
from critiques.threads.looking import WITHDRAWN, is_alone
from critiques.threads.models import Post
from critiques.threads.presenting import subject_pages_of
from critiques.threads.records import PostVersion
from critiques.threads.replying import waits_now
from critiques.threads.views import thread_of
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import permit


def _page(request, post: Post, template: str, *, status: int = 200, **said):
    head = None if is_alone(post) else head_of(post.thread, request.user)
    shared = {
        "here": head.here if head else "notebook",
        "head": head,
        "alone": head is None,
        "post": present(post, request.user, Surface.PAGE),
    }
    return render(request, template, shared | said, status=status)


# ---- of its author


@require_safe
def history(request, pk):
    """How a post once read."""
    post = own_post(request.user, pk)
    shown = present(post, request.user, Surface.PAGE)
    if shown.gone or shown.state == Post.State.WITHDRAWN:
        raise Http404
    versions = PostVersion.objects.visible_to(request.user).filter(post=post).select_related("post")
    found = present_all(versions.order_by("-number"), request.user, Surface.PAGE)
    may_delete = policies.can_delete_history(request.user, post)
    return _page(request, post, "threads/history.html", versions=found, may_delete=may_delete)


@require_POST
@login_required
def delete_history(request, pk):
    """Delete one earlier wording of one's own, or all."""
    post = own_post(request.user, pk)
    if version := number(request.POST.get("version")):
        actions.delete_version(request.user, get_object_or_404(PostVersion, pk=version, post=post))
    else:
        actions.delete_history(request.user, post)
    messages.success(request, _("Deleted. It is gone for good."))
    return redirect("threads:history", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request, pk):
    """Take back what one wrote, wherever it stands by now, after being asked once more."""
    post = own_post(request.user, pk)
    permit(policies.can_withdraw(request.user, post), _("Only its author withdraws a post."))
    if request.method == "POST":
        gone = actions.withdraw(request.user, post)
        if is_alone(post):
            messages.success(request, _("Withdrawn. Its words are erased in thirty days."))
            return redirect("pages:posts")
        said = _("Withdrawn. A line stands in its place, and for thirty days you can put it back.")
        if gone.came_at is None:
            said = _("Withdrawn. For thirty days you can put it back.")
        messages.success(request, said)
        return redirect("threads:post", pk)
    return _page(request, post, "threads/withdraw.html")


@require_POST
@login_required
def unwithdraw(request, pk):
    """Put it back."""
    post = own_post(request.user, pk)
    back = actions.unwithdraw(request.user, post)
    waits = back.state == Post.State.PENDING
    messages.success(request, waits_now() if waits else _("Your post is back where it was."))
    return redirect("threads:post", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def warn(request, pk):
    """For a post: one's own at once, anybody's that everyone sees as a proposal."""
    post = post_of(request.user, pk)
    shown = present(post, request.user, Surface.PAGE)
    if shown.gone == WITHDRAWN:
        raise Http404
    standing = ContentWarning.objects.visible_to(request.user).filter(subject=post.subject).in_force().order_by("pk")
    standing = standing.select_related(*OF_WARNING).defer(*LIGHT_OF_WARNING)
    about = {
        "subject": subject_pages_of(request.user, [post.subject_id])[post.subject_id],
        "standing": present_all(standing, request.user, Surface.PAGE),
    }
    return Proposing(request, post.subject, reverse("threads:post", args=[pk]), about).answer()


# ---- of a circle's stewards


def _of_circle(viewer, pk: int) -> Post:
    """What everybody sees is the moderators' and has its cases: there is nothing of this kind at its address."""
    post = post_of(viewer, pk)
    if policies.circle_of(post) is None:
        raise Http404
    return post


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hide(request, pk):
    """Hide one of a circle's posts under a rule."""
    post, form = _of_circle(request.user, pk), HidePostForm(request.POST or None)
    allowed = policies.hides_in_circle(request.user, post) and policies.can_hide(request.user, post)
    permit(allowed, _("Only its circle's stewards hide it here, and never their own."))
    if request.method == "POST" and form.is_valid():
        actions.hide(request.user, post, rule=form.cleaned_data["rule"])
        messages.success(request, _("The post is hidden. Its author and the stewards still see it."))
        return redirect("threads:post", pk)
    return _page(request, post, "threads/hide.html", form=form, status=422 if request.method == "POST" else 200)


@require_POST
@login_required
def restore(request, pk):
    """Put back what a steward has hidden."""
    post = _of_circle(request.user, pk)
    allowed = policies.hides_in_circle(request.user, post) and policies.can_restore(request.user, post)
    permit(allowed, _("Only its circle's stewards restore it here, and only what stewards have hidden."))
    actions.restore(request.user, post)
    messages.success(request, _("The post is back. Every member sees it."))
    return redirect("threads:post", pk)


# ---- of those who keep a thread


@require_POST
@login_required
def lock(request, pk):
    """Lock a thread, or unlock it."""
    found = thread_of(request.user, pk)
    is_keeper = head_of(found, request.user).is_keeper
    if "unlock" in request.POST:
        actions.unlock(request.user, found, is_keeper=is_keeper)
        messages.success(request, _("The thread is open again."))
    else:
        actions.lock(request.user, found, is_keeper=is_keeper)
        messages.success(request, _("The thread is locked. Everybody reads it, nobody writes in it."))
    return redirect("threads:thread", pk)


@require_POST
@login_required
def pin(request, pk):
    """Pin a post above its thread, or take it down from there."""
    post = post_of(request.user, pk)
    is_keeper = head_of(post.thread, request.user).is_keeper
    if "unpin" in request.POST:
        actions.unpin(request.user, post.thread, is_keeper=is_keeper)
        messages.success(request, _("Nothing is pinned now."))
    else:
        actions.pin(request.user, post, is_keeper=is_keeper)
        messages.success(request, _("Pinned. It stands above the others, and in its place."))
    return redirect("threads:thread", post.thread_id)
