"""Who may call the moderators, and who may judge."""

from collections.abc import Collection

from django.db.models import F, Q

from annotations.marginalia import policies as marginalia
from annotations.marginalia import sockets
from annotations.marginalia.models import Annotation
from annotations.sources import policies as sources
from critiques.moderation.models import Case, Decision, Flag, Report
from critiques.readings import policies as readings
from critiques.readings import sockets as of_readings
from critiques.readings.models import Evidence, Reading
from critiques.threads import policies as threads
from critiques.threads import sockets as of_threads
from critiques.threads.models import Post
from perfection_site.accounts.policies import is_moderator, is_source_manager

Act = Decision.Act


def can_flag(actor, annotation: Annotation) -> bool:
    """Anyone signed in, on somebody else's annotation that they can see and that is not hidden already. A private one
    nobody else sees."""
    return (
        actor.is_authenticated
        and annotation.author_id != actor.pk
        and annotation.visibility != Annotation.Visibility.PRIVATE
        and annotation.state == Annotation.State.VISIBLE
        and marginalia.can_see(actor, annotation)
    )


def can_flag_post(actor, post: Post) -> bool:
    """The same of a post: somebody else's that they read."""
    if not actor.is_authenticated or post.author_id == actor.pk or post.state != Post.State.VISIBLE:
        return False
    return threads.can_see(actor, post.thread)


def can_flag_argued(actor, about: Reading | Evidence) -> bool:
    """The same of a reading or a piece of evidence: what everybody reads and nobody has hidden, by somebody else."""
    reading = about if isinstance(about, Reading) else about.claim.reading
    if not actor.is_authenticated or not reading.is_public or about.author_id == actor.pk:
        return False
    if isinstance(about, Reading):
        return not readings.has_argued(actor, reading) and readings.can_see(actor, reading)
    return not about.rule and readings.can_see_evidence(actor, about)


def can_see_case(viewer, case: Case) -> bool:
    """Holds for one case what `visible_to` holds for the queue."""
    return is_moderator(viewer) and not _wrote(viewer, case)


def _wrote(viewer, case: Case) -> bool:
    if case.argued is not None:
        reading = case.reading or case.evidence.claim.reading
        return case.words.author_id == viewer.pk or readings.has_argued(viewer, reading)
    return case.words is not None and case.words.author_id == viewer.pk


def can_decide(actor, case: Case) -> bool:
    """A moderator who neither wrote what is judged nor ever flagged or reported it, in this case or an earlier one;
    an admin where it was passed on."""
    if case.for_admins and not is_source_manager(actor):
        return False
    return can_see_case(actor, case) and not is_party(actor, case)


def can_pass_on(actor, case: Case) -> bool:
    """A moderator who could decide it and is no admin, once."""
    is_open = case.state == Case.State.OPEN and not case.for_admins
    return is_open and not is_source_manager(actor) and can_decide(actor, case)


def can_erase(actor, report: Report) -> bool:
    """An admin who may see the case, once it is decided: until then somebody has to answer the letter."""
    return is_source_manager(actor) and can_see_case(actor, report.case) and report.case.state == Case.State.DECIDED


def cases_about(case: Case) -> Q:
    """Every case about what this one is about."""
    if case.annotation_id:
        return Q(annotation=case.annotation_id)
    for name in ("post", "reading", "evidence"):
        if key := getattr(case, f"{name}_id"):
            return Q(**{name: key})
    return Q(source=case.source_id) if case.source_id else Q(pk=case.pk)


def is_party(actor, case: Case) -> bool:
    """Whether `actor` has ever flagged or reported it."""
    about = Case.objects.filter(cases_about(case)).values("pk")
    return (
        Flag.objects.filter(case__in=about, flagger_id=actor.pk).exists()
        or Report.objects.filter(case__in=about, reporter_id=actor.pk).exists()
    )


def is_newest(case: Case) -> bool:
    """Only the newest case about a thing can be decided: an earlier one is history."""
    return not Case.objects.filter(cases_about(case), id__gt=case.pk).exists()


