"""Flagging and deciding."""

import pytest
from django.core import mail
from django.db import ProgrammingError, transaction
from django.utils import timezone

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.sources import actions as sources
from annotations.sources.models import Source
from critiques.moderation import actions, policies
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Decision, Flag
from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from perfection_site.accounts.tasks import mail_notice
from tests import make
from tests.people import person
from tests.races import outcomes

pytestmark = pytest.mark.django_db
HIDE = Ruling("hide", "It goes for the person.", "person")


def test_two_flags_make_one_case():
    note, case = make.flagged()
    second = actions.flag(person("moderator"), note, reason="spam")
    assert second.case == case
    assert Case.objects.count() == 1


def test_one_person_flags_a_thing_once():
    note, _case = make.flagged(by="stranger")
    with pytest.raises(Conflict, match="already"):
        actions.flag(person("stranger"), note, reason="spam")


def test_a_flag_keeps_the_text_as_it_stood():
    note, _case = make.flagged(body="As it stood.")
    Annotation.objects.filter(pk=note.pk).update(body="Edited away.")
    assert Flag.objects.get().kept == "As it stood."


@pytest.mark.parametrize("tags", [(), ("vile-slur", "nice")])
def test_a_highlight_without_words_can_be_flagged_and_the_flag_keeps_its_tags(as_, tags):
    note = make.annotation(kind="highlight", body="", tags=tags)
    assert as_("stranger").post(f"/annotations/{note.pk}/flag/", {"reason": "attack"}).status_code == 302
    flag = Flag.objects.get()
    assert (flag.kept, flag.kept_tags) == ("", list(tags))


def test_a_tag_that_was_flagged_is_not_edited_away(as_):
    note = make.annotation(kind="highlight", body="", tags=("vile-slur",))
    case = actions.flag(person("stranger"), note, reason="attack").case
    path = f"/desk/cases/{case.pk}/"
    page = as_("moderator").get(path).content.decode()
    assert page.count("vile-slur") == 1
    assert "As flagged on" not in page
    make.edited(note, "", later=False, tags=("nice",))
    page = as_("moderator").get(path).content.decode()
    assert "vile-slur" in page
    assert "As flagged on" in page


def test_something_else_needs_words():
    with pytest.raises(Refused, match="few words"):
        actions.flag(person("stranger"), make.annotation(), reason="other", comment="  ")


def test_hiding_takes_the_highlight_and_the_words_away_and_restoring_brings_them_back():
    note, case = make.flagged()
    revision = note.source.current_id
    assert coverage.stamp(revision).annotations == 1
    actions.decide(person("moderator"), case, HIDE, version=1)
    note.refresh_from_db()
    assert (note.state, note.rule) == ("hidden", "person")
    assert coverage.stamp(revision).annotations == 0
    assert not Annotation.objects.visible_to(person("stranger")).filter(pk=note.pk).exists()
    actions.decide(person("second_moderator"), case, Ruling("restore", "The quotation was fair."), version=2)
    note.refresh_from_db()
    assert (note.state, note.rule) == ("visible", "")
    assert coverage.stamp(revision).annotations == 1


def test_the_author_and_the_flagger_are_told():
    note, case = make.flagged()
    decision = actions.decide(person("moderator"), case, HIDE, version=1)
    told = set(Notice.objects.values_list("recipient__username", "kind", "about_id"))
    assert told == {("reader", "decision", decision.pk), ("stranger", "flag_answered", decision.pk)}
    assert note.author.username == "reader"


def test_the_mail_says_nothing_about_the_matter():
    _note, case = make.flagged(body="Unrepeatable words.")
    actions.decide(person("moderator"), case, HIDE, version=1)
    notice = Notice.objects.get(kind="decision")
    mail_notice(notice_id=notice.pk)
    mail_notice(notice_id=notice.pk)  # a job that runs twice sends once
    (letter,) = mail.outbox
    assert letter.to == ["reader@example.org"]
    for word in ("Unrepeatable", "goes for", "hidden", "Bargain", "bow"):
        assert word not in letter.subject + letter.body
    assert "/inbox/" in letter.body


def test_no_action_tells_the_flagger_only():
    _note, case = make.flagged()
    actions.decide(person("moderator"), case, Ruling("keep", "It argues with the text."), version=1)
    assert set(Notice.objects.values_list("recipient__username", "kind")) == {("stranger", "flag_answered")}


def test_the_second_moderator_sees_the_first_ones_decision():
    _note, case = make.flagged()
    actions.decide(person("moderator"), case, HIDE, version=1)
    with pytest.raises(Conflict, match="Another moderator"):
        actions.decide(person("second_moderator"), case, Ruling("keep", "Fine."), version=1)
    assert Decision.objects.count() == 1


def test_a_stale_restore_is_refused_and_changes_nothing():
    note, case = make.hidden()
    Annotation.objects.filter(pk=note.pk).update(state="withdrawn", was="hidden", withdrawn_at=timezone.now())
    with pytest.raises(Conflict, match="not possible"):
        actions.decide(person("second_moderator"), case, Ruling("restore", "Fair."), version=case.version)
    assert Notice.objects.filter(kind="decision").count() == 1


