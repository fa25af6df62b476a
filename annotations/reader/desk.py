"""The source desk: every source with its state, bringing one in, and taking one off the site.

It stands above `warnings`, not in the room of sources, because it shows the texts: whatever shows one asks
`present()`. The forms and acts are those of `sources`; correcting a draft has a module of its own, `check`.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.reader.check import check_page, found, permit_desk
from annotations.reader.draft import Check
from annotations.reader.importing import import_source
from annotations.sources import actions
from annotations.sources.forms import ImportForm, LeaveForm, ListForm, TakeDownForm
from annotations.sources.models import HEAVY, Source
from annotations.warnings.present import Surface, present_all
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused

PAGE = 50


@require_safe
@login_required
def sources(request):
    """Every source with its state, newest first; by state, or by words of title, author or publisher."""
    permit_desk(request.user)
    form = ListForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    everything = Source.objects.visible_to(request.user)
    if words := asked["q"].strip():
        everything = everything.filter(
            Q(title__icontains=words) | Q(author__icontains=words) | Q(publisher__icontains=words)
        )
    counts = dict(everything.order_by().values_list("state").annotate(Count("id")))
    shown = everything.filter(state=asked["state"]) if asked["state"] else everything
    if before := number(request.GET.get("before")):
        shown = shown.filter(id__lt=before)
    rows = list(shown.select_related("film", "current").defer(*HEAVY).order_by("-id")[: PAGE + 1])
    query = {"q": words, "state": asked["state"]}
    context = {
        "here": "desk",
        "asked": asked,
        "searched": bool(words),
        "tabs": _tabs(query, counts),
        "sources": present_all(rows[:PAGE], request.user, Surface.LIST),
        "next_url": _address(query | {"before": rows[PAGE - 1].pk}) if len(rows) > PAGE else "",
    }
    return render(request, "sources/desk.html", context)


def _address(query: dict) -> str:
    return f"{reverse('sources:desk')}?{urlencode({name: said for name, said in query.items() if said})}"


def _tabs(query: dict, counts: dict) -> list[dict]:
    tabs = [("", _("All"), sum(counts.values()))]
    tabs += [(state, label, counts.get(state, 0)) for state, label in Source.State.choices]
    return [
        {"label": label, "count": count, "url": _address(query | {"state": state}), "is_here": state == query["state"]}
        for state, label, count in tabs
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request):
    """Paste or upload a text; it becomes a draft to check."""
    permit_desk(request.user)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _import(request.user, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Imported as a draft. Check it, then publish it."))
            return redirect("sources:edit", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "sources/new.html", {"here": "desk", "form": form}, status=status)


@transaction.atomic
def _import(actor, form: ImportForm) -> Source:
    said = form.cleaned_data
    film = form.film_chosen() or actions.create_film(actor, title=said["film_title"], year=said["film_year"])
    return import_source(actor, film, said["imported"], said["upload"])


@require_POST
@login_required
def unpublish(request, pk):
    source, form = found(request.user, pk), LeaveForm(request.POST)
    if not form.is_valid():
        return check_page(request, Check(source), {"unpublish_form": form}, status=422)
    actions.unpublish(request.user, source, reason=form.cleaned_data["reason"])
    messages.success(request, _("Unpublished. Readers see the reason; you can correct it and publish it again."))
    return redirect("sources:edit", pk)


@require_POST
@login_required
def take_down(request, pk):
    source, form = found(request.user, pk), TakeDownForm(request.POST)
    if not form.is_valid():
        return check_page(request, Check(source), {"take_down_form": form}, status=422)
    actions.take_down(request.user, source, reason=form.cleaned_data["reason"])
    messages.success(request, _("Taken down. Its words are erased; what people wrote about it stays."))
    return redirect("sources:edit", pk)
