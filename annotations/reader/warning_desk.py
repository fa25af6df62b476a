"""The desk of warnings: proposals and disputes, first come first, and deciding one."""

import itertools

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.passages.models import Placement
from annotations.reader.warned import found, target_of
from annotations.reader.warning_forms import DecisionForm
from annotations.reader.warning_notices import ABOUT, LIGHT
from annotations.warnings import actions, policies
from annotations.warnings.deciding import not_theirs
from annotations.warnings.keeping import news
from annotations.warnings.models import TARGETS, ContentWarning
from annotations.warnings.present import Surface, Written, present, present_all
from annotations.warnings.records import WarningDispute, WarningSupport
from annotations.warnings.saying import Said, changes
from annotations.warnings.shown import InContext
from annotations.warnings.sockets import Writers
from annotations.warnings.subjects import writers
from perfection_site.accounts.numbers import number
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.refusals import Conflict, Refused, permit

PAGE, NEARBY, MOST = 25, 12, 50
State = ContentWarning.State


def _permit_desk(viewer) -> None:
    permit(is_moderator(viewer), _("The desk is the moderators'."))


def _waiting(viewer) -> QuerySet:
    return ContentWarning.objects.visible_to(viewer).to_decide()


@require_safe
@login_required
def queue(request):
    """Proposals and disputes, first come first."""
    _permit_desk(request.user)
    viewer = request.user
    supports = WarningSupport.objects.filter(warning=OuterRef("pk")).order_by().values("warning")
    disputes = WarningDispute.objects.filter(warning=OuterRef("pk"), settled_at=None)
    waiting = _waiting(viewer)
    rows = waiting.select_related(*ABOUT).defer(*LIGHT).order_by("pk")
    rows = rows.annotate(
        support_count=Subquery(supports.annotate(count=Count("pk")).values("count")),
        is_party=Exists(disputes.filter(Q(by_id=viewer.pk) | Q(against_id=viewer.pk)))
        | Exists(WarningSupport.objects.filter(warning=OuterRef("pk"), person_id=viewer.pk)),
    )
    if after := number(request.GET.get("after")):
        rows = rows.filter(pk__gt=after)
    rows = list(rows[: PAGE + 1])
    context = {
        "here": "desk",
        "rows": _listed(viewer, rows[:PAGE]),
        "count": waiting.count(),
        "next_url": f"{reverse('warnings:desk')}?after={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "warnings/desk.html", context)


def _listed(viewer, rows: list[ContentWarning]) -> list[dict]:
    wrote = writers([one.subject for one in rows if one.subject_id])
    texts = [one.text for one in rows if one.text]
    headings = {text.id: text.heading for text in present_all(texts, viewer, Surface.NOTICE)}
    return [
        {
            "warning": shown,
            "heading": headings[one.text.pk] if one.text else present(one.its_film, viewer, Surface.NOTICE).heading,
            "kind": _kind(one),
            "supports": one.support_count or 0,
            "is_yours": one.proposed_by_id == viewer.pk or one.is_party or _wrote(viewer, one, wrote),
        }
        for one, shown in zip(rows, present_all(rows, viewer, Surface.DESK), strict=True)
    ]


def _wrote(viewer, one: ContentWarning, wrote: dict[int, Writers]) -> bool:
    return viewer.pk in (wrote[one.subject_id] if one.subject_id else one.writers).ever


def _kind(one: ContentWarning) -> str:
    return next(name for name in TARGETS if getattr(one, f"{name}_id"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def one(request, pk):
    """One proposal or dispute: what it stands on, what is said of it, and the decision."""
    _permit_desk(request.user)
    matter = found(request.user, pk)
    if request.method != "POST":
        return _page(request, matter, _form(matter))
    form = _form(matter, request.POST)
    if new := news(matter, number(request.POST.get("version")) or 0):
        return _read_first(request, pk, new)
    if not form.is_valid():
        return _page(request, matter, form, status=422)
    try:
        _decide(request.user, matter, form, request.POST.get("act", ""))
    except Conflict as refusal:  # between the page's query and the act's lock
        return _read_first(request, pk, refusal)
    except Refused as refusal:
        return _page(request, matter, form, status=refusal.status, refusal=refusal)
    messages.success(request, _("Decided. Those concerned are told."))
    return redirect("warnings:desk")


def _decide(actor, matter: ContentWarning, form: DecisionForm, act: str) -> None:
    said = {name: form.cleaned_data[name] for name in ("reason", "version")}
    if act == "adjust":
        actions.adjust(actor, matter, form.said(), **said)
        return
    plain = {"accept": actions.accept, "reject": actions.reject, "uphold": actions.uphold}.get(act)
    if plain is None:
        raise Refused(_("Choose what is to be done."))
    if act in ("accept", "uphold") and form.said().tidied(on_film=bool(matter.film_id)) != Said.of(matter):
        raise Refused(_("You have changed something in the form. Adjust it, or put it back to accept it as it stands."))
    plain(actor, matter, **said)


def _form(matter: ContentWarning, data=None) -> DecisionForm:
    initial = DecisionForm.initial_of(matter) | {"version": matter.version}
    category = data.get("category", matter.category) if data else matter.category
    return DecisionForm(data, initial=initial, category=category, on_film=bool(matter.film_id))


def _read_first(request, pk: int, sentence):
    """The warning as it is now, with what has changed and with what was typed: sent again, it counts as read."""
    matter = found(request.user, pk)
    typed = request.POST.copy()
    typed["version"] = matter.version
    return _page(request, matter, _form(matter, typed), status=409, conflict=sentence)


def _page(request, matter: ContentWarning, form: DecisionForm, status: int = 200, **said):
    viewer = request.user
    is_open = matter.state in (State.PROPOSED, State.DISPUTED)
    context = (
        {
            "here": "desk",
            "warning": present(matter, viewer, Surface.DESK),
            "kind": _kind(matter),
            "form": form,
            "is_open": is_open,
            "may_decide": is_open and policies.can_decide(viewer, matter),
            "why_not": not_theirs(viewer, matter) if is_open else "",
            "typed": present(Written(form.data.get("reason", "")), viewer, Surface.DESK)
            if said.get("conflict")
            else "",
            "differs": [str(one) for one in _differences(matter, form)],
        }
        | target_of(viewer, matter)
        | _passage(request, matter)
        | _beside(viewer, matter)
        | _neighbours(viewer, matter)
    )
    return render(request, "warnings/decide.html", context | said, status=status)


def _differences(matter: ContentWarning, form: DecisionForm) -> list:
    """What the form as it was sent would change."""
    if not form.is_bound or not form.is_valid():
        return []
    try:
        return changes(Said.of(matter), form.said().tidied(on_film=bool(matter.film_id)))
    except Refused:
        return []


def _passage(request, matter: ContentWarning) -> dict:
    """Where a passage stands now; its words, an annotation's and a subject's, only when they are asked for."""
    if not matter.passage_id:
        return {"is_opened": matter.is_on_words and "open" in request.GET}
    placed = matter.passage.placements.filter(revision=matter.text.current_id, start__isnull=False).first()
    start, end = (placed.start, placed.end) if placed else (matter.passage.start, matter.passage.end)
    asked = "open" in request.GET
    shown = {"is_lost": placed is None, "start": start, "is_opened": asked, "length": end - start}
    if asked:
        revision = matter.text.revisions.get(pk=placed.revision_id if placed else matter.passage.revision_id)
        shown["passage"] = present(InContext(revision, start, end), request.user, Surface.DESK)
    return shown


def _beside(viewer, matter: ContentWarning) -> dict:
    """What is said nearby, who supports it, what is said against it, and what it has been."""
    supports = matter.supports.select_related("person").order_by("pk")
    versions = list(matter.versions.select_related("actor", "reason").order_by("number"))
    for before, after in itertools.pairwise(versions):
        after.before = before
    disputes = matter.disputes.select_related("by").order_by("-pk")
    return {
        "supports": present_all(supports[:MOST], viewer, Surface.DESK),
        "support_count": supports.count(),
        "history": present_all(reversed(versions), viewer, Surface.DESK),
        "disputes": present_all(disputes, viewer, Surface.DESK),
        "nearby": _nearby(viewer, matter),
    }


def _nearby(viewer, matter: ContentWarning) -> list[dict]:
    """What is in force for the same film and text, and for passages of it: those of its own category first."""
    about = Q(film=matter.its_film)
    if matter.text:
        about |= Q(source=matter.text) | Q(passage__source=matter.text)
    if matter.subject_id:
        about |= Q(subject=matter.subject)
    placed = Placement.objects.filter(passage=OuterRef("passage"), revision__source=matter.text)
    there = ContentWarning.objects.visible_to(viewer).in_force().filter(about).exclude(pk=matter.pk)
    there = there.annotate(
        is_other=~Q(category=matter.category), stands_at=Subquery(placed.order_by("-revision").values("start")[:1])
    )
    rows = list(there.select_related("proposed_by").order_by("is_other", "film", "source", "stands_at", "pk")[:NEARBY])
    shown = present_all(rows, viewer, Surface.DESK)
    return [
        {"warning": said, "kind": _kind(row), "start": row.stands_at} for row, said in zip(rows, shown, strict=True)
    ]


def _neighbours(viewer, matter: ContentWarning) -> dict:
    """Which of how many it is, and the ways to the next and the one before."""
    waiting = _waiting(viewer)
    told = waiting.aggregate(count=Count("pk"), before=Count("pk", filter=Q(pk__lt=matter.pk)))
    previous = waiting.filter(pk__lt=matter.pk).order_by("-pk").values_list("pk", flat=True).first()
    following = waiting.filter(pk__gt=matter.pk).order_by("pk").values_list("pk", flat=True).first()
    return {
        "count": told["count"],
        "place": told["before"] + 1,
        "previous_url": reverse("warnings:decide", args=[previous]) if previous else "",
        "following_url": reverse("warnings:decide", args=[following]) if following else "",
    }
