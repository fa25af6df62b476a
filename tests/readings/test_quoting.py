"""From words somebody has selected to a post that quotes them, in whichever thread they may write."""

import re
from html import unescape
from uuid import uuid4

import pytest

from critiques.threads import actions as threads
from critiques.threads.models import Post
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of
from tests.threads.made import COMMENT, began, commented

pytestmark = pytest.mark.django_db

WORDS = "the first thing they agree on"


def _page(text, who: str = "stranger", words: str = WORDS) -> str:
    start = text.current.text.index(words)
    url = f"/sources/{text.slug}/quote/?start={start}&end={start + len(words)}"
    return client_of(who).get(url).content.decode()


def _ways(html: str) -> dict[str, str]:
    """Links to where the words can be quoted: address by what it is called."""
    found = re.findall(r'<a href="([^"]*[?&;]start=[^"]*)">(.*?)</a>', html)
    return {re.sub("<[^>]+>", "", label): unescape(url) for url, label in found}


def _world():
    text = make.source()
    made = making.reading(about=text.film)
    note = make.annotation("reader", on=text, words=WORDS)
    return text, made, note


def test_it_offers_the_text_the_annotations_there_and_the_readings_of_its_film():
    text, _made, _note = _world()
    make.annotation("moderator", on=text, words="The last scene")
    making.draft("stranger", about=text.film, title="Not yet")
    making.reading(title="Of another film")
    assert set(_ways(_page(text))) == {
        "The thread on this text",
        "Replies to reader",
        "The reading as a whole: The consent critique",
        f"1. {making.CLAIMS[0]}",
        f"2. {making.CLAIMS[1]}",
    }


@pytest.mark.parametrize("begun", [False, True], ids=["first", "further"])
@pytest.mark.parametrize(
    "where", ["The thread on this text", "Replies to reader", "The reading as a whole: The consent critique", "2. "]
)
def test_a_passage_is_quoted_in_each_of_them_from_its_address_to_the_post(where, begun):
    text, made, note = _world()
    if begun:
        began("moderator", text), began("moderator", note)
        making.said(made, "moderator"), making.said(making.claim(made, 2), "moderator")
    client = client_of("stranger")
    (url,) = (way for label, way in _ways(_page(text)).items() if label.startswith(where))
    answer = client.get(url, follow=True)
    html = answer.content.decode()
    assert f'<blockquote class="of" lang="en">{WORDS}</blockquote>' in html
    typed = {name: answer.context["form"][name].value() for name in ("revision", "start", "end")}
    said = typed | {"body": "Read this.", "token": str(uuid4())}
    assert "Read this." in client.post(unescape(answer.context["target_url"]), said, follow=True).content.decode()
    post = Post.objects.select_related("quoted_passage", "thread").latest("pk")
    assert post.quoted_passage.exact == WORDS
    assert post.thread.standing == (2 if begun else 1)
    shown = client_of("signed_out").get(f"/threads/{post.thread_id}/").content.decode()
    assert WORDS in shown.partition('class="side"')[0]


def test_after_logging_in_the_passage_is_still_quoted():
    text, _made, _note = _world()
    for url in _ways(_page(text)).values():
        answer = client_of("signed_out").get(url)
        assert answer.status_code == 302 and "start%3D" in answer.url


def test_a_readers_comment_has_a_thread_of_its_own():
    text = commented()
    own = _ways(_page(text, words=COMMENT))
    assert list(own) == ["The thread on this reader’s comment", "The thread on this text"]
    assert "?comment=1&" in own["The thread on this reader’s comment"]
    assert list(_ways(_page(text))) == ["The thread on this text"]


def test_what_is_locked_or_by_somebody_who_may_not_be_answered_is_left_out():
    text, made, note = _world()
    for about in (text, note):
        threads.lock(person("moderator"), began("moderator", about).thread)
    for about in (made, making.claim(made)):
        threads.lock(person("moderator"), making.said(about, "moderator").thread)
    assert set(_ways(_page(text))) == {f"2. {making.CLAIMS[1]}"}
    make.annotation("reader", on=text, words=WORDS)
    accounts.block(person("reader"), person("stranger"))
    assert _ways(_page(text)) == {}
    assert "There is no thread about this text or its film" in _page(text)
    assert set(_ways(_page(text, "member"))) == {"Replies to reader", f"2. {making.CLAIMS[1]}"}


def test_what_is_private_hidden_or_waits_is_not_offered():
    text = make.source()
    make.annotation("reader", on=text, words=WORDS, visibility="private")
    for state in ("hidden", "pending"):
        make.put(make.annotation("reader", on=text, words=WORDS), state)
    make.for_circle(make.circle(members=["stranger"]), on=text)
    for name, seen in {"stranger": 1, "reader": 1, "moderator": 0}.items():
        start = text.current.text.index("The last scene")
        page = client_of(name).get(f"/sources/{text.slug}/quote/?start=0&end={start + 200}").content.decode()
        assert page.count("Replies to") == seen, name


def test_covered_words_are_not_quoted():
    text, _made, _note = _world()
    make.warned(text, WORDS, category="violence", grade=4)
    html = _page(text)
    assert "Some of these words are covered for you." in html and WORDS not in html


def test_the_annotate_page_leads_there_without_script():
    text, _made, _note = _world()
    html = client_of("stranger").get(f"/sources/{text.slug}/annotate/?start=0&end=20").content.decode()
    assert f'href="/sources/{text.slug}/quote/?start=0&amp;end=20"' in html
