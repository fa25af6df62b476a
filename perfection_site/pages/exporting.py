"""Taking one's words away: all annotations, what the notebook's filters leave, or the ticked ones; and with them, where
that is ticked, what one has said in threads and of evidence, none of which the filters know. Streamed."""

from collections.abc import Callable, Iterator

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources.matching import matching
from annotations.sources.models import Film
from annotations.sources.search import Unanswerable
from annotations.warnings.preferences import in_words
from annotations.warnings.present import Surface, present_all
from annotations.warnings.taken import with_all
from annotations.warnings.viewing import profile_of
from critiques.readings import taken as readings
from critiques.readings.models import Evidence
from critiques.threads import taken as threads
from critiques.threads.models import Post
from perfection_site.accounts import limits
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused
from perfection_site.pages.formats import FORMATS, Told, url_of
from perfection_site.pages.note_forms import NotebookForm
from perfection_site.pages.notebook import written

BATCH = 500
MOST_TICKED = 200


@require_GET
@login_required
def export(request):
    """`which=ticked` takes those named by `only`, anything else all that the filters leave."""
    chosen = FORMATS.get(request.GET.get("format", ""))
    if chosen is None:
        raise Refused(_("Choose Markdown, CSV or JSON-LD."))
    found = _asked(request)
    limits.spend(request.user, "export")
    now = timezone.now()
    told = Told(
        request.user.username, now, timezone.get_current_timezone(), url_of("pages:export"), _preferences(request)
    )
    streamed = _streamed(found, request.user, chosen(told), with_said=bool(request.GET.get("said")))
    answer = StreamingHttpResponse(streamed, content_type=chosen.content_type)
    name = f"perfection-notebook-{timezone.localtime(now):%Y-%m-%d}.{chosen.ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _preferences(request) -> tuple[str, ...]:
    """What somebody wants covered is close to a diagnosis: it is taken along only where they have ticked that."""
    if not request.GET.get("preferences"):
        return ()
    profile = profile_of(request.user)
    seen = Film.objects.visible_to(request.user).filter(pk__in=profile.seen).order_by("title", "pk")
    films = [_("Seen: %(film)s") % {"film": film.heading} for film in present_all(seen, request.user, Surface.NOTICE)]
    return (*in_words(profile), *films)


def _asked(request) -> list[QuerySet]:
    """What is to be taken away, one after the other: what stands, and what is withdrawn where that is asked for."""
    form = NotebookForm(request.GET, request.user)
    found = [written(form)]
    if request.GET.get("withdrawn") and not form.is_withdrawn:
        found.append(form.narrow(Annotation.objects.put_back_by(request.user)))
    if request.GET.get("which") == "ticked":
        ticked = [number(pk) for pk in request.GET.getlist("only")[:MOST_TICKED]]
        if not any(ticked):
            raise Refused(_("Tick at least one annotation, or export all of them."))
        return [rows.filter(pk__in=[pk for pk in ticked if pk]) for rows in found]
    try:
        query = form.question()
    except Unanswerable as unanswerable:
        raise Refused(str(unanswerable)) from None
    if query is None:
        return found
    matches = matching(query, AnnotationSearch)
    return [matches.among(rows) for rows in found]


def _streamed(asked: list[QuerySet], viewer, chosen, *, with_said: bool) -> Iterator[str]:
    yield chosen.begin()
    for found in asked:
        for batch in _batches(with_all(found)):
            yield chosen.write(present_all(batch, viewer, Surface.EXPORT))
    for kind, own, taken in _said(viewer) if with_said else ():
        for batch in _in_order(own):
            yield chosen.said(kind, present_all([taken(one) for one in batch], viewer, Surface.EXPORT))
    yield chosen.end()


def _said(viewer) -> list[tuple[str, QuerySet, Callable]]:
    return [
        ("posts", Post.objects.own_of(viewer), threads.Taken),
        ("evidence", Evidence.objects.taken_back_by(viewer), readings.Taken),
    ]


def _in_order(found: QuerySet) -> Iterator[list]:
    last = 0
    while batch := list(found.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _batches(found: QuerySet) -> Iterator[list[Annotation]]:
    """Text by text, in the order of writing. A batch is forgotten once it is sent.

    What is left of the text at hand, then the texts behind it: each a stretch of an index, which the one question for
    whatever comes behind (source, key) would not be.
    """
    source = last = 0
    while True:
        batch = list(found.filter(source=source, pk__gt=last).order_by("pk")[:BATCH]) if source else []
        if len(batch) < BATCH:
            behind = found.filter(source_id__gt=source).order_by("source_id", "pk")
            batch += behind[: BATCH - len(batch)]
        if not batch:
            return
        yield batch
        if len(batch) < BATCH:
            return
        source, last = batch[-1].source_id, batch[-1].pk
