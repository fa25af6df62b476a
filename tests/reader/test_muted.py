"""What somebody has written whom one keeps away: in no list, card or count that is one's own; there for all others."""

import re
from pathlib import Path

import pytest

from annotations.reader.glance import glance
from annotations.reader.margin import own_spans
from perfection_site.accounts import actions
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
WORD = "quokka"  # what stranger says, and files it under


@pytest.fixture
def world():
    """stranger has written for everybody, for a circle they share with reader, and on a text that is gone since."""
    from annotations.sources import actions as sources
    from perfection_site.accounts.models import User

    source = make.source()
    said = {"body": f"A {WORD}.", "tags": (WORD,)}
    make.annotation("stranger", "The last scene", on=source, **said)
    make.annotation("moderator", "the school", on=source, body="Somebody else's lesson.")
    circle = make.circle("reader", ["stranger", "admin"])
    make.for_circle(circle, "stranger", words="A pupil", on=source, **said)
    gone = make.source(make.ESSAY + "\nA line of the gone text.\n", source.film)
    make.annotation("stranger", "A pupil", on=gone, **said)
    sources.take_down(User.objects.house(), gone, reason="The author asked.")
    at = source.current.text.index("The last scene") + 1
    return source, {
        "margin": f"/sources/{source.slug}/",
        "part": f"/sources/{source.slug}/margin/",
        "by time": f"/sources/{source.slug}/?sort=time",
        "new": f"/sources/{source.slug}/margin/?since=0",
        "at": f"/sources/{source.slug}/?at={at}",
        "by name": f"/sources/{source.slug}/?by=stranger",
        "circle's tab": f"/sources/{source.slug}/?circle={circle.slug}",
        "gone": f"/sources/{gone.slug}/",
        "search": f"/search/?in=annotations&q={WORD}",
        "circle": f"/circles/{circle.slug}/annotations/",
        "tags": "/tags/?typed=quo",
    }


@pytest.mark.parametrize("act", ["mute", "block"])
def test_nothing_of_theirs_is_in_any_list_of_ones_own(as_, world, act):
    _source, pages = world
    reader = as_("reader")
    before = {name: _shown(reader, path) for name, path in pages.items()}
    assert before == dict.fromkeys(pages, True)
    getattr(actions, act)(person("reader"), person("stranger"))
    assert {name: _shown(reader, path) for name, path in pages.items()} == dict.fromkeys(pages, False)
    # Warm, and with everybody's cards kept: still nothing.
    assert not _shown(reader, pages["margin"])
    for other in ("admin", "stranger"):
        assert _shown(as_(other), pages["margin"])
    assert _shown(as_("signed_out"), pages["margin"])
    actions.unmute(person("reader"), person("stranger"))
    assert {name: _shown(reader, path) for name, path in pages.items()} == before


def _shown(client, path: str) -> bool:
    """Whether the page shows the word; what it was asked for, which it echoes, does not count."""
    html = re.sub("</?mark>", "", client.get(path).content.decode())
    return f"A {WORD}." in html or f'value="{WORD}"' in html.replace(f'q" value="{WORD}"', "")


def test_the_number_at_a_place_is_ones_own_and_that_of_a_text_is_everybodys(as_, world):
    source, pages = world
    make.annotation("moderator", "The last scene", on=source, body="Another's.")
    reader = as_("reader")
    actions.mute(person("reader"), person("stranger"))
    html = reader.get(pages["at"]).content.decode()
    assert re.search(r"This passage · <span>1</span>", html)
    assert re.search(r"All · <span>3</span>", html)
    assert "its numbers are everybody’s and count them too" in html
    assert "its numbers are everybody’s" not in as_("admin").get(pages["at"]).content.decode()


def test_marks_of_their_notes_for_a_circle_are_not_drawn(as_, world):
    source, _pages = world
    assert own_spans(glance(source.slug), person("reader"))
    actions.mute(person("reader"), person("stranger"))
    assert not own_spans(glance(source.slug), person("reader"))


