"""Acts on films and sources."""

import hashlib

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from annotations.sources import policies
from annotations.sources.models import Film, Revision, Source
from annotations.text.importer import Imported
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit


def _free_slug(model, words: str) -> str:
    stem = slugify(words)[:70].strip("-") or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def checksum(text: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal: two imports with the same words have the same."""
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def create_film(actor: User, *, title: str, year: int | None = None, director: str = "") -> Film:
    """Add a film that sources can be about."""
    permit(policies.can_import(actor), _("Only admins add films."))
    film = Film(title=" ".join(title.split()), year=year, director=director)
    film.slug = _free_slug(Film, film.title)
    film.full_clean()
    film.save()
    audit.record(actor, "film.created", film)
    return film


@transaction.atomic
def import_source(actor: User, film: Film, imported: Imported, **details) -> Source:
    """Keep an imported text as a draft with its first revision.

    `details` overrides what the importer read: title, author, publisher, published, url, kind, language.
    The same words about the same film are refused: two copies would split their annotations.
    """
    film = Film.objects.select_for_update().get(pk=film.pk)
    permit(policies.can_import(actor), _("Only admins import sources."))
    document = imported.document
    mark = checksum(document.text)
    twin = Source.objects.filter(film=film, revisions__checksum=mark).first()
    if twin:
        raise Conflict(_("This text is here already, as “%(title)s”.") % {"title": twin.title})
    source = Source(
        film=film,
        created_by=actor,
        **({"title": imported.title, "author": imported.author, "published": imported.published} | details),
    )
    source.title = " ".join(source.title.split())[:300]
    source.slug = _free_slug(Source, source.title)
    source.full_clean(exclude=["current"])
    source.save()
    source.current = Revision.objects.create(
        source=source,
        number=1,
        text=document.text,
        blocks=[block.to_json() for block in document.blocks],
        marks=list(document.marks),
        notices=[{"text": n.text, "categories": list(n.categories), "spoiler": n.spoiler} for n in imported.notices],
        support=list(imported.support),
        dropped=[{"text": d.text, "reason": d.reason} for d in imported.dropped],
        checksum=mark,
        created_by=actor,
    )
    source.save(update_fields=["current"])
    audit.record(actor, "source.imported", source, revision=source.current_id, checksum=mark)
    return source


def _locked(source: Source) -> Source:
    return Source.objects.select_for_update(of=("self",)).select_related("film", "current").get(pk=source.pk)


def _save(source: Source, changed: list[str]) -> None:
    source.version += 1
    source.save(update_fields=[*changed, "version"])


DETAILS = ("title", "author", "publisher", "published", "url", "kind", "language", "policy")


@transaction.atomic
def describe(actor: User, source: Source, **details) -> Source:
    """Correct what is said about a source (`DETAILS`); its text stays as it is."""
    source = _locked(source)
    permit(policies.can_describe(actor, source), _("Only admins describe sources."))
    changed = [name for name in DETAILS if name in details and getattr(source, name) != details[name]]
    for name in changed:
        setattr(source, name, details[name])
    if changed:
        source.full_clean()
        _save(source, changed)
        audit.record(actor, "source.described", source, fields=changed)
    return source


@transaction.atomic
def publish(actor: User, source: Source, *, rights_basis: str, rights_statement: str = "") -> Source:
    """Let everyone read a source. Needs the reason why its whole text may be shown."""
    source = _locked(source)
    permit(policies.can_import(actor), _("Only admins publish sources."))
    if not policies.can_publish(actor, source):
        raise Conflict(_("“%(title)s” is published already.") % {"title": source.title})
    if rights_basis not in Source.RightsBasis.values:
        raise Refused(_("Say why the whole text may be shown: own work, a licence, permission or public domain."))
    source.state = Source.State.PUBLISHED
    source.rights_basis, source.rights_statement = rights_basis, rights_statement
    _save(source, ["state", "rights_basis", "rights_statement"])
    audit.record(actor, "source.published", source, basis=rights_basis)
    return source


@transaction.atomic
def unpublish(actor: User, source: Source) -> Source:
    """Take a source off the site; nothing is lost and it can be published again."""
    source = _locked(source)
    permit(policies.can_import(actor), _("Only admins unpublish sources."))
    if not policies.can_unpublish(actor, source):
        raise Conflict(_("“%(title)s” is not published.") % {"title": source.title})
    source.state = Source.State.UNPUBLISHED
    _save(source, ["state"])
    audit.record(actor, "source.unpublished", source)
    return source
