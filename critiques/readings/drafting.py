"""Writing a reading: begin, revise, publish, withdraw. Each act holds the reading's row while it asks who may."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.sources.models import Film
from annotations.sources.slugs import free_slug
from annotations.text import sanitise
from annotations.warnings.models import Subject
from critiques.readings import policies
from critiques.readings.found import index
from critiques.readings.keeping import count_on, keep_edition, locked, locked_with_texts, show, show_threads
from critiques.readings.models import Authorship, Reading, ReadingVersion, draft_slug
from critiques.readings.saying import WORDS, Writing
from perfection_site.accounts import audit, limits, watching
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit

State = Reading.State
_ONLY_AUTHORS = gettext_lazy("Only who argues a reading changes it, while it can be read.")


@transaction.atomic
def begin(actor: User, film: Film, writing: Writing, *, token: UUID) -> Reading:
    """Begin a reading of a film as a draft that its authors alone see. `token` is the form's own: sent twice it makes
    one reading."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)  # of one form sent twice the second sees the first
    if earlier := Reading.objects.filter(token=token).first():
        if not policies.argues(actor, earlier):
            raise Conflict(_("This form has been sent already. Begin again."))
        return earlier
    permit(policies.can_begin(actor, film), _("Confirm your e-mail address first. Then you can begin a reading."))
    writing = writing.tidied()
    limits.spend(actor, "reading")
    reading = Reading(film=film, token=token, begun_by=actor)
    _write(reading, writing)
    reading.slug = draft_slug(token)
    reading.subject = Subject.objects.create(
        kind=Subject.Kind.READING, author=actor, film=film, shown_to=Subject.ShownTo.SOME
    )
    reading.full_clean()
    reading.save()
    said = {"state": Authorship.State.ACCEPTED, "joined_at": timezone.now()}
    Authorship.objects.create(reading=reading, person=actor, invited_by=actor, **said)
    _argue(reading, writing)
    audit.record(actor, "reading.begun", reading, film=film.pk)
    return reading


def _write(reading: Reading, writing: Writing) -> None:
    for name in WORDS:
        setattr(reading, name, getattr(writing, name))
    reading.exposition_html, reading.renderer = writing.exposition_html, sanitise.RENDERER_VERSION


def _argue(reading: Reading, writing: Writing) -> None:
    """Claims in their order: those that go on keep their rows, and so their evidence; the others are dropped."""
    standing = {claim.pk: claim for claim in reading.claims.filter(removed_at=None)}
    going_on = [one.id for one in writing.claims if one.id is not None]
    if len(going_on) != len(set(going_on)) or not set(going_on) <= standing.keys():
        raise Conflict(_("The claims have changed meanwhile. Read what the reading says now, and send yours again."))
    dropped = standing.keys() - set(going_on)
    reading.claims.filter(pk__in=dropped).update(removed_at=timezone.now())
    # Out of the way first: no two claims have one number, not for a moment.
    for claim in standing.values():
        claim.number += 1000
        claim.save(update_fields=["number"])
    for number, one in enumerate(writing.claims, 1):
        claim = standing.get(one.id) or reading.claims.model(reading=reading)
        claim.number, claim.sentence, claim.gist = number, one.sentence, one.gist
        claim.save()


@transaction.atomic
def revise(actor: User, reading: Reading, writing: Writing, *, version: int, why: str = "") -> Reading:
    """Say it otherwise. Of what is published each wording stays to be read, but for what is put right at once.

    `version` is the one the author began from; where it has changed since, nothing is overwritten (Conflict).
    """
    reading = locked_with_texts(reading)
    permit(policies.can_revise(actor, reading), _ONLY_AUTHORS)
    writing, why = writing.tidied(), " ".join(why.split())
    if writing == Writing.of(reading):
        return reading
    if reading.version != version:
        raise Conflict(_("This has changed since you opened it. Read both and send yours again if it is to stand."))
    if len(why) > 280:
        raise Refused(_("Say in at most 280 characters what has changed."))
    _write(reading, writing)
    _argue(reading, writing)
    if reading.state == State.PUBLISHED:
        _require_whole(reading)
        keep_edition(actor, reading, why)
        index(reading)
        show_threads(actor, reading)  # a claim that is dropped is talked of no more
        count_on(reading)
    limits.spend(actor, "edit")  # when everything is locked, as in the threads: who edits a post there waits for no one
    reading.version += 1
    reading.full_clean()
    reading.save(update_fields=[*WORDS, "exposition_html", "renderer", "version", "edition", "revised_at"])
    audit.record(actor, "reading.revised", reading, version=reading.version, edition=reading.edition)
    return reading


def _require_whole(reading: Reading) -> None:
    if not reading.thesis:
        raise Refused(_("Say the thesis in one or two sentences first."))
    if not reading.claims.filter(removed_at=None).exists():
        raise Refused(_("A reading argues at least one claim. Write one first."))


@transaction.atomic
def publish(actor: User, reading: Reading) -> Reading:
    """Let everybody read it. Its address says from now on what it is called."""
    reading = locked_with_texts(reading)
    permit(policies.can_publish(actor, reading), _("Only who argues a reading publishes it, and only once."))
    _require_whole(reading)
    reading.state, reading.published_at = State.PUBLISHED, timezone.now()
    reading.slug = free_slug(Reading, reading.title)
    keep_edition(actor, reading, "")
    index(reading)
    reading.version += 1
    reading.full_clean()
    reading.save(update_fields=["state", "slug", "published_at", "edition", "version", "revised_at"])
    show(actor, reading)
    audit.record(actor, "reading.published", reading)
    watching.announce("reading", actor=actor, about=reading, places=[reading.film])
    return reading


@transaction.atomic
def withdraw(actor: User, reading: Reading) -> Reading:
    """Take a reading back. Its authors alone see it, with what was offered to it, and can put it back for thirty days:
    then it is erased."""
    reading = locked_with_texts(reading)
    permit(policies.can_withdraw(actor, reading), _("Only who argues a reading withdraws it."))
    if reading.state == State.DRAFT:
        raise Refused(_("A draft is yours alone. There is nothing to withdraw it from."))
    return _move(actor, reading, State.WITHDRAWN, timezone.now(), "reading.withdrawn")


@transaction.atomic
def unwithdraw(actor: User, reading: Reading) -> Reading:
    """Put back what was withdrawn, as it was: what was hidden is hidden again."""
    reading = locked_with_texts(reading)
    sentence = _("Only who argues a reading puts it back, and only while its words are there.")
    permit(policies.can_unwithdraw(actor, reading), sentence)
    return _move(actor, reading, State.PUBLISHED, None, "reading.unwithdrawn")


def _move(actor: User, reading: Reading, state: str, withdrawn_at, verb: str) -> Reading:
    reading.state, reading.withdrawn_at = state, withdrawn_at
    reading.version += 1
    reading.save(update_fields=["state", "withdrawn_at", "version"])
    show(actor, reading)
    audit.record(actor, verb, reading)
    return reading


@transaction.atomic
def delete_version(actor: User, version: ReadingVersion) -> None:
    """Delete an earlier wording of a reading of one's own. That there was one is still said, by its number."""
    reading = locked(version.reading)
    permit(policies.argues(actor, reading), _("Only who argues a reading deletes what it once said."))
    if version.number == reading.edition:
        raise Refused(_("That is what the reading says now. Revise it, or withdraw the reading."))
    if reading.versions.filter(pk=version.pk).delete()[0]:
        audit.record(actor, "reading.version_deleted", reading, number=version.number)
