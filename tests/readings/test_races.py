"""Acts on one reading at once: one of each kind wins, and nothing waits for ever."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.sources.models import Source
from critiques.readings import actions
from critiques.readings.actions import Put
from critiques.readings.models import Claim, Evidence, Reading, ReadingRelation
from critiques.threads.models import Post, Thread
from perfection_site.accounts.refusals import Refused
from tests import make
from tests.people import person
from tests.races import outcomes
from tests.readings import making

pytestmark = pytest.mark.django_db(transaction=True)


def _done(came_to: list) -> int:
    return sum(not isinstance(one, Refused) for one in came_to)


@pytest.mark.parametrize("about", ["reading", "claim", "evidence"])
def test_of_two_who_say_the_first_thing_both_say_it_in_one_thread(about):
    made = making.reading()
    target = {"reading": lambda: made, "claim": lambda: making.claim(made), "evidence": lambda: making.cited(made)}
    target = target[about]()
    for name in ("stranger", "moderator"):
        person(name)
    came_to = outcomes(*(lambda name=name: making.said(target, name) for name in ("stranger", "moderator")))
    assert _done(came_to) == 2
    assert (Thread.objects.get().standing, Post.objects.count()) == (2, 2)


def test_nothing_is_cited_for_a_claim_that_is_dropped_at_that_moment():
    made = making.reading()
    claim, author, stranger = making.claim(made), person("reader"), person("stranger")
    put, words = Put("supports", "It shows as much."), make.selection(made.film.sources.get(), making.WORDS)
    others = making.writing(claims=making.kept(made, 2))
    outcomes(
        lambda: actions.cite(stranger, claim, words, put, token=uuid4()),
        lambda: actions.revise(author, made, others, version=made.version),
    )
    piece = Evidence.objects.first()
    dropped = Claim.objects.get(pk=claim.pk).removed_at
    # It came first, and was dropped with its claim; or the claim was, and it is refused.
    assert piece is None or dropped is None or piece.offered_at <= dropped
    assert not Evidence.objects.visible_to(stranger).filter(claim__removed_at__isnull=False).exists()
    assert dropped or piece  # one of the two at least was done


def test_of_an_acceptance_and_a_refusal_of_one_offer_one_is_done():
    made = making.co_author(making.reading(), "admin")
    piece, first, second = making.offered(made), person("reader"), person("admin")
    came_to = outcomes(
        lambda: actions.accept(first, piece, version=1),
        lambda: actions.decline(second, piece, version=1, word="It says something else."),
    )
    assert _done(came_to) == 1
    assert Evidence.objects.get().version == 2


def test_of_two_relations_between_two_readings_one_stands():
    made = making.reading()
    other = making.reading("stranger", made.film, title="Another")
    first, second = person("reader"), making.co_author(made, "admin") and person("admin")
    came_to = outcomes(
        lambda: actions.relate(first, made, other, "answers"), lambda: actions.relate(second, made, other, "contests")
    )
    assert _done(came_to) == 2  # what is said anew replaces what was said before
    assert ReadingRelation.objects.count() == 1


def test_readings_that_say_something_of_each_other_at_once_both_do():
    made = making.reading()
    other = making.reading("stranger", made.film, title="Another")
    first, second = person("reader"), person("stranger")
    came_to = outcomes(
        lambda: actions.relate(first, made, other, "answers"), lambda: actions.relate(second, other, made, "contests")
    )
    assert _done(came_to) == 2


def test_of_a_publication_sent_twice_one_is_done():
    made, author = making.draft(), person("reader")
    assert _done(outcomes(*[lambda: actions.publish(author, made)] * 2)) == 1
    assert Reading.objects.get().edition == 1


def test_who_revises_a_reading_locks_all_of_it_before_their_acts_are_counted():
    """As who edits a post does: in two orders, two acts of one person could wait for each other."""
    made = making.reading()
    making.said(making.claim(made))
    with CaptureQueriesContext(connection) as asked:
        actions.revise(person("reader"), made, making.writing(claims=making.kept(made, 2)), version=made.version)
    said = [one["sql"] for one in asked]
    locks = [number for number, sql in enumerate(said) if "FOR NO KEY UPDATE" in sql and "threads_thread" in sql]
    counted = next(number for number, sql in enumerate(said) if "accounts_allowance" in sql)
    assert locks and max(locks) < counted


def test_two_texts_are_cited_in_two_readings_at_once():
    made = making.reading()
    text = made.film.sources.get()
    other = making.reading("stranger", made.film, title="Another")
    people = [(person("reader"), other), (person("stranger"), made)]
    put, words = Put("context", "It shows as much."), make.selection(text, making.WORDS)
    came_to = outcomes(
        *(
            lambda who=who, of=of: actions.cite(who, making.claim(of), words, put, token=uuid4()) and None
            for who, of in people
        )
    )
    assert _done(came_to) == 2
    assert Source.objects.get(pk=text.pk).version >= text.version + 2
