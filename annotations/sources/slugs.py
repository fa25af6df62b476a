"""Addresses that say what a thing is called."""

from django.db import connection
from django.db.models import Model
from django.utils.text import slugify


def free_slug(model: type[Model], words: str) -> str:
    """An address nobody has. One transaction at a time asks for one: two of one title must not get the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [model._meta.label])
    stem = slugify(words)[:70].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
