"""Saying, changing and taking back, with what they leave behind."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from annotations.marginalia import policies as marginalia
from annotations.marginalia.writing import Audience
from critiques.threads import actions, order, tasks
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from critiques.threads.records import Mention, PostVersion
from perfection_site.accounts import actions as accounts
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person
from tests.threads.bulk import grown
from tests.threads.made import above, began, fresh, in_circle, replied, reworded, told, withdrawn

pytestmark = pytest.mark.django_db


def test_a_second_beginning_is_said_in_the_thread_there_is():
    note = make.annotation()
    first, second = began(on=note), began("moderator", note)
    assert first.thread_id == second.thread_id
    assert Thread.objects.get().last == 2


def test_each_room_above_gets_a_thread_of_its_own():
    film = make.source().film
    assert began("reader", film).thread_id != began("reader", film).thread_id


def test_the_same_form_sent_twice_makes_one_post():
    note, token = make.annotation(), uuid4()
    for _time in range(2):
        actions.begin(person("stranger"), note, Words("Once."), token=token)
    assert Post.objects.count() == 1
    with pytest.raises(Conflict):
        actions.begin(person("stranger"), note, Words("Twice."), token=token)


def test_counts_follow_what_stands():
    first = began()
    second = replied(first)
    assert fresh(first).reply_count == 1
    withdrawn(second)
    thread = Thread.objects.get()
    assert (thread.last, thread.standing) == (2, 1)
    actions.unwithdraw(person("reader"), fresh(second))
    assert Thread.objects.get().standing == 2
    actions.hide(person("moderator"), fresh(second), rule="spam")
    assert Thread.objects.get().standing == 1


@pytest.mark.parametrize("taken", ["withdrawn", "hidden"])
def test_what_is_taken_away_while_somebody_answers_can_still_be_answered(taken):
    first = began()
    if taken == "withdrawn":
        withdrawn(first)
    else:
        actions.hide(person("moderator"), first, rule="spam")
    assert replied(first).parent_id == first.pk


def test_a_hundred_thousand_characters_are_refused_in_a_clear_sentence():
    with pytest.raises(Refused, match="10000 characters, and this has 100000"):
        began(body="x" * 100_000)


def test_what_shows_no_word_is_refused():
    with pytest.raises(Refused, match="Write something"):
        began(body="***")


def test_of_two_edits_at_once_the_second_overwrites_nothing():
    post = began()
    actions.edit(person("stranger"), fresh(post), Words("First."), version=1)
    with pytest.raises(Conflict):
        actions.edit(person("stranger"), fresh(post), Words("Second."), version=1)
    assert fresh(post).body == "First."


def test_an_edit_in_the_first_ten_minutes_leaves_no_version_and_a_later_one_does():
    assert not reworded(began(), later=False).versions.exists()
    post = reworded(began(body="As it was."))
    assert post.versions.get().body == "As it was."
    assert post.edited_at is not None


def test_an_earlier_wording_goes_where_the_post_goes():
    post = reworded(began())
    assert PostVersion.objects.visible_to(person("reader")).exists()
    withdrawn(post)
    assert not PostVersion.objects.visible_to(person("reader")).exists()


def test_what_was_withdrawn_is_erased_after_thirty_days_and_its_place_stays():
    first = reworded(began(body="Ask @reader."))
    replied(first)
    withdrawn(first)
    assert tasks.erase_withdrawn_posts() == 0
    Post.objects.filter(pk=first.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    assert tasks.erase_withdrawn_posts() == 1
    gone = fresh(first)
    assert (gone.body, gone.body_html, gone.versions.count(), Mention.objects.count()) == ("", "", 0, 0)
    assert Post.objects.filter(parent=gone).exists()


def test_an_audience_only_narrows_once_there_are_replies():
    note = make.for_circle(make.circle(members=["stranger"]))
    public = Audience("public")
    assert marginalia.can_readdress(person("reader"), note, public)
    withdrawn(began("stranger", note))
    assert not marginalia.can_readdress(person("reader"), note, public)


def test_author_and_parent_are_told_and_nobody_of_their_own():
    first = began()
    assert told("reader") == ["post_answer"]
    replied(first, "reader")
    assert told("stranger") == ["post_answer"]
    assert told("reader") == ["post_answer"]


def test_who_is_mentioned_is_told_once_also_after_an_edit():
    person("moderator")
    post = began(body="See @moderator and @Moderator, @nobody-here, mail@stranger.example.")
    assert told("moderator") == ["post_mention"]
    reworded(post, "See @moderator and @admin.")
    assert told("moderator") == ["post_mention"]
    assert [one.person.username for one in Mention.objects.all()] == ["moderator"]


def test_who_can_not_see_it_is_not_told_of_a_mention():
    person("admin")
    in_circle("stranger", body="What does @admin say, and @member?")
    assert told("admin") == []
    assert told("member") == ["post_mention"]
    assert [one.person.username for one in Mention.objects.all()] == ["member"]


def test_more_than_ten_names_are_refused():
    with pytest.raises(Refused, match="10 people"):
        began(body=" ".join(f"@name{number}" for number in range(11)))


def test_who_is_blocked_can_neither_answer_nor_mention():
    first = began("stranger")
    accounts.block(person("stranger"), person("moderator"))
    with pytest.raises(NotAllowed):
        replied(first, "moderator")
    replied(first, "reader", "And @moderator?")
    began("moderator", make.annotation("reader"), "What would @stranger say?")
    assert "post_mention" not in told("stranger")


def test_a_locked_thread_takes_no_words_and_lets_its_authors_withdraw():
    first = began()
    actions.lock(person("moderator"), first.thread)
    with pytest.raises(NotAllowed, match="locked"):
        replied(first)
    with pytest.raises(NotAllowed):
        reworded(first)
    withdrawn(first)
    actions.unlock(person("moderator"), first.thread)
    replied(first)


def test_only_what_can_be_read_is_pinned():
    first = withdrawn(began())
    with pytest.raises(Refused):
        actions.pin(person("moderator"), first)


def test_a_quoted_post_must_be_there():
    first = began()
    assert replied(first, quoted=1).quoted_post_id == first.pk
    withdrawn(first)
    with pytest.raises(Conflict):
        replied(first, "moderator", quoted=1)


def test_a_passage_is_quoted_by_reference():
    source = make.source()
    post = began("reader", source, passage=make.selection(source))
    assert post.quoted_passage.exact == "The last scene"


def test_who_sees_a_thread_of_a_room_above_that_room_says():
    post = above()
    actions.close(person("reader"), post.thread)
    with pytest.raises(NotAllowed):
        replied(post)
    assert withdrawn(post).state == Post.State.WITHDRAWN
    with pytest.raises(NotAllowed):
        actions.close(person("reader"), began().thread)


def test_a_chain_of_six_hundred_levels_stands_in_three_stretches():
    authors = [person(name) for name in ("moderator", "second_moderator", "admin")]
    posts = grown(began("moderator"), 600, authors, lambda number: number - 2)
    assert [post.depth for post in posts] == list(range(600))
    assert [post.base for post in posts] == [0] * 250 + [250] * 250 + [500] * 100
    below = replied(posts[-1], "moderator")
    assert (below.base, below.path, below.depth) == (500, posts[-1].path + order.word(601), 600)
    assert max(len(path) for path in Post.objects.values_list("path", flat=True)) == 1000
    walked = Post.objects.order_by("base", "path").values_list("number", flat=True)
    assert list(walked) == list(range(1, 602))


def test_a_reply_to_the_last_of_a_stretch_begins_the_next():
    posts = grown(began("moderator"), 250, [person("admin"), person("moderator")], lambda number: number - 2)
    below = replied(posts[-1], "reader")
    assert (below.base, below.path, below.depth) == (250, order.word(251), 250)
    beside = replied(posts[-2], "reader")
    assert (beside.base, beside.path) == (0, posts[-2].path + order.word(252))


def test_paths_are_compared_byte_by_byte_whatever_the_databases_language():
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT c.collname FROM pg_attribute AS a JOIN pg_collation AS c ON c.oid = a.attcollation
            WHERE a.attrelid = 'threads_post'::regclass AND a.attname = 'path'
        """)
        assert cursor.fetchall() == [("C",)]
