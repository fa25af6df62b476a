"""The reading page and what a reader does on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.marginalia.models import Annotation
from annotations.reader import progress
from annotations.reader.annotating import place_url
from annotations.reader.glance import glance, glance_or_404
from annotations.reader.gone import tombstone
from annotations.reader.margin import standing
from annotations.reader.page import reading_page
from annotations.reader.places import Place
from annotations.sources.models import Revision, Source
from annotations.text.blocks import block_at
from annotations.warnings.present import Surface, present
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused


@require_safe
def source(request, slug):
    """The reading page, or what stands in its place where the source is gone."""
    seen = glance(slug)
    if seen is None:
        return tombstone(request, slug)
    answer = HttpResponse(reading_page(request, seen, Place.asked(request.GET)))
    if seen.is_indexable and not request.GET:
        answer.headers["X-Robots-Tag"] = "all"
    return answer


@require_safe
def annotation(request, pk):
    """A permalink: opens the page at the passage with the card. `?in=text` leads to the passage itself."""
    found = get_object_or_404(Annotation.objects.visible_to(request.user).select_related("source"), pk=pk)
    if found.source.state != Source.State.PUBLISHED:
        return redirect(f"{reverse('reader:source', args=[found.source.slug])}?note={pk}#annotation-{pk}")
    placed = standing(found.source.current_id, request.user).filter(pk=pk).first()
    if placed is None:
        raise Http404
    url = place_url(found.source, placed.stands_at, pk)
    if request.GET.get("in") == "text":
        revision = Revision.objects.select_related("source").get(pk=found.source.current_id)
        blocks = present(revision, request.user, Surface.PAGE).document.blocks
        url = f"{url.partition('#')[0]}#b{block_at(blocks, placed.stands_at)}"
    return redirect(url)


@require_POST
@login_required
def remember(request, slug):
    """Move one's bookmark, as the page's script asks while one reads."""
    position = number(request.POST.get("position"), digits=8)
    if position is None:
        raise Refused(_("A place in a text is a number."))
    progress.remember(request.user, glance_or_404(slug), position)
    return HttpResponse(status=204)


@require_POST
@login_required
def forget(request, slug):
    """Take one's bookmark out."""
    progress.forget(request.user, slug)
    messages.success(request, _("Your place in this text is forgotten."))
    return redirect("reader:source", slug)
