"""What is said to contain what: the categories, the panels of a text and of a film, and one warning."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.passages.models import Placement
from annotations.reader.annotating import source_of
from annotations.reader.warning_forms import ReasonForm, SupportForm
from annotations.reader.warning_notices import ABOUT, LIGHT
from annotations.sources.models import Film, Source
from annotations.text.taxonomy import CATEGORIES
from annotations.text.taxonomy_pages import PAGES, TERMS
from annotations.warnings import actions, policies
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present, present_all
from annotations.warnings.records import Assessment, WarningSupport
from annotations.warnings.shown import PresentedWarning
from annotations.warnings.sockets import SubjectPage, subject_pages
from perfection_site.accounts.refusals import Refused, permit

# ---- the categories


@require_safe
def taxonomy(request):
    """The sixteen categories."""
    rows = [{"slug": slug, "label": one.label, "means": _(PAGES[slug].means)} for slug, one in CATEGORIES.items()]
    return render(request, "warnings/taxonomy.html", {"here": "warnings", "rows": rows})


@require_safe
def category(request, slug):
    """One of them: what it means, what it does not mean, examples, its kinds."""
    if slug not in CATEGORIES:
        raise Http404
    page = PAGES[slug]
    context = {
        "here": "warnings",
        "label": CATEGORIES[slug].label,
        "means": _(page.means),
        "does_not_mean": _(page.does_not_mean),
        "examples": [_(example) for example in page.examples],
        "kinds": [_(label) for label in TERMS[slug].values()],
        "related": [{"slug": other, "label": CATEGORIES[other].label} for other in page.related],
    }
    return render(request, "warnings/category.html", context)


# ---- panels


@dataclass(frozen=True)
class Row:
    """A warning in a panel; `start` is where its passage stands in the text."""

    warning: PresentedWarning
    start: int | None = None


def _rows(viewer, found, surface: Surface) -> list[Row]:
    found = list(found)
    shown = present_all(found, viewer, surface)
    return [Row(one, getattr(kept, "stands_at", None)) for one, kept in zip(shown, found, strict=True)]


def _assessment(viewer, of: Film | Source):
    found = Assessment.objects.filter(**{of._meta.model_name: of}).first()
    return present(found, viewer, Surface.PAGE) if found else None


@require_safe
def of_source(request, slug):
    """All that is said of a text: of the film, of the text, of passages; what the viewer proposes; who has looked."""
    viewer, text = request.user, source_of(request.user, slug)
    placed = Placement.objects.filter(passage=OuterRef("passage"), revision=text.current_id)
    about = Q(film=text.film_id) | Q(source=text) | Q(passage__source=text)
    seen = ContentWarning.objects.visible_to(viewer).filter(about).select_related(*ABOUT).defer(*LIGHT)
    rows = list(seen.annotate(stands_at=Subquery(placed.values("start")[:1])).order_by("stands_at", "pk"))
    in_force = [one for one in rows if one.is_in_force]
    of_film = [one for one in in_force if one.film_id]
    passages = [one for one in in_force if one.passage_id and one.stands_at is not None]
    lost = [one for one in in_force if one.passage_id and one.stands_at is None]
    context = {
        "here": "sources",
        "source": present(text, viewer, Surface.PAGE),
        "of_film": _rows(viewer, of_film, Surface.LIST),
        "of_text": _rows(viewer, [*(one for one in in_force if one.source_id), *lost], Surface.LIST),
        "of_passages": _rows(viewer, passages, Surface.LIST),
        "yours": _rows(viewer, _own_open(viewer, rows), Surface.PAGE),
        "assessment": _assessment(viewer, text),
        "may_propose": policies.can_propose(viewer, text),
        "may_assess": policies.can_assess(viewer, text),
        "may_decline": policies.can_decline(viewer, text),
        "contains": any(one for one in in_force if not one.film_id),
    }
    return render(request, "warnings/source.html", context)


def _own_open(viewer, rows: list[ContentWarning]) -> list[ContentWarning]:
    open_ones = (one for one in rows if one.state == ContentWarning.State.PROPOSED)
    return [one for one in open_ones if one.proposed_by_id == viewer.pk]


@require_safe
def of_film(request, slug):
    """All that is said of a film."""
    viewer = request.user
    film = get_object_or_404(Film.objects.visible_to(viewer), slug=slug)
    rows = list(
        ContentWarning.objects.visible_to(viewer).filter(film=film).select_related("proposed_by").order_by("pk")
    )
    in_force = [one for one in rows if one.is_in_force]
    context = {
        "here": "films",
        "film": present(film, viewer, Surface.PAGE),
        "rows": _rows(viewer, in_force, Surface.LIST),
        "yours": _rows(viewer, _own_open(viewer, rows), Surface.PAGE),
        "assessment": _assessment(viewer, film),
        "may_propose": policies.can_propose(viewer, film),
        "may_assess": policies.can_assess(viewer, film),
        "may_decline": policies.can_decline(viewer, film),
        "contains": bool(in_force),
    }
    return render(request, "warnings/film.html", context)


@require_POST
@login_required
def assess_source(request, slug):
    return _assessed(request, source_of(request.user, slug), reverse("warnings:of_source", args=[slug]))


@require_POST
@login_required
def assess_film(request, slug):
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    return _assessed(request, film, reverse("warnings:of_film", args=[slug]))


def _assessed(request, of: Film | Source, back: str):
    state = request.POST.get("state", "")
    if state == Assessment.State.DECLINED:
        actions.decline(request.user, of)
    else:
        actions.assess(request.user, of, state=state)
    messages.success(request, _("Kept. Readers see it from now on."))
    return redirect(back)


# ---- one warning


def found(viewer, pk: int) -> ContentWarning:
    everything = ContentWarning.objects.visible_to(viewer).select_related(*ABOUT).defer(*LIGHT)
    return get_object_or_404(everything, pk=pk)


@require_safe
def warning(request, pk):
    """What it says, on what, and what a reader can do about it."""
    return _page(request, found(request.user, pk), SupportForm())


def _page(request, one: ContentWarning, form: SupportForm, status: int = 200):
    viewer = request.user
    is_open = one.state == ContentWarning.State.PROPOSED
    supports = WarningSupport.objects.filter(warning=one, person_id=viewer.pk).exists() if is_open else False
    decided = one.versions.select_related("actor", "reason").order_by("-number").first()
    context = {
        "here": "sources",
        "warning": present(one, viewer, Surface.PAGE),
        "decision": present(decided, viewer, Surface.PAGE) if _may_read_reason(viewer, one) else None,
        "is_yours": one.proposed_by_id == viewer.pk,
        "may_support": is_open and not supports and policies.can_support(viewer, one),
        "supports": supports,
        "may_withdraw": is_open and policies.can_withdraw(viewer, one) and not policies.open_dispute(one),
        "may_dispute": one.state in policies.FOLLOWS["dispute"] and policies.can_dispute(viewer, one),
        "may_appeal": one.state in policies.FOLLOWS["appeal"] and policies.can_appeal(viewer, one),
        "form": form,
    } | target_of(viewer, one)
    return render(request, "warnings/warning.html", context, status=status)


def _may_read_reason(viewer, one: ContentWarning) -> bool:
    """Its proposer, and moderators at the desk: reasons are written to those concerned."""
    return viewer.is_authenticated and one.proposed_by_id == viewer.pk


def target_of(viewer, one: ContentWarning) -> dict:
    """What a warning stands on, presented, and the way there."""
    if one.film_id:
        return {
            "film": present(one.film, viewer, Surface.LIST),
            "back_url": reverse("warnings:of_film", args=[one.film.slug]),
        }
    if one.subject_id:
        page = subject_page(viewer, one)
        return {"subject": page, "film": present(one.its_film, viewer, Surface.LIST), "back_url": page.url}
    shown = {"source": present(one.text, viewer, Surface.LIST)}
    if one.annotation_id:
        back = reverse("reader:annotation", args=[one.annotation_id])
        return shown | {"annotation": present(one.annotation, viewer, Surface.LIST), "back_url": back}
    return shown | {"is_passage": bool(one.passage_id), "back_url": reverse("warnings:of_source", args=[one.text.slug])}


def subject_page(viewer, one: ContentWarning) -> SubjectPage:
    return subject_pages.plugs[one.subject.kind](viewer, [one.subject_id])[one.subject_id]


@require_POST
@login_required
def support(request, pk):
    one, form = _known(request.user, pk), SupportForm(request.POST)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    actions.support(request.user, one, **form.cleaned_data)
    messages.success(request, _("Thank you. You will be told what a moderator decides."))
    return redirect(target_of(request.user, one)["back_url"])


def _known(viewer, pk: int) -> ContentWarning:
    """One that the viewer sees, or an open one they came upon by proposing the same: only then do they know its number,
    and of it they learn what they have said themselves."""
    one = get_object_or_404(ContentWarning.objects.select_related(*ABOUT).defer(*LIGHT), pk=pk)
    if not policies.can_see(viewer, one) and one.state != ContentWarning.State.PROPOSED:
        raise Http404
    if not policies.can_see_target(viewer, one):
        raise Http404
    return one


@require_POST
@login_required
def withdraw(request, pk):
    one = found(request.user, pk)
    actions.withdraw(request.user, one)
    messages.success(request, _("Your proposal is withdrawn."))
    return redirect(target_of(request.user, one)["back_url"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def dispute(request, pk):
    """Say that a warning in force is wrong."""
    one = found(request.user, pk)
    permit(policies.can_dispute(request.user, one) and one.is_in_force, _("You can't dispute this one."))
    return _complained(request, one, actions.dispute, "dispute")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def appeal(request, pk):
    """Ask for another moderator about a proposal of one's own that was rejected."""
    one = found(request.user, pk)
    is_rejected = one.state in policies.FOLLOWS["appeal"]
    permit(is_rejected and policies.can_appeal(request.user, one), _("Only who proposed it appeals, and once."))
    return _complained(request, one, actions.appeal, "appeal")


def _complained(request, one: ContentWarning, act, name: str):
    form = ReasonForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            act(request.user, one, complaint=form.cleaned_data["complaint"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
            status = refusal.status
        else:
            messages.success(request, _("Thank you. Another moderator will decide, and you will be told."))
            return redirect("warnings:warning", one.pk)
    shown = {"here": "sources", "form": form, "act": name, "warning": present(one, request.user, Surface.PAGE)}
    return render(request, "warnings/complain.html", shown | target_of(request.user, one), status=status)
