"""What a circle's stewards do inside it: take an annotation out of its members' sight, and put it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.marginalia import actions, policies
from annotations.marginalia.models import Annotation
from annotations.reader.annotating import mine
from annotations.reader.forms import HideForm
from annotations.warnings.present import Surface, present
from perfection_site.accounts.refusals import permit


def _of_circle(viewer, pk: int) -> Annotation:
    """Public annotations are the moderators' and have their cases: there is nothing of this kind at their address."""
    note = mine(viewer, pk)
    if note.circle_id is None:
        raise Http404
    return note


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hide(request, pk):
    """Hide a circle's annotation under a rule."""
    note, form = _of_circle(request.user, pk), HideForm(request.POST or None)
    allowed = policies.hides_in_circle(request.user, note) and policies.can_hide(request.user, note)
    permit(allowed, _("Only its circle's stewards hide it here, and never their own."))
    if request.method == "POST" and form.is_valid():
        actions.hide(request.user, note, rule=form.cleaned_data["rule"])
        messages.success(request, _("The annotation is hidden. Its author and the stewards still see it."))
        return redirect("reader:annotation", pk)
    return _page(request, note, "reader/hide.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def restore(request, pk):
    """Put back what a steward has hidden."""
    note = _of_circle(request.user, pk)
    allowed = policies.hides_in_circle(request.user, note) and policies.can_restore(request.user, note)
    permit(allowed, _("Only its circle's stewards restore it here, and only what stewards have hidden."))
    if request.method == "POST":
        actions.restore(request.user, note)
        messages.success(request, _("The annotation is back. Every member sees it."))
        return redirect("reader:annotation", pk)
    return _page(request, note, "reader/restore.html")


def _page(request, note: Annotation, template: str, form: HideForm | None = None):
    context = {
        "here": "sources",
        "form": form,
        "annotation": present(note, request.user, Surface.PAGE),
        "source": present(note.source, request.user, Surface.LIST),
    }
    return render(request, template, context, status=422 if request.method == "POST" else 200)
