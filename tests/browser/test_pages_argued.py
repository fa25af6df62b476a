"""Every page of readings and threads in both themes and at three widths: no axe violation, no sideways scroll, nothing
failing in the console."""

import pytest

from critiques.readings import actions
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations
from tests.people import person
from tests.readings import making
from tests.threads.made import began, chain, in_circle, replied, reworded, waiting, withdrawn

SCREENS = [
    pytest.param(WIDE | {"color_scheme": "light"}, id="wide-light"),
    pytest.param(WIDE | {"color_scheme": "dark"}, id="wide-dark"),
    pytest.param(PHONE | {"color_scheme": "dark"}, id="phone-dark"),
    pytest.param({"viewport": {"width": 320, "height": 700}, "color_scheme": "light"}, id="320-light"),
]
PAGES = {
    "signed_out": [
        "/readings/", "/readings/?film={film}", "/readings/{reading}/", "/readings/{reading}/history/",
        "/readings/{reading}/version/1/", "/films/{film}/", "/search/?in=readings&q=rescue", "/threads/{thread}/",
        "/threads/{thread}/?sort=newest", "/threads/{thread}/?post=3", "/threads/{thread}/?fold=1",
        "/posts/{edited}/history/", "/annotations/{unanswered}/replies/", "/sources/{source}/discussion/",
    ],
    "reader": [
        "/readings/?tab=mine", "/films/{film}/readings/new/", "/readings/{reading}/", "/readings/{reading}/revise/",
        "/readings/{reading}/authors/", "/readings/{reading}/relations/", "/readings/{reading}/leave/",
        "/readings/{reading}/withdraw/", "/readings/{reading}/find/?q=lesson", "/readings/{draft}/",
        "/readings/{withdrawn}/", "/evidence/{offer}/accept/", "/evidence/{offer}/decline/",
        "/annotations/{note}/cite/", "/sources/{source}/cite/?start=0&end=40", "/posts/{circle_post}/hide/",
        "/threads/{circle}/",
    ],
    "stranger": [
        "/readings/{reading}/", "/readings/{reading}/discussion/", "/claims/{claim}/discussion/",
        "/evidence/{piece}/discussion/", "/readings/{reading}/authors/",
        "/readings/{reading}/warnings/propose/", "/evidence/{piece}/flag/", "/threads/{thread}/",
        "/threads/{thread}/reply/?to=1&quote=1", "/posts/{post}/edit/", "/posts/{post}/withdraw/",
        "/posts/{post}/warnings/propose/", "/posts/{reply}/flag/", "/drafts/posts/", "/watches/thread/{thread}/",
        "/threads/{waits}/",
    ],
    "moderator": ["/readings/{reading}/flag/", "/desk/waiting/posts/{waiting_post}/", "/readings/{hidden}/", "/threads/{thread}/"],
}  # fmt: skip


def _argued(note) -> dict:
    """A reading with all there can be on its page, and others that stand to it."""
    film = note.source.film
    long = "itissaidinonelongword" * 6
    made = making.reading(about=film, exposition="A *little*.", complications=f"One.\n{long}", questions="Two?")
    for stance in ("supports", "supports", "supports", "supports", "complicates", "contradicts", "context"):
        piece = making.cited(made, stance=stance, why=f"Because {long}")
    offer = making.offered(made, stance="contradicts")
    making.declined(made)
    making.said(made, "member", f"About it all, {long}.")
    making.co_author(made, "member")
    person("stranger")
    actions.invite(person("reader"), made, "stranger")
    other = making.reading("stranger", film, title="Another one")
    actions.relate(person("stranger"), other, made, "contests")
    made = making.later(made)
    revised = making.writing(title=made.title, exposition="Other words.", claims=making.kept(made, 1, 2))
    actions.revise(person("reader"), made, revised, version=made.version)
    return {
        "film": film.slug,
        "reading": made.slug,
        "claim": making.claim(made).pk,
        "piece": piece.pk,
        "offer": offer.pk,
        "draft": making.draft(about=film, title="Not yet").slug,
        "withdrawn": actions.withdraw(person("reader"), making.reading(about=film, title="Taken back")).slug,
        "hidden": making.hidden(making.reading(about=film, title="Hidden")).slug,
    }


def _talked(note) -> dict:
    """A thread with every kind of line in it, a circle's, and one that waits."""
    first = began("stranger", note, "Said first, " + "inonelongword" * 12)
    posts = chain(first, *["reader", "moderator", "stranger", "second_moderator"] * 4)
    edited = reworded(replied(first, "stranger", "As it was."))
    withdrawn(replied(first, "reader", "Taken back."))
    replied(first, "moderator", "Quoting.", quoted=1)
    replied(first, "moderator", "Quoting.", passage=make.selection(note.source))
    make.warned(replied(first, "moderator", "Covered.").subject, category="violence", grade=4)
    waits = waiting()
    circle = in_circle("stranger")
    return {
        "thread": first.thread_id,
        "post": first.pk,
        "reply": posts[1].pk,
        "edited": edited.pk,
        "circle": circle.thread_id,
        "circle_post": circle.pk,
        "waits": waits.thread_id,
        "waiting_post": waits.pk,
    }


def _world() -> dict:
    note = make.annotation()
    unanswered = make.annotation("stranger", on=note.source)
    there = {"note": note.pk, "unanswered": unanswered.pk, "source": note.source.slug}
    return there | _argued(note) | _talked(note)


def _wrong(page, name: str, address: str) -> list[str]:
    status = page.goto(address).status
    found = [f"{name} {address}: {status}"] if status != 200 else []
    found += [f"{name} {address}: {line}" for line in violations(page)]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, f"{name} {address}: scrolls sideways by {wider}px"] if wider > 0 else found


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_of_readings_and_threads_fits_and_is_free_of_violations(visit, screen):
    world, found = _world(), []
    for name, paths in PAGES.items():
        page = visit(name, **screen)
        for path in paths:
            found += _wrong(page, name, path.format(**world))
    assert found == []


def test_a_map_of_twelve_claims_and_twenty_sources_is_read_on_a_narrow_phone(visit):
    film = make.film()
    texts = [make.source(f"{make.ESSAY}\nText number {at}.\n", film, title=f"Text {at}") for at in range(20)]
    made = making.reading(about=film, claims=[f"The claim that has the number {at}." for at in range(1, 13)])
    for at, text in enumerate(texts):
        making.cited(made, on=text, number=at % 12 + 1, stance=("supports", "contradicts", "context")[at % 3])
    page = visit("signed_out", viewport={"width": 320, "height": 700})
    assert _wrong(page, "signed_out", f"/readings/{made.slug}/") == []
    table = page.locator("table.map")
    assert (table.locator("thead th").count(), table.locator("tbody tr").count()) == (13, 20)
    # It scrolls in its own frame, by keyboard too; the source a row is of stays in sight.
    frame = page.locator("#map .across")
    frame.focus()
    for _press in range(12):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#map .across').scrollLeft > 0")
    named = table.locator("tbody th").first.bounding_box()
    assert named["x"] >= 0 and named["x"] + named["width"] <= 320
    page.evaluate("document.querySelector('#map .across').scrollLeft = 10000")
    last = table.locator("thead th").last.bounding_box()
    assert last["x"] + last["width"] <= 320
