"""What waits for a moderator: annotations and posts about moderated texts, the first written first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from annotations.marginalia.models import Annotation
from annotations.warnings.present import Surface, present, present_all
from critiques.moderation import shown
from critiques.moderation.models import Case
from critiques.threads.heads import ABOUT as ON
from critiques.threads.heads import LIGHT as LIGHT_ON
from critiques.threads.heads import head_of
from critiques.threads.models import Post
from critiques.threads.presenting import WANTED
from critiques.threads.targets import source_of, text_of

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_AFTER = re.compile(r"(\d{1,17})-(annotation|post)-(\d{1,18})")


@dataclass(frozen=True)
class After:
    """Behind which of them a page begins."""

    when: datetime
    what: str
    pk: int

    @classmethod
    def read(cls, said: str) -> "After | None":
        if not (found := _AFTER.fullmatch(said)):
            return None
        return cls(_BEGINNING + timedelta(microseconds=int(found[1])), found[2], int(found[3]))

    def __str__(self):
        return f"{(self.when - _BEGINNING) // timedelta(microseconds=1)}-{self.what}-{self.pk}"


def annotations(viewer) -> QuerySet:
    """What `viewer` may look at: nobody lets their own words stand. What is reported waits as a case."""
    reported = Case.objects.filter(annotation=OuterRef("pk"), state=Case.State.OPEN)
    return Annotation.objects.visible_to(viewer).waiting().exclude(author_id=viewer.pk).exclude(Exists(reported))


def posts(viewer) -> QuerySet:
    """The same of posts."""
    reported = Case.objects.filter(post=OuterRef("pk"), state=Case.State.OPEN)
    return Post.objects.visible_to(viewer).waiting().exclude(author_id=viewer.pk).exclude(Exists(reported))


def count(viewer) -> int:
    """Of both kinds, in one query."""
    return annotations(viewer).order_by().values("pk").union(posts(viewer).order_by().values("pk"), all=True).count()


def to_read(viewer, what: str) -> QuerySet:
    """With what is needed to present them."""
    if what == "annotation":
        return annotations(viewer).select_related(*shown.ABOUT).defer(*shown.LIGHT)
    wanted = posts(viewer).select_related(*WANTED, *(f"thread__{name}" for name in ON))
    return wanted.defer(*(f"thread__{name}" for name in LIGHT_ON))


def page(viewer, after: str, size: int) -> tuple[list[dict], str]:
    """Rows of the queue, and what the next page is asked for by, where there is one."""
    behind = After.read(after)
    first, second = _keys(annotations(viewer), "annotation", behind), _keys(posts(viewer), "post", behind)
    found = list(first.union(second, all=True).order_by("created_at", "what", "id")[: size + 1])
    keys, more = found[:size], len(found) > size
    return _rows(viewer, keys), str(After(*keys[-1])) if more else ""


def _keys(found: QuerySet, what: str, after: After | None) -> QuerySet:
    if after is not None:
        later = Q(created_at__gt=after.when)
        if what >= after.what:
            later |= Q(created_at=after.when) & (Q(pk__gt=after.pk) if what == after.what else Q())
        found = found.filter(later)
    return found.order_by().annotate(what=Value(what)).values_list("created_at", "what", "id")


def _rows(viewer, keys: list[tuple]) -> list[dict]:
    found = {
        what: to_read(viewer, what).in_bulk([key for _when, kind, key in keys if kind == what])
        for what in ("annotation", "post")
    }
    there = [(what, found[what][key]) for _when, what, key in keys if key in found[what]]
    texts = [about.source if what == "annotation" else text_of(source_of(about.thread)) for what, about in there]
    notes = [about for what, about in there if what == "annotation"]
    answers = [about for what, about in there if what == "post"]
    # As at the desk: in lists those whom a moderator has muted have neither name nor words.
    said = {
        "annotation": iter(present_all(notes, viewer, Surface.LIST)),
        "post": iter(present_all(answers, viewer, Surface.DESK)),
    }
    sources = present_all(texts, viewer, Surface.LIST)
    rows = [(what, next(said[what]), source) for (what, _about), source in zip(there, sources, strict=True)]
    return [{what: one, "said": one, "source": source} for what, one, source in rows]


def matter(viewer, about: Annotation | Post) -> dict:
    """One of them with its place, for its page."""
    if isinstance(about, Annotation):
        return shown.matter(viewer, about)
    return shown.post_matter(viewer, about) | {
        "head": head_of(about.thread, viewer, at_desk=True),
        "answered": _answered(viewer, about),
    }


def _answered(viewer, post: Post):
    """The post it answers, as the viewer may read it there, whomever they have muted."""
    if post.parent_id is None:
        return None
    parent = Post.objects.select_related(*WANTED, "thread__annotation").get(pk=post.parent_id)
    is_withdrawn = parent.state == Post.State.WITHDRAWN  # also at the desk nobody reads it
    return present(parent, viewer, Surface.PAGE if is_withdrawn else Surface.DESK)
