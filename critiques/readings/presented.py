"""What `present()` makes of readings, claims and evidence, for templates."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from annotations.warnings.quotation import PresentedQuotation


@dataclass(frozen=True)
class Listed:
    """As for sources and films: a line in place of the words, or nothing of it in lists."""

    line: str = ""
    is_left_out: bool = False


@dataclass(frozen=True)
class PresentedReading:
    """`cover` stands in the place of all its words where it is covered; they are empty then."""

    id: int
    slug: str
    heading: str
    film_slug: str
    film_heading: str
    film_year: int | None
    position: str  # its thesis
    words: SafeString  # its exposition
    doubts: tuple[str, ...]  # what complicates it, in its authors' words
    open_questions: tuple[str, ...]
    cover: SafeString | str
    notes: tuple[str, ...]
    opened: tuple[int, ...]
    is_covered: bool
    listed: Listed
    author_names: tuple[str, ...]
    invited_names: tuple[str, ...]  # for its authors
    is_own: bool
    is_invited: bool
    state: str
    state_label: str
    rule: str
    edition: int
    since: datetime | None
    until: datetime | None  # of a withdrawn one: when its words are erased
    revised: datetime | None
    subject_id: int
    thread_id: int | None
    version: int


@dataclass(frozen=True)
class PresentedClaim:
    id: int
    number: int
    said: str
    short: str
    reading_slug: str
    anchor: str
    thread_id: int | None


@dataclass(frozen=True)
class PresentedEvidence:
    id: int
    claim_id: int
    quotation: PresentedQuotation
    stance: str
    stance_label: str
    offered_as_label: str  # where the authors have taken it up with another stance
    because: str
    state: str
    state_label: str
    rule: str
    offerer_name: str
    when: datetime
    reply: str
    answerer_name: str
    is_own: bool
    post_count: int
    version: int

    @property
    def anchor(self) -> str:
        return f"evidence-{self.id}"


@dataclass(frozen=True)
class PresentedEdition:
    """What a reading said when it was published or revised."""

    id: int
    number: int
    heading: str
    position: str
    words: SafeString
    doubts: tuple[str, ...]
    open_questions: tuple[str, ...]
    claims: tuple[str, ...]
    cover: SafeString | str
    is_covered: bool
    change: str
    by_name: str
    when: datetime
