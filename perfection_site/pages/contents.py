"""What the sources about a film contain, taken together: categories with the number of sources that name each."""

from dataclasses import dataclass

from annotations.text import taxonomy
from annotations.warnings.models import ContentWarning
from perfection_site.pages.listing import Row


def _by_grade(detail: str) -> int:
    """From mentioned to graphic; what is no grade stands last."""
    grades = [str(label) for label in ContentWarning.Grade.labels]
    return grades.index(detail) if detail in grades else len(grades)


@dataclass(frozen=True)
class Contained:
    """A category some of the sources name, and the details they give: grades, or that a source itself says so."""

    label: str
    count: int
    details: tuple[str, ...]


def contents(rows: list[Row]) -> list[Contained]:
    """In listing order. Spoilers are each text's own matter and left out."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for note in row.source.notes:
            if not note.spoiler:
                found.setdefault(note.label, []).append(str(note.how))
    order = {category.label: place for place, category in enumerate(taxonomy.CATEGORIES.values())}
    return [
        Contained(label, len(details), tuple(sorted({*details} - {""}, key=_by_grade)))
        for label, details in sorted(found.items(), key=lambda item: order.get(item[0], len(order)))
    ]
