"""Calling the moderators: flags of readers, reports of anybody, and the page where a report is followed."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.marginalia.models import Annotation
from annotations.sources.models import HEAVY
from annotations.warnings import policies as warnings
from annotations.warnings.present import Surface, present, present_all
from critiques.moderation import actions, policies, shown
from critiques.moderation.forms import FlagForm, ReportForm
from critiques.moderation.models import Flag, Report
from critiques.readings.citing_views import evidence_of
from critiques.readings.views import reading_of
from critiques.threads.editing import post_of
from critiques.threads.heads import head_of
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused, permit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def flag(request, pk):
    """Call the moderators about an annotation."""
    seen = Annotation.objects.visible_to(request.user)
    seen = seen.select_related("author", "passage", "circle", "source__film", "source__current")
    annotation = get_object_or_404(seen.defer(*[f"source__{name}" for name in HEAVY]), pk=pk)
    permit(policies.can_flag(request.user, annotation), _("This can't be flagged by you."))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["reason"] == Flag.Reason.WARNING and warnings.can_propose(request.user, annotation):
            # What a note contains is said by a warning, or by disputing the one it has; nobody has to judge a person.
            return redirect("warnings:propose_for_annotation", annotation.pk)
        actions.flag(request.user, annotation, **form.cleaned_data)
        messages.success(request, _("Thank you. A moderator will look at it, and you will be told what came of it."))
        return redirect("reader:annotation", annotation.pk)
    context = {
        "here": "sources",
        "form": form,
        "annotation": present(annotation, request.user, Surface.PAGE),
        "source": present(annotation.source, request.user, Surface.LIST),
    }
    return render(request, "moderation/flag.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def flag_post(request, pk):
    """Call the moderators about a post."""
    post = post_of(request.user, pk)
    permit(policies.can_flag_post(request.user, post), _("This can't be flagged by you."))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["reason"] == Flag.Reason.WARNING and warnings.can_propose(request.user, post.subject):
            return redirect("threads:warn", post.pk)
        actions.flag_post(request.user, post, **form.cleaned_data)
        messages.success(request, _("Thank you. A moderator will look at it, and you will be told what came of it."))
        return redirect("threads:post", post.pk)
    context = {
        "here": "sources",
        "form": form,
        "post": present(post, request.user, Surface.PAGE),
        "head": head_of(post.thread, request.user),
    }
    return render(request, "moderation/flag_post.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def flag_reading(request, slug):
    """Call the moderators about a reading."""
    found = reading_of(request.user, slug)
    return _flag_argued(request, found, found, actions.flag_reading)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def flag_evidence(request, pk):
    """Call the moderators about a piece of evidence, or about what is offered."""
    found = evidence_of(request.user, pk)
    return _flag_argued(request, found, found.claim.reading, actions.flag_evidence)


def _flag_argued(request, about, reading, act):
    permit(policies.can_flag_argued(request.user, about), _("This can't be flagged by you."))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["reason"] == Flag.Reason.WARNING and warnings.can_propose(request.user, reading.subject):
            return redirect("readings:warn", reading.slug)
        act(request.user, about, **form.cleaned_data)
        messages.success(request, _("Thank you. A moderator will look at it, and you will be told what came of it."))
        return redirect("readings:reading", reading.slug)
    shown_ = present_all([reading] if about == reading else [reading, about], request.user, Surface.PAGE)
    context = {"here": "readings", "form": form} | dict(zip(("reading", "piece"), shown_, strict=False))
    status = 422 if request.method == "POST" else 200
    return render(request, "moderation/flag_reading.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """Write to the moderators, with or without an account."""
    if request.method != "POST":
        known = {"email": request.user.email} if request.user.is_authenticated else {}
        # What makes no sense is cut, not refused: it is only a suggestion.
        where = request.GET.get("where", "").replace("\x00", "")[:500]
        return _report_page(request, ReportForm(initial=known | {"where": where}))
    form = ReportForm(request.POST)
    if form.is_by_machine:
        return _thanks(request)
    if not form.is_valid():
        return _report_page(request, form, status=422)
    actor = request.user if request.user.is_authenticated else User.objects.house()
    try:
        actions.report(actor, form.call(), client=get_adapter().get_client_ip(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _report_page(request, form, status=refusal.status)
    return _thanks(request)


def _report_page(request, form: ReportForm, status: int = 200):
    return render(request, "moderation/report.html", {"here": "contact", "form": form}, status=status)


def _thanks(request):
    sentence = _("Thank you, we have it. We write to you now with a link to follow it, and again when it is decided.")
    messages.success(request, sentence)
    return redirect("texts:text", "contact")


@require_http_methods(["GET", "HEAD", "POST"])
def report_status(request, token):
    """What becomes of a report, for whoever has the address from our letter; and, by POST, that they have it."""
    found = get_object_or_404(Report.objects.select_related("letter"), token=token)
    if request.method == "POST":
        actor = request.user if request.user.is_authenticated else User.objects.house()
        actions.confirm(actor, found)
        messages.success(request, _("Thank you. Your address is confirmed."))
        return redirect("moderation:report_status", token)
    return render(request, "moderation/report_status.html", {"here": "contact"} | shown.status(request.user, found))
