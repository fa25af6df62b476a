"""The margin beside the text: the annotations of a passage, of the whole text, or one's own."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, Subquery, Value
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.models import Placement
from annotations.reader.article import Article
from annotations.reader.filters import FilterForm, narrowed
from annotations.reader.glance import Glance
from annotations.reader.places import Place
from annotations.text import spans
from annotations.text.blocks import block_at
from annotations.text.quotes import MAX_QUOTE
from annotations.warnings.carried import carry
from annotations.warnings.present import PresentedAnnotation, Surface, present_all
from perfection_site.accounts.compiled import Compiled, StandIn
from perfection_site.accounts.policies import is_moderator
from perfection_site.circles.models import Circle, in_circles_of

PAGE = 20
COUNTED = 1000  # beyond it nobody counts, and the number would only race


@dataclass(frozen=True)
class TabLink:
    """A way to look at the margin. `count` is a label, "" where none is known."""

    label: str
    url: str
    count: str = ""
    is_current: bool = False
    is_circle: bool = False  # called as its members call it, in whatever script


@dataclass
class Margin:
    """What `templates/reader/_margin.html` shows. `newest` is the last annotation there was when it was put together,
    None where it was not asked for."""

    place: Place
    cleared_url: str  # the same without filters
    tabs: list[TabLink] = field(default_factory=list)
    cards: list[PresentedAnnotation] = field(default_factory=list)
    next_url: str = ""
    passage_count: str = ""
    newest: int | None = None

    @property
    def tab(self) -> str:
        return self.place.tab

    @property
    def position(self) -> int | None:
        return self.place.at

    @property
    def is_chosen(self) -> bool:
        return self.place.at is not None

    @property
    def form(self) -> FilterForm:
        return FilterForm(self.place.filters)


def standing(revision_id: int, viewer):
    """The annotations `viewer` may see in a revision, each with `stands_at` and `stands_to` (code points)."""
    return (
        Annotation.objects.visible_to(viewer)
        .filter(passage__placements__revision=revision_id, passage__placements__start__isnull=False)
        .annotate(stands_at=F("passage__placements__start"), stands_to=F("passage__placements__end"))
        .select_related("author", "passage", "source", "circle")
        .with_tags()
        .with_parts()
    )


def margin(article: Article, place: Place, *, as_everybody: bool = False) -> Margin:
    """`as_everybody`: only what anybody may see, covered as this viewer has asked."""
    seen = article.seen
    viewer = AnonymousUser() if as_everybody else article.viewer
    everything = standing(seen.revision_id, viewer)
    found = _asked(everything.heard_by(viewer), seen, viewer, place)
    if place.by_time:  # the source is named too, for the database to walk its own annotations and nobody else's
        found = found.filter(source=seen.source_id)
    newest = Annotation.objects.public().filter(source=seen.source_id).order_by("-id").values("pk")[:1]
    rows = found.annotate(newest=Subquery(newest))
    # From their desk moderators are led to what somebody has written whom they keep away from their own reading.
    led = _asked(everything, seen, viewer, place).annotate(newest=Subquery(newest)) if is_moderator(viewer) else rows
    first = list(led.filter(pk=place.note)) if place.note and not place.after else []
    rows = rows.exclude(pk=place.note) if place.note else rows
    rows = [*first, *_ordered(rows, place)[: PAGE + 1 - len(first)]]
    count = "" if place.at is None else _count(found, rows, article, viewer, place)
    carry(rows, article.standing, article.viewer)
    beside = paged(seen, viewer, place, present_all(rows, viewer, Surface.PAGE), count)
    return replace(beside, newest=_newest(rows, newest, place))


def _asked(found, seen: Glance, viewer, place: Place):
    """Those of the tab, narrowed by the filters."""
    if place.at is not None:
        # Passages are at most MAX_QUOTE long, so only starts in this window can reach the position.
        found = found.filter(stands_at__range=(max(0, place.at - MAX_QUOTE), place.at), stands_to__gt=place.at)
    if place.own:
        found = found.filter(author_id=viewer.pk)  # nobody, where nobody is signed in
    if place.circle:
        found = found.filter(circle__slug=place.circle, source=seen.source_id)
    if place.since is not None:
        found = found.filter(pk__gt=place.since)
        found = found.exclude(author_id=viewer.pk) if viewer.is_authenticated else found
    return narrowed(found, place.filters)


def _ordered(found, place: Place):
    """In the order asked for, from where the page before ended. By place, what begins nearest before a chosen position
    comes first there: so the database need not look at all that reaches over it."""
    start, id_ = place.after or (None, None)
    if place.by_time:
        found = found.filter(pk__lt=id_) if place.after else found
        return found.order_by("-id")
    if place.at is not None:
        if place.after:  # the first condition is what an index can begin at
            found = found.filter(Q(stands_at__lt=start) | Q(id__lt=id_), stands_at__lte=start)
        return found.order_by("-stands_at", "-id")
    if place.after:
        found = found.filter(Q(stands_at__gt=start) | Q(id__gt=id_), stands_at__gte=start)
    return found.order_by("stands_at", "id")


def _count(found, rows: list, article: Article, viewer, place: Place) -> str:
    """How many stand at the position, exactly to a thousand."""
    seen = article.seen
    if len(rows) <= PAGE and not place.after:
        return count_label(len(rows))
    if not viewer.is_authenticated and not place.is_narrowed:  # sees what the ledger counts, no more and no less
        block = block_at(article.document.blocks, place.at)
        return count_label(coverage.depth(seen.revision_id, block, place.at))
    window = (max(0, place.at - MAX_QUOTE), place.at)
    reach = Placement.objects.filter(revision=seen.revision_id, start__range=window, end__gt=place.at)
    # The nearest thousand first and whose they are afterwards: where nearly all may be seen, that is enough to know.
    near = reach.order_by("-start").values("passage")[: COUNTED + 1]
    heard = Annotation.objects.visible_to(viewer).heard_by(viewer).filter(passage__in=near)
    visible = narrowed(heard, place.filters).count()
    if visible <= COUNTED < near.count():
        visible = found.order_by()[: COUNTED + 1].count()
    return count_label(visible)


def _newest(rows: list, newest, place: Place) -> int | None:
    """It comes with the rows; where there are none, the plain margin of a text has nothing older either."""
    if rows:
        return rows[0].newest or 0
    return 0 if place == Place() else next(iter(newest.values_list("pk", flat=True)), 0)


def paged(seen: Glance, viewer, place: Place, cards: list[PresentedAnnotation], count: str = "") -> Margin:
    """The first page of `cards`, and the way to the next where there are more."""
    shown = cards[:PAGE]
    return Margin(
        place=place,
        cleared_url=replace(place, chosen=(), after=None).url(seen.slug),
        cards=shown,
        next_url=next_url(seen, place, shown[-1]) if len(cards) > PAGE else "",
        passage_count=count,
    )


def tabs(seen: Glance, viewer, place: Place, count: str, circles: set[int]) -> list[TabLink]:
    """This passage or the new ones where they are asked for, all, one's own, and those of these circles."""
    found = []
    if place.at is not None:
        found.append(TabLink(_("This passage"), place.url(seen.slug), count, is_current=True))
    if place.since is not None:
        found.append(TabLink(_("New"), place.url(seen.slug), is_current=True))
    total = count_label(seen.stamp.annotations)
    found.append(TabLink(_("All"), Place().url(seen.slug), total, is_current=place.tab == "all"))
    if viewer.is_authenticated:
        mine = Place("mine", own=True)
        found.append(TabLink(_("Mine"), mine.url(seen.slug), is_current=place.own))
        found += _tabs_of_circles(seen, viewer, place, circles)
    return found


