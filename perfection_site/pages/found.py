"""The search over annotations: what this viewer reads as a reader, whatever they may judge elsewhere."""

from django.shortcuts import render
from django.urls import reverse

from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources import search as engine
from annotations.sources.matching import matching
from annotations.warnings.listed import present_notes, with_place
from perfection_site.accounts.numbers import number
from perfection_site.pages.listing import for_reading, onward
from perfection_site.pages.note_forms import AnnotationSearchForm

HITS = 10


def annotations(request):
    """Newest first, a page at a time."""
    form = AnnotationSearchForm(request.GET)
    context = {"here": "search", "form": form, "asked": form.words}
    try:
        query = form.question()
    except engine.Unanswerable as unanswerable:
        context["sentence"] = str(unanswerable)
    else:
        if query:
            context |= _hits(request, form, query)
    return render(request, "pages/search_annotations.html", context)


def _hits(request, form: AnnotationSearchForm, query: engine.Query) -> dict:
    after = number(request.GET.get("after"))
    readable = form.narrow(Annotation.objects.read_by(request.user))
    matches = matching(query, AnnotationSearch)
    among = matches.find(readable)
    keys = among.page(after, HITS + 1)
    is_more = len(keys) > HITS
    total = len(keys)
    if is_more or after:
        total = matches.count(readable) if among.keys is None else len(among.keys)
    rows = with_place(Annotation.objects.read_by(request.user)).in_bulk(keys[:HITS])
    notes = present_notes([rows[key] for key in keys[:HITS] if key in rows], request.user, query)
    kept, left_out = for_reading(request, notes, lambda note: note.source)
    further = reverse("pages:search") + form.query(after=keys[HITS - 1]) if is_more else ""
    return {
        "notes": kept,
        "left_out": left_out,
        "total": total,
        "next_url": onward(request, further) if further else "",
        "tag_url": form.tag_url,
        "is_further": after is not None,
    }
