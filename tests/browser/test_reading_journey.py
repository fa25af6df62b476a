"""A reading from its first words to its withdrawal and back, in a real browser, with a look at every station."""

import pytest
from playwright.sync_api import expect

from critiques.readings.models import Reading
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations
from tests.people import person
from tests.readings import making


def _fine(page) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def _begin(page, film) -> None:
    page.goto(f"/films/{film.slug}/")
    page.get_by_role("link", name="Begin a reading").click()
    expect(page.get_by_role("heading", name="Begin a reading")).to_be_visible()
    _fine(page)
    page.get_by_label("What it is called").fill("The consent critique")
    page.get_by_role("button", name="Keep as a draft").click()  # the first claim and the thesis can wait
    expect(page.get_by_text("A draft. Only those who argue it, or are asked to, see it.")).to_be_visible()
    _fine(page)


def _publish(page) -> None:
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Say the thesis in one or two sentences first.")).to_be_visible()
    expect(page.get_by_role("heading", name="Revise this reading")).to_be_visible()
    _fine(page)
    page.get_by_label("Thesis").fill("Every rescue is decided over somebody’s head.")
    page.get_by_label("Claim", exact=True).first.fill("Rescue is arranged over her head.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Your reading is published.")).to_be_visible()
    expect(page.get_by_role("heading", name="1. Rescue is arranged over her head.")).to_be_visible()
    _fine(page)


def _join(page, asked) -> None:
    page.get_by_role("link", name="Authors").click()
    page.get_by_label("Name").fill("stranger")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("stranger is asked.")).to_be_visible()
    _fine(page)
    asked.goto("/inbox/")
    asked.locator(".notice, article, li").get_by_role("link", name="Answer").first.click()
    expect(asked.get_by_text("reader asks you to argue it too.")).to_be_visible()
    _fine(asked)
    asked.get_by_role("button", name="Yes, I argue it").click()
    expect(asked.get_by_text("You argue this reading now, and are named in it.")).to_be_visible()
    expect(asked.locator(".by").first).to_contain_text("argued by reader and stranger")


def _revise(page) -> None:
    page.get_by_role("link", name="Revise").click()
    page.get_by_label("Claim", exact=True).nth(1).fill("Silence is chosen for somebody else.")
    page.get_by_label("Place").nth(1).fill("1")
    page.get_by_label("Place").nth(0).fill("2")
    page.get_by_label("What have you changed?").fill("Silence comes first.")
    _fine(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="1. Silence is chosen for somebody else.")).to_be_visible()
    expect(page.get_by_role("heading", name="2. Rescue is arranged over her head.")).to_be_visible()


def _relate(page, other) -> None:
    page.get_by_role("link", name="Other readings").click()
    _fine(page)
    page.get_by_text("contests", exact=True).click()
    page.get_by_label("The other one").select_option(label=other.title)
    page.get_by_role("button", name="Say so", exact=True).click()
    expect(page.get_by_text("It stands on both pages now.")).to_be_visible()
    _fine(page)


def _withdraw(page) -> None:
    page.get_by_role("link", name="Withdraw").click()
    expect(page.get_by_role("heading", name="Withdraw this reading?")).to_be_visible()
    _fine(page)
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Withdrawn. Only those who argue it see it.")).to_be_visible()
    _fine(page)


@pytest.mark.parametrize("screen", [WIDE, PHONE | {"viewport": {"width": 320, "height": 700}}], ids=["wide", "320"])
def test_a_reading_is_begun_shared_revised_related_withdrawn_and_put_back(visit, screen):
    film = make.source().film
    other = making.reading("member", film, title="The other one")
    person("stranger")
    page, asked, anybody = visit("reader", **screen), visit("stranger", **screen), visit()
    _begin(page, film)
    _publish(page)
    _join(page, asked)
    _revise(asked)
    made = Reading.objects.get(title="The consent critique")
    address = f"/readings/{made.slug}/"
    page.goto(address)
    _relate(page, other)
    anybody.goto(f"/readings/{other.slug}/")
    expect(anybody.get_by_text("contested by The consent critique")).to_be_visible()
    page.goto(address)
    _withdraw(page)
    assert anybody.goto(address).status == 404
    anybody.goto(f"/readings/{other.slug}/")
    expect(anybody.get_by_text("contested by")).to_have_count(0)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("The reading is back where it was.")).to_be_visible()
    anybody.goto(address)
    expect(anybody.get_by_role("heading", name="2. Rescue is arranged over her head.")).to_be_visible()
    _fine(anybody)
