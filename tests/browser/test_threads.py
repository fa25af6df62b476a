"""Answering, in a real browser: from the card to a reply, without script, on a narrow phone, and while others write."""

import pytest
from playwright.sync_api import expect

from critiques.threads.models import Post
from critiques.threads.records import PostDraft, Visit
from tests import make
from tests.browser.conftest import violations
from tests.people import person
from tests.threads.made import began, chain, replied


def test_a_reader_answers_from_the_card_and_is_answered_in_place(visit):
    note = make.annotation()
    page = visit("stranger")
    page.goto(f"/annotations/{note.pk}/")
    page.locator(f"#annotation-{note.pk}").get_by_role("link", name="Reply").click()
    page.get_by_label("Your post").fill("Only *once*?")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview em")).to_have_text("once")
    page.get_by_role("button", name="Post").click()
    expect(page.locator("#p-1")).to_contain_text("Only once?")
    other = visit("reader")
    other.goto(f"/annotations/{note.pk}/")
    other.locator(f"#annotation-{note.pk}").get_by_role("link", name="1 reply").click()
    other.locator("#p-1").get_by_role("link", name="Reply").click()
    form = other.locator("#reply-1 form")
    form.get_by_label("Your post").fill("Once is enough.")
    form.get_by_role("button", name="Post").click()
    expect(other.locator("#p-2")).to_contain_text("Once is enough.")
    expect(other.locator("#p-2")).to_contain_text("replying to stranger")
    assert violations(other) == []


def test_a_reply_needs_no_script(visit):
    post = began()
    page = visit("reader", java_script_enabled=False)
    page.goto(f"/threads/{post.thread_id}/")
    page.locator("#p-1").get_by_role("link", name="Reply").click()
    page.get_by_label("Your post").fill("Written without script.")
    page.get_by_role("button", name="Post").click()
    expect(page.locator("#p-2")).to_contain_text("Written without script.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sixty_levels_fit_a_narrow_phone_and_name_whom_they_answer(visit, scheme):
    names = ["reader", "stranger", "moderator", "second_moderator"]
    for name in names:
        person(name)
    posts = chain(began(), *(names[number % 4] for number in range(59)))
    page = visit("signed_out", viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page.goto(f"/threads/{posts[0].thread_id}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    page.get_by_role("link", name="Continue this branch").first.click()
    expect(page.locator(".post.on")).to_be_visible()
    page.goto(f"/posts/{posts[-1].pk}/")
    expect(page.locator("#p-60")).to_contain_text(f"replying to {posts[-2].author.username}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_came_meanwhile_is_told_and_nothing_moves(visit):
    post = began()
    page = visit("reader")
    page.goto(f"/threads/{post.thread_id}/")
    page.wait_for_load_state("networkidle")  # with its fonts, which are swapped in
    page.evaluate("document.fonts.ready")
    before = page.evaluate("document.getElementById('p-1').getBoundingClientRect().top")
    replied(post, "moderator", "Come meanwhile.")
    expect(page.locator("[data-came]")).to_have_text("1 new reply: show it", timeout=15_000)
    assert page.evaluate("document.getElementById('p-1').getBoundingClientRect().top") == before
    page.locator("[data-came]").click()
    expect(page.locator("#p-2")).to_contain_text("Come meanwhile.")


def test_a_key_leads_to_what_is_new_and_to_what_it_answers(visit):
    post = began()
    page = visit("reader")
    page.goto(f"/threads/{post.thread_id}/")
    Visit.objects.update(at="2020-01-01T00:00Z")
    answer = replied(post, "moderator", "New to reader.")
    page.goto(f"/threads/{post.thread_id}/")
    page.keyboard.press("n")
    expect(page.locator(f"#p-{answer.number}")).to_be_focused()
    page.keyboard.press("p")
    expect(page.locator("#p-1")).to_be_focused()


def test_a_draft_is_there_again_and_a_name_completes(visit):
    post = began()
    page = visit("reader")
    page.goto(f"/threads/{post.thread_id}/reply/?to=1")
    field = page.get_by_label("Your post")
    field.press_sequentially("Ask @str")
    page.get_by_role("button", name="@stranger").click()
    expect(field).to_have_value("Ask @stranger ")
    field.blur()
    for _time in range(40):  # leaving the field for the name has kept the half of it before
        if PostDraft.objects.filter(typed="Ask @stranger ").exists():
            break
        page.wait_for_timeout(200)
    page.goto(f"/threads/{post.thread_id}/reply/?to=1")
    expect(page.get_by_label("Your post")).to_have_value("Ask @stranger ")
    assert Post.objects.count() == 1


def test_what_comes_meanwhile_leaves_the_form_below_it_where_it_is(visit):
    post = began()
    chain(post, *["moderator", "stranger"] * 6)
    page = visit("reader")
    page.goto(f"/threads/{post.thread_id}/")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    field = page.get_by_label("Your post")
    field.click()
    field.press_sequentially("While I type, ")
    before = field.bounding_box()
    replied(post, "moderator", "Come meanwhile.")
    expect(page.locator("[data-came]")).to_be_visible(timeout=15_000)
    assert field.bounding_box() == before
    expect(field).to_be_focused()
    field.press_sequentially("nothing moves.")
    page.locator("[data-came]").click()
    expect(page.get_by_label("Your post")).to_have_value("While I type, nothing moves.")  # its draft
    expect(page.locator("#p-14")).to_contain_text("Come meanwhile.")
