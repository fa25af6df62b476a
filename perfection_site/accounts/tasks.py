"""Jobs of the basement. Deferred inside a transaction, they exist only if it commits.

The mail server may be down for as long as it likes: a job is tried again for a day, and what it has not sent
by then is begun anew by `catch_up`. Each letter has a row that says that it was sent.

That row is not locked while it is sent, which may take half a minute: whoever writes where its recipient watches counts
the same row on, under the locks of a text and a thread. Its number is locked instead (`_claimed`), by an open
transaction that holds nothing else. Where that ends after sending and before saying so, the letter goes out again under
the same Message-ID.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from perfection_site.accounts import letters, zones
from perfection_site.accounts.models import Digest, Mails, Notice, User

_again = RetryStrategy(max_attempts=8, exponential_wait=4)
_WAITS = (Notice.Mail.WAITING, Notice.Mail.MUST)
HOUR = 8  # in the person's own time: when the day's letter goes
_TRIED = timedelta(hours=25)  # for how long a job tries by itself, and a little more
_GIVEN_UP = timedelta(days=14)  # nobody wants a letter about a fortnight ago; the inbox has it
_AT_A_TIME = 500


@app.task(retry=_again, queue="mail")
@transaction.atomic
def mail_notice(notice_id: int) -> None:
    """Send one notice by e-mail, without a word of what it is about."""
    waits = Notice.objects.filter(pk=notice_id, mail__in=_WAITS)
    if not _claimed(f"notice-{notice_id}") or (notice := waits.select_related("recipient").first()) is None:
        return
    person = notice.recipient
    is_wanted = notice.mail == Notice.Mail.MUST or person.mails != Mails.NONE
    if sent := bool(is_wanted and person.is_active and person.email):
        letters.of_notice(notice).send()
    waits.update(mail=Notice.Mail.SENT if sent else Notice.Mail.NONE)


@app.task(retry=_again, queue="mail")
@transaction.atomic
def mail_digest(digest_id: int) -> None:
    """Send one day's letter: how many of the day's notices are unread still; none, where all have been read."""
    waits = Digest.objects.filter(pk=digest_id, done_at=None)
    if not _claimed(f"digest-{digest_id}") or (digest := waits.select_related("person").first()) is None:
        return
    person = digest.person
    told = Notice.objects.filter(recipient=person, mail=Notice.Mail.DAILY, pk__lte=digest.upto)
    count = told.filter(read_at=None).count()
    if count and person.mails != Mails.NONE and person.is_active and person.email:
        letters.of_day(person, digest.pk, count).send()
    told.update(mail=Notice.Mail.SENT)
    waits.update(done_at=timezone.now())


def _claimed(letter: str) -> bool:
    """Whether nobody else is sending this letter, until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"accounts.letter {letter}"])
        return cursor.fetchone()[0]


@app.periodic(cron="2 * * * *")
@app.task(queue="mail", queueing_lock="begin_digests", pass_context=False)
def begin_digests(timestamp: int = 0) -> int:
    """Each hour: begin the day's letter of everybody for whom it is morning. Says how many. Done twice it begins none
    twice; an hour that was missed is made up for in the next, until noon."""
    now = timezone.now()
    waiting = Notice.objects.filter(mail=Notice.Mail.DAILY).values("recipient").annotate(upto=Max("pk"))
    last = dict(waiting.values_list("recipient", "upto"))
    rows = []
    for person in User.objects.filter(pk__in=last, is_active=True).exclude(mails=Mails.NONE):
        here = now.astimezone(ZoneInfo(person.timezone if person.timezone in zones.names() else "UTC"))
        if HOUR <= here.hour < 12:
            rows.append(Digest(person=person, day=here.date(), upto=last[person.pk]))
    with transaction.atomic():
        before = set(Digest.objects.filter(person__in=[row.person for row in rows]).values_list("person", "day"))
        rows = [row for row in rows if (row.person_id, row.day) not in before]
        Digest.objects.bulk_create(rows, ignore_conflicts=True)
        keys = Digest.objects.filter(done_at=None, person__in=[row.person for row in rows]).values_list("pk", flat=True)
        _defer(mail_digest, "digest_id", list(keys))
    return len(rows)


@app.periodic(cron="41 4 * * *")
@app.task(queue="mail", queueing_lock="catch_up", pass_context=False)
def catch_up(timestamp: int = 0) -> int:
    """Once a day: begin anew what jobs have given up, of the last fortnight. Says how many."""
    now = timezone.now()
    span = (now - _GIVEN_UP, now - _TRIED)
    notices = Notice.objects.filter(mail__in=_WAITS, created_at__range=span).order_by("pk").values_list("pk", flat=True)
    late = Digest.objects.filter(done_at=None, day__range=[each.date() for each in span]).values_list("pk", flat=True)
    notices, late = list(notices[:_AT_A_TIME]), list(late[:_AT_A_TIME])
    _defer(mail_notice, "notice_id", notices)
    _defer(mail_digest, "digest_id", late)
    return len(notices) + len(late)


def _defer(task, name: str, keys: list[int]) -> None:
    if keys:
        task.batch_defer(*[{name: key} for key in keys])
