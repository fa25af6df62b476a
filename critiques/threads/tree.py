"""What of a thread a page shows: posts in the order of the tree or newest first, a branch, and what is new.

Each page is one query over one stretch of one index, however long, wide or deep the thread is.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from annotations.warnings.present import Surface, present_all
from critiques.threads.models import Post, Thread
from critiques.threads.order import BEHIND, DRAWN, INDENTED, holds_branch
from critiques.threads.presenting import LIGHT, WANTED, PresentedPost
from perfection_site.accounts.numbers import number

PAGE = 50
MOST_FOLDED = 20
LIGHT_ROWS = [name for name in LIGHT if name != "quoted_post__body_html"]


@dataclass(frozen=True)
class Asked:
    """How a page of a thread is asked for: the branch under a post, behind which post to go on, which branches are
    folded, and in which order. Ordinals all."""

    branch: int | None = None
    after: int | None = None
    folded: tuple[int, ...] = ()
    newest: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        folded = [number(one, digits=7) for one in query.get("fold", "").split(",")[:MOST_FOLDED]]
        return cls(
            branch=number(query.get("post"), digits=7),
            after=number(query.get("after"), digits=7),
            folded=tuple(one for one in folded if one),
            newest=query.get("sort") == "newest",
        )

    def url(self, thread_id: int, anchor: str = "", **instead) -> str:
        other = replace(self, **instead) if instead else self
        said = {"post": other.branch, "fold": ",".join(map(str, other.folded)), "after": other.after}
        said["sort"] = "newest" if other.newest else ""
        asked = urlencode({name: value for name, value in said.items() if value}, safe=",")
        page = reverse("threads:thread", args=[thread_id])
        return (f"{page}?{asked}" if asked else page) + (f"#{anchor}" if anchor else "")


@dataclass
class Row:
    """A post where it stands on the page. `opens` and `closes` say how many levels of replies begin before it and end
    behind it; `continues` that there are answers further down than is drawn."""

    post: PresentedPost
    level: int = 0
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    is_new: bool = False
    is_first_new: bool = False
    is_top: bool = False  # begins a branch of its page
    is_asked: bool = False  # the post that the address names
    is_above: bool = False  # what the branch answers
    continues: bool = False
    fold_url: str = ""
    unfold_url: str = ""
    names_parent: bool = False


@dataclass
class Page:
    rows: list[Row] = field(default_factory=list)
    next_url: str = ""
    branch: int | None = None
    up_url: str = ""  # to what the branch answers
    is_first: bool = True


def rows_of(thread: Thread, viewer) -> QuerySet:
    return thread.posts.known_to(viewer, within=thread).select_related(*WANTED).defer(*LIGHT_ROWS)


@dataclass(frozen=True)
class View:
    """A view of a thread: whose, what was asked for, and which posts are new to them (those behind `new_after`)."""

    thread: Thread
    viewer: object
    asked: Asked
    new_after: int | None = None

    def page(self) -> Page | None:
        """The page asked for; None where there is no such post."""
        asked = self.asked
        if asked.newest:
            return self._newest_first()
        rows = rows_of(self.thread, self.viewer)
        root = rows.filter(number=asked.branch).first() if asked.branch else None
        last = self._last(rows) if asked.after else None
        if (asked.branch and root is None) or (asked.after and last is None):
            return None
        found = self._behind(_branch(rows, root) if root else _whole(rows), last)
        more, found = len(found) > PAGE, found[:PAGE]
        if root is not None and last is None and (not found or found[0].pk != root.pk):
            found.insert(0, root)  # it is the last of its stretch, and its branch begins anew
        parent = root.parent if root is not None else None
        return Page(
            rows=self._rows(_above(rows, root) if root is not None and last is None else [], found, root),
            next_url=asked.url(self.thread.pk, after=found[-1].number) if more else "",
            branch=asked.branch,
            up_url=asked.url(self.thread.pk, f"p-{parent.number}", branch=parent.number, after=None) if parent else "",
            is_first=last is None,
        )

    def _last(self, rows: QuerySet) -> Post | None:
        """Behind which post the page goes on: only where it stands is used, so that also one will do which had come
        and is kept from the viewer since."""
        there = self.thread.posts.filter(number=self.asked.after)
        return there.filter(came_at__isnull=False).only("path").first() or rows.filter(number=self.asked.after).first()

    def posts(self, keys: list[int]) -> list[PresentedPost]:
        """These posts by themselves, wherever they stand."""
        return self._present(list(rows_of(self.thread, self.viewer).filter(pk__in=keys)))

    def _behind(self, found: QuerySet, last: Post | None) -> list[Post]:
        """A page of these and one more; less what hangs under folded posts, in the database, so that a page is as full
        as any."""
        if last is not None:
            found = found.filter(path__gt=last.path)
        if folded := self.asked.folded:
            for base, path in self.thread.posts.filter(number__in=folded).values_list("base", "path"):
                found = found.exclude(base=base, path__gt=path, path__lt=path + BEHIND)
        return list(found[: PAGE + 1])

    def _rows(self, above: list[Post], found: list[Post], root: Post | None) -> list[Row]:
        """What a branch answers and the branch, presented together."""
        shown = self._present([*above, *found])
        over = [Row(one, is_above=True, names_parent=bool(one.answers)) for one in shown[: len(above)]]
        return over + self._laid(found, shown[len(above) :], root)

    def _present(self, found: list[Post]) -> list[PresentedPost]:
        return present_all(found, self.viewer, Surface.PAGE)

    def _newest_first(self) -> Page:
        found = rows_of(self.thread, self.viewer).order_by("-number")
        if self.asked.after:
            found = found.filter(number__lt=self.asked.after)
        found = list(found[: PAGE + 1])
        more, found = len(found) > PAGE, found[:PAGE]
        rows = [
            Row(one, is_top=True, is_new=self._is_new(one), names_parent=bool(one.answers))
            for one in self._present(found)
        ]
        url = self.asked.url(self.thread.pk, after=found[-1].number) if more else ""
        return Page(rows=rows, next_url=url, is_first=self.asked.after is None)

    def _laid(self, found: list[Post], shown: list[PresentedPost], root: Post | None) -> list[Row]:
        """Posts in the order of the tree as rows, set right as far as they are drawn."""
        from_ = root.indent if root is not None else 0
        levels = [min(max(post.indent - from_, 0), INDENTED) for post in found]
        rows = []
        for post, said, level in zip(found, shown, levels, strict=True):
            is_root = root is not None and post.pk == root.pk
            row = Row(
                said,
                level,
                is_new=self._is_new(said),
                is_top=post.parent_id is None or is_root,
                is_asked=is_root,
                continues=bool(post.reply_count) and not is_root and _is_deepest(post, from_),
                names_parent=bool(said.answers),
            )
            self._fold(row)
            rows.append(row)
        _nest(rows)
        return rows

    def _fold(self, row: Row) -> None:
        post, asked = row.post, self.asked
        if not post.reply_count or row.continues:
            return
        anchor, rest = f"p-{post.number}", tuple(one for one in asked.folded if one != post.number)
        if post.number in asked.folded:
            row.unfold_url = asked.url(self.thread.pk, anchor, folded=rest)
        elif not row.is_asked:
            row.fold_url = asked.url(self.thread.pk, anchor, folded=(*rest, post.number)[-MOST_FOLDED:])

    def _is_new(self, post: PresentedPost) -> bool:
        return self.new_after is not None and post.number > self.new_after and not post.is_own and not post.gone


def _nest(rows: list[Row]) -> None:
    """How many levels begin before each row and end behind it, for templates that nest."""
    before = 0
    for row in rows:
        row.opens, before = tuple(range(before, row.level)), row.level
    for row, following in pairwise(rows):
        row.closes = tuple(range(following.level, row.level))
    if rows:
        rows[-1].closes = tuple(range(rows[-1].level))
    first = next((row for row in rows if row.is_new), None)
    if first:
        first.is_first_new = True


def _above(rows: QuerySet, root: Post) -> list[Post]:
    """The post a branch answers and the one that answers, uppermost first."""
    if root.parent_id is None:
        return []
    nearest = [key for key in (root.parent_id, root.parent.parent_id) if key]
    return list(rows.filter(pk__in=nearest).order_by("depth"))


def _whole(rows: QuerySet) -> QuerySet:
    drawn = Q(indent__lt=DRAWN) | Q(indent=DRAWN, joins=False)  # as the index says it that holds them alone
    return rows.filter(drawn, base=0).order_by("path")


def _branch(rows: QuerySet, root: Post) -> QuerySet:
    """One stretch of the index: the post and what hangs under it, or, where paths begin anew under it, that alone."""
    deepest = root.indent + DRAWN
    drawn = Q(indent__lt=deepest) | Q(indent=deepest, joins=False) | Q(pk=root.pk)
    base = holds_branch(root)
    found = rows.filter(drawn).order_by("path")
    if base is not None:
        return found.filter(base=base)
    return found.filter(base=root.base, path__gte=root.path, path__lt=root.path + BEHIND)


def _is_deepest(post: Post, from_: int) -> bool:
    """Whether its answers stand further down than is drawn, or where paths begin anew."""
    return post.indent - from_ >= DRAWN or holds_branch(post) is not None


def place_url(found: Post) -> str:
    """Where a post is read: in the whole thread while that is one page, or else in its own branch. Only of one that has
    not come do others that wait have a say in it, for an address is read by everybody."""
    anchor, number_ = f"p-{found.number}", found.number
    page = reverse("threads:thread", args=[found.thread_id])
    there = found.thread.last + (0 if found.came_at else found.thread.waited)
    if there <= PAGE and found.indent < DRAWN and not found.base:
        return f"{page}#{anchor}"
    return f"{page}?post={number_}#{anchor}"
