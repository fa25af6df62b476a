"""The page of a thread, what an open page asks for, and permalinks."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation
from critiques.threads import policies
from critiques.threads.drafted import places_of
from critiques.threads.formed import Form
from critiques.threads.heads import ABOUT, LIGHT, head_of
from critiques.threads.models import Post, Thread
from critiques.threads.places import Place
from critiques.threads.presenting import PresentedPost
from critiques.threads.sockets import concerned
from critiques.threads.tree import Asked, View, place_url
from critiques.threads.visits import MOST, visit
from perfection_site.accounts.models import User
from perfection_site.accounts.numbers import number
from perfection_site.accounts.relations import not_from_muted
from perfection_site.circles import policies as circles

NAMES = 10


def thread_of(viewer, pk: int) -> Thread:
    """A thread the viewer sees, with what its head shows."""
    found = Thread.objects.visible_to(viewer).select_related(*ABOUT).defer(*LIGHT)
    return get_object_or_404(found, pk=pk)


@require_safe
def thread(request, pk):
    """Posts as a tree, as a branch or newest first; what is new; and the form."""
    return thread_page(request, thread_of(request.user, pk))


def thread_page(request, found: Thread):
    viewer, asked = request.user, Asked.read(request.GET)
    new = visit(found, viewer)
    circle = found.annotation.circle if found.annotation_id else None
    stewards = circle is not None and circles.is_steward(viewer, circle)
    page = View(found, viewer, asked, new.after).page()
    if page is None:
        raise Http404
    head = head_of(found, viewer)
    may_write = policies.takes_words(viewer, found)
    context = {
        "here": head.here,
        "thread": shown(found),
        "head": head,
        "page": page,
        "asked": asked,
        "new": new,
        "new_url": _new_url(found, page, new, asked),
        "pinned": _pinned(found, viewer, page),
        "may_write": may_write,
        "may_keep": policies.can_keep_seen(viewer, found, is_keeper=head.is_keeper),
        "stewards": stewards,
        "is_circle": circle is not None,
        "urls": {
            "tree": asked.url(found.pk, newest=False, after=None, branch=None),
            "newest": asked.url(found.pk, newest=True, after=None, branch=None),
            "whole": asked.url(found.pk, branch=None, after=None),
        },
    }
    if may_write:
        context |= Form.for_thread(request, found).context()
    return render(request, "threads/thread.html", context)


def shown(found: Thread) -> dict:
    return {
        "id": found.pk,
        "count": found.standing,
        "last": found.last,
        "is_locked": found.locked_at is not None,
        "since": found.created_at,
    }


def _new_url(found: Thread, page, new, asked: Asked) -> str:
    """To the first post that is new: on this page, or in its own branch."""
    if new.first is None:
        return ""
    if any(row.post.number == new.first for row in page.rows):
        return f"#p-{new.first}"
    return asked.url(found.pk, f"p-{new.first}", branch=new.first, after=None, newest=False)


def _pinned(found: Thread, viewer, page) -> PresentedPost | None:
    """The post that is pinned, where it can be read and does not begin the page anyway."""
    if found.pinned_id is None or not page.is_first or page.branch:
        return None
    rows = View(found, viewer, Asked()).posts([found.pinned_id])
    return rows[0] if rows and not rows[0].gone and rows[0].state != Post.State.PENDING else None


@require_safe
def post(request, pk):
    """A permalink: the post in its place, at whatever depth."""
    found = get_object_or_404(Post.objects.visible_to(request.user).select_related("thread", "parent"), pk=pk)
    if not policies.can_see(request.user, found.thread):
        raise Http404
    return redirect(place_url(found))


@require_safe
def pulse(request, pk):
    """How many posts have come since the one an open page names."""
    seen = get_object_or_404(Thread.objects.visible_to(request.user).only("pk", "last"), pk=pk)
    since = number(request.GET.get("since"), digits=7) or 0
    count = 0
    if since < seen.last:
        came = Post.objects.standing().filter(not_from_muted(request.user), thread=seen, number__gt=since)
        came = came.exclude(author_id=request.user.pk) if request.user.is_authenticated else came
        count = came.order_by()[: MOST + 1].count()
    etag = f'"{seen.last}-{count}"'
    said = {"ETag": etag, "Cache-Control": "private, no-cache"}
    answer = JsonResponse({"count": count, "newest": seen.last}, headers=said)
    return get_conditional_response(request, etag=etag, response=answer)


@require_safe
@login_required
def names(request, pk):
    """Names to mention: of those who have written there, and in a circle of its members. Nobody else's are told."""
    seen = get_object_or_404(Thread.objects.visible_to(request.user).select_related("annotation"), pk=pk)
    writers = Post.objects.standing().filter(thread=seen).order_by().values("author")
    there = Q(pk__in=writers)
    if seen.annotation_id:
        there |= Q(pk=seen.annotation.author_id)
        if seen.annotation.circle_id:
            there = Q(memberships__circle=seen.annotation.circle_id)
    return _lines(request, there)


@require_safe
@login_required
def names_about(request):
    """The same where nobody has written yet: of those who have a part in what the place speaks of, if whoever asks
    may write there."""
    place = Place.read(request.GET.get("place", ""))
    there = places_of(request.user, {place}).get(place) if place else None
    return _lines(request, _concerned(place) if there and there.url else Q(pk__in=()))


def _concerned(place: Place) -> Q:
    if place.kind == "annotation":
        note = Annotation.objects.only("author", "circle").get(pk=place.pk)
        return Q(memberships__circle=note.circle_id) if note.circle_id else Q(pk=note.author_id)
    return Q(pk__in={key for plug in concerned.plugs.values() for key in plug(place)})


def _lines(request, among: Q) -> HttpResponse:
    """The first names of these people that begin as what was typed: nobody the viewer keeps away."""
    begun = request.GET.get("begun", "")[:40].replace("\x00", "")
    found = User.objects.filter(among, not_from_muted(request.user, "pk"), username__istartswith=begun)
    found = found.exclude(pk=request.user.pk).filter(is_active=True).order_by("username")
    lines = list(found.values_list("username", flat=True).distinct()[:NAMES])
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
