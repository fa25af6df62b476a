"""Quoting words of a text in a thread: the page that says in which ones somebody can."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import Selection
from annotations.reader.annotating import source_of
from annotations.reader.margin import standing
from annotations.reader.warn import quoted_to
from annotations.sources.models import Source
from annotations.text import blocks as kinds
from annotations.text.blocks import block_at
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.present import Surface, present, present_all
from critiques.readings.citing_views import among, selected
from critiques.readings.models import Authorship, Reading
from critiques.threads import policies
from critiques.threads.models import Thread
from critiques.threads.targets import Comment, thread_on
from perfection_site.accounts.relations import may_be_answered
from perfection_site.circles.models import Membership

NOTES = 10  # annotations of the words, or of some of them
_Claims = list[tuple[str, str]]


@dataclass(frozen=True)
class OfReading:
    """Where a reading is argued about: `url` leads into its own thread, `claims` are each claim in words with the way
    into its thread; "" where that is locked."""

    heading: str
    url: str
    claims: _Claims


@require_safe
@login_required
def quote(request, slug):
    """Words of a source that somebody has selected. Each link leads to the form for a post that quotes them."""
    viewer, text = request.user, source_of(request.user, slug)
    selection = selected(viewer, text, request.GET)
    asked = {"revision": selection.revision.pk, "start": selection.start, "end": selection.end}
    notes, readings = _notes(viewer, text, selection, asked), _readings(viewer, text, asked)
    context = {
        "here": "sources",
        "source": present(text, viewer, Surface.LIST),
        "quote": quoted_to(viewer, text, selection),
        "back_url": f"{reverse('reader:source', args=[slug])}?at={selection.start}#margin",
        "own": _own(viewer, text, selection, asked),
        "notes": notes,
        "readings": readings,
    }
    return render(request, "readings/quote.html", context)


def _way(name: str, key, asked: dict) -> str:
    return f"{reverse(name, args=[key])}?{urlencode(asked)}"


def _own(viewer, text: Source, selection: Selection, asked: dict) -> list[tuple[str, str]]:
    """The thread of the text, and that of the reader's comment the words are in."""
    about = [(text, _("The thread on this text"))]
    if number := _comment(selection):
        about.insert(0, (Comment(text, number), _("The thread on this reader’s comment")))
    ways = []
    for target, label in about:
        there = thread_on(target)
        if policies.can_write_about(viewer, target) and (there is None or there.locked_at is None):
            of = {"comment": target.number} if isinstance(target, Comment) else {}
            ways.append((label, _way("threads:on_source", text.slug, of | asked)))
    return ways


def _comment(selection: Selection) -> int | None:
    blocks = selection.revision.document.blocks
    at = block_at(blocks, selection.start)
    return blocks[at].comment if at is not None and blocks[at].kind == kinds.COMMENT else None


def _notes(viewer, text: Source, selection: Selection, asked: dict) -> list[tuple]:
    """Annotations of these words that somebody else's answer may stand under, each with the way into its thread."""
    if selection.revision.pk != text.current_id:
        return []
    window = (max(0, selection.start - MAX_QUOTE), selection.end - 1)  # what begins before reaches no further
    found = standing(selection.revision.pk, viewer).heard_by(viewer).filter(state=Annotation.State.VISIBLE)
    found = found.exclude(visibility=Annotation.Visibility.PRIVATE)
    found = found.filter(stands_at__range=window, stands_to__gt=selection.start)
    rows = list(found.order_by("stands_at", "id")[:NOTES])
    locked = set(_locked(annotation__in=rows).values_list("annotation", flat=True))
    answered = may_be_answered(viewer, [note.author_id for note in rows])
    takes = _takes_answers(viewer, text)
    rows = [note for note in rows if note.pk not in locked and note.author_id in answered and takes(note)]
    shown = present_all(rows, viewer, Surface.LIST)
    return [(note, _way("threads:on_annotation", note.id, asked)) for note in shown]


def _takes_answers(viewer, text: Source):
    """The same as `policies.takes_answers`, asked once for all annotations of a text."""
    everybodys = policies.can_write_about(viewer, text)
    within = set(Membership.objects.filter(person=viewer).values_list("circle", flat=True))

    def takes(note: Annotation) -> bool:
        is_public = note.visibility == Annotation.Visibility.PUBLIC
        return everybodys if is_public else policies.takes_answers(viewer, note, within)

    return takes


def _readings(viewer, text: Source, asked: dict) -> list[OfReading]:
    """Published ones of the same film, by people who may be answered, with their claims."""
    found = [(one, claims) for one, claims in among(viewer, text.film) if one.state == Reading.State.PUBLISHED]
    threads = [one.thread_id for reading, claims in found for one in (reading, *claims) if one.thread_id]
    locked = set(_locked(pk__in=threads).values_list("pk", flat=True))
    closed = _not_to_be_answered(viewer, [reading.id for reading, _claims in found])
    made = []
    for reading, claims in found:
        ways = [
            (f"{claim.number}. {claim.short}", _way("readings:discuss_claim", claim.id, asked))
            for claim in claims
            if claim.thread_id not in locked
        ]
        url = "" if reading.thread_id in locked else _way("readings:discuss", reading.slug, asked)
        if reading.id not in closed and (url or ways):
            made.append(OfReading(reading.heading, url, ways))
    return made


def _not_to_be_answered(viewer, readings: list[int]) -> set[int]:
    """Those that somebody argues whom the viewer may not answer."""
    accepted = Authorship.objects.filter(reading__in=readings, state=Authorship.State.ACCEPTED)
    argued = list(accepted.values_list("reading", "person"))
    answered = may_be_answered(viewer, {person for _reading, person in argued})
    return {reading for reading, person in argued if person not in answered}


def _locked(**which):
    return Thread.objects.filter(locked_at__isnull=False, **which)
