"""The pages of circles: what members get, and that nobody else learns of one."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from perfection_site.circles import actions
from perfection_site.circles.models import Circle
from perfection_site.urls import reading_circles
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
NAME, ABOUT = "Unrepeatable Quince", "An unrepeatable medlar."
PROMISE = "What members write here is seen by its members only."
OUTSIDE = ("stranger", "moderator", "admin")


def _client(name: str) -> Client:
    client = Client()
    if name != "signed_out":
        client.force_login(person(name))
    return client


def _circle() -> Circle:
    return make.circle("owner", members=["member"], stewards=["steward"], name=NAME, about=ABOUT)


def _paths(circle) -> dict[str, str]:
    """Every address that is about one circle; a new one is among them."""
    values = {"slug": circle.slug, "name": "member", "number": circle.invitations.first().pk}
    found = {}
    for pattern in reading_circles[0]:
        needs = pattern.pattern.converters
        if "slug" in needs:
            found[pattern.name] = reverse(f"circles:{pattern.name}", kwargs={key: values[key] for key in needs})
    return found


@pytest.mark.parametrize("name", OUTSIDE)
def test_to_everybody_else_a_circle_is_not_there_whatever_they_send(name):
    circle = _circle()
    paths = _paths(circle)
    assert len(paths) == 11
    typed = {"name": "Mine", "about": "", "version": "1", "role": "steward", "days": "7", "uses": "10"}
    client = _client(name)
    reading = {"circle", "annotations"}  # pages that answer 405 to a POST, as they would for any name
    found = {key: client.post(path, typed).status_code for key, path in paths.items() if key not in reading}
    assert set(found.values()) == {404}, found
    assert {client.get(paths[key]).status_code for key in reading} == {404}
    assert dict(circle.memberships.values_list("person__username", "role")) == {
        "owner": "owner", "steward": "steward", "member": "member"}  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_page_tells_others_of_a_circle(name):
    circle = _circle()
    pages = ["/", "/films/", "/sources/", "/search/?q=Quince", "/desk/", "/inbox/", "/circles/", "/circles/new/",
             "/desk/sources/", "/desk/texts/", "/preferences/", *_paths(circle).values()]  # fmt: skip
    client = _client(name)
    told = [path for path in pages if any(word in client.get(path).content.decode() for word in (NAME, ABOUT))]
    assert told == []


def test_signed_out_a_circle_and_none_lead_to_the_log_in_alike():
    circle = _circle()
    link = make.invitation(circle)
    for path in (f"/circles/{circle.slug}/", "/circles/no-such/", f"/circles/join/{link.token}/"):
        answer = _client("signed_out").get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={path}")


def test_an_empty_list_says_what_a_circle_is_and_how_to_begin():
    html = _client("stranger").get("/circles/").content.decode()
    assert "A reading circle is a few people who read together." in html
    assert 'href="/circles/new/"' in html


def test_the_list_is_paged_without_repeating_or_losing_one(monkeypatch):
    from perfection_site.pages import circles as pages

    monkeypatch.setattr(pages, "PAGE", 2)
    for number in range(3):
        make.circle("owner", name=f"Circle {number}")
    first = _client("owner").get("/circles/").content.decode()
    oldest = Circle.objects.get(name="Circle 1").pk
    rest = _client("owner").get(f"/circles/?before={oldest}").content.decode()
    assert f"?before={oldest}" in first
    assert [f"Circle {number}</bdi>" in first for number in range(3)] == [False, True, True]
    assert [f"Circle {number}</bdi>" in rest for number in range(3)] == [True, False, False]
    assert "That was all." in _client("owner").get("/circles/?before=1").content.decode()


def test_whoever_begins_or_joins_is_told_beforehand_who_reads_what_is_written():
    circle = _circle()
    link = make.invitation(circle)
    assert PROMISE in _client("stranger").get("/circles/new/").content.decode()
    assert PROMISE in _client("stranger").get(f"/circles/join/{link.token}/").content.decode()
    assert PROMISE in _client("member").get(f"/circles/{circle.slug}/").content.decode()


def test_a_link_names_the_circle_and_who_made_it_and_a_press_lets_in():
    circle = _circle()
    link = make.invitation(circle, by="steward")
    client = _client("stranger")
    html = client.get(f"/circles/join/{link.token}/").content.decode()
    assert NAME in html
    assert "steward invites you" in html
    assert ABOUT not in html
    assert not circle.memberships.filter(person=person("stranger")).exists()  # looking is not joining
    assert client.post(f"/circles/join/{link.token}/").status_code == 302
    assert ABOUT in client.get(f"/circles/{circle.slug}/").content.decode()


def test_a_link_that_is_over_says_so_and_names_nothing():
    circle = _circle()
    link = actions.revoke(person("owner"), make.invitation(circle))
    for answer in (_client("stranger").get(f"/circles/join/{link.token}/"),
                   _client("stranger").post(f"/circles/join/{link.token}/")):  # fmt: skip
        html = answer.content.decode()
        assert answer.status_code == 410
        assert "This link has been revoked." in html
        assert NAME not in html
    assert _client("stranger").get(f"/circles/join/{uuid4()}/").status_code == 404


def test_links_are_shown_to_stewards_only():
    circle = _circle()
    token = str(make.invitation(circle).token)
    shown = {name: token in _client(name).get(f"/circles/{circle.slug}/").content.decode()
             for name in ("owner", "steward", "member")}  # fmt: skip
    assert shown == {"owner": True, "steward": True, "member": False}


def test_each_member_is_offered_what_they_may_do_and_no_more():
    circle = _circle()
    offers = ("/role/", "/hand-over/", "/remove/", "/leave/", "/archive/", "/revise/", "/invite/")
    pages = {name: _client(name).get(f"/circles/{circle.slug}/").content.decode()
             for name in ("owner", "steward", "member")}  # fmt: skip
    found = {name: {offer for offer in offers if offer in html} for name, html in pages.items()}
    assert found == {
        "owner": {"/role/", "/hand-over/", "/remove/", "/archive/", "/revise/", "/invite/"},
        "steward": {"/remove/", "/leave/", "/revise/", "/invite/"},
        "member": {"/leave/"},
    }
    assert pages["steward"].count("/remove/") == 1  # the member, not the owner


def test_what_was_typed_is_kept_when_another_steward_was_faster():
    circle = _circle()
    client = _client("steward")
    actions.revise(person("owner"), circle, name="Faster", about="", version=1)
    typed = {"name": "Slower", "about": "Kept words", "version": "1"}
    answer = client.post(f"/circles/{circle.slug}/revise/", typed)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in html for word in ("Faster", "Slower", "Kept words", 'name="version" value="2"'))
    assert client.post(f"/circles/{circle.slug}/revise/", typed | {"version": "2"}).status_code == 302
    assert Circle.objects.get(pk=circle.pk).name == "Slower"


def test_what_is_refused_says_why_and_keeps_what_was_typed():
    client = _client("owner")
    answer = client.post("/circles/new/", {"name": " ", "about": "Kept words"})
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    circle = _circle()
    assert client.post(f"/circles/{circle.slug}/invite/", {"days": "365", "uses": "10"}).status_code == 422
    answer = client.post(f"/circles/{circle.slug}/leave/")
    assert answer.status_code == 403
    assert "Hand it over first, or archive it." in answer.content.decode()


def test_names_that_are_markup_stay_words():
    circle = make.circle("owner", name="<script>alert(1)</script>", about="<img src=x onerror=alert(1)>")
    html = _client("owner").get(f"/circles/{circle.slug}/").content.decode()
    assert "<script>alert" not in html
    assert "<img" not in html


def test_the_bar_leads_to_ones_circles():
    assert 'href="/circles/"' in _client("stranger").get("/").content.decode()
    assert 'href="/circles/"' not in _client("signed_out").get("/").content.decode()
