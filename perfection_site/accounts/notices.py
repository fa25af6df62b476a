"""Notices: queued in the act's own transaction, shown in the inbox, and mailed by a job after the commit."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Model
from django.utils import timezone

from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.sockets import ShownNotice, notice_renderers

PAGE = 20


def queue(kind: str, *, to: User, about: Model, mail: bool = False) -> Notice:
    """Tell `to` about `about`. With `mail`, a text-free e-mail follows once the transaction has committed."""
    from perfection_site.accounts import tasks  # the job queue imports this module's models

    notice = Notice.objects.create(
        recipient=to,
        kind=kind,
        about_kind=about._meta.model_name,
        about_id=about.pk,
        mail=Notice.Mail.WAITING if mail else Notice.Mail.NONE,
    )
    if mail:
        tasks.mail_notice.defer(notice_id=notice.pk)
    return notice


def inbox(viewer: User, *, before: int | None = None) -> tuple[list[ShownNotice], int | None]:
    """The viewer's notices, newest first, and the id to ask for the next page with (None: that was all)."""
    found = Notice.objects.filter(recipient=viewer).order_by("-id")
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
    """How many notices wait; the log-in's own query has brought it along where the viewer came by a session."""
    brought = getattr(viewer, "unread", None)
    if brought is not None:
        return brought
    return Notice.objects.filter(recipient=viewer, read_at=None).count()


def mark_read(viewer: User) -> int:
    """The viewer has seen everything that is there now."""
    return Notice.objects.filter(recipient=viewer, read_at=None).update(read_at=timezone.now())
