"""What an open reading page asks for, and the choice of a sentence for those who select without mouse or script."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.reader import pulse as pulses
from annotations.reader.article import Article
from annotations.reader.forms import PassageForm, SentenceForm
from annotations.reader.glance import glance_or_404
from annotations.reader.margin import own_spans, standing
from annotations.reader.page import margin_html
from annotations.reader.places import Place
from annotations.sources.models import Source
from annotations.text.covers import MASK
from annotations.text.quotes import MAX_QUOTE
from annotations.text.sentences import sentences as divided
from annotations.warnings.present import Surface, present
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused

BESIDES = 50  # annotations that a page may say it knows of


@require_safe
def margin_part(request, slug):
    """The margin alone, for a page that is open already; of new annotations also the blocks that they mark."""
    seen, place = glance_or_404(slug), Place.asked(request.GET)
    own = own_spans(seen, request.user)
    article = Article(seen, request.user)
    html = margin_html(request, article, place, own)
    if place.since is None or place.after:
        return HttpResponse(html)
    came = standing(seen.revision_id, request.user).filter(pk__gt=place.since).order_by("-pk")
    touching = list(came.values_list("stands_at", "stands_to")[: pulses.MOST])
    blocks = article.replacements(own, touching)
    return render(request, "reader/_created.html", {"margin_html": html, "blocks": blocks})


@require_safe
def pulse(request, slug):
    """How many annotations have come since the one a page names, and which is the newest: one query, or 304.

    `besides` are those that the page has made itself.
    """
    found = pulses.pulse(slug, number(request.GET.get("since")) or 0)
    if found is None:
        raise Http404
    besides = {number(one) for one in request.GET.get("besides", "").split(",")[:BESIDES]} - {None}
    count = found.count(besides)
    # Two answers that say the same are the same, whatever has gone again in between.
    etag = f'"{found.newest}-{count}"'
    said = {"ETag": etag, "Cache-Control": "no-cache"}
    answer = JsonResponse({"count": count, "newest": found.newest}, headers=said)
    return get_conditional_response(request, etag=etag, response=answer)


@require_safe
def sentences(request, slug):
    """Choose one sentence of a passage: a list without script, which leads on to the form for annotating it."""
    found = Source.objects.visible_to(request.user).filter(current__isnull=False)
    text = get_object_or_404(found.select_related("film", "current"), slug=slug, state=Source.State.PUBLISHED)
    asked = PassageForm(request.GET)
    if not asked.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    start, end = asked.cleaned_data["start"], asked.cleaned_data["end"]
    text.current.source = text
    document = present(text.current, request.user, Surface.PAGE).document
    spans = [
        span
        for block in document.blocks
        if block.start < end and start < block.end
        for span in divided(document.text, max(start, block.start), min(end, block.end))
        if MASK not in document.text[slice(*span)]  # what is covered cannot be chosen
    ]
    form = SentenceForm(request.GET if "span" in request.GET else None, text=document.text, spans=spans)
    if form.is_valid():
        first, last = form.cleaned_data["span"].split("-")
        return redirect(f"{reverse('reader:annotate', args=[slug])}?start={first}&end={last}")
    source = present(text, request.user, Surface.PAGE)
    context = {"here": "sources", "source": source, "form": form, "start": start, "end": end}
    return render(request, "reader/sentences.html", context, status=422 if form.is_bound else 200)
