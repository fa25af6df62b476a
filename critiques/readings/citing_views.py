"""Citing passages, finding some to cite, and answering what others offer."""

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.marginalia.models import Annotation
from annotations.marginalia.writing import Selection
from annotations.reader.annotating import mine, source_of
from annotations.reader.forms import PassageForm
from annotations.reader.warn import quoted_to, selection_of
from annotations.sources.models import Film, Source
from annotations.text.covers import MASK
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.present import Quotation, Surface, present, present_all
from critiques.readings import actions, policies
from critiques.readings.actions import Put
from critiques.readings.forms import AcceptForm, CiteForm, CitePassageForm, DeclineForm
from critiques.readings.models import Claim, Evidence, argued_by
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, Refused, permit

asking = require_http_methods(["GET", "HEAD", "POST"])
CLAIMS = 400  # in the menu


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for a passage for, as the addresses on the way say: a claim's key, or a reading's slug."""

    claim: int | None
    reading: str

    @classmethod
    def read(cls, query) -> "Wanted":
        return cls(number(query.get("claim")), query.get("reading", ""))


def among(viewer, film: Film, first: Wanted | None = None) -> list:
    """The claims a passage of a film's source can be cited for: of the reading that is wanted first, then of one's own,
    then of published ones."""
    found = Claim.objects.visible_to(viewer).filter(reading__film=film, reading__rule="")
    own = Case(When(argued_by(viewer, "reading"), then=Value(0)), default=Value(1), output_field=IntegerField())
    found = found.annotate(own=own).exclude(own=1, reading__state="draft").exclude(reading__state="withdrawn")
    rows = list(found.select_related("reading__film").order_by("own", "-reading", "number")[:CLAIMS])
    by_reading: dict[int, list[Claim]] = {}
    for row in rows:
        by_reading.setdefault(row.reading_id, []).append(row)
    readings = [claims[0].reading for claims in by_reading.values()]
    shown = present_all([*readings, *rows], viewer, Surface.LIST)
    claims = {one.id: one for one in shown[len(readings) :]}
    found = [(reading, [claims[row.pk] for row in by_reading[reading.id]]) for reading in shown[: len(readings)]]
    return found if first is None else sorted(found, key=lambda one: one[0].slug != first.reading)


def selected(viewer, text: Source, sent) -> Selection:
    """The words that an address or a form names, if the text still says them and none is covered for who asks."""
    passage = PassageForm(sent)
    if not passage.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    selection = selection_of(text, passage.cleaned_data)
    shown = present(selection.revision, viewer, Surface.PAGE)
    if MASK in shown.document.text[selection.start : selection.end]:
        raise Refused(_("Some of these words are covered for you. Choose others, or open the cover first."))
    return selection


@asking
@login_required
def cite(request, slug):
    """Words of a source that somebody has selected."""
    text = source_of(request.user, slug)
    selection = selected(request.user, text, request.POST if request.method == "POST" else request.GET)
    wanted = Wanted.read(request.GET)
    claims = among(request.user, text.film, wanted)
    where = {"start": selection.start, "end": selection.end, "exact": selection.exact}
    where["revision"] = selection.revision.pk
    back = f"{reverse('reader:source', args=[slug])}?at={selection.start}#margin"
    about = {"quote": quoted_to(request.user, text, selection), "back_url": back}
    if request.method != "POST":
        initial = where | {"claim": wanted.claim}
        return _cite_page(request, text, CitePassageForm(initial=initial, among=claims), about)
    form = CitePassageForm(request.POST, among=claims)
    return _cited(request, text, form, selection, about)


@asking
@login_required
def cite_annotation(request, pk):
    """The passage that an annotation is about."""
    note = mine(request.user, pk)
    permit(
        note.visibility == Annotation.Visibility.PUBLIC and note.state == Annotation.State.VISIBLE,
        _("Only what everybody can read is cited from."),
    )
    passage = note.passage
    passage.source = note.source
    quoted = present(Quotation(passage, f"annotation-{pk}"), request.user, Surface.PAGE)
    wanted = Wanted.read(request.GET)
    claims = among(request.user, note.source.film, wanted)
    about = {"quotation": quoted, "back_url": reverse("reader:annotation", args=[pk])}
    if request.method != "POST":
        initial = {"claim": wanted.claim}
        return _cite_page(request, note.source, CiteForm(initial=initial, among=claims), about)
    return _cited(request, note.source, CiteForm(request.POST, among=claims), passage, about)


def _cite_page(request, text: Source, form: CiteForm, about: dict, status: int = 200):
    source, film = present(text, request.user, Surface.LIST), present(text.film, request.user, Surface.NOTICE)
    context = {"here": "readings", "source": source, "film": film, "form": form}
    return render(request, "readings/cite.html", context | about, status=status)


def _cited(request, text: Source, form: CiteForm, words, about: dict):
    if not form.is_valid():
        return _cite_page(request, text, form, about, 422)
    said = form.cleaned_data
    claim = get_object_or_404(Claim.objects.visible_to(request.user).select_related("reading"), pk=said["claim"])
    try:
        made = actions.cite(request.user, claim, words, Put(said["stance"], said["why"]), token=said["token"])
    except Refused as refusal:
        typed = request.POST.copy()
        if isinstance(refusal, Conflict):
            typed["token"] = str(uuid4())
        again = type(form)(typed, among=among(request.user, text.film))
        again.add_error(None, str(refusal))
        return _cite_page(request, text, again, about, refusal.status)
    is_offer = made.state == Evidence.State.OFFERED
    messages.success(
        request,
        _("It is offered. The authors answer, and you will be told.") if is_offer else _("It is evidence now."),
    )
    return redirect("readings:evidence", made.pk)


# ---- answering


def evidence_of(viewer, pk: int) -> Evidence:
    found = Evidence.objects.visible_to(viewer).select_related(
        "claim__reading__film", "passage__source__film", "offered_by", "answered_by", "thread"
    )
    return get_object_or_404(found, pk=pk)


@asking
@login_required
def accept(request, pk):
    """Take up what was offered, with this stance or another."""
    found = evidence_of(request.user, pk)
    permit(policies.can_accept(request.user, found), _("Only who argues the reading takes up what is offered to it."))
    initial = {"stance": found.offered_as, "version": found.version}
    form = AcceptForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _answered(request, found, form, actions.accept, _("It is evidence now."))
    return _answer_page(request, found, form, taken_up=True)


@asking
@login_required
def decline(request, pk):
    """Do without it, with a word why."""
    found = evidence_of(request.user, pk)
    permit(policies.can_decline(request.user, found), _("Only who argues the reading declines what is offered to it."))
    form = DeclineForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        return _answered(request, found, form, actions.decline, _("It is declined, and stays as it was offered."))
    return _answer_page(request, found, form)


def _answered(request, found: Evidence, form, act, done: str):
    try:
        act(request.user, found, **form.cleaned_data)
    except Conflict as conflict:
        again = evidence_of(request.user, found.pk)
        typed = request.POST.copy()
        typed["version"] = again.version  # sent again, it replaces the answer that is shown beside it now
        form = type(form)(typed)
        form.add_error(None, str(conflict))
        return _answer_page(request, again, form, conflict.status, taken_up=act is actions.accept)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _answer_page(request, found, form, refusal.status, taken_up=act is actions.accept)
    messages.success(request, done)
    return redirect("readings:evidence", found.pk)


def _answer_page(request, found: Evidence, form, status: int = 200, *, taken_up: bool = False):
    things = [found.claim.reading, found.claim, found]
    reading, claim, evidence = present_all(things, request.user, Surface.PAGE)
    context = {
        "here": "readings", "reading": reading, "claim": claim, "evidence": evidence, "form": form,
        "taken_up": taken_up,
    }  # fmt: skip
    return render(request, "readings/answer.html", context, status=422 if form.errors and status == 200 else status)


@require_POST
@login_required
def take_back(request, pk):
    """One's own wherever it stands by now; afterwards to its reading, where that can be seen."""
    own = Evidence.objects.taken_back_by(request.user).select_related("claim__reading", "passage")
    found = own.filter(pk=pk).first() or evidence_of(request.user, pk)
    reading = found.claim.reading
    actions.take_back(request.user, found)
    messages.success(request, _("You have taken it back. Your line is erased in thirty days."))
    if policies.can_see(request.user, reading):
        return redirect("readings:reading", reading.slug)
    return redirect("pages:evidence")
