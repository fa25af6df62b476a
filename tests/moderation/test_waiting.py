"""Annotations that wait: who sees them, how they are let in or hidden, and what everybody is told."""

import re
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.sources.models import Source
from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Decision
from perfection_site.accounts.models import AuditEntry, Notice
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
ACCEPT = Ruling("accept", "")
HIDE = Ruling("hide", "It goes for the person.", "person")

#   who, for whom, on which policy          how it begins
BEGINS = {
    ("reader", "public", "moderated"):      "pending",
    ("reader", "private", "moderated"):     "visible",
    ("moderator", "public", "moderated"):   "visible",
    ("admin", "public", "moderated"):       "visible",
    ("reader", "public", "open"):           "visible",
    ("reader", "public", "members"):        "visible",
}  # fmt: skip


@pytest.mark.parametrize("case", BEGINS)
def test_what_waits_and_what_does_not(case):
    author, visibility, policy = case
    note = make.annotation(author, on=make.source(policy=policy), visibility=visibility)
    assert note.state == BEGINS[case]


def test_what_waits_is_in_no_count_and_no_highlight():
    note = make.waiting()
    stamp = coverage.stamp(note.source.current_id)
    assert (stamp.annotations, stamp.versions) == (0, ())


def test_accepting_brings_it_into_the_highlights_and_tells_its_author():
    note = make.waiting()
    decision = actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    note.refresh_from_db()
    assert (note.state, note.rule) == ("visible", "")
    assert coverage.stamp(note.source.current_id).annotations == 1
    assert (decision.act, decision.case.state, decision.case.flags.count()) == ("accept", "decided", 0)
    assert list(Notice.objects.values_list("recipient__username", "kind")) == [("reader", "decision")]
    assert AuditEntry.objects.filter(verb="annotation.accepted", about_id=note.pk).exists()


def test_hiding_what_waits_names_a_rule_and_a_reason_and_restoring_shows_it():
    note = make.waiting()
    for ruling in (
        Ruling("hide", " ", "person"),
        Ruling("hide", "Because."),
        Ruling("keep", "Fine."),
        Ruling("x", "y"),
    ):
        with pytest.raises(Refused), transaction.atomic():
            actions.decide_waiting(person("moderator"), note, ruling, version=1)
    assert not Case.objects.exists()
    case = actions.decide_waiting(person("moderator"), note, HIDE, version=1).case
    note.refresh_from_db()
    assert (note.state, note.rule) == ("hidden", "person")
    actions.decide(person("second_moderator"), case, Ruling("restore", "It was fair."), version=case.version)
    note.refresh_from_db()
    assert note.state == "visible"
    assert coverage.stamp(note.source.current_id).annotations == 1


def test_nobody_lets_their_own_words_stand():
    note = make.waiting("stranger")
    Annotation.objects.filter(pk=note.pk).update(author=person("moderator"))
    with pytest.raises(NotAllowed):
        actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    with pytest.raises(NotAllowed):
        marginalia.accept(person("reader"), note)
    actions.decide_waiting(person("second_moderator"), note, ACCEPT, version=1)


def test_the_second_moderator_sees_what_the_first_decided(as_):
    note = make.waiting()
    actions.decide_waiting(person("second_moderator"), note, HIDE, version=1)
    with pytest.raises(Conflict):
        actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    typed = {"act": "accept", "version": 1, "reason": "Typed with care."}
    answer = as_("moderator").post(f"/desk/waiting/{note.pk}/", typed)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Another moderator has decided this" in html
    assert "It goes for the person." in html
    assert "Typed with care." in html
    assert f'action="/desk/cases/{Case.objects.get().pk}/"' in html
    assert Decision.objects.count() == 1


