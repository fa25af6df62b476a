"""How far to the right a deep thread is drawn: six steps on a wide screen, four on a phone, however deep it goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import violations
from tests.people import person
from tests.threads.made import began, chain, replied

NAMES = ("reader", "stranger", "moderator", "second_moderator")
DEEP = 60
# width: how many steps to the right a post stands at most
STEPS = {1360: 6, 390: 4, 320: 4}

_LEFTS = """() => [...new Set([...document.querySelectorAll('.posts article.post')]
    .map((post) => Math.round(post.getBoundingClientRect().left)))].sort((a, b) => a - b)"""
_NARROWEST = """() => Math.min(...[...document.querySelectorAll('.posts article.post')]
    .map((post) => post.getBoundingClientRect().width))"""


def _chain():
    """Each of the four answers another one in turn, so that nobody talks with one other alone."""
    for name in NAMES:
        person(name)
    return chain(began(), *(NAMES[number % 4] for number in range(DEEP - 1)))


@pytest.mark.parametrize("width", STEPS)
def test_a_deep_thread_is_set_right_so_far_and_no_further(visit, width):
    posts = _chain()
    page = visit("signed_out", viewport={"width": width, "height": 800})
    seen, address = set(), f"/threads/{posts[0].thread_id}/"
    for _branch in range(DEEP):
        page.goto(address)
        lefts = page.evaluate(_LEFTS)
        assert len(lefts) - 1 <= STEPS[width], (address, lefts)
        if not seen:
            assert len(lefts) - 1 == STEPS[width]  # and the first page uses them all
        assert page.evaluate(_NARROWEST) >= 200
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        ids = page.locator(".posts article.post").evaluate_all("all => all.map((one) => Number(one.dataset.number))")
        further = page.get_by_role("link", name="Continue this branch")
        seen |= set(ids)
        if not further.count():
            break
        address = further.last.get_attribute("href")
    assert seen == {post.number for post in posts}  # every one of them is reached


@pytest.mark.parametrize("width", [1360, 320])
def test_two_who_talk_with_one_another_are_not_set_right(visit, width):
    first = began("stranger")
    chain(first, *["reader", "stranger"] * 10)
    page = visit("signed_out", viewport={"width": width, "height": 800})
    page.goto(f"/threads/{first.thread_id}/")
    expect(page.locator(".posts article.post")).to_have_count(21)
    assert len(page.evaluate(_LEFTS)) == 1
    replied(first, "moderator", "A third one, to the first.")
    page.goto(f"/threads/{first.thread_id}/")
    assert len(page.evaluate(_LEFTS)) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_deepest_of_sixty_is_read_on_a_narrow_phone(visit, scheme):
    posts = _chain()
    page = visit("reader", viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page.goto(f"/posts/{posts[-1].pk}/")
    expect(page.locator(f"#p-{DEEP}")).to_be_in_viewport()
    assert len(page.evaluate(_LEFTS)) - 1 <= STEPS[320]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
