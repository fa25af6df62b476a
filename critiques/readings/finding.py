"""Finding a passage to cite: a search over the sources of a reading's film and over what readers wrote about them."""

from urllib.parse import urlencode

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from annotations.marginalia.models import Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.passages import coverage
from annotations.sources import search as engine
from annotations.sources.matching import matching
from annotations.sources.models import Source
from annotations.text.blocks import Document
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.hits import present_hits
from annotations.warnings.listed import present_notes, with_place
from annotations.warnings.present import Surface, present, with_warnings
from critiques.readings.models import Reading
from critiques.readings.views import reading_of
from perfection_site.accounts.numbers import number

HITS = 10


class FindForm(forms.Form):
    q = forms.CharField(
        label=_("What is it about?"),
        required=False,
        max_length=engine.MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


@require_safe
def find(request, slug):
    """The first of both; a better word finds better than a further page. What is looked for goes along to where it is
    cited: for a claim of the reading, where one is named, or for the reading."""
    reading = reading_of(request.user, slug)
    claim = reading.claims.filter(pk=number(request.GET.get("claim")), removed_at=None).first()
    form = FindForm(request.GET)
    asked = form.cleaned_data["q"].replace("\x00", "") if form.is_valid() else ""
    wanted = {"claim": claim.pk} if claim else {"reading": reading.slug}
    context = {"here": "readings", "form": form, "asked": asked, "wanted": urlencode(wanted)}
    context["claim"] = {"id": claim.pk, "number": claim.number} if claim else None
    context["reading"] = present(reading, request.user, Surface.LIST)
    if asked:
        try:
            query = engine.ask(asked, "")
        except engine.Unanswerable as unanswerable:
            context["sentence"] = str(unanswerable)
        else:
            context |= {
                "hits": _sources(request.user, reading, query),
                "notes": _annotations(request.user, reading, query),
            }
    return render(request, "readings/find.html", context)


def _sources(viewer, reading: Reading, query: engine.Query) -> list[tuple]:
    """Hits, each with the start and the end of its paragraph: without script it is cited whole."""
    among = Source.objects.visible_to(viewer).filter(film=reading.film_id, state=Source.State.PUBLISHED)
    keys = [pk for _tier, pk in engine.find(among, query, None, HITS)] if query.configs else []
    if not keys:
        return []
    whole = with_warnings(coverage.with_stamp(among.filter(pk__in=keys).select_related("film", "current")))
    rows = whole.in_bulk()
    found = [rows[pk] for pk in keys if pk in rows]
    hits = present_hits(found, query, viewer)
    return [(hit, _paragraph(one.current.document, hit.block)) for one, hit in zip(found, hits, strict=True)]


def _paragraph(document: Document, index: int | None) -> tuple[int, int] | None:
    if index is None:
        return None
    block = document.blocks[index]
    return block.start, min(block.end, block.start + MAX_QUOTE)


def _annotations(viewer, reading: Reading, query: engine.Query) -> list:
    """Of those that everybody reads: nothing else is cited from."""
    readable = Annotation.objects.read_by(viewer).filter(
        visibility=Annotation.Visibility.PUBLIC,
        state=Annotation.State.VISIBLE,
        source__film=reading.film_id,
        source__state=Source.State.PUBLISHED,
    )
    keys = matching(query, AnnotationSearch).find(readable).page(None, HITS)
    rows = with_place(readable).in_bulk(keys)
    return present_notes([rows[key] for key in keys if key in rows], viewer, query)
