"""Saying something in a thread: the form, its preview and its answer."""

from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from annotations.reader.annotating import mine, previewed, source_of
from annotations.reader.annotating import to_login as login_first
from annotations.reader.warned import found as warning_of
from annotations.text.covers import spoken
from annotations.warnings.present import Surface, present
from critiques.threads import actions, policies, unsent
from critiques.threads.formed import Form, place_of, typed_again
from critiques.threads.forms import PostForm
from critiques.threads.heads import ABOUT, LIGHT, head, head_of
from critiques.threads.models import Post, Thread
from critiques.threads.presenting import WANTED
from critiques.threads.targets import Comment, Target, thread_on
from critiques.threads.tree import place_url
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused, permit


@require_http_methods(["GET", "HEAD", "POST"])
def on_annotation(request, pk):
    return _about(request, mine(request.user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def on_source(request, slug):
    """A text's own thread, or, with `comment`, that of a reader's comment under it."""
    text = source_of(request.user, slug)
    asked = number(request.GET.get("comment"), digits=6)
    return _about(request, Comment(text, asked) if asked else text)


@require_http_methods(["GET", "HEAD", "POST"])
def on_warning(request, pk):
    one = warning_of(request.user, pk)
    if not one.is_in_force or one.subject_id is not None:
        raise Http404
    return _about(request, one)


def _about(request, target: Target):
    there = thread_on(target)
    quotes = "start" in request.GET
    is_seen = there is not None and policies.can_see(request.user, there)
    if is_seen and request.method != "POST" and not quotes:
        return redirect("threads:thread", there.pk)
    if not request.user.is_authenticated:
        if quotes or request.method == "POST":
            return login_first(request, request.get_full_path())
        return _begin_page(request, target, None)
    if request.method != "POST":
        form = None
        if _may(request, target):
            form = Form.new(request, place_of(target), request.get_full_path(), waits=_waits(request, target))
        return _begin_page(request, target, form)
    permit(_may(request, target), _("You can't write about this just now."))
    waits = _waits(request, target)
    form = Form(request, PostForm(request.POST), place_of(target), request.get_full_path(), waits=waits)
    again = lambda form: _begin_page(request, target, form)  # noqa: E731 - the page this form stands on
    return sent(request, form, again, lambda words, token: actions.begin(request.user, target, words, token=token))


def _may(request, target: Target) -> bool:
    return policies.can_write_about(request.user, target)


def _waits(request, target: Target) -> bool:
    return policies.must_wait(request.user, target)


def _begin_page(request, target: Target, form: Form | None):
    viewer = request.user
    context = {"here": "sources", "head": head(target, viewer, Surface.PAGE), "may_write": form is not None}
    if isinstance(target, Comment):
        context["comment_words"] = _comment(viewer, target)
    context |= form.context() if form else {}
    return render(request, "threads/begin.html", context, status=form.status if form else 200)


def _comment(viewer, comment: Comment) -> str:
    """What the comment says, as this viewer may read it; quoted it will be once somebody has written about it."""
    document = present(comment.source.current, viewer, Surface.PAGE).document
    block = next((one for one in document.blocks if one.comment == comment.number), None)
    if block is None:
        raise Http404
    return spoken(document.text[block.start : block.end], _("[covered]"))


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request, pk):
    """Answer the post `to` names, or what the thread is about."""
    found = Thread.objects.visible_to(request.user).select_related(*ABOUT).defer(*LIGHT).filter(pk=pk).first()
    if found is None:
        return _gone(request)
    if not request.user.is_authenticated:
        return login_first(request, request.get_full_path())
    parent = _post_in(request.user, found, number(request.GET.get("to"), digits=7)) if "to" in request.GET else None
    permit(found.locked_at is None, _("This thread is locked. Nobody writes in it now."))
    permit(policies.takes_words(request.user, found), _("You can't write about this just now."))
    if request.method != "POST" and parent is not None:  # what was typed is not lost for it: the act says so too
        sentence = _("What you answer waits for a moderator. It can be answered once one has seen it.")
        permit(policies.can_be_answered(parent), sentence)
    form = Form.for_thread(request, found, parent)
    if request.method != "POST":
        return _reply_page(request, found, form)
    form.form = PostForm(request.POST)
    again = lambda form: _reply_page(request, found, form)  # noqa: E731 - the page this form stands on
    return sent(
        request, form, again, lambda words, token: actions.reply(request.user, found, parent, words, token=token)
    )


def _post_in(viewer, thread: Thread, ordinal: int | None) -> Post:
    found = thread.posts.known_to(viewer).select_related(*WANTED)
    return get_object_or_404(found, number=ordinal)


def _gone(request):
    """What was about to be answered is gone: nobody who typed for an hour is shown an empty page for it."""
    if request.method != "POST" or not request.user.is_authenticated:
        raise Http404
    # Nothing in the bar is marked: what they can't see any more is not named by the part it belonged to.
    context = {"typed_words": _typed_words(request)}
    return render(request, "threads/gone.html", context, status=404)


def _typed_words(request) -> str:
    return request.POST.get("body", "")[: unsent.LONGEST]


def _reply_page(request, thread: Thread, form: Form):
    if request.method == "POST":  # it is not sent yet
        form.draft = unsent.found(request.user, form.place)
    context = form.context() | {"thread_id": thread.pk}
    if request.htmx:
        # A form htmx sends is swapped in whatever its status says; 422 tells everyone else.
        return render(request, "threads/_form.html", context | {"is_inline": True})
    context["head"] = about = head_of(thread, request.user)
    context["here"] = about.here
    return render(request, "threads/reply.html", context, status=form.status)


def sent(request, form: Form, again, act):
    """What comes of a form: a preview, the form again with what is wrong, or the post in its place."""
    if "preview" in request.POST:
        body = request.POST.get("body", "")
        if request.htmx:
            return render(request, "threads/_preview.html", {"preview": previewed(request.user, body)})
        form.form, form.preview = PostForm(initial=request.POST.dict()), body
        return again(form)
    if not form.form.is_valid():
        form.status = 422
        return again(form)
    token = form.form.cleaned_data["token"]
    try:
        with transaction.atomic():
            made = act(form.form.words(), token)
            unsent.sent(request.user, token)
    except Refused as refusal:
        return again(form.again(refusal, typed_again(request, token=str(uuid4()))))
    if made.state == Post.State.PENDING:
        messages.success(request, waits_now())
    elif made.parent_id and made.parent.state != Post.State.VISIBLE:
        messages.success(request, _("What you answered was taken away meanwhile. Your post stands in its place."))
    else:
        messages.success(request, _("Your post stands."))
    return to_post(request, made)


def waits_now() -> str:
    return _("Your post waits for a moderator. Until one has seen it, only you and moderators see it.")


def to_post(request, made: Post):
    """To where it stands. A page that is open already is loaded anew by way of the permalink: another anchor alone
    would leave it as it is."""
    if request.htmx:
        return HttpResponseClientRedirect(reverse("threads:post", args=[made.pk]))
    return redirect(place_url(made))
