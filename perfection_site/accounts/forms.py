"""What a person sets for themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from perfection_site.accounts import zones
from perfection_site.accounts.models import Mails, Watch


class MailForm(forms.Form):
    mails = forms.ChoiceField(label=_("A letter"), choices=Mails.choices, widget=forms.RadioSelect)


class WatchForm(forms.Form):
    """What one hears of a place."""

    level = forms.ChoiceField(label=_("Tell me of"), choices=Watch.Level.choices, widget=forms.RadioSelect)


class PreferencesForm(forms.Form):
    timezone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("The site’s own, UTC")), *zones.by_region()],
        help_text=_("Dates and times are shown in it. Only you see what you choose."),
    )
    shortcuts = forms.BooleanField(
        label=_("Single letters are shortcuts on the reading page"),
        required=False,
        help_text=_("Its list of keys, behind “Keyboard” under each text, says which. They never act while you type."),
    )
