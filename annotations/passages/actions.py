"""Quoting a source."""

from django.utils.translation import gettext as _

from annotations.passages.models import Passage, Placement
from annotations.sources.models import Revision
from annotations.text import quotes
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict


def quote(actor: User, revision: Revision, *, start: int, end: int, exact: str) -> tuple[Passage, Placement]:
    """Make a passage of `revision.text[start:end]` (code points) and place it there.

    `exact` is what the reader saw and chose; where the revision says otherwise nothing is made (Conflict), because
    a passage that does not say what its maker read would be a false witness. It is widened to whole grapheme clusters,
    which the browser has done already. Runs in the caller's transaction.
    """
    try:
        quotes.check(revision.text, start, end, exact)
    except quotes.QuoteMismatch as mismatch:
        raise Conflict(_("The passage no longer reads as you selected it. Reload the page and select it again.")) from (
            mismatch
        )
    start, end = quotes.widened(revision.text, start, end)
    prefix, suffix = quotes.context(revision.text, start, end)
    passage = Passage.objects.create(
        source_id=revision.source_id,
        revision=revision,
        start=start,
        end=end,
        exact=revision.text[start:end],
        prefix=prefix,
        suffix=suffix,
        created_by=actor,
    )
    placement = Placement.objects.create(passage=passage, revision=revision, start=start, end=end, placed_by=actor)
    audit.record(actor, "passage.quoted", passage, source=revision.source_id)
    return passage, placement
