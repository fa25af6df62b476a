"""Who decides on a content warning."""

from annotations.sources import policies as sources
from annotations.warnings.models import ContentWarning


def can_confirm(actor, warning: ContentWarning) -> bool:
    """What a source prints about itself is confirmed by whoever may import it; it stays open to dispute like any."""
    return sources.can_import(actor) and warning.origin == ContentWarning.Origin.IMPORT
