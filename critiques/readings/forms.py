"""The forms of readings: what they say, whom one asks to argue them, what one cites and how one answers."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from annotations.reader.forms import PassageForm
from critiques.readings.evidence import GIST, SENTENCE, WHY
from critiques.readings.models import EXPOSITION, LINES, THESIS, TITLE, Evidence, Reading, ReadingRelation
from critiques.readings.presented import PresentedClaim, PresentedReading
from critiques.readings.saying import CLAIMS, WORDS, Argued, Writing

Stance = Evidence.Stance
BLANK = 2  # rows for further claims


class ReadingForm(forms.Form):
    """A reading's own words but for its claims, which `ClaimForms` are. `token` is a new form's, `version` that of the
    reading it changes."""

    title = forms.CharField(
        label=_("What it is called"),
        max_length=TITLE,
        help_text=_("A name one can argue about: “The consent critique”."),
        error_messages={"required": _("Give the reading a name, such as “the consent critique”.")},
    )
    thesis = forms.CharField(
        label=_("Thesis"),
        required=False,
        max_length=THESIS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In one or two sentences: what do you say about the film? At most 280 characters."),
    )
    exposition = forms.CharField(
        label=_("Exposition (optional)"),
        required=False,
        max_length=EXPOSITION,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What a reader should know before the claims. Markdown: *emphasis*, **strong**, lists, links."),
    )
    complications = forms.CharField(
        label=_("What complicates it (optional)"),
        required=False,
        max_length=LINES,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One thing to a line. Say it before somebody else has to."),
    )
    questions = forms.CharField(
        label=_("Open questions (optional)"),
        required=False,
        max_length=LINES,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One to a line."),
    )
    why = forms.CharField(
        label=_("What have you changed?"),
        required=False,
        max_length=280,
        help_text=_("One line for the history. Earlier versions stay there to be read."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31 - 1)

    def __init__(self, *args, is_published: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_published:
            del self.fields["why"]

    def writing(self, claims: "ClaimForms") -> Writing:
        said = self.cleaned_data
        return Writing(*(said[name] for name in WORDS), claims.argued())


class ClaimForm(forms.Form):
    """One claim. An empty sentence drops it; `place` is where it stands among the others."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=2**62)
    place = forms.IntegerField(
        label=_("Place"), required=False, min_value=1, max_value=99, widget=forms.NumberInput(attrs={"class": "place"})
    )
    sentence = forms.CharField(
        label=_("Claim"), required=False, max_length=SENTENCE, widget=forms.Textarea(attrs={"rows": 2})
    )
    gist = forms.CharField(label=_("In a few words (optional)"), required=False, max_length=GIST)


class ClaimForms(forms.BaseFormSet):
    def argued(self) -> tuple[Argued, ...]:
        """In the order of their places; of two with one place the upper one first."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("sentence")]
        rows = sorted(enumerate(rows), key=lambda row: (row[1]["place"] or 99, row[0]))
        return tuple(Argued(said["sentence"], said["gist"], said["id"]) for _at, said in rows)


_Claims = forms.formset_factory(ClaimForm, formset=ClaimForms, extra=0, max_num=CLAIMS + BLANK, absolute_max=50)


def claim_forms(data=None, writing: Writing | None = None) -> ClaimForms:
    """The claims there are, and rows for further ones."""
    if data is not None:
        return _Claims(data, prefix="claims")
    rows = [
        {"id": one.id, "place": number, "sentence": one.sentence, "gist": one.gist}
        for number, one in enumerate(writing.claims if writing else (), 1)
    ]
    rows += [{"place": len(rows) + number} for number in range(1, max(BLANK, 4 - len(rows)) + 1)]
    return _Claims(initial=rows, prefix="claims")


def begun(reading: Reading, writing: Writing) -> dict:
    return {name: getattr(writing, name) for name in WORDS} | {"version": reading.version}


class StanceForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("What it does for the claim"),
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what the passage does for the claim.")},
    )


class CiteForm(StanceForm):
    """For which claim, how and why. `among` are readings with their claims, the viewer's own first."""

    claim = forms.TypedChoiceField(
        label=_("Reading and claim"),
        coerce=int,
        error_messages={"required": _("Choose the claim it is evidence for.")},
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One line: what does this passage show?"),
        error_messages={"required": _("Say in one line what the passage shows.")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    field_order = ("claim", "stance", "why")

    def __init__(self, *args, among: list[tuple[PresentedReading, list[PresentedClaim]]], **kwargs):
        super().__init__(*args, **kwargs)
        groups = [
            (reading.heading, [(claim.id, f"{claim.number}. {claim.short}") for claim in claims])
            for reading, claims in among
        ]
        self.fields["claim"].choices = [("", _t("Choose a claim")), *groups]


class CitePassageForm(PassageForm, CiteForm):
    """The same for words somebody has selected."""


class AcceptForm(StanceForm):
    word = forms.CharField(label=_("A word to whoever offered it (optional)"), required=False, max_length=WHY)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class DeclineForm(forms.Form):
    word = forms.CharField(
        label=_("Why not?"),
        max_length=WHY,
        help_text=_("It stands beside what was offered, for everybody to read."),
        error_messages={"required": _("Say in a word why; it stands beside what was offered.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class InviteForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class RelateForm(forms.Form):
    """To another reading of the same film; `among` are those there are."""

    kind = forms.ChoiceField(label=_("This reading"), choices=ReadingRelation.Kind.choices, widget=forms.RadioSelect)
    other = forms.ChoiceField(label=_("The other one"))

    def __init__(self, *args, among: list[PresentedReading], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", _t("Choose a reading")), *((one.slug, one.heading) for one in among)]
