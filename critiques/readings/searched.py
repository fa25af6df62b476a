"""What readings are found by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class ReadingSearch(models.Model):
    """What a reading is found by, once it has been published and until it is erased; whoever may see it: lists ask
    `read_by`.

    `stems` are those of its name (weight A) and of what it argues (weight B), reduced by `config`.
    """

    reading = models.OneToOneField(
        "readings.Reading", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    config = models.CharField(max_length=20)
    stems = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["stems"], name="search_readings"),
            models.Index(fields=["config"], name="search_reading_configs"),
        ]

    def __str__(self):
        return f"search entry of reading {self.reading_id}"
