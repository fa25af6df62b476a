"""What this room keeps of rendered texts, and forgetting it when a source is taken down."""

from django.core.cache import caches
from django.db import transaction

from annotations.reader import article
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers


def forget(_source: Source) -> None:
    """Empty the stores of rendered texts once the words are erased. Other processes keep theirs for at most Django's
    five minutes, and no address leads to them."""
    transaction.on_commit(_empty)


def _empty() -> None:
    for store in ("pages", "fragments"):
        caches[store].clear()
    article._documents.clear()


def plug_in() -> None:
    source_erasers.plug("reader", forget)
