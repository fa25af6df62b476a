"""The search over readings: what this viewer reads as a reader."""

from django.shortcuts import render
from django.urls import reverse

from annotations.sources import search as engine
from annotations.sources.matching import matching
from critiques.readings.hits import present_finds
from critiques.readings.models import Reading
from critiques.readings.searched import ReadingSearch
from perfection_site.accounts.numbers import number
from perfection_site.pages.forms import ReadingSearchForm
from perfection_site.pages.listing import for_reading, onward

HITS = 10


def readings(request):
    """Newest first, a page at a time."""
    form = ReadingSearchForm(request.GET)
    context = {"here": "search", "form": form, "asked": form.cleaned_data.get("q", "")}
    if context["asked"]:
        try:
            query = engine.ask(context["asked"], among=ReadingSearch)
        except engine.Unanswerable as unanswerable:
            context["sentence"] = str(unanswerable)
        else:
            context |= _hits(request, form, query)
    return render(request, "pages/search_readings.html", context)


def _hits(request, form: ReadingSearchForm, query: engine.Query) -> dict:
    after = number(request.GET.get("after"))
    readable = form.narrow(Reading.objects.read_by(request.user))
    matches = matching(query, ReadingSearch)
    among = matches.find(readable)
    keys = among.page(after, HITS + 1)
    is_more = len(keys) > HITS
    total = len(keys)
    if is_more or after:
        total = matches.count(readable) if among.keys is None else len(among.keys)
    rows = Reading.objects.read_by(request.user).select_related("film").with_authors().in_bulk(keys[:HITS])
    finds = present_finds([rows[key] for key in keys[:HITS] if key in rows], query, request.user)
    kept, left_out = for_reading(request, finds, lambda find: find.reading)
    further = reverse("pages:search") + form.query(after=keys[HITS - 1]) if is_more else ""
    return {
        "finds": kept,
        "left_out": left_out,
        "total": total,
        "next_url": onward(request, further) if further else "",
        "is_further": after is not None,
    }
