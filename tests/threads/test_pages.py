"""The page of a thread and what leads from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.text.profiles import PRESETS, Profile
from annotations.warnings import viewing
from critiques.threads import actions, tree
from critiques.threads.models import Post
from perfection_site.accounts import actions as accounts
from tests import make
from tests.people import person
from tests.threads.made import began, chain, fresh, page, replied, withdrawn

pytestmark = pytest.mark.django_db


def numbers(client, post, asked: str = "") -> list[int]:
    found = client.get(reverse("threads:thread", args=[post.thread_id]) + asked)
    return [row.post.number for row in found.context["page"].rows]


def test_newest_first_is_flat(as_):
    first = began()
    chain(first, "reader", "stranger")
    assert numbers(as_("reader"), first, "?sort=newest") == [3, 2, 1]


def test_a_folded_branch_leaves_its_first_post_and_a_way_back(as_):
    first = began()
    second = replied(first)
    replied(second, "stranger")
    replied(first, "moderator")
    assert numbers(as_("reader"), first, "?fold=2") == [1, 2, 4]
    assert "1 reply to reader, folded by you" in page(as_("reader"), first, "?fold=2")


def test_pages_go_on_by_a_key_and_lose_nothing(as_, monkeypatch):
    monkeypatch.setattr(tree, "PAGE", 3)
    first = began()
    chain(first, *["reader", "stranger"] * 3)
    client, seen, url = as_("signed_out"), [], ""
    for _page in range(3):
        found = client.get(reverse("threads:thread", args=[first.thread_id]) + url)
        seen += [row.post.number for row in found.context["page"].rows]
        url = found.context["page"].next_url.partition("/")[2].partition("/")[2].partition("/")[2]
    assert seen == [1, 2, 3, 4, 5, 6, 7]


def test_a_permalink_opens_the_branch_at_any_depth_with_what_it_answers(as_):
    names = ["reader", "stranger", "moderator"] * 12
    posts = chain(began("admin"), *names)
    deep = posts[30]
    found = as_("reader").get(reverse("threads:post", args=[deep.pk]), follow=True)
    assert found.redirect_chain[0][0].endswith(f"?post={deep.number}#p-{deep.number}")
    rows = found.context["page"].rows
    assert [row.post.number for row in rows][:3] == [29, 30, 31]
    assert [row.is_above for row in rows][:3] == [True, True, False]


def test_deep_down_the_whole_thread_leads_on_by_continue_this_branch(as_):
    posts = chain(began("admin"), *["reader", "stranger", "moderator", "second_moderator"] * 4)
    client = as_("signed_out")
    seen, asked = [], ""
    while asked is not None:
        found = client.get(reverse("threads:thread", args=[posts[0].thread_id]) + asked)
        rows = found.context["page"].rows
        seen += [row.post.number for row in rows]
        asked = f"?post={rows[-1].post.number}" if rows[-1].continues else None
    assert set(seen) == {post.number for post in posts}


def test_a_branch_that_begins_a_new_stretch_is_whole(as_, monkeypatch):
    from critiques.threads import order

    monkeypatch.setattr(order, "STRETCH", 3)
    posts = chain(began(), "reader", "stranger", "reader", "stranger")
    assert [post.base for post in posts] == [0, 0, 0, 3, 3]
    assert numbers(as_("reader"), posts[0]) == [1, 2, 3]
    assert "Continue this branch" in page(as_("reader"), posts[0])
    assert numbers(as_("reader"), posts[0], "?post=3") == [1, 2, 3, 4, 5]


def test_each_kind_of_tombstone_is_named(as_):
    first = began()
    one, two = replied(first, "reader", "Withdrawn words."), replied(first, "admin", "Hidden words.")
    three = replied(first, "member", "Muted words.")
    withdrawn(one)
    actions.hide(person("moderator"), two, rule="spam")
    accounts.mute(person("stranger"), person("member"))
    html = page(as_("stranger"), first)
    for said in ("Withdrawn by its author", "No advertising and no repetition", "you have muted who wrote this"):
        assert said in html
    for kept in ("Withdrawn words", "Hidden words", "Muted words", ">member<"):
        assert kept not in html
    assert "Muted words" in page(as_("reader"), three)


def test_a_reply_to_what_is_gone_says_so(as_):
    first = began()
    replied(withdrawn(first), "reader")
    assert "a withdrawn post" in page(as_("signed_out"), first)


def test_its_author_puts_a_withdrawn_post_back_from_its_line(as_):
    post = withdrawn(began())
    assert "Put it back" in page(as_("stranger"), post)
    assert "Put it back" not in page(as_("reader"), post)
    as_("stranger").post(reverse("threads:unwithdraw", args=[post.pk]))
    assert fresh(post).state == Post.State.VISIBLE


def careful(as_, name: str):
    """Somebody who wants everything covered that can be."""
    client, who = as_(name), person(name)
    viewing.WarningProfile.objects.update_or_create(
        person=who, defaults={"written": Profile(PRESETS["careful"]).encode()}
    )
    return client


def test_a_post_obeys_covers_wherever_it_is_quoted_or_listed(as_):
    first = began(body="Unbearable words.")
    make.warned(first.subject, grade=4)
    replied(first, "reader", "Quoting.", quoted=1)
    html = page(careful(as_, "stranger"), first)
    assert "Unbearable words" not in html
    assert html.count("sexual violence") or html.count("Sexual violence")
    assert "Unbearable words" not in page(as_("signed_out"), first, "?sort=newest")


def test_a_cover_on_a_post_opens_and_leads_back_to_it(as_):
    first = began(body="Unbearable words.")
    made = make.warned(first.subject, grade=4)
    client = careful(as_, "reader")
    there = reverse("threads:thread", args=[first.thread_id])
    answer = client.post(reverse("reader:open"), {"open": f"{made.pk}:p-1", "next": there})
    assert answer["Location"] == f"{there}#p-1"
    assert "Unbearable words" in page(client, first)


def test_its_author_warns_of_a_post_at_once_and_a_reader_proposes(as_):
    post = began()
    said = {
        "category": "violence",
        "brief": "Speaks of a blow.",
        "grade": 2,
        "layer": "text",
        "prominence": "recurring",
    }
    url = reverse("threads:warn", args=[post.pk])
    as_("stranger").post(url, said)
    as_("reader").post(url, said | {"category": "body-horror"})
    found = dict(post.subject.warnings.values_list("origin", "state"))
    assert found == {"author": "accepted", "reader": "proposed"}
    desk = as_("moderator").get("/desk/warnings/").content.decode()
    assert "Words about:" in desk
    made = post.subject.warnings.get(origin="reader")
    opened = as_("moderator").get(f"/desk/warnings/{made.pk}/?open=1").content.decode()
    assert "A first answer." in opened
    assert as_("moderator").get(f"/warnings/{made.pk}/").status_code == 200
    as_("moderator").post(
        f"/desk/warnings/{made.pk}/", said | {"category": "body-horror", "act": "accept", "version": 1, "reason": ""}
    )
    made.refresh_from_db()
    assert made.state == "accepted"
    assert "There is a warning now on a post about" in as_("stranger").get("/inbox/").content.decode()


def test_a_thread_can_be_watched_and_is_named_where_one_watches(as_, django_assert_max_num_queries):
    threads = [began("stranger").thread for _number in range(3)]
    client = as_("reader")
    for thread in threads:
        assert f'href="/watches/thread/{thread.pk}/"' in client.get(f"/threads/{thread.pk}/").content.decode()
        accounts.watch(person("reader"), "thread", thread.pk, "all")
    with django_assert_max_num_queries(8):
        listed = client.get("/watches/").content.decode()
    assert all(f'href="/threads/{thread.pk}/"' in listed for thread in threads)
    assert "Thread about “The bow and the bargain”" in listed


@pytest.mark.parametrize("form", ["edit", "history", "withdraw", "warnings/propose"])
def test_nothing_a_post_needs_is_asked_over_more_tables_than_can_be_planned(as_, form):
    """PostgreSQL answers in a millisecond and plans for two hundred where forty tables are joined."""
    post = replied(began())
    with CaptureQueriesContext(connection) as asked:
        assert as_(post.author.username).get(f"/posts/{post.pk}/{form}/").status_code == 200
    assert max(query["sql"].count(" JOIN ") for query in asked.captured_queries) <= 30
