"""The moderators' desk: the queue, what waits, and the case."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.warnings.present import Surface, Written, present
from critiques.moderation import actions, calls, policies, shown
from critiques.moderation import waiting as waiting_list
from critiques.moderation.forms import GOING, DecideForm, WaitingForm
from critiques.moderation.models import Case, Decision, Report
from perfection_site.accounts.numbers import number
from perfection_site.accounts.policies import is_admin, is_moderator
from perfection_site.accounts.refusals import Conflict, permit

PAGE = 25
SHOWS = ("open", "waiting", "decided")


def _permit_desk(viewer) -> None:
    permit(is_moderator(viewer), _("The desk is the moderators'."))


def _waiting_page(request, about, form: WaitingForm, **said):
    status = said.pop("status")
    context = waiting_list.matter(request.user, about) | {"here": "desk", "form": form} | said
    return render(request, "moderation/waiting.html", context, status=status)


@require_safe
@login_required
def queue(request):
    """Open cases and what waits, first come first; or those decided, newest first."""
    _permit_desk(request.user)
    show = request.GET.get("show")
    show = show if show in SHOWS else "open"
    rows, after = (_waiting_rows if show == "waiting" else _case_rows)(request, show)
    counts = dict(Case.objects.visible_to(request.user).values_list("state").annotate(Count("id")))
    context = {
        "here": "desk",
        "rows": rows,
        "show": show,
        "open_count": counts.get("open", 0),
        "waiting_count": waiting_list.count(request.user),
        "decided_count": counts.get("decided", 0),
        "next_url": f"{reverse('moderation:queue')}?show={show}&after={after}" if after else "",
    }
    return render(request, "moderation/queue.html", context)


def _waiting_rows(request, _show: str) -> tuple[list[dict], str]:
    return waiting_list.page(request.user, request.GET.get("after", ""), PAGE)


def _case_rows(request, show: str) -> tuple[list[dict], str]:
    found = Case.objects.visible_to(request.user).filter(state=show)
    if after := number(request.GET.get("after")):
        found = found.filter(id__lt=after) if show == "decided" else found.filter(id__gt=after)
    found = shown.listed(request.user, found).order_by("-id" if show == "decided" else "id")
    rows = list(found[: PAGE + 1])
    return shown.rows(request.user, rows[:PAGE]), str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def waiting(request, pk):
    """An annotation that waits: let it stand, or hide it. Once decided or reported, its address leads to the case."""
    return _decide_waiting(request, "annotation", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def waiting_post(request, pk):
    """The same of a post."""
    return _decide_waiting(request, "post", pk)


def _decide_waiting(request, what: str, pk: int):
    _permit_desk(request.user)
    about = waiting_list.to_read(request.user, what).filter(pk=pk).first()
    form = WaitingForm(request.POST or None, initial={"version": about.version if about else 0})
    if about is None:
        decided = Case.objects.visible_to(request.user).filter(**{what: pk}).order_by("-id").first()
        if decided is None:
            raise Http404
        return _meanwhile(request, decided.pk) if request.method == "POST" else _to_case(decided.pk)
    if request.method != "POST" or not form.is_valid():
        return _waiting_page(request, about, form, status=422 if request.method == "POST" else 200)
    try:
        decision = actions.decide_waiting(request.user, about, form.ruling(), version=form.cleaned_data["version"])
    except actions.Changed as refusal:
        # What was typed stays; sent again, it is about the words that are shown now.
        about = get_object_or_404(waiting_list.to_read(request.user, what), pk=pk)
        form = WaitingForm(_typed(request, {"version": about.version}))
        return _waiting_page(request, about, form, status=409, conflict=refusal)
    except Conflict:
        # Between the page's query and the act's lock another moderator was faster.
        return _decide_waiting(request, what, pk)
    messages.success(request, _("Decided. The author is told."))
    return _to_case(decision.case_id)


def _meanwhile(request, pk: int):
    """The case that was made of what waited, by a decision or a report, with what was typed."""
    matter = _case(request.user, pk)
    return _read_first(request, matter, actions.news(matter, None))


def _read_first(request, matter: Case, conflict):
    """The case as it is now, with what is new in it and with what was typed, so that it can be sent again."""
    form = _form(request.user, matter, _typed(request, _as_read(matter)))
    return _case_page(request, matter, form, status=409, conflict=conflict)


def _typed(request, as_read: dict[str, int]):
    """What was sent, as if it came from the page as it is now."""
    typed = request.POST.copy()
    for name, value in as_read.items():
        typed[name] = value
    return typed


def _to_case(pk: int):
    return redirect("moderation:case", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def case(request, pk):
    """One case: the evidence, and the decision."""
    _permit_desk(request.user)
    matter = _case(request.user, pk)
    if request.method != "POST":
        return _case_page(request, matter, _form(request.user, matter))
    words = number(request.POST.get("seen_words"))
    if new := actions.news(matter, number(request.POST.get("version"))) or actions.rewording(matter, words):
        return _read_first(request, matter, new)
    form = _form(request.user, matter, request.POST)
    permit(policies.can_decide(request.user, matter), actions.not_theirs(matter))
    if not form.is_valid():
        return _case_page(request, matter, form, status=422)
    try:
        actions.decide(request.user, matter, form.ruling(), version=form.cleaned_data["version"], words=words)
    except Conflict as refusal:  # between the page's query and the act's lock
        return _read_first(request, _case(request.user, pk), refusal)
    messages.success(request, _("Decided. The people concerned are told."))
    return _to_case(matter.pk)


@require_POST
@login_required
def pass_on(request, pk):
    """Leave a case to the admins."""
    _permit_desk(request.user)
    matter = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    actions.pass_on(request.user, matter, version=number(request.POST.get("version")) or 0)
    messages.success(request, _("Passed on. The admins are told."))
    return _to_case(matter.pk)


@require_POST
@login_required
def erase(request, pk):
    """Empty the letter of a report that is answered."""
    _permit_desk(request.user)
    seen = Case.objects.visible_to(request.user)
    report = get_object_or_404(Report.objects.filter(case__in=seen), pk=pk)
    actions.erase(request.user, report)
    messages.success(request, _("Erased. The case and what was decided stay."))
    return _to_case(report.case_id)


def _case(viewer, pk: int) -> Case:
    return get_object_or_404(shown.whole(Case.objects.visible_to(viewer)), pk=pk)


def _form(viewer, matter: Case, data=None) -> DecideForm:
    labels = {} if matter.has_target else {Decision.Act.KEEP: _("Answer")}
    acts = policies.possible_acts(viewer, matter)
    return DecideForm(data, acts=acts, labels=labels, initial=_as_read(matter))


def _as_read(matter: Case) -> dict[str, int]:
    """What says, when a decision comes, how the case stood on the page it was made on."""
    return {
        "version": matter.version,
        "seen_flag": matter.newest_flag,
        "seen_report": matter.newest_report,
        "seen_words": policies.words_of(matter.words) if matter.words else 0,
    }


def _case_page(request, matter: Case, form: DecideForm, *, status: int = 200, conflict=None):
    acts = [act for act, _label in form.fields["act"].choices]
    may_decide = policies.can_decide(request.user, matter)
    asked = calls.Asked.read(request, marks_new=bool(conflict))
    kept = form.data.get("reason", "") if conflict and not (acts and may_decide) else ""
    context = shown.page(request.user, matter, asked) | {
        "form": form,
        "may_decide": bool(acts) and may_decide,
        "may_pass_on": may_decide and policies.can_pass_on(request.user, matter),
        "may_erase": is_admin(request.user) and matter.state == Case.State.DECIDED,
        "asks_rule": Decision.Act.HIDE in acts,
        "asks_public_reason": any(act in acts for act in GOING),
        "is_party": not may_decide and policies.is_party(request.user, matter),
        "is_history": not policies.is_newest(matter),
        "conflict": conflict,
        # Where there is no form any more to keep it in.
        "typed": present(Written(kept), request.user, Surface.DESK),
    }
    return render(request, "moderation/case.html", context, status=status)
