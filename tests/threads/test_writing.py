"""What is new in a thread, and writing into it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from critiques.threads.models import Post
from critiques.threads.records import PostDraft, Visit
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.readings import making
from tests.threads.made import began, commented, in_circle, page, replied, reworded, withdrawn

pytestmark = pytest.mark.django_db


def test_what_is_new_since_the_last_visit_is_told_and_marked(as_):
    first = began()
    client = as_("reader")
    assert "New since" not in page(client, first)
    Visit.objects.update(at="2020-01-01T00:00Z")
    replied(first, "moderator", "Come since.")
    found = client.get(reverse("threads:thread", args=[first.thread_id]))
    assert found.context["new"].count == 1
    assert found.context["new_url"] == "#p-2"
    assert [row.is_new for row in found.context["page"].rows] == [False, True]
    # A reload is the same visit.
    assert client.get(reverse("threads:thread", args=[first.thread_id])).context["new"].count == 1
    assert not Visit.objects.filter(person=person("stranger")).exists()


def test_the_pulse_counts_what_others_have_said_since(as_):
    first = began()
    url = reverse("threads:pulse", args=[first.thread_id])
    replied(first, "reader")
    replied(first, "moderator")
    assert as_("signed_out").get(f"{url}?since=1").json() == {"count": 2, "newest": 3}
    assert as_("reader").get(f"{url}?since=1").json() == {"count": 1, "newest": 3}
    accounts.mute(person("stranger"), person("moderator"))
    answer = as_("stranger").get(f"{url}?since=1")
    assert answer.json()["count"] == 1
    again = as_("stranger").get(f"{url}?since=1", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_a_draft_is_kept_and_goes_with_the_post(as_):
    first, token = began(), str(uuid4())
    client, place = as_("reader"), f"thread-{first.thread_id}-to-1"
    kept = client.post(reverse("threads:keep"), {"place": place, "token": token, "body": "Half a thought"})
    assert "Draft kept" in kept.content.decode()
    url = reverse("threads:reply", args=[first.thread_id]) + "?to=1"
    assert "Half a thought" in client.get(url).content.decode()
    assert "Half a thought" not in as_("moderator").get(url).content.decode()
    client.post(url, {"body": "A whole thought.", "token": token})
    assert not PostDraft.objects.exists()


@pytest.mark.parametrize("place", ["", "elsewhere-1", "post-1; drop"])
def test_a_draft_is_of_a_place_of_ours(as_, place):
    answer = as_("reader").post(reverse("threads:keep"), {"place": place, "token": str(uuid4()), "body": "x"})
    assert answer.status_code == 400


def test_names_are_those_of_who_is_there(as_):
    first = began("stranger", make.annotation("reader"))
    person("someone-else")
    url = reverse("threads:names", args=[first.thread_id])
    assert as_("moderator").get(f"{url}?begun=").content.decode().split() == ["reader", "stranger"]
    assert as_("moderator").get(f"{url}?begun=str").content.decode() == "stranger"
    circle = in_circle("stranger", ["stranger", "member"])
    url = reverse("threads:names", args=[circle.thread_id])
    assert as_("reader").get(f"{url}?begun=").content.decode().split() == ["member", "stranger"]


def test_in_the_first_post_those_are_offered_who_have_a_part_in_what_it_is_about(as_):
    text = make.source()
    note, hidden = make.annotation("reader", on=text), make.put(make.annotation("reader", on=text), "hidden")
    in_a_circle = make.for_circle(make.circle(members=["member"]), on=text)
    made = making.reading("second_moderator", text.film)
    claim, piece = making.claim(made), making.cited(made, "admin", on=text)
    draft = making.draft("reader", text.film, title="Not yet")
    offered = {
        ("stranger", f"annotation-{note.pk}"): ["reader"],
        ("reader", f"annotation-{note.pk}"): [],  # it is theirs
        ("stranger", f"annotation-{hidden.pk}"): [],
        ("stranger", f"annotation-{in_a_circle.pk}"): [],
        ("member", f"annotation-{in_a_circle.pk}"): ["reader"],
        ("stranger", f"reading-{made.pk}"): ["second_moderator"],
        ("stranger", f"claim-{claim.pk}"): ["second_moderator"],
        ("stranger", f"evidence-{piece.pk}"): ["admin", "second_moderator"],
        ("stranger", f"reading-{draft.pk}"): [],
        ("stranger", f"source-{text.pk}"): [],
        ("stranger", "annotation-999999"): [],
        ("stranger", "nowhere"): [],
        ("stranger", ""): [],
    }
    url = reverse("threads:names_about")
    found = {
        (name, place): as_(name).get(url, {"place": place, "begun": ""}).content.decode().split()
        for name, place in offered
    }
    assert found == offered
    assert as_("stranger").get(url, {"place": f"evidence-{piece.pk}", "begun": "sec"}).content == b"second_moderator"
    accounts.mute(person("stranger"), person("reader"))
    assert as_("stranger").get(url, {"place": f"annotation-{note.pk}", "begun": ""}).content == b""


def test_the_form_for_a_first_post_asks_for_names_of_its_place(as_):
    note = make.annotation()
    html = as_("stranger").get(reverse("threads:on_annotation", args=[note.pk])).content.decode()
    assert f'data-names="/threads/names/?place=annotation-{note.pk}"' in html


def test_who_typed_while_the_thread_went_reads_what_they_typed(as_):
    from annotations.marginalia import actions as marginalia

    note = make.annotation()
    post = began(on=note)
    marginalia.withdraw(person("reader"), note)
    answer = as_("stranger").post(
        reverse("threads:reply", args=[post.thread_id]), {"body": "An hour of work.", "token": str(uuid4())}
    )
    assert answer.status_code == 404
    assert "An hour of work." in answer.content.decode()


def test_both_texts_are_shown_where_two_edits_meet(as_):
    post = began(body="As it was.")
    client, url = as_("stranger"), reverse("threads:edit", args=[post.pk])
    said = {"token": str(uuid4()), "version": 1}
    client.post(url, said | {"body": "From the other window."})
    answer = client.post(url, said | {"body": "From this window."})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the other window." in html
    assert "From this window." in html
    assert client.post(url, answer.context["form"].data | {"version": 2}).status_code == 302


def test_what_is_too_long_stays_in_the_form(as_):
    post = began()
    url = reverse("threads:reply", args=[post.thread_id])
    answer = as_("reader").post(url, {"body": "y" * 20_000, "token": str(uuid4())})
    assert answer.status_code == 400
    assert "y" * 20_000 in answer.content.decode()
    assert "and this has 20000" in answer.content.decode()


def test_history_is_read_by_all_and_deleted_by_its_author(as_):
    post = reworded(began(body="Once it said this."))
    url = reverse("threads:history", args=[post.pk])
    assert "Once it said this." in as_("signed_out").get(url).content.decode()
    as_("reader").post(reverse("threads:delete_history", args=[post.pk]))
    assert post.versions.exists()
    as_("stranger").post(reverse("threads:delete_history", args=[post.pk]))
    assert not post.versions.exists()


def test_a_reply_is_told_on_the_card_and_on_everybodys_page(as_):
    note = make.annotation()
    url = reverse("reader:source", args=[note.source.slug])
    client = as_("signed_out")
    assert "1 reply" not in client.get(url).content.decode()
    post = began(on=note)
    assert "1 reply" in client.get(url).content.decode()
    withdrawn(post)
    assert "1 reply" not in client.get(url).content.decode()


def _commented() -> tuple:
    """A text with a reader's comment, and where that is discussed."""
    source = commented()
    (number,) = {one.comment for one in source.current.document.blocks if one.comment}
    return source, number, reverse("threads:on_source", args=[source.slug]) + f"?comment={number}"


