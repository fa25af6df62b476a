"""The desk's forms: bringing a text in, correcting what it was read as, what is said about it, taking it off."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from annotations.sources.actions import Upload
from annotations.sources.models import Film, Source
from annotations.text import encodings, importer

NEW_FILM = "new"
FORMS = [("text", _("Plain text")), ("markdown", "Markdown"), ("html", _("Saved web page (HTML)"))]
DETECT = [("", _("Detect"))]


_MENU = 300  # films in a menu, the newest here; any other is chosen by its title, as a new one would be


def _films() -> QuerySet:
    newest = Film.objects.order_by("-id").values("pk")[:_MENU]
    return Film.objects.filter(pk__in=newest).order_by("title", "year")


def _named(film: Film) -> str:
    return f"{film.title} ({film.year})" if film.year else film.title


class ImportForm(forms.Form):
    """A text, pasted or uploaded, and the film it is about."""

    film = forms.ChoiceField(label=_("Film"))
    film_title = forms.CharField(
        label=_("Title of the new film"), required=False, max_length=200, help_text=_("Only for a new film.")
    )
    film_year = forms.IntegerField(
        label=_("Its year"), required=False, min_value=1880, max_value=2200, help_text=_("Only for a new film.")
    )
    upload = forms.FileField(
        label=_("Upload a file"),
        required=False,
        help_text=_("Plain text, Markdown or a saved web page, at most 2 MB. Nothing is fetched from the web."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.md,.markdown,.html,.htm,text/plain,text/html"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Title on the first line, a blank line between paragraphs; or a page's whole HTML."),
    )
    form = forms.ChoiceField(label=_("What it is"), required=False, choices=DETECT + FORMS)
    encoding = forms.ChoiceField(
        label=_("Encoding of the file"),
        required=False,
        choices=[*DETECT, *encodings.CHOICES],
        help_text=_("Detected unless you say; you can correct it later."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        films = [(str(film.pk), _named(film)) for film in _films()]
        self.fields["film"].choices = [*films, (NEW_FILM, _("A new film"))]

    def clean(self):
        fields = super().clean()
        if fields.get("film") == NEW_FILM and not fields.get("film_title", "").strip():
            self.add_error("film_title", _("Give the title of the new film."))
        if bool(fields.get("pasted", "").strip()) == bool(fields.get("upload")):
            raise forms.ValidationError(_("Upload a file or paste a text, one of the two."))
        try:
            self._read(fields)
        except importer.Unreadable as unreadable:
            self.add_error("upload" if fields.get("upload") else "pasted", str(unreadable))
        return fields

    def _read(self, fields: dict) -> None:
        if file := fields.get("upload"):
            if file.size > importer.MAX_BYTES:
                raise importer.Unreadable(str(_("The file is larger than 2 MB. Import it in parts.")))
            data = file.read()
            raw, encoding = importer.decode(data, fields.get("encoding", ""))
            upload = Upload(data, file.name, encoding)
        else:
            raw = fields["pasted"].replace("\r\n", "\n")
            importer.check(raw)
            upload = Upload.pasted(raw)
        fields["imported"] = importer.read(raw, fields.get("form", ""), upload.name)
        fields["upload"] = upload

    def film_chosen(self) -> Film | None:
        """The film picked, or the one there is of the title and year given; None for a new one."""
        said = self.cleaned_data
        if said["film"] != NEW_FILM:
            return Film.objects.get(pk=said["film"])
        title = " ".join(said["film_title"].split())
        return Film.objects.filter(title__iexact=title, year=said["film_year"]).first()


class Aside(forms.Form):
    """A form that stands on one page with others: its fields' ids begin with a name of their own."""

    name = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=f"{self.name}_%s", **kwargs)


class RereadForm(Aside):
    """Read the same bytes again, in another encoding or as another form."""

    name = "again"

    encoding = forms.ChoiceField(label=_("Encoding"), required=False, choices=[*DETECT, *encodings.CHOICES])
    form = forms.ChoiceField(label=_("What it is"), required=False, choices=DETECT + FORMS)
    version = forms.IntegerField(widget=forms.HiddenInput)


class DetailsForm(forms.ModelForm):
    """What is said about a source, and by what right it stands here."""

    url = forms.URLField(
        label=_("Address of the original"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Shown as a link beside the author. Nobody here opens it. An excerpt needs it."),
    )
    film = forms.ModelChoiceField(label=_("Film"), queryset=Film.objects.none(), empty_label=None)
    source_version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Source
        fields = [
            "title", "author", "publisher", "published", "published_time", "kind", "language", "film", "url", "policy",
            "rights_basis", "rights_evidence", "rights_statement",
        ]  # fmt: skip
        widgets = {
            "published": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "published_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "policy": forms.RadioSelect,
            "rights_evidence": forms.Textarea(attrs={"rows": 2}),
            "rights_statement": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "policy": _("Who may annotate"),
            "rights_basis": _("Right to the whole text"),
            "rights_evidence": _("What it rests on"),
            "rights_statement": _("Statement, shown under the text"),
        }
        help_texts = {
            "language": _("Its code, such as en or pt-BR."),
            "rights_basis": _("Without one, readers get the lines you mark and a link to the original."),
            "rights_evidence": _("Where the licence stands, or who agreed and when. For admins only."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        newest = Film.objects.order_by("-id").values("pk")[:_MENU]
        chosen = Q(pk__in=newest) | Q(pk=self.instance.film_id)
        self.fields["film"].queryset = Film.objects.filter(chosen).order_by("title", "year")
        self.fields["film"].label_from_instance = _named
        self.fields["published"].localize = self.fields["published_time"].localize = False
        self.initial.setdefault("source_version", self.instance.version)
        if self.instance.state == Source.State.PUBLISHED:
            self.fields["rights_basis"].disabled = True

    @cached_property
    def details(self) -> dict:
        """What `actions.describe` takes; the version goes with it."""
        fields = dict(self.cleaned_data)
        return fields | {"version": fields.pop("source_version")}

    def _post_clean(self):
        """The act fills and checks the row; filling this copy of it would only hide what it changes."""


class LeaveForm(Aside):
    """Unpublishing and taking down: for a reason that readers see."""

    name = "leave"

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Readers see it in place of the text."),
        error_messages={"required": _("Say why; readers see it in place of the text.")},
    )


class TakeDownForm(LeaveForm):
    name = "down"
    sure = forms.BooleanField(
        label=_("Erase the words for good"),
        error_messages={"required": _("Tick that the words are to be erased: nobody can bring them back.")},
    )


class ListForm(forms.Form):
    """What the desk's list is asked to show."""

    q = forms.CharField(label=_("Search titles, authors, publishers"), required=False, max_length=200)
    state = forms.ChoiceField(required=False, choices=[("", _("All")), *Source.State.choices])
