"""Letters: when they come, what they say, which is nothing, and how they end."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from perfection_site.accounts import actions, letters, notices, tasks
from perfection_site.accounts.models import Digest, Notice
from perfection_site.accounts.tasks import begin_digests, catch_up, mail_digest, mail_notice
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _told(kind="annotation_restored", **more) -> Notice:
    return notices.queue(kind, to=person("reader"), about=make.annotation(), mail=True, **more)


def _waiting(task: str = "mail_notice") -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name__endswith=task).order_by("id")
    return [next(iter(job.args.values())) for job in jobs]


# what somebody has chosen: the state of the mail of what may wait, and of what can be appealed
CHOICES = {"at_once": ("waiting", "must"), "daily": ("daily", "must"), "none": ("none", "must")}


@pytest.mark.parametrize(("choice", "states"), CHOICES.items())
def test_each_is_mailed_as_they_have_chosen_and_decisions_at_once(choice, states):
    actions.choose_mail(person("reader"), choice)
    told = [_told(), _told(always=True)]
    assert tuple(one.mail for one in told) == states
    assert _waiting() == [one.pk for one in told if one.mail in ("waiting", "must")]


def test_a_letter_says_nothing_of_what_it_is_about_and_how_it_ends():
    source = make.source()
    actions.watch(person("stranger"), "source", source.pk, "all")
    make.annotation("reader", on=source, body="Secret words.")
    mail_notice(notice_id=Notice.objects.get(kind="annotation_news").pk)
    (letter,) = mail.outbox
    said = letter.message().as_string()
    for word in ("Secret", "reader", source.title, source.film.title, "annotation"):
        assert word not in said.replace("no-reply", "")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["List-Unsubscribe"].startswith("<http://testserver/unsubscribe/")
    assert letter.extra_headers["Message-ID"] == f"<notice-{Notice.objects.get().pk}@testserver>"


def test_an_answer_is_called_one():
    notice = notices.queue_for("post_answer", person("reader").pk, make.annotation())
    mail_notice(notice_id=notice.pk)
    assert mail.outbox[0].subject == "Someone answered you on Perfection"


def test_what_can_be_appealed_has_nothing_to_unsubscribe_from():
    mail_notice(notice_id=_told(always=True).pk)
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_nothing_is_sent_twice():
    notice = _told()
    for _ in range(3):
        mail_notice(notice_id=notice.pk)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_down_loses_nothing(monkeypatch):
    notice = _told()

    def down(_letter, *_args):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", down)
        with pytest.raises(ConnectionRefusedError):
            mail_notice(notice_id=notice.pk)
    notice.refresh_from_db()
    assert notice.mail == "waiting"
    # Its job has given up; a day later it is begun anew, once.
    Notice.objects.update(created_at=timezone.now() - timedelta(days=2))
    before = len(_waiting())
    assert catch_up(timestamp=0) == 1
    assert _waiting()[before:] == [notice.pk]
    mail_notice(notice_id=notice.pk)
    assert len(mail.outbox) == 1
    assert catch_up(timestamp=0) == 0


class Down(BaseEmailBackend):
    """A mail server that takes no letter until it has refused `refusals`; `asked` are the names of those it was asked
    to take."""

    refusals = 0
    asked: list[str]

    def send_messages(self, messages):
        Down.asked += [str(one.message()["Message-ID"]) for one in messages]
        if len(Down.asked) <= Down.refusals:
            raise ConnectionRefusedError
        return len(messages)


def _worked(task, **given) -> list[int]:
    """Do what a worker does with a job, until it is done or given up: the seconds it waits before each further try."""
    waits: list[int] = []
    while True:
        job = Job(
            id=1, queue="mail", lock=None, queueing_lock=None, task_name=task.name, task_kwargs=given,
            attempts=len(waits),
        )  # fmt: skip
        try:
            task(**given)
        except ConnectionRefusedError as error:
            again = task.get_retry_exception(exception=error, job=job)
            if again is None:
                return waits
            waits.append(round((again.retry_decision.retry_at - timezone.now()).total_seconds()))
        else:
            return waits


def _day() -> Digest:
    actions.choose_mail(person("reader"), "daily")
    return Digest.objects.create(person=person("reader"), day="2026-06-03", upto=_told().pk)


LETTERS = {
    "notice": (mail_notice, lambda: {"notice_id": _told().pk}),
    "digest": (mail_digest, lambda: {"digest_id": _day().pk}),
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_that_is_refused_is_tried_again_under_the_same_name(letter, settings, monkeypatch):
    task, given = LETTERS[letter]
    given = given()
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    monkeypatch.setattr(Down, "asked", [], raising=False)
    monkeypatch.setattr(Down, "refusals", 2)
    assert _worked(task, **given) == [4, 16]
    assert Down.asked == [f"<{letter}-{next(iter(given.values()))}@testserver>"] * 3
    assert _worked(task, **given) == []  # it has been sent
    assert len(Down.asked) == 3


@pytest.mark.parametrize("letter", LETTERS)
def test_a_server_that_stays_down_is_asked_for_a_day_and_then_no_more(letter, settings, monkeypatch):
    task, given = LETTERS[letter]
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    monkeypatch.setattr(Down, "asked", [], raising=False)
    monkeypatch.setattr(Down, "refusals", 1000)
    waits = _worked(task, **given())
    assert waits == [4, 16, 64, 256, 1024, 4096, 16384, 65536]
    assert len(Down.asked) == 9
    assert timedelta(seconds=sum(waits)) < tasks._TRIED  # what is begun anew is tried by no job any more


def test_who_has_chosen_never_meanwhile_gets_no_letter_that_waited():
    plain, must = _told(), _told(always=True)
    actions.choose_mail(person("reader"), "none")
    for notice in (plain, must):
        mail_notice(notice_id=notice.pk)
    assert [letter.extra_headers["Message-ID"] for letter in mail.outbox] == [f"<notice-{must.pk}@testserver>"]


# ---- once a day


@pytest.fixture
def daily(monkeypatch):
    """reader, in Auckland, is mailed once a day and has two notices; a way to say what time it is."""
    actions.prefer(person("reader"), timezone="Pacific/Auckland")
    actions.choose_mail(person("reader"), "daily")
    told = [_told(), _told()]

    def at(hour: int, day: int = 2):
        monkeypatch.setattr(tasks.timezone, "now", lambda: datetime(2026, 6, day, hour, 2, tzinfo=UTC))

    return told, at


# UTC hour -> whether the day's letter of somebody in Auckland (UTC+12 in June) is begun
HOURS = {19: False, 20: True, 23: True, 0: False, 8: False}


@pytest.mark.parametrize(("hour", "begins"), HOURS.items())
def test_the_days_letter_comes_in_the_morning_where_they_are(daily, hour, begins):
    _told, at = daily
    at(hour)
    assert begin_digests(timestamp=0) == begins


def test_one_letter_a_day_however_often_it_is_tried(daily):
    _told, at = daily
    at(20)
    begin_digests(timestamp=0)
    begin_digests(timestamp=0)
    digest = Digest.objects.get()
    assert str(digest.day) == "2026-06-03"
    assert _waiting("mail_digest") == [digest.pk]
    for _ in range(2):
        mail_digest(digest_id=digest.pk)
    (letter,) = mail.outbox
    assert "there are 2 new notices" in letter.body
    assert letter.extra_headers["Message-ID"] == f"<digest-{digest.pk}@testserver>"
    assert set(Notice.objects.values_list("mail", flat=True)) == {"sent"}
    at(20, day=3)
    assert begin_digests(timestamp=0) == 0  # nothing came since


def test_a_day_that_has_been_read_has_no_letter(daily):
    _told, at = daily
    at(20)
    begin_digests(timestamp=0)
    notices.mark_read(person("reader"))
    mail_digest(digest_id=Digest.objects.get().pk)
    assert mail.outbox == []
    assert Digest.objects.get().done_at


# ---- the way out


def test_one_press_ends_the_letters_without_a_log_in_or_a_cookie():
    reader = person("reader")
    path = f"/unsubscribe/{letters.token(reader)}/"
    program = Client(enforce_csrf_checks=True)
    page = program.get(path).content.decode()
    assert "End the letters" in page
    assert "reader" not in page.replace("reader@", "")
    reader.refresh_from_db()
    assert reader.mails == "at_once"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    reader.refresh_from_db()
    assert reader.mails == "none"
    assert "No more letters" in program.get(path).content.decode()


def test_a_token_is_for_letters_alone_and_cannot_be_made_up():
    reader = person("reader")
    token = letters.token(reader)
    for wrong in (
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        f"{reader.pk}:x",
        "x",
        f"{reader.pk + 1}{token[len(str(reader.pk)) :]}",
    ):
        assert Client().post(f"/unsubscribe/{wrong}/").status_code == 404
    reader.is_active = False
    reader.save(update_fields=["is_active"])
    assert Client().post(f"/unsubscribe/{token}/").status_code == 404


def test_letters_are_chosen_in_the_inbox(as_):
    reader = as_("reader")
    reader.post("/inbox/mail/", {"mails": "daily"})
    assert person("reader").mails == "daily"
    assert reader.post("/inbox/mail/", {"mails": "hourly"}).status_code == 400
