"""Pages in the time of the person who reads them."""

from datetime import UTC, datetime

import pytest

from annotations.marginalia.models import Annotation
from perfection_site.accounts import actions, zones
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def test_a_reader_chooses_a_zone_and_takes_it_back(as_):
    client = as_("reader")
    answer = client.post("/preferences/", {"timezone": "Pacific/Auckland"}, follow=True)
    assert "Saved." in answer.content.decode()
    assert 'data-zone="Pacific/Auckland"' in answer.content.decode()
    client.post("/preferences/", {"timezone": ""})
    assert User.objects.get(username="reader").timezone == ""


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "EST5EDT", "x" * 5000])
def test_what_is_no_zone_is_refused(as_, zone):
    assert as_("reader").post("/preferences/", {"timezone": zone}).status_code == 422
    with pytest.raises(Refused):
        actions.prefer(person("reader"), timezone=zone)


def test_days_are_the_readers_own_and_nobody_elses(as_):
    """Late in the evening in UTC it is tomorrow in Auckland; the cards kept for everybody must not mix the two."""
    note = make.annotation()
    Annotation.objects.filter(pk=note.pk).update(created_at=datetime(2019, 3, 1, 22, 30, tzinfo=UTC))
    actions.prefer(person("stranger"), timezone="Pacific/Auckland")
    path = f"/sources/{note.source.slug}/"
    for _ in range(2):
        assert "2 Mar 2019" in as_("stranger").get(path).content.decode()
        assert "1 Mar 2019" in as_("signed_out").get(path).content.decode()
        assert "1 Mar 2019" in as_("moderator").get(path).content.decode()


def test_a_zone_that_is_no_longer_known_is_the_sites(as_):
    User.objects.filter(pk=person("reader").pk).update(timezone="Nowhere/Gone")
    assert as_("reader").get("/").status_code == 200


def test_a_zone_costs_no_query(as_, django_assert_num_queries):
    actions.prefer(person("reader"), timezone="Asia/Tokyo")
    client = as_("reader")
    with django_assert_num_queries(2):  # session, person
        client.get("/preferences/")


def test_the_menu_has_places_and_no_abbreviations():
    assert {"Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"} <= zones.names()
    assert not {"EST", "GMT+0", "localtime"} & zones.names()
    assert ("America/Argentina/Buenos_Aires", "Argentina, Buenos Aires") in dict(zones.by_region())["America"]