def test_hiding_needs_a_rule_and_a_reason():
    note, case = make.flagged()
    for ruling in (Ruling("hide", "Because.", ""), Ruling("hide", "   ", "person"), Ruling("hide", "x", "no-rule")):
        with pytest.raises(Refused):
            actions.decide(person("moderator"), case, ruling, version=1)
    note.refresh_from_db()
    assert note.state == "visible"


def test_a_reader_decides_nothing():
    _note, case = make.flagged()
    with pytest.raises(NotAllowed):
        actions.decide(person("reader"), case, HIDE, version=1)


def test_a_decision_can_be_neither_changed_nor_deleted():
    make.hidden()
    for change in (lambda: Decision.objects.update(act="keep"), lambda: Decision.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_a_flag_after_a_decision_opens_a_new_case():
    note, case = make.hidden()
    actions.decide(person("second_moderator"), case, Ruling("restore", "Fair."), version=case.version)
    note.refresh_from_db()
    again = actions.flag(person("admin"), note, reason="attack")
    assert again.case != case


def test_flags_are_limited_and_the_sentence_says_until_when():
    text = make.source()
    notes = [make.annotation("reader", on=text) for _ in range(21)]
    stranger = person("stranger")
    for note in notes[:20]:
        actions.flag(stranger, note, reason="spam")
    with pytest.raises(Refused, match="limit of 20"):
        actions.flag(stranger, notes[20], reason="spam")


def test_whoever_flagged_a_thing_once_never_judges_it_in_an_earlier_or_a_later_case():
    note, earlier = make.flagged(by="stranger")
    actions.decide(person("moderator"), earlier, Ruling("keep", "It argues with the text."), version=1)
    later = actions.flag(person("moderator"), note, reason="attack").case
    for case in (earlier, later):
        case.refresh_from_db()
        with pytest.raises(NotAllowed):
            actions.decide(person("moderator"), case, HIDE, version=case.version)


def test_an_earlier_case_is_history_once_there_is_a_newer_one():
    note, earlier = make.flagged()
    actions.decide(person("moderator"), earlier, Ruling("keep", "Fine."), version=1)
    actions.flag(person("admin"), note, reason="attack")
    earlier.refresh_from_db()
    assert policies.possible_acts(person("second_moderator"), earlier) == []
    with pytest.raises(Conflict, match="newer case"):
        actions.decide(person("second_moderator"), earlier, HIDE, version=earlier.version)


def test_a_notice_tells_nothing_of_a_source_that_was_taken_off_since(as_):
    note, _case = make.hidden()
    house = User.objects.house()
    Source.objects.filter(pk=note.source_id).update(title="A Title Nobody Saw")
    sources.unpublish(house, note.source, reason="The licence has ended.")
    for name in ("reader", "stranger"):
        html = as_(name).get("/inbox/").content.decode()
        assert "Nobody Saw" not in html
        assert "not published now" in html
        assert f"/annotations/{note.pk}/" not in html


def test_after_a_conflict_the_form_is_filled_and_can_be_sent_again(as_):
    _note, case = make.flagged()
    typed = {"act": "hide", "rule": "person", "reason": "Typed with care.", "version": "1"}
    actions.decide(person("second_moderator"), case, Ruling("keep", "Fine."), version=1)
    client = as_("moderator")
    answer = client.post(f"/desk/cases/{case.pk}/", typed)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Typed with care." in html
    assert 'name="version" value="2"' in html
    assert client.post(f"/desk/cases/{case.pk}/", typed | {"version": "2", "seen_words": "1"}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_flag_and_a_decision_at_once_neither_deadlock_nor_lose_each_other():
    note, case = make.flagged()

    for name, moderator in (("reader_two", "moderator"), ("reader_three", "second_moderator")):
        flagger, judge = person(name), person(moderator)
        version = Case.objects.get(pk=case.pk).version
        acts = (
            lambda flagger=flagger: actions.flag(flagger, note, reason="spam"),
            lambda judge=judge, version=version: actions.decide(judge, case, Ruling("keep", "Fine."), version=version),
        )
        outcomes(*acts)  # whatever else than a refusal comes of one is raised
    unanswered = Flag.objects.filter(case__state="decided").exclude(
        flagger__in=Notice.objects.filter(kind="flag_answered").values("recipient")
    )
    assert not unanswered.exists()


def test_a_flag_that_joins_a_case_is_read_before_it_is_decided():
    note, case = make.flagged()
    actions.flag(person("second_moderator"), note, reason="minor")
    with pytest.raises(Conflict, match="Read what they say first"):
        actions.decide(person("moderator"), case, Ruling("keep", "Fine."), version=case.version)
    assert actions.decide(person("moderator"), case, Ruling("keep", "Fine."), version=case.version + 1)
