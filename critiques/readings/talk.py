"""Threads of readings, claims and evidence: what a reading's page shows of them, and what their own pages say of it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, BooleanField, Count, Func, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.warnings.present import Surface, present_all
from critiques.readings.models import Authorship, Claim, Evidence, Reading
from critiques.threads.models import Post, Thread
from critiques.threads.presenting import LIGHT, WANTED, PresentedPost
from critiques.threads.records import Visit
from critiques.threads.sockets import Held, ThreadPlace, holders, thread_places
from perfection_site.accounts.models import User
from perfection_site.accounts.relations import not_from_muted

FIRST = 3  # posts of a thread on the page of its reading


@dataclass(frozen=True)
class Talk:
    """The beginning of a thread, how many posts it has, and how many have come since the viewer was last there."""

    thread_id: int
    count: int
    new: int
    posts: list[PresentedPost]
    is_locked: bool = False


class _Each(Func):
    """The members of a list, a row for each."""

    function, set_returning, output_field = "unnest", True, BigIntegerField()


class _Among(Func):
    """That something is in a list, which is made once and before anything is joined; of a subquery PostgreSQL would
    join every post there is with all that comes along with a post, and look for the few afterwards."""

    template, arg_joiner, output_field = "%(expressions)s)", " = ANY (", BooleanField()


def talks(viewer, threads: Collection[Thread]) -> dict[int, Talk]:
    """Of threads on what the viewer sees: the posts of all in one query, what is new in another."""
    shown = {one.pk: one for one in threads if one.shown}
    if not shown:
        return {}
    posts, new = _first_posts(viewer, shown), _new(viewer, list(shown))
    return {
        key: Talk(key, one.standing, new.get(key, 0), posts.get(key, []), one.locked_at is not None)
        for key, one in shown.items()
    }


def _first_posts(viewer, threads: dict[int, Thread]) -> dict[int, list[PresentedPost]]:
    """In the order of the tree. `base=0` is what a thread's first page draws. Each thread's first ones are read from
    the index by themselves: to number its posts would be to read all of them."""
    first = Post.objects.filter(thread=OuterRef("pk"), base=0).order_by("path").values("pk")[:FIRST]
    near = Thread.objects.filter(pk__in=list(threads)).values_list(_Each(ArraySubquery(first)))
    wanted = Post.objects.filter(_Among("pk", ArraySubquery(near))).select_related(*WANTED).defer(*LIGHT)
    rows = list(wanted.order_by("thread", "path"))
    for post in rows:
        post.thread = threads[post.thread_id]
    found: dict[int, list[PresentedPost]] = {}
    for post in present_all(rows, viewer, Surface.PAGE):
        found.setdefault(post.thread_id, []).append(post)
    return found


def _new(viewer, keys: list[int]) -> dict[int, int]:
    """Since the viewer's last visits: of each thread the stretch behind it, and nothing of what they have seen."""
    if viewer.pk is None:
        return {}
    came = Post.objects.standing().filter(thread=OuterRef("thread"), number__gt=OuterRef("seen"))
    came = (
        came.filter(not_from_muted(viewer))
        .exclude(author_id=viewer.pk)
        .order_by()
        .values("thread")
        .annotate(count=Count("pk"))
        .values("count")
    )
    visits = Visit.objects.filter(person_id=viewer.pk, thread__in=keys).annotate(new=Subquery(came))
    return dict(visits.filter(new__gt=0).values_list("thread", "new"))


# ---- plugs


def places(viewer, keys: Collection[int]) -> dict[int, ThreadPlace]:
    """What threads are about, as the viewer may have it: a claim that its reading's warnings cover is covered here."""
    found = [(one, one, _("Thread on a reading")) for one in _readings(viewer, keys)]
    found += [(one, one.reading, _("Thread on a claim")) for one in _claims(viewer, keys)]
    found += [(one, one.claim.reading, _("Thread on a piece of evidence")) for one in _pieces(viewer, keys)]
    return {about.thread_id: place for about, place in placed(viewer, found)}


def placed(viewer, found: list[tuple]) -> list[tuple]:
    """Of (what it is, its reading, a label): what it is with its place, presented all at once. Needs `film`."""
    if not found:
        return []
    readings = {of.pk: of for _about, of, _label in found}
    for about, of, _label in found:
        if isinstance(about, Claim):
            about.reading = readings[of.pk]  # one of each, so that what covers it is asked for once
    shown = {one.id: one for one in present_all(readings.values(), viewer, Surface.LIST)}
    said = iter(present_all([one for one, *_rest in found if isinstance(one, Claim)], viewer, Surface.LIST))
    made = []
    for about, of, label in found:
        reading = shown[of.pk]
        page = reverse("readings:reading", args=[reading.slug])
        crumbs = ((reading.film_heading, reverse("pages:film", args=[reading.film_slug])), (reading.heading, page))
        heading, url = _named(about, reading, page, said)
        made.append((about, ThreadPlace(heading, url, label, crumbs, is_keeper=reading.is_own, here="readings")))
    return made


def _readings(viewer, keys: Collection[int]):
    return Reading.objects.visible_to(viewer).filter(thread__in=keys).select_related("film")


def _claims(viewer, keys: Collection[int]):
    return Claim.objects.visible_to(viewer).filter(thread__in=keys).select_related("reading__film")


def _pieces(viewer, keys: Collection[int]):
    found = Evidence.objects.visible_to(viewer).filter(thread__in=keys)
    return found.select_related("claim__reading__film", "thread")


def _named(about, reading, page: str, said) -> tuple[str, str]:
    if isinstance(about, Claim):
        claim = next(said)
        return _("%(number)d. %(claim)s") % {"number": claim.number, "claim": claim.said}, f"{page}#{claim.anchor}"
    if isinstance(about, Evidence):
        sentence = _("What a passage does for claim %(number)d of “%(reading)s”")
        url = reverse("readings:evidence", args=[about.pk])
        return sentence % {"number": about.claim.number, "reading": reading.heading}, url
    return reading.heading, page


def held(thread_id: int) -> Held | None:
    """A reading is watched, and its authors are answered; of evidence so is who offered it."""
    # One key of each is looked up: joined by OR, every reading would be looked at for each post.
    own = Reading.objects.filter(thread=thread_id).values("pk")
    of_claim = Claim.objects.filter(thread=thread_id).values("reading")
    of_piece = Evidence.objects.filter(thread=thread_id).values("claim__reading")
    reading = next(iter(Reading.objects.filter(pk__in=own.union(of_claim, of_piece, all=True))), None)
    if reading is None:
        return None
    authors = reading.authorships.filter(state=Authorship.State.ACCEPTED).values("person")
    concerned = authors.union(Evidence.objects.filter(thread=thread_id).values("offered_by"))
    return Held((reading,), tuple(User.objects.filter(pk__in=concerned).order_by("pk")))


def plug_in() -> None:
    thread_places.plug("readings", places)
    holders.plug("readings", held)
