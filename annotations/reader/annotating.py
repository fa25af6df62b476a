"""Writing in the margin: the form for a passage or for an edit, its preview, and what comes of it."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from annotations.marginalia import actions, policies
from annotations.marginalia.models import Annotation
from annotations.reader import unsent
from annotations.reader.article import Article
from annotations.reader.forms import AnnotateForm, EditForm, PassageForm, WritingForm
from annotations.reader.glance import glance
from annotations.reader.margin import own_spans
from annotations.reader.models import Draft
from annotations.reader.page import margin_html
from annotations.reader.places import Place
from annotations.reader.unsent import Where
from annotations.sources.models import HEAVY, Revision, Source
from annotations.text.quotes import MAX_QUOTE, normalise, tidied
from annotations.text.sentences import sentences
from annotations.warnings.present import Surface, Typed, present
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, Refused, permit

_LONGEST_PREVIEW = 10_000


@dataclass
class Desk:
    """A form in its place: for which text, under which quotation, with what beside it."""

    request: object
    text: Source
    form: WritingForm
    quoted: str
    draft: Draft | None = None
    preview: str | None = None
    theirs: Annotation | None = None  # what stands now, where it has changed since the form was opened
    annotation: Annotation | None = None

    def page(self, status: int = 200):
        template = "reader/_annotate.html" if self.request.htmx else "reader/annotate.html"
        # A form htmx sends is swapped in whatever its status says; 422 tells everyone else.
        return render(self.request, template, self._context(), status=200 if self.request.htmx else status)

    def _context(self) -> dict:
        viewer = self.request.user
        self.form.fields["by"].initial = unsent.signature(viewer)
        return {
            "here": "sources",
            "source": present(self.text, viewer, Surface.PAGE),
            "form": self.form,
            "quote": self.quoted.replace("\n", " "),
            "waits": policies.must_wait(viewer, self.text),
            "draft": {"id": self.draft.pk, "when": self.draft.updated_at} if self.draft else None,
            "preview": None if self.preview is None else previewed(viewer, self.preview),
            "theirs": present(self.theirs, viewer, Surface.PAGE) if self.theirs else None,
            "divides": not self.annotation and len(sentences(self.quoted, 0, len(self.quoted))) > 1,
            "edited_id": self.annotation.pk if self.annotation else None,
            "target": self._url("edit", "annotate"),
            "keep_url": self._url("keep_edit", "keep"),
        }

    def _url(self, of_edit: str, of_passage: str) -> str:
        if self.annotation:
            return reverse(f"reader:{of_edit}", args=[self.annotation.pk])
        return reverse(f"reader:{of_passage}", args=[self.text.slug])


def previewed(viewer, typed: str):
    return present(Typed(typed[:_LONGEST_PREVIEW]), viewer, Surface.PAGE)


def source_of(viewer, slug: str) -> Source:
    """The source with its film and the light part of its revision."""
    found = Source.objects.visible_to(viewer).filter(current__isnull=False).select_related("film", "current")
    return get_object_or_404(found.defer(*HEAVY), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def annotate(request, slug):
    """Annotate a passage: the form, as a page or as a part of the margin, and its answer."""
    text = source_of(request.user, slug)
    if not request.user.is_authenticated:
        return _to_login(request, text)
    permit(policies.can_annotate(request.user, text), _("This text takes no annotations from you just now."))
    if request.method == "POST":
        return _previewed(request, text) if "preview" in request.POST else _annotated(request, text)
    unsent.claim(request)
    passage = PassageForm(request.GET)
    if not passage.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    selection = passage.cleaned_data
    revision = Revision.objects.get(pk=text.current_id)
    revision.source = text
    if present(revision, request.user, Surface.PAGE).laid.crossed(selection["start"], selection["end"]):
        raise Refused(_("Some of these words are covered for you. Choose others, or open the cover first."))
    quoted = revision.text[selection["start"] : selection["end"]]
    span = tidied(revision.text, selection["start"], selection["end"])
    if span is None:
        raise Refused(_("There are no words at that place. Reload the page and select them again."))
    if selection["exact"] and normalise(selection["exact"]) != quoted:
        raise Conflict(_("The passage no longer reads as you selected it. Reload the page and select it again."))
    selection |= dict(zip(("start", "end"), span, strict=True)) | {"exact": revision.text[slice(*span)]}
    where = Where(text.pk, revision.pk, *span)
    draft = unsent.found(request.user, where, number(request.GET.get("draft")))
    initial = selection | {"revision": revision.pk} | restored(draft)
    return Desk(request, text, AnnotateForm(initial=initial, viewer=request.user), selection["exact"], draft).page()


def restored(draft: Draft | None) -> dict:
    """What a form begins with where there is a draft: all that was typed, and the form's own token."""
    return draft.typed | {"token": draft.token} if draft else {}


