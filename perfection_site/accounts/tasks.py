"""Jobs of the basement. Deferred inside a transaction, they exist only if it commits."""

from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from perfection_site.accounts.models import Notice


@app.task(retry=RetryStrategy(max_attempts=8, exponential_wait=4), queue="mail")
def mail_notice(notice_id: int) -> None:
    """Send one notice by e-mail, without a word of what it is about: devices are shared, previews are read."""
    notice = Notice.objects.select_related("recipient").filter(pk=notice_id, mail=Notice.Mail.WAITING).first()
    if notice is None or not notice.recipient.is_active or not notice.recipient.email:
        return
    link = settings.SITE_URL + reverse("accounts:inbox")
    EmailMessage(
        subject=_("Perfection: something in your inbox"),
        body=_("Hello %(name)s,\n\nthere is something in your inbox on Perfection:\n%(link)s\n")
        % {"name": notice.recipient.username, "link": link},
        to=[notice.recipient.email],
        # The same for every attempt, so that a mail sent twice arrives once.
        headers={"Message-ID": f"<notice-{notice.pk}@{settings.SITE_HOST}>", "Date": formatdate(localtime=False)},
    ).send()
    Notice.objects.filter(pk=notice_id).update(mail=Notice.Mail.SENT)
