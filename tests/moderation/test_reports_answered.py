"""What becomes of reports: what their senders are told, who decides, and what is erased."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from annotations.marginalia import actions as marginalia
from annotations.sources.models import Source
from critiques.moderation import actions, tasks
from critiques.moderation.actions import Call, Ruling
from critiques.moderation.models import Case, Letter
from perfection_site.accounts.models import AuditEntry, Notice, User
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
TAKE_DOWN = Ruling("take_down", "You wrote it, so it is gone.", public_reason="Its author asked for it.")
SENT = {"what": "author", "complaint": "I wrote it.", "email": "author@example.org", "where": "Somewhere"}


# ---- what the sender is told


def test_the_letters_carry_a_link_and_no_word_of_the_matter(client):
    sent = make.report(on=make.source(), complaint="Unrepeatable words.", sender="Ada")
    tasks.mail_received(report_id=sent.pk)
    decision = actions.decide(person("admin"), sent.case, TAKE_DOWN, version=1)
    tasks.mail_answered(report_id=sent.pk, decision_id=decision.pk)
    assert [letter.to for letter in mail.outbox] == [["author@example.org"]] * 2
    for letter in mail.outbox:
        assert f"http://testserver/contact/report/{sent.token}/" in letter.body
        for word in ("Unrepeatable", "Ada", "bow", "bargain", "gone", "take"):
            assert word not in letter.subject + letter.body
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 2


def test_letters_wait_for_the_transaction_and_are_asked_for_once_each():
    from procrastinate.contrib.django.models import ProcrastinateJob

    sent = make.report()
    decision = actions.decide(person("moderator"), sent.case, Ruling("keep", "Answered."), version=1)
    jobs = dict(ProcrastinateJob.objects.filter(task_name__contains="moderation").values_list("task_name", "args"))
    assert jobs == {
        "critiques.moderation.tasks.mail_received": {"report_id": sent.pk},
        "critiques.moderation.tasks.mail_answered": {"report_id": sent.pk, "decision_id": decision.pk},
    }


def test_its_page_says_where_it_stands_and_at_last_the_answer(client):
    person("admin")
    sent = make.report(on=make.source(), complaint="Unrepeatable words.", sender="Ada")
    path = f"/contact/report/{sent.token}/"
    assert "We have your report" in client.get(path).content.decode()
    actions.pass_on(person("moderator"), sent.case, version=1)
    assert "is being looked at" in client.get(path).content.decode()
    actions.decide(person("admin"), sent.case, TAKE_DOWN, version=2)
    html = client.get(path).content.decode()
    assert "You wrote it, so it is gone." in html
    assert "is taken down" in html
    for word in ("Unrepeatable", "Ada", "author@example.org", "admin</"):
        assert word not in html


def test_the_address_is_confirmed_by_a_press_and_not_by_looking(client, as_):
    sent = make.report()
    path = f"/contact/report/{sent.token}/"
    client.get(path)
    assert "not confirmed" in as_("moderator").get(f"/desk/cases/{sent.case_id}/").content.decode()
    assert "Your address is confirmed." in client.post(path, follow=True).content.decode()
    client.post(path)
    assert AuditEntry.objects.filter(verb="report.confirmed").count() == 1
    assert "not confirmed" not in as_("moderator").get(f"/desk/cases/{sent.case_id}/").content.decode()


# ---- deciding


def test_an_admin_takes_the_text_down_and_readers_are_told_the_public_reason():
    text = make.source()
    sent = make.report(on=text)
    actions.decide(person("admin"), sent.case, TAKE_DOWN, version=1)
    text = Source.objects.select_related("current").get(pk=text.pk)
    assert (text.state, text.state_reason, text.current.text) == ("taken_down", "Its author asked for it.", "")
    assert {"source.taken_down", "case.decided"} <= set(AuditEntry.objects.values_list("verb", flat=True))


def test_a_moderator_takes_no_text_down_and_a_text_goes_for_a_reason():
    text = make.source()
    sent = make.report(on=text)
    with pytest.raises(Conflict):
        actions.decide(person("moderator"), sent.case, TAKE_DOWN, version=1)
    with pytest.raises(Refused, match="in place of the text"):
        actions.decide(person("admin"), sent.case, Ruling("unpublish", "Because."), version=1)
    text.refresh_from_db()
    assert text.state == "published"


def test_passing_on_tells_the_admins_and_leaves_nothing_to_moderators(as_):
    person("admin")
    sent = make.report(on=make.source())
    case = actions.pass_on(person("moderator"), sent.case, version=1)
    assert list(Notice.objects.values_list("recipient__username", "kind")) == [("admin", "case_passed_on")]
    with pytest.raises(NotAllowed, match="waits for an admin"):
        actions.decide(person("second_moderator"), case, Ruling("keep", "Fine."), version=2)
    assert "Waits for an admin" in as_("moderator").get("/desk/").content.decode()
    html = as_("admin").get("/inbox/").content.decode()
    assert f"Case {case.pk} waits for an admin" in html
    assert "The bow and the bargain" in html


def test_passing_on_needs_an_admin_who_may_decide_and_the_case_as_it_was_read():
    sent = make.report(on=make.source())
    with pytest.raises(Refused, match="no admin"):
        actions.pass_on(person("moderator"), sent.case, version=1)
    person("admin")
    with pytest.raises(Conflict):
        actions.pass_on(person("moderator"), sent.case, version=7)


def test_the_author_of_a_reported_annotation_is_told_that_somebody_wrote(as_):
    note = make.annotation()
    sent = make.report(on=note, what="named", sender="Secret Name")
    actions.decide(person("moderator"), sent.case, Ruling("hide", "It names a child.", "person"), version=1)
    html = as_("reader").get("/inbox/").content.decode()
    assert "Somebody wrote to us about it" in html
    assert "Secret Name" not in html


def test_a_letter_about_nothing_we_know_is_answered(as_):
    sent = make.report()
    client = as_("moderator")
    path = f"/desk/cases/{sent.case_id}/"
    assert "<b>Answer</b>" in client.get(path).content.decode()
    client.post(path, {"act": "keep", "reason": "We found no such page.", "version": "1"})
    assert "Answered" in client.get(path).content.decode()


def test_the_form_asks_an_admin_what_readers_are_told(as_):
    sent = make.report(on=make.source())
    path, typed = f"/desk/cases/{sent.case_id}/", {"act": "take_down", "reason": "Typed.", "version": "1"}
    assert "What readers are told" not in as_("moderator").get(path).content.decode()
    answer = as_("admin").post(path, typed)
    assert answer.status_code == 422
    assert "Say in a sentence why" in answer.content.decode()
    assert as_("admin").post(path, typed | {"public_reason": "Its author asked for it."}).status_code == 302
    assert Source.objects.get().state == "taken_down"


# ---- who sees and what is erased


@pytest.mark.parametrize("state", ["hidden", "withdrawn"])
def test_a_moderator_reads_no_complaint_about_their_own_words_that_are_out_of_sight(as_, state):
    note = make.annotation("moderator")
    if state == "hidden":
        marginalia.hide(person("second_moderator"), note, rule="spam")
    else:
        marginalia.withdraw(person("moderator"), note)
    sent = make.report(on=note, what="named", complaint="He wrote about me.", email="victim@example.org")
    path, client = f"/desk/cases/{sent.case_id}/", as_("moderator")
    assert client.get(path).status_code == 404
    assert client.post(path, {"act": "keep", "reason": "No.", "version": "1"}).status_code == 404
    assert client.post(f"{path}pass-on/", {"version": "1"}).status_code == 404
    assert client.post(f"/desk/reports/{sent.pk}/erase/").status_code == 404
    for page in ("/desk/", "/desk/?show=decided"):
        assert "He wrote about me" not in client.get(page).content.decode()
    assert "victim@example.org" in as_("second_moderator").get(path).content.decode()


def test_a_report_opens_no_words_that_their_author_had_taken_back(as_):
    before, after = (
        make.annotation(body="Taken back before.", tags=("tag-before",)),
        make.annotation(body="Taken back after.", tags=("tag-after",), on=make.source(make.ESSAY + "\nMore.\n")),
    )
    marginalia.withdraw(person("reader"), before)
    cases = [make.report(on=note).case_id for note in (before, after)]
    marginalia.withdraw(person("reader"), after)
    first, second = (as_("moderator").get(f"/desk/cases/{case}/").content.decode() for case in cases)
    assert "Taken back before." not in first
    assert "tag-before" not in first
    assert "Withdrawn by its author. Nobody reads it any more." in first
    assert "Taken back after." in second
    assert "tag-after" in second
    assert "withdrawn it since the moderators were called" in second
    queue = as_("moderator").get("/desk/").content.decode()
    assert "Taken back" not in queue


def test_the_address_and_the_name_stand_on_the_case_alone(as_):
    sent = make.report(on=make.source(), sender="Ada Writer")
    for path in ("/desk/", "/contact/", f"/contact/report/{sent.token}/", f"/sources/{sent.case.source.slug}/"):
        html = as_("moderator").get(path).content.decode()
        assert "author@example.org" not in html
        assert "Ada Writer" not in html
    html = as_("moderator").get(f"/desk/cases/{sent.case_id}/").content.decode()
    assert "author@example.org" in html


def test_an_answered_letter_can_be_emptied_and_the_case_stays(as_):
    sent = make.report(on=make.source(), sender="Ada Writer", complaint="Unrepeatable words.")
    admin, path = as_("admin"), f"/desk/cases/{sent.case_id}/"
    assert admin.post(f"/desk/reports/{sent.pk}/erase/").status_code == 403
    actions.decide(person("moderator"), sent.case, Ruling("keep", "It is under a licence."), version=1)
    assert as_("moderator").post(f"/desk/reports/{sent.pk}/erase/").status_code == 403
    assert "Erase what was written" in admin.get(path).content.decode()
    admin.post(f"/desk/reports/{sent.pk}/erase/")
    html = admin.get(path).content.decode()
    for word in ("Unrepeatable", "Ada Writer", "author@example.org"):
        assert word not in html
    assert "was erased on" in html
    assert "It is under a licence." in html
    letter = Letter.objects.get()
    assert (letter.where, letter.complaint, letter.sender, letter.email) == ("", "", "", "")
    tasks.mail_received(report_id=sent.pk)
    assert mail.outbox == []


def test_a_letter_says_all_or_nothing():
    sent = make.report()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=sent.pk).update(email="")


def test_a_call_that_says_nothing_is_refused_by_the_act_too():
    for wrong in ({"complaint": "  "}, {"email": "nobody"}, {"what": "poem"}, {"where": ""}):
        said = SENT | wrong
        with pytest.raises(ValidationError), transaction.atomic():
            actions.report(User.objects.house(), Call(**said), client="192.0.2.1")
    assert not Case.objects.exists()
