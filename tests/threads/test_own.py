"""One's own posts, wherever they stand by now: taken back, put back and listed, with nothing of what stands around."""

import pytest

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from critiques.readings import actions as readings
from critiques.threads import actions
from critiques.threads.models import Post
from critiques.threads.records import PostVersion
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import above, began, fresh, in_circle, replied, reworded, withdrawn

pytestmark = pytest.mark.django_db
MINE, THEIRS = "A word of my own.", "Nobody else may read this."


def _left():
    post = replied(in_circle("member", body=THEIRS), "stranger", MINE)
    circles.leave(person("stranger"), post.thread.annotation.circle)
    return post


def _private():
    note = make.annotation(body=THEIRS)
    post = began("stranger", note, MINE)
    note = Annotation.objects.get(pk=note.pk)
    Annotation.objects.filter(pk=note.pk).update(visibility="private")
    return post


def _note_withdrawn():
    note = make.annotation(body=THEIRS)
    post = began("stranger", note, MINE)
    marginalia.withdraw(person("reader"), note)
    return post


def _unpublished():
    text = make.source()
    post = began("stranger", text, MINE)
    sources.unpublish(User.objects.house(), text, reason="A question about rights.")
    return post


def _reading_withdrawn():
    made = making.reading(title=THEIRS)
    post = making.said(made, "stranger", MINE)
    readings.withdraw(person("reader"), made)
    return post


def _reading_hidden():
    made = making.reading(title=THEIRS)
    post = making.said(made, "stranger", MINE)
    making.hidden(made)
    return post


def _claim_dropped():
    made = making.reading(claims=(THEIRS, "It stays."))
    post = making.said(making.claim(made), "stranger", MINE)
    fewer = making.writing(claims=making.kept(made, 2))
    readings.revise(person("reader"), made, fewer, version=made.version)
    return post


def _evidence_taken_back():
    piece = making.offered(why=THEIRS)
    post = making.said(piece, "stranger", MINE)
    readings.take_back(person("stranger"), piece)
    return post


def _closed():
    post = above("stranger", MINE)
    actions.close(person("reader"), post.thread)
    return post


AWAY = {
    "left the circle": _left,
    "annotation private": _private,
    "annotation withdrawn": _note_withdrawn,
    "source unpublished": _unpublished,
    "reading withdrawn": _reading_withdrawn,
    "reading hidden": _reading_hidden,
    "claim dropped": _claim_dropped,
    "evidence taken back": _evidence_taken_back,
    "closed by the room above": _closed,
}


@pytest.mark.parametrize("away", AWAY)
def test_its_author_takes_it_back_wherever_it_stands(as_, away):
    post, client = AWAY[away](), as_("stranger")
    assert not Post.objects.visible_to(person("stranger")).filter(pk=post.pk).exists()
    url = f"/posts/{post.pk}/withdraw/"
    html = client.get(url).content.decode()
    assert MINE in html
    assert THEIRS not in html
    assert f'href="/posts/{post.pk}/"' not in html
    answer = client.post(url, follow=True)
    assert answer.redirect_chain == [("/notebook/posts/", 302)]
    assert "Its words are erased in thirty days." in answer.content.decode()
    assert fresh(post).state == "withdrawn"


@pytest.mark.parametrize("name", ["signed_out", "owner", "moderator", "admin"])
def test_of_anybody_elses_that_cannot_be_seen_nothing_is_known(as_, name):
    post, client = _left(), as_(name)
    for way in ("withdraw/", "history/"):
        answer = client.get(f"/posts/{post.pk}/{way}", follow=True)
        assert MINE not in answer.content.decode()
        assert answer.status_code == (200 if name == "signed_out" and way == "withdraw/" else 404)
    for way in ("withdraw/", "unwithdraw/", "history/delete/"):
        client.post(f"/posts/{post.pk}/{way}")
    assert fresh(post).state == "visible"


def test_what_it_quotes_and_answers_is_not_shown_with_it(as_):
    first = in_circle("member", body=THEIRS)
    post = replied(first, "stranger", MINE, quoted=first.number)
    circles.leave(person("stranger"), post.thread.annotation.circle)
    for path in (f"/posts/{post.pk}/withdraw/", f"/posts/{post.pk}/history/", "/notebook/posts/"):
        html = as_("stranger").get(path).content.decode()
        assert MINE in html
        assert THEIRS not in html
        assert "member" not in html


