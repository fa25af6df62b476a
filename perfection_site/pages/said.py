"""The notebook's lists of what one has said among others: posts, and passages put to work in readings. Wherever they
stand by now they are there to be taken back, with nothing of what stands around them where that can't be seen."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.marginalia.models import KEPT_WITHDRAWN
from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Evidence
from critiques.readings.presenting import alone as by_itself
from critiques.threads.heads import ABOUT, LIGHT, places
from critiques.threads.looking import alone
from critiques.threads.models import Post, Thread
from perfection_site.accounts.numbers import number
from perfection_site.pages.note_forms import SaidForm

PAGE = 20
_EVIDENCE = ("claim__reading__film", "passage__source__film", "offered_by", "answered_by", "thread")


@require_safe
@login_required
def posts(request):
    """One's own posts, the newest first, also those that one has withdrawn and those whose thread one can't see."""
    form, found = SaidForm(request.GET), Post.objects.own_of(request.user).select_related("author", "thread")
    if form.words:
        found = found.filter(body__icontains=form.words)
    context = {"of": "posts", "form": form} | _page(request, "pages:posts", found, form, _posts)
    return render(request, "pages/said.html", context)


@require_safe
@login_required
def evidence(request):
    """The passages one has put to work or offered and not taken back, the newest first."""
    form, found = SaidForm(request.GET), Evidence.objects.taken_back_by(request.user).select_related(*_EVIDENCE)
    if form.words:
        found = found.filter(why__icontains=form.words)
    context = {"of": "evidence", "form": form} | _page(request, "pages:evidence", found, form, _pieces)
    return render(request, "pages/said.html", context)


def _page(request, name: str, found, form: SaidForm, listed) -> dict:
    before = number(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: PAGE + 1])
    further = {"q": form.words, "before": rows[PAGE - 1].pk if len(rows) > PAGE else ""}
    asked = urlencode({key: value for key, value in further.items() if value})
    return {
        "here": "notebook",
        "url": reverse(name),
        "rows": listed(request.user, rows[:PAGE]),
        "is_further": before is not None,
        "next_url": f"{reverse(name)}?{asked}" if further["before"] else "",
    }


def _posts(viewer, rows: list[Post]) -> list[dict]:
    seen = Thread.objects.visible_to(viewer).filter(pk__in={one.thread_id for one in rows})
    threads = {one.pk: one for one in seen.select_related(*ABOUT).defer(*LIGHT)}
    named = places(threads.values(), viewer)
    shown = present_all([alone(one) for one in rows], viewer, Surface.PAGE)
    return [
        {
            "post": said,
            "place": named.get(one.thread_id, ""),
            "is_seen": one.thread_id in threads,
            "can_go_back": one.thread_id in threads and one.thread.locked_at is None,
            "until": one.withdrawn_at + KEPT_WITHDRAWN if one.withdrawn_at else None,
        }
        for one, said in zip(rows, shown, strict=True)
    ]


def _pieces(viewer, rows: list[Evidence]) -> list[dict]:
    found = Evidence.objects.visible_to(viewer).filter(pk__in=[one.pk for one in rows])
    seen = set(found.values_list("pk", flat=True))
    readings = {one.pk: one.claim.reading for one in rows if one.pk in seen}
    shown = present_all([*(one if one.pk in seen else by_itself(one) for one in rows)], viewer, Surface.PAGE)
    named = dict(zip(readings, present_all(readings.values(), viewer, Surface.NOTICE), strict=True))
    return [
        {
            "piece": piece,
            "place": _("“%(heading)s”") % {"heading": named[one.pk].heading} if one.pk in seen else "",
            "is_seen": one.pk in seen,
        }
        for one, piece in zip(rows, shown, strict=True)
    ]
