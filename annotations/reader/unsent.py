"""Drafts: what somebody has typed and not sent. Private like a bookmark: no act, no audit, nobody else learns of it.

A draft is deleted in the transaction that makes of it an annotation. A form may still be saving itself while it is
sent; both go through `_one_at_a_time`, so that no draft comes back after its annotation stands.
"""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marginalia import policies
from annotations.marginalia.models import Annotation
from annotations.marginalia.sockets import annotation_erasers
from annotations.reader.models import Draft
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused

FIELDS = ("kind", "body", "tags", "visibility")
MOST = 200
LONGEST = 50_000  # code points of all fields together: more than can be sent, so that what is too long is not lost
STASHED = 5  # forms that can wait in a session at a time
_STASH = "unsent"


@dataclass(frozen=True)
class Where:
    """What is being written about: a passage of a revision, or an annotation and the version its author began with."""

    source_id: int
    revision_id: int | None = None
    start: int | None = None
    end: int | None = None
    annotation_id: int | None = None
    version: int | None = None


def typed(data) -> dict[str, str]:
    """The fields of a form as they were typed, whatever they are worth."""
    return {name: str(data.get(name, "")).replace("\x00", "").replace("\r\n", "\n") for name in FIELDS}


@transaction.atomic
def keep(author: User, where: Where, token: UUID, fields: dict[str, str]) -> Draft | None:
    """Keep what the form of this token holds now; a form without words has no draft. None where there is none."""
    if sum(map(len, fields.values())) > LONGEST:
        raise Refused(_("This is too long to be kept. Shorten it."))
    _one_at_a_time(author)
    mine = Draft.objects.filter(author=author)
    if not (fields["body"].strip() or fields["tags"].strip()):
        mine.filter(token=token).delete()
        return None
    if _is_sent(author, where, token, fields):
        mine.filter(token=token).delete()
        return None
    made = {"typed": fields, "version": where.version, "updated_at": timezone.now()}
    if mine.filter(token=token).update(**made):
        return mine.get(token=token)
    if Draft.objects.filter(token=token).exists():
        raise Refused(_("This form is somebody else's. Open it again."))
    if mine.count() >= MOST:
        raise Refused(_("You have %(most)d drafts. Send some or throw some away.") % {"most": MOST})
    of = {name: getattr(where, name) for name in ("source_id", "revision_id", "start", "end", "annotation_id")}
    return Draft.objects.create(author=author, token=token, **of, **made)


def _is_sent(author: User, where: Where, token: UUID, fields: dict[str, str]) -> bool:
    """Whether this is what stands already: the form was sent while it saved itself."""
    if where.annotation_id is None:
        return Annotation.objects.filter(token=token).exists()
    annotation = Annotation.objects.filter(author=author).get(pk=where.annotation_id)
    return fields | {"body": fields["body"].strip()} == of_annotation(annotation)


def of_annotation(annotation: Annotation) -> dict[str, str]:
    """The fields of the form in which an annotation is edited, as they are when it opens."""
    written = annotation.tags.order_by("id").values_list("written", flat=True)
    return {
        "kind": annotation.kind,
        "body": annotation.body,
        "tags": ", ".join(written),
        "visibility": audience_value(annotation.visibility, annotation.circle_id),
    }


def audience_value(visibility: str, circle_id: int | None) -> str:
    """An audience as the form names it: public, private, or circle- and the circle's key."""
    return visibility if circle_id is None else f"circle-{circle_id}"


def _one_at_a_time(author: User) -> None:
    User.objects.select_for_update(no_key=True).only("pk").get(pk=author.pk)


def sent(author: User, token: UUID) -> None:
    """Its annotation stands: forget the draft. In the act's transaction."""
    _one_at_a_time(author)
    Draft.objects.filter(author=author, token=token).delete()


def throw_away(author: User, pk: int) -> Draft | None:
    draft = Draft.objects.filter(author=author, pk=pk).first()
    if draft:
        Draft.objects.filter(pk=draft.pk).delete()
    return draft


def found(author: User, where: Where, chosen: int | None = None) -> Draft | None:
    """The newest draft for a passage, or for an edit; or of several the one chosen."""
    drafts = Draft.objects.filter(author=author, source=where.source_id, annotation=where.annotation_id)
    if where.annotation_id is None:
        drafts = drafts.filter(revision=where.revision_id, start=where.start, end=where.end)
    if chosen is not None:
        drafts = drafts.filter(pk=chosen)
    return drafts.order_by("-updated_at", "-pk").first()


def count(author, source_id: int) -> int:
    return Draft.objects.filter(author=author, source=source_id).count() if author.is_authenticated else 0


# ---- over a log-in


def signature(author: User) -> str:
    """Whose form it is: so that what is sent after their session has ended waits for them and for nobody else."""
    return Signer(salt="annotate").sign(str(author.pk))


def signed_by(request) -> str | None:
    """Whose form was sent, as `signature` says on it; None where that is not ours."""
    try:
        return Signer(salt="annotate").unsign(request.POST.get("by", ""))
    except BadSignature:
        return None


def stash(request, where: Where) -> None:
    """Keep what was sent signed out in the visitor's own session, until whoever it belongs to has logged in."""
    author = signed_by(request)
    try:
        token = str(UUID(request.POST.get("token", "")))
    except ValueError:
        return
    if author is None:
        return
    fields = typed(request.POST)
    if sum(map(len, fields.values())) <= LONGEST:
        kept = request.session.get(_STASH, {})
        kept.pop(token, None)
        kept[token] = {"by": author, "where": asdict(where), "typed": fields}
        request.session[_STASH] = dict(list(kept.items())[-STASHED:])


def claim(request) -> None:
    """After the log-in: make drafts of what this person sent before it. What others sent goes on waiting for them.

    What can't be kept now, such as where there are too many drafts, waits too.
    """
    mine = str(request.user.pk)
    for token, left in list(request.session.get(_STASH, {}).items()):
        if left["by"] != mine:
            continue
        if where := _still_there(request.user, Where(**left["where"])):
            keep(request.user, where, UUID(token), left["typed"])
        del request.session[_STASH][token]
        request.session.modified = True


def _still_there(author: User, where: Where) -> Where | None:
    """Of an edit, where its annotation stands; nowhere, where it is not the author's to edit."""
    if where.annotation_id is None:
        return where
    edited = Annotation.objects.filter(author=author, pk=where.annotation_id).select_related("source", "circle").first()
    if edited is None or not policies.can_edit(author, edited):
        return None
    return replace(where, source_id=edited.source_id)


def _erase(annotation_id: int) -> None:
    Draft.objects.filter(annotation=annotation_id).delete()


def plug_in() -> None:
    annotation_erasers.plug("reader", _erase)
