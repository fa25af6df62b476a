"""What stands where a source is gone: what it was, since when and why it is gone, and what people wrote about it."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from annotations.marginalia.models import Annotation
from annotations.reader.margin import PAGE, Place
from annotations.sources.models import HEAVY, Source
from annotations.warnings.present import Surface, present, present_all
from perfection_site.accounts.models import AuditEntry
from perfection_site.accounts.numbers import number

_VERBS = {Source.State.UNPUBLISHED: "source.unpublished", Source.State.TAKEN_DOWN: "source.taken_down"}


def tombstone(request, slug: str):
    """404 for what may come back, 410 for what is taken down for good, with the annotations that outlive it."""
    gone = Source.objects.gone().select_related("film", "current").defer(*HEAVY).filter(slug=slug).first()
    if gone is None:
        raise Http404
    is_final = gone.state == Source.State.TAKEN_DOWN
    cards, next_url = _cards(request, gone) if is_final else ([], "")
    context = {
        "here": "sources",
        "source": present(gone, request.user, Surface.PAGE),
        "since": _since(gone),
        "is_final": is_final,
        "cards": cards,
        "next_url": next_url,
    }
    return render(request, "reader/gone.html", context, status=410 if is_final else 404)


def _since(gone: Source):
    """When it went: the audit knows."""
    entries = AuditEntry.objects.filter(about_kind="source", about_id=gone.pk, verb=_VERBS[gone.state])
    return entries.order_by("-id").values_list("at", flat=True).first()


def _cards(request, gone: Source) -> tuple[list, str]:
    """What people wrote, in the order of the text that was; the one a link led to stands first."""
    after, note = Place.asked(request.GET).after, number(request.GET.get("note"))
    found = Annotation.objects.visible_to(request.user).heard_by(request.user).filter(source=gone)
    found = found.select_related("author", "passage", "source", "circle").with_tags()
    first = list(found.filter(pk=note)) if note and not after else []
    found = found.exclude(pk=note) if note else found
    if after:
        start, pk = after
        found = found.filter(Q(passage__start__gt=start) | Q(passage__start=start, pk__gt=pk))
    rows = [*first, *found.order_by("passage__start", "pk")[: PAGE + 1 - len(first)]]
    next_url = ""
    if len(rows) > PAGE:
        last, kept = rows[PAGE - 1], f"note={note}&" if note else ""
        next_url = f"{reverse('reader:source', args=[gone.slug])}?{kept}after={last.passage.start}-{last.pk}"
    shown = present_all(rows[:PAGE], request.user, Surface.PAGE)
    return [{"card": card, "on": bool(first) and card.id == first[0].pk} for card in shown], next_url
