"""What a thread is about, presented: for the head of its page, for forms, and for notices."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation
from annotations.sources.models import HEAVY, Film, Source
from annotations.warnings.marginal import PresentedAnnotation
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import PresentedSource, Surface, present, present_all
from annotations.warnings.quotation import PresentedQuotation, Quotation
from annotations.warnings.shown import PresentedWarning
from critiques.threads.models import Post, Thread
from critiques.threads.sockets import ThreadPlace, thread_places
from critiques.threads.targets import Comment, Target
from perfection_site.accounts.relations import silenced_by

# What a thread's query brings along for its head.
ABOUT = (
    "film", "source__film", "source__current", "passage__source__film", "pinned",
    "annotation__source__film", "annotation__source__current", "annotation__passage", "annotation__author",
    "annotation__circle", "warning__film", "warning__source__film", "warning__passage__source__film",
    "warning__annotation__source__film", "warning__subject__film", "warning__proposed_by",
)  # fmt: skip
LIGHT = [f"{way}source__{name}" for way in ("", "annotation__") for name in HEAVY]
# What `roughly` needs of it.
ROUGH = ("film", *(f"{way}source__{name}" for way in ("", "annotation__") for name in ("film", "current")))


def bring_thread(post: Post) -> None:
    """Gives a post its thread, with what `head_of` shows of it. In a query of its own: over the forty tables that it
    would be with what is shown of the post, PostgreSQL plans for a quarter of a second."""
    post.thread = Thread.objects.select_related(*ABOUT).defer(*LIGHT).get(pk=post.thread_id)


@dataclass(frozen=True)
class Head:
    """`crumbs` are headings with addresses, outermost first. What it is about stands beside the posts: `annotation`,
    `warning`, or `quote`. `is_muted`: it is an annotation by somebody whom the viewer keeps away."""

    label: str
    heading: str
    url: str
    crumbs: tuple[tuple[str, str], ...]
    annotation: PresentedAnnotation | None = None
    warning: PresentedWarning | None = None
    source: PresentedSource | None = None
    quote: PresentedQuotation | None = None
    is_muted: bool = False
    is_keeper: bool = False
    here: str = "sources"  # the part of the site it belongs to, as the bar marks it


def head_of(thread: Thread, viewer, surface: Surface = Surface.PAGE, *, at_desk: bool = False) -> Head:
    """At the desk nobody is muted: what is judged is judged with what it answers."""
    if thread.is_above:
        return _above(thread, viewer)
    target = thread.annotation or thread.warning or thread.source
    quote = None
    if thread.passage_id and surface is Surface.PAGE:
        quote = present(Quotation(thread.passage), viewer, surface)
    target = Comment(target, thread.comment) if thread.comment else target
    return head(target, viewer, surface, quote, at_desk=at_desk)


def _above(thread: Thread, viewer) -> Head:
    for plug in thread_places.plugs.values():
        if place := plug(viewer, [thread.pk]).get(thread.pk):
            return _of_place(place)
    film = present(thread.film, viewer, Surface.NOTICE)
    url = reverse("pages:film", args=[film.slug])
    return Head(_("Thread"), film.heading, url, ((film.heading, url),))


def _of_place(place: ThreadPlace) -> Head:
    return Head(place.label, place.heading, place.url, place.crumbs, is_keeper=place.is_keeper, here=place.here)


def places(threads: Collection[Thread], viewer) -> dict[int, str]:
    """What each is about, in words. Needs ABOUT; asks each room above once."""
    found: dict[int, str] = {}
    above = [one.pk for one in threads if one.is_above]
    for plug in thread_places.plugs.values() if above else ():
        found |= {pk: _quoted(place.heading) for pk, place in plug(viewer, above).items()}
    return found | roughly([one for one in threads if one.pk not in found], viewer)


def roughly(threads: Collection[Thread], viewer) -> dict[int, str]:
    """The same without asking anybody: of a thread of a room above, which film it is about. Needs ROUGH alone."""
    shown = present_all([_named(one) for one in threads], viewer, Surface.NOTICE)
    return {
        one.pk: _("a reading of %(film)s") % {"film": _quoted(named.heading)}
        if one.is_above
        else _quoted(named.heading)
        for one, named in zip(threads, shown, strict=True)
    }


def _quoted(heading: str) -> str:
    return _("“%(heading)s”") % {"heading": heading}


def _named(thread: Thread) -> Source | Film:
    if thread.annotation_id:
        return thread.annotation.source
    return thread.source or thread.film


def head(
    target: Target, viewer, surface: Surface, quote: PresentedQuotation | None = None, *, at_desk: bool = False
) -> Head:
    if isinstance(target, ContentWarning):
        return _on_warning(target, viewer, surface)
    text = target if isinstance(target, Source) else target.source
    source = present(text, viewer, Surface.NOTICE)  # what it is called, and nothing of what is in it
    page = reverse("reader:source", args=[source.slug])
    crumbs = ((source.film_heading, reverse("pages:film", args=[source.film_slug])), (source.heading, page))
    if isinstance(target, Annotation):
        so_far = Head(_("Thread on an annotation"), _("Replies to an annotation"), page, crumbs, source=source)
        if not at_desk and target.author_id in silenced_by(viewer):
            return replace(so_far, is_muted=True)
        return _on_annotation(target, viewer, surface, so_far)
    if isinstance(target, Comment):
        heading = _("On a reader’s comment")
        return Head(_("Thread on a comment"), heading, page, crumbs, source=source, quote=quote)
    return Head(_("Thread on a text"), source.heading, page, crumbs, source=source)


def _on_annotation(note: Annotation, viewer, surface: Surface, so_far: Head) -> Head:
    if not hasattr(note, "tag_written"):
        note.tag_written = note.tag_folded = ()  # nothing is filed or found there
    shown = present(note, viewer, surface)
    heading = _("Replies to %(author)s") % {"author": shown.author_name}
    return replace(so_far, heading=heading, url=reverse("reader:annotation", args=[note.pk]), annotation=shown)


def _on_warning(warning: ContentWarning, viewer, surface: Surface) -> Head:
    shown, film = present(warning, viewer, surface), present(warning.its_film, viewer, Surface.NOTICE)
    url = reverse("warnings:warning", args=[warning.pk])
    return Head(
        label=_("Thread on a warning"),
        heading=_("%(label)s, %(grade)s") % {"label": shown.label, "grade": shown.grade_label},
        url=url,
        crumbs=((film.heading, reverse("pages:film", args=[film.slug])), (_("Warning"), url)),
        warning=shown,
    )
