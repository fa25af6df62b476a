"""While a letter is sent, which may take half a minute, nothing waits for it."""

import threading

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone

from perfection_site.accounts import actions, notices, tasks
from perfection_site.accounts.models import Digest, Notice
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meanwhile(monkeypatch):
    """Something that is done on another connection while the first letter is sent; the letters that were."""
    sent: list[EmailMessage] = []

    def doing(act):
        failures = []

        def run():
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '3s'")
                act()
            except Exception as failure:
                failures.append(failure)
            finally:
                connection.close()

        def send(letter):
            sent.append(letter)
            if len(sent) == 1:
                other = threading.Thread(target=run)
                other.start()
                other.join()
            return 1

        monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
        return sent, failures

    return doing


def _news() -> tuple:
    """What reader is to be mailed about a text that they watch, with the text."""
    source = make.source()
    actions.watch(person("reader"), "source", source.pk, "all")
    make.annotation("stranger", on=source)
    return source, Notice.objects.get(recipient=person("reader"), kind="annotation_news")


def test_somebody_writes_where_its_recipient_watches_while_a_letter_is_sent(meanwhile):
    source, notice = _news()
    _sent, failures = meanwhile(lambda: make.annotation("moderator", on=source, words="Nobody says"))
    tasks.mail_notice(notice_id=notice.pk)
    assert failures == []
    notice.refresh_from_db()
    assert (notice.count, notice.mail) == (2, "sent")


def test_its_recipient_reads_all_and_ends_their_letters_while_one_is_sent(meanwhile):
    _source, notice = _news()

    def leave():
        notices.mark_read(person("reader"))
        actions.choose_mail(person("reader"), "none")

    _sent, failures = meanwhile(leave)
    tasks.mail_notice(notice_id=notice.pk)
    assert failures == []
    notice.refresh_from_db()
    assert notice.read_at


def test_the_same_letter_is_not_sent_by_two_at_once(meanwhile):
    _source, notice = _news()
    sent, failures = meanwhile(lambda: tasks.mail_notice(notice_id=notice.pk))
    tasks.mail_notice(notice_id=notice.pk)
    assert (len(sent), failures) == (1, [])


def test_the_same_is_so_of_the_days_letter(meanwhile):
    actions.choose_mail(person("reader"), "daily")
    source, notice = _news()
    digest = Digest.objects.create(person=person("reader"), day=timezone.now().date(), upto=notice.pk)

    def both():
        make.annotation("moderator", on=source, words="Nobody says")
        tasks.mail_digest(digest_id=digest.pk)

    sent, failures = meanwhile(both)
    tasks.mail_digest(digest_id=digest.pk)
    assert (len(sent), failures) == (1, [])
    notice.refresh_from_db()
    digest.refresh_from_db()
    assert (notice.count, notice.mail, bool(digest.done_at)) == (2, "sent", True)
