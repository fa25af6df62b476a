"""What a reader chose and wrote, as forms hand it to acts."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.sources.models import Revision
from annotations.text import sanitise, tags
from perfection_site.accounts.refusals import Refused

_WIDTH = {Annotation.Visibility.PRIVATE: 0, Annotation.Visibility.CIRCLE: 1, Annotation.Visibility.PUBLIC: 2}


@dataclass(frozen=True)
class Selection:
    """What a reader chose: code points in a revision, and the words they saw there."""

    revision: Revision
    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class Audience:
    """Who an annotation is for; `circle` is the circle's key where it is for one."""

    visibility: str = Annotation.Visibility.PUBLIC
    circle: int | None = None

    @classmethod
    def of(cls, thing: Annotation | AnnotationVersion) -> "Audience":
        return cls(thing.visibility, thing.circle_id)

    def reaches_beyond(self, other: "Audience") -> bool:
        """Whether anybody may be in it who is not in the other. Two circles are two different sets of people."""
        if _WIDTH[self.visibility] != _WIDTH[other.visibility]:
            return _WIDTH[self.visibility] > _WIDTH[other.visibility]
        return self.circle != other.circle


@dataclass(frozen=True)
class Writing:
    """What a reader wrote about it."""

    body: str = ""
    kind: str = Annotation.Kind.NOTE
    visibility: str = Annotation.Visibility.PUBLIC
    circle: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def audience(self) -> Audience:
        return Audience(self.visibility, self.circle)

    @property
    def said(self) -> tuple:
        return (self.body, self.kind, self.tags)

    def tidied(self) -> "Writing":
        """As it is kept. Refused where it says nothing and is no highlight, or has tags that can't be kept."""
        body = self.body.strip()
        if not sanitise.plain(body):  # Markdown that shows no word, such as a rule alone
            if self.kind != Annotation.Kind.HIGHLIGHT:
                raise Refused(_("Write something about the passage first."))
            body = ""
        return replace(self, body=body, tags=_tags(self.tags))


def _tags(written: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tags.check(written)
    except tags.TooMany:
        raise Refused(_("Use at most %(most)d tags.") % {"most": tags.MOST}) from None
    except tags.TooLong:
        raise Refused(_("A tag has at most %(most)d characters.") % {"most": tags.LONGEST}) from None


def said_by(annotation: Annotation) -> tuple:
    """What an annotation says now, to compare with a `Writing`."""
    written = annotation.tags.order_by("id").values_list("written", flat=True)
    return (annotation.body, annotation.kind, tuple(written))
