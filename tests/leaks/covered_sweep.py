"""Which surfaces are visited for covered words, by whom, and what may stand there all the same."""

from collections.abc import Iterable

from tests.leaks import covered_words as words
from tests.leaks import covered_world, surfaces
from tests.leaks.visit import Visit, get

# Who sends forms; what comes of them is shown by the same code to the others.
SENDERS = ("signed_out", "author", "standard", "researcher", "moderator", "second_moderator")

# What is looked for: words beside those that are covered, which a search would quote with them.
_SEARCHED = {
    "pages:search": get(
        "/search/?q=lantern", "/search/?q=room", "/search/?q=paragraph", "/search/?q=bow",
        *(f"/search/?q={canary}" for canary in (*words.REPEATED, *words.HEADING, words.SPOILER)),
        *(f"/search/?q=lantern+{words.word('p', slug, grade)}" for slug in words.BESIDE for grade in words.GRADES),
        "/search/?in=annotations&q=lantern", "/search/?in=annotations&q=lit", "/search/?in=annotations&q=put",
        *(f"/search/?in=annotations&q={word}" for word in (*words.BODIES, *words.TAGS)),
        *(f"/search/?in=annotations&q=lantern&tag={tag}" for tag in words.TAGS),
        "/search/?in=readings&q=lantern", "/search/?in=readings&q=again", "/search/?in=readings&q=quotes",
        *(f"/search/?in=readings&q={word}" for word in words.ARGUED),
    ),
    "pages:notebook": get("/notebook/?q=lantern", "/notebook/?q=put"),
    "reader:history": get("/annotations/{each}/history/"),
    "reader:tags": get("/tags/?typed=z", "/tags/?typed=zqtv", "/tags/?typed=zqts", "/tags/?typed=zqf"),
    "warnings:propose": get("/sources/{live}/warnings/propose/?start=0&end=2000&category=violence"),
    "reader:sentences": get("/sources/{live}/sentences/?start=0&end=9000"),
    "reader:annotate": get(*(f"/sources/{{live}}/annotate/?start={start}&end={start + 900}" for start in (0, 2000))),
    "reader:source": get("/sources/{live}/?r=1&from=0&to=4000"),
}  # fmt: skip

_WHOLE = "The page of one warning says what it says: whoever opens it has asked."
_OWN = "Their own words, where they go on with them or take them along."
_ASKED = "The moderator has asked for these words, which the decision is about."
_WORK = "Admins who prepare or correct a text have it whole before them: offsets and covers begin with publishing."
_FEED = (
    "A program reads it, and whoever asks, it is what a visitor without wishes gets: for those it is looked through."
)
# Where something closed may stand after all: which words, for whom (None: everybody), and why.
MAY = {
    "warnings:warning": (words.BRIEFS, None, _WHOLE),
    "warnings:support": (words.BRIEFS, None, _WHOLE),
    "warnings:dispute": (words.BRIEFS, None, _WHOLE),
    "warnings:appeal": (words.BRIEFS, None, _WHOLE),
    "warnings:withdraw": (words.BRIEFS, None, _WHOLE),
    "warnings:desk": (words.BRIEFS, None, "Moderators judge the lines themselves."),
    "warnings:decide": ((*words.BRIEFS, words.SPOILER, *words.PASSAGES), None, _ASKED),
    "pages:film_feed": (words.WORDS, ("careful", "all_omit"), _FEED),
    "pages:source_feed": (words.WORDS, ("careful", "all_omit"), _FEED),
    "reader:open": (words.WORDS, None, "They have opened it just now."),
    "sources:edit": (words.WORDS, None, _WORK),
    "sources:preview": (words.WORDS, None, _WORK),
    "pages:notebook": (words.TAGS, ("author",), "Their own tags, to narrow their own list by."),
    "reader:tags": (words.TAGS, ("author",), "Their own tags, to choose from again."),
    "threads:edit": ((*words.POSTS, *words.POST_EARLIER, *words.POST_WAITING), ("author",), _OWN),
    "reader:edit": ((*words.BODIES, *words.TAGS, *words.IN_CIRCLE), ("author",), _OWN),
    "readings:revise": (tuple(words.ARGUED), ("author",), _OWN),
    "pages:export": (
        (
            *words.BODIES,
            *words.TAGS,
            *words.EARLIER,
            *words.FLAGGED,
            *words.IN_CIRCLE,
            *words.ON_GONE,
            *words.WAITING,
            *words.POSTS,
            *words.POST_WAITING,
            *words.ARGUED,
        ),
        ("author",),
        _OWN,
    ),
}


def visits(world: dict, reader: str) -> list[tuple[str, Visit]]:
    """What a reader does: the name of each address, and how they come there."""
    ids = covered_world.addresses(world, reader)
    return [
        (name, one)
        for table in (surfaces.VISITS, _SEARCHED)
        for name, listed in table.items()
        for visit in listed
        if visit.data is None or reader in SENDERS
        for one in visit.each(ids)
    ]


def told(answer: str, visit: Visit) -> set[str]:
    """The words that an answer holds and its visit did not send."""
    sent = f"{visit.path} {visit.data} {visit.after}".lower()
    return {canary for canary in words.found_in(answer) if canary not in sent}


def leaked(reader: str, name: str, found: Iterable[str]) -> set[str]:
    """Those of them that are closed to the reader and may not stand there."""
    may, for_whom, _why = MAY.get(name, ((), None, ""))
    excused = set(may) if for_whom is None or reader in for_whom else set()
    return {canary for canary in found if words.is_closed(reader, canary)} - excused
