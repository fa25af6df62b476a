"""The notebook: one's own annotations across texts. The way to take them away is `exporting`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.db.models.functions import Lower
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation, Tag
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources import search as engine
from annotations.sources.matching import Matching, matching
from annotations.warnings.listed import PresentedNote, present_notes, with_place
from annotations.warnings.marginal import PresentedTag
from perfection_site.accounts.numbers import number
from perfection_site.pages.formats import LABELS
from perfection_site.pages.keyset import behind
from perfection_site.pages.note_forms import LATELY, NotebookForm

PAGE = 20
TAGS = 40  # are listed
_ORDERS = {
    "": ("-pk",),
    "oldest": ("pk",),
    "place": ("by_film", "source__film_id", "by_text", "source_id", "passage__start", "pk"),
    "withdrawn": ("-withdrawn_at", "-pk"),
}


@dataclass(frozen=True)
class Group:
    """Notes under one heading, or under none."""

    notes: list[PresentedNote] = field(default_factory=list)
    film_heading: str = ""
    heading: str = ""
    lang: str = ""


@dataclass(frozen=True)
class CountedTag:
    tag: PresentedTag
    count: int


def written(form: NotebookForm):
    """One's own that the form leaves: those that stand, or those that can be put back."""
    own = Annotation.objects.put_back_by(form.viewer) if form.is_withdrawn else Annotation.objects.own_of(form.viewer)
    return form.narrow(own)


@require_safe
@login_required
def notebook(request):
    form = NotebookForm(request.GET, request.user)
    context = {"here": "notebook", "form": form, "formats": LABELS, "groups": [], "tag_url": form.tag_url}
    try:
        query = form.question()
    except engine.Unanswerable as unanswerable:
        context["sentence"] = str(unanswerable)
    else:
        context |= _page(request, form, query)
    context |= _tags(request.user)
    return render(request, "pages/notebook.html", context)


def _page(request, form: NotebookForm, query: engine.Query | None) -> dict:
    after, own = number(request.GET.get("after")), written(form)
    matches = matching(query, AnnotationSearch) if query else None
    among = matches.among(own) if matches else own
    sort = "withdrawn" if form.is_withdrawn else form.chosen.get("sort", "")
    placed = among.annotate(by_film=Lower("source__film__title"), by_text=Lower("source__title"))
    ordered = behind(placed if sort == "place" else among, _ORDERS[sort], after)
    keys = list(ordered.values_list("pk", flat=True)[: PAGE + 1])  # alone, for joins have to wait for a page of them
    is_more = len(keys) > PAGE
    rows = with_place(own).in_bulk(keys[:PAGE])
    notes = present_notes([rows[key] for key in keys[:PAGE] if key in rows], request.user, query)
    return {
        "groups": _grouped(notes) if sort == "place" else [Group(notes)] if notes else [],
        "is_by_place": sort == "place",
        "total": _count(own, matches) if is_more or after else len(keys),
        "next_url": reverse("pages:notebook") + form.query(after=keys[PAGE - 1]) if is_more else "",
        "is_further": after is not None,
    }


def _count(own, matches: Matching | None) -> int:
    return matches.count(own) if matches else engine.count(own)


def _grouped(notes: Iterable[PresentedNote]) -> list[Group]:
    return [
        Group(list(group), source.film_heading, source.heading, source.lang)
        for source, group in groupby(notes, key=lambda note: note.source)
    ]


def _tags(viewer) -> dict:
    """One's own tags, those of one's newest annotations by how many of them have each."""
    own = Annotation.objects.own_of(viewer).order_by("-pk").values("pk")
    lately = own[:LATELY]
    rows = Tag.objects.filter(annotation__in=lately).values("folded").annotate(count=Count("pk"), newest=Max("pk"))
    rows = list(rows.order_by("-count", "folded")[:TAGS])
    labels = dict(Tag.objects.filter(pk__in=[row["newest"] for row in rows]).values_list("pk", "written"))
    tags = [CountedTag(PresentedTag(labels[row["newest"]], row["folded"]), row["count"]) for row in rows]
    return {"tags": tags, "is_long": bool(tags) and own[LATELY : LATELY + 1].exists()}
