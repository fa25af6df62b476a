"""What of a source's words stands in its warnings, and goes with them."""

from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers


def erase_briefs(source: Source) -> None:
    """Forget the lines quoted from printed notices; what they named and what was decided stays."""
    source.warnings.update(brief="")


def plug_in() -> None:
    source_erasers.plug("warnings", erase_briefs)
