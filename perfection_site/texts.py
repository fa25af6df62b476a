"""The pages of the house's own texts, each with every version it ever had; and the desk where admins revise them."""

import difflib

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.warnings.present import Surface, Written, present, present_all
from perfection_site.accounts.numbers import number as whole_number
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.house import actions, policies
from perfection_site.house.forms import ReviseForm
from perfection_site.house.models import HouseText, HouseTextVersion

SLUGS = ("about", "rules", "privacy", "contact")
PAGE = 30


class Slug:
    """The addresses of house texts, so that no other page's address can be taken for one."""

    regex = "|".join(SLUGS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def _newest(slug: str) -> HouseTextVersion:
    found = HouseTextVersion.objects.filter(text__slug=slug).select_related("text").order_by("-number").first()
    if found is None:
        raise Http404
    return found


@require_safe
def text(request, slug):
    """A house text as it is now."""
    context = {"here": slug, "text": present(_newest(slug), request.user, Surface.PAGE)}
    return render(request, "pages/house_text.html", context)


@require_safe
def version(request, slug, number):
    """A house text as it was."""
    newest = _newest(slug)
    found = get_object_or_404(newest.text.versions.select_related("text"), number=number)
    context = {
        "here": slug,
        "text": present(found, request.user, Surface.PAGE),
        "is_old": found.number != newest.number,
    }
    return render(request, "pages/house_text.html", context)


@require_safe
def history(request, slug):
    """Every version, newest first, with what each changed."""
    found = HouseTextVersion.objects.filter(text__slug=slug).select_related("text").defer("body", "body_html")
    if before := whole_number(request.GET.get("before"), digits=9):
        found = found.filter(number__lt=before)
    rows = list(found.order_by("-number")[: PAGE + 1])
    if not rows:
        raise Http404
    context = {
        "here": slug,
        "versions": present_all(rows[:PAGE], request.user, Surface.LIST),
        "next_url": f"{reverse('texts:history', args=[slug])}?before={rows[PAGE - 1].number}"
        if len(rows) > PAGE
        else "",
    }
    return render(request, "pages/house_text_history.html", context | {"text": context["versions"][0]})


# ---- the desk


def _permit_desk(viewer) -> None:
    permit(policies.can_revise(viewer), _("Only admins revise the house's texts."))


@require_safe
@login_required
def desk(request):
    """The house texts with their newest versions."""
    _permit_desk(request.user)
    newest = HouseTextVersion.objects.order_by("text", "-number").distinct("text").select_related("text", "by")
    rows = sorted(newest.defer("body", "body_html"), key=lambda row: SLUGS.index(row.text.slug))
    shown = present_all(rows, request.user, Surface.DESK)
    listed = [{"shown": text, "by_name": row.by.username} for text, row in zip(shown, rows, strict=True)]
    return render(request, "pages/house_desk.html", {"here": "desk", "rows": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, slug):
    """Revise a house text: look at it first, then publish it."""
    _permit_desk(request.user)
    newest = _newest(slug)
    if request.method != "POST":
        form = ReviseForm(initial={"body": newest.body, "version": newest.number})
        return _edit_page(request, newest, form)
    form = ReviseForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, newest, form, status=422)
    said = form.cleaned_data
    if "preview" in request.POST:
        return _edit_page(request, newest, form, preview=_preview(request.user, newest.text, said["body"]))
    try:
        made = actions.revise(request.user, newest.text, **said)
    except Conflict as conflict:
        return _edit_again(request, slug, said["version"], conflict)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _edit_page(request, newest, form, status=refusal.status)
    messages.success(request, _("Version %(number)d is published.") % {"number": made.number})
    return redirect("texts:text", slug)


def _preview(viewer, text: HouseText, body: str):
    drafted = actions.drafted(text, body)
    drafted.number, drafted.at = 0, timezone.now()
    return present(drafted, viewer, Surface.PAGE)


def _edit_again(request, slug: str, began_from: int, conflict: Conflict):
    """What was typed, beside what has changed since; sent again it replaces the version that is shown now."""
    newest = _newest(slug)
    typed = request.POST.copy()
    typed["version"] = newest.number
    before = newest.text.versions.filter(number=began_from).first()
    context = {
        "conflict": conflict,
        "since": present_all(
            newest.text.versions.filter(number__gt=began_from).select_related("text").order_by("number"),
            request.user,
            Surface.DESK,
        ),
        "changes": _changes(request.user, before.body if before else "", newest.body),
    }
    return _edit_page(request, newest, ReviseForm(typed), status=409, **context)


def _changes(viewer, before: str, after: str) -> list[dict]:
    """The lines that went and those that came."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [
        {"is_new": line[0] == "+", "line": present(Written(line[2:]), viewer, Surface.DESK)}
        for line in lines
        if line[0] in "+-" and line[2:].strip()
    ]


def _edit_page(request, newest: HouseTextVersion, form: ReviseForm, *, status: int = 200, **more):
    context = {"here": "desk", "text": present(newest, request.user, Surface.DESK), "form": form} | more
    return render(request, "pages/house_edit.html", context, status=status)
