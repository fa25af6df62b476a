"""An annotation is for fewer people now: so is what was said under it."""

import pytest

from annotations.warnings import actions as warnings
from annotations.warnings.models import Subject
from critiques.threads import actions
from perfection_site.accounts.refusals import Refused
from tests import make
from tests.people import person
from tests.threads.made import began, fresh, replied, withdrawn

pytestmark = pytest.mark.django_db


def _shown(post) -> str:
    return Subject.objects.get(pk=fresh(post).subject_id).shown_to


def _world():
    note = make.annotation("reader")
    post = began("stranger", note)
    return note, post, make.circle("reader", ["member", "stranger"])


def _narrowed(note, circle):
    return make.edited(note, visibility="circle", circle=circle.pk)


def test_who_sees_a_post_goes_with_who_sees_what_it_answers():
    note, post, circle = _world()
    answer, gone = replied(post), withdrawn(replied(post, "stranger", "Gone."))
    hidden = actions.hide(person("moderator"), replied(post, "stranger", "Hidden."), rule="spam")
    elsewhere = began("stranger", make.annotation("reader", on=note.source))
    every = (post, answer, gone, hidden, elsewhere)
    assert [_shown(one) for one in every] == ["everyone", "everyone", "nobody", "nobody", "everyone"]
    _narrowed(note, circle)
    assert [_shown(one) for one in every] == ["some", "some", "nobody", "nobody", "everyone"]
    make.edited(note, visibility="private", circle=None)
    assert [_shown(one) for one in every] == ["some", "some", "nobody", "nobody", "everyone"]


def test_a_member_proposes_no_public_warning_on_what_is_the_circles_now(as_):
    note, post, circle = _world()
    path = f"/posts/{post.pk}/warnings/propose/"
    assert as_("member").get(path).status_code == 200
    _narrowed(note, circle)
    assert as_("member").get(path).status_code in (403, 404)
    with pytest.raises(Refused):
        warnings.propose(person("member"), fresh(post).subject, make.saying())
    # Its author says of their own words what they hold; the circle alone reads it.
    assert warnings.propose(person("stranger"), fresh(post).subject, make.saying()).is_in_force


def test_what_only_says_something_else_moves_nothing():
    note, post, _circle = _world()
    Subject.objects.filter(pk=post.subject_id).update(shown_to="some")
    make.edited(note, "In other words.")
    assert _shown(post) == "some"
