"""Covers on the reading page and wherever else its words could come up."""

import re

import pytest

from annotations.text.profiles import PRESETS, Profile
from tests import make
from tests.reader.covers import ALL_OMIT, CANARY, RAW, WORDS, asks, html, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["signed_out", "reader"])
def test_covered_words_are_absent_and_one_button_stands_for_them(as_, name):
    found, warning = text()
    page = html(as_(name), f"/sources/{found.slug}/")
    assert CANARY not in page
    (button,) = re.findall(r'<button class="covered".*?</button>', page)
    assert 'aria-expanded="false"' in button
    assert "Covered: Sexual violence, described" in button
    assert "Names it briefly." in button
    assert f'value="{warning.pk}"' in button
    assert f'id="w{warning.pk}"' in button


@pytest.mark.parametrize("grade,is_there", [(1, True), (2, True), (3, False), (4, False)])
def test_standard_covers_from_described_on(as_, grade, is_there):
    found, warning = text(grade=grade)
    page = html(as_("signed_out"), f"/sources/{found.slug}/")
    assert (CANARY in page) is is_there
    if is_there:
        assert f'<span class="said" id="w{warning.pk}"' in page
        assert "Skip past" in page


def test_a_proposal_covers_nothing(as_):
    found = make.source(RAW)
    warning = make.warned(found, WORDS)
    type(warning).objects.filter(pk=warning.pk).update(state="proposed", decided_by=None, decided_at=None)
    assert CANARY in html(as_("signed_out"), f"/sources/{found.slug}/")


def test_opening_is_a_post_that_leads_back_to_what_was_opened(as_):
    found, warning = text()
    client, path = as_("signed_out"), f"/sources/{found.slug}/"
    assert client.get("/covers/").status_code == 405
    answer = client.post("/covers/", {"open": str(warning.pk), "next": path, "source": found.pk})
    assert (answer.status_code, answer.url) == (302, f"{path}#w{warning.pk}")
    page = html(client, path)
    assert CANARY in page
    assert re.search(rf'id="w{warning.pk}" tabindex="-1"[^>]*aria-label="Opened: Sexual violence, described"', page)
    client.post("/covers/", {"close": str(warning.pk), "next": path})
    assert CANARY not in html(client, path)


def test_what_one_reader_has_opened_is_covered_for_the_next(as_):
    found, warning = text()
    one, path = as_("signed_out"), f"/sources/{found.slug}/"
    one.post("/covers/", {"open": str(warning.pk), "next": path})
    for _again in range(2):
        assert CANARY in html(one, path)
        for name in ("signed_out", "reader"):
            assert CANARY not in html(as_(name), path)
        assert CANARY in html(asks(as_("stranger"), "stranger", Profile(PRESETS["researcher"])), path)


def test_nothing_of_a_visitors_form_is_in_anothers_page(as_):
    found, _warning = text()
    path = f"/sources/{found.slug}/"
    tokens = [re.search(r'csrfmiddlewaretoken" value="(\w+)"', html(as_("signed_out"), path))[1] for _ in range(3)]
    assert len(set(tokens)) == 3


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_the_way_back_stays_on_the_site(as_, next_):
    answer = as_("signed_out").post("/covers/", {"open": "1", "next": next_})
    assert answer.url.startswith("/sources/")


def test_a_whole_page_can_be_opened_and_covered_again(as_):
    found, _warning = text()
    client, path = as_("signed_out"), f"/sources/{found.slug}/"
    client.post("/covers/", {"text": "open", "next": path, "source": found.pk})
    assert CANARY in html(client, path)
    client.post("/covers/", {"text": "", "next": path, "source": found.pk})
    assert CANARY not in html(client, path)


def test_a_text_can_be_read_with_what_is_warned_of_skipped(as_):
    found, _warning = text(grade=1)
    client, path = as_("signed_out"), f"/sources/{found.slug}/"
    assert CANARY in html(client, path)
    client.post("/covers/", {"text": "skip", "next": path, "source": found.pk})
    page = html(client, path)
    assert CANARY not in page
    assert "Stop skipping" in page


def test_everything_opens_for_an_hour_and_closes_by_itself(as_, monkeypatch):
    found, _warning = text()
    client, path = as_("signed_out"), f"/sources/{found.slug}/"
    client.post("/covers/", {"hour": "open", "next": path})
    assert CANARY in html(client, path)
    from annotations.warnings import openings

    now = openings.time()
    monkeypatch.setattr(openings, "time", lambda: now + 3601)
    assert CANARY not in html(client, path)


def test_what_is_left_out_is_counted_and_not_named(as_):
    found, _warning = text()
    page = html(asks(as_("reader"), "reader", ALL_OMIT), f"/sources/{found.slug}/")
    article = page[page.index("<article") : page.index("</article>")]
    assert CANARY not in page
    assert "1 passage is left out here, as you asked." in article
    assert "Sexual violence" not in article


def test_a_spoiler_opens_for_who_has_seen_the_film_and_content_never_does(as_):
    found = make.source(RAW)
    make.warned(found, WORDS, category="death-grief", grade=1, spoiler="ending", brief="Somebody dies.")
    path = f"/sources/{found.slug}/"
    page = html(as_("signed_out"), path)
    assert CANARY not in page and "Somebody dies." not in page
    assert "gives the ending away" in page
    seen = Profile(seen=frozenset([found.film_id]))
    assert CANARY in html(asks(as_("reader"), "reader", seen), path)
    make.warned(found, WORDS, grade=4)
    assert CANARY not in html(asks(as_("reader"), "reader", seen), path)


def test_offsets_of_everything_else_stay_right(as_):
    found, _warning = text()
    page = html(as_("signed_out"), f"/sources/{found.slug}/")
    words = found.current.text
    runs = re.findall(r'<(?:span|mark)[^>]* data-start="(\d+)">([^<]*)<', page)
    assert runs
    for start, said in runs:
        assert words[int(start) : int(start) + len(said)] == said


def test_the_panel_sums_up_where_passages_stand(as_):
    found, warning = text()
    page = html(as_("signed_out"), f"/sources/{found.slug}/")
    assert re.search(r"1 passage, in section 1; \d\d % of the text is clear of it", page)
    assert f'<a href="#w{warning.pk}">Sexual violence, described</a>' in page
