"""A circle's annotations beside the text: a tab of their own for its members, and what its stewards have judged."""

import re

import pytest

from annotations.marginalia import actions as marginalia
from perfection_site.accounts.models import Notice
from perfection_site.circles import actions as circles
from perfection_site.circles.models import Membership
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _tabs(html: str) -> list[str]:
    nav = re.search(r'<nav class="tabs".*?</nav>', html, re.S).group()
    return [re.sub(r"<[^>]+>| · .*", "", tab) for tab in re.findall(r"<a [^>]*>(.*?)</a>", nav)]


def _world():
    circle = make.circle("reader", members=["member"], name="Tuesday readers")
    source = make.source()
    make.for_circle(circle, "member", on=source, body="Written for Tuesday.")
    make.annotation("stranger", on=source, body="Written for all.")
    make.circle("reader", name="Silent here")
    return source, circle


#            who, what tabs stand above the margin, what the circle's tab shows them
TABS = {
    "member":     (["All", "Mine", "Tuesday readers"], True),
    "reader":     (["All", "Mine", "Tuesday readers"], True),
    "stranger":   (["All", "Mine"], False),
    "moderator":  (["All", "Mine"], False),
    "admin":      (["All", "Mine"], False),
    "signed_out": (["All"], False),
}  # fmt: skip


@pytest.mark.parametrize("name", TABS)
def test_a_circle_that_wrote_here_has_a_tab_for_its_members_alone(as_, name):
    source, circle = _world()
    tabs, shown = TABS[name]
    client, page = as_(name), f"/sources/{source.slug}/"
    assert _tabs(client.get(page).content.decode()) == tabs
    html = client.get(f"{page}?circle={circle.slug}").content.decode()
    assert _tabs(html) == tabs
    assert ("Written for Tuesday." in html) is shown
    assert "Written for all." not in html


def test_the_tab_of_somebody_elses_circle_says_what_that_of_none_says(as_):
    source, circle = _world()
    client, part = as_("stranger"), f"/sources/{source.slug}/margin/?circle="
    answers = {client.get(part + slug).content.decode().replace(slug, "x") for slug in (circle.slug, "no-such-circle")}
    assert len(answers) == 1


def test_a_circles_tab_is_kept_for_nobody_else(as_):
    """Far down a long text a circle's cards are not among the first: its members still have the tab, others never."""
    source, circle = _world()
    page = f"/sources/{source.slug}/"
    for name in ("stranger", "member", "stranger", "signed_out"):
        assert ("Tuesday readers" in as_(name).get(page).content.decode()) is (name == "member")
    circles.leave(person("member"), circle)
    assert "Tuesday readers" not in as_("member").get(page).content.decode()


def test_a_circle_in_which_one_has_only_read_shows_its_tab_when_it_is_asked_for(as_):
    source, _circle = _world()
    silent = Membership.objects.exclude(circle=_circle).get(person=person("reader")).circle
    html = as_("reader").get(f"/sources/{source.slug}/?circle={silent.slug}").content.decode()
    assert _tabs(html) == ["All", "Mine", "Silent here", "Tuesday readers"]
    assert "Nothing of a circle’s yet" in html


def test_authors_learn_what_stewards_have_hidden_and_put_back(as_):
    circle = make.circle("reader", members=["member"], name="Tuesday readers")
    note = make.for_circle(circle, "member", body="Judged words.")
    marginalia.hide(person("reader"), note, rule="person")
    inbox = as_("member").get("/inbox/").content.decode()
    assert "is hidden in its circle" in inbox
    assert "Argue with the text, not with the person" in inbox
    assert f"/annotations/{note.pk}/" in inbox
    assert "Judged words." not in inbox
    marginalia.restore(person("reader"), note)
    assert "is back in its circle" in as_("member").get("/inbox/").content.decode()
    assert set(Notice.objects.values_list("recipient__username", "kind")) == {
        ("member", "annotation_hidden"), ("member", "annotation_restored"),
    }  # fmt: skip


def test_whoever_has_left_reads_no_more_than_that_it_was_judged(as_):
    circle = make.circle("reader", members=["member"])
    note = make.for_circle(circle, "member")
    marginalia.hide(person("reader"), note, rule="person")
    circles.leave(person("member"), circle)
    inbox = as_("member").get("/inbox/").content.decode()
    assert "Stewards have judged an annotation of yours" in inbox
    assert f"/annotations/{note.pk}/" not in inbox
