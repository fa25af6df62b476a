"""Flagging, the queue and the case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.marginalia.models import Annotation
from annotations.reader.margin import standing
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, Written, present
from critiques.moderation import actions, policies
from critiques.moderation.forms import DecideForm, FlagForm
from critiques.moderation.models import Case, Decision, Flag
from perfection_site.accounts.numbers import number
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.refusals import Conflict, permit

PAGE = 25
_HEAVY = [f"annotation__source__{name}" for name in HEAVY]
_ABOUT = ("annotation__author", "annotation__passage", "annotation__source__film", "annotation__source__current")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def flag(request, pk):
    """Call the moderators about an annotation."""
    seen = Annotation.objects.visible_to(request.user)
    seen = seen.select_related("author", "passage", "source__film", "source__current")
    annotation = get_object_or_404(seen.defer(*[f"source__{name}" for name in HEAVY]), pk=pk)
    permit(policies.can_flag(request.user, annotation), _("This can't be flagged by you."))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
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


def _permit_desk(viewer) -> None:
    permit(is_moderator(viewer), _("The desk is the moderators'."))


@require_safe
@login_required
def queue(request):
    """Open cases first flagged first; or those decided, newest first."""
    _permit_desk(request.user)
    decided = request.GET.get("show") == "decided"
    before = number(request.GET.get("after"))
    cases = Case.objects.visible_to(request.user).filter(state="decided" if decided else "open")
    if before:
        cases = cases.filter(id__lt=before) if decided else cases.filter(id__gt=before)
    cases = cases.select_related(*_ABOUT).defer(*_HEAVY).prefetch_related("flags").order_by("-id" if decided else "id")
    rows = list(cases[: PAGE + 1])
    shown = rows[:PAGE]
    show = "decided" if decided else "open"
    counts = dict(Case.objects.visible_to(request.user).values_list("state").annotate(Count("id")))
    context = {
        "here": "desk",
        "cases": [_row(case, request.user) for case in shown],
        "show": show,
        "open_count": counts.get("open", 0),
        "decided_count": counts.get("decided", 0),
        "next_url": f"{reverse('moderation:queue')}?show={show}&after={shown[-1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "moderation/queue.html", context)


def _row(case: Case, viewer) -> dict:
    reasons = list(dict.fromkeys(flag.get_reason_display() for flag in case.flags.all()))
    return {
        "id": case.pk,
        "annotation": present(case.annotation, viewer, Surface.LIST),
        "source": present(case.annotation.source, viewer, Surface.LIST),
        "reasons": reasons,
        "flag_count": len(case.flags.all()),
        "opened_at": case.opened_at,
        "yours": any(flag.flagger_id == viewer.pk for flag in case.flags.all()),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def case(request, pk):
    """One case: the evidence, and the decision."""
    _permit_desk(request.user)
    matter = _case(request.user, pk)
    form = _form(matter, request.POST or None)
    if request.method != "POST":
        return _case_page(request, matter, form)
    permit(policies.can_decide(request.user, matter), _("You wrote or flagged this, so another moderator decides."))
    if not form.is_valid():
        return _case_page(request, matter, form, status=422)
    try:
        actions.decide(request.user, matter, form.ruling(), version=form.cleaned_data["version"])
    except Conflict as refusal:
        matter = _case(request.user, pk)
        # What was typed stays; the version is the one whose decision is shown now, so that it can be sent again.
        typed = request.POST.copy()
        typed["version"] = matter.version
        return _case_page(request, matter, _form(matter, typed), status=409, conflict=refusal)
    messages.success(request, _("Decided. The people concerned are told."))
    return redirect("moderation:case", matter.pk)


def _form(matter: Case, data=None) -> DecideForm:
    return DecideForm(data, acts=actions.possible_acts(matter), initial={"version": matter.version})


def _case_page(request, matter: Case, form: DecideForm, *, status: int = 200, conflict=None):
    acts = [act for act, _label in form.fields["act"].choices]
    party = not policies.can_decide(request.user, matter)
    context = _case_context(request.user, matter) | {
        "form": form,
        "may_decide": bool(acts) and not party,
        "asks_rule": Decision.Act.HIDE in acts,
        "is_party": party,
        "is_history": not policies.is_newest(matter),
        "conflict": conflict,
    }
    return render(request, "moderation/case.html", context, status=status)


def _case(viewer, pk: int) -> Case:
    flags = Prefetch("flags", Flag.objects.select_related("flagger").order_by("id"))
    decisions = Prefetch("decisions", Decision.objects.select_related("moderator", "statement").order_by("-id"))
    found = Case.objects.visible_to(viewer).select_related(*_ABOUT).defer(*_HEAVY)
    return get_object_or_404(found.prefetch_related(flags, decisions), pk=pk)


def _case_context(viewer, matter: Case) -> dict:
    """Everything shown, presented: the annotation, each flag with the text it kept, each decision with its reason."""
    annotation = matter.annotation
    placed = standing(annotation.source.current_id, viewer).filter(pk=annotation.pk).first()
    return {
        "here": "desk",
        "case_id": matter.pk,
        "version": matter.version,
        "state": matter.state,
        "state_label": matter.get_state_display(),
        "opened_at": matter.opened_at,
        "annotation": present(placed or annotation, viewer, Surface.DESK),
        "source": present(annotation.source, viewer, Surface.DESK),
        "flags": [
            {
                "flagger_name": flag.flagger.username,
                "reason_label": flag.get_reason_display(),
                "said": present(Written(flag.comment), viewer, Surface.DESK),
                "as_flagged": present(Written(flag.kept), viewer, Surface.DESK),
                "same_words": flag.kept == annotation.body,
                "when": flag.created_at,
            }
            for flag in matter.flags.all()
        ],
        "decisions": [
            {
                "moderator_name": decision.moderator.username,
                "act_label": decision.get_act_display(),
                "rule_label": decision.get_rule_display() if decision.rule else "",
                "why": present(Written(decision.statement.words), viewer, Surface.DESK),
                "when": decision.at,
            }
            for decision in matter.decisions.all()
        ],
    }
