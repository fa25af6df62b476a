"""Bringing a source in and correcting it: its draft, and the warnings its own notices propose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from annotations.sources import actions as sources
from annotations.sources.actions import Upload
from annotations.sources.models import Film, Source
from annotations.text.editing import Change
from annotations.text.importer import Imported
from annotations.warnings import actions as warnings
from annotations.warnings.actions import Confirmation
from annotations.warnings.models import ContentWarning
from perfection_site.accounts.models import User


@transaction.atomic
def import_source(actor: User, film: Film, imported: Imported, upload: Upload, **details) -> Source:
    """Keep a text as a draft and propose what it prints about itself; see `sources.actions.import_source`."""
    source = sources.import_source(actor, film, imported, upload, **details)
    warnings.propose_printed(actor, source)
    return source


@dataclass(frozen=True)
class Corrections:
    """All that one press of a button at the desk asks for."""

    changes: Iterable[Change]
    version: int
    details: Mapping
    confirmations: Mapping[ContentWarning, Confirmation] = field(default_factory=dict)


@transaction.atomic
def correct(actor: User, source: Source, asked: Corrections, *, publish: bool = False) -> Source:
    """Save a draft's corrections, and publish it if asked to: everything together, or nothing and a sentence."""
    sources.edit_draft(actor, source, asked.changes, version=asked.version)
    sources.describe(actor, source, **asked.details)
    warnings.propose_printed(actor, source)
    for warning, said in asked.confirmations.items():
        warnings.confirm(actor, warning, said)
    if publish:
        sources.publish(actor, source)
    return Source.objects.select_related("film", "current", "manuscript").get(pk=source.pk)


@transaction.atomic
def reread(actor: User, source: Source, *, encoding: str, form: str, version: int) -> Source:
    """Read a draft's bytes again, and propose what it prints about itself as it reads now."""
    source = sources.reread(actor, source, encoding=encoding, form=form, version=version)
    warnings.propose_printed(actor, source)
    return source
