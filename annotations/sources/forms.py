"""The desk's forms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.sources.models import Film, Source
from annotations.text import importer

NEW_FILM = "new"


class ImportForm(forms.Form):
    """A text, pasted or uploaded, and the film it is about."""

    film = forms.ChoiceField(label=_("Film"))
    film_title = forms.CharField(
        label=_("Title of the new film"), required=False, max_length=200, help_text=_("Only for a new film.")
    )
    pasted = forms.CharField(
        label=_("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Title on the first line, a blank line between paragraphs. Nothing is fetched from the web."),
    )
    upload = forms.FileField(
        label=_("Or upload a plain text file"), required=False, help_text=_("At most 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,text/plain"}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        films = [(str(film.pk), f"{film.title} ({film.year})" if film.year else film.title) for film in _films()]
        self.fields["film"].choices = [*films, (NEW_FILM, _("A new film"))]

    def clean(self):
        fields = super().clean()
        if fields.get("film") == NEW_FILM and not fields.get("film_title", "").strip():
            self.add_error("film_title", _("Give the title of the new film."))
        if bool(fields.get("pasted", "").strip()) == bool(fields.get("upload")):
            raise forms.ValidationError(_("Paste a text or upload a file, one of the two."))
        try:
            raw = fields["pasted"] if not fields.get("upload") else importer.decode(fields["upload"].read())[0]
            fields["imported"] = importer.read(raw)
        except importer.Unreadable as unreadable:
            self.add_error("upload" if fields.get("upload") else "pasted", str(unreadable))
        return fields

    def film_chosen(self) -> Film | None:
        """The film picked, or None for a new one."""
        chosen = self.cleaned_data["film"]
        return None if chosen == NEW_FILM else Film.objects.get(pk=chosen)


def _films():
    return Film.objects.order_by("title", "year")


class DetailsForm(forms.ModelForm):
    url = forms.URLField(
        label=_("Address of the original"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Shown as a link beside the author. Nobody here opens it."),
    )

    class Meta:
        model = Source
        fields = ["title", "author", "publisher", "published", "kind", "language", "url", "policy"]
        widgets = {"published": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        labels = {"policy": _("Who may annotate")}


class PublishForm(forms.Form):
    rights_basis = forms.ChoiceField(
        label=_("Why we may show the whole text"), choices=[("", _("Choose one")), *Source.RightsBasis.choices]
    )
    rights_statement = forms.CharField(
        label=_("Statement, shown under the text"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
