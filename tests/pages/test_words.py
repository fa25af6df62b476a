"""Every word the site says itself can be translated: under a language that brackets what it translates, what is left
outside brackets is data, and this world's data begin with z."""

import re
from html import unescape

import pytest
from django.utils.translation import trans_real

from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from perfection_site.accounts.templatetags import alike
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

TEXT = """Zzaal zzuul

By Z. Zzample

3 June 2019

Zzorn zzip zzu zzeel, zzo zzart zzis zzein.

## Zzopf

Zzule zzun zzet zzand zzach zzwei zzimmern.

## Zzunder

Zzigst zzon zzimt, zzar zzer zzu zzaus.

## Zzirkel

Zzack zzerrt zzum zzug.
"""
# Names the site does not translate: its own, people's of this world, the default zone.
NAMES = {
    "Perfection",
    "reader",
    "stranger",
    "admin",
    "moderator",
    "example",
    "org",
    "http",
    "https",
    "testserver",
    "UTC",
}
_SPOKEN = re.compile(r'\b(?:aria-label|title|placeholder|alt|data-(?:label|say|failed|cover|long))="([^"]*)"')


@pytest.fixture
def bracketed(monkeypatch):
    def one(_self, message):
        return f"⟦{message}⟧" if message else message

    def many(_self, singular, plural, number):
        return f"⟦{singular if number == 1 else plural}⟧"

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", one)
    monkeypatch.setattr(trans_real.DjangoTranslation, "ngettext", many)
    # This is no language of its own, and what is made once for each is made anew for it.
    monkeypatch.setattr(alike, "get_language", lambda: "bracketed")


def _said(html: str) -> list[str]:
    """The words of a page outside brackets, visible or read aloud, that are nobody's data."""
    body = re.sub(r"<(script|style|optgroup)\b.*?</\1>", " ", html.partition("<body")[2], flags=re.DOTALL)
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL).group(1)
    spoken = " ".join(_SPOKEN.findall(body))
    text = unescape(f"{title} {re.sub(r'<[^>]*>', ' ', body)} {spoken}")
    text = re.sub(r"https?://\S+", " ", text)
    while (bare := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = bare
    words = re.findall(r"[^\W\d_]{2,}", text)
    return [word for word in words if not word.lower().startswith("z") and word not in NAMES]


def _world() -> dict:
    film = make.film("Zzilm")
    source = make.source(TEXT, film)
    note = make.annotation("reader", "zzule".capitalize(), on=source, body="Zzedanke.")
    gone = make.source(TEXT + "\nZzu zzende.\n", film, url="https://example.org/")
    make.annotation("stranger", "Zzule", on=gone, body="Zzorn.")
    unpublished = make.source(TEXT + "\nZzweiter.\n", film)
    house = User.objects.house()
    sources.take_down(house, gone, reason="Zzwang.")
    sources.unpublish(house, unpublished, reason="Zzwist.")
    excerpt = make.excerpt(TEXT + "\nZzuletzt.\n", "Zzack", film)
    person("admin")
    return {
        "live": source.slug, "film": film.slug, "note": note.pk, "gone": gone.slug, "unpublished": unpublished.slug,
        "excerpt": excerpt.slug, "at": note.passage.start, "middle": len(source.current.text) // 2,
    }  # fmt: skip


PAGES = (
    "/", "/films/", "/films/{film}/", "/sources/", "/sources/?kind=poem", "/sources/?basis=whole&notes=without&kind=review",
    "/search/", "/search/?q=zzule", "/search/?q=zzz", "/search/?q=-zzule", "/sources/{live}/", "/sources/{live}/?at={at}",
    "/sources/{gone}/", "/sources/{unpublished}/", "/sources/{excerpt}/", "/preferences/", "/inbox/",
    "/sources/{live}/annotate/?start=0&end=5", "/annotations/{note}/withdraw/", "/annotations/{note}/flag/", "/no/such/",
    "/contact/report/?where=/sources/{live}/",
)  # fmt: skip


@pytest.mark.parametrize("who", ["signed_out", "reader", "stranger"])
def test_every_word_of_the_main_pages_can_be_translated(as_, bracketed, who):
    world, client = _world(), as_(who)
    if who == "reader":
        client.post(f"/sources/{world['live']}/progress/", {"position": world["middle"]})
    found = {}
    for path in PAGES:
        answer = client.get(path.format(**world))
        if answer.status_code != 302 and (words := _said(answer.content.decode())):
            found[path] = words
    assert found == {}


def test_a_word_that_is_not_translated_is_found():
    assert _said("<title>⟦A⟧</title><body><p>⟦Said⟧ and <b>not</b> zzu</p><a aria-label='x'></a>") == ["and", "not"]
