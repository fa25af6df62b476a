"""What happens beside the way: what is answered goes meanwhile, a novel is pasted, mail is down, somebody is named who
may not see it; and that a circle's thread is nowhere outside of it."""

from uuid import uuid4

import pytest

from critiques.threads import actions
from critiques.threads.models import Post
from critiques.threads.records import Mention, PostDraft
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.models import Notice
from perfection_site.accounts.tasks import mail_notice
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, in_circle, page, replied, told, withdrawn

pytestmark = pytest.mark.django_db


def _reply(client, to: Post, body: str = "Typed meanwhile.", **said):
    sent = {"body": body, "token": str(uuid4())} | said
    return client.post(f"/threads/{to.thread_id}/reply/?to={to.number}", sent)


# ---- what is answered goes while somebody answers


@pytest.mark.parametrize(("gone", "line"), [("withdrawn", "a withdrawn post"), ("hidden", "a hidden post")])
def test_what_was_typed_stands_where_it_was_meant_to_and_its_author_is_told_why(as_, gone, line):
    first = began("stranger", body="Gone meanwhile.")
    client = as_("reader")
    assert client.get(f"/threads/{first.thread_id}/reply/?to=1").status_code == 200
    if gone == "withdrawn":
        withdrawn(first)
    else:
        actions.hide(person("moderator"), first, rule="spam")
    answer = _reply(client, first)
    made = Post.objects.get(number=2)
    assert (answer.status_code, made.parent_id) == (302, first.pk)
    html = client.get(answer.url).content.decode()
    assert "What you answered was taken away meanwhile. Your post stands in its place." in html
    assert line in html and "Typed meanwhile." in html and "Gone meanwhile." not in html
    assert "Typed meanwhile." in page(as_("signed_out"), first)


def test_a_quotation_of_what_has_gone_is_refused_and_what_was_typed_is_kept(as_):
    first = began("stranger")
    client = as_("reader")
    withdrawn(first)
    answer = _reply(client, first, quoted=1)
    assert answer.status_code == 409 and "Typed meanwhile." in answer.content.decode()
    assert Post.objects.count() == 1


# ---- 100,000 characters pasted

PASTED = "A word of it. " * 7143


def _places(post: Post) -> dict[str, str]:
    return {
        "a reply": f"/threads/{post.thread_id}/reply/?to=1",
        "in a thread": f"/threads/{post.thread_id}/reply/",
        "an edit": f"/posts/{post.pk}/edit/",
        "a first post": f"/sources/{post.thread.annotation.source.slug}/discussion/",
    }


@pytest.mark.parametrize("where", ["a reply", "in a thread", "an edit", "a first post"])
def test_a_novel_is_refused_in_a_sentence_and_stays_in_the_form(as_, where):
    post = began("stranger", body="As it was.")
    client = as_("stranger")
    answer = client.post(_places(post)[where], {"body": PASTED, "token": str(uuid4()), "version": 1})
    html = answer.content.decode()
    assert len(PASTED) >= 100_000 and answer.status_code in (400, 422)
    assert "A post holds 10000 characters, and this has" in html
    assert PASTED.strip() in html
    assert [one.body for one in Post.objects.all()] == ["As it was."]


def test_a_novel_is_not_kept_as_a_draft_and_that_is_said(as_):
    post = began()
    sent = {"place": f"thread-{post.thread_id}", "token": str(uuid4()), "body": PASTED}
    answer = as_("reader").post("/threads/draft/", sent)
    assert answer.status_code == 400 and "too long to be kept" in answer.content.decode()
    assert not PostDraft.objects.exists()


def test_a_preview_of_a_novel_answers(as_):
    post = began()
    answer = as_("reader").post(_places(post)["a reply"], {"body": PASTED, "preview": "1", "token": str(uuid4())})
    assert answer.status_code == 200 and PASTED.strip() in answer.content.decode()


# ---- two edits at once


def test_of_two_edits_from_two_windows_the_second_is_shown_both_and_overwrites_nothing(as_):
    post = began("stranger", body="As it was.")
    windows = [as_("stranger"), as_("stranger")]
    forms = [client.get(f"/posts/{post.pk}/edit/").context["form"] for client in windows]
    assert [form["version"].value() for form in forms] == [1, 1]
    answers = [
        client.post(f"/posts/{post.pk}/edit/", {"body": f"Window {at}.", "version": 1, "token": str(uuid4())})
        for at, client in enumerate(windows)
    ]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert fresh(post).body == "Window 0."
    html = answers[1].content.decode()
    assert "Window 0." in html and "Window 1." in html


# ---- somebody is named who may not see it


@pytest.mark.parametrize("outsider", ["admin", "moderator", "owner"])
def test_who_may_not_see_it_hears_nothing_by_page_letter_or_badge(as_, mailoutbox, outsider):
    for name in ("member", outsider):
        person(name)
    client = as_(outsider)
    before = client.get("/inbox/").content.decode()
    first = in_circle("stranger", body="A first one.")
    answer = _reply(as_("reader"), first, f"What does @{outsider} say, and @member?")
    assert answer.status_code == 302  # and whoever named them is not told who is in no circle
    assert told(outsider) == [] and told("member") == ["post_mention"]
    assert [one.person.username for one in Mention.objects.all()] == ["member"]
    for pk in Notice.objects.values_list("pk", flat=True):
        mail_notice(notice_id=pk)
    assert {letter.to[0] for letter in mailoutbox} == {
        "member@example.org",
        "reader@example.org",
        "stranger@example.org",
    }
    assert client.get("/inbox/").content.decode().count("notice") == before.count("notice")


