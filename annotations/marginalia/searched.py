"""What annotations are found by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class AnnotationSearch(models.Model):
    """What an annotation is found by. There is one while it has words, whoever may see it: lists ask `read_by`.

    `stems` are those of its body and its tags (weight A) and of the quotation (weight B), reduced by `config`,
    PostgreSQL's name for the language of the source when it was written or last edited. One column, so that words may
    stand in either, one index answers, and writing keeps one index true.
    """

    annotation = models.OneToOneField(
        "marginalia.Annotation", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    config = models.CharField(max_length=20)
    stems = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["stems"], name="search_annotations"),
            models.Index(fields=["config"], name="search_annotation_configs"),
        ]

    def __str__(self):
        return f"search entry of annotation {self.annotation_id}"
