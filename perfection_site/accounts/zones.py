"""Time zones: which there are, and pages in the time of the person who reads them."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils import timezone

# Zones named after places; abbreviations and names for machines are left out.
_REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


@cache
def names() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in _REGIONS) | {"UTC"}


@cache
def by_region() -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices for a menu: each region with its places, "New York" for America/New_York."""
    found: dict[str, list] = {region: [] for region in _REGIONS}
    for name in sorted(names() - {"UTC"}):
        region, _, place = name.partition("/")
        found[region].append((name, place.replace("_", " ").replace("/", ", ")))
    return list(found.items())


def in_their_time(get_response):
    """Show dates and times in the reader's own zone. It comes with the session's query; whoever has no session is
    asked nothing and gets the site's."""

    def middleware(request):
        chosen = ""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            chosen = request.user.timezone
        # A zone may have gone with an update of the system's list.
        if chosen not in names():
            return get_response(request)
        with timezone.override(ZoneInfo(chosen)):
            return get_response(request)

    return middleware
