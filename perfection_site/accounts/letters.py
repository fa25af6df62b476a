"""Letters: what they say, which is nothing of what they are about, and the way out of them that needs no log-in.

Devices are shared and previews are read: a letter says that there is something, and leads to the inbox.
"""

from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perfection_site.accounts.models import Notice, User

_signer = Signer(salt="accounts.letters.unsubscribe")


def token(person: User) -> str:
    """What lets whoever holds a letter end the letters, and nothing else. It does not expire: old letters are kept."""
    return _signer.sign(person.pk)


def holder(said: str) -> User | None:
    """Whose letters a token ends."""
    try:
        return User.objects.filter(pk=int(_signer.unsign(said)), is_active=True).first()
    except (BadSignature, ValueError):
        return None


def of_notice(notice: Notice) -> EmailMessage:
    """One notice's letter. Its Message-ID is the same for every attempt, so that a letter sent twice arrives once."""
    person = notice.recipient
    answers = notice.topic == Notice.Topic.ANSWER
    subject = _("Someone answered you on Perfection") if answers else _("Perfection: something in your inbox")
    body = (
        _("Hello %(name)s,\n\nsomeone answered you on Perfection:\n%(link)s\n")
        if answers
        else _("Hello %(name)s,\n\nthere is something in your inbox on Perfection:\n%(link)s\n")
    )
    # What can be appealed against is mailed whatever they have chosen, so there is nothing to take back.
    return _letter(person, f"notice-{notice.pk}", subject, body, may_end=notice.mail != Notice.Mail.MUST)


def of_day(person: User, key: int, count: int) -> EmailMessage:
    """The day's letter: how many, and nothing else."""
    body = ngettext(
        "Hello %(name)s,\n\nthere is %(count)d new notice in your inbox on Perfection:\n%(link)s\n",
        "Hello %(name)s,\n\nthere are %(count)d new notices in your inbox on Perfection:\n%(link)s\n",
        count,
    )
    return _letter(person, f"digest-{key}", _("Perfection: your day"), body, count=count)


def _letter(person: User, name: str, subject: str, body: str, *, may_end: bool = True, **said) -> EmailMessage:
    said |= {"name": person.username, "link": settings.SITE_URL + reverse("accounts:inbox")}
    headers = {"Message-ID": f"<{name}@{settings.SITE_HOST}>", "Date": formatdate(localtime=False)}
    text = body % said
    if may_end:
        way_out = settings.SITE_URL + reverse("accounts:unsubscribe", args=[token(person)])
        text += "\n" + _("To get no more of these letters, without signing in:\n%(link)s\n") % {"link": way_out}
        # RFC 8058: a mail program posts there with one press.
        headers |= {"List-Unsubscribe": f"<{way_out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(subject=subject, body=text, to=[person.email], headers=headers)
