"""What one may ask a list for. Everything works as a plain address, and a choice that makes no sense says so."""

import re
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from annotations.sources.models import Film, Source
from annotations.sources.search import MAX_WORDS
from annotations.warnings.present import Surface, present
from perfection_site.pages.listing import Choices, language_name

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def film_choices(there: Choices, asked: str) -> list[tuple[str, str]]:
    """The films of a menu, and the one that is asked for where it has no room."""
    films = dict(there.films)
    if asked and asked not in films and "\0" not in asked:
        further = Film.objects.filter(slug=asked, sources__state=Source.State.PUBLISHED).first()
        films |= {further.slug: present(further, None, Surface.LIST).heading} if further else {}
    return [("", _t("Every film")), *films.items()]


class Filters(forms.Form):
    film = forms.ChoiceField(label=_("Film"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Every kind")), *Source.Kind.choices])
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data):
        super().__init__(data)
        there = Choices.now()
        self.fields["film"].choices = film_choices(there, data.get("film", ""))
        languages = [(code, language_name(code)) for code in there.languages]
        self.fields["language"].choices = [("", _t("Every language")), *languages]
        self.is_valid()

    @property
    def chosen(self) -> dict:
        """The choices that make sense."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, sources):
        chosen, exact = self.chosen, {"film": "film__slug", "kind": "kind", "language": "language"}
        return sources.filter(**{exact[name]: value for name, value in chosen.items() if name in exact})

    def query(self, **further) -> str:
        """The address of the same question, with `further` added."""
        return "?" + urlencode(self.chosen | further)


class SourceFilters(Filters):
    basis = forms.ChoiceField(
        label=_("How much of it"),
        required=False,
        choices=[("", _("All")), ("whole", _("Whole texts")), ("excerpt", _("Excerpts"))],
    )
    notes = forms.ChoiceField(
        label=_("Annotations"),
        required=False,
        choices=[("", _("With or without")), ("with", _("With annotations")), ("without", _("Without any"))],
    )
    sort = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", _("Newest here first")), ("title", _("By title"))]
    )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen.keys() - {"sort"})


class Words(forms.CharField):
    """What somebody types into a search field; control characters count as spaces."""

    def to_python(self, value):
        return super().to_python(_CONTROL.sub(" ", value or ""))


class SearchForm(Filters):
    q = Words(
        label=_("Search the sources"),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("That is more than anybody can look for at once: use at most 200 characters.")},
    )

    @property
    def menus(self) -> list:
        return [self[name] for name in ("film", "kind", "language")]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen.keys() - {"q"})

    @property
    def words_alone(self) -> str:
        return urlencode({"q": self.cleaned_data.get("q", "")})


class ReadingSearchForm(forms.Form):
    """Over the readings that one may read."""

    q = Words(
        label=_("Search the readings"),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("That is more than anybody can look for at once: use at most 200 characters.")},
    )
    film = forms.ChoiceField(label=_("Film"), required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["film"].choices = film_choices(Choices.now(), data.get("film", ""))
        self.is_valid()

    @property
    def chosen(self) -> dict:
        """The choices that make sense."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def menus(self) -> list:
        return [self["film"]]

    @property
    def is_narrowed(self) -> bool:
        return "film" in self.chosen

    def narrow(self, found):
        return found.filter(film__slug=self.chosen["film"]) if self.is_narrowed else found

    def query(self, **further) -> str:
        """The address of the same question, with `further` added."""
        return "?" + urlencode({"in": "readings"} | self.chosen | further)
