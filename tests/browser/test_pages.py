"""Every page in both themes and both widths: no axe violation, no sideways scroll, nothing failing in the console."""

import pytest

from tests import make
from tests.browser.conftest import PHONE, WIDE, violations

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
    ],
    "reader": [
        "/sources/{live}/?at={at}", "/sources/{live}/?tab=mine", "/sources/{live}/annotate/?start=0&end=40",
        "/annotations/{note}/withdraw/", "/inbox/", "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/",
        "/accounts/logout/", "/desk/",
    ],
    "stranger": ["/annotations/{note}/flag/", "/inbox/"],
    "moderator": ["/desk/", "/desk/?show=decided", "/desk/cases/{case}/", "/desk/cases/{decided}/"],
    "admin": ["/desk/sources/", "/desk/sources/new/", "/desk/sources/{draft}/", "/desk/sources/{live_id}/"],
}  # fmt: skip


def _world() -> dict:
    note, case = make.flagged()
    _hidden, decided = make.hidden(on=note.source)
    draft = make.draft(make.ESSAY + "\nA draft's own paragraph, so that it is another text.\n")
    return {
        "film": note.source.film.slug,
        "live": note.source.slug,
        "live_id": note.source.pk,
        "at": note.passage.start,
        "note": note.pk,
        "case": case.pk,
        "decided": decided.pk,
        "draft": draft.pk,
    }


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
