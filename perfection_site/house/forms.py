"""The form of a house text."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReviseForm(forms.Form):
    body = forms.CharField(
        label=_("Text"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Markdown: ## heading, ### smaller heading, *emphasis*, **strong**, lists, [links](/rules/)."),
        error_messages={"required": _("Write the text first.")},
    )
    why = forms.CharField(
        label=_("What has changed, and why"),
        required=False,
        max_length=300,
        help_text=_("One sentence; readers see it in the history."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
