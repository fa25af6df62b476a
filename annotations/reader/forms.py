"""The forms a reader annotates with."""

from uuid import uuid4

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Annotation, Rule
from annotations.marginalia.writing import Selection, Writing
from annotations.reader.unsent import audience_value
from annotations.sources.models import Revision
from annotations.text import tags
from annotations.text.quotes import MAX_QUOTE
from perfection_site.circles.models import Circle

CIRCLE = "circle-"


class Quotation(forms.CharField):
    """Browsers send CRLF; the canonical text has one LF between blocks, and lengths count that."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class PassageForm(forms.Form):
    """The passage somebody asks to annotate: from the address of a link, or the hidden fields of the form."""

    start = forms.IntegerField(min_value=0, max_value=10_000_000, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, max_value=10_000_000, widget=forms.HiddenInput)
    exact = Quotation(required=False, strip=False, max_length=MAX_QUOTE, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

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


class WritingForm(forms.Form):
    """What is said, under which tags and for whom. `viewer` may write for the circles they are in."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Annotation.Kind.choices, initial=Annotation.Kind.NOTE, widget=forms.RadioSelect
    )
    body = forms.CharField(
        label=_("What do you see here?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Markdown works: *emphasis*, **strong**, > quotation, links. A highlight needs no words."),
    )
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=tags.MOST * (tags.LONGEST + 2),
        widget=forms.TextInput(attrs={"list": "tags-offered", "autocomplete": "off", "autocapitalize": "none"}),
        help_text=lazy(
            lambda: _("Up to %(most)d, with commas between them: ending, point of view") % {"most": tags.MOST}, str
        )(),
    )
    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        initial=Annotation.Visibility.PUBLIC,
        error_messages={
            "required": _("Choose who sees it: the circle you wrote this for can't be written in any more."),
            "invalid_choice": _("You can't write in this circle now. Choose who sees it again."),
        },
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["visibility"]
        field.choices = self._audiences(viewer)
        if self["visibility"].value() not in dict(field.choices):
            # A circle that one has left or that is archived: nobody else is put in its place unasked.
            field.choices = [("", _("Choose who sees it")), *field.choices]
        # Two choices stand in a line; with circles there may be many, with names of any length.
        field.widget = forms.RadioSelect() if len(field.choices) == 2 else forms.Select()
        field.widget.choices = field.choices

    def _audiences(self, viewer) -> list[tuple[str, str]]:
        public, _circle, private = Annotation.Visibility.choices
        circles = Circle.objects.visible_to(viewer).filter(archived_at=None).order_by("name", "pk")
        named = [(f"{CIRCLE}{pk}", name) for pk, name in circles.values_list("pk", "name")]
        return [public, *named, private]

    @property
    def is_short_choice(self) -> bool:
        """Whether who sees it is chosen from a line of buttons."""
        return len(self.fields["visibility"].choices) == 2

    def clean_tags(self) -> tuple[str, ...]:
        try:
            return tags.split(self.cleaned_data["tags"])
        except tags.TooMany:
            raise forms.ValidationError(_("Use at most %(most)d tags.") % {"most": tags.MOST}) from None
        except tags.TooLong as too_long:
            sentence = _("“%(tag)s” is too long: a tag has at most %(most)d characters.")
            raise forms.ValidationError(sentence % {"tag": too_long.args[0], "most": tags.LONGEST}) from None

    def clean(self):
        fields = super().clean()
        wordless = "body" in fields and not fields["body"]
        if wordless and fields.get("kind") != Annotation.Kind.HIGHLIGHT:
            self.add_error("body", _("Write something about the passage first."))
        return fields

    def writing(self) -> Writing:
        said = self.cleaned_data
        visibility, _dash, circle = said["visibility"].partition("-")
        return Writing(said["body"], said["kind"], visibility, int(circle) if circle else None, said["tags"])


class AnnotateForm(PassageForm, WritingForm):
    def selection(self, revision: Revision) -> Selection:
        chosen = self.cleaned_data
        return Selection(revision, chosen["start"], chosen["end"], chosen["exact"])


class EditForm(WritingForm):
    """For an annotation that stands; `version` is its own as its author read it."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, annotation: Annotation, **kwargs):
        self.annotation = annotation
        super().__init__(*args, **kwargs)

    def _audiences(self, viewer) -> list[tuple[str, str]]:
        """As for a new one, and its own circle, though that may be archived by now."""
        found = super()._audiences(viewer)
        own = audience_value(self.annotation.visibility, self.annotation.circle_id)
        if own not in dict(found):
            found.insert(-1, (own, self.annotation.circle.name))
        return found


class HideForm(forms.Form):
    """For a circle's stewards."""

    rule = forms.ChoiceField(label=_("Rule"), choices=Rule.choices, widget=forms.RadioSelect)
