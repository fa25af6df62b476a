"""Refusals: what an action says when it changes nothing. Each carries a sentence fit for the person who reads it."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An act was refused and nothing was changed. `str()` is the sentence to show."""

    status = 400
    heading = _("That did not work")


class NotAllowed(Refused):
    """The actor may know of the thing and may not do this to it."""

    status = 403
    heading = _("Not for you to do")


class Conflict(Refused):
    """Somebody else was faster, or the thing has changed since it was read."""

    status = 409
    heading = _("Something has changed meanwhile")


class LimitReached(Refused):
    """Too many in too short a time; the sentence says when it ends."""

    status = 429
    heading = _("That was a lot in a short time")


def permit(allowed: bool, sentence: str) -> None:
    """Go on, or refuse with the sentence. Always asked of the locked row."""
    if not allowed:
        raise NotAllowed(sentence)
