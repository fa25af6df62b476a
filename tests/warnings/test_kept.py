"""What is kept of warnings and what is erased, what people are told, and what the database says no to."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from annotations.warnings import actions
from annotations.warnings.models import ContentWarning
from annotations.warnings.records import Assessment, WarningDispute, WarningReason, WarningSupport, WarningVersion
from perfection_site.accounts import notices
from perfection_site.accounts.models import Notice, User
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def fresh(warning):
    return ContentWarning.objects.get(pk=warning.pk)


# ---- what people are told


def told(name: str) -> list[tuple[str, str]]:
    shown, _more = notices.inbox(person(name))
    return [(one.heading, dict(one.facts).get("Why", "")) for one in shown]


def test_proposer_and_supporters_read_the_reason():
    warning = make.warning()
    actions.support(person("stranger"), warning)
    actions.adjust(person("moderator"), warning, make.saying(grade=2), reason="It is argued about.", version=1)
    assert told("reader") == [
        ("Your warning for a passage of “The bow and the bargain” is accepted with changes", "It is argued about.")
    ]
    assert told("stranger") == [
        (
            "A warning you support, for a passage of “The bow and the bargain”, is accepted with changes",
            "It is argued about.",
        )
    ]


def test_who_disputes_and_who_proposed_are_told_what_came_of_it():
    warning = make.warning(put="disputed")
    Notice.objects.all().delete()
    actions.uphold(person("second_moderator"), warning, reason="It is there.", version=3)
    assert told("stranger")[0][0].startswith("Your objection about a passage")
    assert told("reader")[0][0].endswith("was disputed and stays")


def test_an_author_is_told_of_a_warning_on_their_words_and_not_by_whom():
    note = make.annotation("reader")
    make.warning("stranger", on=note, put="accepted")
    ((heading, _why),) = told("reader")
    assert heading == "Your annotation on “The bow and the bargain” has a warning now"


def test_a_notice_about_what_is_gone_names_nothing():
    warning = make.warning(put="accepted")
    sources.unpublish(User.objects.house(), warning.text, reason="Rights.")
    ((heading, _why),) = told("reader")
    assert "bow" not in heading


def test_many_decisions_are_told_with_no_query_more_than_one():
    counts = []
    for number in range(4):
        text = make.source(make.ESSAY.replace("The lesson", f"Lesson {number}", 1), make.film(f"Film {number}"))
        make.warning(on=text.film, put="accepted")
        make.warning(on=make.annotation("author", on=text), put="accepted")
        with CaptureQueriesContext(connection) as captured:
            assert len(told("reader")) == 2 * (number + 1)
        counts.append(len(captured))
    assert counts[0] == counts[-1]


# ---- what is erased


def test_when_a_text_is_taken_down_the_lines_it_printed_go_and_what_readers_wrote_stays():
    source = make.source()
    printed = actions.propose_printed(User.objects.house(), source)[0]
    mine = make.warning(on=make.selection(source))
    sources.take_down(User.objects.house(), source, reason="The author asked.")
    assert (fresh(printed).brief, printed.versions.get().said["brief"]) == ("", "")
    assert fresh(mine).brief == mine.versions.get().said["brief"] == "Recounts coercion; no detail."


def test_when_an_annotation_is_erased_what_warnings_say_of_it_goes_too():
    warning = make.warning("stranger", on=make.annotation(), put="adjusted")
    note = marginalia.withdraw(person("reader"), warning.annotation)
    Annotation.objects.filter(pk=note.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    marginalia.erase(User.objects.house(), note)
    assert fresh(warning).brief == ""
    assert {version.said["brief"] for version in warning.versions.all()} == {""}
    assert set(WarningReason.objects.values_list("comment", flat=True)) == {""}


# ---- what the database says no to


def _said_no(name: str, change) -> None:
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        change()


def test_versions_are_neither_changed_nor_deleted():
    version = make.warning().versions.get()
    rows = WarningVersion.objects.filter(pk=version.pk)
    _said_no("Cannot update rows", lambda: rows.update(act="reject"))
    _said_no("Cannot update rows", lambda: rows.update(said=version.said | {"grade": 1}))
    _said_no("Cannot update rows", lambda: rows.update(said=version.said | {"brief": "Other."}))
    _said_no("Cannot delete rows", rows.delete)


def test_the_database_holds_one_in_force_and_one_open_proposal_for_each_place():
    first = make.warning(on=make.source(), put="accepted")
    second = make.warning("stranger", on=first.source, brief="Another.")
    decided = {"state": "accepted", "decided_by": person("moderator"), "decided_at": timezone.now()}
    rows = ContentWarning.objects.filter(pk=second.pk)
    _said_no("one_warning_in_force_per_source", lambda: rows.update(**decided))
    undecided = {"state": "proposed", "decided_by": None, "decided_at": None}
    _said_no("one_open_proposal_per_source", lambda: ContentWarning.objects.filter(pk=first.pk).update(**undecided))


def test_the_database_knows_who_may_not_decide():
    warning = make.warning()
    own = {"state": "accepted", "decided_by": person("reader"), "decided_at": timezone.now()}
    rows = ContentWarning.objects.filter(pk=warning.pk)
    _said_no("nobody_decides_their_own_warning_unmarked", lambda: rows.update(**own))
    rows.update(**own, self_reviewed=True)


def test_the_database_keeps_disputes_apart():
    dispute = make.warning(put="disputed").disputes.get()
    again = {"warning": dispute.warning, "by": person("admin"), "against": person("moderator"), "complaint": "x"}
    _said_no("one_open_dispute_per_warning", lambda: WarningDispute.objects.create(**again))
    rows = WarningDispute.objects.filter(pk=dispute.pk)
    settled = {"settled_at": timezone.now(), "outcome": "accepted"}
    _said_no("settled_by_somebody_else", lambda: rows.update(settled_by=dispute.by, **settled))
    _said_no("settled_by_somebody_else", lambda: rows.update(settled_by=dispute.against, **settled))
    _said_no("dispute_is_open_or_settled", lambda: rows.update(outcome="accepted"))


def test_one_support_of_each_person():
    kept = actions.support(person("stranger"), make.warning())
    again = {"warning": kept.warning, "person": kept.person}
    _said_no("one_support_per_person", lambda: WarningSupport.objects.create(**again))


def test_an_assessment_is_of_one_thing():
    source = make.source()
    said = {"state": "none", "by": person("moderator"), "at": timezone.now()}
    _said_no("assessment_is_of_one_thing", lambda: Assessment.objects.create(**said))
    _said_no("assessment_is_of_one_thing", lambda: Assessment.objects.create(**said, source=source, film=source.film))
