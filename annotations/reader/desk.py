"""The source desk: import, check, describe, publish, unpublish.

It stands above `warnings`, not in the room of sources, because it shows the texts: whatever shows one asks
`present()`. The forms and acts are those of `sources`.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.sources import actions, policies
from annotations.sources.forms import DetailsForm, ImportForm, PublishForm
from annotations.sources.models import HEAVY, Source
from annotations.text import blocks as kinds
from annotations.warnings.present import Surface, Written, present, present_all
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, permit

PAGE = 50
LABELS = {
    kinds.STANDFIRST: gettext_lazy("Standfirst"),
    kinds.HEADING: gettext_lazy("Heading"),
    kinds.PARAGRAPH: gettext_lazy("Paragraph"),
    kinds.LIST_ITEM: gettext_lazy("List item"),
    kinds.QUOTATION: gettext_lazy("Quotation"),
    kinds.PULL_QUOTE: gettext_lazy("Pull quote"),
    kinds.CAPTION: gettext_lazy("Caption"),
    kinds.CONTENTS: gettext_lazy("Contents"),
    kinds.CREDIT: gettext_lazy("Credit"),
    kinds.RELATED: gettext_lazy("Related link"),
    kinds.COMMENT: gettext_lazy("Reader comment"),
}


def _permit(viewer) -> None:
    permit(policies.can_import(viewer), _("The source desk is the admins'."))


def _source(viewer, pk: int) -> Source:
    _permit(viewer)
    return get_object_or_404(Source.objects.visible_to(viewer).select_related("film", "current"), pk=pk)


@require_safe
@login_required
def sources(request):
    """Every source with its state, newest first."""
    _permit(request.user)
    before = number(request.GET.get("before"))
    found = Source.objects.visible_to(request.user).select_related("film", "current").order_by("-id")
    found = found.defer(*HEAVY)
    if before:
        found = found.filter(id__lt=before)
    rows = list(found[: PAGE + 1])
    context = {
        "here": "desk",
        "sources": present_all(rows[:PAGE], request.user, Surface.LIST),
        "next_url": f"{reverse('sources:desk')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
    }
    return render(request, "sources/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request):
    """Paste or upload a text; it becomes a draft to check."""
    _permit(request.user)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _import(request.user, form)
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Imported as a draft. Check it, then publish it."))
            return redirect("sources:edit", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "sources/new.html", {"here": "desk", "form": form}, status=status)


@transaction.atomic
def _import(actor, form: ImportForm) -> Source:
    film = form.film_chosen() or actions.create_film(actor, title=form.cleaned_data["film_title"])
    return actions.import_source(actor, film, form.cleaned_data["imported"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, pk):
    """What came in, what it was read as, and what is said about the source."""
    source = _source(request.user, pk)
    form = DetailsForm(request.POST or None, instance=source)
    if request.method == "POST" and form.is_valid():
        # The form has filled its own copy of the row; the act compares with the one in the database.
        actions.describe(request.user, source, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("sources:edit", pk)
    return _check(request, pk, form, PublishForm(), status=422 if request.method == "POST" else 200)


def _check(request, pk: int, form, publish_form, status: int = 200):
    source = _source(request.user, pk)
    revision = source.current
    text = present(revision, request.user, Surface.DESK).document
    context = {
        "here": "desk",
        "source": present(source, request.user, Surface.DESK),
        "form": form,
        "publish_form": publish_form,
        "blocks": [
            {"kind": block.kind, "kind_label": LABELS[block.kind], "comment_number": block.comment, "words": words}
            for block, words in zip(text.blocks, text.text.split("\n"), strict=True)
        ],
        "dropped": [
            {"words": present(Written(item["text"]), request.user, Surface.DESK), "why": item["reason"]}
            for item in revision.dropped
        ],
        "support": present_all([Written(line) for line in revision.support], request.user, Surface.DESK),
        "can_publish": policies.can_publish(request.user, source),
        "can_unpublish": policies.can_unpublish(request.user, source),
    }
    return render(request, "sources/edit.html", context, status=status)


@require_POST
@login_required
def publish(request, pk):
    source = _source(request.user, pk)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _check(request, pk, DetailsForm(instance=source), form, status=422)
    actions.publish(request.user, source, **form.cleaned_data)
    messages.success(request, _("Published. Everyone can read and annotate it."))
    return redirect("reader:source", source.slug)


@require_POST
@login_required
def unpublish(request, pk):
    source = actions.unpublish(request.user, _source(request.user, pk))
    messages.success(request, _("Unpublished. Nothing is lost; you can publish it again."))
    return redirect("sources:edit", source.pk)
