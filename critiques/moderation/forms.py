"""The forms of the moderation room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Rule
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Decision, Flag


class FlagForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Flag.Reason.choices, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Moderators read this. The author does not, and is not told who flagged."),
    )


class DecideForm(forms.Form):
    act = forms.ChoiceField(label=_("Action"), widget=forms.RadioSelect)
    rule = forms.ChoiceField(
        label=_("Rule"), required=False, choices=[("", _("Choose the rule for hiding")), *Rule.choices]
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The author reads this, word for word."),
        error_messages={"required": _("Give the reason; the author reads it.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, acts: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [(act, Decision.Act(act).label) for act in acts]
        if len(acts) == 1:
            self.fields["act"].initial = acts[0]

    def clean(self):
        fields = super().clean()
        if fields.get("act") == Decision.Act.HIDE and not fields.get("rule"):
            self.add_error("rule", _("Name the rule the annotation is hidden under."))
        return fields

    def ruling(self) -> Ruling:
        return Ruling(**{name: self.cleaned_data[name] for name in ("act", "reason", "rule")})
