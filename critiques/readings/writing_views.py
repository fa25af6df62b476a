"""Writing a reading: beginning one, revising it, who argues it, and how it stands to others."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.sources.models import Film
from annotations.warnings.present import Surface, present, present_all
from critiques.readings import actions, policies
from critiques.readings.forms import InviteForm, ReadingForm, RelateForm, begun, claim_forms
from critiques.readings.models import Authorship, Reading, ReadingRelation, heard_by
from critiques.readings.page import seen
from critiques.readings.saying import Writing
from critiques.readings.views import ask, reading_of
from perfection_site.accounts.refusals import Conflict, Refused, permit

asking = require_http_methods(["GET", "HEAD", "POST"])
MOST = 200  # readings of a film in a menu


@asking
@login_required
def new(request, slug):
    """Begin a reading of a film."""
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    permit(
        policies.can_begin(request.user, film),
        _("Confirm your e-mail address first. Then you can begin a reading."),
    )
    if request.method != "POST":
        return _new_page(request, film, ReadingForm(), claim_forms())
    form, claims = ReadingForm(request.POST), claim_forms(request.POST)
    if not (form.is_valid() and claims.is_valid()):
        return _new_page(request, film, form, claims, 422)
    try:
        token = form.cleaned_data["token"] or uuid4()
        made = actions.begin(request.user, film, form.writing(claims), token=token)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _new_page(request, film, form, claims, refusal.status)
    messages.success(request, _("Your draft is kept. Cite passages from the sources, and publish it when it is ready."))
    return redirect("readings:reading", made.slug)


def _new_page(request, film: Film, form, claims, status: int = 200):
    context = {"here": "readings", "film": present(film, request.user, Surface.LIST), "form": form, "claims": claims}
    return render(request, "readings/write.html", context, status=status)


@asking
@login_required
def revise(request, slug):
    found = reading_of(request.user, slug)
    permit(policies.can_revise(request.user, found), _("Only who argues a reading changes it, while it can be read."))
    if request.method != "POST":
        writing = Writing.of(found)
        form = ReadingForm(initial=begun(found, writing), is_published=found.edition > 0)
        return _revise_page(request, found, form, claim_forms(writing=writing))
    form, claims = ReadingForm(request.POST, is_published=found.edition > 0), claim_forms(request.POST)
    if not (form.is_valid() and claims.is_valid()):
        return _revise_page(request, found, form, claims, 422)
    said = form.cleaned_data
    try:
        actions.revise(request.user, found, form.writing(claims), version=said["version"] or 0, why=said.get("why", ""))
    except Conflict as conflict:
        return _revise_again(request, slug, conflict)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _revise_page(request, found, form, claims, refusal.status)
    messages.success(request, _("Saved."))
    return redirect("readings:reading", slug)


def _revise_again(request, slug: str, conflict: Conflict):
    """The form as it was typed, beside what stands by now; sent again, it counts as read. A claim that has been
    dropped meanwhile is kept as a new one, so that nothing typed is lost."""
    found = reading_of(request.user, slug)
    typed = request.POST.copy()
    typed["version"] = found.version
    standing = {str(pk) for pk in found.claims.filter(removed_at=None).values_list("pk", flat=True)}
    for name, value in request.POST.items():
        if name.startswith("claims-") and name.endswith("-id") and value not in standing:
            typed[name] = ""
    form = ReadingForm(typed, is_published=found.edition > 0)
    return _revise_page(request, found, form, claim_forms(typed), conflict.status, conflict=conflict)


def _revise_page(request, found: Reading, form, claims, status: int = 200, *, conflict=None):  # noqa: PLR0913
    (shown,) = present_all([found], request.user, Surface.PAGE)
    context = {"here": "readings", "reading": shown, "form": form, "claims": claims, "conflict": conflict}
    if conflict:
        rows = list(found.claims.filter(removed_at=None).order_by("number"))
        for row in rows:
            row.reading = found
        context["theirs"] = present_all(rows, request.user, Surface.PAGE)
    return render(request, "readings/write.html", context, status=status)


# ---- who argues it


@asking
@login_required
def authors(request, slug):
    """Who argues it and who is asked to; for whoever is asked, the answer."""
    found = reading_of(request.user, slug)
    permit(bool(policies.role_of(request.user, found)), _("Only who argues a reading asks others to."))
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite(request.user, found, form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error("name", str(refusal))
            return _authors_page(request, found, form, refusal.status)
        messages.success(request, _("%(name)s is asked.") % {"name": made.person.username})
        return redirect("readings:authors", slug)
    return _authors_page(request, found, form, 422 if request.method == "POST" else 200)


def _authors_page(request, found: Reading, form: InviteForm, status: int = 200):
    rows = list(found.authorships.standing().select_related("person", "invited_by").order_by("pk"))
    mine = next((row for row in rows if row.person_id == request.user.pk), None)
    is_author = mine is not None and mine.state == Authorship.State.ACCEPTED
    people = [
        {
            "id": row.pk,
            "person_name": row.person.username,
            "state": row.state,
            "state_label": row.get_state_display(),
            "since": row.at,
            "is_self": row.person_id == request.user.pk,
        }
        for row in rows
        if is_author or row.state == Authorship.State.ACCEPTED or row == mine
    ]
    context = {
        "here": "readings",
        "reading": present(found, request.user, Surface.PAGE),
        "people": people,
        "form": form,
        "mine": {"id": mine.pk, "by_name": mine.invited_by.username} if mine and not is_author else None,
        "is_author": is_author,
        "may_leave": is_author and policies.can_leave(request.user, found),
    }
    return render(request, "readings/authors.html", context, status=status)


def _asked(request, slug: str, pk: int) -> Authorship:
    found = reading_of(request.user, slug)
    permit(bool(policies.role_of(request.user, found)), _("Only who was asked can answer."))
    return get_object_or_404(found.authorships.standing().select_related("reading", "person"), pk=pk)


@require_POST
@login_required
def join(request, slug, pk):
    actions.join(request.user, _asked(request, slug, pk))
    messages.success(request, _("You argue this reading now, and are named in it."))
    return redirect("readings:reading", slug)


@require_POST
@login_required
def turn_down(request, slug, pk):
    asked = _asked(request, slug, pk)
    is_own = asked.person_id == request.user.pk
    actions.turn_down(request.user, asked)
    messages.success(request, _("You have said no.") if is_own else _("They are not asked any more."))
    return redirect("readings:readings") if is_own else redirect("readings:authors", slug)


@asking
@login_required
def leave(request, slug):
    found = reading_of(request.user, slug)
    permit(policies.can_leave(request.user, found), _("Whoever argues a reading alone withdraws it instead."))
    if request.method == "POST":
        actions.leave(request.user, found)
        messages.success(request, _("You do not argue this reading any more."))
        return redirect("readings:readings")
    lines = [
        _("You are no longer named in it, and change nothing in it. What you wrote stays, for it is the others' too."),
        _("To come back, one of the others has to ask you."),
    ]
    return ask(request, found, _("Argue this reading no longer?"), lines, _("Leave"))


# ---- to other readings


@asking
@login_required
def relations(request, slug):
    """What it is to other readings of its film."""
    found = reading_of(request.user, slug)
    permit(policies.can_unrelate(request.user, found), _("Only its authors say how a reading stands to others."))
    others = seen(request.user).filter(heard_by(request.user), film=found.film, state="published", rule="")
    others = list(others.exclude(pk=found.pk)[:MOST])
    shown = present_all(others, request.user, Surface.LIST)
    form = RelateForm(request.POST or None, among=shown)
    if request.method == "POST" and form.is_valid():
        other = next(one for one in others if one.slug == form.cleaned_data["other"])
        try:
            actions.relate(request.user, found, other, form.cleaned_data["kind"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It stands on both pages now."))
            return redirect("readings:relations", slug)
    own = ReadingRelation.objects.visible_to(request.user).filter(reading=found).select_related("other__film")
    rows = list(own.order_by("pk"))
    theirs = present_all([row.other for row in rows], request.user, Surface.LIST)
    context = {
        "here": "readings",
        "reading": present(found, request.user, Surface.LIST),
        "form": form if others else None,
        "rows": [
            {"id": row.pk, "kind_label": row.get_kind_display(), "reading": other}
            for row, other in zip(rows, theirs, strict=True)
        ],
    }
    return render(request, "readings/relations.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def unrelate(request, slug, pk):
    found = reading_of(request.user, slug)
    there = found.relations.visible_to(request.user).select_related("reading")
    actions.unrelate(request.user, get_object_or_404(there, pk=pk))
    messages.success(request, _("It is said no longer."))
    return redirect("readings:relations", slug)