def test_how_it_once_read_is_deleted_wherever_it_stands(as_):
    post, client = reworded(_reading_hidden_later(), "Better said."), as_("stranger")
    making.hidden(making.Reading.objects.get())
    html = client.get(f"/posts/{post.pk}/history/").content.decode()
    assert MINE in html
    client.post(f"/posts/{post.pk}/history/delete/", {"version": PostVersion.objects.get().pk})
    assert not PostVersion.objects.exists()


def _reading_hidden_later():
    return making.said(making.reading(), "stranger", MINE)


def test_what_cannot_be_seen_cannot_be_put_back_and_is_said_so(as_):
    post = withdrawn(_left())
    answer = as_("stranger").post(f"/posts/{post.pk}/unwithdraw/")
    assert answer.status_code == 403
    assert "can’t write" in answer.content.decode().replace("&#x27;", "’").replace("'", "’")
    assert fresh(post).state == "withdrawn"


def test_the_list_holds_what_one_has_said_and_nothing_of_others(as_):
    there, gone, away = began("stranger", body="It is there."), None, _left()
    gone = withdrawn(replied(there, "stranger", "It is withdrawn."))
    replied(there, "reader", "Of somebody else.")
    html = as_("stranger").get("/notebook/posts/").content.decode()
    for said in ("It is there.", "It is withdrawn.", MINE):
        assert said in html
    assert "Of somebody else." not in html
    assert f'href="/posts/{there.pk}/"' in html
    assert f'href="/posts/{away.pk}/"' not in html
    assert html.count("Where you don’t see it any more") == 1
    assert f'action="/posts/{gone.pk}/unwithdraw/"' in html
    for post in (there, away):
        assert f'href="/posts/{post.pk}/withdraw/"' in html
    assert MINE not in as_("reader").get("/notebook/posts/").content.decode()


def test_the_list_can_be_searched_and_comes_in_pages(as_, monkeypatch):
    monkeypatch.setattr("perfection_site.pages.said.PAGE", 2)
    first = began("stranger", body="About a theorbo.")
    for number in range(3):
        replied(first, "stranger", f"Number {number} of 100%.")
    client = as_("stranger")
    html = client.get("/notebook/posts/?q=THEORBO").content.decode()
    assert "About a theorbo." in html
    assert "Number" not in html
    html = client.get("/notebook/posts/?q=100%25").content.decode()
    assert "Number 2" in html and "Number 0" not in html
    before = Post.objects.order_by("-pk")[1].pk
    assert f"/notebook/posts/?q=100%25&amp;before={before}" in html
    assert "Number 0" in client.get(f"/notebook/posts/?q=100%25&before={before}").content.decode()
    assert "None of yours says that." in client.get("/notebook/posts/?q=viol").content.decode()


def test_what_is_erased_is_in_no_list(as_):
    post = withdrawn(_left())
    Post.objects.filter(pk=post.pk).update(withdrawn_at=post.created_at.replace(year=2020))
    actions.erase(User.objects.house(), fresh(post))
    html = as_("stranger").get("/notebook/posts/").content.decode()
    assert "You have said nothing in a thread yet." in html
    assert as_("stranger").get(f"/posts/{post.pk}/withdraw/").status_code == 404


def test_what_somebody_wants_covered_is_covered_in_the_list_too(as_):
    post = began("stranger", body=MINE)
    make.warned(post.subject, category="sexual-violence", grade=4, brief="One line.")
    html = as_("stranger").get("/notebook/posts/").content.decode()
    assert MINE not in html
    assert 'name="open"' in html


def test_further_posts_come_though_the_last_one_waits_again_meanwhile(as_):
    from tests.threads.made import accepted, moderated, page

    first = accepted(began("stranger", moderated(), "The first."))
    last = accepted(replied(first, "stranger", "The last of a page."))
    accepted(replied(first, "reader", "What comes behind."))
    reworded(last)
    assert fresh(last).state == "pending"
    html = page(as_("reader"), first, f"?after={last.number}")
    assert "What comes behind." in html
    assert as_("reader").get(f"/threads/{first.thread_id}/?after=77").status_code == 404
