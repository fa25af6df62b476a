"""Who may see and decide a case, against a table written by hand."""

import pytest

from critiques.moderation import actions, policies
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from tests import make
from tests.people import person

PEOPLE = {"reader", "stranger", "moderator", "second_moderator", "admin", "signed_out"}
STAFF = {"moderator", "second_moderator", "admin"}

#   written by,  flagged by            see                                decide
TABLE = {
    ("reader", "stranger"):           (STAFF,                            STAFF),
    ("reader", "moderator"):          (STAFF,                            {"second_moderator", "admin"}),
    ("moderator", "stranger"):        ({"second_moderator", "admin"},    {"second_moderator", "admin"}),
    ("moderator", "second_moderator"): ({"second_moderator", "admin"},   {"admin"}),
    ("admin", "stranger"):            ({"moderator", "second_moderator"}, {"moderator", "second_moderator"}),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("parties", TABLE, ids="{0[0]} flagged by {0[1]}".format)
def test_nobody_judges_their_own_words_or_their_own_flag(parties):
    author, flagger = parties
    _note, case = make.flagged(by=flagger, author=author)
    see = {name for name in PEOPLE if policies.can_see_case(person(name), case)}
    listed = {name for name in PEOPLE if Case.objects.visible_to(person(name)).filter(pk=case.pk).exists()}
    decide = {name for name in PEOPLE if policies.can_decide(person(name), case)}
    assert (see, decide) == TABLE[parties]
    assert listed == see


JUDGES_NO_ADMIN = {"moderator", "second_moderator"}
NOBODY: set[str] = set()
KEEP, GOING = {"keep"}, {"keep", "unpublish", "take_down"}

#   about, reported by                  see     decide                         pass on              acts of a moderator, of an admin
REPORTED = {
    ("source", "signed_out"):           (STAFF, STAFF,                         JUDGES_NO_ADMIN,     KEEP, GOING),
    ("source", "reader"):               (STAFF, STAFF,                         JUDGES_NO_ADMIN,     KEEP, GOING),
    ("source", "moderator"):            (STAFF, {"second_moderator", "admin"}, {"second_moderator"}, KEEP, GOING),
    ("source", "admin"):                (STAFF, JUDGES_NO_ADMIN,               JUDGES_NO_ADMIN,     KEEP, GOING),
    ("source passed on", "signed_out"): (STAFF, {"admin"},                     NOBODY,              KEEP, GOING),
    ("source decided", "signed_out"):   (STAFF, STAFF,                         NOBODY,              NOBODY, GOING - KEEP),
    ("source unpublished", "signed_out"): (STAFF, STAFF,                       JUDGES_NO_ADMIN,     KEEP, {"keep", "take_down"}),
    ("source taken down", "signed_out"): (STAFF, STAFF,                        JUDGES_NO_ADMIN,     KEEP, KEEP),
    ("nothing", "signed_out"):          (STAFF, STAFF,                         JUDGES_NO_ADMIN,     KEEP, KEEP),
    ("nothing", "moderator"):           (STAFF, {"second_moderator", "admin"}, {"second_moderator"}, KEEP, KEEP),
    ("nothing decided", "signed_out"):  (STAFF, STAFF,                         NOBODY,              NOBODY, NOBODY),
    ("annotation", "signed_out"):       (STAFF, STAFF,                         JUDGES_NO_ADMIN,     {"hide", "keep"}, {"hide", "keep"}),
    ("annotation", "moderator"):        (STAFF, {"second_moderator", "admin"}, {"second_moderator"}, {"hide", "keep"}, {"hide", "keep"}),
}  # fmt: skip


def _reported(about: str, reporter: str) -> Case:
    kind, _, state = about.partition(" ")
    person("admin")
    on = {"source": make.source, "annotation": make.annotation}.get(kind, lambda: None)()
    case = make.report(reporter, on=on).case
    if state == "passed on":
        actions.pass_on(person("moderator"), case, version=1)
    elif state == "decided":
        actions.decide(person("second_moderator"), case, Ruling("keep", "Answered."), version=1)
    elif state:
        type(on).objects.filter(pk=on.pk).update(state=state.replace(" ", "_"), state_reason="For a reason.")
    return Case.objects.select_related("annotation__source", "source").get(pk=case.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("condition", REPORTED, ids="{0[0]} reported by {0[1]}".format)
def test_nobody_judges_their_own_report_and_only_admins_take_texts_down(condition):
    case = _reported(*condition)
    see = {name for name in PEOPLE if policies.can_see_case(person(name), case)}
    listed = {name for name in PEOPLE if Case.objects.visible_to(person(name)).filter(pk=case.pk).exists()}
    decide = {name for name in PEOPLE if policies.can_decide(person(name), case)}
    passing = {name for name in PEOPLE if policies.can_pass_on(person(name), case)}
    acts = [set(policies.possible_acts(person(name), case)) for name in ("second_moderator", "admin")]
    assert (see, decide, passing, *acts) == REPORTED[condition]
    assert listed == see


#   what somebody on the staff wrote is, when it is reported     acts of whoever may decide
OWN = {
    "visible":   {"hide", "keep"},
    "pending":   {"accept", "hide"},
    "hidden":    {"restore", "keep"},
    "withdrawn": {"keep"},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("author", ["moderator", "admin"])
@pytest.mark.parametrize("state", OWN)
def test_nobody_sees_what_is_reported_of_their_own_words_whatever_has_become_of_them(state, author):
    people = {name: person(name) for name in PEOPLE}
    note = make.annotation(author)
    make.put(note, state)
    sent = make.report(on=note)
    case = Case.objects.select_related("annotation__source").get(pk=sent.case_id)
    judges = STAFF - {author}
    assert case.annotation == note
    assert {name for name in PEOPLE if policies.can_see_case(people[name], case)} == judges
    assert {name for name in PEOPLE if Case.objects.visible_to(people[name]).exists()} == judges
    assert {name for name in PEOPLE if policies.can_decide(people[name], case)} == judges
    assert {name for name in PEOPLE if policies.can_pass_on(people[name], case)} == JUDGES_NO_ADMIN - {author}
    assert set(policies.possible_acts(people["second_moderator"], case)) == OWN[state]
    Case.objects.update(state="decided")
    sent.refresh_from_db()
    assert {name for name in PEOPLE if policies.can_erase(people[name], sent)} == {"admin"} - {author}


#   the report's case is          who erases the letter
ERASE = {"open": NOBODY, "decided": {"admin"}}


@pytest.mark.django_db
@pytest.mark.parametrize("state", ERASE)
def test_who_may_erase_a_letter(state):
    sent = make.report()
    if state == "decided":
        actions.decide(person("moderator"), sent.case, Ruling("keep", "Answered."), version=1)
    sent.refresh_from_db()
    assert {name for name in PEOPLE if policies.can_erase(person(name), sent)} == ERASE[state]
