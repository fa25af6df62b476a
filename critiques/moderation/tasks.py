"""Letters to whoever has sent a report. Deferred inside a transaction, they exist only if it commits."""

from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from critiques.moderation.models import Letter

_again = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(retry=_again, queue="mail")
def mail_received(report_id: int) -> None:
    """Say that it has arrived and where to follow it."""
    body = _(
        "Hello,\n\nsomebody wrote to Perfection and gave this address. If it was you, follow what becomes of it here, "
        "and confirm there that the address is yours:\n%(link)s\n\nIf it was not you, do nothing.\n"
    )
    _send(report_id, f"report-{report_id}", _("Perfection: we have your message"), body)


@app.task(retry=_again, queue="mail")
def mail_answered(report_id: int, decision_id: int) -> None:
    """Say that there is an answer; what it says stands on the page."""
    body = _("Hello,\n\nthere is an answer to your message to Perfection:\n%(link)s\n")
    _send(report_id, f"report-{report_id}-{decision_id}", _("Perfection: an answer to your message"), body)


def _send(report_id: int, name: str, subject: str, body: str) -> None:
    """A letter without a word of the matter: addresses are mistyped, devices shared, previews read."""
    letter = Letter.objects.select_related("report").filter(pk=report_id, erased_at=None).first()
    if letter is None:
        return
    link = settings.SITE_URL + reverse("moderation:report_status", args=[letter.report.token])
    EmailMessage(
        subject=subject,
        body=body % {"link": link},
        to=[letter.email],
        # The same for every attempt, so that a mail sent twice arrives once.
        headers={"Message-ID": f"<{name}@{settings.SITE_HOST}>", "Date": formatdate(localtime=False)},
    ).send()
