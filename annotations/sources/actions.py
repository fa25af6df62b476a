"""Acts on films and sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.sources import policies, search
from annotations.sources.models import Film, Manuscript, Source
from annotations.sources.slugs import free_slug
from annotations.sources.sockets import source_erasers
from annotations.sources.wording import checksum, print_beside, wording
from annotations.text import editing, importer, manuscript
from annotations.text.importer import Imported, Unreadable
from perfection_site.accounts import audit
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.accounts.watching import announce


@transaction.atomic
def create_film(actor: User, *, title: str, year: int | None = None, director: str = "") -> Film:
    """Add a film that sources can be about."""
    permit(policies.can_import(actor), _("Only admins add films."))
    film = Film(title=" ".join(title.split()), year=year, director=director)
    film.slug = free_slug(Film, film.title)
    film.full_clean()
    film.save()
    audit.record(actor, "film.created", film)
    return film


# ---- drafts


@dataclass(frozen=True)
class Upload:
    """What somebody brought: the bytes as they came, the file's name, and how they were decoded."""

    data: bytes
    name: str = ""
    encoding: str = "utf-8"

    @classmethod
    def pasted(cls, raw: str) -> "Upload":
        return cls(raw.encode("utf-8", "surrogatepass"))


@transaction.atomic
def import_source(actor: User, film: Film, imported: Imported, upload: Upload, **details) -> Source:
    """Keep an imported text as a draft: its manuscript, and what was read about it.

    `details` overrides what the importer read: title, author, publisher, published, url, kind, language.
    The same words about the same film are refused: two copies would split their annotations.
    """
    film = Film.objects.select_for_update().get(pk=film.pk)
    permit(policies.can_import(actor), _("Only admins import sources."))
    mark = checksum(imported.document.text)
    _refuse_twin(film, mark)
    source = Source(film=film, created_by=actor, **(_about(imported) | details))
    source.slug = free_slug(Source, source.title)
    _clean(source)
    source.save()
    Manuscript.objects.create(
        source=source,
        name=upload.name[:200],
        data=upload.data,
        encoding=upload.encoding,
        form=imported.form,
        entries=[entry.to_json() for entry in imported.entries],
        checksum=mark,
    )
    audit.record(actor, "source.imported", source, checksum=mark)
    return source


def _about(imported: Imported) -> dict:
    """What the importer read about a text, cut to what the columns hold."""
    return {
        "title": " ".join(imported.title.split())[:300],
        "author": imported.author[:200],
        "publisher": imported.publisher[:200],
        "published": imported.published,
        "published_time": imported.published_time,
        "url": _address(imported.url),
        "kind": imported.kind or Source.Kind.ESSAY,
        "language": imported.language,
    }


def _address(url: str) -> str:
    """An address as the column takes it, or none: a text may print anything where its address should stand."""
    try:
        Source._meta.get_field("url").clean(url, None)
    except ValidationError:
        return ""
    return url


def _refuse_twin(film: Film, mark: str, but: Source | None = None) -> None:
    there = Source.objects.filter(film=film).exclude(pk=but and but.pk).exclude(state=Source.State.TAKEN_DOWN)
    twin = there.filter(manuscript__checksum=mark).first() or there.filter(revisions__checksum=mark).first()
    if twin:
        raise Conflict(_("This text is here already, as “%(title)s”.") % {"title": twin.title})


def _clean(source: Source) -> None:
    """Refuse what the columns do not take, with the sentence that says why."""
    try:
        source.full_clean(exclude=[] if source.current_id else ["current"])
    except ValidationError as invalid:
        raise Refused(" ".join(invalid.messages)) from invalid


def _locked(source: Source) -> Source:
    # The lock first and what hangs on the source after it: rows joined to a query that waits for a lock come back as
    # they were before the wait, and a version read from one of them would let a stale correction pass.
    Source.objects.select_for_update().get(pk=source.pk)
    return Source.objects.select_related("film", "current", "manuscript").get(pk=source.pk)


def _save(source: Source, changed: list[str]) -> None:
    source.version += 1
    source.save(update_fields=[*changed, "version"])


def _permit_editing(actor: User, source: Source, version: int) -> None:
    permit(policies.can_import(actor), _("Only admins edit drafts."))
    if not policies.can_edit_text(actor, source):
        raise Conflict(_("A published wording is fixed. Unpublish the source first."))
    if source.manuscript.version != version:
        raise Conflict(_("Somebody else has saved this draft since you opened it. Reload it to see what changed."))


def _save_manuscript(source: Source, entries: Iterable[manuscript.Entry], **changed) -> None:
    kept = source.manuscript
    kept.entries, kept.version = [entry.to_json() for entry in entries], kept.version + 1
    for name, value in changed.items():
        setattr(kept, name, value)
    kept.save(update_fields=["entries", "version", "saved_at", *changed])


@transaction.atomic
def edit_draft(actor: User, source: Source, changes: Iterable[editing.Change], *, version: int) -> Source:
    """Correct what lines of a draft were read as. `version` is the manuscript's as the admin read it."""
    source = _locked(source)
    _permit_editing(actor, source, version)
    before = source.manuscript.read()
    try:
        entries = editing.apply(before, changes)
    except editing.Uneditable as uneditable:
        raise Refused(_(str(uneditable))) from uneditable
    if entries != before:
        _save_manuscript(source, entries)
        changed = sorted({entry.id for entry in set(entries) ^ set(before)})
        audit.record(actor, "source.draft_edited", source, lines=changed[:100])
    return source


