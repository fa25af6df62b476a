"""Which readings cite a text, and how: told beside it, at the passages that they cite."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotations.reader.sockets import PassagePart, PassagePlug, passage_parts
from annotations.sources.models import Film
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Evidence, Reading, heard_by

MOST = 100  # citations told beside one text
_HOW = {
    "supports": _("supports claim %(number)d"),
    "complicates": _("complicates claim %(number)d"),
    "contradicts": _("contradicts claim %(number)d"),
    "context": _("gives context to claim %(number)d"),
}


def _cited(source, revision):
    """What is taken up as evidence in readings that everybody reads; offers and drafts stay on their own page."""
    found = Evidence.objects.public().filter(
        state=Evidence.State.ACCEPTED,
        passage__source=source,
        passage__placements__revision=revision,
        passage__placements__start__isnull=False,
    )
    placed = {"stands_at": F("passage__placements__start"), "stands_to": F("passage__placements__end")}
    return found.annotate(**placed).order_by("stands_at", "pk")


def brought() -> ArraySubquery:
    said = JSONObject(
        id="pk",
        start="stands_at",
        end="stands_to",
        stance="stance",
        number="claim__number",
        reading="claim__reading",
        title="claim__reading__title",
        slug="claim__reading__slug",
    )
    return ArraySubquery(_cited(OuterRef("source"), OuterRef("pk")).values(data=said)[:MOST])


def told(rows: list[dict], film: Film) -> list[PassagePart]:
    """By name and stance alone, for everybody: these are never covered."""
    readings = {
        row["reading"]: Reading(pk=row["reading"], title=row["title"], slug=row["slug"], film=film) for row in rows
    }
    shown = dict(zip(readings, present_all(readings.values(), AnonymousUser(), Surface.NOTICE), strict=True))
    return [
        PassagePart(
            row["start"], row["end"], shown[row["reading"]].heading, _how(row["stance"], row["number"]), url(row["id"])
        )
        for row in rows
    ]


def at(source_id: int, revision_id: int, viewer, position: int) -> list[PassagePart]:
    """What cites the words at a position, with the line that says why, as the viewer may have it."""
    reach = (max(0, position - MAX_QUOTE), position)
    found = _cited(source_id, revision_id).filter(stands_at__range=reach, stands_to__gt=position)
    if heard := heard_by(viewer, "claim__reading"):
        found = found.filter(heard)
    found = found.select_related("claim__reading__film", "passage__source__film", "offered_by", "answered_by", "thread")
    rows = list(found[:MOST])
    presented = present_all([*(one.claim.reading for one in rows), *rows], viewer, Surface.LIST)
    readings, pieces = presented[: len(rows)], presented[len(rows) :]
    return [
        PassagePart(
            one.stands_at,
            one.stands_to,
            reading.heading,
            _how(one.stance, one.claim.number),
            url(one.pk),
            piece.because,
        )
        for one, reading, piece in zip(rows, readings, pieces, strict=True)
    ]


def _how(stance: str, number: int) -> str:
    return _HOW[stance] % {"number": number}


def url(key: int) -> str:
    return reverse("readings:evidence", args=[key])


def plug_in() -> None:
    passage_parts.plug("readings", PassagePlug(brought, told, at))
