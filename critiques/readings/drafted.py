"""What was typed about a reading, a claim or a piece of evidence and not sent: where it is gone on with."""

from django.urls import reverse
from django.utils.translation import gettext as _

from critiques.readings.discussing import About, is_there
from critiques.readings.models import Authorship, Claim, Evidence, Reading
from critiques.readings.talk import placed
from critiques.threads.places import Place
from critiques.threads.sockets import DraftPlace, concerned, draft_places


def places(viewer, asked: set[Place]) -> dict[Place, DraftPlace]:
    """In as many queries however many there are."""

    def keys(kind: str) -> list[int]:
        return [place.pk for place in asked if place.kind == kind]

    found = []
    if wanted := keys("reading"):
        rows = Reading.objects.visible_to(viewer).select_related("film", "thread").filter(pk__in=wanted)
        found += [(one, one, _("About a reading")) for one in rows]
    if wanted := keys("claim"):
        rows = Claim.objects.visible_to(viewer).select_related("reading__film", "thread").filter(pk__in=wanted)
        found += [(one, one.reading, "") for one in rows]
    if wanted := keys("evidence"):
        rows = Evidence.objects.visible_to(viewer).select_related("claim__reading__film", "thread")
        rows = rows.filter(pk__in=wanted)
        found += [(one, one.claim.reading, _("About a piece of evidence")) for one in rows]
    readings = {(about._meta.model_name, about.pk): reading for about, reading, _label in found}
    made = {}
    for about, place in placed(viewer, found):
        kind = about._meta.model_name
        label = place.label
        if isinstance(about, Claim):
            label = _("About a claim of “%(reading)s”") % {"reading": place.crumbs[-1][0]}
        made[Place(kind, about.pk)] = DraftPlace(label, place.heading, _url(about, readings[kind, about.pk]))
    return made


def _url(about: About, reading: Reading) -> str:
    """In the thread there is by now, or where its first post is written; nowhere while nothing can be said of it."""
    if not (reading.is_public and is_there(about)):
        return ""
    if about.thread_id:
        return "" if about.thread.locked_at else reverse("threads:reply", args=[about.thread_id])
    if isinstance(about, Reading):
        return reverse("readings:discuss", args=[about.slug])
    name = "readings:discuss_claim" if isinstance(about, Claim) else "readings:discuss_evidence"
    return reverse(name, args=[about.pk])


def concerned_in(place: Place) -> set[int]:
    """Who argues the reading that is spoken of, and who has offered the piece of evidence."""
    way = {"reading": "pk", "claim": "claims", "evidence": "claims__evidence"}.get(place.kind)
    if way is None:
        return set()
    argued = Authorship.objects.filter(state=Authorship.State.ACCEPTED, **{f"reading__{way}": place.pk})
    people = set(argued.values_list("person", flat=True))
    if place.kind == "evidence":
        people |= set(Evidence.objects.filter(pk=place.pk).values_list("offered_by", flat=True))
    return people


def plug_in() -> None:
    draft_places.plug("readings", places)
    concerned.plug("readings", concerned_in)
