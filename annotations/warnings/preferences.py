"""The form for what somebody wants done with warned passages."""

from dataclasses import dataclass, replace

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from annotations.text import taxonomy
from annotations.text.countries import COUNTRIES
from annotations.text.profiles import GRADES, MOST_FILMS, NEVER, PRESETS, From, Profile
from annotations.warnings.models import Grade

_FROM = [(str(grade), Grade(grade).label) for grade in GRADES] + [(str(NEVER), _("never"))]
PRESET_LABELS = {
    "standard": (
        _("Standard"),
        _("A line before a passage. Four categories are covered when described, all when graphic."),
    ),
    "careful": (
        _("Careful"),
        _("Four categories are covered when discussed, all when described. The rest get a line."),
    ),
    "researcher": (_("Researcher"), _("Everything in view, with small notes.")),
}
_ABOUT = {
    "sexual-violence": _("coercion, assault, unclear consent"),
    "child-sexual-abuse": _("grooming, testimony"),
    "child-harm": _("neglect, danger, death"),
    "abuse-control": _("captivity, institutions, stalking"),
    "gore-mutilation": _("surgery, torture, hands and teeth"),
    "violence": _("fights, weapons, revenge"),
    "body-horror": _("sickness, insects, transformation"),
    "self-harm-suicide": _("thoughts, attempts, loss"),
    "mental-health": _("psychosis, panic, institutions"),
    "drugs-alcohol": _("use, overdose, drugging someone"),
    "sex-nudity": _("consensual sex, nudity"),
    "hate-discrimination": _("slurs quoted, stereotypes"),
    "death-grief": _("illness, bereavement"),
    "animal-harm": _("cruelty, death"),
    "reproductive": _("loss, birth, force"),
    "sensory": _("flashing light, loud sound"),
}


@dataclass
class Row:
    """A category with its three fields."""

    slug: str
    label: str
    hint: str
    fields: list[BoundField]


class ProfileForm(forms.Form):
    """`was` is the profile that the page was shown with; `films` are (key, name) of those one may have seen."""

    preset = forms.ChoiceField(choices=[(name, label) for name, (label, _line) in PRESET_LABELS.items()])
    spoilers = forms.BooleanField(label=_("I don’t mind spoilers at all"), required=False)
    seen = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)
    country = forms.ChoiceField(
        label=_("People to talk to, in"),
        choices=[("", _("Do not show any")), *COUNTRIES.items()],
        required=False,
        help_text=_("We never guess it. Shown as one line after some passages."),
    )

    def __init__(self, data, *, was: Profile, films: list[tuple[int, str]]):
        self.was = was
        initial = {
            "preset": was.preset,
            "spoilers": was.spoilers,
            "seen": sorted(was.seen),
            "country": was.country,
        }
        super().__init__(data, initial=initial)
        self.fields["seen"].choices = films
        for slug, category in taxonomy.CATEGORIES.items():
            for name, label, value in zip(
                From._fields, (_("Note from"), _("Cover from"), _("Omit from")), was.thresholds[slug], strict=True
            ):
                field = forms.ChoiceField(label=label, choices=_FROM, initial=str(value), required=False)
                field.widget.attrs["aria-label"] = f"{category.label}: {label}"
                self.fields[f"{slug}_{name}"] = field

    def rows(self) -> list[Row]:
        return [
            Row(slug, category.label, str(_ABOUT[slug]), [self[f"{slug}_{name}"] for name in From._fields])
            for slug, category in taxonomy.CATEGORIES.items()
        ]

    def presets(self) -> list[dict]:
        chosen = self["preset"].value()
        return [
            {"key": name, "label": label, "line": line, "is_chosen": name == chosen}
            for name, (label, line) in PRESET_LABELS.items()
        ]

    def profile(self) -> Profile:
        """A preset newly chosen holds for every category that was not changed by hand at the same time."""
        said = self.cleaned_data
        start = self.was.thresholds if said["preset"] == self.was.preset else PRESETS[said["preset"]]
        thresholds = {}
        for slug in taxonomy.CATEGORIES:
            before = self.was.thresholds[slug]
            now = From(*(int(said[f"{slug}_{name}"] or getattr(before, name)) for name in From._fields))
            thresholds[slug] = start[slug] if now == before else now
        shown = {key for key, _name in self.fields["seen"].choices}
        seen = frozenset([*(self.was.seen - shown), *said["seen"]][:MOST_FILMS])
        return replace(self.was, thresholds=thresholds, seen=seen, spoilers=said["spoilers"], country=said["country"])


def in_words(profile: Profile) -> list[str]:
    """All but the films, a line for each category that anything is done with, for its owner to take away."""
    lines = []
    for slug, said in profile.thresholds.items():
        does = zip(
            (_("a note from “%(grade)s”"), _("covered from “%(grade)s”"), _("left out from “%(grade)s”")),
            said,
            strict=True,
        )
        done = [what % {"grade": Grade(grade).label} for what, grade in does if grade != NEVER]
        lines.append(f"{taxonomy.CATEGORIES[slug].label}: {', '.join(done) or _('shown')}")
    if profile.spoilers:
        lines.append(str(_("I don’t mind spoilers at all")))
    if profile.country:
        lines.append(_("People to talk to, in: %(country)s") % {"country": COUNTRIES[profile.country]})
    return lines
