"""What the places of drafts speak of, presented for their author, and whether they may write there still.

However many there are, the database is asked as often.
"""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.marginalia import policies as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources.models import HEAVY, Film, Source
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, present_all
from critiques.threads import policies
from critiques.threads.heads import ABOUT, LIGHT
from critiques.threads.looking import Look
from critiques.threads.models import Post, Thread
from critiques.threads.places import Place
from critiques.threads.sockets import DraftPlace, ThreadPlace, draft_places, thread_places
from perfection_site.accounts.relations import silenced_by
from perfection_site.circles.models import Membership


def places_of(viewer, places: set[Place]) -> dict[Place, DraftPlace]:
    """What each place speaks of, where the viewer still sees that."""
    found = _Seen.by(viewer, places).places(places)
    for plug in draft_places.plugs.values():
        found |= plug(viewer, places)
    return found


def _reply(thread: Thread, to: int | None = None) -> str:
    url = reverse("threads:reply", args=[thread.pk])
    return f"{url}?to={to}" if to else url


@dataclass
class _Seen:
    """What of this room and those below the places speak of, as far as the viewer sees it: rows by their keys."""

    viewer: object
    notes: dict[int, Annotation] = field(default_factory=dict)
    texts: dict[int, Source] = field(default_factory=dict)
    warnings: dict[int, ContentWarning] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    within: set[int] = field(default_factory=set)  # the viewer's own circles

    @classmethod
    def by(cls, viewer, places: set[Place]) -> "_Seen":
        def keys(kind: str) -> list[int]:
            return [place.pk for place in places if place.kind == kind]

        heavy = [f"source__{name}" for name in HEAVY]
        notes = Annotation.objects.visible_to(viewer).select_related(
            "source__film", "source__current", "author", "circle"
        )
        texts = Source.objects.visible_to(viewer).select_related("film", "current").defer(*HEAVY)
        warnings = ContentWarning.objects.visible_to(viewer, on_subjects=False).in_force()
        warnings = warnings.select_related("film", "source__film", "passage__source__film", "annotation__source__film")
        posts = cls._posts(viewer, keys("post"), [place for place in places if place.kind == "thread" and place.number])
        asked = Q(pk__in=[*keys("thread"), *(post.thread_id for post in posts.values())])
        for name in ("annotation", "source", "warning"):
            asked |= Q(**{f"{name}__in": keys(name)})
        threads = Thread.objects.visible_to(viewer).filter(asked).select_related(*ABOUT).defer(*LIGHT)
        return cls(
            viewer,
            notes.defer(*heavy).in_bulk(keys("annotation")),
            texts.in_bulk(keys("source")),
            warnings.in_bulk(keys("warning")),
            {one.pk: one for one in threads},
            posts,
            set(Membership.objects.filter(person=viewer).values_list("circle", flat=True)),
        )

    @staticmethod
    def _posts(viewer, edited: list[int], answered: list[Place]) -> dict[int, Post]:
        of = reduce(or_, (Q(thread=place.pk, number=place.number) for place in answered), Q(pk__in=edited))
        found = Post.objects.visible_to(viewer).filter(of).select_related("author").defer("body", "body_html")
        return {one.pk: one for one in found}

    def places(self, places: set[Place]) -> dict[Place, DraftPlace]:
        """Presented: what they are called all at once."""
        ways = {place: way for place in places if (way := self._way(place))}
        names = self._names([way.about for way in ways.values()])
        made = {}
        for place, way in ways.items():
            if way.about in names:
                kind, heading = names[way.about]
                made[place] = DraftPlace(way.label or kind, heading, way.url)
        return made

    # ---- each

    def _way(self, place: Place) -> "_Way | None":
        if place.kind == "thread":
            return self._in_thread(self.threads.get(place.pk), place.number)
        if place.kind == "post":
            return self._edit(self.posts.get(place.pk))
        rows = {"annotation": self.notes, "source": self.texts, "warning": self.warnings}.get(place.kind, {})
        about = rows.get(place.pk)
        if about is None:
            return None
        if thread := self._thread_on(place):
            return self._in_thread(thread, None)
        url = self._first_url(about, place) if self._takes(about) else ""
        return _Way(self._label(about, place.number), _named(about), url)

    def _thread_on(self, place: Place) -> Thread | None:
        there = (one for one in self.threads.values() if getattr(one, f"{place.kind}_id") == place.pk)
        return next((one for one in there if one.comment == place.number), None)

    def _in_thread(self, thread: Thread | None, to: int | None) -> "_Way | None":
        if thread is None:
            return None
        about = thread.annotation or thread.warning or thread.source
        label = self._label(about, thread.comment) if about else ""
        if to:
            in_it = (one for one in self.posts.values() if (one.thread_id, one.number) == (thread.pk, to))
            answered = next(in_it, None)
            if answered is None:
                return None
            label = self._answer(answered, thread)
        url = _reply(thread, to) if self._is_open(thread) else ""
        return _Way(label, thread.pk if about is None else _named(about), url)

    def _edit(self, post: Post | None) -> "_Way | None":
        thread = self.threads.get(post.thread_id) if post else None
        if thread is None or not policies.wrote(self.viewer, post):
            return None
        way = self._in_thread(thread, None)
        is_open = post.state in policies.NOT_TAKEN_DOWN and self._is_open(thread)
        return _Way(_("An edit of your post"), way.about, reverse("threads:edit", args=[post.pk]) if is_open else "")

    def _answer(self, post: Post, thread: Thread) -> str:
        if Look(self.viewer).why_not(post, thread):
            return _("A reply to a post that is gone")
        return _("A reply to %(name)s") % {"name": post.author.username}

    def _label(self, about, comment: int | None) -> str:
        if isinstance(about, Annotation):
            if about.author_id in silenced_by(self.viewer):
                return _("A reply to an annotation")
            return _("A reply to the annotation by %(name)s") % {"name": about.author.username}
        if isinstance(about, ContentWarning):
            return _("About a warning")
        return _("About a reader’s comment") if comment else _("About a text")

    # ---- may they still

    def _is_open(self, thread: Thread) -> bool:
        about = thread.annotation or thread.warning or thread.source
        return thread.locked_at is None and (about is None or self._takes(about))

    def _takes(self, about) -> bool:
        if isinstance(about, Annotation):
            return policies.takes_answers(self.viewer, about, self.within)
        if isinstance(about, ContentWarning):
            return about.text is None or about.text.state == Source.State.PUBLISHED
        return marginalia.can_annotate(self.viewer, about)

    @staticmethod
    def _first_url(about, place: Place) -> str:
        if isinstance(about, Source):
            url = reverse("threads:on_source", args=[about.slug])
            return f"{url}?comment={place.number}" if place.number else url
        name = "threads:on_annotation" if isinstance(about, Annotation) else "threads:on_warning"
        return reverse(name, args=[about.pk])

    # ---- what they are called

    def _names(self, abouts: list) -> dict:
        """Labels and headings: of films and sources, and of what rooms above hold threads of (by the thread's key)."""
        named = list({about for about in abouts if not isinstance(about, int)})
        shown = present_all(named, self.viewer, Surface.NOTICE)
        names = {about: ("", one.heading) for about, one in zip(named, shown, strict=True)}
        above = [about for about in abouts if isinstance(about, int)]
        held: dict[int, ThreadPlace] = {}
        for plug in thread_places.plugs.values() if above else ():
            held |= plug(self.viewer, above)
        return names | {key: (one.label, one.heading) for key, one in held.items()}


@dataclass(frozen=True)
class _Way:
    """`about` is the film or source it is called by, or the key of a thread that a room above holds."""

    label: str
    about: Film | Source | int
    url: str


def _named(about) -> Film | Source:
    if isinstance(about, ContentWarning):
        return about.its_film
    return about.source if isinstance(about, Annotation) else about
