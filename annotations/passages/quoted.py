"""What the room of sources asks about quotations of a source, through its sockets."""

from django.db.models.functions import Left

from annotations.passages.models import SHORT_QUOTE, BlockCoverage, CoverageChange, Passage
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers, source_quoted


def shorten(source: Source) -> None:
    """Keep of every quotation no more than a short one, without what stood around it. Highlights go with the text."""
    for ledger in (CoverageChange, BlockCoverage):
        ledger.objects.filter(revision__source=source).delete()
    Passage.objects.filter(source=source).update(exact=Left("exact", SHORT_QUOTE), prefix="", suffix="")


def is_quoted(source: Source) -> bool:
    return Passage.objects.filter(source=source).exists()


def plug_in() -> None:
    source_erasers.plug("passages", shorten)
    source_quoted.plug("passages", is_quoted)
