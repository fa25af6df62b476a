"""Going on in a list from a row that is named by its key alone."""

from django.db.models import Q, QuerySet


def behind(found: QuerySet, order: tuple[str, ...], after: int | None) -> QuerySet:
    """`found` in `order` (fields, "-" before one that falls), from behind the row `after`.

    The row's own values are looked up, not carried in the address; where it is not in `found` any more, the list
    begins anew. The last field is the key.
    """
    ordered = found.order_by(*order)
    if after is None:
        return ordered
    last = found.filter(pk=after).order_by().values_list(*(name.lstrip("-") for name in order)).first()
    if last is None:
        return ordered
    further, alike = Q(), {}
    for name, value in zip(order, last, strict=True):
        field = name.lstrip("-")
        further |= Q(**alike, **{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        alike[field] = value
    return ordered.filter(further)