@transaction.atomic
def reread(actor: User, source: Source, *, encoding: str, form: str, version: int) -> Source:
    """Read a draft's bytes once more, in another encoding or as another form. What was corrected is gone."""
    source = _locked(source)
    _permit_editing(actor, source, version)
    kept = source.manuscript
    try:
        raw, encoding = importer.decode(bytes(kept.data), encoding)
        imported = importer.read(raw, form, kept.name)
    except Unreadable as unreadable:
        raise Refused(_(str(unreadable))) from unreadable
    mark = checksum(imported.document.text)
    _refuse_twin(source.film, mark, but=source)
    _save_manuscript(source, imported.entries, encoding=encoding, form=imported.form, checksum=mark)
    # What the text does not say keeps what somebody has said of it meanwhile.
    about = {name: said for name, said in _about(imported).items() if said}
    for name, value in about.items():
        setattr(source, name, value)
    _clean(source)
    _save(source, list(about))
    audit.record(actor, "source.reread", source, encoding=encoding, form=imported.form)
    return source


DETAILS = (
    "title", "author", "publisher", "published", "published_time", "url", "kind", "language", "policy", "film",
    "rights_basis", "rights_evidence", "rights_statement",
)  # fmt: skip


@transaction.atomic
def describe(actor: User, source: Source, *, version: int | None = None, **details) -> Source:
    """Correct what is said about a source (`DETAILS`); its text stays as it is.

    `version` is the source's as the admin read it. The basis a published text stands on is part of its publication:
    to change it, unpublish first.
    """
    source = _locked(source)
    permit(policies.can_describe(actor, source), _("Only admins describe sources."))
    if version is not None and source.version != version:
        raise Conflict(_("Somebody else has changed this source since you opened it. Look at what it says now."))
    changed = [name for name in DETAILS if name in details and getattr(source, name) != details[name]]
    if source.state == Source.State.PUBLISHED and "rights_basis" in changed:
        raise Conflict(_("Unpublish the source before you change what it is published on."))
    for name in changed:
        setattr(source, name, details[name])
    if changed:
        _clean(source)
        if "film" in changed and source.state != Source.State.TAKEN_DOWN:
            _refuse_twin(source.film, source.manuscript.checksum, but=source)
        _save(source, changed)
        search.index(source)
        audit.record(actor, "source.described", source, fields=changed)
    return source


# ---- publishing and its contrary


@transaction.atomic
def publish(actor: User, source: Source) -> Source:
    """Let everyone read a source: the whole text where its basis and evidence say so, the marked excerpt otherwise."""
    source = _locked(source)
    permit(policies.can_import(actor), _("Only admins publish sources."))
    if not policies.can_publish(actor, source):
        raise Conflict(_("“%(title)s” cannot be published as it stands.") % {"title": source.title})
    if source.is_excerpt and not source.url:
        raise Refused(_("An excerpt leads to the original: give its address."))
    if not source.is_excerpt and not source.rights_evidence.strip():
        raise Refused(_("Say what the right to the whole text rests on: where it is written, who agreed and when."))
    is_new = source.current_id is None
    source.current = wording(actor, source)
    print_beside(source)
    source.state, source.state_reason = Source.State.PUBLISHED, ""
    _save(source, ["state", "state_reason", "current", "notices", "support"])
    search.index(source)
    audit.record(actor, "source.published", source, basis=source.rights_basis, revision=source.current_id)
    if is_new:
        announce("source", actor=actor, about=source, places=[source.film])
    return source


@transaction.atomic
def unpublish(actor: User, source: Source, *, reason: str) -> Source:
    """Take a source off the site for a reason its readers see; nothing is lost and it can be published again."""
    source = _locked(source)
    permit(policies.can_import(actor), _("Only admins unpublish sources."))
    if not policies.can_unpublish(actor, source):
        raise Conflict(_("“%(title)s” is not published.") % {"title": source.title})
    _leave(source, Source.State.UNPUBLISHED, reason)
    audit.record(actor, "source.unpublished", source)
    return source


@transaction.atomic
def take_down(actor: User, source: Source, *, reason: str) -> Source:
    """Erase a source's words for good: every revision, the manuscript, what it is found by, long quotations.

    A tombstone stays, with title, author, the address of the original and the reason; and what people wrote, with
    their short quotations.
    """
    source = _locked(source)
    permit(policies.can_import(actor), _("Only admins take sources down."))
    if not policies.can_take_down(actor, source):
        raise Conflict(_("“%(title)s” is taken down already.") % {"title": source.title})
    source.notices, source.support = [], []
    _leave(source, Source.State.TAKEN_DOWN, reason, "notices", "support")
    source.revisions.filter(erased_at=None).update(text="", blocks=[], marks=[], erased_at=timezone.now())
    Manuscript.objects.filter(source=source).update(data=b"", name="", entries=[], saved_at=timezone.now())
    for erase in source_erasers.plugs.values():
        erase(source)
    audit.record(actor, "source.taken_down", source)
    return source


def _leave(source: Source, state: str, reason: str, *erased: str) -> None:
    source.state, source.state_reason = state, reason.strip()
    if not source.state_reason:
        raise Refused(_("Say why; readers see it in place of the text."))
    _save(source, ["state", "state_reason", *erased])
    search.index(source)
