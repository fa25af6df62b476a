"""The page of what one has typed for threads and not sent."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.marginalia import actions as marginalia
from annotations.sources import actions as sources
from critiques.readings import actions as readings
from critiques.threads import actions, unsent
from critiques.threads.places import Place
from critiques.threads.records import PostDraft
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began, fresh, in_circle, withdrawn

pytestmark = pytest.mark.django_db
GONE, CLOSED = "Something that is not here now", "Nothing can be written there just now."


def _typed(place: str, by: str = "reader", body: str = "Half a thought.", version=None) -> PostDraft:
    return unsent.keep(person(by), place, uuid4(), unsent.Typed(body, version))


def _page(client, asked: str = "") -> str:
    return client.get(f"/drafts/posts/{asked}").content.decode().replace("&#x27;", "'").replace("&amp;", "&")


def _ways(html: str) -> list[str]:
    return re.findall(r'<a class="btn" href="([^"]+)">Go on writing', html)


def _world() -> dict[str, tuple[str, str, str]]:
    """Each kind of place: the place, what the page calls it, and where one goes on."""
    note = make.annotation("stranger")
    text = note.source
    other = make.annotation("stranger", on=text)
    post = began("stranger", other)
    own = began("reader", text, "Of mine.")
    warning = make.warned(text)
    made = making.reading("stranger", text.film, title="Revenge as repair")
    claim, piece = making.claim(made, 2), making.cited(made, "stranger", on=text)
    said = making.said(made, "stranger")
    return {
        "annotation": (f"annotation-{note.pk}", "the annotation by stranger", f"/annotations/{note.pk}/replies/?"),
        "answered": (f"annotation-{other.pk}", "the annotation by stranger", f"/threads/{post.thread_id}/reply/?"),
        "post": (f"thread-{post.thread_id}-to-1", "A reply to stranger", f"/threads/{post.thread_id}/reply/?to=1&"),
        "source": (f"source-{text.pk}", "About a text", f"/threads/{own.thread_id}/reply/?"),
        "edit": (f"post-{own.pk}", "An edit of your post", f"/posts/{own.pk}/edit/?"),
        "warning": (f"warning-{warning.pk}", "About a warning", f"/warnings/{warning.pk}/discussion/?"),
        "reading": (f"reading-{made.pk}", "About a reading", f"/threads/{said.thread_id}/reply/?"),
        "above": (f"thread-{said.thread_id}", "Thread on a reading", f"/threads/{said.thread_id}/reply/?"),
        "claim": (f"claim-{claim.pk}", "About a claim of “Revenge as repair”", f"/claims/{claim.pk}/discussion/?"),
        "evidence": (f"evidence-{piece.pk}", "About a piece of evidence", f"/evidence/{piece.pk}/discussion/?"),
    }


def test_each_says_what_it_is_about_and_leads_to_where_it_is_gone_on_with(as_):
    client, world = as_("reader"), _world()
    for kind, (place, label, way) in world.items():
        draft = _typed(place, body=f"Half a thought about the {kind}.")
        html = _page(client)
        assert label in html, kind
        assert GONE not in html, kind
        assert _ways(html) == [f"{way}draft={draft.pk}"], kind
        form = client.get(_ways(html)[0]).content.decode()
        assert f"Half a thought about the {kind}." in form
        assert str(draft.token) in form
        PostDraft.objects.all().delete()


def test_a_comment_under_a_text_can_be_spoken_of(as_):
    text = make.source()
    draft = _typed(f"source-{text.pk}-comment-1")
    html = _page(as_("reader"))
    assert "About a reader’s comment" in html
    assert _ways(html) == [f"/sources/{text.slug}/discussion/?comment=1&draft={draft.pk}"]


def test_two_pages_hold_the_two_kinds_and_lead_to_one_another(as_):
    note, client = make.annotation("stranger"), as_("reader")
    make.unsent(on=note.source, body="Beside the text.")
    _typed(f"annotation-{note.pk}", body="In a thread.")
    posts, notes = _page(client), client.get("/drafts/").content.decode()
    assert "In a thread." in posts and "Beside the text." not in posts
    assert "Beside the text." in notes and "In a thread." not in notes
    assert 'href="/drafts/"' in posts and 'href="/drafts/posts/"' in notes


def test_nobody_else_has_anything_of_it(as_):
    note = make.annotation("stranger")
    draft = _typed(f"annotation-{note.pk}", body="Mine alone.")
    for name in ("stranger", "moderator", "admin"):
        assert "Mine alone." not in _page(as_(name))
        html = as_(name).get(f"/annotations/{note.pk}/replies/?draft={draft.pk}").content.decode()
        assert "Mine alone." not in html
        assert as_(name).post("/threads/draft/throw-away/", {"token": str(draft.token)}).status_code == 302
    assert PostDraft.objects.exists()
    assert as_("signed_out").get("/drafts/posts/").status_code == 302


def test_one_is_thrown_away(as_):
    draft = _typed(f"annotation-{make.annotation('stranger').pk}")
    answer = as_("reader").post("/threads/draft/throw-away/", {"token": str(draft.token)})
    assert answer.url == "/drafts/posts/"
    assert not PostDraft.objects.exists()


def test_nothing_is_said_of_what_its_author_sees_no_more(as_):
    """A circle they have left, an annotation that is private now, a withdrawn one, a text off the site."""
    circle = make.circle(members=["stranger"], name="A secret circle")
    within = began("reader", make.for_circle(circle))
    _typed(f"thread-{within.thread_id}-to-1", "stranger")
    note = make.annotation("moderator")
    _typed(f"annotation-{note.pk}", "stranger")
    off = make.annotation("moderator", on=make.source(make.ESSAY + "\nOff.\n", make.film("Off the site")))
    _typed(f"thread-{began('reader', off).thread_id}", "stranger")
    client = as_("stranger")
    assert GONE not in _page(client)
    assert len(_ways(_page(client))) == 3
    circles.leave(person("stranger"), circle)
    marginalia.withdraw(person("moderator"), note)
    sources.unpublish(User.objects.house(), off.source, reason="A question about rights.")
    html = _page(client)
    assert html.count(GONE) == 3
    assert html.count("Half a thought.") == 3
    assert _ways(html) == []
    for said in ("Off the site", "A pupil", "moderator", "A secret circle"):
        assert said not in html.partition("<main")[2]


def test_what_takes_no_words_now_is_said_to(as_):
    locked = began("stranger")
    actions.lock(person("moderator"), locked.thread)
    _typed(f"thread-{locked.thread_id}-to-1")
    closed = make.annotation("stranger", on=make.source(make.ESSAY + "\nClosed.\n"))
    _typed(f"annotation-{closed.pk}")
    type(closed.source).objects.filter(pk=closed.source_id).update(policy="closed")
    circle = make.circle("stranger", ["reader"])
    archived = began("stranger", make.for_circle(circle, "stranger"))
    _typed(f"thread-{archived.thread_id}")
    circles.archive(person("stranger"), circle)
    mine = began("reader", on=make.annotation("stranger", on=make.source(make.ESSAY + "\nFurther.\n")))
    actions.withdraw(person("reader"), fresh(mine))
    _typed(f"post-{mine.pk}")
    html = _page(as_("reader"))
    assert GONE not in html
    assert html.count(CLOSED) == 4
    assert _ways(html) == []


def test_in_a_circle_its_members_go_on(as_):
    post = in_circle("stranger", ["stranger", "member"])
    _typed(f"thread-{post.thread_id}-to-1", "member")
    assert len(_ways(_page(as_("member")))) == 1


def test_whom_one_has_muted_is_not_named(as_):
    note = make.annotation("stranger")
    post = began("moderator", note)
    _typed(f"annotation-{make.annotation('stranger', on=note.source).pk}")
    _typed(f"thread-{post.thread_id}-to-1")
    accounts.mute(person("reader"), person("stranger"))
    accounts.mute(person("reader"), person("moderator"))
    html = _page(as_("reader")).partition("<main")[2]
    assert "A reply to an annotation" in html
    assert "A reply to a post that is gone" in html
    assert "stranger" not in html and "moderator" not in html


def test_a_post_that_was_withdrawn_meanwhile_is_named_as_one_that_is_gone(as_):
    post = withdrawn(began("stranger"))
    _typed(f"thread-{post.thread_id}-to-1")
    html = _page(as_("reader"))
    assert "A reply to a post that is gone" in html
    assert len(_ways(html)) == 1


def test_of_two_drafts_the_one_chosen_opens_and_an_edit_opens_none_but_its_own(as_):
    post, client = began("reader", body="As it stands."), as_("reader")
    first, _second = (_typed(f"post-{post.pk}", body=body, version=1) for body in ("Of one tab.", "Of another."))
    other = _typed(f"thread-{post.thread_id}-to-1", body="A reply to oneself.")
    url = f"/posts/{post.pk}/edit/"
    assert "Of another." in client.get(url).content.decode()
    assert "Of one tab." in client.get(f"{url}?draft={first.pk}").content.decode()
    assert "A reply to oneself." not in client.get(f"{url}?draft={other.pk}").content.decode()


def test_an_edit_of_somebody_elses_post_is_nowhere(as_):
    post = began("stranger")
    _typed(f"post-{post.pk}")
    html = _page(as_("reader"))
    assert GONE in html
    assert _ways(html) == []


def test_what_was_typed_about_a_claim_follows_into_the_thread_that_another_begins(as_):
    made = making.reading("stranger")
    claim = making.claim(made)
    _typed(f"claim-{claim.pk}")
    post = making.said(claim, "stranger")
    late = _typed(f"claim-{claim.pk}", body="From a form that was open before.")
    client = as_("reader")
    assert "Half a thought." in client.get(f"/threads/{post.thread_id}/").content.decode()
    way = _ways(_page(client))[0]
    assert way == f"/threads/{post.thread_id}/reply/?draft={late.pk}"
    form = client.get(way).content.decode()
    assert "From a form that was open before." in form
    client.post(way, {"body": "Sent.", "token": str(late.token)})
    assert list(PostDraft.objects.values_list("place", flat=True)) == [f"thread-{post.thread_id}"]


@pytest.mark.parametrize("about", ["reading", "claim", "evidence"])
def test_of_a_reading_that_is_withdrawn_nothing_is_said(as_, about):
    made = making.reading("stranger", title="Revenge as repair")
    key = {"reading": made.pk, "claim": making.claim(made).pk, "evidence": making.cited(made, "stranger").pk}[about]
    _typed(f"{about}-{key}")
    assert len(_ways(_page(as_("reader")))) == 1
    readings.withdraw(person("stranger"), made)
    html = _page(as_("reader"))
    assert GONE in html
    assert "Revenge" not in html and making.CLAIMS[0] not in html
    _typed(f"{about}-{key}", "stranger")
    own = _page(as_("stranger"))
    assert "Revenge as repair" in own
    assert _ways(own) == []


def test_a_claim_whose_words_are_covered_is_covered_here(as_):
    made = making.reading("stranger")
    make.warned(made.subject, category="violence", grade=4, brief="One line.")
    _typed(f"claim-{making.claim(made).pk}")
    html = _page(as_("reader"))
    assert making.CLAIMS[0] not in html
    assert GONE not in html


def test_they_come_in_pages_newest_first(as_):
    note = make.annotation("stranger")
    for number in range(23):
        _typed(f"annotation-{note.pk}", body=f"draft-{number:02}-")
    client, asked, seen = as_("reader"), "", []
    while asked is not None:
        html = _page(client, asked)
        seen += re.findall(r"draft-(\d\d)-", html)
        further = re.search(r'href="/drafts/posts/(\?before=\d+)"', html)
        asked = further.group(1) if further else None
    assert seen == [f"{number:02}" for number in range(22, -1, -1)]
    assert "That was all." in _page(client, "?before=1")


def test_many_cost_no_more_queries_than_few(as_):
    client, counts = as_("reader"), []
    for _round in range(2):
        for place, _label, _way in _world().values():
            _typed(place)
        client.get("/drafts/posts/")
        with CaptureQueriesContext(connection) as captured:
            html = _page(client)
        counts.append(len(captured))
        assert GONE not in html
    assert html.count("Half a thought.") == 20
    assert counts[1] == counts[0] <= 22


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("thread-7", Place("thread", 7)),
        ("thread-7-to-3", Place("thread", 7, 3)),
        ("source-7-comment-3", Place("source", 7, 3)),
        ("claim-7", Place("claim", 7)),
        ("claim-7-to-3", None),
        ("thread-7-comment-3", None),
        ("source-7-to-3", None),
        ("thread-7 ", None),
        ("thread-٧", None),
        ("thread-" + "9" * 19, None),
        ("thread-7-to-" + "9" * 10, None),
        ("elsewhere-7", None),
        ("", None),
    ],
)
def test_a_place_is_one_of_ours_or_none(said, read):
    assert Place.read(said) == read
