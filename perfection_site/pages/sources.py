"""The list of sources, and the search over them."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.passages.models import BlockCoverage
from annotations.sources import search as engine
from annotations.sources.models import Source
from annotations.warnings.hits import PresentedHit, present_hits
from perfection_site.accounts.numbers import number
from perfection_site.pages import found, found_readings
from perfection_site.pages.forms import SearchForm, SourceFilters
from perfection_site.pages.listing import for_reading, listed, onward, published, with_counts

PAGE = 30
HITS = 10


@require_safe
def sources(request):
    form = SourceFilters(request.GET)
    among = _chosen(form, published(request.user))
    after = number(request.GET.get("after"))
    if form.chosen.get("sort") == "title":
        among = _by_title(among, after)
    else:
        among = (among.filter(id__lt=after) if after else among).order_by("-id")
    rows = list(with_counts(among)[: PAGE + 1])
    further = form.query(after=rows[PAGE - 1].pk) if len(rows) > PAGE else ""
    shown, left_out = for_reading(request, listed(rows[:PAGE], request.user), lambda row: row.source)
    context = {
        "here": "sources",
        "form": form,
        "sources": shown,
        "left_out": left_out,
        "is_further": bool(after),
        "next_url": onward(request, reverse("pages:sources") + further) if further else "",
    }
    return render(request, "pages/sources.html", context)


def _chosen(form: SourceFilters, among):
    among, chosen = form.narrow(among), form.chosen
    if basis := chosen.get("basis"):
        excerpt = Q(rights_basis=Source.RightsBasis.EXCERPT)
        among = among.filter(excerpt if basis == "excerpt" else ~excerpt)
    if notes := chosen.get("notes"):
        annotated = Exists(BlockCoverage.objects.filter(revision=OuterRef("current"), starts__gt=0))
        among = among.filter(annotated if notes == "with" else ~annotated)
    return among


def _by_title(among, after: int | None):
    """In the order of titles, from behind the source `after`: its title is looked up, not carried in the address."""
    among = among.annotate(by_title=Lower("title"))
    if after:
        once = Source.objects.exclude(state=Source.State.DRAFT)
        last = once.filter(pk=after).values_list(Lower("title"), flat=True).first() or ""
        among = among.filter(Q(by_title__gt=last) | Q(by_title=last, id__gt=after))
    return among.order_by(F("by_title"), "id")


@require_safe
def search(request):
    """Full text over published sources, or over annotations or readings; what it quotes is what this viewer gets to
    read."""
    if request.GET.get("in") == "annotations":
        return found.annotations(request)
    if request.GET.get("in") == "readings":
        return found_readings.readings(request)
    form = SearchForm(request.GET)
    context = {"here": "search", "form": form, "asked": form.cleaned_data.get("q", "")}
    if context["asked"]:
        try:
            query = engine.ask(context["asked"], form.chosen.get("language", ""))
        except engine.Unanswerable as unanswerable:
            context["sentence"] = str(unanswerable)
        else:
            context |= _found(request, form, query)
    return render(request, "pages/search.html", context)


def _found(request, form: SearchForm, query: engine.Query) -> dict:
    among, after = form.narrow(published(request.user)), _after(request.GET.get("after", ""))
    places = engine.find(among, query, after, HITS + 1) if query.configs else []
    hits = _hits(among, [pk for _tier, pk in places[:HITS]], query, request.user)
    next_url = ""
    if len(places) > HITS:
        tier, pk = places[HITS - 1]
        next_url = onward(request, reverse("pages:search") + form.query(after=f"{tier}-{pk}"))
    total = len(places)
    if next_url or after:
        total = engine.count(among.filter(query.matches("head") | query.matches("body")))
    hits, left_out = for_reading(request, hits, lambda hit: hit.source)
    return {"hits": hits, "left_out": left_out, "total": total, "next_url": next_url, "is_further": after is not None}


def _after(asked: str) -> engine.Place | None:
    tier, _, pk = asked.partition("-")
    tier, pk = number(tier, digits=1), number(pk)
    return (tier, pk) if tier in (engine.HEAD, engine.BODY) and pk is not None else None


def _hits(among, ids: list[int], query: engine.Query, viewer) -> list[PresentedHit]:
    """The sources with these ids, in their order."""
    rows = with_counts(among.filter(pk__in=ids), whole=True).in_bulk() if ids else {}
    return present_hits([rows[pk] for pk in ids if pk in rows], query, viewer)