def test_after_its_author_has_changed_it_the_form_keeps_what_was_typed_and_can_be_sent_again(as_):
    note, moderator = make.waiting(body="First words."), as_("moderator")
    make.edited(note, "Other words.")
    path, typed = f"/desk/waiting/{note.pk}/", {"act": "hide", "rule": "spam", "reason": "Typed with care."}
    answer = moderator.post(path, typed | {"version": "1"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Its author has changed it" in html
    assert "Other words." in html
    assert re.search(r">\s*Typed with care\.</textarea>", html)
    assert re.search(r'value="hide"[^>]* checked', html)
    assert '<option value="spam" selected>' in html
    version = re.search(r'name="version" value="([^"]*)"', html)[1]
    assert moderator.post(path, typed | {"version": version}).status_code == 302


def test_what_is_withdrawn_while_it_waits_is_gone(as_):
    note = make.waiting()
    marginalia.withdraw(person("reader"), note)
    with pytest.raises(Conflict):
        actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    assert as_("moderator").post(f"/desk/waiting/{note.pk}/", {"act": "accept", "version": 1}).status_code == 404


def test_what_waits_and_is_reported_waits_as_a_case_and_is_answered_with_it(as_):
    note, moderator = make.waiting(body="Waiting words."), as_("moderator")
    sent = make.report(on=note, complaint="It names my child.")
    assert sent.case.annotation == note
    with pytest.raises(Conflict, match="reported this"):
        actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    assert "0 waiting" in moderator.get("/desk/?show=waiting").content.decode()
    case = f"/desk/cases/{sent.case_id}/"
    assert moderator.get(f"/desk/waiting/{note.pk}/").url == case
    answer = moderator.post(
        f"/desk/waiting/{note.pk}/", {"act": "hide", "rule": "person", "reason": "Typed with care."}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "It names my child." in html
    assert "Typed with care." in html
    read = {"version": "1", "seen_words": "1"}
    assert moderator.post(case, {"act": "accept", "reason": ""} | read).status_code == 422
    assert moderator.post(case, {"act": "accept", "reason": "It is fair."} | read).status_code == 302
    assert Annotation.objects.get(pk=note.pk).state == "visible"


def test_what_waits_still_waits_when_the_policy_changes():
    note = make.waiting()
    Source.objects.filter(pk=note.source_id).update(policy="open")
    note.refresh_from_db()
    assert note.state == "pending"
    actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)


def test_an_accepted_annotation_can_be_flagged_like_any():
    note = make.waiting()
    first = actions.decide_waiting(person("moderator"), note, ACCEPT, version=1).case
    note.refresh_from_db()
    case = actions.flag(person("stranger"), note, reason="attack").case
    assert case != first
    actions.decide(person("second_moderator"), case, HIDE, version=1)
    assert Annotation.objects.get(pk=note.pk).state == "hidden"


@pytest.mark.parametrize("fields", [{"visibility": "private"}, {"rule": "spam"}])
def test_the_database_lets_only_public_ones_without_a_rule_wait(fields):
    note = make.waiting()
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.filter(pk=note.pk).update(**fields)


def test_the_page_says_that_it_waits_to_those_who_see_it_and_shows_it_to_nobody_else(as_):
    note = make.waiting(body="Waiting words.")
    page = f"/sources/{note.source.slug}/?at={note.passage.start}"
    for name, sees in (("reader", True), ("moderator", True), ("stranger", False), ("signed_out", False)):
        for path in (page, f"/sources/{note.source.slug}/"):
            html = as_(name).get(path).content.decode()
            assert ("Waiting words." in html) == sees, (name, path)
            assert ("Waits for a moderator" in html) == sees, (name, path)
    actions.decide_waiting(person("moderator"), note, ACCEPT, version=1)
    html = as_("signed_out").get(page).content.decode()
    assert "Waiting words." in html
    assert "Waits for a moderator" not in html


def test_who_annotates_a_moderated_source_is_told_before_and_after(as_):
    text = make.source(policy="moderated")
    reader, path = as_("reader"), f"/sources/{text.slug}/annotate/"
    start = text.current.text.index("The last scene")
    where = {"start": start, "end": start + 14}
    assert "waits until a moderator has seen it" in reader.get(path, where).content.decode()
    sent = where | {
        "exact": "The last scene", "revision": text.current_id, "kind": "note", "body": "So.",
        "visibility": "public", "token": "6f1e0d3a-0000-4000-8000-000000000001",
    }  # fmt: skip
    assert "Your annotation waits for a moderator." in reader.post(path, sent, follow=True).content.decode()
    sent |= {"token": "6f1e0d3a-0000-4000-8000-000000000002", "body": "More."}
    assert "Your annotation waits" in reader.post(path, sent, headers={"hx-request": "true"}).content.decode()


def test_the_queue_counts_and_lists_what_waits(as_):
    note = make.waiting(body="Waiting words.")
    make.waiting("moderator_to_be", on=note.source, body="Of somebody else.")
    html = as_("moderator").get("/desk/?show=waiting").content.decode()
    assert "2 waiting" in html
    assert html.index("Waiting words.") < html.index("Of somebody else.")
    assert f"/desk/waiting/{note.pk}/" in html
    assert as_("moderator").get("/desk/?show=nonsense").status_code == 200


def test_a_long_list_of_what_waits_comes_in_pages_and_each_once(as_):
    text = make.source(policy="moderated")
    notes = [make.waiting(on=text) for _ in range(27)]
    first = as_("moderator").get("/desk/?show=waiting").content.decode()
    way = re.search(r"after=\d+-annotation-(\d+)", first)
    assert int(way[1]) == notes[24].pk
    second = as_("moderator").get(f"/desk/?show=waiting&{way[0]}").content.decode()
    found = [[f"/desk/waiting/{note.pk}/" in page for note in notes].count(True) for page in (first, second)]
    assert found == [25, 2]


def test_the_author_reads_that_it_is_accepted_or_why_it_is_hidden(as_):
    actions.decide_waiting(person("moderator"), make.waiting(), ACCEPT, version=1)
    html = as_("reader").get("/inbox/").content.decode()
    assert "is accepted" in html
    assert "Why" not in html
    text = make.source(make.ESSAY + "\nMore.\n", policy="moderated")
    actions.decide_waiting(person("moderator"), make.waiting(on=text), HIDE, version=1)
    html = as_("reader").get("/inbox/").content.decode()
    assert "It goes for the person." in html
    assert "It waited for a moderator, who decided." in html


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_make_one_decision():
    note = make.waiting()
    judges, refused, failures = [person("moderator"), person("second_moderator")], [], []

    def decide(judge, ruling):
        try:
            actions.decide_waiting(judge, note, ruling, version=1)
        except Conflict as conflict:
            refused.append(conflict)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=pair) for pair in zip(judges, (ACCEPT, HIDE), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, len(refused), Decision.objects.count(), Case.objects.count()) == ([], 1, 1, 1)
