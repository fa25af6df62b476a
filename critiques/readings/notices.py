"""How notices about readings read: one is asked to argue one, evidence is offered, an offer is answered."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Authorship, Evidence, Reading
from critiques.readings.presented import PresentedReading
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, ShownPlace, notice_renderers, watched_places


def _readings(viewer, keys) -> dict[int, PresentedReading]:
    found = Reading.objects.visible_to(viewer).filter(pk__in=set(keys)).select_related("film").defer("exposition_html")
    return {one.id: one for one in present_all(found, viewer, Surface.NOTICE)}


def invited(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To whoever is asked to argue a reading: while the question stands."""
    asked = Authorship.objects.standing().filter(person_id=viewer.pk).select_related("invited_by")
    rows = asked.in_bulk([notice.about_id for notice in notices])
    readings = _readings(viewer, (one.reading_id for one in rows.values()))
    shown = {}
    for notice in notices:
        row = rows.get(notice.about_id)
        reading = readings.get(row.reading_id) if row else None
        if reading is None:
            line = _("The invitation is no longer open.")
            shown[notice.pk] = ShownNotice(heading=_("You were asked to argue a reading"), lines=(line,))
            continue
        shown[notice.pk] = ShownNotice(
            heading=_("%(name)s asks you to argue “%(reading)s”")
            % {"name": row.invited_by.username, "reading": reading.heading},
            lines=(_("You are not named in it until you say yes."),),
            url=reverse("readings:authors", args=[reading.slug]),
            url_label=_("Answer"),
        )
    return shown


def _evidence(viewer, notices: list[Notice]) -> dict[int, Evidence]:
    found = Evidence.objects.visible_to(viewer).select_related("claim", "offered_by")
    return found.in_bulk([notice.about_id for notice in notices])


def offered(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To a reading's authors."""
    heading, gone = _("A passage is offered to “%(reading)s”"), _("A passage was offered to a reading of yours")
    return _about(viewer, notices, heading, gone, _("Read it and answer"))


def answered(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To whoever offered it."""
    heading, gone = _("Your passage for “%(reading)s” is answered"), _("A passage that you offered is answered")
    return _about(viewer, notices, heading, gone, _("Read the answer"))


def _about(viewer, notices: list[Notice], heading: str, gone: str, label: str) -> dict[int, ShownNotice]:
    rows = _evidence(viewer, notices)
    readings = _readings(viewer, (one.claim.reading_id for one in rows.values()))
    shown = {}
    for notice in notices:
        row = rows.get(notice.about_id)
        reading = readings.get(row.claim.reading_id) if row else None
        if reading is None:
            shown[notice.pk] = ShownNotice(heading=gone, lines=(_("It is not there any more."),))
            continue
        shown[notice.pk] = ShownNotice(
            heading=heading % {"reading": reading.heading},
            facts=((_("As"), row.get_stance_display()), (_("Now"), row.get_state_display())),
            url=reverse("readings:evidence", args=[row.pk]),
            url_label=label,
        )
    return shown


# ---- news of what somebody watches


def watched(viewer, keys: Collection[int]) -> dict[int, ShownPlace]:
    shown = _readings(viewer, keys).values()
    return {one.id: ShownPlace(one.heading, reverse("readings:reading", args=[one.slug])) for one in shown}


def _places(viewer, notices: list[Notice]) -> dict[int, ShownPlace]:
    """notice id -> what it is news of, where its recipient may still see that; a query for each kind."""
    by_kind: dict[str, set[int]] = {}
    for notice in notices:
        by_kind.setdefault(notice.place_kind, set()).add(notice.place_id)
    places = {kind: watched_places.plugs[kind](viewer, keys) for kind, keys in by_kind.items()}
    found = {notice.pk: places[notice.place_kind].get(notice.place_id) for notice in notices}
    return {pk: place for pk, place in found.items() if place}


def new_readings(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """Of a film that somebody watches."""
    places = _places(viewer, notices)
    return {one.pk: _news(one, places.get(one.pk), _of_film(one.count), _("See the film")) for one in notices}


def new_evidence(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """In a reading that somebody watches."""
    places = _places(viewer, notices)
    return {one.pk: _news(one, places.get(one.pk), _of_reading(one.count), _("Read it")) for one in notices}


def _of_film(count: int) -> str:
    return ngettext("%(count)d new reading of “%(place)s”", "%(count)d new readings of “%(place)s”", count)


def _of_reading(count: int) -> str:
    return ngettext(
        "%(count)d new piece of evidence in “%(place)s”", "%(count)d new pieces of evidence in “%(place)s”", count
    )


def _news(notice: Notice, place: ShownPlace | None, heading: str, label: str) -> ShownNotice:
    if place is None:
        return ShownNotice(heading=_("Something was new where you watched"), lines=(_("You can’t see it any more."),))
    said = heading % {"count": notice.count, "place": place.heading}
    return ShownNotice(heading=said, url=place.url, url_label=label)


def plug_in() -> None:
    notice_renderers.plug("reading_invited", invited)
    notice_renderers.plug("evidence_offered", offered)
    notice_renderers.plug("evidence_answered", answered)
    notice_renderers.plug("reading_news", new_readings)
    notice_renderers.plug("evidence_news", new_evidence)
    watched_places.plug("reading", watched)
