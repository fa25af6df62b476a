"""The forms readers and moderators say with what something contains."""

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.text import taxonomy
from annotations.text.taxonomy_pages import TERMS
from annotations.warnings.actions import Said
from annotations.warnings.keeping import REASON
from annotations.warnings.models import ContentWarning, Grade
from annotations.warnings.saying import BRIEF, DETAIL

CATEGORIES = [(slug, one.label) for slug, one in taxonomy.CATEGORIES.items()]
LAYERS = [("film", _("Film")), ("text", _("Text")), ("quoted", _("Quoted")), ("image", _("Image"))]
PROMINENCE = [("passing", _("In passing")), ("recurring", _("Recurring")), ("central", _("Central"))]


class CategoryForm(forms.Form):
    """The first step of a proposal: a category decides which sub-terms can be chosen."""

    category = forms.ChoiceField(label=_("Category"), choices=CATEGORIES)


class Terms(forms.MultipleChoiceField):
    """Offers those of one category and takes any: where the category is changed in the same form, those of the one
    before come along, and the act lets them go."""

    def valid_value(self, value):
        return True


class WarningForm(forms.Form):
    """What a warning says. `on_film` leaves out the layer, for a film has but one."""

    category = forms.ChoiceField(label=_("Category"), choices=CATEGORIES)
    grade = forms.TypedChoiceField(
        label=_("Grade"),
        choices=Grade.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is treated.")},
    )
    layer = forms.ChoiceField(label=_("Layer"), choices=LAYERS, widget=forms.RadioSelect, initial="text")
    prominence = forms.ChoiceField(
        label=_("Prominence"), choices=PROMINENCE, widget=forms.RadioSelect, initial="recurring"
    )
    terms = Terms(label=_("Of which kind"), required=False, widget=forms.CheckboxSelectMultiple)
    brief = forms.CharField(
        label=_("Brief"),
        max_length=BRIEF,
        widget=forms.Textarea(attrs={"rows": 2, "data-count": ""}),
        help_text=_("Name the thing. No judgement, and nothing that gives the plot away."),
        error_messages={"required": _("Write the one line that readers get.")},
    )
    detail = forms.CharField(
        label=_("Detail"),
        required=False,
        max_length=DETAIL,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Optional. Readers get it when they ask for more."),
    )
    spoiler = forms.ChoiceField(
        label=_("Does the line give the plot away?"),
        required=False,
        choices=[
            ("", _("No")),
            ("scene", _("It gives a scene away")),
            ("twist", _("It gives a twist away")),
            ("ending", _("It gives the ending away")),
        ],
    )

    def __init__(self, *args, category: str = "", on_film: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["terms"].choices = list(TERMS.get(category, {}).items())
        if on_film:
            del self.fields["layer"]

    @property
    def category_label(self) -> str:
        return dict(CATEGORIES).get(str(self["category"].value()), "")

    def clean_terms(self):
        return tuple(self.cleaned_data["terms"])

    def said(self) -> Said:
        names = (name for name in ContentWarning.SAID if name in self.cleaned_data)
        return Said(**{name: self.cleaned_data[name] for name in names})

    @classmethod
    def initial_of(cls, warning: ContentWarning) -> dict:
        return {name: getattr(warning, name) for name in ContentWarning.SAID}


class DecisionForm(WarningForm):
    """What a moderator makes of it. The button that was pressed says which act it is."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those concerned read it, word for word. Needed for everything but to accept as proposed."),
    )
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """A dispute or an appeal."""

    complaint = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Moderators read this, and nobody else."),
        error_messages={"required": _("Say in a few words what is wrong with it.")},
    )


class SupportForm(forms.Form):
    grade = forms.TypedChoiceField(
        label=_("What would you call it?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("As proposed")), *Grade.choices],
    )
    comment = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=300,
        help_text=_("Optional. Moderators read it, and nobody else."),
    )
