"""What joins a case, or happens to it, while somebody decides it."""

import pytest

from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Decision
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person
from tests.races import outcomes

pytestmark = pytest.mark.django_db
KEEP = Ruling("keep", "It argues with the text.")


def _flag(case):
    actions.flag(person("late_reader"), case.annotation, reason="minor", comment="Somebody comes late.")


def _report(case):
    make.report(on=case.annotation or case.source, complaint="Somebody comes late.", email="late@example.org")


def _pass_on(case):
    actions.pass_on(person("second_moderator"), case, version=case.version)


def _case_of_note():
    return make.flagged()[1]


def _case_of_source():
    return make.report(on=make.source()).case


# what the case is about, what happens to it meanwhile, what the sentence says
MEANWHILE = {
    "flagged note, flagged":   (_case_of_note,   _flag,    "flagged or reported"),
    "flagged note, reported":  (_case_of_note,   _report,  "flagged or reported"),
    "source, reported":        (_case_of_source, _report,  "flagged or reported"),
    "note, passed on":         (_case_of_note,   _pass_on, "passed on"),
    "source, passed on":       (_case_of_source, _pass_on, "passed on"),
}  # fmt: skip


@pytest.mark.parametrize("name", MEANWHILE)
def test_nobody_decides_what_they_have_not_read(name):
    begin, meanwhile, sentence = MEANWHILE[name]
    person("admin")
    case = begin()
    read = case.version
    meanwhile(case)
    for act in (
        lambda: actions.decide(person("moderator"), case, KEEP, version=read),
        lambda: actions.pass_on(person("moderator"), case, version=read),
    ):
        with pytest.raises(Conflict, match=sentence):
            act()
    case.refresh_from_db()
    assert (case.state, case.version) == ("open", read + 1)


def test_what_opens_a_case_leaves_it_at_its_first_version():
    assert (_case_of_note().version, _case_of_source().version, make.report().case.version) == (1, 1, 1)


def test_who_may_not_see_a_case_is_told_nothing_of_what_is_new_in_it():
    note, case = make.flagged(author="moderator")
    make.report(on=note)
    for name in ("moderator", "reader"):
        with pytest.raises(NotAllowed):
            actions.decide(person(name), case, KEEP, version=1)


@pytest.mark.django_db(transaction=True)
def test_of_a_report_and_a_decision_at_once_the_later_sees_the_earlier():
    text = make.source()
    judge = person("moderator")

    for turn in range(4):
        case = make.report(on=text, email=f"first-{turn}@example.org").case
        version = Case.objects.get(pk=case.pk).version
        acts = (
            lambda turn=turn: make.report(on=text, email=f"late-{turn}@example.org"),
            lambda case=case, version=version: actions.decide(judge, case, KEEP, version=version),
        )
        outcomes(*acts)  # whatever else than a refusal comes of one is raised
    for decision in Decision.objects.select_related("case"):
        assert not decision.case.reports.filter(created_at__gt=decision.at).exists()
        # All that its moderator had read: a decision counts once, and so does whatever joined before it was read.
        assert decision.case.version == decision.case.reports.count() + 1
