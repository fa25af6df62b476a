"""Single-letter shortcuts, switched off for an account."""

import pytest

from perfection_site.accounts import actions
from perfection_site.accounts.models import AuditEntry
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def test_shortcuts_are_on_until_somebody_switches_them_off(as_):
    page = f"/sources/{make.source().slug}/"
    for name in ("signed_out", "reader"):
        assert 'data-keys="off"' not in as_(name).get(page).content.decode()
    as_("reader").post("/preferences/", {"timezone": ""})
    assert 'data-keys="off"' in as_("reader").get(page).content.decode()
    for name in ("signed_out", "stranger"):
        assert 'data-keys="off"' not in as_(name).get(page).content.decode()
    as_("reader").post("/preferences/", {"timezone": "", "shortcuts": "on"})
    assert 'data-keys="off"' not in as_("reader").get(page).content.decode()


def test_setting_a_zone_leaves_them_as_they_are_and_each_change_is_recorded():
    reader = actions.prefer(person("reader"), timezone="", shortcuts=False)
    assert actions.prefer(reader, timezone="Asia/Tokyo").shortcuts is False
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["user.shortcuts_set", "user.time_zone_set"]
