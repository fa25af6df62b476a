"""Readings and evidence before the moderators."""

import pytest

from critiques.moderation import actions, policies
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Flag
from critiques.readings import actions as readings
from perfection_site.accounts.models import Notice
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person
from tests.readings import making
from tests.test_sweep import client_of

pytestmark = pytest.mark.django_db

PEOPLE = {"reader", "stranger", "moderator", "second_moderator", "admin", "signed_out"}

#   what is flagged                       who may flag it
FLAGS = {
    "reading":                            {"stranger", "moderator", "second_moderator", "admin"},
    "reading, hidden":                    set(),
    "reading, withdrawn":                 set(),
    "evidence, by its author":            {"stranger", "moderator", "second_moderator", "admin"},
    "evidence, offered":                  {"reader", "moderator", "second_moderator", "admin"},
    "evidence, declined":                 {"reader", "moderator", "second_moderator", "admin"},
}  # fmt: skip


def _made(what: str):
    if what == "reading":
        return making.reading()
    if what == "reading, hidden":
        return making.hidden()
    if what == "reading, withdrawn":
        return readings.withdraw(person("reader"), making.reading())
    if what == "evidence, by its author":
        return making.cited(making.reading())
    return making.offered() if what == "evidence, offered" else making.declined()


@pytest.mark.parametrize("what", FLAGS)
def test_who_may_flag(what):
    about = _made(what)
    assert {name for name in PEOPLE if policies.can_flag_argued(person(name), about)} == FLAGS[what]


def _decide(case, act, rule=""):
    return actions.decide(person("moderator"), case, Ruling(act, "It goes for the person.", rule), version=case.version)


