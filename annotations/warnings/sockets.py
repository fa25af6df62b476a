"""What upper rooms may plug into warnings: things of theirs that can be warned of, and how these are presented."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.safestring import SafeString

from perfection_site.accounts.sockets import Socket


@dataclass(frozen=True)
class Presenter:
    """Presents all things of one type at once: (things, viewer, surface) -> as many presented ones, in their order."""

    type: type
    present: Callable[..., list]


@dataclass(frozen=True)
class SubjectPage:
    """What the pages of a warning say of the subject it stands on, presented for one viewer."""

    label: str  # such as "a post by theo"
    heading: str  # of the page it stands on
    url: str
    words: SafeString | str
    is_covered: bool = False


@dataclass(frozen=True)
class Writers:
    """Who wrote a subject (keys of people): those who speak for it now, and all who ever did, who never judge it."""

    now: frozenset[int]
    ever: frozenset[int]


# name of a type -> its presenter, for `present_all`
presenters: Socket[Presenter] = Socket("warnings.presenters")
# kind of subject -> viewer -> the keys of those of that kind that the viewer may see, as a query
subjects_seen: Socket[Callable] = Socket("warnings.subjects_seen")
# kind of subject -> keys of subjects -> {key: Writers}; of a kind that is not here its `author` alone wrote it
SubjectWriters = Callable[[Collection[int]], dict[int, Writers]]
subject_writers: Socket[SubjectWriters] = Socket("warnings.subject_writers")
# kind of subject -> (viewer, keys of subjects) -> {key: SubjectPage}
SubjectPages = Callable[[object, Collection[int]], dict[int, SubjectPage]]
subject_pages: Socket[SubjectPages] = Socket("warnings.subject_pages")
