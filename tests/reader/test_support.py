"""People to talk to: none is shipped, each is shown while its check holds, and the country is the reader's to name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.text.profiles import Profile
from annotations.warnings.models import SupportResource, WarningProfile
from perfection_site.accounts.models import AuditEntry
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
DESK = "/desk/support/"


def service(**said) -> dict:
    until = timezone.localdate() + timedelta(days=90)
    return {
        "country": "NO", "topic": "sexual-violence", "called": "A made-up line", "phone": "000",
        "expires_on": until.isoformat(), "hours": "always",
    } | said  # fmt: skip


def _page(client, query="") -> str:
    return client.get(f"/support/{query}").content.decode()


def test_none_is_shipped_and_a_directory_is_always_named(as_):
    assert not SupportResource.objects.exists()
    for query in ("", "?country=NO"):
        assert "https://findahelpline.com/" in _page(as_("signed_out"), query)


def test_a_service_is_shown_in_its_country_until_its_day_and_listed_for_admins_after(as_):
    admin = as_("admin")
    assert admin.post(DESK, service()).status_code == 302
    assert AuditEntry.objects.filter(verb="support.checked").exists()
    assert "A made-up line" in _page(as_("signed_out"), "?country=NO")
    assert "A made-up line" not in _page(as_("signed_out"), "?country=SE")
    assert "A made-up line" not in _page(as_("signed_out"))
    WarningProfile.objects.create(person=person("reader"), written=Profile(country="NO").encode())
    assert "A made-up line" in _page(as_("reader"))
    today = timezone.localdate()
    SupportResource.objects.update(verified_on=today - timedelta(days=9), expires_on=today)
    assert "A made-up line" not in _page(as_("reader"))
    assert "Hidden: check it again" in admin.get(DESK).content.decode()
    admin.post(DESK, service())
    assert SupportResource.objects.count() == 1
    assert "A made-up line" in _page(as_("reader"))
    admin.post(f"{DESK}{SupportResource.objects.get().pk}/remove/")
    assert not SupportResource.objects.exists()
    assert AuditEntry.objects.filter(verb="support.removed").exists()


@pytest.mark.parametrize(
    "wrong", [{"phone": ""}, {"expires_on": "2020-01-01"}, {"expires_on": "2099-01-01"}, {"topic": "violence"}]
)
def test_what_could_mislead_is_refused(as_, wrong):
    assert as_("admin").post(DESK, service(**wrong)).status_code == 422


@pytest.mark.parametrize("name,status", [("signed_out", 302), ("reader", 403), ("moderator", 403)])
def test_only_admins_check_services(as_, name, status):
    assert as_(name).post(DESK, service()).status_code == status
    assert not SupportResource.objects.exists()


@pytest.mark.parametrize(
    "category,is_there", [("sexual-violence", True), ("self-harm-suicide", True), ("violence", False)]
)
def test_the_line_stands_under_the_panel_and_after_what_is_covered(as_, category, is_there):
    source = make.source()
    make.warned(source, "The last scene", category=category, grade=4)
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert html.count("People to talk to") == (2 if is_there else 0)
    assert ("It cannot clear your browser" in html) is is_there
