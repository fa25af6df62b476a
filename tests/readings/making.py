"""Readings for tests, made through real acts. `reader` argues, `stranger` offers, `moderator` judges."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from annotations.passages.models import Passage
from critiques.readings import actions
from critiques.readings.actions import Argued, Put, Writing
from critiques.readings.models import Claim, Evidence, Reading
from critiques.threads.actions import Words
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

CLAIMS = ("Rescue is arranged over her head.", "Silence is a choice made for somebody else.")
WORDS = "The last scene"


def writing(**said) -> Writing:
    claims = tuple(Argued(one) if isinstance(one, str) else one for one in said.pop("claims", CLAIMS))
    begun = {"title": "The consent critique", "thesis": "Every rescue is decided over somebody’s head."}
    return Writing(**(begun | said), claims=claims)


def draft(by="reader", about=None, **said) -> Reading:
    """A draft about a film (that of a new source unless given)."""
    return actions.begin(person(by), about or make.source().film, writing(**said), token=uuid4())


def reading(by="reader", about=None, **said) -> Reading:
    """A published one."""
    return actions.publish(person(by), draft(by, about, **said))


def claim(of: Reading, number: int = 1) -> Claim:
    return of.claims.select_related("reading").get(number=number, removed_at=None)


def cited(of: Reading, by="reader", on=None, words: str = WORDS, **put) -> Evidence:
    """A passage of a source of the reading's film (its first unless given) that `by` cites for its first claim."""
    text = on or of.film.sources.order_by("pk").first()
    passage = put.pop("passage", None)
    number = put.pop("number", 1)
    said = Put(**({"stance": "supports", "why": "It shows as much."} | put))
    where = passage if isinstance(passage, Passage) else make.selection(text, words)
    return actions.cite(person(by), claim(of, number), where, said, token=uuid4())


def offered(of: Reading | None = None, **how) -> Evidence:
    """What a stranger has offered to a reading (a new one unless given)."""
    return cited(of or reading(), "stranger", **how)


def declined(of: Reading | None = None, word: str = "It says something else.", **how) -> Evidence:
    made = offered(of, **how)
    return actions.decline(person("reader"), made, version=made.version, word=word)


def co_author(of: Reading, name: str = "stranger") -> Reading:
    """Somebody is asked to argue it, and says yes."""
    asked = person(name)
    actions.join(asked, actions.invite(person("reader"), of, name))
    return of


def hidden(of: Reading | None = None) -> Reading:
    return actions.hide(person("moderator"), of or reading(), rule="person")


def erased(made: Reading) -> Reading:
    """Withdrawn by who argues it, a month ago."""
    made = actions.withdraw(made.begun_by, made)
    Reading.objects.filter(pk=made.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    return actions.erase(User.objects.house(), made)


def later(made: Reading) -> Reading:
    """As if it had been published an hour ago, so that what is changed now leaves a version."""
    hour = timezone.now() - timedelta(hours=1)
    Reading.objects.filter(pk=made.pk).update(published_at=hour, revised_at=hour if made.revised_at else None)
    return Reading.objects.get(pk=made.pk)


def said(about, by="stranger", body: str = "Something about it."):
    """A post about a reading, a claim or a piece of evidence."""
    return actions.discuss(person(by), about, Words(body), token=uuid4())


def kept(of: Reading, *numbers: int) -> tuple[Argued, ...]:
    """Those of its claims that go on, as they are."""
    return tuple(Argued(one.sentence, one.gist, one.pk) for one in (claim(of, number) for number in numbers))


def path(of: Reading, way: str = "") -> str:
    """Its page, wherever it is by now, or a page under it."""
    return f"/readings/{Reading.objects.get(pk=of.pk).slug}/{way}"


def html(client, of: Reading, way: str = "") -> str:
    return client.get(path(of, way)).content.decode()


def long_taken_back(piece: Evidence, days: int = 31) -> Evidence:
    """Evidence that whoever offered it has taken back a month ago."""
    actions.take_back(piece.offered_by, piece)
    Evidence.objects.filter(pk=piece.pk).update(withdrawn_at=timezone.now() - timedelta(days=days))
    return Evidence.objects.select_related("claim__reading", "passage", "offered_by").get(pk=piece.pk)


def long_dropped(of: Reading, days: int = 31) -> Claim:
    """Its first claim, dropped a month ago by who began it."""
    dropped = claim(of)
    fewer = writing(title=of.title, claims=kept(of, 2))
    actions.revise(of.begun_by, of, fewer, version=of.version)
    Claim.objects.filter(pk=dropped.pk).update(removed_at=timezone.now() - timedelta(days=days))
    return Claim.objects.select_related("reading").get(pk=dropped.pk)