def possible_acts(viewer, case: Case) -> list[str]:
    """What `viewer` can decide as things stand: the state of the target says it, and whether the case is history."""
    if not is_newest(case):
        return []
    keep = [Act.KEEP] if case.state == Case.State.OPEN else []
    if case.source_id:
        may = ((Act.UNPUBLISH, sources.can_unpublish), (Act.TAKE_DOWN, sources.can_take_down))
        return keep + [act for act, permitted in may if permitted(viewer, case.source)]
    for about, hides, restores in (
        (case.reading, readings.can_hide, readings.can_restore),
        (case.evidence, readings.can_hide_evidence, readings.can_restore_evidence),
    ):
        if about is not None:
            may = ((Act.HIDE, hides), (Act.RESTORE, restores))
            return [act for act, permitted in may if permitted(viewer, about)] + keep
    return _acts_on(viewer, case.words, keep) if case.words else keep


def _acts_on(viewer, words: Annotation | Post, keep: list[str]) -> list[str]:
    """One that waits is let stand or hidden, and not left as it is; though where nobody sees it now that is all there
    is to say."""
    room = threads if isinstance(words, Post) else marginalia
    may = ((Act.ACCEPT, room.can_accept), (Act.HIDE, room.can_hide), (Act.RESTORE, room.can_restore))
    may_stay = not waits(words) or not is_the_sites(words)
    return [act for act, permitted in may if permitted(viewer, words)] + (keep if may_stay else [])


def waits(words: Annotation | Post | Reading | Evidence | None) -> bool:
    """Whether no moderator has seen it yet, on a text where that comes first."""
    return isinstance(words, Annotation | Post) and words.state == words.State.PENDING


def can_accept(actor, words: Annotation | Post) -> bool:
    return threads.can_accept(actor, words) if isinstance(words, Post) else marginalia.can_accept(actor, words)


def is_the_sites(words: Annotation | Post | Reading | Evidence) -> bool:
    """Whether the site's moderators have anything to do with it now."""
    if isinstance(words, Reading | Evidence):
        return True
    return threads.is_the_sites(words) if isinstance(words, Post) else marginalia.is_the_sites(words)


def is_out(words: Annotation | Post) -> bool:
    """Whether its author has taken it away from those who could call the moderators about it."""
    return words.state == words.State.WITHDRAWN or not is_the_sites(words)


def words_of(words: Annotation | Post) -> int:
    """Which of its wordings moderators are shown: its version, or 0 where its author keeps from them what it says."""
    return words.version if is_the_sites(words) else 0


def is_read_though_withdrawn(case: Case) -> bool:
    """Whether moderators, called before its author took it back, have still to judge what it says. Afterwards, and of
    what was called too late, nobody reads more than flags have kept. Evidence goes with its reading."""
    words = case.evidence.claim.reading if case.evidence_id else case.words
    return case.state == Case.State.OPEN and case.opened_at <= words.withdrawn_at


def under_review(annotations: Collection[int]) -> set[int]:
    """Those annotations that have an open case, opened before they were withdrawn: or else a late report would keep
    what its author has taken back from being erased."""
    in_time = Q(annotation__withdrawn_at=None) | Q(opened_at__lte=F("annotation__withdrawn_at"))
    waiting = Case.objects.filter(in_time, annotation__in=annotations, state=Case.State.OPEN)
    return set(waiting.values_list("annotation", flat=True))


def posts_under_review(posts: Collection[int]) -> set[int]:
    """The same of posts."""
    in_time = Q(post__withdrawn_at=None) | Q(opened_at__lte=F("post__withdrawn_at"))
    return set(Case.objects.filter(in_time, post__in=posts, state=Case.State.OPEN).values_list("post", flat=True))


def readings_under_review(found: Collection[int]) -> set[int]:
    """The same of readings: they or evidence in them."""
    waiting = Case.objects.filter(state=Case.State.OPEN)
    keys: set[int] = set()
    for way in ("reading", "evidence__claim__reading"):
        in_time = Q(**{f"{way}__withdrawn_at": None}) | Q(opened_at__lte=F(f"{way}__withdrawn_at"))
        keys |= set(waiting.filter(in_time, **{f"{way}__in": found}).values_list(way, flat=True))
    return keys


def evidence_under_review(found: Collection[int]) -> set[int]:
    """The same of pieces of evidence."""
    in_time = Q(evidence__withdrawn_at=None) | Q(opened_at__lte=F("evidence__withdrawn_at"))
    waiting = Case.objects.filter(in_time, evidence__in=found, state=Case.State.OPEN)
    return set(waiting.values_list("evidence", flat=True))


def plug_in() -> None:
    of_readings.evidence_under_review.plug("moderation", evidence_under_review)
    of_readings.under_review.plug("moderation", readings_under_review)
    of_threads.under_review.plug("moderation", posts_under_review)
    sockets.under_review.plug("moderation", under_review)
