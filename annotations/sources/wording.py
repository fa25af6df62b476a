"""From a manuscript to the wording that is published."""

import hashlib

from django.utils.translation import gettext as _

from annotations.sources import policies
from annotations.sources.models import Revision, Source
from annotations.text import manuscript
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused


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
        checksum=checksum(document.text),
        created_by=actor,
    )
    last = source.current
    if last and (last.text, last.blocks, last.marks) == (made.text, made.blocks, made.marks):
        return last
    if last and policies.is_quoted(source):
        raise Conflict(_("Readers have annotated this wording, so it stays. Undo the corrections to publish it."))
    made.number = last.number + 1 if last else 1
    made.save()
    return made


def print_beside(source: Source) -> Source:
    """Give `source` (not saved) what its manuscript prints beside the text: notices, and lines of support.

    Of an excerpt only what is marked: a notice counts with its categories alone, a support line where it is ticked.
    """
    entries = source.manuscript.read()
    notices = manuscript.notices(entries)
    source.notices = [
        {
            "text": "" if source.is_excerpt else notice.text,
            "categories": list(notice.categories),
            "spoiler": notice.spoiler,
        }
        for notice in notices
    ]
    source.support = list(manuscript.support(entries, excerpt=source.is_excerpt))
    return source
