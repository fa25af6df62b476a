"""What a warning says: as forms hand it to acts, as versions keep it, and in what two of them differ."""

from dataclasses import asdict, dataclass, replace

from django.utils.translation import gettext as _

from annotations.text import taxonomy
from annotations.text.taxonomy_pages import TERMS
from annotations.warnings.models import ContentWarning, Grade
from perfection_site.accounts.refusals import Refused

Layer, Prominence, Spoiler = ContentWarning.Layer, ContentWarning.Prominence, ContentWarning.Spoiler
BRIEF, DETAIL = 90, 500  # characters


@dataclass(frozen=True)
class Said:
    """The fields `ContentWarning.SAID`, by the same names."""

    category: str
    brief: str
    grade: int = Grade.DISCUSSED
    layer: str = Layer.TEXT
    prominence: str = Prominence.RECURRING
    terms: tuple[str, ...] = ()
    detail: str = ""
    spoiler: str = ""

    @classmethod
    def of(cls, warning: ContentWarning) -> "Said":
        return cls.read({name: getattr(warning, name) for name in ContentWarning.SAID})

    @classmethod
    def read(cls, kept: dict) -> "Said":
        return cls(**kept | {"terms": tuple(kept["terms"])})

    def to_json(self) -> dict:
        return asdict(self) | {"terms": list(self.terms), "grade": int(self.grade)}

    def put(self, warning: ContentWarning) -> None:
        for name, value in self.to_json().items():
            setattr(warning, name, value)

    def tidied(self, *, on_film: bool = False) -> "Said":
        """As it is kept. Refused where it names what there is not, or says nothing."""
        category = taxonomy.CATEGORIES.get(self.category)
        if category is None:
            raise Refused(_("Choose one of the categories."))
        layer = Layer.FILM if on_film else self.layer
        known = (
            (self.grade, Grade.values), (layer, Layer.values), (self.prominence, Prominence.values),
            (self.spoiler, Spoiler.values),
        )  # fmt: skip
        if any(value not in values for value, values in known):
            raise Refused(_("Choose the grade, the layer and the prominence from those there are."))
        brief, detail = " ".join(self.brief.split()), " ".join(self.detail.split())
        if not 0 < len(brief) <= BRIEF or len(detail) > DETAIL:
            sentence = _("Write one line of at most %(brief)d characters, and no more than %(detail)d of detail.")
            raise Refused(sentence % {"brief": BRIEF, "detail": DETAIL})
        terms = tuple(term for term in category.terms if term in self.terms)  # those of its category, in its order
        return replace(self, brief=brief, detail=detail, layer=layer, terms=terms)


@dataclass(frozen=True)
class Change:
    """One field in which two versions differ, in words."""

    label: str
    before: str
    after: str

    def __str__(self):
        if not self.before or not self.after:
            return f"{self.label}: {self.after or _('taken out')}"
        return f"{self.label} {self.before} → {self.after}"


def changes(before: Said, after: Said) -> list[Change]:
    """In what they differ. Of lines only that they do: what they say is read where they stand."""
    worded = [
        (_("category"), *(str(taxonomy.CATEGORIES[one.category].label) for one in (before, after))),
        (_("grade"), *(str(Grade(one.grade).label) for one in (before, after))),
        (_("layer"), *(str(Layer(one.layer).label) for one in (before, after))),
        (_("prominence"), *(str(Prominence(one.prominence).label) for one in (before, after))),
        (_("kinds"), *(", ".join(labels_of(one)) for one in (before, after))),
        (_("spoiler"), *(str(Spoiler(one.spoiler).label) for one in (before, after))),
    ]
    found = [Change(*row) for row in worded if row[1] != row[2]]
    lines = ((_("brief"), before.brief, after.brief), (_("detail"), before.detail, after.detail))
    return found + [Change(label, "", _("reworded")) for label, one, other in lines if one != other]


def labels_of(said: Said) -> list[str]:
    """Its sub-terms in words; one that is known no more says itself."""
    return [str(TERMS[said.category].get(term, term)) for term in said.terms]
