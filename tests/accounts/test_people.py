"""Muting and blocking by forms, from somebody's name."""

import pytest

from perfection_site.accounts.models import Relation
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began

pytestmark = pytest.mark.django_db


def test_a_name_on_a_card_leads_to_muting_and_back(as_):
    note = make.annotation("stranger")
    reader = as_("reader")
    assert 'href="/people/stranger/"' in reader.get(f"/sources/{note.source.slug}/").content.decode()
    assert "Mute stranger" in reader.get("/people/stranger/").content.decode()
    page = reader.post("/people/stranger/mute/", follow=True).content.decode()
    assert "You have muted stranger." in page
    page = reader.post("/people/stranger/block/", follow=True).content.decode()
    assert "You have blocked stranger." in page
    listed = reader.get("/preferences/people/").content.decode()
    assert "stranger" in listed
    assert "Blocked, since" in listed
    reader.post("/people/stranger/unmute/")
    assert not Relation.objects.exists()
    assert "Nobody. To mute" in reader.get("/preferences/people/").content.decode()


def _argued() -> dict[str, str]:
    """Pages on which stranger has written something, and where each says so."""
    post = began("stranger", make.annotation("reader", body="Nothing of stranger's."))
    talked = making.reading("moderator", make.source(make.ESSAY + "\nTalked.\n").film, title="Talked about")
    making.said(talked, "stranger")
    making.said(making.claim(talked), "stranger")
    argued = making.reading("stranger", make.source(make.ESSAY + "\nArgued.\n").film, title="Argued")
    offered = making.reading("moderator", make.source(make.ESSAY + "\nOffered.\n").film, title="Offered to")
    making.offered(offered)
    noted = began("moderator", make.annotation("stranger"))
    declined = making.reading("stranger", make.source(make.ESSAY + "\nDeclined.\n").film, title="Declined")
    making.actions.decline(
        person("stranger"), making.cited(declined, "admin"), version=1, word="It says another thing."
    )
    return {
        f"/threads/{post.thread_id}/": '<h3 id="by-1">',
        f"/threads/{post.thread_id}/reply/?to=1": '<h2 id="by-1">',
        f"/threads/{noted.thread_id}/": '<p class="meta"><b>',
        f"/readings/{talked.slug}/": '<h3 id="post-2">',
        f"/readings/{talked.slug}/#claim": '<h5 id="post-3">',
        f"/readings/{argued.slug}/": "<span>argued by <b>",
        f"/films/{argued.film.slug}/": "<span>argued by <b>",
        f"/readings/?film={argued.film.slug}": "<span>argued by <b>",
        f"/readings/{offered.slug}/": "offered by <b>",
        f"/readings/{declined.slug}/": "<b>Declined by ",
    }


def test_a_name_on_whatever_somebody_has_written_leads_to_muting_and_ones_own_nowhere(as_):
    link = '<a class="whose" href="/people/stranger/">stranger</a>'
    for path, before in _argued().items():
        assert before + link in as_("reader").get(path).content.decode(), path
        own = as_("stranger").get(path).content.decode()
        assert before + "stranger" in own, path
        assert link not in own, path


def test_ones_own_name_leads_nowhere_to_mute(as_):
    note = make.annotation("reader")
    reader = as_("reader")
    assert "/people/reader/" not in reader.get(f"/sources/{note.source.slug}/").content.decode()
    assert "This is you" in reader.get("/people/reader/").content.decode()
    assert reader.post("/people/reader/mute/").status_code == 400
    assert reader.post("/people/perfection/mute/").status_code == 404


def test_nobody_learns_that_they_are_kept_away(as_):
    stranger = as_("stranger")
    person("reader")
    pages = ("/people/reader/", "/preferences/people/", "/inbox/", "/")
    before = [stranger.get(path).content for path in pages]
    as_("reader").post("/people/stranger/block/")
    plain = [answer.replace(b"csrf", b"") for answer in before]
    after = [stranger.get(path).content.replace(b"csrf", b"") for path in pages]
    assert [len(one) for one in plain] == [len(one) for one in after]
    assert b"blocked stranger" not in b"".join(after)


def test_a_long_list_comes_in_pages(as_, django_assert_max_num_queries, monkeypatch):
    from perfection_site.accounts import people

    monkeypatch.setattr(people, "PAGE", 2)
    for name in ("stranger", "admin", "moderator"):
        as_("reader").post(f"/people/{person(name).username}/mute/")
    reader = as_("reader")
    with django_assert_max_num_queries(3):
        first = reader.get("/preferences/people/").content.decode()
    assert "Further people" in first
    last = Relation.objects.get(other=person("admin")).pk
    second = reader.get(f"/preferences/people/?before={last}").content.decode()
    assert "/people/stranger/" in second
    assert "/people/moderator/" not in second
    assert "That was all." in reader.get("/preferences/people/?before=1").content.decode()
