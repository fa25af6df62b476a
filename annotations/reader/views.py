"""The reading page and what a reader does on it."""

from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from annotations.marginalia import actions, policies
from annotations.marginalia.models import Annotation
from annotations.reader import progress
from annotations.reader.article import Article
from annotations.reader.forms import AnnotateForm, PassageForm
from annotations.reader.glance import Glance, glance
from annotations.reader.gone import tombstone
from annotations.reader.margin import own_spans, standing
from annotations.reader.page import margin_html, reading_page
from annotations.reader.places import Place
from annotations.sources.models import HEAVY, Revision, Source
from annotations.text.blocks import block_at
from annotations.text.quotes import MAX_QUOTE, normalise, tidied
from annotations.text.sentences import sentences
from annotations.warnings.present import Surface, present
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, Refused, permit


def _seen(slug: str) -> Glance:
    seen = glance(slug)
    if seen is None:
        raise Http404
    return seen


@require_safe
def source(request, slug):
    """The reading page, or what stands in its place where the source is gone."""
    seen = glance(slug)
    if seen is None:
        return tombstone(request, slug)
    answer = HttpResponse(reading_page(request, seen, Place.asked(request.GET)))
    if seen.is_indexable and not request.GET:
        answer.headers["X-Robots-Tag"] = "all"
    return answer


def _source(viewer, slug: str) -> Source:
    """The source with its film and the light part of its revision."""
    found = Source.objects.visible_to(viewer).filter(current__isnull=False).select_related("film", "current")
    return get_object_or_404(found.defer(*HEAVY), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def annotate(request, slug):
    """Annotate a passage: the form, as a page or as a part of the margin, and its answer."""
    text = _source(request.user, slug)
    if not request.user.is_authenticated:
        return _to_login(request)
    permit(policies.can_annotate(request.user, text), _("This text takes no annotations from you just now."))
    if request.method == "POST":
        return _annotated(request, text)
    passage = PassageForm(request.GET)
    if not passage.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    selection = passage.cleaned_data
    revision = Revision.objects.get(pk=text.current_id)
    quoted = revision.text[selection["start"] : selection["end"]]
    span = tidied(revision.text, selection["start"], selection["end"])
    if span is None:
        raise Refused(_("There are no words at that place. Reload the page and select them again."))
    if selection["exact"] and normalise(selection["exact"]) != quoted:
        raise Conflict(_("The passage no longer reads as you selected it. Reload the page and select it again."))
    quoted = revision.text[slice(*span)]
    initial = selection | dict(zip(("start", "end"), span, strict=True)) | {"exact": quoted, "revision": revision.pk}
    return _form_page(request, text, AnnotateForm(initial=initial), quoted)


def _to_login(request):
    """Sign in first, then come back to the same passage."""
    if not request.htmx:
        return redirect_to_login(request.get_full_path())
    back = f"{request.path}?{urlencode(request.GET)}"
    return HttpResponseClientRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _form_page(request, text: Source, form: AnnotateForm, quoted: str, status: int = 200):
    template = "reader/_annotate.html" if request.htmx else "reader/annotate.html"
    context = {
        "here": "sources",
        "source": present(text, request.user, Surface.PAGE),
        "form": form,
        "quote": quoted.replace("\n", " "),
        "divides": len(sentences(quoted, 0, len(quoted))) > 1,
        "waits": policies.must_wait(request.user, text),
    }
    return render(request, template, context, status=status)


def _annotated(request, text: Source):
    form = AnnotateForm(request.POST)
    quoted = request.POST.get("exact", "")[:MAX_QUOTE]
    if not form.is_valid():
        # A form htmx sends is swapped in whatever its status says; 422 tells everyone else.
        return _form_page(request, text, form, quoted, status=200 if request.htmx else 422)
    revision = get_object_or_404(Revision, pk=form.cleaned_data["revision"], source=text)
    selection, token = form.selection(revision), form.cleaned_data["token"]
    try:
        made = actions.annotate(request.user, selection, form.writing(), token=token)
    except Refused as refusal:
        return _form_again(request, text, quoted, refusal)
    if not request.htmx:
        messages.success(request, _said(made))
        return redirect(_place_url(text, made.passage.start, made.pk))
    return _created(request, text, made)


def _said(made: Annotation) -> str:
    """What its author is told of an annotation just made."""
    if made.state == Annotation.State.PENDING:
        return _("Your annotation waits for a moderator. Until one has seen it, only you and moderators see it.")
    return _("Your annotation stands.")


def _form_again(request, text: Source, quoted: str, refusal: Refused):
    """The form with what was typed, a new token and the sentence: nothing that somebody wrote is lost."""
    typed = request.POST.copy()
    typed["token"] = str(uuid4())
    form = AnnotateForm(typed)
    form.add_error(None, str(refusal))
    return _form_page(request, text, form, quoted, status=200 if request.htmx else refusal.status)


def _created(request, text: Source, made: Annotation):
    """The margin of the passage with the new card, and the blocks it touches with their new highlights."""
    seen = _seen(text.slug)
    own = own_spans(seen, request.user)
    start, end = made.passage.start, made.passage.end
    context = {
        "margin_html": margin_html(request, seen, Place("passage", start, note=made.pk), own, created=True),
        "blocks": Article(seen, request.user).replacements(own, touching=[(start, end)]),
    }
    return render(request, "reader/_created.html", context)


def _place_url(text: Source, at: int, annotation_id: int) -> str:
    return f"{reverse('reader:source', args=[text.slug])}?at={at}&note={annotation_id}#annotation-{annotation_id}"


@require_safe
def annotation(request, pk):
    """A permalink: opens the page at the passage with the card. `?in=text` leads to the passage itself."""
    found = get_object_or_404(Annotation.objects.visible_to(request.user).select_related("source"), pk=pk)
    if found.source.state != Source.State.PUBLISHED:
        return redirect(f"{reverse('reader:source', args=[found.source.slug])}?note={pk}#annotation-{pk}")
    placed = standing(found.source.current_id, request.user).filter(pk=pk).first()
    if placed is None:
        raise Http404
    url = _place_url(found.source, placed.stands_at, pk)
    if request.GET.get("in") == "text":
        revision = Revision.objects.get(pk=found.source.current_id)
        blocks = present(revision, request.user, Surface.PAGE).document.blocks
        url = f"{url.partition('#')[0]}#b{block_at(blocks, placed.stands_at)}"
    return redirect(url)


@require_POST
@login_required
def remember(request, slug):
    """Move one's bookmark, as the page's script asks while one reads."""
    position = number(request.POST.get("position"), digits=8)
    if position is None:
        raise Refused(_("A place in a text is a number."))
    progress.remember(request.user, _seen(slug), position)
    return HttpResponse(status=204)


@require_POST
@login_required
def forget(request, slug):
    """Take one's bookmark out."""
    progress.forget(request.user, slug)
    messages.success(request, _("Your place in this text is forgotten."))
    return redirect("reader:source", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request, pk):
    """Take back one's own annotation, after one question."""
    mine = Annotation.objects.visible_to(request.user).select_related("source__film", "source__current")
    found = get_object_or_404(mine.select_related("author", "passage"), pk=pk)
    permit(policies.can_withdraw(request.user, found), _("Only its author withdraws an annotation."))
    if request.method == "POST":
        actions.withdraw(request.user, found)
        messages.success(request, _("Your annotation is withdrawn."))
        return redirect("reader:source", found.source.slug)
    context = {
        "here": "sources",
        "annotation": present(found, request.user, Surface.PAGE),
        "source": present(found.source, request.user, Surface.LIST),
    }
    return render(request, "reader/withdraw.html", context)
