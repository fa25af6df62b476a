"""The forms of a circle."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CircleForm(forms.Form):
    """A circle's own words. `token` is a new form's, `version` that of the circle it changes."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Members see it, and whoever holds an open link."),
        error_messages={"required": _("Give the circle a name.")},
    )
    about = forms.CharField(
        label=_("What it is about (optional)"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What you read, and how you want to talk. Markdown: *emphasis*, **strong**, lists, links."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class InviteForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("It lasts"),
        coerce=int,
        initial=7,
        choices=[(1, _("1 day")), (7, _("7 days")), (30, _("30 days"))],
    )
    uses = forms.TypedChoiceField(
        label=_("It is for"),
        coerce=int,
        initial=10,
        choices=[(1, _("one person")), (10, _("up to 10 people")), (50, _("up to 50 people"))],
    )
