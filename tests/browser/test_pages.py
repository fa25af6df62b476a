"""Every page in both themes and both widths: no axe violation, no sideways scroll, nothing failing in the console."""

import pytest

from annotations.marginalia import actions as marginalia
from annotations.sources import actions as sources
from annotations.warnings import actions as warnings
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from perfection_site.accounts import actions as accounts
from perfection_site.accounts import letters
from perfection_site.accounts.models import User
from tests import make
from tests.browser.conftest import PHONE, WIDE, violations
from tests.people import person

SCREENS = [
    pytest.param(dict(screen, color_scheme=scheme), id=f"{name}-{scheme}")
    for name, screen in (("wide", WIDE), ("phone", PHONE))
    for scheme in ("light", "dark")
]
# who opens what; {names} come from the world below
PAGES = {
    "signed_out": [
        "/", "/films/", "/films/{film}/", "/sources/", "/sources/{live}/", "/sources/{live}/?at={at}",
        "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/confirm-email/", "/no/such/page/",
        "/about/", "/rules/", "/privacy/", "/contact/", "/rules/history/", "/rules/version/1/",
        "/contact/report/?where=/sources/{live}/", "/contact/report/{open_token}/", "/contact/report/{answered_token}/",
        "/search/", "/search/?q=lesson", "/search/?q=nowhere&kind=review", "/sources/?sort=title&basis=excerpt",
        "/sources/{excerpt}/", "/sources/{taken_down}/", "/sources/{unpublished}/",
    ],
    "reader": [
        "/sources/{live}/?at={at}", "/sources/{live}/?tab=mine", "/sources/{live}/annotate/?start=0&end=40",
        "/annotations/{note}/withdraw/", "/inbox/", "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/",
        "/accounts/logout/", "/desk/", "/preferences/", "/", "/annotations/{note}/edit/",
        "/annotations/{edited}/history/", "/annotations/{withdrawn}/withdraw/", "/drafts/",
        "/sources/{live}/?tag=ending", "/annotations/{circle_note}/hide/", "/annotations/{circle_hidden}/restore/",
        "/inbox/?show=answer", "/people/stranger/", "/people/reader/", "/preferences/people/", "/watches/",
        "/watches/source/{live_id}/", "/unsubscribe/{letter}/",
    ],
    "stranger": ["/annotations/{note}/flag/", "/inbox/"],
    "waiter": ["/sources/{moderated}/", "/sources/{moderated}/annotate/?start=0&end=40"],
    "moderator": [
        "/desk/", "/desk/?show=waiting", "/desk/?show=decided", "/desk/cases/{case}/", "/desk/cases/{decided}/",
        "/desk/waiting/{waiting}/", "/desk/cases/{source_case}/", "/desk/cases/{letter_case}/", "/sources/{moderated}/",
    ],
    "admin": [
        "/desk/texts/", "/desk/texts/rules/", "/desk/cases/{source_case}/", "/desk/cases/{letter_case}/", "/inbox/",
        "/desk/sources/", "/desk/sources/?q=nothing+like+it", "/desk/sources/new/", "/desk/sources/{draft}/",
        "/desk/sources/{draft}/preview/", "/desk/sources/{live_id}/", "/desk/sources/{gone}/",
    ],
}  # fmt: skip


def _world() -> dict:
    note, case = make.flagged()
    _hidden, decided = make.hidden(on=note.source)
    draft = make.draft(make.ESSAY + "\nA draft's own paragraph, so that it is another text.\n")
    warnings.propose_printed(person("admin"), draft)
    moderated = make.source(make.ESSAY + "\nA moderated paragraph.\n", about=note.source.film, policy="moderated")
    person("admin")
    reported, letter = make.report(on=note.source, sender="Ada Writer"), make.report(what="named")
    moderation.pass_on(person("moderator"), reported.case, version=1)
    moderation.decide(person("moderator"), letter.case, Ruling("keep", "We found no such page."), version=1)
    gone = make.annotation(on=make.source(make.ESSAY + "\nA text that is taken down.\n")).source
    house = User.objects.house()
    unpublished = make.source(make.ESSAY + "\nA text that is unpublished.\n")
    return _written(note) | {
        "moderated": moderated.slug,
        "waiting": make.waiting("waiter", on=moderated).pk,
        "source_case": reported.case_id,
        "letter_case": letter.case_id,
        "open_token": reported.token,
        "answered_token": letter.token,
        "excerpt": make.excerpt().slug,
        "taken_down": sources.take_down(house, gone, reason="The publisher asked us to.").slug,
        "unpublished": sources.unpublish(house, unpublished, reason="A question about rights.").slug,
        "film": note.source.film.slug,
        "live": note.source.slug,
        "live_id": note.source.pk,
        "at": note.passage.start,
        "note": note.pk,
        "case": case.pk,
        "decided": decided.pk,
        "draft": draft.pk,
        "gone": _gone(note.source.film),
    }


def _written(note) -> dict:
    circle = make.circle(members=["stranger"])
    accounts.watch(person("reader"), "source", note.source_id, "all")
    make.annotation("stranger", on=note.source)
    accounts.mute(person("reader"), person("moderator"))
    make.unsent(on=note.source)
    tagged = make.annotation(on=note.source, tags=("ending", "a tag of the longest kind there may be, ok"[:40]))
    circle_hidden = make.for_circle(circle, "stranger", on=note.source)
    marginalia.hide(person("reader"), circle_hidden, rule="topic")
    return {
        "letter": letters.token(person("reader")),
        "edited": make.edited(tagged, "Said otherwise.", tags=("ending",)).pk,
        "withdrawn": marginalia.withdraw(person("reader"), make.annotation(on=note.source)).pk,
        "circle_note": make.for_circle(circle, "stranger", on=note.source).pk,
        "circle_hidden": circle_hidden.pk,
    }


def _gone(film) -> int:
    text = make.source(make.ESSAY + "\nAnother text, which is taken down.\n", about=film)
    return sources.take_down(person("admin"), text, reason="The author asked us to.").pk


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_free_of_violations(visit, screen):
    world, found = _world(), []
    for name, paths in PAGES.items():
        page = visit(name, **screen)
        for path in paths:
            address = path.format(**world)
            page.goto(address)
            found += [f"{name} {address}: {line}" for line in violations(page)]
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wider > 0:
                found.append(f"{name} {address}: scrolls sideways by {wider}px")
    assert found == []


def test_nothing_scrolls_sideways_at_320_pixels(visit):
    world = _world()
    for name, paths in PAGES.items():
        page = visit(name, viewport={"width": 320, "height": 700})
        for path in paths:
            page.goto(path.format(**world))
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, (name, path)