def test_a_readers_comment_can_be_discussed_and_is_quoted(as_):
    _source, number, url = _commented()
    client = as_("reader")
    assert "nobody asked me either" in client.get(url).content.decode()
    client.post(url, {"body": "Somebody should.", "token": str(uuid4())})
    post = Post.objects.get()
    assert post.thread.comment == number
    assert "nobody asked me either" in page(as_("stranger"), post)
    assert client.get(url).status_code == 302


def test_where_a_readers_comment_is_discussed_it_is_covered_as_in_its_text(as_):
    source, _number, url = _commented()
    make.warned(source, "nobody asked me either", category="violence", grade=4)
    client = as_("reader")
    begun = client.get(url).content.decode()
    assert "nobody asked me either" not in begun and "[covered]" in begun
    client.post(url, {"body": "Somebody should.", "token": str(uuid4())})
    shown = page(client, Post.objects.get())
    assert "nobody asked me either" not in shown and "Names it briefly." in shown


@pytest.mark.parametrize("name", ["signed_out", "reader", "moderator"])
def test_a_page_takes_at_most_ten_queries_however_long_the_thread(as_, name):
    first = began(body="First.")
    make.warned(first.subject, grade=1)
    for number in range(8):
        replied(first, ["reader", "moderator"][number % 2], quoted=1)
    client = as_(name)
    page(client, first)
    with CaptureQueriesContext(connection) as few:
        page(client, first)
    for _number in range(20):
        replied(first, "admin", quoted=1)
    with CaptureQueriesContext(connection) as many:
        page(client, first)
    assert len(many) <= 10
    assert len(many) <= len(few) + 1  # who has been there before is told how much is new


@pytest.mark.parametrize(("about", "most"), {"annotation": 30, "source": 27, "warning": 28}.items())
def test_a_reply_asks_no_more_than_it_needs(as_, about, most):
    """Ten statements do not hold it: see tests/bench/threads.py. None of them may come back unseen."""
    target = {"annotation": make.annotation, "source": make.source, "warning": lambda: make.warning(put="accepted")}
    first = began("moderator", target[about]())
    client = as_("stranger")
    path = f"/threads/{first.thread_id}/reply/?to={first.number}"
    client.post(path, {"body": "One.", "token": str(uuid4())})
    with CaptureQueriesContext(connection) as asked:
        assert client.post(path, {"body": "Another.", "token": str(uuid4())}).status_code == 302
    assert len(asked) <= most
