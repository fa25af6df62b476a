"""How `present()` shows what stands in the margin: annotations, their tags, and how they once read."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from annotations.marginalia.models import Annotation, AnnotationVersion, Tag
from annotations.sources.models import Source
from annotations.text import sanitise
from annotations.warnings import carried
from annotations.warnings.carried import Carried
from annotations.warnings.coverhtml import cover_html
from annotations.warnings.covering import covered_line
from perfection_site.circles.models import Membership
from perfection_site.circles.policies import STEWARDS


@dataclass(frozen=True)
class Typed:
    """Markdown somebody is typing, to be shown to them as it would stand."""

    markdown: str


@dataclass(frozen=True)
class KeptWords:
    """Words of an annotation that something else has kept, such as a flag: covered as the annotation is."""

    text: str
    annotation: Annotation


@dataclass(frozen=True)
class PresentedTag:
    label: str
    key: str  # what it is matched by, for an address


@dataclass(frozen=True)
class PresentedVersion:
    """How an annotation once read."""

    id: int
    kind_label: str
    words: SafeString
    tags: tuple[str, ...]
    is_highlight: bool
    audience_label: str
    when: datetime


@dataclass(frozen=True)
class PresentedAnnotation:
    id: int
    source_slug: str
    author_id: int
    author_name: str
    kind: str
    kind_label: str
    when: datetime
    quote: str
    is_shortened: bool  # its source is taken down, and no more of the quotation is kept
    words: SafeString
    excerpt: str
    notes: tuple[str, ...]  # what its own warnings say, where its words are there to be read
    opened: tuple[int, ...]  # warnings that keep it covered but for this viewer's having opened them
    is_covered: bool
    start: int | None
    end: int | None
    is_own: bool
    is_private: bool
    is_for_circle: bool
    circle_name: str  # of that circle, for its members
    circle_slug: str
    is_highlight: bool  # a passage marked without a word
    edited_at: datetime | None
    tags: tuple[PresentedTag, ...]
    is_steward: bool  # the viewer looks after its circle
    hidden_in_circle: bool
    state: str
    rule: str
    version: int
    lang: str
    reply_count: int = 0  # where its query has brought it along


def bring(annotations: list[Annotation], viewer) -> None:
    """What presenting them needs beside their rows, in at most a query each, and none where theirs brought it along."""
    _bring_tags(annotations)
    _bring_roles(annotations, viewer)
    carried.bring(annotations, viewer)


def bring_versions(versions: list[AnnotationVersion], viewer) -> None:
    """Earlier wordings are covered as the annotation is now; in one query."""
    if versions:
        found = carried.carried_by(list({one.annotation_id for one in versions}), viewer)
        for one in versions:
            one.carried = found.get(one.annotation_id, carried.NOTHING)


def _bring_tags(annotations: list[Annotation]) -> None:
    """The tags of all annotations whose query has not brought them along, in one query."""
    waiting = [one for one in annotations if not hasattr(one, "tag_written")]
    if not waiting:
        return
    found: dict[int, list] = {one.pk: [] for one in waiting}
    rows = Tag.objects.filter(annotation__in=found).order_by("id")
    for key, written, folded in rows.values_list("annotation", "written", "folded"):
        found[key].append((written, folded))
    for one in waiting:
        one.tag_written, one.tag_folded = ([tag[side] for tag in found[one.pk]] for side in (0, 1))


def _bring_roles(annotations: list[Annotation], viewer) -> None:
    """The viewer's role in each annotation's circle; asked only where there is one. A moderator to whom a flag has
    opened an annotation has none, and learns nothing of the circle but that."""
    of_circles = [one for one in annotations if one.circle_id]
    if not of_circles:
        return
    theirs = Membership.objects.filter(person_id=viewer.pk, circle__in={one.circle_id for one in of_circles})
    roles = dict(theirs.values_list("circle", "role"))
    for one in of_circles:
        one.role = roles.get(one.circle_id, "")


def typed(words: Typed) -> SafeString:
    return mark_safe(sanitise.render(words.markdown))  # noqa: S308 - rendered by text.sanitise


def kept_words(words: KeptWords) -> str:
    closing = words.annotation.carried.closing
    return covered_line(closing) if closing else words.text


def _excerpt(annotation: Annotation, by: Carried, length: int) -> str:
    if by.closing:
        return covered_line(by.closing)
    return Truncator(sanitise.words(annotation.body_html)).chars(length)


def version(version: AnnotationVersion) -> PresentedVersion:
    return PresentedVersion(
        id=version.pk,
        kind_label=version.get_kind_display(),
        words=_words(version.body_html, version.carried, version.annotation_id),
        tags=() if version.carried.closing else tuple(version.tagged),
        is_highlight=not version.body,
        audience_label=version.get_visibility_display(),
        when=version.at,
    )


def _words(html: str, by: Carried, key: int) -> SafeString:
    """What somebody wrote, or what stands in its place: a button, where the page has the form it belongs to."""
    if not by.closing:
        return mark_safe(html)  # noqa: S308 - written by text.sanitise alone
    return cover_html(by.closing, back=f"annotation-{key}")


def annotation(annotation: Annotation, viewer, *, quote: int, excerpt: int) -> PresentedAnnotation:
    """`quote` and `excerpt` are lengths in characters; without the latter there is no excerpt.

    Needs `author`, `passage`, `source` and `circle`; and `stands_at` and `stands_to` where a query adds them."""
    passage, gone = annotation.passage, annotation.source.state == Source.State.TAKEN_DOWN
    role, by = getattr(annotation, "role", ""), annotation.carried
    return PresentedAnnotation(
        id=annotation.pk,
        source_slug=annotation.source.slug,
        author_id=annotation.author_id,
        author_name=annotation.author.username,
        kind=annotation.kind,
        kind_label=annotation.get_kind_display(),
        when=annotation.created_at,
        quote=Truncator(by.quote(passage.exact).replace("\n", " ")).chars(quote),
        is_shortened=gone and len(passage.exact) < passage.end - passage.start,
        words=_words(annotation.body_html, by, annotation.pk),
        excerpt=_excerpt(annotation, by, excerpt) if excerpt else "",
        notes=tuple(one.line for one in by.noted),
        opened=tuple(one.warned.id for one in by.noted if one.opened),
        is_covered=bool(by.closing),
        start=getattr(annotation, "stands_at", None),
        end=getattr(annotation, "stands_to", None),
        is_own=viewer.is_authenticated and annotation.author_id == viewer.pk,
        is_private=annotation.visibility == Annotation.Visibility.PRIVATE,
        is_for_circle=annotation.circle_id is not None,
        circle_name=annotation.circle.name if role else "",
        circle_slug=annotation.circle.slug if role else "",
        is_highlight=annotation.kind == Annotation.Kind.HIGHLIGHT and not annotation.body,
        edited_at=annotation.edited_at,
        tags=() if by.closing else tuple(map(PresentedTag, annotation.tag_written, annotation.tag_folded)),
        is_steward=role in STEWARDS,
        hidden_in_circle=annotation.hidden_in_circle,
        state=annotation.state,
        rule=annotation.get_rule_display() if annotation.rule else "",
        version=annotation.version,
        lang=annotation.source.language,
        reply_count=getattr(annotation, "reply_count", None) or 0,
    )
