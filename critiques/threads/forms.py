"""The forms people write posts with."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.marginalia.models import Rule
from annotations.marginalia.writing import Selection
from annotations.sources.models import Revision
from annotations.text.quotes import MAX_QUOTE
from critiques.threads.writing import TEXT_CHANGED, Words
from perfection_site.accounts.refusals import Conflict


class PostForm(forms.Form):
    """What is said. `quoted` is the ordinal of a post; `revision`, `start`, `end` and `exact` are a passage of a
    source, as somebody selected it."""

    body = forms.CharField(
        label=_("Your post"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Markdown works: *emphasis*, **strong**, > quotation, links. @name mentions somebody."),
        # How long it may be, `Words` says: with a longest length here, browsers cut off what is pasted without a word.
        error_messages={"required": _("Write something first.")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    quoted = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    start = forms.IntegerField(required=False, min_value=0, max_value=10_000_000, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, max_value=10_000_000, widget=forms.HiddenInput)

    def clean(self):
        fields = super().clean()
        start, end = fields.get("start"), fields.get("end")
        if fields.get("revision") and (start is None or end is None or not start < end <= start + MAX_QUOTE):
            raise forms.ValidationError(_("The passage you quote is not one. Select it again."), code="passage")
        return fields

    def words(self) -> Words:
        return Words(self.cleaned_data["body"], self.cleaned_data.get("quoted"), self._passage())

    def _passage(self) -> Selection | None:
        said = self.cleaned_data
        if not said.get("revision"):
            return None
        revision = Revision.objects.filter(pk=said["revision"]).first()
        if revision is None:
            raise Conflict(TEXT_CHANGED)
        span = said["start"], said["end"]
        return Selection(revision, *span, revision.text[slice(*span)])


class EditPostForm(forms.Form):
    """For a post that stands; `version` is its own as its author read it."""

    body = PostForm.base_fields["body"]
    token = PostForm.base_fields["token"]
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class HidePostForm(forms.Form):
    """For a circle's stewards."""

    rule = forms.ChoiceField(label=_("Rule"), choices=Rule.choices, widget=forms.RadioSelect)
