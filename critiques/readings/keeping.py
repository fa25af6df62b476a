"""How readings and evidence are locked and kept. Locks are taken in one order: source, reading, evidence, case."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.sources.models import Source
from annotations.warnings.models import Subject
from critiques.readings.models import Authorship, Claim, Evidence, Reading, ReadingVersion
from critiques.readings.saying import WORDS, Writing
from critiques.threads import actions as threads
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict


def locked(reading: Reading) -> Reading:
    """The reading under its lock. Nothing joined: after a wait what is joined to a locked row is as it was before."""
    return Reading.objects.select_for_update(no_key=True).get(pk=reading.pk)


def locked_with_texts(reading: Reading) -> Reading:
    """The same for what changes the pages of the texts it cites too: these come first, in the order everyone locks in.

    A passage of a further text cited at the same moment is a Conflict: to lock that text now might deadlock."""
    held = set(_cited(reading).order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    found = locked(reading)
    if _cited(reading).exclude(pk__in=held).exists():
        raise Conflict(_("Somebody has cited another text meanwhile. Try again."))
    return found


def _cited(reading: Reading):
    cited = Evidence.objects.filter(claim__reading=reading).order_by().values("passage__source")
    return Source.objects.filter(pk__in=cited)


def locked_claim(claim: Claim) -> Claim:
    """The claim with its reading under that one's lock; claims change only while it is held."""
    reading = locked(claim.reading)
    claim = Claim.objects.get(pk=claim.pk)
    claim.reading = reading
    return claim


def locked_evidence(evidence: Evidence) -> Evidence:
    """The evidence under its lock, with its text, its claim and its reading under theirs."""
    Source.objects.select_for_update(no_key=True).get(pk=evidence.passage.source_id)
    claim = locked_claim(evidence.claim)
    found = Evidence.objects.select_for_update(of=("self",), no_key=True).select_related("passage", "offered_by")
    evidence = found.get(pk=evidence.pk)
    evidence.claim = claim
    return evidence


def authors_of(reading: Reading) -> list[int]:
    """Keys of those who argue it."""
    arguing = reading.authorships.filter(state=Authorship.State.ACCEPTED)
    return list(arguing.order_by("pk").values_list("person", flat=True))


def keep_edition(actor: User, reading: Reading, why: str) -> None:
    """The wording that is published now. What is put right within minutes leaves no trace of how it read before."""
    now = timezone.now()
    said = {name: getattr(reading, name) for name in (*WORDS, "exposition_html")}
    said |= {"argued": [one.to_json() for one in Writing.of(reading).claims], "by": actor}
    if reading.edition and reading.is_quite_new:
        fixed = said | ({"change_note": why} if why else {})
        ReadingVersion.objects.filter(reading=reading, number=reading.edition).update(**fixed)
        return
    reading.edition += 1
    reading.revised_at = now if reading.edition > 1 else None
    ReadingVersion.objects.create(reading=reading, number=reading.edition, change_note=why, at=now, **said)


def show(actor: User, reading: Reading) -> None:
    """Carry on to everything that goes with a reading who sees it now: its warnings, its threads, what is kept."""
    shown = Subject.ShownTo.EVERYONE if reading.is_public else Subject.ShownTo.SOME
    Subject.objects.filter(pk=reading.subject_id).update(shown_to=shown)
    show_threads(actor, reading)
    count_on(reading)


def show_threads(actor: User, reading: Reading) -> None:
    """A thread is there for everybody while what it is about is."""
    there = reading.is_public
    pieces = Evidence.objects.filter(claim__reading=reading, thread__isnull=False).select_related("claim", "thread")
    claims = reading.claims.filter(thread__isnull=False).select_related("thread")
    held = [(reading.thread, there)] if reading.thread_id else []
    held += [(one.thread, there and one.removed_at is None) for one in claims]
    held += [(one.thread, there and _is_shown(one)) for one in pieces]
    for thread, shown in held:
        if thread.shown != shown:
            (threads.show if shown else threads.close)(actor, thread)


def _is_shown(one: Evidence) -> bool:
    return not one.rule and one.state != Evidence.State.WITHDRAWN and one.claim.removed_at is None


def count_on(reading: Reading) -> None:
    """What everybody sees beside the texts that a reading cites has changed: their version is part of the name of each
    page kept in a cache. They are locked, see `locked_with_texts`."""
    _cited(reading).update(version=F("version") + 1)


def count_on_source(source_id: int) -> None:
    Source.objects.filter(pk=source_id).update(version=F("version") + 1)
