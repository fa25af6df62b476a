"""What leaves the site otherwise than as a page: letters, and what commands and jobs print."""

from io import StringIO
from pathlib import Path

from django.core import mail
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone
from procrastinate.contrib.django import app

from annotations.marginalia.tasks import erase_withdrawn
from critiques.moderation.models import Decision, Report
from critiques.moderation.tasks import mail_answered, mail_received
from critiques.readings import tasks as readings
from critiques.threads.tasks import erase_withdrawn_posts
from perfection_site.accounts.models import Digest, Notice
from perfection_site.accounts.tasks import begin_digests, catch_up, mail_digest, mail_notice
from tests import make
from tests.leaks.scopes import ROOMS
from tests.leaks.sweep import undone


def _notices() -> None:
    Notice.objects.update(mail=Notice.Mail.WAITING)
    for pk in Notice.objects.order_by("pk").values_list("pk", flat=True):
        mail_notice(notice_id=pk)


def _digests() -> None:
    """A letter of the day for everybody who has any notice."""
    Notice.objects.update(mail=Notice.Mail.DAILY)
    for key in Notice.objects.order_by("recipient").values_list("recipient", flat=True).distinct():
        last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first()
        mail_digest(digest_id=Digest.objects.create(person_id=key, day=timezone.localdate(), upto=last).pk)


def _received() -> None:
    for report in Report.objects.order_by("pk"):
        mail_received(report_id=report.pk)


def _answered() -> None:
    decision = Decision.objects.order_by("pk").first()
    for report in Report.objects.order_by("pk"):
        mail_answered(report_id=report.pk, decision_id=decision.pk)


# Every job of ours, done for all there is in the world.
JOBS = {
    "perfection_site.accounts.tasks.mail_notice": _notices,
    "perfection_site.accounts.tasks.mail_digest": _digests,
    "perfection_site.accounts.tasks.begin_digests": lambda: begin_digests(timestamp=0),
    "perfection_site.accounts.tasks.catch_up": lambda: catch_up(timestamp=0),
    "critiques.moderation.tasks.mail_received": _received,
    "critiques.moderation.tasks.mail_answered": _answered,
    "critiques.threads.tasks.erase_withdrawn_posts": lambda: erase_withdrawn_posts(timestamp=0),
    "critiques.readings.tasks.erase_withdrawn_readings": lambda: readings.erase_withdrawn_readings(timestamp=0),
    "critiques.readings.tasks.erase_evidence_taken_back": lambda: readings.erase_evidence_taken_back(timestamp=0),
    "critiques.readings.tasks.erase_dropped_claims": lambda: readings.erase_dropped_claims(timestamp=0),
    "annotations.marginalia.tasks.erase_withdrawn": lambda: erase_withdrawn(timestamp=0),
}

# Every command of ours with its arguments; FILE is a text to import. None: it prints nothing of the database.
COMMANDS: dict[str, tuple[list[str], ...] | None] = {
    "check_coverage": ([],),
    "erase_withdrawn": ([],),
    "import_source": (["FILE", "--dry-run"], ["FILE", "--dry-run", "--json"], ["FILE", "--film", "A Film of Tests"]),
    "give_role": (["stranger", "moderator"], ["nobody", "admin"]),
    "demo": ([],),
    "serve": None,  # starts the processes whose pages are visited here
}


def jobs() -> set[str]:
    return {name for name in app.tasks if name.startswith(ROOMS)}


def commands() -> set[str]:
    return {name for name, room in get_commands().items() if room.startswith(ROOMS)}


def sent() -> list[tuple[str, str]]:
    """All letters that our jobs would send now, each as its address and its whole text."""
    mail.outbox.clear()
    with undone():
        for work in JOBS.values():
            work()
        return [(letter.to[0], f"{letter.message().as_string()}\n{letter.body}") for letter in mail.outbox]


def printed(folder: Path) -> dict[str, str]:
    """What each command says, in either stream."""
    file = folder / "essay.txt"
    file.write_text(make.ESSAY.replace("The bow", "Another bow"), encoding="utf-8")
    said = {}
    for name, ways in COMMANDS.items():
        for arguments in ways or ():
            said[f"{name} {arguments}"] = _printed(name, [str(file) if word == "FILE" else word for word in arguments])
    return said


def _printed(name: str, arguments: list[str]) -> str:
    out = StringIO()
    with undone():
        try:
            call_command(name, *arguments, stdout=out, stderr=out)
        except CommandError as error:
            out.write(str(error))
    return out.getvalue()
