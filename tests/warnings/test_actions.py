"""Warnings that a source prints about itself: proposed at import, confirmed at the desk, shown above the text."""

import pytest
from django.db import IntegrityError, transaction

from annotations.sources import actions as sources
from annotations.text.editing import Change
from annotations.warnings import actions
from annotations.warnings.actions import Confirmation
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def proposed(source=None):
    source = source or make.draft()
    actions.propose_printed(User.objects.house(), source)
    return source, {warning.category: warning for warning in source.warnings.order_by("id")}


def notes(source):
    return [(note.label, str(note.how)) for note in present(source, person("reader"), Surface.PAGE).notes]


def test_each_category_a_notice_names_is_proposed_once():
    source, found = proposed()
    assert set(found) == {"sexual-violence", "gore-mutilation"}
    assert {(warning.state, warning.origin) for warning in found.values()} == {("proposed", "import")}
    assert actions.propose_printed(User.objects.house(), source) == []


def test_a_notice_corrected_away_takes_its_proposals_with_it_and_leaves_a_record():
    source, _found = proposed()
    notice = next(entry.id for entry in source.manuscript.read() if entry.kind == "notice")
    source = sources.edit_draft(User.objects.house(), source, [Change(notice, kind="paragraph")], version=1)
    proposed(source)
    assert set(source.warnings.values_list("state", flat=True)) == {"withdrawn"}


def test_a_line_made_a_notice_proposes_what_it_names():
    source, _found = proposed()
    made = next(entry.id for entry in source.manuscript.read() if entry.text.startswith("A pupil"))
    change = Change(made, kind="notice", text="Warning: suicide.")
    source = sources.edit_draft(User.objects.house(), source, [change], version=1)
    _source, found = proposed(source)
    assert "self-harm-suicide" in found


def test_a_confirmed_warning_stands_above_the_text_with_its_grade():
    source, found = proposed()
    actions.confirm(person("admin"), found["sexual-violence"], Confirmation("accepted", 3))
    actions.confirm(person("admin"), found["gore-mutilation"], Confirmation("rejected"))
    rights = {"rights_basis": "own_work", "rights_evidence": "Ours."}
    source = sources.publish(User.objects.house(), sources.describe(User.objects.house(), source, **rights))
    assert notes(source) == [("Sexual violence", "described")]


def test_what_nobody_has_confirmed_is_what_the_source_says():
    assert notes(make.source()) == [
        ("Sexual violence", "says the source"),
        ("Gore, injury, mutilation", "says the source"),
    ]


def test_minds_can_be_changed():
    _source, found = proposed()
    warning = actions.confirm(person("admin"), found["sexual-violence"], Confirmation("rejected"))
    assert actions.confirm(person("admin"), warning, Confirmation("accepted", 4)).state == "accepted"


def test_the_reading_page_shows_a_decision_at_once(as_):
    source = make.source()
    actions.propose_printed(User.objects.house(), source)
    page = f"/sources/{source.slug}/"
    assert "graphic" not in as_("signed_out").get(page).content.decode()
    actions.confirm(person("admin"), source.warnings.first(), Confirmation("accepted", 4))
    assert "graphic" in as_("signed_out").get(page).content.decode()


@pytest.mark.parametrize("name", ["reader", "moderator", "signed_out"])
def test_only_admins_propose_and_confirm_what_is_printed(name):
    source, found = proposed()
    with pytest.raises(NotAllowed):
        actions.propose_printed(person(name), source)
    with pytest.raises(NotAllowed):
        actions.confirm(person(name), found["sexual-violence"], Confirmation("accepted", 3))


@pytest.mark.parametrize("said", [Confirmation("proposed"), Confirmation("accepted", 0), Confirmation("accepted", 5)])
def test_a_confirmation_accepts_with_a_grade_or_rejects(said):
    with pytest.raises(Refused):
        actions.confirm(person("admin"), make.printed_warning(), said)


def test_one_warning_of_a_category_is_in_force():
    source, found = proposed()
    first = actions.confirm(person("admin"), found["sexual-violence"], Confirmation("accepted", 3))
    second = ContentWarning.objects.create(
        source=source, category=first.category, origin="import", proposed_by=person("admin")
    )
    with pytest.raises(Conflict, match="in force already"):
        actions.confirm(person("admin"), second, Confirmation("accepted", 2))
    with pytest.raises(IntegrityError, match="one_warning_in_force"), transaction.atomic():
        ContentWarning.objects.filter(pk=second.pk).update(
            state="accepted", decided_by=first.decided_by, decided_at=first.decided_at
        )


def test_many_sources_bring_their_warnings_in_one_query(django_assert_num_queries):
    from annotations.sources.models import Source
    from annotations.warnings.present import present_all

    for number in range(3):
        make.draft(make.ESSAY + f"\nVariation {number} of it.\n")
    rows = list(Source.objects.select_related("film", "current"))
    with django_assert_num_queries(1):
        present_all(rows, person("signed_out"), Surface.LIST)
