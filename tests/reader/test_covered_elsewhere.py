"""Covered words wherever else than on the reading page they could come up."""

import re

import pytest

from annotations.text.profiles import PRESETS, Profile
from tests import make
from tests.people import person
from tests.reader.covers import CANARY, RAW, WORDS, asks, html, text

pytestmark = pytest.mark.django_db


def test_a_quotation_carries_the_cover_of_what_it_quotes(as_):
    found, _warning = text()
    note = make.annotation(words=WORDS, on=found)
    for name in ("signed_out", "reader", "stranger"):
        for path in (f"/sources/{found.slug}/", f"/sources/{found.slug}/margin/?at={note.passage.start}"):
            page = html(as_(name), path)
            assert CANARY not in page
            assert "[Covered: Sexual violence, described]" in page
    for path in (
        f"/annotations/{note.pk}/edit/",
        f"/annotations/{note.pk}/withdraw/",
        f"/annotations/{note.pk}/history/",
    ):
        assert CANARY not in html(as_("reader"), path)


def test_an_annotation_with_a_warning_of_its_own_is_covered(as_):
    note = make.annotation(body=f"It is {CANARY}.", tags=["quokka"])
    warning = make.warned(note)
    path = f"/sources/{note.source.slug}/"
    for name in ("signed_out", "stranger", "reader"):
        page = html(as_(name), path)
        assert CANARY not in page and "quokka" not in page
        assert f'name="open" value="{warning.pk}:annotation-{note.pk}"' in page
    client = as_("stranger")
    client.post("/covers/", {"open": f"{warning.pk}:annotation-{note.pk}", "next": path})
    assert CANARY in html(client, path)
    assert CANARY not in html(as_("signed_out"), path)


def test_search_counts_a_match_in_covered_words_and_does_not_quote_it(as_):
    found, _warning = text()
    page = html(as_("signed_out"), f"/search/?q={CANARY}")
    assert f"/sources/{found.slug}/" in page
    assert "1 source" in page
    assert "words that are covered for you" in page
    hits = page[page.index('<ol class="hits">') : page.index("</ol>")]
    assert CANARY not in hits
    page = html(as_("signed_out"), "/search/?q=those+who+miss")
    assert CANARY not in page


def test_a_link_to_bare_words_quotes_nothing_covered(as_):
    found, _warning = text()
    start = found.current.text.index(WORDS)
    page = html(as_("signed_out"), f"/sources/{found.slug}/?r=1&from={start - 10}&to={start + len(WORDS)}")
    assert CANARY not in page


def test_covered_words_cannot_be_chosen_or_annotated_by_their_place(as_):
    found, _warning = text()
    start = found.current.text.index(WORDS)
    span = f"start={start - 20}&end={start + len(WORDS)}"
    assert CANARY not in html(as_("signed_out"), f"/sources/{found.slug}/sentences/?{span}")
    answer = as_("reader").get(f"/sources/{found.slug}/annotate/?{span}")
    assert answer.status_code >= 400
    assert CANARY not in answer.content.decode()


def test_a_covered_heading_is_in_no_list_of_headings(as_):
    long = "The film keeps its promise for an hour and then begins to ask what it was that had been promised to whom."
    raw = RAW + f"\n\nWhat quokkas do\n\n{long}\n\nThe third part\n\n{long} Twice.\n"
    found = make.source(raw)
    kinds = [block.kind for block in found.current.document.blocks]
    assert kinds.count("heading") >= 3
    make.warned(found, "What quokkas do")
    assert "quokka" not in html(as_("signed_out"), f"/sources/{found.slug}/")


def test_the_film_s_own_warnings_are_shown_as_the_film_s(as_):
    found, _warning = text()
    make.warned(found.film, category="body-horror", grade=4)
    page = html(as_("signed_out"), f"/sources/{found.slug}/")
    assert re.search(r"The film contains</span>.*?Bodily disgust and body horror <small>graphic", page)
    assert "What the film contains" in html(as_("signed_out"), f"/films/{found.film.slug}/")


def test_the_desk_follows_the_moderators_own_profile(as_):
    found, _warning = text()
    note = make.annotation(words=WORDS, on=found, body="It is quokka.")
    make.warned(note, category="violence", grade=4)
    from critiques.moderation import actions as moderation

    case = moderation.flag(person("stranger"), note, reason="attack", comment="It goes.").case
    for path in ("/desk/", f"/desk/cases/{case.pk}/"):
        page = html(as_("moderator"), path)
        assert CANARY not in page and "quokka" not in page, path
        open_ = html(asks(as_("second_moderator"), "second_moderator", Profile(PRESETS["researcher"])), path)
        assert "quokka" in open_, path


def test_what_a_flag_has_kept_is_covered_as_what_it_was_about(as_):
    note, case = make.flagged(body=f"It is {CANARY}.")
    make.edited(note, "Something else.")
    make.warned(note)
    path = f"/desk/cases/{case.pk}/"
    assert CANARY not in html(as_("moderator"), path)
    assert CANARY in html(asks(as_("second_moderator"), "second_moderator", Profile(PRESETS["researcher"])), path)
    assert CANARY not in html(as_("stranger"), f"/annotations/{note.pk}/history/")


def test_proposing_another_warning_quotes_no_covered_words(as_):
    found, _warning = text()
    start = found.current.text.index(WORDS)
    asked = f"start={start - 20}&end={start + len(WORDS)}&category=violence"
    page = html(as_("reader"), f"/sources/{found.slug}/warnings/propose/?{asked}")
    assert CANARY not in page
    assert "[covered]" in page
    researcher = asks(as_("stranger"), "stranger", Profile(PRESETS["researcher"]))
    assert CANARY in html(researcher, f"/sources/{found.slug}/warnings/propose/?{asked}")


def test_a_tag_of_a_covered_annotation_is_offered_to_whoever_would_read_it(as_):
    note = make.annotation(tags=["quokka"])
    assert "quokka" in html(as_("stranger"), "/tags/?typed=quo")
    make.warned(note)
    assert "quokka" not in html(as_("stranger"), "/tags/?typed=quo")
    assert "quokka" in html(as_("reader"), "/tags/?typed=quo"), "one's own"
    assert "quokka" in html(asks(as_("stranger"), "stranger", Profile(PRESETS["researcher"])), "/tags/?typed=quo")


def test_a_tag_of_an_annotation_that_spoils_is_offered_to_whoever_has_seen_the_film(as_):
    note = make.annotation(tags=["quokka"])
    make.warned(note, category="violence", grade=1, spoiler="ending")
    assert "quokka" not in html(as_("stranger"), "/tags/?typed=quo")
    seen = Profile(seen=frozenset([note.source.film_id]))
    assert "quokka" in html(asks(as_("stranger"), "stranger", seen), "/tags/?typed=quo")


def test_nothing_covered_is_taken_along_beside_a_quotation(as_):
    found = make.source(RAW)
    make.warned(found, f"{CANARY} to those who miss a note")
    make.annotation(words="Nobody says", on=found)
    taken = b"".join(as_("reader").get("/notebook/export/?format=jsonld").streaming_content).decode()
    assert "Nobody says" in taken
    assert CANARY not in taken


def test_tags_that_a_flag_has_kept_are_covered_as_the_words_are(as_):
    note, case = make.flagged(body="It is.", tags=["quokka"])
    make.edited(note, "Something else.")
    make.warned(note)
    path = f"/desk/cases/{case.pk}/"
    assert "quokka" not in html(as_("moderator"), path)
    assert "quokka" in html(asks(as_("second_moderator"), "second_moderator", Profile(PRESETS["researcher"])), path)
