"""What authors do with what they have written, and what others can read of how it once read."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.marginalia import actions, policies
from annotations.marginalia.models import KEPT_WITHDRAWN, Annotation, AnnotationSet, AnnotationVersion
from annotations.reader.annotating import mine
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, present, present_all
from perfection_site.accounts.refusals import permit


def _whole(found: AnnotationSet) -> AnnotationSet:
    found = found.select_related("source__film", "source__current", "author", "passage", "circle")
    return found.defer(*[f"source__{name}" for name in HEAVY])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request, pk):
    """Take back one's own annotation, after one question; afterwards the way back, while there is one."""
    if gone := _whole(Annotation.objects.withdrawn_by(request.user)).filter(pk=pk).first():
        if request.method == "POST":  # pressed twice
            return redirect("reader:withdraw", pk)
        return _page(request, gone, "reader/withdrawn.html", until=gone.withdrawn_at + KEPT_WITHDRAWN)
    found = _whole(Annotation.objects.taken_back_by(request.user)).filter(pk=pk).first() or mine(request.user, pk)
    permit(policies.can_withdraw(request.user, found), _("Only its author withdraws an annotation."))
    if request.method != "POST":
        return _page(request, found, "reader/withdraw.html")
    actions.withdraw(request.user, found)
    # A message with a way back: templates/_messages.html makes a button of an address.
    undo = reverse("reader:unwithdraw", args=[pk])
    messages.success(request, _("Your annotation is withdrawn. Readers no longer see it."), extra_tags=undo)
    return redirect("reader:source", found.source.slug)


def _page(request, note: Annotation, template: str, until: datetime | None = None):
    context = {
        "here": "sources",
        "annotation": present(note, request.user, Surface.PAGE),
        "source": present(note.source, request.user, Surface.LIST),
        "until": until,
    }
    return render(request, template, context)


@require_POST
@login_required
def unwithdraw(request, pk):
    """Put back what one has withdrawn."""
    gone = Annotation.objects.withdrawn_by(request.user).filter(pk=pk).first()
    if gone is None and not Annotation.objects.taken_back_by(request.user).filter(pk=pk).exists():
        raise Http404
    if gone is None:  # pressed twice
        return redirect("reader:annotation", pk)
    back = actions.unwithdraw(request.user, gone)
    is_hidden = back.state == Annotation.State.HIDDEN  # it may have been judged in between
    sentence = _("Your annotation is back. It is hidden, so other readers do not see it.") if is_hidden else ""
    messages.success(request, sentence or _("Your annotation is back, as it was."))
    return redirect("reader:annotation", pk)


@require_safe
def history(request, pk):
    """How an annotation once read, newest first, for whoever may see it."""
    note = mine(request.user, pk)
    versions = AnnotationVersion.objects.visible_to(request.user).filter(annotation=note).order_by("-number")
    context = {
        "here": "sources",
        "annotation": present(note, request.user, Surface.PAGE),
        "source": present(note.source, request.user, Surface.LIST),
        "versions": present_all(versions, request.user, Surface.PAGE),
        "may_delete": policies.can_delete_history(request.user, note),
    }
    return render(request, "reader/history.html", context)


@require_POST
@login_required
def delete_history(request, pk):
    """Delete an earlier wording, named by its key, or all of them."""
    note = mine(request.user, pk)
    versions = AnnotationVersion.objects.visible_to(request.user).filter(annotation=note)
    if chosen := request.POST.get("version"):
        version = get_object_or_404(versions, pk=chosen if chosen.isdecimal() and len(chosen) < 19 else None)
        actions.delete_version(request.user, version)
        messages.success(request, _("That version is deleted."))
    else:
        actions.delete_history(request.user, note)
        messages.success(request, _("Every earlier version is deleted."))
    return redirect("reader:history", pk)
