"""What the margin can be narrowed and ordered by. A row of a table each: a new one needs nothing but its row."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Annotation
from annotations.text import tags
from perfection_site.accounts.models import User


@dataclass(frozen=True)
class Filter:
    """`name` is its name in the address; `field` what a reader fills in; `narrow` what that does to annotations."""

    name: str
    field: forms.Field
    narrow: Callable[[QuerySet, str], QuerySet]


def _by(found: QuerySet, name: str) -> QuerySet:
    """By the person of this name, in any case; by nobody where there is none."""
    person = User.objects.alias(lower=Lower("username")).filter(lower=name.lower()).values("pk")
    return found.filter(author=person[:1])


FILTERS = (
    Filter(
        "kind",
        forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Every kind")), *Annotation.Kind.choices]),
        lambda found, kind: found.filter(kind=kind),
    ),
    Filter(
        "by",
        forms.CharField(
            label=_("Written by"),
            required=False,
            max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        ),
        _by,
    ),
    Filter(
        "tag",
        forms.CharField(
            label=_("Tag"),
            required=False,
            max_length=tags.LONGEST,
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        ),
        lambda found, tag: found.tagged(tags.fold(tags.tidy(tag))),
    ),
)
NAMES = frozenset({one.name for one in FILTERS} | {"sort"})
SORTS = (("", _("By place")), ("time", _("Newest first")))


class FilterForm(forms.Form):
    """The filters and the order, from a query string. What makes no sense narrows nothing."""

    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORTS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="f-%s", **kwargs)
        self.fields = {one.name: deepcopy(one.field) for one in FILTERS} | self.fields

    @classmethod
    def asked(cls, query) -> dict[str, str]:
        if NAMES.isdisjoint(query):  # nearly always, and a form is dear
            return {}
        form = cls(query)
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value}


def narrowed(found: QuerySet, chosen: dict[str, str]) -> QuerySet:
    for one in FILTERS:
        if value := chosen.get(one.name):
            found = one.narrow(found, value)
    return found
