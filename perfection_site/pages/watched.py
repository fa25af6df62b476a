"""What can be watched of these rooms: films, sources and circles; and how news of them reads in the inbox."""

from collections import defaultdict
from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.sources.models import HEAVY, Film
from annotations.warnings.present import Surface, present_all
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, ShownPlace, notice_renderers, watched_places
from perfection_site.circles.models import Circle
from perfection_site.pages.listing import published


def films(viewer, keys: Collection[int]) -> dict[int, ShownPlace]:
    found = list(Film.objects.visible_to(viewer).filter(pk__in=keys))
    shown = zip(found, present_all(found, viewer, Surface.NOTICE), strict=True)
    return {one.pk: ShownPlace(film.heading, reverse("pages:film", args=[film.slug])) for one, film in shown}


def sources(viewer, keys: Collection[int]) -> dict[int, ShownPlace]:
    found = published(viewer).filter(pk__in=keys).select_related("film", "current").defer(*HEAVY)
    shown = present_all(found, viewer, Surface.NOTICE)
    return {one.id: ShownPlace(one.heading, reverse("reader:source", args=[one.slug]), one.lang) for one in shown}


def circles(viewer, keys: Collection[int]) -> dict[int, ShownPlace]:
    found = list(Circle.objects.visible_to(viewer).filter(pk__in=keys).defer("about", "about_html"))
    shown = zip(found, present_all(found, viewer, Surface.NOTICE), strict=True)
    return {one.pk: ShownPlace(circle.heading, reverse("circles:circle", args=[circle.slug])) for one, circle in shown}


def _places(viewer, notices: list[Notice]) -> dict[int, ShownPlace]:
    """notice id -> what it is news of, where its recipient may still see that; a query for each kind."""
    keys = defaultdict(set)
    for notice in notices:
        keys[notice.place_kind].add(notice.place_id)
    places = {kind: watched_places.plugs[kind](viewer, found) for kind, found in keys.items()}
    found = {notice.pk: places[notice.place_kind].get(notice.place_id) for notice in notices}
    return {pk: place for pk, place in found.items() if place}


def annotations(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """New annotations where somebody watches. How many is said as they came; what was withdrawn since is not counted
    out, and nothing of what they say stands here."""
    places = _places(viewer, notices)
    return {notice.pk: _annotations(notice, places.get(notice.pk)) for notice in notices}


def _annotations(notice: Notice, place: ShownPlace | None) -> ShownNotice:
    if place is None:
        return _gone()
    heading = ngettext("%(count)d new annotation: %(place)s", "%(count)d new annotations: %(place)s", notice.count)
    url = place.url
    if notice.place_kind == "source":  # the margin opens with what is new since then
        url += f"?since={notice.about_id - 1}#margin"
    elif notice.place_kind == "circle":
        url += "annotations/"
    said = heading % {"count": notice.count, "place": _named(place)}
    return ShownNotice(heading=said, url=url, url_label=_("Read what is new"))


def published_sources(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """New sources about a film somebody watches."""
    places = _places(viewer, notices)
    return {notice.pk: _published(notice, places.get(notice.pk)) for notice in notices}


def _published(notice: Notice, place: ShownPlace | None) -> ShownNotice:
    if place is None:
        return _gone()
    heading = ngettext("%(count)d new source about %(place)s", "%(count)d new sources about %(place)s", notice.count)
    said = heading % {"count": notice.count, "place": _named(place)}
    return ShownNotice(heading=said, url=place.url, url_label=_("See the film"))


def _named(place: ShownPlace) -> str:
    return _("“%(heading)s”") % {"heading": place.heading}


def _gone() -> ShownNotice:
    return ShownNotice(heading=_("Something was new where you watched"), lines=(_("You can’t see it any more."),))


def plug_in() -> None:
    watched_places.plug("film", films)
    watched_places.plug("source", sources)
    watched_places.plug("circle", circles)
    notice_renderers.plug("annotation_news", annotations)
    notice_renderers.plug("source_news", published_sources)
