"""Warnings on a reading: who says what it holds, and who decides about what others say of it."""

import pytest

from annotations.warnings import actions, policies
from annotations.warnings.models import ContentWarning
from critiques.readings import actions as readings
from perfection_site.accounts.models import Notice
from perfection_site.accounts.refusals import NotAllowed
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db

#   somebody                                what they say is in force   decides about what others say
WHO = {
    "a stranger":                           (False,                     False),
    "a moderator":                          (False,                     True),
    "a moderator who was asked":            (False,                     True),
    "a moderator who argues it":            (True,                      False),
    "a moderator who has left":             (False,                     False),
    "a moderator who began it and left":    (False,                     False),
}  # fmt: skip


def _made(who: str):
    name = "stranger" if who == "a stranger" else "moderator"
    made = making.reading("moderator" if "began" in who else "reader")
    if who.endswith("was asked"):
        readings.invite(person("reader"), made, _there(name))
    elif "began" in who:
        readings.join(person("reader"), readings.invite(person(name), made, _there("reader")))
        readings.leave(person(name), made)
    elif "argues" in who or "left" in who:
        making.co_author(made, name)
        if who.endswith("left"):
            readings.leave(person(name), made)
    return made, person(name)


def _there(name: str) -> str:
    return person(name).username


@pytest.mark.parametrize("who", WHO)
def test_who_argues_a_reading_says_what_it_holds_and_who_ever_did_decides_nothing_about_it(who):
    made, somebody = _made(who)
    at_once, decides = WHO[who]
    proposed = actions.propose(person("owner"), made.subject, make.saying())
    assert policies.can_decide(somebody, proposed) is decides
    said = actions.propose(somebody, made.subject, make.saying(category="self-harm-suicide", terms=()))
    assert said.is_in_force is at_once
    assert (said.origin == "author") is at_once


def test_the_desk_says_whose_it_is_in_as_many_queries_however_many_there_are(django_assert_max_num_queries):
    film = None
    for number in range(4):
        made = making.co_author(making.reading("reader", film, title=f"Position {number}"), "moderator")
        film = made.film
        actions.propose(person("owner"), made.subject, make.saying())
    desk = client_of("moderator")
    desk.get("/desk/warnings/")
    with django_assert_max_num_queries(14):
        html = desk.get("/desk/warnings/").content.decode()
    assert html.count("not yours") == 4


def test_authors_replace_what_one_of_them_has_said_and_nobody_elses():
    made = making.co_author(making.reading(), "member")
    first = actions.propose(person("member"), made.subject, make.saying())
    second = actions.propose(person("reader"), made.subject, make.saying(brief="Better said."))
    assert second.is_in_force
    assert ContentWarning.objects.get(pk=first.pk).state == "superseded"


def test_all_who_argue_it_are_told_of_a_warning_on_it_and_nobody_who_has_left():
    made = making.co_author(making.co_author(making.reading(), "member"), "stranger")
    readings.leave(person("stranger"), made)
    proposed = actions.propose(person("owner"), made.subject, make.saying())
    with pytest.raises(NotAllowed):
        actions.accept(person("reader"), proposed, version=1)
    actions.accept(person("moderator"), proposed, version=1)
    told = Notice.objects.filter(kind="warning_on_yours").values_list("recipient__username", flat=True)
    assert sorted(told) == ["member", "reader"]
