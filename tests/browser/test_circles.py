"""A circle in a real browser: begun, joined by its link, run by two, handed over and left."""

import re

import pytest
from playwright.sync_api import expect

from perfection_site.circles.models import Circle
from tests import make
from tests.browser.conftest import PHONE, violations
from tests.people import person


def test_a_circle_is_begun_joined_handed_over_and_left(visit):
    ines, theo, okoye = visit("ines"), visit("theo"), visit("moderator")
    link = _begin(ines)
    path = re.sub(r"^https?://[^/]+", "", ines.url).partition("#")[0]
    assert okoye.goto(path).status == 404
    theo.goto(link)
    expect(theo.get_by_role("heading", name="The second reading")).to_be_visible()
    expect(theo.get_by_text("ines invites you")).to_be_visible()
    theo.get_by_role("button", name="Join").click()
    expect(theo.get_by_text("You are in.")).to_be_visible()
    expect(theo.get_by_role("heading", name="Invite")).to_have_count(0)
    ines.goto(path)
    ines.get_by_role("button", name="Make steward (theo)").click()
    expect(ines.get_by_text("theo is now: Steward.")).to_be_visible()
    theo.goto("/inbox/")
    theo.get_by_role("link", name="Open the circle").click()
    expect(theo.get_by_role("heading", name="Invite")).to_be_visible()
    ines.get_by_role("link", name="Hand over to theo").click()
    ines.get_by_role("button", name="Hand over").click()
    expect(ines.get_by_text("theo owns the circle now.")).to_be_visible()
    ines.get_by_role("link", name="Leave the circle").click()
    ines.get_by_role("button", name="Leave").click()
    expect(ines.get_by_text("You have left the circle.")).to_be_visible()
    assert ines.goto(path).status == 404
    theo.reload()
    expect(theo.get_by_text("1 member", exact=True)).to_be_visible()
    assert dict(Circle.objects.get().memberships.values_list("person__username", "role")) == {"theo": "owner"}


def _begin(ines) -> str:
    """Through the account's menu; returns the link to send."""
    ines.goto("/")
    ines.locator("summary", has_text="ines").click()
    ines.get_by_role("link", name="Reading circles").click()
    ines.get_by_role("link", name="Begin a circle").click()
    ines.get_by_label("Name").fill("The second reading")
    ines.get_by_role("button", name="Begin").click()
    ines.get_by_role("button", name="Make a link").click()
    field = ines.get_by_label("Link for 10 more people")
    expect(field).to_be_visible()
    return field.input_value()


def test_the_link_is_copied_by_its_button(visit):
    circle = make.circle("ines")
    link = make.invitation(circle)
    page = visit("ines")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/circles/{circle.slug}/")
    page.get_by_role("button", name="Copy link 1").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert str(link.token) in page.evaluate("navigator.clipboard.readText()")


def test_signing_in_leads_back_to_the_link(visit):
    link = make.invitation(make.circle("ines"))
    person("theo")
    page = visit()
    page.goto(f"/circles/join/{link.token}/")
    expect(page.get_by_text("The second reading")).to_have_count(0)
    page.locator("[name=login]").fill("theo")
    page.locator("[name=password]").fill("a-long-enough-passphrase")
    page.locator("form:has([name=password]) [type=submit]").click()
    expect(page.get_by_role("heading", name="The second reading")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_have_no_violations_and_fit_a_small_phone(visit, scheme):
    circle = make.circle("ines", members=["theo", "x" * 60], stewards=["okoye"], name="W" * 80)
    link = make.invitation(circle)
    inside, outside = visit("ines", color_scheme=scheme), visit("stranger", color_scheme=scheme)
    small = visit("ines", **(PHONE | {"viewport": {"width": 320, "height": 640}}))
    paths = ("", "revise/", "archive/", "members/theo/remove/", "members/theo/hand-over/")
    for page, path in (
        *((inside, f"/circles/{circle.slug}/{path}") for path in paths),
        (inside, "/circles/"),
        (outside, "/circles/"),
        (outside, "/circles/new/"),
        (outside, f"/circles/join/{link.token}/"),
        *((small, f"/circles/{circle.slug}/{path}") for path in paths),
        (small, "/circles/"),
    ):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
