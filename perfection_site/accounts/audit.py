"""The audit: one entry for each act, in the same transaction as the act."""

from django.db.models import Model

from perfection_site.accounts.models import AuditEntry, User


def record(actor: User, verb: str, about: Model, **detail) -> AuditEntry:
    """Write down that `actor` did `verb` to `about`.

    `detail` holds ids, hashes and labels; a sentence somebody wrote has no place here, for this row can't be erased.
    """
    return AuditEntry.objects.create(
        actor=actor, verb=verb, about_kind=about._meta.model_name, about_id=about.pk, detail=detail
    )
