"""Drafts of posts: what somebody has typed and not sent. Private like a bookmark: no act, no audit.

A draft is deleted in the transaction that makes of it a post. A form may still be saving itself while it is sent; both
go through `_one_at_a_time`, so that no draft comes back after its post stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from critiques.threads.models import Post
from critiques.threads.records import PostDraft
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

MOST = 200
LONGEST = 50_000  # code points: more than can be sent, so that what is too long is not lost


@dataclass(frozen=True)
class Typed:
    """What a form holds: its words; of which version of a post it is an edit; what it quotes, as `PostDraft` keeps
    that."""

    words: str
    version: int | None = None
    quoting: str = ""


@transaction.atomic
def keep(author: User, place: str, token: UUID, typed: Typed) -> PostDraft | None:
    """Keep what the form of this token holds now; a form without words has no draft. None where there is none."""
    words = typed.words.replace("\x00", "").replace("\r\n", "\n")
    if len(words) > LONGEST:
        raise Refused(_("This is too long to be kept. Shorten it."))
    _one_at_a_time(author)
    mine = PostDraft.objects.filter(author=author)
    if not words.strip() or Post.objects.filter(token=token).exists():
        mine.filter(token=token).delete()
        return None
    made = {"typed": words, "version": typed.version, "quoting": typed.quoting, "updated_at": timezone.now()}
    if mine.filter(token=token).update(**made):
        return mine.get(token=token)
    if PostDraft.objects.filter(token=token).exists():
        raise Refused(_("This form is somebody else's. Open it again."))
    if mine.count() >= MOST:
        raise Refused(_("You have %(most)d drafts. Send some or throw some away.") % {"most": MOST})
    return PostDraft.objects.create(author=author, place=place, token=token, **made)


def _one_at_a_time(author: User) -> None:
    User.objects.select_for_update(no_key=True).only("pk").get(pk=author.pk)


def sent(author: User, token: UUID) -> None:
    """Its post stands: forget the draft. In the act's transaction."""
    _one_at_a_time(author)
    PostDraft.objects.filter(author=author, token=token).delete()


def found(author: User, place: str, chosen: int | None = None) -> PostDraft | None:
    """The newest of one's own for a place; or the one chosen, wherever it was begun."""
    drafts = PostDraft.objects.filter(author=author)
    drafts = drafts.filter(place=place) if chosen is None else drafts.filter(pk=chosen)
    return drafts.order_by("-updated_at", "-pk").first()


def moved(place: str, to: str) -> None:
    """What was to stand at `place` stands elsewhere now: in the thread that somebody has begun. In the act's
    transaction."""
    PostDraft.objects.filter(place=place).update(place=to)


def throw_away(author: User, token: UUID) -> None:
    PostDraft.objects.filter(author=author, token=token).delete()


def forget(places: Iterable[str]) -> None:
    """What was typed in answer to something that is erased, and never sent."""
    PostDraft.objects.filter(place__in=list(places)).delete()
