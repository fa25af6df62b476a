"""From a manuscript to the wording that is published."""

import hashlib
from dataclasses import asdict

from django.utils.translation import gettext as _

from annotations.sources import policies
from annotations.sources.models import Revision, Source
from annotations.text import manuscript
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused

_WORDS = ("text", "blocks", "marks", "notices", "support")


def checksum(text: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal: two imports with the same words have the same."""
    return hashlib.sha256(text.encode()).hexdigest()


def wording(actor: User, source: Source) -> Revision:
    """The revision to publish: the current one where nothing of it changes, or else a new one from the manuscript.

    Runs in the caller's transaction, on the locked source. An excerpt's revision holds the marked blocks and nothing
    else, so that the rest can be neither read, searched nor annotated.
    """
    entries = source.manuscript.read()
    document = manuscript.compose(entries, excerpt=source.is_excerpt)
    if not document.text.strip():
        raise Refused(
            _("Mark at least one line that the excerpt shows.") if source.is_excerpt else _("There is no text left.")
        )
    made = Revision(
        source=source,
        text=document.text,
        blocks=[block.to_json() for block in document.blocks],
        marks=document.marks,
        notices=[asdict(notice) | {"categories": list(notice.categories)} for notice in manuscript.notices(entries)],
        support=list(manuscript.support(entries)),
        checksum=checksum(document.text),
        created_by=actor,
    )
    last = source.current
    if last and all(getattr(last, name) == getattr(made, name) for name in _WORDS):
        return last
    if last and policies.is_quoted(source):
        raise Conflict(_("Readers have annotated this wording, so it stays. Undo the corrections to publish it."))
    made.number = last.number + 1 if last else 1
    made.save()
    return made
