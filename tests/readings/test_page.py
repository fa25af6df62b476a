"""The page of a reading, and the list."""

import re

import pytest

from critiques.readings import actions
from critiques.threads import actions as threads
from critiques.threads.records import PostDraft
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of
from tests.threads import made as made_thread

pytestmark = pytest.mark.django_db


def html(of, who="signed_out") -> str:
    return client_of(who).get(f"/readings/{of.slug}/").content.decode()


def test_a_reading_shows_its_thesis_its_claims_and_its_evidence():
    made = making.reading(exposition="Where *nobody* asks.")
    piece = making.cited(made, why="It shows two people at one instrument.")
    page = html(made)
    assert "Every rescue is decided over somebody’s head." in page
    assert "<em>nobody</em>" in page
    for sentence in making.CLAIMS:
        assert sentence in page
    assert f'id="evidence-{piece.pk}"' in page
    assert making.WORDS in page and "It shows two people at one instrument." in page
    assert f"/sources/{piece.passage.source.slug}/?r=1&amp;from=" in page


def test_what_is_offered_stands_apart_until_an_author_takes_it_up():
    made = making.reading()
    piece = making.offered(made, stance="contradicts", why="It says the opposite.")
    page = html(made)
    assert "Offered evidence, 1 waiting" in page and "It says the opposite." in page
    assert "/accept/" not in page
    assert f"/evidence/{piece.pk}/accept/" in html(made, "reader")
    actions.accept(person("reader"), piece, version=1, stance="complicates", word="Not the opposite.")
    page = html(made)
    assert "waiting" not in page and "1 complicates" in page and "Not the opposite." in page


def test_what_was_declined_stays_as_it_was_offered_with_the_word_why():
    made = making.reading()
    making.declined(made, word="The passage is about the school.", why="Silence is left.")
    page = html(made)
    assert "1 was declined" in page and "Silence is left." in page and "The passage is about the school." in page


def test_a_source_from_which_no_evidence_comes_is_silent():
    made = making.reading()
    other = make.source(make.ESSAY + "\nAnother one.\n", made.film, title="The silent one")
    making.cited(made, on=made.film.sources.order_by("pk").first())
    page = html(made)
    assert page.index('id="silent"') < page.index(f"/sources/{other.slug}/", page.index('id="silent"'))


def test_evidence_whose_words_are_lost_says_so():
    made = making.reading()
    piece = making.cited(made)
    piece.passage.placements.update(status="orphaned", start=None, end=None)
    assert "The text no longer says this." in html(made)


def test_the_map_counts_by_claim_and_source():
    made = making.reading()
    for stance in ("supports", "supports", "contradicts"):
        making.cited(made, stance=stance, number=2)
    page = html(made)
    row = page[page.index('<table class="map">') : page.index("</table>")]
    assert "2 support" in row and "1 contradicts" in row and row.count(">none<") == 1


def test_a_reading_that_its_author_has_warned_of_is_covered_whole():
    from annotations.warnings import actions as warnings

    made = making.reading(exposition="Words that are covered.")
    making.cited(made, why="A line that is covered.")
    warnings.propose(person("reader"), made.subject, make.saying(grade=4))
    page = html(made, "stranger")
    assert "The consent critique" in page and 'form="covers"' in page
    for words in ("Every rescue", "Words that are covered", "A line that is covered", *making.CLAIMS):
        assert words not in page


def test_the_list_shows_published_readings_and_ones_own_drafts_apart():
    made = making.reading()
    making.draft(about=made.film, title="Not yet")
    page = client_of("reader").get("/readings/").content.decode()
    assert "The consent critique" in page and "Not yet" not in page
    assert "Not yet" in client_of("reader").get("/readings/?tab=mine").content.decode()


@pytest.mark.parametrize("who", ["signed_out", "stranger", "moderator", "admin"])
def test_a_draft_is_there_for_its_authors_alone(who):
    made = making.draft()
    assert client_of(who).get(f"/readings/{made.slug}/").status_code == 404
    assert client_of("reader").get(f"/readings/{made.slug}/").status_code == 200


