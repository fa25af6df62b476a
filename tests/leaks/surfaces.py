"""All surfaces: the addresses of the URLconf, each with the visits that the tables name."""

from collections.abc import Iterator

from django.urls import get_resolver

from tests.leaks.visit import Visit
from tests.leaks.visits_accounts import ACCOUNTS
from tests.leaks.visits_desk import DESKS
from tests.leaks.visits_reading import READING
from tests.leaks.visits_readings import READINGS
from tests.leaks.visits_threads import THREADS
from tests.leaks.visits_warnings import WARNINGS

VISITS: dict[str, list[Visit]] = READING | READINGS | THREADS | WARNINGS | DESKS | ACCOUNTS


def names(resolver=None, namespace: str = "") -> Iterator[str]:
    """Every address of the URLconf by its name; one without a name by its pattern, for it is a surface too."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield namespace + (pattern.name or str(pattern.pattern))


def visits(ids: dict[str, list]) -> list[Visit]:
    return [one for listed in VISITS.values() for visit in listed for one in visit.each(ids)]
