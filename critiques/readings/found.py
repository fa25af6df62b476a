"""Keeping readings findable by their words. Asking is `annotations.sources.search`.

A reading says nowhere in which language it is: its words are taken to be in the site's.
"""

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from annotations.sources import search
from annotations.text import sanitise
from critiques.readings.models import Reading
from critiques.readings.saying import Writing
from critiques.readings.searched import ReadingSearch


def config() -> str:
    return search.config(settings.LANGUAGE_CODE)


def index(reading: Reading) -> None:
    """Let a reading be found by what it says now. In the transaction of the act that publishes it."""
    said = Writing.of(reading)
    stems = config()
    argued = [words for claim in said.claims for words in (claim.sentence, claim.gist)]
    words = [said.thesis, *argued, sanitise.words(reading.exposition_html), said.complications, said.questions]
    entry = ReadingSearch(
        reading=reading,
        config=stems,
        stems=SearchVector(Value(said.title), config=stems, weight="A")
        + SearchVector(Value(" ".join(words)), config=stems, weight="B"),
    )
    ReadingSearch.objects.bulk_create(
        [entry], update_conflicts=True, unique_fields=["reading"], update_fields=["config", "stems"]
    )


def forget(reading: Reading) -> None:
    ReadingSearch.objects.filter(reading=reading).delete()
