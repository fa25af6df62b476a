"""What this room keeps of rendered texts, and forgetting it when a source is taken down."""

from django.core.cache import caches
from django.db import transaction

from annotations.reader import article
from annotations.reader.models import Progress
from annotations.sources.models import Source
from annotations.sources.sockets import source_erasers
from annotations.warnings import covering


def forget(source: Source) -> None:
    """Empty the stores of rendered texts once the words are erased, and everybody's bookmarks in them.

    Other processes keep what they have rendered for at most Django's five minutes, and no address leads to it.
    """
    Progress.objects.filter(source=source).delete()
    transaction.on_commit(_empty)


def _empty() -> None:
    for store in ("pages", "fragments"):
        caches[store].clear()
    article._documents.clear()
    covering.forget()


def plug_in() -> None:
    source_erasers.plug("reader", forget)
