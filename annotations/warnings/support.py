"""Services somebody can turn to: which are shown, and who checks them."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate

from annotations.warnings.profile import SupportResource
from perfection_site.accounts.policies import is_admin

LASTS = timedelta(days=180)  # that a check is good for, unless the admin says less


def can_check(actor) -> bool:
    return is_admin(actor)


def shown(country: str) -> QuerySet:
    """Those of a country whose check still holds."""
    return SupportResource.objects.filter(country=country, expires_on__gt=localdate()).order_by("topic", "called", "pk")


def latest() -> date:
    return localdate() + LASTS
