"""Notices: queued in the act's own transaction, shown in the inbox, and mailed by a job after the commit."""

from collections import defaultdict
from dataclasses import replace

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from perfection_site.accounts.models import Mails, Notice, User
from perfection_site.accounts.refusals import Conflict
from perfection_site.accounts.sockets import ShownNotice, notice_renderers

PAGE = 20


# What ends the kind of a notice that tells of an answer, a mention, or news of what somebody watches.
ANSWER, MENTION, NEWS = "_answer", "_mention", "_news"
MOST = 100  # unread ones are counted up to here: the bar of every page says the number


def _topic(kind: str) -> str:
    if kind.endswith((ANSWER, MENTION)):
        return Notice.Topic.ANSWER
    return Notice.Topic.NEWS if kind.endswith(NEWS) else Notice.Topic.MATTER


def queue(kind: str, *, to: User, about: Model, mail: bool = False, always: bool = False) -> Notice:
    """Tell `to` about `about`. With `mail`, a text-free e-mail follows once the transaction has committed, when and if
    they want it; `always` is for what they can appeal against, which is mailed whatever they have chosen."""
    return _tell(kind, to.pk, about, Notice.Mail.MUST if always else _MAIL[to.mails if mail else Mails.NONE])


def queue_for(kind: str, person_id: int, about: Model) -> Notice | None:
    """The same for somebody known by their key, by mail as they have chosen; nobody who has left is told."""
    found = User.objects.filter(pk=person_id, is_active=True).values_list("mails", flat=True).first()
    return _tell(kind, person_id, about, _MAIL[found]) if found else None


def _tell(kind: str, person_id: int, about: Model, mail: str) -> Notice:
    notice = Notice.objects.create(
        topic=_topic(kind),
        recipient_id=person_id,
        kind=kind,
        about_kind=about._meta.model_name,
        about_id=about.pk,
        mail=mail,
    )
    _defer([notice.pk] if mail in (Notice.Mail.WAITING, Notice.Mail.MUST) else [])
    return notice


_MAIL = {Mails.AT_ONCE: Notice.Mail.WAITING, Mails.DAILY: Notice.Mail.DAILY, Mails.NONE: Notice.Mail.NONE}

# One statement for all who watch; in order of the key, so that two at once wait for each other and do not deadlock.
# What was unread goes on being the one notice: the letter about it has been sent or will be.
_NEWS = """
    INSERT INTO accounts_notice AS n
        (recipient_id, topic, kind, about_kind, about_id, place_kind, place_id, count, created_at, mail)
    SELECT p.id, 'news', %(kind)s, %(about_kind)s, %(about_id)s, %(place_kind)s, %(place_id)s, 1, %(now)s,
        CASE p.mails WHEN 'at_once' THEN 'waiting' WHEN 'daily' THEN 'daily' ELSE 'none' END
    FROM accounts_user AS p WHERE p.id = ANY(%(people)s) AND p.is_active ORDER BY p.id
    ON CONFLICT (recipient_id, kind, place_kind, place_id) WHERE read_at IS NULL AND place_id IS NOT NULL
        DO UPDATE SET count = n.count + 1
    RETURNING id, count = 1 AND mail = 'waiting'
"""


def queue_news(kind: str, people: list[int], about: Model, place: Model) -> None:
    """Tell people (by key) who watch `place` that `about` is new there: one unread notice for each of them, counted on
    while they have not read it."""
    if not people:
        return
    asked = {"kind": kind, "people": people, "now": timezone.now()}
    asked |= {"about_kind": about._meta.model_name, "about_id": about.pk}
    asked |= {"place_kind": place._meta.model_name, "place_id": place.pk}
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, asked)
        _defer([pk for pk, is_to_mail in cursor.fetchall() if is_to_mail])


def _defer(notices: list[int]) -> None:
    from perfection_site.accounts import tasks  # the job queue imports this module's models

    if notices:
        tasks.mail_notice.batch_defer(*[{"notice_id": pk} for pk in notices])


UNREAD = "unread"


def inbox(viewer: User, *, show: str = "", before: int | None = None) -> tuple[list[ShownNotice], int | None]:
    """The viewer's notices, newest first, and the id to ask for the next page with (None: that was all). `show` narrows
    them to unread ones or to a topic."""
    found = Notice.objects.filter(recipient=viewer).order_by("-id")
    if show == UNREAD:
        found = found.filter(read_at=None)
    elif show in Notice.Topic.values:
        found = found.filter(topic=show)
    if before:
        found = found.filter(id__lt=before)
    rows = list(found[: PAGE + 1])
    return render(viewer, rows[:PAGE]), rows[PAGE - 1].pk if len(rows) > PAGE else None


def render(viewer: User, rows: list[Notice]) -> list[ShownNotice]:
    """Each notice in the words of the room that knows its kind, in the order given."""
    by_kind = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    shown = {}
    for kind, notices in by_kind.items():
        shown |= notice_renderers.plugs[kind](viewer, notices)
    return [
        replace(shown[row.pk], id=row.pk, when=row.created_at, unread=row.read_at is None)
        for row in rows
        if row.pk in shown
    ]


def unread(viewer: User) -> int:
    """How many notices wait, MOST for as many and more; a log-in's own query has brought it along."""
    brought = getattr(viewer, "unread", None)
    if brought is not None:
        return brought
    return Notice.objects.filter(recipient=viewer, read_at=None)[:MOST].count()


def unread_label(count: int) -> str:
    return str(count) if count < MOST else f"{MOST - 1}+"


def mark_read(viewer: User) -> int:
    """The viewer has seen everything that is there now."""
    return Notice.objects.filter(recipient=viewer, read_at=None).update(read_at=timezone.now())


def mark(viewer: User, notice_id: int, *, read: bool) -> bool:
    """Say of one notice of the viewer's whether they have read it; whether there is such a one."""
    own = Notice.objects.filter(recipient=viewer, pk=notice_id)
    if read:
        own.filter(read_at=None).update(read_at=timezone.now())
        return own.exists()
    notice = own.first()
    if notice is None:
        return False
    try:
        with transaction.atomic():
            own.update(read_at=None)
    except IntegrityError as error:  # of what one watches there is one unread notice, which is a later one by now
        raise Conflict(_("There is newer news of the same, and it is unread already.")) from error
    return True
