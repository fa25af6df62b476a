"""Visiting surfaces as people, and what comes of it as one text that can be searched and compared."""

import re
from contextlib import contextmanager
from dataclasses import replace
from http.cookies import SimpleCookie
from urllib.parse import quote, urlsplit

from django.core import mail
from django.core.cache import caches
from django.db import transaction
from django.test import Client

from annotations.reader import article
from annotations.warnings import covering
from tests.leaks.secrets import CANARIES, found_in
from tests.leaks.visit import Visit
from tests.people import person

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# What differs from one answer to the next though nothing else does: tokens against forgery and of forms, times of day.
_CHANCE = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*'), r"\1"),
    (re.compile(r"""("X-CSRFToken": ?"|csrfmiddlewaretoken=)[\w-]+"""), r"\1"),
    (_UUID, "UUID"),
    (re.compile(r"(?<!\d)\d\d:\d\d(:\d\d)?(?!\d)"), "TIME"),
    (re.compile(r"(/accounts/(password/reset/key|confirm-email)/)[^\s/]+"), r"\1KEY"),
    (re.compile(r"Message-ID: <[^>]*>"), "Message-ID"),
    (re.compile(r"(/circles/ours-)\w{8}"), r"\1LOT"),
)
_NOTE = re.compile(r"(?<=^/annotations/)\d+(?=/)")
# The next number there is: every row anybody ever made has moved it on, and no query tells less.
_NUMBERED = re.compile(r"\d+")
# Who sends forms: the others' would be refused like somebody's of these.
SENDERS = ("author", "leaver", "stranger", "moderator", "admin", "signed_out")
_DATED = {"Date", "Expires", "Set-Cookie", "Content-Length"}


def who(visit: Visit, people) -> list[str]:
    """Those of `people` whom a visit is worth."""
    return [name for name in people if visit.data is None or name in SENDERS]


class Undone(Exception):
    """Ends a block whose changes are to be taken back."""


@contextmanager
def undone():
    """Whatever happens in the block has not happened."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


def forget_all() -> None:
    for alias in ("fragments", "pages"):
        caches[alias].clear()
    article._documents.clear()
    covering.forget()


class Browsers:
    """A browser for each person, signed in once; each visit begins with nothing but that."""

    def __init__(self, people):
        self._clients = {name: Client(raise_request_exception=True) for name in people}
        for name, client in self._clients.items():
            if name != "signed_out":
                client.force_login(person(name))
        self._sessions = {name: client.cookies.output(header="") for name, client in self._clients.items()}

    def answer(self, name: str, visit: Visit) -> str:
        """All that comes of a visit: status, headers, body, messages, where it leads and the mail it sends."""
        mail.outbox.clear()
        with undone():
            if visit.after:
                by, earlier = visit.after
                self._asked(by, earlier)
            text = self._asked(name, visit)
            letters = [f"{letter.message().as_string()}\n{letter.body}" for letter in mail.outbox]
        return _without(visit, "\n".join([text, *letters]))

    def _asked(self, name: str, visit: Visit) -> str:
        client = self._clients[name]
        client.cookies = SimpleCookie(self._sessions[name])
        more = {"headers": {"HX-Request": "true"}} if visit.htmx else {}
        if visit.data is not None:
            answer = client.post(visit.path, visit.data, **more)
        else:
            answer = (client.head if visit.head else client.get)(visit.path, **more)
        said = [_said(answer)]
        for _step in range(2):  # where it leads on this site
            to = answer.headers.get("Location", "")
            if not to or urlsplit(to).path.startswith("/accounts/login"):
                break
            answer = client.get(to)
            said.append(_said(answer))
        return "\n".join(said)


def _said(answer) -> str:
    headers = [f"{name}: {value}" for name, value in answer.items() if name not in _DATED]
    cookies = [f"Cookie: {name}" for name in answer.cookies if answer.cookies[name].value]
    # A message may travel in a cookie, packed so that no word is found in it.
    queued = getattr(getattr(answer.wsgi_request, "_messages", None), "_queued_messages", ())
    messages = [f"Message: {message.message} {message.extra_tags}" for message in queued]
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "\n".join([str(answer.status_code), *headers, *cookies, *messages, body.decode(errors="replace")])


def _without(visit: Visit, text: str) -> str:
    """The text without chance, and without the visit's own address, which its sender knew before."""
    for pattern, instead in _CHANCE:
        text = pattern.sub(instead, text)
    for path in (visit.path, visit.path.partition("?")[0]):
        for own in (path, quote(path), quote(path, safe="")):
            text = text.replace(own, "HERE")
    return text


def secrets_in(answer: str, visit: Visit) -> set[str]:
    """The secrets an answer gives away: not those that the visit itself named, and that were echoed."""
    sent = f"{visit.path} {visit.data} {visit.after}".lower()
    return found_in(answer) - {name for name, word in CANARIES.items() if word in sent} - set(visit.tells)


def note_of(visit: Visit) -> int | None:
    """The annotation at whose address a visit knocks."""
    found = _NOTE.search(visit.path)
    return int(found.group()) if found else None


def absent(visit: Visit) -> Visit:
    """The same visit to an annotation that is not there."""
    return replace(visit, path=_NOTE.sub("999999", visit.path))


def alike(answer: str, visit: Visit) -> str:
    """What must be the same whether secrets are there or not. Where a form was sent, a row was perhaps made: its number
    is the next, and says how many rows anybody has made before."""
    return answer if visit.data is None and not visit.after else _NUMBERED.sub("#", answer)