def test_muting_costs_a_warm_page_no_query(as_, world, django_assert_max_num_queries):
    """The session, the person with whom they keep away, the glance, and the viewer's own marks; nobody muted has
    written among the first cards."""
    _source, pages = world
    actions.mute(person("reader"), person("second_moderator"))
    reader = as_("reader")
    reader.get(pages["margin"])
    reader.get(pages["margin"])
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as muting:
        reader.get(pages["margin"])
    actions.unmute(person("reader"), person("second_moderator"))
    reader.get(pages["margin"])
    with CaptureQueriesContext(connection) as without:
        reader.get(pages["margin"])
    assert len(muting) == len(without)


def test_moderators_find_everything_at_their_desk_and_where_it_leads(as_):
    note, case = make.flagged(author="stranger", by="reader", body=f"A {WORD}.")
    actions.mute(person("moderator"), person("stranger"))
    moderator = as_("moderator")
    assert WORD in moderator.get(f"/desk/cases/{case.pk}/").content.decode()
    assert WORD in moderator.get(f"/annotations/{note.pk}/", follow=True).content.decode()
    assert WORD not in moderator.get(f"/sources/{note.source.slug}/").content.decode()
    waiting = make.waiting("stranger", body="A waiting wombat.")
    assert "wombat" in moderator.get(f"/desk/waiting/{waiting.pk}/").content.decode()


def test_a_link_to_theirs_says_why_nothing_is_there(as_, world):
    source, _pages = world
    note = make.annotation("stranger", "naïve question", on=source, body=f"A {WORD}.")
    actions.mute(person("reader"), person("stranger"))
    html = as_("reader").get(f"/annotations/{note.pk}/", follow=True).content.decode()
    assert f"A {WORD}." not in html
    assert "or is by somebody you have muted or blocked" in html


# Every place that leaves out whom one keeps away, how often, and what shows it: the pages above, or a test elsewhere.
# One that is new fails here.
CALLS = {
    "annotations/marginalia/models.py": 2,  # read_by: search, circle; and what `heard_by` itself asks
    "annotations/marginalia/offered.py": 1,  # tags
    "annotations/reader/gone.py": 1,  # gone
    "annotations/reader/margin.py": 3,  # margin; the number at a place; marks of a circle's
    "annotations/reader/page.py": 1,  # whether everybody's margin does for the viewer too: margin, warm
    # tests/readings/test_kept_away.py
    "critiques/readings/beside.py": 1,
    "critiques/readings/listing.py": 1,  # a film's page
    "critiques/readings/models.py": 2,  # read_by: search; and what `heard_by` itself asks
    "critiques/readings/quoting.py": 1,  # annotations to answer with a quotation
    "critiques/readings/page.py": 3,  # offers, in test_actions.py; the other readings it answers, or that answer it
    "critiques/readings/views.py": 1,  # the list
    "critiques/readings/writing_views.py": 1,  # what one may relate one's own to
    # tests/threads/test_kept_away.py
    "critiques/readings/talk.py": 1,  # new on the page of a reading
    "critiques/threads/drafted.py": 1,  # in test_drafts.py
    "critiques/threads/heads.py": 1,
    "critiques/threads/looking.py": 1,  # the line in a post's place, in test_pages.py
    "critiques/threads/views.py": 2,  # the pulse, in test_writing.py; names
    "critiques/threads/visits.py": 1,
}
_LEAVES_OUT = re.compile(r"(?<!def )\b(?:heard_by|not_from_muted|silenced_by)\(")


def test_which_places_leave_them_out():
    root = Path(__file__).resolve().parents[2]
    found = {
        str(path.relative_to(root)): len(_LEAVES_OUT.findall(path.read_text(encoding="utf-8")))
        for room in ("annotations", "critiques", "perfection_site")
        for path in (root / room).rglob("*.py")
    }
    assert {path: count for path, count in found.items() if count} == CALLS
