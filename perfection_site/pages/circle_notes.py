"""What a circle has written, for its members."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation
from annotations.warnings.listed import present_notes, with_place
from perfection_site.accounts.numbers import number
from perfection_site.pages.circles import circle_of, shown

PAGE = 20


@require_safe
@login_required
def written(request, slug):
    """Its annotations across texts, the newest first."""
    circle, before = circle_of(request, slug), number(request.GET.get("before"))
    found = Annotation.objects.read_by(request.user).filter(circle=circle)
    found = found.filter(pk__lt=before) if before else found
    rows = list(with_place(found).order_by("-pk")[: PAGE + 1])
    further = f"{reverse('circles:annotations', args=[slug])}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    context = {
        "here": "circles",
        "circle": shown(circle, request.user),
        "notes": present_notes(rows[:PAGE], request.user),
        "next_url": further,
        "tag_url": f"{reverse('pages:notebook')}?tag=",
        "is_first": not before,
    }
    return render(request, "circles/annotations.html", context)
