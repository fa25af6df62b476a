"""What the room of sources asks about quotations of a source, through its sockets."""

from django.db.models.functions import Left, Length

from annotations.passages.models import FEW_WORDS, SHORT_QUOTE, BlockCoverage, CoverageChange, Passage
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers, source_quoted

# What short quotations may keep of a wording together: a quarter of it, or this many code points of a short one.
_SHARE, _AT_LEAST = 0.25, 1_000


def shorten(source: Source) -> None:
    """Keep of every quotation no more than a short one, without what stood around it. Highlights go with the text.

    Where the short ones together would still hold much of the text, as when somebody has annotated it line by line,
    only their first words stay.
    """
    for ledger in (CoverageChange, BlockCoverage):
        ledger.objects.filter(revision__source=source).delete()
    quotes = Passage.objects.filter(source=source)
    lengths = dict(source.revisions.values_list("pk", Length("text")))
    together = any(_covered(quotes, revision) > max(_AT_LEAST, _SHARE * length) for revision, length in lengths.items())
    kept = FEW_WORDS if together else SHORT_QUOTE
    quotes.update(exact=Left("exact", kept), prefix="", suffix="")


def _covered(quotes, revision_id: int) -> int:
    """How many code points of a revision short quotations hold together, those that overlap counted once."""
    covered = at = 0
    rows = quotes.filter(revision=revision_id).order_by("start").values_list("start", "end")
    for start, end in rows.iterator():
        to = min(end, start + SHORT_QUOTE)
        covered += max(0, to - max(start, at))
        at = max(at, to)
    return covered


def is_quoted(source: Source) -> bool:
    return Passage.objects.filter(source=source).exists()


def plug_in() -> None:
    source_erasers.plug("passages", shorten)
    source_quoted.plug("passages", is_quoted)