def _tabs_of_circles(seen: Glance, viewer, place: Place, ids: set[int]) -> list[TabLink]:
    """In one query, and in none where no circle of the viewer's has anything here."""
    if not ids and not place.circle:
        return []
    circles = Circle.objects.visible_to(viewer).filter(Q(pk__in=ids) | Q(slug=place.circle)).order_by("name", "pk")
    return [
        TabLink(
            one.heading,
            Place("circle", circle=one.slug).url(seen.slug),
            is_current=one.slug == place.circle,
            is_circle=True,
        )
        for one in present_all(circles, viewer, Surface.LIST)
    ]


class Mark(NamedTuple):
    """Where an annotation stands that is drawn for one viewer alone: theirs (spans.OWN) or their circles'."""

    start: int
    end: int
    whose: int
    id: int
    circle: int | None = None  # the one it was written for


def own_placed(viewer_id, revision_id, *more):
    """Somebody's own annotations in a revision and their circles', each a `Mark`, as a query to compile, with `more` of
    the same shape. Several queries in one, so that each can use its own index."""
    viewer = StandIn(viewer_id)
    seen = Annotation.objects.visible_to(viewer)
    seen = seen.filter(passage__placements__revision=revision_id, passage__placements__start__isnull=False).order_by()
    span = ("passage__placements__start", "passage__placements__end")
    circle = seen.filter(in_circles_of(viewer), state=Annotation.State.VISIBLE, source__current=revision_id)
    own = seen.filter(author=viewer_id).values_list(*span, Value(spans.OWN), "pk", "circle")
    circle = circle.heard_by(viewer).exclude(author=viewer_id).values_list(*span, Value(spans.CIRCLE), "pk", "circle")
    return own.union(circle, *more, all=True)


_own_spans = Compiled(own_placed, values=2)


def own_spans(seen: Glance, viewer) -> list[Mark]:
    """Where the viewer's own annotations stand and those of their circles: drawn for them alone, kept nowhere."""
    rows = _own_spans.rows(viewer.pk, seen.revision_id) if viewer.is_authenticated else []
    return list(map(Mark._make, rows))


def first_of(article: Article, marks: list[Mark]) -> list[PresentedAnnotation]:
    """The first of the viewer's marks as cards, one more than a page holds. What they may see has been asked with
    the marks: here only the rows are fetched."""
    first = sorted(marks, key=lambda mark: (mark.start, mark.id))[: PAGE + 1]
    found = Annotation.objects.select_related("author", "passage", "source", "circle").with_parts()
    rows = found.in_bulk([mark.id for mark in first])
    standing = [(rows[mark.id], mark) for mark in first if mark.id in rows]
    for row, mark in standing:
        row.stands_at, row.stands_to = mark.start, mark.end
    cards = [row for row, _mark in standing]
    carry(cards, article.standing, article.viewer)
    return present_all(cards, article.viewer, Surface.PAGE)


def count_label(count: int) -> str:
    return str(count) if count <= COUNTED else "1,000+"


def next_url(seen: Glance, place: Place, last: PresentedAnnotation) -> str:
    return place.url(seen.slug, after=f"{last.start}-{last.id}")
