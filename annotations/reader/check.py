"""Checking one source at the desk: what came in, what it was read as, what readers get, and what is said about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.reader import importing
from annotations.reader.article import unmarked_html
from annotations.reader.draft import Check, context
from annotations.sources import actions, policies
from annotations.sources.forms import DetailsForm, LeaveForm, RereadForm, TakeDownForm
from annotations.sources.models import Source
from annotations.sources.wording import print_beside
from annotations.warnings.present import Surface, present
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused, permit


def permit_desk(viewer) -> None:
    permit(policies.can_import(viewer), _("The source desk is the admins'."))


def found(viewer, pk: int) -> Source:
    permit_desk(viewer)
    everything = Source.objects.visible_to(viewer).select_related("film", "current", "manuscript")
    return get_object_or_404(everything, pk=pk)


def check_page(request, check: Check, forms: dict | None = None, *, status: int = 200):
    """The page, with whatever forms were sent and did not pass."""
    blank = {
        "reread_form": RereadForm(initial={"version": check.source.manuscript.version}),
        "unpublish_form": LeaveForm(),
        "take_down_form": TakeDownForm(),
    }
    return render(request, "sources/edit.html", context(check, request.user) | blank | (forms or {}), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, pk):
    """One form for the whole draft: whichever of its buttons is pressed, everything typed on the page is saved."""
    source = found(request.user, pk)
    page = number(request.GET.get("page"), digits=4) or 1
    if request.method != "POST":
        return check_page(request, Check(source, page=page))
    if not policies.can_edit_text(request.user, source):
        return _described(request, source)
    button = request.POST.get("do", "save")
    check = Check(source, request.POST, page)
    if not check.is_valid():
        return check_page(request, check, status=422)
    try:
        saved = importing.correct(request.user, source, check.corrections(button), publish=button == "publish")
    except Refused as refusal:
        return _again(request, pk, page, refusal)
    return _saved(request, saved, button, page)


def _again(request, pk: int, page: int, refusal: Refused):
    """The form with what was typed and the sentence. Its versions are those of now: sent again, it counts as read."""
    source = found(request.user, pk)
    typed = request.POST.copy()
    typed["version"], typed["source_version"] = source.manuscript.version, source.version
    check = Check(source, typed, page)
    check.is_valid()
    return check_page(request, check, {"refusal": refusal}, status=refusal.status)


def _saved(request, source: Source, button: str, page: int):
    if button == "publish":
        messages.success(request, _("Published."))
        return redirect("reader:source", source.slug)
    verb, _dash, of = button.partition("-")
    address = reverse("sources:edit", args=[source.pk])
    if verb == "page":
        return redirect(f"{address}?page={number(of, digits=4) or 1}")
    messages.success(request, _("Saved."))
    place = f"#line-{number(of)}" if verb in ("join", "keep") else ""
    return redirect(f"{address}?page={page}{place}" if page > 1 else f"{address}{place}")


def _described(request, source: Source):
    """A published text is fixed; what is said about it is not."""
    form = DetailsForm(request.POST, instance=source)
    if not form.is_valid():
        return check_page(request, Check(source), {"form": form}, status=422)
    try:
        actions.describe(request.user, source, **form.details)
    except Refused as refusal:
        fresh = found(request.user, source.pk)
        typed = request.POST.copy()
        typed["source_version"] = fresh.version
        form = DetailsForm(typed, instance=fresh)
        return check_page(request, Check(fresh), {"form": form, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("Saved."))
    return redirect("sources:edit", source.pk)


@require_POST
@login_required
def reread(request, pk):
    """Read the bytes again, in another encoding or as another form."""
    source, form = found(request.user, pk), RereadForm(request.POST)
    if not form.is_valid():
        return check_page(request, Check(source), {"reread_form": form}, status=422)
    try:
        importing.reread(request.user, source, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return check_page(request, Check(source), {"reread_form": form}, status=refusal.status)
    messages.success(request, _("Read again from what came in. Earlier corrections are gone."))
    return redirect("sources:edit", pk)


@require_safe
@login_required
def preview(request, pk):
    """The draft as its readers would get it: what is to be published, and nothing else."""
    source = found(request.user, pk)
    if source.state == Source.State.TAKEN_DOWN:
        raise Http404
    document = present(source.manuscript, request.user, Surface.DESK).document
    context = {
        "here": "desk",
        "source": present(print_beside(source), request.user, Surface.PAGE),
        "article": unmarked_html(document),
    }
    return render(request, "sources/preview.html", context)
