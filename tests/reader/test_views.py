"""The reading page over HTTP."""

import re
from uuid import uuid4

import pytest

from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
WORDS = "the first thing they agree on"


def _form(source, words: str = WORDS, **fields) -> dict:
    start = source.current.text.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "exact": words,
        "revision": source.current_id,
        "kind": "note",
        "visibility": "public",
        "body": "A thought.",
        "token": str(uuid4()),
    } | fields


def _page(client, source, query: str = "") -> str:
    return client.get(f"/sources/{source.slug}/{query}").content.decode()


def test_every_run_says_where_it_stands(as_):
    note = make.annotation()
    html = _page(as_("signed_out"), note.source)
    text = note.source.current.text
    runs = re.findall(r"<(?:span|mark)[^>]* data-start=\"(\d+)\">([^<]*)<", html)
    assert len(runs) > 5
    for start, words in runs:
        plain = words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        assert text[int(start) : int(start) + len(plain)] == plain
    assert "".join(words for _start, words in runs).replace("&amp;", "&") == text.replace("\n", "")


def test_highlights_show_how_many_lie_over_each_other(as_):
    source = make.source()
    for author in ("reader", "stranger", "moderator", "admin"):
        make.annotation(author, WORDS, on=source)
    make.annotation("reader", "the first thing", on=source)
    make.annotation("reader", "The last scene", on=source)
    html = _page(as_("signed_out"), source)
    assert re.search(r'<mark class="m3"[^>]*>the first thing they agree on</mark>', html)
    assert re.search(r'<mark class="m1"[^>]*>The last scene</mark>', html)


def test_a_new_annotation_is_on_the_next_page_anyone_opens(as_):
    source = make.source()
    visitor = as_("signed_out")
    assert "<mark" not in _page(visitor, source)
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", _form(source))
    assert answer.status_code == 302
    html = _page(visitor, source)
    assert WORDS in re.search(r"<mark[^>]*>([^<]*)</mark>", html).group(1)
    assert "A thought." in html


def test_hiding_is_on_the_next_page_anyone_opens(as_):
    note, case = make.flagged(body="Out of sight soon.")
    visitor = as_("signed_out")
    assert "Out of sight soon." in _page(visitor, note.source)
    moderation.decide(person("moderator"), case, Ruling("hide", "Why.", "person"), version=1)
    html = _page(visitor, note.source)
    assert "Out of sight soon." not in html
    assert "<mark" not in html
    own = _page(as_("reader"), note.source)
    assert "Out of sight soon." in own
    assert "Argue with the text" in own


def test_a_private_annotation_is_on_its_authors_page_only(as_):
    note = make.annotation(body="Nobody else's business.", visibility="private")
    assert "Nobody else" in _page(as_("reader"), note.source).replace("&#x27;", "'")
    assert 'class="own"' in _page(as_("reader"), note.source)
    for name in ("signed_out", "stranger", "moderator", "admin"):
        html = _page(as_(name), note.source)
        assert "Nobody else" not in html
        assert "<mark" not in html


def test_the_margin_shows_what_stands_at_a_position(as_):
    source = make.source()
    make.annotation("reader", WORDS, on=source, body="At the end.")
    make.annotation("reader", "A pupil", on=source, body="At the beginning.")
    at = source.current.text.index(WORDS) + 3
    part = as_("signed_out").get(f"/sources/{source.slug}/margin/?at={at}").content.decode()
    assert "At the end." in part
    assert "At the beginning." not in part
    assert "<html" not in part


def test_many_cards_come_in_pages_and_each_once(as_):
    source = make.source()
    words = [word for word in source.current.text.split() if source.current.text.count(word) == 1][:25]
    for number, word in enumerate(words):
        make.annotation("reader", word, on=source, body=f"note-{number:02}-")
    visitor = as_("signed_out")
    seen, path = [], f"/sources/{source.slug}/"
    for _ in range(3):
        html = visitor.get(path).content.decode()
        seen += re.findall(r"<p>(note-\d\d-)</p>", html)
        further = re.search(r'href="([^"]*after=[^"#]*)', html)
        if not further:
            break
        path = further.group(1).replace("&amp;", "&")
    assert sorted(seen) == [f"note-{number:02}-" for number in range(25)]


@pytest.mark.parametrize("query", ["?at=x", "?at=-1", "?at=99999999999", "?tab=nonsense", "?after=1", "?after=a-b"])
def test_a_senseless_address_still_opens_the_page(as_, query):
    assert as_("signed_out").get(f"/sources/{make.source().slug}/{query}").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"body": ""}, {"body": "   "}, {"start": "-1"}, {"end": "0"}, {"start": "abc"}, {"kind": "poem"},
        {"visibility": "friends"}, {"token": "no-uuid"}, {"body": "x" * 10_001}, {"end": "9999999"},
    ],
)  # fmt: skip
def test_a_bad_form_is_explained_and_nothing_is_kept(as_, fields):
    source = make.source()
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", _form(source, **fields))
    assert answer.status_code == 422
    assert not Annotation.objects.exists()


def test_words_that_stand_elsewhere_are_refused_with_a_sentence(as_):
    source = make.source()
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", _form(source, exact="something else"))
    assert answer.status_code == 409
    assert "select it again" in answer.content.decode()
    assert not Annotation.objects.exists()


def test_a_revision_of_another_source_is_not_found(as_):
    source, other = make.source(), make.source(make.ESSAY + "\nAnother paragraph altogether.\n")
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", _form(source, revision=other.current_id))
    assert answer.status_code == 404


