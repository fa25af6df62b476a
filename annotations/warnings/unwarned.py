"""How `present()` shows what carries no warnings: the house's own texts, and what circles say of themselves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString, mark_safe

from annotations.text.countries import COUNTRIES
from annotations.warnings.profile import SupportResource
from perfection_site.circles.models import Circle
from perfection_site.house.models import HouseTextVersion


@dataclass(frozen=True)
class PresentedHouseText:
    slug: str
    heading: str
    words: SafeString
    number: int
    when: datetime
    change: str


@dataclass(frozen=True)
class PresentedCircle:
    slug: str
    heading: str
    words: SafeString
    since: datetime
    archived: datetime | None
    version: int


@dataclass(frozen=True)
class PresentedSupport:
    """A service, as somebody has checked it."""

    id: int
    heading: str
    topic_label: str
    country_label: str
    url: str
    phone: str
    opens: str
    checked: date
    until: date


def support(resource: SupportResource) -> PresentedSupport:
    return PresentedSupport(
        id=resource.pk,
        heading=resource.called,
        topic_label=resource.get_topic_display(),
        country_label=COUNTRIES.get(resource.country, resource.country),
        url=resource.url,
        phone=resource.phone,
        opens=resource.hours,
        checked=resource.verified_on,
        until=resource.expires_on,
    )


def house_text(version: HouseTextVersion) -> PresentedHouseText:
    """Needs `text`; where only its number and reason are listed, the words may be deferred."""
    written = "" if "body_html" in version.get_deferred_fields() else version.body_html
    return PresentedHouseText(
        slug=version.text.slug,
        heading=version.text.title,
        words=mark_safe(written),  # noqa: S308 - written by text.sanitise alone
        number=version.number,
        when=version.at,
        change=version.change_note,
    )


def circle(circle: Circle) -> PresentedCircle:
    """Where only names are listed, the words may be deferred."""
    written = "" if "about_html" in circle.get_deferred_fields() else circle.about_html
    return PresentedCircle(
        slug=circle.slug,
        heading=circle.name,
        words=mark_safe(written),  # noqa: S308 - written by text.sanitise alone
        since=circle.created_at,
        archived=circle.archived_at,
        version=circle.version,
    )
