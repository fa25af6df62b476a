"""What this room keeps of an annotation's words, and emptying it when the annotation is erased."""

from annotations.marginalia.sockets import annotation_erasers
from critiques.moderation.models import Case, Flag


def empty(annotation_id: int) -> None:
    """What flags have kept, once it is judged. Who flagged, for what reason, and what was decided stay."""
    judged = Flag.objects.filter(case__annotation=annotation_id, case__state=Case.State.DECIDED)
    judged.update(kept="", kept_tags=[])


def plug_in() -> None:
    annotation_erasers.plug("moderation", empty)
