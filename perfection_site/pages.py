"""The pages above the rooms: home, films, sources; and the two addresses that say whether the site is well."""

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.passages import coverage
from annotations.reader.margin import count_label
from annotations.sources.models import HEAVY, Film, Source
from annotations.warnings.present import PresentedSource, Surface, present
from perfection_site.accounts.numbers import number

PAGE = 30
SHORT = 5


def _with_counts(found):
    """Sources ready to present in a list, each with the number of its public annotations."""
    light = found.select_related("film", "current").defer(*HEAVY)
    return coverage.with_stamp(light)


def _listed(source: Source, viewer) -> dict:
    shown: PresentedSource = present(source, viewer, Surface.LIST)
    count = coverage.stamp_of(source).annotations
    return {"source": shown, "count": count, "annotations": count_label(count)}


def _films(viewer, films: list[Film]) -> list[dict]:
    """Films with their published sources, in two queries."""
    found = Source.objects.visible_to(viewer).filter(film__in=films, state=Source.State.PUBLISHED)
    by_film: dict[int, list] = {film.pk: [] for film in films}
    for source in _with_counts(found).order_by("published", "id"):
        by_film[source.film_id].append(_listed(source, viewer))
    return [{"film": present(film, viewer, Surface.LIST), "sources": by_film[film.pk]} for film in films]


@require_safe
def home(request):
    films = list(Film.objects.filter(sources__state=Source.State.PUBLISHED).distinct().order_by("-id")[:SHORT])
    return render(request, "pages/home.html", {"here": "home", "films": _films(request.user, films)})


@require_safe
def films(request):
    before = number(request.GET.get("before"))
    found = Film.objects.filter(sources__state=Source.State.PUBLISHED).distinct().order_by("-id")
    if before:
        found = found.filter(id__lt=before)
    rows = list(found[: PAGE + 1])
    context = {
        "here": "films",
        "films": _films(request.user, rows[:PAGE]),
        "next_url": f"{reverse('pages:films')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "pages/films.html", context)


@require_safe
def film(request, slug):
    found = get_object_or_404(Film, slug=slug)
    (shown,) = _films(request.user, [found])
    return render(request, "pages/film.html", {"here": "films", **shown})


@require_safe
def sources(request):
    before = number(request.GET.get("before"))
    found = Source.objects.visible_to(request.user).filter(state=Source.State.PUBLISHED)
    if before:
        found = found.filter(id__lt=before)
    rows = list(_with_counts(found).order_by("-id")[: PAGE + 1])
    context = {
        "here": "sources",
        "sources": [_listed(source, request.user) for source in rows[:PAGE]],
        "next_url": f"{reverse('pages:sources')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "pages/sources.html", context)


@require_safe
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request):
    """The process answers and its database does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "ok"})


@require_safe
def robots(request):
    """Nothing is indexed by default; every answer says so too, in X-Robots-Tag."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