def test_a_flagged_reading_is_hidden_under_a_rule_and_restored():
    made = making.reading()
    case = actions.flag_reading(person("stranger"), made, reason="attack", comment="It does.").case
    page = client_of("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "The reading “The consent critique”" in page and "Every rescue is decided" in page and "Hide" in page
    assert "The consent critique" in client_of("moderator").get("/desk/").content.decode()
    _decide(case, "hide", "person")
    assert client_of("stranger").get(f"/readings/{made.slug}/").status_code == 404
    assert "Argue with the text" in client_of("reader").get(f"/readings/{made.slug}/").content.decode()
    assert "Your reading of “A Film of Tests” is hidden" in client_of("reader").get("/inbox/").content.decode()
    assert "Your flag on “A Film of Tests” is answered" in client_of("stranger").get("/inbox/").content.decode()
    case.refresh_from_db()
    _decide(case, "restore")
    assert client_of("signed_out").get(f"/readings/{made.slug}/").status_code == 200


def test_a_flagged_offer_is_hidden_and_its_reading_stays():
    made = making.reading()
    piece = making.offered(made, why="She is a fool.")
    case = actions.flag_evidence(person("reader"), piece, reason="attack").case
    assert "She is a fool." in client_of("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    _decide(case, "hide", "person")
    assert "She is a fool." not in client_of("signed_out").get(f"/readings/{made.slug}/").content.decode()
    assert "She is a fool." in client_of("stranger").get(f"/readings/{made.slug}/").content.decode()


def test_two_flags_make_one_case_and_nobody_flags_twice():
    made = making.reading()
    actions.flag_reading(person("stranger"), made, reason="spam")
    actions.flag_reading(person("moderator"), made, reason="spam")
    assert Case.objects.filter(reading=made).count() == 1
    with pytest.raises(Conflict):
        actions.flag_reading(person("stranger"), made, reason="spam")


def test_who_argues_a_reading_sees_no_case_about_it_and_its_evidence():
    made = making.co_author(making.reading(), "moderator")
    cases = [
        actions.flag_reading(person("stranger"), made, reason="spam").case,
        actions.flag_evidence(person("stranger"), making.cited(made), reason="spam").case,
    ]
    for case in cases:
        assert not Case.objects.visible_to(person("moderator")).filter(pk=case.pk).exists()
        assert not policies.can_see_case(person("moderator"), case)
        assert policies.can_decide(person("second_moderator"), case)
        with pytest.raises(NotAllowed):
            _decide(case, "keep")


#   what somebody has to do with a flagged reading     sees its case   decides
CONCERNED = {
    "nothing":                                         (True,           True),
    "was asked to argue it":                           (True,           True),
    "has said no":                                     (True,           True),
    "argues it":                                       (False,          False),
    "has argued it":                                   (False,          False),
    "has argued it and is asked again":                (False,          False),
    "has argued it and said no the second time":       (False,          False),
    "has argued it and is asked no more":              (False,          False),
    "began it and has left":                           (False,          False),
}  # fmt: skip


def _concerned(how: str):
    """A reading, and how a moderator has to do with it."""
    moderator, reader = person("moderator"), person("reader")
    if how == "began it and has left":
        made = making.reading("moderator")
        readings.join(reader, readings.invite(moderator, made, "reader"))
        readings.leave(moderator, made)
        return made
    made = making.reading()
    if how == "was asked to argue it":
        readings.invite(reader, made, "moderator")
    elif how == "has said no":
        readings.turn_down(moderator, readings.invite(reader, made, "moderator"))
    elif "argue" in how:
        making.co_author(made, "moderator")
    if how.startswith("has argued"):
        readings.leave(moderator, made)
    if how.endswith(("again", "time", "more")):
        asked = readings.invite(reader, made, "moderator")
        if not how.endswith("again"):
            readings.turn_down(moderator if how.endswith("time") else reader, asked)
    return made


@pytest.mark.parametrize("how", CONCERNED)
def test_whose_reading_it_is_or_was_has_no_say_and_who_is_only_asked_has(how):
    made = _concerned(how)
    moderator = person("moderator")
    cases = [
        actions.flag_reading(person("stranger"), made, reason="spam").case,
        actions.flag_evidence(person("stranger"), making.cited(made), reason="spam").case,
    ]
    for case in cases:
        sees, decides = CONCERNED[how]
        assert Case.objects.visible_to(moderator).filter(pk=case.pk).exists() is sees
        assert policies.can_see_case(moderator, case) is sees
        assert policies.can_decide(moderator, case) is decides
        assert ("hide" in policies.possible_acts(moderator, case)) is decides


def test_who_is_only_asked_to_argue_it_flags_it_and_who_has_argued_it_does_not():
    made = making.reading()
    asked = readings.invite(person("reader"), _with_everybody(made), "stranger")
    assert policies.can_flag_argued(person("stranger"), made)
    readings.join(person("stranger"), asked)
    readings.leave(person("stranger"), made)
    assert not policies.can_flag_argued(person("stranger"), made)


def _with_everybody(made):
    for name in PEOPLE:
        person(name)
    return made


def test_all_who_argue_a_reading_are_told_of_the_decision_and_nobody_else():
    made = _with_everybody(making.co_author(making.reading(), "member"))
    making.co_author(made, "second_moderator")
    readings.leave(person("second_moderator"), made)
    readings.invite(person("reader"), made, "admin")
    _decide(actions.flag_reading(person("stranger"), made, reason="attack").case, "hide", "person")
    told = Notice.objects.filter(kind="decision").values_list("recipient__username", flat=True)
    assert sorted(told) == ["member", "reader"]


def test_withdrawing_a_flagged_reading_is_no_way_out_of_being_hidden():
    made = making.reading()
    case = actions.flag_reading(person("stranger"), made, reason="attack").case
    readings.withdraw(person("reader"), made)
    _decide(Case.objects.get(pk=case.pk), "hide", "person")
    assert "You had withdrawn it" in client_of("reader").get("/inbox/").content.decode()
    back = readings.unwithdraw(person("reader"), made)
    assert (back.state, back.rule) == ("published", "person")
    assert client_of("stranger").get(f"/readings/{made.slug}/").status_code == 404


def _words_at_the_desk(case: Case) -> tuple[bool, bool]:
    """Whether a moderator reads the words on the case's page, and in the queue."""
    desk = client_of("moderator")
    show = Case.objects.get(pk=case.pk).state
    pages = (f"/desk/cases/{case.pk}/", f"/desk/?show={show}")
    page, queue = (desk.get(path).content.decode() for path in pages)
    assert "The consent critique" in page and "The consent critique" in queue
    return tuple("over somebody’s head" in html or "As the words say." in html for html in (page, queue))


#   what has become of it                         its words: on the page   in the queue
TAKEN_BACK = {
    "flagged":                                    (True,                  True),
    "flagged, withdrawn":                         (True,                  True),
    "flagged, withdrawn, decided":                (False,                 False),
    "withdrawn, reported":                        (False,                 False),
    "evidence flagged":                           (True,                  True),
    "evidence flagged, reading withdrawn":        (True,                  True),
    "evidence flagged, reading withdrawn, decided": (False,               False),
    "evidence flagged, taken back":               (False,                 False),
}  # fmt: skip


@pytest.mark.parametrize("what", TAKEN_BACK)
def test_what_was_taken_back_is_read_only_while_it_is_to_be_judged(what):
    made = making.reading()
    piece = making.offered(made, why="As the words say.")
    if "reported" in what:
        readings.withdraw(person("reader"), made)
        case = make.report(by="signed_out", where=f"/readings/{made.slug}/").case
        assert case.reading_id == made.pk
    elif what.startswith("evidence"):
        case = actions.flag_evidence(person("admin"), piece, reason="spam").case
    else:
        case = actions.flag_reading(person("admin"), made, reason="spam").case
    if "withdrawn" in what and "reported" not in what:
        readings.withdraw(person("reader"), made)
    if what.endswith("taken back"):
        readings.take_back(person("stranger"), piece)
    if what.endswith("decided"):
        _decide(Case.objects.get(pk=case.pk), "keep")
    Flag.objects.update(kept="")  # what flags have kept is read there in any case
    assert _words_at_the_desk(case) == TAKEN_BACK[what]
    page = client_of("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert ("Nobody reads it any more" in page) is not TAKEN_BACK[what][0]
