"""Home, the list of films, and a film."""

from django.db.models import Count, Exists, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.passages import coverage
from annotations.reader.progress import begun
from annotations.sources.models import Film
from annotations.warnings.present import Surface, present_all, with_film_warnings
from critiques.readings.listing import of_film
from perfection_site.accounts.numbers import number
from perfection_site.pages.contents import contents
from perfection_site.pages.forms import SearchForm
from perfection_site.pages.listing import count_label, for_reading, listed, onward, published, with_counts

PAGE = 30
SHORT = 5
FEW = 3  # sources of a film in a list of films
MANY = 100  # on the film's own page


def _with_sources(viewer):
    """Films that have published sources, with their number, newest film first."""
    there = published(viewer).filter(film=OuterRef("pk")).order_by()
    counted = there.values("film").annotate(total=Count("pk")).values("total")
    return with_film_warnings(Film.objects.filter(Exists(there)).annotate(total=Subquery(counted))).order_by("-id")


def _films(request, films: list[Film]) -> dict:
    """Films with their newest sources, in one query, and what is left out for the viewer."""
    viewer = request.user
    nth = Window(RowNumber(), partition_by="film", order_by="-id")
    # The few are found first: what lists show of a source is dear to count for each of a film's thousands.
    few = published(viewer).filter(film__in=films).annotate(nth=nth).filter(nth__lte=FEW).order_by().values("pk")
    rows = list(with_counts(published(viewer).filter(pk__in=few)).order_by("-id")) if films else []
    by_film: dict[int, list] = {film.pk: [] for film in films}
    for source, row in zip(rows, listed(rows, viewer), strict=True):
        by_film[source.film_id].append(row)
    listed_films = [
        _film_row(request, film, shown, by_film[film.pk])
        for film, shown in zip(films, present_all(films, viewer, Surface.LIST), strict=True)
    ]
    kept, left_out = for_reading(request, listed_films, lambda row: row["film"])
    return {"films": kept, "left_out": left_out}


def _film_row(request, film: Film, shown, few: list) -> dict:
    sources, left_out = for_reading(request, few, lambda row: row.source)
    further = film.total - len(few)
    return {"film": shown, "sources": sources, "total": film.total, "further": further, "left_out": left_out}


@require_safe
def home(request):
    films = list(_with_sources(request.user)[: SHORT + 1])
    context = {
        "here": "home",
        "form": SearchForm({}),
        "is_more": len(films) > SHORT,
        "begun": begun(request.user),
    } | _films(request, films[:SHORT])
    return render(request, "pages/home.html", context)


@require_safe
def films(request):
    before = number(request.GET.get("before"))
    found = _with_sources(request.user)
    if before:
        found = found.filter(id__lt=before)
    rows = list(found[: PAGE + 1])
    context = {
        "here": "films",
        "next_url": onward(request, f"{reverse('pages:films')}?before={rows[PAGE - 1].pk}") if len(rows) > PAGE else "",
        "is_further": bool(before),
    } | _films(request, rows[:PAGE])
    return render(request, "pages/films.html", context)


@require_safe
def film(request, slug):
    found = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    rows = list(with_counts(published(request.user).filter(film=found)).order_by("-id")[: MANY + 1])
    (shown,) = present_all([found], request.user, Surface.PAGE)
    sources = listed(rows[:MANY], request.user)
    kept, left_out = for_reading(request, sources, lambda row: row.source)
    annotations = coverage.count(published(request.user).filter(film=found))
    context = {
        "here": "films",
        "film": shown,
        "film_id": found.pk,
        "sources": sorted(kept, key=lambda row: row.source.kind_label),
        "left_out": left_out,
        "is_more": len(rows) > MANY,
        "source_count": published(request.user).filter(film=found).count() if len(rows) > MANY else len(rows),
        "count": annotations,
        "annotations": count_label(annotations),
        "contents": contents(sources),
    }
    context["readings"], context["readings_left_out"], context["more_readings"] = of_film(request, found)
    return render(request, "pages/film.html", context)
