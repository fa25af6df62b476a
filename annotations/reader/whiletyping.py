"""What helps while one writes: drafts that keep themselves, and tags to choose from."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.marginalia import policies
from annotations.marginalia.models import Annotation
from annotations.marginalia.offered import offered
from annotations.reader import unsent
from annotations.reader.annotating import source_of
from annotations.reader.forms import PassageForm
from annotations.reader.models import Draft
from annotations.reader.unsent import Where
from annotations.sources.models import HEAVY, Revision, Source
from annotations.text import tags
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.carried import unclosed
from annotations.warnings.present import Surface, Typed, present_all
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused

PAGE = 20
_LONGEST = 450


def _kept(request, where: Where) -> HttpResponse:
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        raise Refused(_("This form is not one of ours. Open it again.")) from None
    draft = unsent.keep(request.user, where, token, unsent.typed(request.POST))
    if draft is None:
        return HttpResponse(status=204)
    at = localtime(draft.updated_at).strftime("%H:%M")
    return HttpResponse(_("Draft kept, %(time)s.") % {"time": at}, content_type="text/plain; charset=utf-8")


@require_POST
def keep(request, slug):
    """Keep what the form of a passage holds, as the page's script asks while one types. 401 tells it to say so."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    text, passage = source_of(request.user, slug), PassageForm(request.POST)
    if not passage.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    chosen = passage.cleaned_data
    revision = get_object_or_404(Revision.objects.only("pk"), source=text, pk=chosen["revision"] or text.current_id)
    return _kept(request, Where(text.pk, revision.pk, chosen["start"], chosen["end"]))


@require_POST
def keep_edit(request, pk):
    """The same for an edit of one's own."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    note = get_object_or_404(Annotation.objects.visible_to(request.user).filter(author=request.user), pk=pk)
    version = number(request.POST.get("version"), digits=9) or note.version
    return _kept(request, Where(note.source_id, annotation_id=note.pk, version=version))


@require_safe
@login_required
def drafts(request):
    """What one has typed and not sent, newest first."""
    found = Draft.objects.filter(author=request.user).order_by("-id")
    if before := number(request.GET.get("before")):
        found = found.filter(id__lt=before)
    found = found.select_related("source__film", "source__current")
    rows = list(found.defer(*[f"source__{name}" for name in HEAVY])[: PAGE + 1])
    context = {
        "here": "drafts",
        "rows": _rows(request.user, rows[:PAGE]),
        "next_url": f"{reverse('reader:drafts')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "reader/drafts.html", context)


def _rows(viewer, found: list[Draft]) -> list[dict]:
    edited = Annotation.objects.editable_by(viewer).filter(pk__in=[draft.annotation_id for draft in found])
    editable = set(edited.values_list("pk", flat=True))
    sources = present_all([draft.source for draft in found], viewer, Surface.LIST)
    words = present_all([Typed(draft.typed["body"]) for draft in found], viewer, Surface.PAGE)
    return [
        {
            "id": draft.pk,
            "source": source,
            "is_readable": draft.source.state in (Source.State.PUBLISHED, Source.State.TAKEN_DOWN),
            "words": said,
            "tags_typed": draft.typed["tags"],
            "when": draft.updated_at,
            "is_edit": draft.annotation_id is not None,
            "url": _url(viewer, draft, editable),
        }
        for draft, source, said in zip(found, sources, words, strict=True)
    ]


def _url(viewer, draft: Draft, editable: set[int]) -> str:
    """Where to go on with it; nowhere once its passage or its annotation can't be written about any more."""
    if draft.annotation_id:
        address = f"{reverse('reader:edit', args=[draft.annotation_id])}?draft={draft.pk}"
        return address if draft.annotation_id in editable else ""
    if draft.source.current_id != draft.revision_id or not policies.can_annotate(viewer, draft.source):
        return ""
    asked = urlencode({"start": draft.start, "end": draft.end, "draft": draft.pk})
    return f"{reverse('reader:annotate', args=[draft.source.slug])}?{asked}"


@require_POST
@login_required
def throw_away(request, pk):
    """Delete a draft of one's own."""
    if not unsent.throw_away(request.user, pk):
        raise Http404
    messages.success(request, _("The draft is thrown away."))
    return redirect("reader:drafts")


@require_safe
@login_required
def offered_tags(request):
    """The line that is being typed, finished in up to ten ways: options for its list."""
    before, begun = tags.unfinished(request.GET.get("typed", "")[:_LONGEST].replace("\x00", ""))
    taken = {tags.fold(tags.tidy(tag)) for tag in before.split(",")}
    found = offered(request.user, begun, lambda others: unclosed(others, request.user)) if begun else []
    found = [tag for tag in found if tags.fold(tag) not in taken]
    return render(request, "reader/_tags_offered.html", {"lines": [before + tag for tag in found]})
