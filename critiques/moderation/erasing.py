"""What this room keeps of an annotation's words, and emptying it when the annotation is erased."""

from django.db.models import Q

from annotations.marginalia.sockets import annotation_erasers
from critiques.moderation.models import Case, Flag
from critiques.readings.sockets import evidence_erasers, reading_erasers
from critiques.threads.sockets import post_erasers


def empty(annotation_id: int) -> None:
    """What flags have kept, once it is judged. Who flagged, for what reason, and what was decided stay."""
    judged = Flag.objects.filter(case__annotation=annotation_id, case__state=Case.State.DECIDED)
    judged.update(kept="", kept_tags=[])


def empty_of_post(post_id: int) -> None:
    """The same of a post."""
    judged = Flag.objects.filter(case__post=post_id, case__state=Case.State.DECIDED)
    judged.update(kept="", kept_tags=[])


def empty_of_reading(reading_id: int) -> None:
    """The same of a reading, and of what its evidence said."""
    of = Q(case__reading=reading_id) | Q(case__evidence__claim__reading=reading_id)
    Flag.objects.filter(of, case__state=Case.State.DECIDED).update(kept="", kept_tags=[])


def empty_of_evidence(evidence_id: int) -> None:
    """The same of a piece of evidence."""
    judged = Flag.objects.filter(case__evidence=evidence_id, case__state=Case.State.DECIDED)
    judged.update(kept="", kept_tags=[])


def plug_in() -> None:
    evidence_erasers.plug("moderation", empty_of_evidence)
    reading_erasers.plug("moderation", empty_of_reading)
    post_erasers.plug("moderation", empty_of_post)
    annotation_erasers.plug("moderation", empty)
