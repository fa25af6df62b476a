"""Putting one's own post right, and what keeps a form while one types."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.reader.annotating import previewed
from annotations.reader.annotating import to_login as login_first
from critiques.threads import actions, policies, unsent
from critiques.threads.formed import Form, quoting_of, typed_again
from critiques.threads.forms import EditPostForm
from critiques.threads.heads import bring_thread, head_of
from critiques.threads.looking import alone
from critiques.threads.models import Post
from critiques.threads.places import Place
from critiques.threads.presenting import WANTED
from critiques.threads.replying import to_post, waits_now
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, Refused, permit


def post_of(viewer, pk: int) -> Post:
    """A post the viewer may know of, in a thread they see, with what its pages show."""
    post = get_object_or_404(Post.objects.visible_to(viewer).select_related(*WANTED), pk=pk)
    bring_thread(post)
    if not policies.can_see(viewer, post.thread):
        raise Http404
    return post


def own_post(viewer, pk: int) -> Post:
    """One's own wherever it stands by now, by itself where its thread is out of one's sight; somebody else's where it
    can be seen, for who asks to be told that it is theirs."""
    post = Post.objects.own_of(viewer).select_related(*WANTED).filter(pk=pk).first()
    if post is None:
        return post_of(viewer, pk)
    bring_thread(post)
    return post if policies.can_see(viewer, post.thread) else alone(post)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Say it in other words: the form, its preview and its answer."""
    if not request.user.is_authenticated:
        return login_first(request, request.path)
    post = post_of(request.user, pk)
    permit(policies.can_edit(request.user, post), _("Only its author edits a post, while it can be read."))
    place, url = f"post-{pk}", reverse("threads:edit", args=[pk])
    waits = policies.waits_when_edited(request.user, post)
    form = Form(request, EditPostForm(), place, url, post.thread_id, edited=post, waits=waits)
    if request.method != "POST":
        chosen = unsent.found(request.user, place, number(request.GET.get("draft")))
        form.draft = chosen if chosen and chosen.place == place else unsent.found(request.user, place)
        initial = {"body": post.body, "version": post.version}
        if form.draft:
            initial = {"body": form.draft.typed, "version": form.draft.version, "token": form.draft.token}
        form.form = EditPostForm(initial=initial)
        return _edit_page(request, post, form)
    return _edited(request, post, form)


def _edited(request, post: Post, form: Form):
    if "preview" in request.POST:
        body = request.POST.get("body", "")
        if request.htmx:
            return render(request, "threads/_preview.html", {"preview": previewed(request.user, body)})
        form.form, form.preview = EditPostForm(initial=request.POST.dict()), body
        return _edit_page(request, post, form)
    form.form = EditPostForm(request.POST)
    if not form.form.is_valid():
        form.status = 422
        return _edit_page(request, post, form)
    said = form.form.cleaned_data
    try:
        with transaction.atomic():
            changed = actions.edit(request.user, post, actions.Words(said["body"]), version=said["version"])
            unsent.sent(request.user, said["token"])
    except Refused as refusal:
        now = post_of(request.user, post.pk)
        is_stale = isinstance(refusal, Conflict)
        typed = typed_again(request, version=str(now.version)) if is_stale else request.POST
        form.theirs = now if is_stale else None
        return _edit_page(request, now, form.again(refusal, typed))
    waits = changed.state == Post.State.PENDING
    messages.success(request, waits_now() if waits else _("Your post stands as you have changed it."))
    return to_post(request, changed)


def _edit_page(request, post: Post, form: Form):
    context = form.context() | {"head": (about := head_of(post.thread, request.user)), "here": about.here}
    return render(request, "threads/edit.html", context, status=form.status)


# ---- while one types


@require_POST
def keep(request):
    """Keep what a form holds, as the page's script asks while one types. 401 tells it to say so."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    place = request.POST.get("place", "")
    if Place.read(place) is None:
        raise Refused(_("This form is not one of ours. Open it again."))
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        raise Refused(_("This form is not one of ours. Open it again.")) from None
    version = number(request.POST.get("version"), digits=9)
    typed = unsent.Typed(request.POST.get("body", ""), version, quoting_of(request.POST))
    draft = unsent.keep(request.user, place, token, typed)
    if draft is None:
        return HttpResponse(status=204)
    at = localtime(draft.updated_at).strftime("%H:%M")
    return HttpResponse(_("Draft kept, %(time)s.") % {"time": at}, content_type="text/plain; charset=utf-8")


@require_POST
@login_required
def throw_away(request):
    """Delete a draft of one's own, and begin again with an empty form."""
    try:
        unsent.throw_away(request.user, UUID(request.POST.get("token", "")))
    except ValueError:
        raise Http404 from None
    messages.success(request, _("The draft is thrown away."))
    back = request.POST.get("back", "")
    return redirect(back if back.startswith("/threads/") else "threads:drafts")
