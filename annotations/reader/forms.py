"""The form a reader annotates with."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.actions import Selection, Writing
from annotations.marginalia.models import Annotation
from annotations.sources.models import Revision
from annotations.text.quotes import MAX_QUOTE


class Quotation(forms.CharField):
    """Browsers send CRLF; the canonical text has one LF between blocks, and lengths count that."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PassageForm(forms.Form):
    """The passage somebody asks to annotate: from the address of a link, or the hidden fields of the form."""

    start = forms.IntegerField(min_value=0, max_value=10_000_000, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, max_value=10_000_000, widget=forms.HiddenInput)
    exact = Quotation(required=False, strip=False, max_length=MAX_QUOTE, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self):
        fields = super().clean()
        start, end = fields.get("start"), fields.get("end")
        if start is not None and end is not None and not start < end <= start + MAX_QUOTE:
            raise forms.ValidationError(
                _("Select between one and %(most)d characters.") % {"most": MAX_QUOTE}, code="length"
            )
        return fields


class SentenceForm(forms.Form):
    """One of the sentences of a passage; `spans` are their code points in `text`."""

    span = forms.ChoiceField(
        label=_("Which words"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the sentences first.")},
    )

    def __init__(self, *args, text: str, spans: list[tuple[int, int]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["span"].choices = [(f"{start}-{end}", text[start:end]) for start, end in spans]


class AnnotateForm(PassageForm):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Annotation.Kind.choices, initial=Annotation.Kind.NOTE, widget=forms.RadioSelect
    )
    body = forms.CharField(
        label=_("What do you see here?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Markdown works: *emphasis*, **strong**, > quotation, links."),
        error_messages={"required": _("Write something about the passage first.")},
    )
    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        choices=Annotation.Visibility.choices,
        initial=Annotation.Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def selection(self, revision: Revision) -> Selection:
        chosen = self.cleaned_data
        return Selection(revision, chosen["start"], chosen["end"], chosen["exact"])

    def writing(self) -> Writing:
        return Writing(**{name: self.cleaned_data[name] for name in ("body", "kind", "visibility")})
