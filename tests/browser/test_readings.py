"""Arguing from passages in a real browser: cite a selection, offer one, answer it."""

import pytest
from playwright.sync_api import expect

from critiques.readings.models import Evidence
from critiques.threads.models import Post
from tests import make
from tests.browser.conftest import PHONE, WIDE, select_by_mouse, violations
from tests.readings import making
from tests.threads.made import commented

WORDS = "the first thing they agree on"


def _block(source, words: str) -> str:
    at = source.current.text.index(words)
    return next(f"b{index}" for index, b in enumerate(source.current.document.blocks) if b.start <= at < b.end)


def _cite(page, source):
    page.goto(f"/sources/{source.slug}/")
    page.wait_for_load_state("load")
    expect(page.locator(".block[tabindex='0']")).to_have_count(1)
    select_by_mouse(page, _block(source, WORDS), WORDS)
    page.locator("#tools").get_by_role("button", name="Cite").click()
    expect(page.get_by_role("heading", name="Cite this passage")).to_be_visible()
    expect(page.locator("blockquote")).to_have_text(WORDS)


def test_its_author_cites_a_selection_for_a_claim(visit):
    source = make.source()
    made = making.reading(about=source.film)
    page = visit("reader")
    _cite(page, source)
    assert violations(page) == []
    page.get_by_label("Reading and claim").select_option(label="2. Silence is a choice made for somebody else.")
    page.get_by_text("Contradicts", exact=True).click()
    page.get_by_label("Why").fill("They agree on something after all.")
    page.get_by_role("button", name="Cite").click()
    expect(page.get_by_text("It is evidence now.")).to_be_visible()
    piece = Evidence.objects.select_related("passage", "claim").get()
    assert page.url.endswith(f"/readings/{made.slug}/#evidence-{piece.pk}")
    expect(page.locator(f"#evidence-{piece.pk} blockquote")).to_have_text(WORDS)
    expect(page.locator(f"#evidence-{piece.pk}")).to_contain_text("They agree on something after all.")
    assert (piece.passage.exact, piece.claim.number, piece.stance, piece.state) == (
        WORDS, 2, "contradicts", "accepted")  # fmt: skip
    page.locator(f"#evidence-{piece.pk}").get_by_role("link", name="Go to the passage").click()
    expect(page.locator("[data-linked]")).to_have_text(WORDS)


def test_a_reader_offers_a_passage_and_the_author_takes_it_up_with_another_stance(visit):
    source = make.source()
    made = making.reading(about=source.film)
    page = visit("stranger")
    _cite(page, source)
    page.get_by_label("Reading and claim").select_option(label="1. Rescue is arranged over her head.")
    page.get_by_text("Supports", exact=True).click()
    page.get_by_label("Why").fill("It is arranged.")
    page.get_by_role("button", name="Cite").click()
    expect(page.get_by_text("It is offered. The authors answer, and you will be told.")).to_be_visible()
    author = visit("reader")
    author.goto("/inbox/")
    author.get_by_role("link", name="Read it and answer").click()
    author.get_by_role("link", name="Take up").click()
    author.get_by_text("Context", exact=True).click()
    author.get_by_label("A word to whoever offered it").fill("As background.")
    author.get_by_role("button", name="Take up").click()
    piece = Evidence.objects.get()
    expect(author.locator(f"#claim-{piece.claim_id} #evidence-{piece.pk}")).to_contain_text("As background.")
    assert (piece.state, piece.stance, piece.offered_as) == ("accepted", "context", "supports")
    assert made.slug in author.url


@pytest.mark.parametrize("screen", [WIDE, PHONE | {"viewport": {"width": 320, "height": 700}}], ids=["wide", "320"])
def test_a_reading_fits_and_has_no_violations(visit, screen):
    source = make.source()
    made = making.reading(about=source.film, exposition="Some words.", complications="One.", questions="Two?")
    for stance in ("supports", "supports", "supports", "complicates", "contradicts", "context"):
        making.cited(made, stance=stance, why="Because " + "itissaidinonelongword" * 6)
    making.offered(made)
    making.declined(made)
    page = visit("reader", **screen)
    page.goto(f"/readings/{made.slug}/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def _selected(page, source, words: str, button: str, asked: str = ""):
    page.goto(f"/sources/{source.slug}/{asked}")
    page.wait_for_load_state("load")
    expect(page.locator(".block[tabindex='0']")).to_have_count(1)
    select_by_mouse(page, _block(source, words), words)
    page.locator("#tools").get_by_role("button", name=button).click()


def test_a_selection_is_quoted_in_the_thread_of_a_claim(visit):
    source = make.source()
    made = making.reading(about=source.film)
    page = visit("stranger")
    _selected(page, source, WORDS, "Quote")
    expect(page.get_by_role("heading", name="Quote this passage")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="2. Silence is a choice").click()
    expect(page.locator("form.writing blockquote")).to_have_text(WORDS)
    assert violations(page) == []
    page.get_by_label("Your post").fill("Here they do agree.")
    page.get_by_role("button", name="Post").click()
    expect(page.locator("#p-1 blockquote")).to_have_text(WORDS)
    expect(page.locator("#p-1")).to_contain_text("Here they do agree.")
    assert making.claim(made, 2).thread_id == Post.objects.get().thread_id


def test_what_is_offered_for_a_claim_comes_to_its_form_with_it(visit):
    source = make.source()
    made = making.reading(about=source.film)
    page = visit("stranger")
    page.goto(f"/readings/{made.slug}/")
    page.get_by_role("link", name="Offer a passage").nth(1).click()
    page.get_by_label("What is it about?").fill("agree")
    page.get_by_role("button", name="Search").click()
    page.locator("a.headline").first.click()
    asked = page.evaluate("location.search")
    _selected(page, source, WORDS, "Cite", asked)
    expect(page.get_by_label("Reading and claim")).to_have_value(str(making.claim(made, 2).pk))


def test_a_readers_comment_is_annotated_and_cited_from_a_selection(visit):
    source = commented()
    made = making.reading(about=source.film)
    words = "nobody asked me either"
    page = visit("reader")
    _selected(page, source, words, "Annotate")
    page.locator("#margin").get_by_label("What do you see here?").fill("Nobody did.")
    page.locator("#margin").get_by_role("button", name="Annotate").click()
    expect(page.locator("#margin .card").first).to_contain_text("Nobody did.")
    expect(page.locator("#margin .card blockquote").first).to_contain_text(words)
    _selected(page, source, words, "Cite")
    page.get_by_label("Reading and claim").select_option(label="1. Rescue is arranged over her head.")
    page.get_by_text("Supports", exact=True).click()
    page.get_by_label("Why").fill("A reader says it of themselves.")
    page.get_by_role("button", name="Cite").click()
    piece = page.locator(f"#evidence-{Evidence.objects.get().pk}")
    expect(piece.locator("blockquote")).to_have_text(words)
    expect(piece.locator(".cited")).to_contain_text("a reader, in a comment, comment 1")
    assert made.slug in page.url