def _to_login(request, text: Source):
    """Sign in first, then come back to the same passage, with what was typed if a session ended meanwhile."""
    sent = PassageForm(request.POST if request.method == "POST" else request.GET)
    sent.is_valid()
    asked = {name: sent.cleaned_data[name] for name in ("start", "end") if name in sent.cleaned_data}
    if request.method == "POST" and len(asked) == 2:
        revision = Revision.objects.filter(source=text, pk=sent.cleaned_data.get("revision") or text.current_id)
        if key := revision.values_list("pk", flat=True).first():
            unsent.stash(request, Where(text.pk, key, asked["start"], asked["end"]))
    if exact := request.GET.get("exact"):
        asked["exact"] = exact
    back = f"{request.path}?{urlencode(asked)}"
    return to_login(request, back)


def to_login(request, back: str):
    if not request.htmx:
        return redirect_to_login(back)
    return HttpResponseClientRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def _previewed(request, text: Source):
    """The form as it was typed, with what would stand; nothing is kept but the draft."""
    body = request.POST.get("body", "")
    if request.htmx:
        return render(request, "reader/_preview.html", {"preview": previewed(request.user, body)})
    form = AnnotateForm(initial=request.POST.dict(), viewer=request.user)
    return Desk(request, text, form, _quoted(request), preview=body).page()


def _quoted(request) -> str:
    return request.POST.get("exact", "")[:MAX_QUOTE]


def _annotated(request, text: Source):
    form = AnnotateForm(request.POST, viewer=request.user)
    if not form.is_valid():
        return Desk(request, text, form, _quoted(request)).page(422)
    chosen = form.cleaned_data["revision"] or text.current_id
    revision = get_object_or_404(Revision, pk=chosen, source=text)
    selection, token = form.selection(revision), form.cleaned_data["token"]
    try:
        with transaction.atomic():
            made = actions.annotate(request.user, selection, form.writing(), token=token)
            unsent.sent(request.user, token)
    except Refused as refusal:
        return _form_again(request, text, refusal)
    if not request.htmx:
        messages.success(request, _said(made))
        return redirect(place_url(text, made.passage.start, made.pk))
    return _created(request, text, made)


def _said(made: Annotation) -> str:
    """What its author is told of an annotation just made or changed."""
    if made.state == Annotation.State.PENDING:
        return _("Your annotation waits for a moderator. Until one has seen it, only you and moderators see it.")
    return _("Your annotation stands.")


def _form_again(request, text: Source, refusal: Refused):
    """The form with what was typed, a new token and the sentence: nothing that somebody wrote is lost."""
    form = AnnotateForm(_with(request, token=str(uuid4())), viewer=request.user)
    form.add_error(None, str(refusal))
    return Desk(request, text, form, _quoted(request)).page(refusal.status)


def _with(request, **changed):
    typed = request.POST.copy()
    for name, value in changed.items():
        typed[name] = value
    return typed


