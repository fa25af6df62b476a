"""What one may ask of annotations: all that one may read, or one's own."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import READABLE, Annotation
from annotations.marginalia.searched import AnnotationSearch
from annotations.sources import search
from annotations.sources.models import HEAVY, Source
from annotations.text import tags
from annotations.warnings.present import Surface, present_all
from perfection_site.circles.models import Circle
from perfection_site.pages.forms import Words, film_choices
from perfection_site.pages.listing import Choices

MOST = 200  # texts and circles in a menu
LATELY = 1_000  # of so many of somebody's newest annotations, menus show the texts and the tags
Visibility = Annotation.Visibility

_TOO_MUCH = _("That is more than anybody can look for at once: use at most 200 characters.")


class NoteFilters(forms.Form):
    """What lists of annotations are narrowed by. A choice that makes no sense narrows nothing."""

    q = Words(
        label=_("Search the annotations"),
        required=False,
        max_length=search.MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _TOO_MUCH},
    )
    film = forms.ChoiceField(label=_("Film"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Every kind")), *Annotation.Kind.choices])
    tag = Words(
        label=_("Tag"),
        required=False,
        max_length=tags.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    exact = {"film": "source__film__slug", "kind": "kind"}

    def __init__(self, data):
        super().__init__(data)
        self.fields["film"].choices = film_choices(Choices.now(), data.get("film", ""))
        self.prepare(data)
        self.is_valid()

    def prepare(self, data) -> None:
        """Choices that depend on who asks."""

    @property
    def chosen(self) -> dict:
        """The choices that make sense."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "")

    def narrow(self, found):
        """By everything but the words: they are asked by `question`."""
        chosen = self.chosen
        found = found.filter(**{self.exact[name]: value for name, value in chosen.items() if name in self.exact})
        if tag := chosen.get("tag"):
            found = found.tagged(tags.fold(tags.tidy(tag)))
        return found

    def question(self) -> search.Query | None:
        """What is looked for, if anything. Raises search.Unanswerable."""
        return search.ask(self.words, among=AnnotationSearch) if self.words else None

    def query(self, **further) -> str:
        """The address of the same question, with `further` added."""
        asked = self.chosen | further
        return "?" + urlencode(sorted(asked.items(), key=lambda pair: pair[0] == "tag"))

    @property
    def tag_url(self) -> str:
        """The address of the same question about another tag, for the tag to be added to it."""
        return self.query(tag="")


class AnnotationSearchForm(NoteFilters):
    """Over everybody's annotations that one may read."""

    of = forms.ChoiceField(label=_("On"), required=False, choices=[("", _("Every kind of text")), *Source.Kind.choices])
    exact = NoteFilters.exact | {"of": "source__kind"}

    def query(self, **further) -> str:
        return super().query(**{"in": "annotations"} | further)

    @property
    def menus(self) -> list:
        return [self[name] for name in ("film", "of", "kind", "tag")]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen.keys() - {"q"})


class SaidForm(forms.Form):
    """Over one's own posts, or the lines beside passages that one has put to work: for letters as they stand there."""

    q = Words(
        label=_("Words of yours"),
        required=False,
        max_length=search.MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _TOO_MUCH},
    )

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "") if self.is_valid() else ""


class NotebookForm(NoteFilters):
    """Over one's own."""

    source = forms.ChoiceField(label=_("Text"), required=False)
    audience = forms.ChoiceField(label=_("Who sees it"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("Newest first")), ("oldest", _("Oldest first")), ("place", _("By text and place"))],
    )
    tab = forms.ChoiceField(required=False, choices=[("", ""), ("withdrawn", "")], widget=forms.HiddenInput)
    exact = NoteFilters.exact | {"source": "source__slug"}

    def __init__(self, data, viewer):
        self.viewer = viewer
        super().__init__(data)

    def prepare(self, data) -> None:
        self.fields["q"].label = _t("Words of yours, of a tag or of a quotation")
        lately = Annotation.objects.own_of(self.viewer).order_by("-pk").values("source")[:LATELY]
        theirs = Q(pk__in=lately) | Q(slug=data.get("source", "").replace("\0", ""))
        there = Source.objects.filter(theirs, state__in=READABLE).select_related("film", "current")
        rows = there.defer(*HEAVY).order_by("title", "pk")[:MOST]
        texts = [(source.slug, source.heading) for source in present_all(rows, self.viewer, Surface.NOTICE)]
        self.fields["source"].choices = [("", _t("Every text")), *texts]
        circles = present_all(Circle.objects.visible_to(self.viewer).order_by("name")[:MOST], self.viewer, Surface.LIST)
        self.fields["audience"].choices = [
            ("", _t("Anybody")),
            (Visibility.PUBLIC, Visibility.PUBLIC.label),
            *[(f"circle:{circle.slug}", circle.heading) for circle in circles],
            (Visibility.PRIVATE, Visibility.PRIVATE.label),
        ]

    def narrow(self, found):
        found, audience = super().narrow(found), self.chosen.get("audience", "")
        visibility, _colon, slug = audience.partition(":")
        if slug:
            return found.filter(circle__slug=slug)
        return found.filter(visibility=visibility) if visibility else found

    @property
    def is_withdrawn(self) -> bool:
        return self.chosen.get("tab") == "withdrawn"

    @property
    def menus(self) -> list:
        names = ["film", "source", "kind", "audience", "tag"]
        return [self[name] for name in (names if self.is_withdrawn else [*names, "sort"])]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen.keys() - {"sort", "tab"})

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What an export is asked for beside its own choices."""
        return [(name, value) for name, value in self.chosen.items() if name != "sort"]
