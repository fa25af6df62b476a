"""What stands where a source is gone."""

import re

import pytest

from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db
REASON = "The publisher asked us to."
EVERYBODY = ("signed_out", "reader", "moderator", "admin")


def _unpublished(source=None):
    return sources.unpublish(
        User.objects.house(), source or make.source(url="https://example.org/essay"), reason=REASON
    )


def _taken_down(source=None):
    return sources.take_down(
        User.objects.house(), source or make.source(url="https://example.org/essay"), reason=REASON
    )


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(("act", "status"), [(_unpublished, 404), (_taken_down, 410)])
def test_a_gone_text_says_what_it_was_and_why_it_went(as_, who, act, status):
    source = act()
    answer = as_(who).get(f"/sources/{source.slug}/")
    html = answer.content.decode()
    assert answer.status_code == status
    for words in (source.title, "A. Sample", REASON, 'href="https://example.org/essay"', "Since", "<time"):
        assert words in html
    assert "A pupil comes home" not in html
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_what_people_wrote_outlives_a_text_that_is_taken_down(as_):
    source = make.source()
    make.annotation("reader", on=source, body="Said for everyone.")
    make.annotation("reader", "A pupil", on=source, body="Said to myself.", visibility="private")
    make.hidden(on=source, words="its signs small", body="Out of sight.")
    _taken_down(source)
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert "Said for everyone." in html
    assert "the first thing they agree on" in html
    assert "Said to myself." not in html
    assert "Out of sight." not in html
    assert "Said to myself." in as_("reader").get(f"/sources/{source.slug}/").content.decode()


def test_what_people_wrote_waits_while_a_text_is_unpublished(as_):
    note = make.annotation(body="Said for everyone.")
    _unpublished(note.source)
    assert "Said for everyone." not in as_("signed_out").get(f"/sources/{note.source.slug}/").content.decode()


def test_a_quotation_says_that_it_was_shortened_and_only_then(as_):
    source = make.source()
    text = source.current.text
    long = text[text.index("A pupil") :][:350]
    make.annotation("reader", long, on=source, body="Long.")
    make.annotation("reader", "two people", on=source, body="Short.")
    _taken_down(source)
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert html.count("The quotation is shortened.") == 1
    quoted = re.search(r'<blockquote class="of"[^>]*>([^<]+)</blockquote>', html).group(1)
    assert len(quoted) > 250


def test_a_permalink_leads_to_the_card_beside_the_reason(as_):
    source = make.source()
    notes = [make.annotation("reader", word, on=source, body=f"On {word}.") for word in ("A pupil", "two people")]
    _taken_down(source)
    client = as_("signed_out")
    answer = client.get(f"/annotations/{notes[1].pk}/")
    assert answer.url == f"/sources/{source.slug}/?note={notes[1].pk}#annotation-{notes[1].pk}"
    html = client.get(answer.url).content.decode()
    assert re.findall(r'class="card( on)?" id="annotation-(\d+)"', html) == [
        (" on", str(notes[1].pk)),
        ("", str(notes[0].pk)),
    ]


def test_many_cards_come_in_pages_and_each_once(as_):
    source = make.source()
    words = [word for word in source.current.text.split() if source.current.text.count(word) == 1][:25]
    notes = [make.annotation("reader", word, on=source) for word in words]
    _taken_down(source)
    client, path, seen = as_("signed_out"), f"/sources/{source.slug}/?note={notes[3].pk}", []
    while path:
        html = client.get(path).content.decode()
        seen += map(int, re.findall(r'id="annotation-(\d+)"', html))
        further = re.search(r'class="btn" href="([^"]*after=[^"]*)"', html)
        path = further and further.group(1).replace("&amp;", "&")
    assert seen[0] == notes[3].pk
    assert sorted(seen) == sorted(note.pk for note in notes)


@pytest.mark.parametrize("query", ["?note=x", "?note=-1", "?note=" + "9" * 400, "?after=1", "?at=5&after=0-0"])
def test_a_senseless_address_still_says_why(as_, query):
    source = _taken_down()
    answer = as_("signed_out").get(f"/sources/{source.slug}/{query}")
    assert answer.status_code == 410
    assert REASON in answer.content.decode()


def test_a_gone_text_takes_no_annotations_and_its_annotations_can_still_be_flagged(as_):
    note = make.annotation()
    _taken_down(note.source)
    client = as_("stranger")
    html = client.get(f"/sources/{note.source.slug}/").content.decode()
    assert "annotate" not in html.lower().replace("nobody has annotated", "")
    assert f'href="/annotations/{note.pk}/flag/"' in html
    assert client.get(f"/annotations/{note.pk}/flag/").status_code == 200
    assert client.get(f"/sources/{note.source.slug}/annotate/?start=0&end=5").status_code == 404


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_draft_is_nothing_whoever_asks(as_, who):
    draft = make.draft()
    answer = as_(who).get(f"/sources/{draft.slug}/")
    assert answer.status_code == 404
    assert draft.title not in answer.content.decode()


def test_a_text_published_again_is_read_again(as_):
    source = _unpublished()
    sources.publish(User.objects.house(), source)
    assert as_("signed_out").get(f"/sources/{source.slug}/").status_code == 200
