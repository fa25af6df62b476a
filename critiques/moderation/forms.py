"""The forms of the moderation room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Rule
from critiques.moderation.actions import Call, Ruling
from critiques.moderation.models import Decision, Flag, Report

GOING = (Decision.Act.UNPUBLISH, Decision.Act.TAKE_DOWN)


class FlagForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Flag.Reason.choices, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Moderators read this. The author does not, and is not told who flagged."),
    )


class ReportForm(forms.Form):
    where = forms.CharField(
        label=_("Where is it?"),
        max_length=500,
        help_text=_("The address of the page, or words by which we find it."),
        error_messages={"required": _("Say where it is: the address of the page, or words by which we find it.")},
    )
    what = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Report.What.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    complaint = forms.CharField(
        label=_("What is wrong, and what should we do?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say what is wrong, so that we can decide.")},
    )
    sender = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Optional. Moderators and admins read it, nobody else."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("For our answer. Moderators and admins see it, nobody else."),
        error_messages={"required": _("Give an e-mail address; without one we cannot answer.")},
    )
    # People do not see it; machines fill in everything.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    @property
    def is_by_machine(self) -> bool:
        return bool(self.data.get("website"))

    def call(self) -> Call:
        return Call(**{name: self.cleaned_data[name] for name in ("where", "what", "complaint", "email", "sender")})


class DecideForm(forms.Form):
    act = forms.ChoiceField(
        label=_("Action"), widget=forms.RadioSelect, error_messages={"required": _("Choose what is to be done.")}
    )
    rule = forms.ChoiceField(
        label=_("Rule"), required=False, choices=[("", _("Choose the rule for hiding")), *Rule.choices]
    )
    public_reason = forms.CharField(
        label=_("What readers are told"),
        required=False,
        max_length=300,
        help_text=_("One sentence that stands in place of the text. Only for unpublishing and taking down."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those concerned read this, word for word: the author, and whoever wrote to us about it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    # The newest flag and report of the page it was sent from: what has come since is marked as new.
    seen_flag = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_report = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # How its annotation read there: its author may edit it while it is judged.
    seen_words = forms.IntegerField(required=False, widget=forms.HiddenInput)
    silent: tuple[str, ...] = ()  # what can be decided without a reason

    def __init__(self, *args, acts: list[str], labels: dict[str, str] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [(act, (labels or {}).get(act, Decision.Act(act).label)) for act in acts]
        if len(acts) == 1:
            self.fields["act"].initial = acts[0]

    def clean(self):
        fields = super().clean()
        act = fields.get("act")
        if act == Decision.Act.HIDE and not fields.get("rule"):
            self.add_error("rule", _("Name the rule it is hidden under."))
        if act in GOING and not fields.get("public_reason"):
            self.add_error("public_reason", _("Say in a sentence why; readers see it in place of the text."))
        if act and act not in self.silent and not fields.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Give the reason; those concerned read it."))
        return fields

    def ruling(self) -> Ruling:
        return Ruling(**{name: self.cleaned_data[name] for name in ("act", "reason", "rule", "public_reason")})


class WaitingForm(DecideForm):
    """For an annotation or a post that waits. Its version is its own: it has no case yet, and may be edited."""

    seen_flag = seen_report = seen_words = None
    silent = (Decision.Act.ACCEPT,)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, acts=[Decision.Act.ACCEPT, Decision.Act.HIDE], **kwargs)
        self.fields["reason"].help_text = _("The author reads this, word for word. To let it stand you need give none.")
