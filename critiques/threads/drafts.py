"""The page of what one has typed for threads and not sent."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.warnings.present import Surface, Typed, present_all
from critiques.threads.drafted import places_of
from critiques.threads.places import Place
from critiques.threads.records import PostDraft
from perfection_site.accounts.numbers import number

PAGE = 20


@require_safe
@login_required
def drafts(request):
    """One's own, those begun last first."""
    found = PostDraft.objects.filter(author=request.user).order_by("-pk")
    before = number(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    further = f"{reverse('threads:drafts')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    context = {
        "here": "drafts",
        "rows": _rows(request.user, rows[:PAGE]),
        "is_further": before is not None,
        "next_url": further,
    }
    return render(request, "threads/drafts.html", context)


def _rows(viewer, found: list[PostDraft]) -> list[dict]:
    at = {one.pk: Place.read(one.place) for one in found}
    spoken_of = places_of(viewer, {place for place in at.values() if place})
    words = present_all([Typed(one.typed) for one in found], viewer, Surface.PAGE)
    rows = []
    for one, said in zip(found, words, strict=True):
        about = spoken_of.get(at[one.pk])
        url = about.url if about else ""
        rows.append(
            {
                "id": one.pk,
                "token": one.token,
                "label": about.label if about else "",
                "heading": about.heading if about else "",
                "words": said,
                "when": one.updated_at,
                "url": f"{url}{'&' if '?' in url else '?'}draft={one.pk}" if url else "",
            }
        )
    return rows