def test_a_selection_over_two_blocks_comes_with_the_browsers_line_ends(as_):
    source = make.source()
    text = source.current.text
    start = text.index("What the school teaches") + 9
    words = text[start : start + 40]
    assert "\n" in words
    fields = _form(source, words="The last scene", start=start, end=start + 40, exact=words.replace("\n", "\r\n"))
    assert as_("reader").post(f"/sources/{source.slug}/annotate/", fields).status_code == 302
    assert Annotation.objects.get().passage.exact == words


def test_an_unpublished_source_is_gone_for_readers_and_takes_no_notes(as_):
    source = make.source()
    sources.unpublish(User.objects.house(), source, reason="A test.")
    for name in ("signed_out", "reader", "moderator"):
        assert as_(name).get(f"/sources/{source.slug}/").status_code == 404
    assert as_("admin").post(f"/sources/{source.slug}/annotate/", _form(source)).status_code == 403


def test_a_permalink_leads_to_the_passage_and_the_card(as_):
    note = make.annotation()
    answer = as_("signed_out").get(f"/annotations/{note.pk}/")
    assert answer.url == f"/sources/{note.source.slug}/?at={note.passage.start}&note={note.pk}#annotation-{note.pk}"


def test_the_part_for_an_open_page_brings_the_card_and_the_changed_block(as_):
    source = make.source()
    answer = as_("reader").post(f"/sources/{source.slug}/annotate/", _form(source), headers={"hx-request": "true"})
    html = answer.content.decode()
    assert "A thought." in html
    assert html.count("hx-swap-oob") == 1
    assert re.search(r'<mark class="m1 own"[^>]*>the first thing they agree on</mark>', html)


def test_signed_out_people_are_sent_to_the_log_in_by_script_too(as_):
    source = make.source()
    path = f"/sources/{source.slug}/annotate/?start=0&end=5"
    answer = as_("signed_out").get(path, headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/?next=")


def test_notices_printed_in_the_text_stand_at_the_top_as_plain_notes(as_):
    html = _page(as_("signed_out"), make.source())
    assert "Sexual violence" in html
    assert "Gore, injury, mutilation" in html


def test_what_readers_write_can_carry_no_script(as_):
    note = make.annotation(body="<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    html = _page(as_("signed_out"), note.source)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript' not in html


def test_a_title_can_carry_no_script(as_):
    html = _page(as_("signed_out"), make.source("<b>Bold</b> & <script>x</script>\n\nA first paragraph of words.\n"))
    assert "<script>x" not in html
    assert "&lt;b&gt;Bold" in html


def test_what_one_visitor_asks_for_is_on_nobody_elses_page(as_):
    source = make.source()
    as_("signed_out").get(f"/sources/{source.slug}/?secret=jane@example.org")
    assert "jane" not in _page(as_("signed_out"), source)


def test_a_permalink_shows_its_annotation_first_however_many_stand_there(as_):
    source = make.source()
    notes = [make.annotation("reader", WORDS, on=source, body=f"note-{number:02}-") for number in range(25)]
    reader = as_("stranger")
    html = reader.get(reader.get(f"/annotations/{notes[-1].pk}/").url).content.decode()
    cards = re.findall(r'class="card( on)?[^"]*" id="annotation-(\d+)"', html)
    assert cards[0] == (" on", str(notes[-1].pk))
    assert [on for on, _id in cards].count(" on") == 1


def test_ones_own_new_card_is_shown_however_many_stand_there(as_):
    source = make.source()
    for _ in range(25):
        make.annotation("stranger", WORDS, on=source)
    fields = _form(source, body="Mine, the last of many.")
    html = as_("reader").post(f"/sources/{source.slug}/annotate/", fields, headers={"hx-request": "true"})
    assert "Mine, the last of many." in html.content.decode()


def test_many_private_notes_of_ones_own_come_in_pages_too(as_):
    source = make.source()
    words = [word for word in source.current.text.split() if source.current.text.count(word) == 1][:25]
    for word in words:
        make.annotation("reader", word, on=source, visibility="private")
    assert "after=" in _page(as_("reader"), source)


def test_a_form_that_was_sent_before_comes_back_with_the_new_words(as_):
    source, reader = make.source(), as_("reader")
    fields = _form(source)
    reader.post(f"/sources/{source.slug}/annotate/", fields)
    answer = reader.post(f"/sources/{source.slug}/annotate/", fields | {"body": "Second thoughts."})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Second thoughts." in html
    assert fields["token"] not in html


def test_the_form_quotes_the_text_and_not_the_address(as_):
    source = make.source()
    path = f"/sources/{source.slug}/annotate/?start=0&end=7"
    assert as_("reader").get(path + "&exact=SEND+MONEY").status_code == 409
    assert as_("reader").get(f"/sources/{source.slug}/annotate/?start=900000&end=900007").status_code == 400


def test_a_block_that_goes_on_with_an_annotation_does_not_count_none(as_):
    source = make.source()
    text = source.current.text
    start = text.index("What the school teaches") + 9
    make.annotation("reader", text[start : start + 40], on=source)
    assert "0 annotations</a>" not in _page(as_("signed_out"), source)


LONG = "9" * 5000


@pytest.mark.parametrize(
    "path", ["/films/?before=", "/sources/?before=", "/inbox/?before=", "/desk/?after=", "/desk/sources/?before="]
)
def test_a_number_of_5000_digits_is_no_number(as_, path):
    make.source()
    assert as_("admin").get(path + LONG).status_code == 200


def test_what_no_browser_sends_is_turned_away(client):
    client.cookies["sessionid"] = "abc\x00def"
    assert client.get("/").status_code == 200
    answer = client.post(
        "/accounts/login/", b"x", content_type="application/x-www-form-urlencoded; charset=unicode_escape"
    )
    assert answer.status_code == 400
