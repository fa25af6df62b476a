"""Proposing a warning: for a film, a text, words of it, or an annotation; of one's own words it stands at once."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.marginalia.writing import Selection
from annotations.reader.annotating import mine, source_of
from annotations.reader.forms import PassageForm
from annotations.reader.warning_forms import CATEGORIES, CategoryForm, WarningForm
from annotations.reader.warning_notices import ABOUT, LIGHT
from annotations.sources.models import Film, Revision, Source
from annotations.text.covers import spoken
from annotations.text.quotes import MAX_QUOTE, normalise, tidied
from annotations.text.taxonomy_pages import PAGES
from annotations.warnings import actions, policies
from annotations.warnings.actions import Overlaps
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present, present_all
from annotations.warnings.targets import Target
from perfection_site.accounts.refusals import Conflict, Refused, permit


@dataclass
class Proposing:
    """What is to be warned of, and how its page calls it. `asked` is what leads back to the same words."""

    request: object
    target: Target
    back_url: str
    about: dict  # film, source or annotation, presented
    quote: str = ""
    asked: dict = field(default_factory=dict)
    layer: str = "text"

    @property
    def on_film(self) -> bool:
        return isinstance(self.target, Film)

    @property
    def is_own(self) -> bool:
        return policies.is_own(self.request.user, self.target)

    def answer(self):
        """The page, in two steps; or what came of it."""
        permit(policies.can_propose(self.request.user, self.target), _("You can't propose a warning here just now."))
        if self.request.method == "POST":
            return self._proposed()
        chosen = CategoryForm(self.request.GET)
        if not chosen.is_valid():
            return self._page("warnings/choose.html", categories=_categories())
        category = chosen.cleaned_data["category"]
        initial = {"category": category, "layer": self.layer}
        return self._form_page(WarningForm(initial=initial, category=category, on_film=self.on_film))

    def _proposed(self):
        viewer = self.request.user
        form = WarningForm(self.request.POST, category=self.request.POST.get("category", ""), on_film=self.on_film)
        if not form.is_valid():
            return self._form_page(form, status=422)
        try:
            made = actions.propose(viewer, self.target, form.said())
        except Overlaps as overlap:
            twin = ContentWarning.objects.visible_to(viewer).filter(pk=overlap.other.pk).first() or overlap.other
            other = present(twin, viewer, Surface.PAGE)
            return self._form_page(form, status=overlap.status, refusal=overlap, other=other)
        except Refused as refusal:
            return self._form_page(form, status=refusal.status, refusal=refusal)
        if self.is_own:
            messages.success(self.request, _("Your annotation has its warning now."))
            return redirect(self.back_url)
        messages.success(
            self.request, _("Thank you. A moderator will decide, and you will be told. Until then you and they see it.")
        )
        return redirect("warnings:warning", made.pk)

    def _form_page(self, form: WarningForm, status: int = 200, **said):
        return self._page("warnings/propose.html", status, form=form, change_url=self._url(), **said)

    def _url(self) -> str:
        return f"{self.request.path}?{urlencode(self.asked)}" if self.asked else self.request.path

    def _page(self, template: str, status: int = 200, **said):
        shared = {
            "here": "films" if self.on_film else "sources",
            "back_url": self.back_url,
            "quote": self.quote.replace("\n", " "),
            "asked": self.asked,
            "is_own": self.is_own,
        }
        return render(self.request, template, shared | self.about | said, status=status)


def _categories() -> list[dict]:
    return [{"slug": slug, "label": label, "means": _(PAGES[slug].means)} for slug, label in CATEGORIES]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def on_source(request, slug):
    """For a text as a whole, or, with `start` and `end`, for words of it."""
    text = source_of(request.user, slug)
    about = {"source": present(text, request.user, Surface.LIST)}
    sent = request.POST if request.method == "POST" else request.GET
    if "start" not in sent:
        return Proposing(request, text, reverse("warnings:of_source", args=[slug]), about).answer()
    passage = PassageForm(sent)
    if not passage.is_valid():
        raise Refused(_("Select between one and %(most)d characters of the text.") % {"most": MAX_QUOTE})
    selection = selection_of(text, passage.cleaned_data)
    asked = {"start": selection.start, "end": selection.end, "revision": selection.revision.pk}
    back = f"{reverse('reader:source', args=[slug])}?at={selection.start}#margin"
    return Proposing(request, selection, back, about, quoted_to(request.user, text, selection), asked).answer()


def quoted_to(viewer, text: Source, selection: Selection) -> str:
    """The words as the viewer gets them to read; of an earlier revision none, for nobody knows what lies over it."""
    if selection.revision.pk != text.current_id:
        return ""
    words = present(selection.revision, viewer, Surface.PAGE).document.text[selection.start : selection.end]
    return spoken(words, _("[covered]"))


def selection_of(text: Source, said: dict) -> Selection:
    """The words that are meant, if the text still says them."""
    revision = get_object_or_404(
        Revision.objects.select_related("source"), source=text, pk=said["revision"] or text.current_id
    )
    span = tidied(revision.text, said["start"], said["end"])
    if span is None:
        raise Refused(_("There are no words at that place. Reload the page and select them again."))
    if said["exact"] and normalise(said["exact"]) != revision.text[said["start"] : said["end"]]:
        raise Conflict(_("The passage no longer reads as you selected it. Reload the page and select it again."))
    return Selection(revision, *span, revision.text[slice(*span)])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def on_film(request, slug):
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    about = {"film": present(film, request.user, Surface.PAGE)}
    return Proposing(request, film, reverse("warnings:of_film", args=[slug]), about).answer()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def on_annotation(request, pk):
    """For an annotation: one's own, or anybody's that everyone sees. Lists what is said of it already, to dispute."""
    note = mine(request.user, pk)
    standing = ContentWarning.objects.visible_to(request.user).filter(annotation=note).in_force().order_by("pk")
    standing = standing.select_related(*ABOUT).defer(*LIGHT)
    about = {
        "source": present(note.source, request.user, Surface.LIST),
        "annotation": present(note, request.user, Surface.PAGE),
        "standing": present_all(standing, request.user, Surface.PAGE),
    }
    return Proposing(request, note, reverse("reader:annotation", args=[pk]), about).answer()
