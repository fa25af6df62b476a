"""Acts on one thread at once: one of each kind wins, and what counts posts stays true."""

from uuid import uuid4

import pytest

from annotations.sources.models import Source
from critiques.threads import actions
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from tests import make
from tests.people import person
from tests.races import outcomes
from tests.threads.made import began, fresh, replied

pytestmark = pytest.mark.django_db(transaction=True)


def _true(thread: Thread) -> None:
    """What is kept of a thread is what its posts say."""
    thread = Thread.objects.get(pk=thread.pk)
    posts = list(Post.objects.filter(thread=thread).order_by("number"))
    assert [one.number for one in posts] == list(range(1, len(posts) + 1))
    assert thread.last == len(posts)
    assert thread.standing == sum(one.state == Post.State.VISIBLE for one in posts)
    assert {one.pk: one.reply_count for one in posts} == {
        one.pk: sum(other.parent_id == one.pk for other in posts) for one in posts
    }


def test_of_two_replies_to_one_post_both_stand_and_one_of_them_beside_it():
    first = began("reader")
    people = [person("stranger"), person("moderator"), person("admin")]
    outcomes(*(lambda one=one: replied(first, one) for one in people))
    _true(first.thread)
    assert sorted(Post.objects.filter(parent=first).values_list("joins", flat=True)) == [False, False, True]


@pytest.mark.parametrize("about", ["warning", "warning on a film", "source", "annotation"])
def test_of_two_who_say_the_first_thing_both_say_it_in_one_thread(about):
    source = make.source()
    target = {
        "warning": lambda: make.warning(put="accepted"),
        "warning on a film": lambda: make.warning(on=source.film, put="accepted", brief="It shows coercion."),
        "source": lambda: Source.objects.get(pk=source.pk),
        "annotation": lambda: make.annotation(on=source),
    }[about]()
    people = [person("stranger"), person("reader"), person("admin")]
    outcomes(*(lambda one=one: actions.begin(one, target, Words("First!"), token=uuid4()) for one in people))
    assert Post.objects.count() == len(people)
    _true(Thread.objects.get())


def test_a_form_sent_twice_at_once_makes_one_post():
    first, stranger, token = began("reader"), person("stranger"), uuid4()
    thread = Thread.objects.get(pk=first.thread_id)
    answers = outcomes(*[lambda: actions.reply(stranger, thread, first, Words("Once."), token=token)] * 2)
    assert len({one.pk for one in answers}) == 1
    _true(thread)


def test_what_is_pinned_while_it_is_withdrawn_is_not_pinned_for_long():
    first = began("reader")
    keeper, post = person("moderator"), fresh(first)
    outcomes(lambda: actions.pin(keeper, post), lambda: actions.withdraw(person("reader"), first))
    _true(first.thread)


def test_a_post_is_withdrawn_while_somebody_answers_it():
    first = began("reader")
    reader, stranger = person("reader"), person("stranger")
    outcomes(lambda: actions.withdraw(reader, first), lambda: replied(first, stranger))
    _true(first.thread)
    assert fresh(first).reply_count == 1