def _created(request, text: Source, made: Annotation):
    """The margin of the passage with the new card, and the blocks it touches with their new highlights."""
    seen = glance(text.slug)
    if seen is None:
        raise Http404
    own = own_spans(seen, request.user)
    start, end, article = made.passage.start, made.passage.end, Article(seen, request.user)
    context = {
        "margin_html": margin_html(request, article, Place("passage", start, note=made.pk), own, created=True),
        "blocks": article.replacements(own, touching=[(start, end)]),
    }
    return render(request, "reader/_created.html", context)


def place_url(text: Source, at: int, annotation_id: int) -> str:
    return f"{reverse('reader:source', args=[text.slug])}?at={at}&note={annotation_id}#annotation-{annotation_id}"


# ---- editing


def mine(viewer, pk: int) -> Annotation:
    """An annotation the viewer may see, with what its pages show."""
    found = Annotation.objects.visible_to(viewer).select_related("source__film", "source__current")
    found = found.select_related("author", "passage", "circle").with_tags()
    found = found.defer(*[f"source__{name}" for name in HEAVY])
    return get_object_or_404(found, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Say it in other words: the form, its preview and its answer."""
    if not request.user.is_authenticated:
        return _edit_after_login(request, pk)
    unsent.claim(request)
    note = mine(request.user, pk)
    permit(policies.can_edit(request.user, note), _("Only its author edits an annotation, while it can be read."))
    if request.method == "POST":
        return _edited(request, note)
    where = Where(note.source_id, annotation_id=note.pk)
    draft = unsent.found(request.user, where, number(request.GET.get("draft")))
    initial = unsent.of_annotation(note) | {"version": note.version} | restored(draft)
    if draft:
        initial["version"] = draft.version
    return _edit_page(request, note, EditForm(initial=initial, viewer=request.user, annotation=note), draft=draft)


def _edit_after_login(request, pk: int):
    version = request.POST.get("version", "")
    if request.method == "POST" and version.isdecimal() and len(version) < 10:
        # Its author's alone: a session begun for anybody's would tell everybody which annotations there are.
        found = Annotation.objects.filter(pk=pk, author=unsent.signed_by(request)).values_list("source", flat=True)
        if source := found.first():
            unsent.stash(request, Where(source, annotation_id=pk, version=int(version)))
    return to_login(request, request.path)


def _edit_page(request, note: Annotation, form: EditForm, status: int = 200, **beside):
    quoted = present(note, request.user, Surface.DESK).quote
    return Desk(request, note.source, form, quoted, annotation=note, **beside).page(status)


def _edited(request, note: Annotation):
    if "preview" in request.POST:
        body = request.POST.get("body", "")
        if request.htmx:
            return render(request, "reader/_preview.html", {"preview": previewed(request.user, body)})
        form = EditForm(initial=request.POST.dict(), viewer=request.user, annotation=note)
        return _edit_page(request, note, form, preview=body)
    form = EditForm(request.POST, viewer=request.user, annotation=note)
    if not form.is_valid():
        return _edit_page(request, note, form, 422)
    said = form.cleaned_data
    try:
        with transaction.atomic():
            changed = actions.edit(request.user, note, form.writing(), version=said["version"])
            unsent.sent(request.user, said["token"])
    except Refused as refusal:
        return _edit_again(request, note.pk, refusal)
    messages.success(request, _said(changed))
    return redirect("reader:annotation", changed.pk)


def _edit_again(request, pk: int, refusal: Refused):
    """The form as it was typed, beside what stands now where that is the reason; sent again, it counts as read."""
    note = mine(request.user, pk)
    is_stale = isinstance(refusal, Conflict)
    typed = _with(request, version=str(note.version)) if is_stale else request.POST
    form = EditForm(typed, viewer=request.user, annotation=note)
    form.add_error(None, str(refusal))
    return _edit_page(request, note, form, refusal.status, theirs=note if is_stale else None)