# ---- mail is down


def test_a_post_stands_while_mail_is_down_and_its_letter_comes_later(as_, monkeypatch, mailoutbox):
    first = began("stranger")

    def down(_letter, *_args, **_more):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", down)
        answer = _reply(as_("reader"), first, "Said while mail was down.")
        assert answer.status_code == 302 and "Said while mail was down." in page(as_("signed_out"), first)
        notice = Notice.objects.get(recipient=person("stranger"), kind="post_answer")
        with pytest.raises(ConnectionRefusedError):
            mail_notice(notice_id=notice.pk)
    assert "answered you" in as_("stranger").get("/inbox/").content.decode()
    assert mailoutbox == []
    mail_notice(notice_id=notice.pk)
    (letter,) = mailoutbox
    assert letter.to == ["stranger@example.org"] and letter.subject == "Someone answered you on Perfection"
    said = letter.message().as_string()
    assert not [word for word in ("Said while", "reader", "Film of Tests", "bargain") if word in said]


# ---- a circle's thread is nowhere else

WORDS = "A theorbo among us, @owner and @moderator."
EVERYWHERE = (
    "/", "/films/", "/films/{film}/", "/films/{film}/feed/", "/sources/", "/sources/{source}/",
    "/sources/{source}/?at={at}", "/sources/{source}/margin/?at={at}", "/sources/{source}/feed/",
    "/sources/{source}/pulse/?since=0", "/sources/{source}/discussion/", "/search/?q=theorbo",
    "/search/?in=annotations&q=theorbo", "/search/?in=readings&q=theorbo", "/readings/{reading}/",
    "/readings/{reading}/find/?q=theorbo", "/threads/{public}/", "/threads/{public}/pulse/?since=0",
    "/threads/{public}/names/?begun=", "/inbox/", "/watches/", "/notebook/", "/drafts/posts/", "/people/stranger/",
    "/desk/", "/desk/?show=waiting", "/desk/?show=decided", "/circles/",
)  # fmt: skip
UNKNOWN = (
    "/threads/{thread}/", "/threads/{thread}/pulse/", "/threads/{thread}/names/?begun=", "/threads/{thread}/reply/",
    "/posts/{post}/", "/posts/{post}/history/", "/annotations/{note}/replies/", "/watches/thread/{thread}/",
)  # fmt: skip


def _outside(world: dict, client) -> dict[str, str]:
    """What somebody gets everywhere, less what differs with each form and each moment."""
    import re

    found = {}
    for path in EVERYWHERE:
        html = client.get(path.format(**world), follow=True).content.decode()
        html = re.sub(r'value="[0-9A-Za-z-]{36,}"|nonce="[^"]*"', "", html)
        found[path] = html
    return found


@pytest.mark.parametrize("who", ["signed_out", "owner", "moderator", "admin"])
def test_a_circles_thread_is_in_no_page_feed_count_search_or_letter_of_others(as_, mailoutbox, who):
    from tests.readings import making

    for name in ("member", "owner", "moderator", "admin"):
        person(name)
    source = make.source()
    public = began("stranger", make.annotation("reader", on=source))
    note = make.for_circle(make.circle(members=["stranger", "member"]), on=source)
    made = making.reading(about=source.film)
    world = {"film": source.film.slug, "source": source.slug, "at": note.passage.start, "note": note.pk}
    world |= {"reading": made.slug, "public": public.thread_id}
    if who != "signed_out":
        for kind, pk in (("film", source.film_id), ("source", source.pk), ("thread", public.thread_id)):
            accounts.watch(person(who), kind, pk, "all")
    client = as_(who)
    _outside(world, client)  # who was here before has something read and visited
    before = _outside(world, client)
    told_before = Notice.objects.filter(recipient__username=who).count()
    post = began("stranger", note, WORDS)
    replied(post, "member", "Yes, a theorbo.")
    after = _outside(world, client)
    assert {path for path in EVERYWHERE if after[path] != before[path]} == set()
    assert not [path for path, html in after.items() if "among us" in html]
    assert Notice.objects.filter(recipient__username=who).count() == told_before
    world |= {"thread": post.thread_id, "post": post.pk}
    expected = {302, 404} if who == "signed_out" else {404}  # to the log-in, as for what is not there
    assert {client.get(path.format(**world)).status_code for path in UNKNOWN} <= expected
    mailoutbox.clear()
    for pk in Notice.objects.filter(about_id__in=[post.pk, post.pk + 1], kind__startswith="post").values_list(
        "pk", flat=True
    ):
        mail_notice(notice_id=pk)
    assert mailoutbox and f"{who}@example.org" not in {letter.to[0] for letter in mailoutbox}
    assert "theorbo" in page(as_("member"), post)  # and it is there for who is in it
