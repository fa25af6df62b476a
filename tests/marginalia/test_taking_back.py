"""Withdrawing, changing one's mind, erasing, and acts that happen at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.marginalia import actions
from annotations.marginalia.actions import Writing
from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.marginalia.tasks import erase_withdrawn
from annotations.passages import coverage
from annotations.sources import actions as sources
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, NotAllowed
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person
from tests.races import refusals

pytestmark = pytest.mark.django_db


def _fresh(note) -> Annotation:
    return Annotation.objects.select_related("author", "source", "circle").get(pk=note.pk)


def _counted(note) -> int:
    return coverage.stamp(note.source.current_id).annotations


def test_withdrawing_and_undoing_pressed_twice_do_it_once(as_):
    note, reader = make.annotation(), as_("reader")
    for _ in range(2):
        answer = reader.post(f"/annotations/{note.pk}/withdraw/", follow=True)
        assert (answer.status_code, _fresh(note).state) == (200, "withdrawn")
    for _ in range(2):
        answer = reader.post(f"/annotations/{note.pk}/unwithdraw/", follow=True)
        assert (answer.status_code, _fresh(note).state) == (200, "visible")
    assert as_("stranger").post(f"/annotations/{note.pk}/unwithdraw/").status_code == 404


def test_whoever_has_left_a_circle_takes_their_words_along_and_does_not_put_them_back(as_):
    circle = make.circle("reader", members=["member"], name="Left behind")
    note = make.for_circle(circle, "member", body="Written in it.")
    circles.leave(person("member"), circle)
    client, path = as_("member"), f"/annotations/{note.pk}/withdraw/"
    asked = client.get(path).content.decode()
    assert "Written in it." in asked
    assert "Left behind" not in asked
    assert client.post(path).status_code == 302
    assert "Written in it." not in as_("reader").get(f"/sources/{note.source.slug}/").content.decode()
    refused = client.post(f"/annotations/{note.pk}/unwithdraw/")
    assert refused.status_code == 403
    assert _fresh(note).state == "withdrawn"


def test_words_on_a_text_that_is_off_the_site_are_withdrawn_without_a_word_of_the_text(as_):
    note = make.annotation(words="the first thing they agree on", body="Mine to take back.")
    sources.unpublish(User.objects.house(), note.source, reason="A question about rights.")
    client, path = as_("reader"), f"/annotations/{note.pk}/withdraw/"
    for _ in range(2):  # before and after
        html = client.get(path).content.decode()
        assert "Mine to take back." in html
        assert "the first thing they agree on" not in html
        client.post(path)


def test_nothing_is_put_back_into_an_archived_circle():
    circle = make.circle("reader")
    note = make.for_circle(circle, "reader")
    actions.withdraw(person("reader"), note)
    circles.archive(person("reader"), circle)
    with pytest.raises(NotAllowed):
        actions.unwithdraw(person("reader"), _fresh(note))


@pytest.mark.parametrize("state", ["visible", "pending", "hidden"])
def test_undoing_puts_it_back_as_it_was(state):
    note = {"visible": make.annotation, "pending": make.waiting, "hidden": lambda: make.hidden()[0]}[state]()
    before = (note.state, note.rule, _counted(note))
    actions.withdraw(person("reader"), note)
    assert (_fresh(note).state, _counted(note)) == ("withdrawn", 0)
    actions.unwithdraw(person("reader"), note)
    note = _fresh(note)
    assert (note.state, note.rule, _counted(note)) == before
    assert (note.was, note.withdrawn_at) == ("", None)


def test_nobody_elses_withdrawing_is_undone():
    note = actions.withdraw(person("reader"), make.annotation())
    for name in ("stranger", "moderator", "admin"):
        with pytest.raises(NotAllowed):
            actions.unwithdraw(person(name), note)


def test_withdrawing_hides_the_historyrefusals():
    note = make.edited(make.annotation())
    assert AnnotationVersion.objects.visible_to(person("reader")).exists()
    actions.withdraw(person("reader"), note)
    assert not AnnotationVersion.objects.visible_to(person("reader")).exists()


def _long_ago(note, days: int = 31):
    Annotation.objects.filter(pk=note.pk).update(withdrawn_at=timezone.now() - timedelta(days=days))


def test_the_words_are_erased_after_thirty_days_everywhere():
    note = make.edited(make.annotation(body="To go.", tags=("going",)), "Gone.", tags=("gone",))
    actions.withdraw(person("reader"), note)
    _long_ago(note, 29)
    assert erase_withdrawn() == 0
    _long_ago(note)
    assert erase_withdrawn() == 1
    note = _fresh(note)
    assert (note.body, note.body_html, note.tags.count(), note.versions.count()) == ("", "", 0, 0)
    assert erase_withdrawn() == 0
    with pytest.raises(NotAllowed):
        actions.unwithdraw(person("reader"), note)


def test_nothing_is_erased_while_somebody_has_to_judge_it():
    note, case = make.flagged()
    Case.objects.update(opened_at=timezone.now() - timedelta(days=32))
    actions.withdraw(person("reader"), note)
    _long_ago(note)
    assert erase_withdrawn() == 0
    moderation.decide(person("moderator"), case, Ruling("keep", "It is gone."), version=1)
    assert erase_withdrawn() == 1


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_what_a_flag_has_kept_is_erased_with_the_annotation_and_the_flag_stays(as_, visibility):
    note, case = make.flagged(body="Words to be erased.", tags=("erased-tag",))
    other = make.flagged(on=note.source, body="Other words.")[1]
    moderation.decide(person("moderator"), case, Ruling("keep", "Fine."), version=1)
    if visibility == "private":
        make.edited(note, "Mine alone.", visibility="private")
    actions.withdraw(person("reader"), note)
    _long_ago(note)
    assert erase_withdrawn() == 1
    flag = case.flags.get()
    assert (flag.kept, flag.kept_tags, flag.comment) == ("", [], "It goes for the person.")
    assert other.flags.get().kept == "Other words."
    page = as_("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Words to be erased." not in page
    assert "erased-tag" not in page
    assert "As flagged on" not in page
    assert "Withdrawn by its author, and erased since" in page


def test_a_report_of_what_is_withdrawn_already_keeps_nothing_from_being_erased():
    note = actions.withdraw(person("reader"), make.annotation(body="Mine to erase."))
    case = make.report(on=note).case
    _long_ago(note)
    assert erase_withdrawn() == 1
    assert _fresh(note).body == ""
    moderation.decide(person("moderator"), case, Ruling("keep", "It is gone."), version=1)


def test_what_is_put_back_while_the_job_runs_keeps_its_words_and_stops_no_other(monkeypatch):
    first = make.annotation(body="Put back.")
    second = make.annotation(on=first.source, body="To go.")
    for note in (first, second):
        actions.withdraw(person("reader"), note)
        _long_ago(note)
    erase = actions.erase

    def late(house, note):
        if note.pk == first.pk:
            actions.unwithdraw(person("reader"), note)
        return erase(house, note)

    monkeypatch.setattr(actions, "erase", late)
    assert erase_withdrawn() == 1
    assert (_fresh(first).state, _fresh(first).body, _fresh(second).body) == ("visible", "Put back.", "")


def test_only_the_house_erases():
    note = actions.withdraw(person("reader"), make.annotation())
    _long_ago(note)
    for name in ("reader", "admin"):
        with pytest.raises(NotAllowed):
            actions.erase(person(name), note)
    actions.erase(User.objects.house(), note)


# ---- at once


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_at_once_one_is_told_of_the_other():
    note, reader = make.annotation(), person("reader")
    raised = refusals(
        lambda: actions.edit(reader, note, Writing("One."), version=1),
        lambda: actions.edit(reader, note, Writing("Two."), version=1),
    )
    assert [type(refusal) for refusal in raised] == [Conflict]
    assert _fresh(note).version == 2


@pytest.mark.django_db(transaction=True)
def test_an_edit_and_a_hiding_at_once_leave_it_hidden():
    note, reader, moderator = make.annotation(), person("reader"), person("moderator")
    raised = refusals(
        lambda: actions.edit(reader, note, Writing("One."), version=1),
        lambda: actions.hide(moderator, note, rule="spam"),
    )
    assert all(isinstance(refusal, NotAllowed | Conflict) for refusal in raised)
    assert (_fresh(note).state, _counted(note)) == ("hidden", 0)


@pytest.mark.django_db(transaction=True)
def test_a_withdrawing_and_a_flag_at_once_leave_a_case_or_a_refusal():
    note, reader, stranger = make.annotation(), person("reader"), person("stranger")
    raised = refusals(
        lambda: actions.withdraw(reader, note),
        lambda: moderation.flag(stranger, note, reason="spam"),
    )
    assert (_fresh(note).state, _counted(note)) == ("withdrawn", 0)
    assert Case.objects.count() + len(raised) == 1