def test_a_claims_thread_begins_on_the_page_of_its_reading_and_its_authors_are_told():
    made = making.reading()
    client = client_of("stranger")
    begun = making.claim(made, 2)
    path = f"/claims/{begun.pk}/discussion/"
    assert client.get(path).status_code == 200
    token = "00000000-0000-4000-8000-000000000001"
    answer = client.post(path, {"body": "Where is the *second* option?", "token": token})
    assert answer.status_code == 302 and answer.url.startswith("/threads/")
    page = html(made)
    assert "Where is the <em>second</em> option?" in page and "1 post" in page
    begun.refresh_from_db()
    assert client.get(path).url == f"/threads/{begun.thread_id}/"
    thread = client.get(f"/threads/{begun.thread_id}/").content.decode()
    assert "Thread on a claim" in thread and making.CLAIMS[1] in thread
    assert person("reader").notices.filter(kind="post_answer").exists()


@pytest.mark.parametrize("about", ["reading", "claim", "evidence"])
def test_a_first_post_is_kept_while_one_types_and_shown_before_it_is_sent(about):
    made = making.reading()
    key = {"reading": made.pk, "claim": making.claim(made, 2).pk, "evidence": making.cited(made).pk}[about]
    way = f"/readings/{made.slug}" if about == "reading" else f"/{about.replace('claim', 'claims')}/{key}"
    path = f"{way}/discussion/"
    client, token = client_of("stranger"), "00000000-0000-4000-8000-000000000002"
    typed = {"body": "Where is the *second* option?", "token": token}
    assert client.post("/threads/draft/", typed | {"place": f"{about}-{key}"}).status_code == 200
    assert "Where is the *second* option?" in client.get(path).content.decode()
    assert "<em>second</em>" in client.post(path, typed | {"preview": "1"}).content.decode()
    assert client.post(path, typed).status_code == 302
    assert not PostDraft.objects.exists()


def test_what_is_new_in_a_thread_since_the_last_visit_is_counted():
    made = making.reading()
    post = making.said(made, "stranger")
    reader = client_of("reader")
    reader.get(f"/threads/{post.thread_id}/")
    making.said(made, "moderator")
    assert "All 2 posts, 1 new" in html(made, "reader").replace("\n", "")
    assert "new" not in html(made)[html(made).index("All 2 posts") :][:30]


@pytest.mark.parametrize("gone", ["withdraw", "hide"])
def test_the_threads_of_a_reading_are_seen_while_it_is(gone):
    made = making.reading()
    piece = making.cited(made)
    threads = [making.said(one, "stranger").thread_id for one in (made, making.claim(made), piece)]
    if gone == "withdraw":
        actions.withdraw(person("reader"), made)
        back = actions.unwithdraw
    else:
        actions.hide(person("moderator"), made, rule="person")
        back = actions.restore
    assert {client_of("stranger").get(f"/threads/{key}/").status_code for key in threads} == {404}
    back(person("reader" if gone == "withdraw" else "moderator"), made)
    assert {client_of("signed_out").get(f"/threads/{key}/").status_code for key in threads} == {200}


def test_a_covered_claim_is_covered_over_its_thread_too():
    from annotations.warnings import actions as warnings

    made = making.reading()
    post = making.said(making.claim(made), "stranger")
    warnings.propose(person("reader"), made.subject, make.saying(grade=4))
    page = client_of("stranger").get(f"/threads/{post.thread_id}/").content.decode()
    assert making.CLAIMS[0] not in page and "[Covered: " in page


def test_no_reply_is_offered_in_a_thread_that_is_locked():
    made = making.reading()
    post = making.said(made, "stranger")
    way = f"/threads/{post.thread_id}/reply/?to=1"
    assert way in html(made, "reader")
    threads.lock(person("moderator"), post.thread)
    assert way not in html(made, "reader") and "Something about it." in html(made, "reader")


def test_the_bar_marks_where_the_page_of_a_reply_belongs():
    made = making.reading()
    here = {"/readings/": making.said(made).thread_id, "/sources/": made_thread.began().thread_id}
    for place, key in here.items():
        page = client_of("reader").get(f"/threads/{key}/reply/").content.decode()
        assert set(re.findall(r'<a href="([^"]+)" aria-current="page">', page)) == {place}
