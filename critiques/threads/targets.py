"""What threads are about: found, locked in the order everyone locks in, and told how many reply."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.actions import quote
from annotations.sources.models import Film, Source
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings import targets as warnings
from annotations.warnings.models import ContentWarning
from critiques.threads.models import Thread
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict


@dataclass(frozen=True)
class Comment:
    """A reader's comment that stands under a source, by its number."""

    source: Source
    number: int


# A film stands for something of a room above that speaks of it; that room keeps the thread.
Target = Annotation | ContentWarning | Source | Comment | Film


def source_of(thread: Thread) -> Annotation | ContentWarning | Source | None:
    """What a thread is about, as far as it says who may write; None where a room above holds it."""
    return thread.annotation or thread.warning or thread.source


def text_of(target: Target | None) -> Source | None:
    """The text that is spoken of; None for a film, and for what stands on nothing but a film."""
    if isinstance(target, ContentWarning):
        return target.text
    if target is None or isinstance(target, Film):
        return None
    return target if isinstance(target, Source) else target.source


def locked_target(target: Target) -> Target:
    """What is to be written about, under its lock, which comes before the thread's: source, circle, annotation,
    warning. Of two who say the first thing about it the second then finds the thread."""
    if isinstance(target, ContentWarning):
        return warnings.locked(target)
    if isinstance(target, Annotation):
        return marginalia.locked(target)
    if isinstance(target, Comment):
        return Comment(locked_target(target.source), target.number)
    if isinstance(target, Source):
        return Source.objects.select_for_update(no_key=True, of=("self",)).select_related("film").get(pk=target.pk)
    return target  # a film, which stands for something that the room above has locked


def locked(thread: Thread) -> Thread:
    """A thread under its lock, with what it is about under its own. Everybody who changes one of its posts begins
    here, so that ordinals, counts and states are true."""
    about = source_of(thread)
    about = locked_target(about) if about is not None else None
    # Its film, whose key everybody who is told needs, never changes: it may be joined.
    found = Thread.objects.select_for_update(of=("self",), no_key=True).select_related("film").get(pk=thread.pk)
    for name, kind in (("annotation", Annotation), ("warning", ContentWarning), ("source", Source)):
        if isinstance(about, kind):
            setattr(found, name, about)
    return found


def thread_on(target: Target) -> Thread | None:
    """The thread there is about something."""
    if isinstance(target, Film):
        return None
    return Thread.objects.filter(**_keys(target)).first()


def _keys(target: Target) -> dict:
    if isinstance(target, Annotation):
        return {"annotation": target}
    if isinstance(target, ContentWarning):
        return {"warning": target}
    if isinstance(target, Comment):
        return {"source": target.source, "comment": target.number}
    return {"source": target, "comment": None}


def begun(actor: User, target: Target) -> Thread:
    """The thread about something, made where there is none. Its target is locked."""
    if (there := thread_on(target)) is not None:
        return there
    made = Thread(film=film_of(target), begun_by=actor)
    if isinstance(target, Comment):
        made.passage = _words_of(actor, target)
    if not isinstance(target, Film):
        for name, value in _keys(target).items():
            setattr(made, name, value)
    made.save()
    return made


def film_of(target: Target) -> Film:
    if isinstance(target, Film):
        return target
    if isinstance(target, ContentWarning):
        return target.its_film
    return (target if isinstance(target, Source) else target.source).film


def _words_of(actor: User, comment: Comment):
    """The passage a comment begins with, or all of it: what the thread shows that it is about."""
    revision = comment.source.current
    block = next((one for one in revision.document.blocks if one.comment == comment.number), None)
    if block is None:
        raise Conflict(_("This comment is not under the text any more."))
    end = min(block.end, block.start + MAX_QUOTE)
    exact = revision.text[block.start : end]
    return quote(actor, revision, start=block.start, end=end, exact=exact)[0]


def tell_cards(thread: Thread) -> None:
    """Its annotation's card says how many reply: what is kept of the pages it stands on is made anew."""
    note = thread.annotation
    if note is None or not note.counts_in_coverage:
        return
    placed = note.passage.placements.filter(revision=note.source.current_id, start__isnull=False)
    placed = placed.filter(revision__erased_at=None).select_related("revision").first()
    if placed is not None:
        coverage.touch(placed.revision, [(placed.start, placed.end)])
