"""The margin beside the text: the annotations of a passage, of the whole text, or one's own."""

from dataclasses import dataclass, field

from django.db.models import F, Q
from django.urls import reverse

from annotations.marginalia.models import Annotation
from annotations.reader.glance import Glance
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.present import PresentedAnnotation, Surface, present_all
from perfection_site.accounts.compiled import Compiled, StandIn
from perfection_site.accounts.numbers import number

PAGE = 20


@dataclass(frozen=True)
class Place:
    """What the margin is asked to show. `at` is a code point of the text; `after` a (start, id) to go on from.

    `note` is the annotation a link leads to: it comes first. `own` leaves out everybody else's.
    """

    tab: str = "all"
    at: int | None = None
    after: tuple[int, int] | None = None
    note: int | None = None
    own: bool = False

    @classmethod
    def asked(cls, query) -> "Place":
        """Read from a page's query string. What makes no sense is left out: an old link still opens the page."""
        at = number(query.get("at"), digits=8)
        start, _, id_ = query.get("after", "").partition("-")
        start, id_ = number(start, digits=8), number(id_)
        after = None if start is None or id_ is None else (start, id_)
        if at is not None:
            return cls("passage", at, after, note=number(query.get("note")))
        return cls("mine", None, after, own=True) if query.get("tab") == "mine" else cls("all", None, after)


@dataclass
class Margin:
    """What `templates/reader/_margin.html` shows."""

    tab: str
    total: str
    position: int | None
    cards: list[PresentedAnnotation] = field(default_factory=list)
    next_url: str = ""

    @property
    def is_chosen(self) -> bool:
        return self.position is not None

    @property
    def passage_count(self) -> str:
        return f"{len(self.cards)}+" if self.next_url else str(len(self.cards))


def standing(revision_id: int, viewer):
    """The annotations `viewer` may see in a revision, each with `stands_at` and `stands_to` (code points)."""
    return (
        Annotation.objects.visible_to(viewer)
        .filter(passage__placements__revision=revision_id, passage__placements__start__isnull=False)
        .annotate(stands_at=F("passage__placements__start"), stands_to=F("passage__placements__end"))
        .select_related("author", "passage", "source")
    )


def margin(seen: Glance, viewer, place: Place) -> Margin:
    found = standing(seen.revision_id, viewer)
    if place.at is not None:
        # Passages are at most MAX_QUOTE long, so only starts in this window can reach the position.
        found = found.filter(stands_at__range=(max(0, place.at - MAX_QUOTE), place.at), stands_to__gt=place.at)
    if place.own:
        found = found.filter(author_id=viewer.pk)  # nobody, where nobody is signed in
    if place.after:
        start, id_ = place.after
        found = found.filter(Q(stands_at__gt=start) | Q(stands_at=start, id__gt=id_))
    first = list(found.filter(pk=place.note)) if place.note and not place.after else []
    rows = found.exclude(pk=place.note) if place.note else found
    rows = [*first, *rows.order_by("stands_at", "id")[: PAGE + 1 - len(first)]]
    return paged(seen, place, present_all(rows, viewer, Surface.PAGE))


def paged(seen: Glance, place: Place, cards: list[PresentedAnnotation]) -> Margin:
    """The first page of `cards`, and the way to the next where there are more."""
    shown = cards[:PAGE]
    return Margin(
        tab=place.tab,
        total=count_label(seen.stamp.annotations),
        position=place.at,
        cards=shown,
        next_url=next_url(seen, place, shown[-1]) if len(cards) > PAGE else "",
    )


def own_placed(author_id, revision_id):
    """Start and end of somebody's own annotations in a revision, as a query to compile."""
    placed = Annotation.objects.visible_to(StandIn(author_id, permitted=True)).filter(author=author_id)
    placed = placed.filter(passage__placements__revision=revision_id, passage__placements__start__isnull=False)
    return placed.order_by().values_list("passage__placements__start", "passage__placements__end")


_own_spans = Compiled(own_placed, values=2)


def own_spans(seen: Glance, viewer) -> list[tuple[int, int]]:
    """Where the viewer's own annotations stand: drawn for them alone, kept nowhere."""
    return _own_spans.rows(viewer.pk, seen.revision_id) if viewer.is_authenticated else []


def count_label(count: int) -> str:
    """Exact to 1,000: beyond it nobody counts, and the number would only race."""
    return str(count) if count <= 1000 else "1,000+"


def next_url(seen: Glance, place: Place, last: PresentedAnnotation) -> str:
    asked = f"at={place.at}" if place.at is not None else f"tab={place.tab}"
    asked += f"&note={place.note}" if place.note else ""
    return f"{reverse('reader:source', args=[seen.slug])}?{asked}&after={last.start}-{last.id}#margin"
