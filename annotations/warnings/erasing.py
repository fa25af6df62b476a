"""What of other people's words stands in warnings, and goes with them."""

from django.utils import timezone

from annotations.marginalia.sockets import annotation_erasers
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers
from annotations.warnings.models import ContentWarning, WarningSet
from annotations.warnings.records import WarningReason, WarningVersion


def erase_briefs(source: Source) -> None:
    """Forget the lines quoted from printed notices; what they named and what was decided stays. What readers have
    written about the source stays too."""
    _empty(source.warnings.filter(origin=ContentWarning.Origin.IMPORT))


def erase_of_annotation(annotation_id: int) -> None:
    """Forget what warnings on an annotation say of its words, in every version, and why they were decided so."""
    _empty_whole(ContentWarning.objects.filter(annotation=annotation_id))


def erase_of_subject(subject_id: int) -> None:
    """The same of something in a room above, which calls it when it erases the words."""
    _empty_whole(ContentWarning.objects.filter(subject=subject_id))


def _empty_whole(found: WarningSet) -> None:
    _empty(found)
    reasons = WarningVersion.objects.filter(warning__in=found, reason__isnull=False).values("reason")
    WarningReason.objects.filter(pk__in=reasons).update(comment="")


def _empty(found: WarningSet) -> None:
    found.update(brief="", detail="")
    for version in WarningVersion.objects.filter(warning__in=found, erased_at=None):
        version.said |= {"brief": "", "detail": ""}
        version.erased_at = timezone.now()
        version.save(update_fields=["said", "erased_at"])


def plug_in() -> None:
    source_erasers.plug("warnings", erase_briefs)
    annotation_erasers.plug("warnings", erase_of_annotation)
