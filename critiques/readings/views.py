"""Readings as they are read: the list, a reading, what it once said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.sources.models import Film
from annotations.warnings.present import Surface, present, present_all
from critiques.readings import actions, policies
from critiques.readings.listing import listed
from critiques.readings.models import Evidence, Reading, ReadingVersion, argued_by, heard_by
from critiques.readings.page import may, page, seen
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused, permit

PAGE = 30


def reading_of(viewer, slug: str) -> Reading:
    return get_object_or_404(seen(viewer).at(slug))


@require_safe
def readings(request):
    """All readings, the newest first; `film` narrows them to one film's. One's own drafts stand on their own tab."""
    viewer, mine = request.user, request.GET.get("tab") == "mine" and request.user.is_authenticated
    found = seen(viewer).filter(heard_by(viewer))
    found = found.filter(argued_by(viewer)) if mine else found.filter(state=Reading.State.PUBLISHED, rule="")
    film = Film.objects.visible_to(viewer).filter(slug=request.GET.get("film", "")[:80]).first()
    if film:
        found = found.filter(film=film)
    before = number(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before else found).order_by("-pk")[: PAGE + 1])
    shown, left_out = listed(request, rows[:PAGE])
    asked = request.GET.copy()
    asked["before"] = rows[PAGE - 1].pk if len(rows) > PAGE else ""
    context = {
        "here": "readings",
        "rows": shown,
        "left_out": left_out,
        "is_mine": mine,
        "film": present(film, viewer, Surface.LIST) if film else None,
        "is_further": bool(before),
        "next_url": f"{request.path}?{asked.urlencode()}" if len(rows) > PAGE else "",
    }
    return render(request, "readings/readings.html", context)


@require_safe
def reading(request, slug):
    found = seen(request.user).at(slug).first()
    if found is None:
        return _erased(request, slug)
    return reading_page(request, found) if found.slug == slug else redirect("readings:reading", found.slug)


def _erased(request, slug: str):
    """For those who argued it: that there is nothing any more. To everybody else it is as if it had never been."""
    gone = Reading.objects.at(slug).filter(argued_by(request.user), state=Reading.State.WITHDRAWN)
    found = get_object_or_404(gone, erased_at__isnull=False)
    context = {"here": "readings", "since": found.erased_at}
    return render(request, "readings/erased.html", context, status=410)


def reading_page(request, found: Reading, status: int = 200):
    shown = page(request.user, found)
    context = {"here": "readings", "page": shown, "reading": shown.reading} | may(request.user, found, shown.reading)
    return render(request, "readings/reading.html", context, status=status)


@require_safe
def evidence(request, pk):
    """A permalink: the reading's page, at the piece of evidence."""
    found = get_object_or_404(Evidence.objects.visible_to(request.user).select_related("claim__reading"), pk=pk)
    page_url = reverse("readings:reading", args=[found.claim.reading.slug])
    return redirect(f"{page_url}#evidence-{found.pk}")


# ---- what it once said


@require_safe
def history(request, slug):
    found = reading_of(request.user, slug)
    rows = ReadingVersion.objects.visible_to(request.user).filter(reading=found).select_related("by")
    rows = list(rows.order_by("-number")[:200])
    for row in rows:
        row.reading = found
    shown = present(found, request.user, Surface.PAGE)
    context = {
        "here": "readings",
        "reading": shown,
        "versions": present_all(rows, request.user, Surface.PAGE),
    }
    return render(request, "readings/history.html", context)


@require_safe
def version(request, slug, number):
    found = reading_of(request.user, slug)
    row = _version(request.user, found, number)
    reading, edition = present_all([found, row], request.user, Surface.PAGE)
    context = {"here": "readings", "reading": reading, "version": edition}
    return render(request, "readings/version.html", context)


def _version(viewer, found: Reading, number: int) -> ReadingVersion:
    rows = ReadingVersion.objects.visible_to(viewer).filter(reading=found).select_related("by")
    row = get_object_or_404(rows, number=number)
    row.reading = found
    return row


@require_POST
@login_required
def delete_version(request, slug, number):
    found = reading_of(request.user, slug)
    actions.delete_version(request.user, _version(request.user, found, number))
    messages.success(request, _("That version is deleted."))
    return redirect("readings:history", slug)


# ---- its states


@require_POST
@login_required
def publish(request, slug):
    found = reading_of(request.user, slug)
    try:
        made = actions.publish(request.user, found)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("readings:revise" if refusal.status == Refused.status else "readings:reading", slug)
    messages.success(request, _("Your reading is published. Everybody can read it, and offer evidence."))
    return redirect("readings:reading", made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request, slug):
    found = reading_of(request.user, slug)
    permit(
        found.state == Reading.State.PUBLISHED and policies.can_withdraw(request.user, found),
        _("Only who argues a published reading withdraws it."),
    )
    if request.method == "POST":
        actions.withdraw(request.user, found)
        messages.success(request, _("The reading is withdrawn. Its authors alone see it."))
        return redirect("readings:reading", slug)
    lines = [
        _("Readers no longer see it, nor how it once read, nor the evidence and the discussion under it."),
        _("Its authors still see it, and any of them can put it back for thirty days; then its words are erased."),
        _("If the moderators were called about it before, they read it until they have decided."),
    ]
    return ask(request, found, _("Withdraw this reading?"), lines, _("Withdraw"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def discard(request, slug):
    found = reading_of(request.user, slug)
    permit(policies.can_discard(request.user, found), _("Only who argues a draft throws it away."))
    if request.method == "POST":
        actions.discard(request.user, found)
        messages.success(request, _("The draft is thrown away."))
        return redirect(f"{reverse('readings:readings')}?tab=mine")
    lines = [
        _("Its words are erased at once for everybody who argues it, and the lines beside its evidence with them."),
        _("Whoever is asked to argue it is asked no more. Nobody can put it back."),
    ]
    return ask(request, found, _("Throw this draft away?"), lines, _("Throw away"))


def ask(request, found: Reading, question: str, lines: list[str], button: str):
    """Say what will happen, and ask."""
    context = {
        "here": "readings",
        "reading": present(found, request.user, Surface.LIST),
        "question": question,
        "lines": lines,
        "button": button,
    }
    return render(request, "readings/ask.html", context)


@require_POST
@login_required
def unwithdraw(request, slug):
    found = reading_of(request.user, slug)
    if found.state != Reading.State.WITHDRAWN:
        raise Http404
    actions.unwithdraw(request.user, found)
    messages.success(request, _("The reading is back where it was."))
    return redirect("readings:reading", slug)
