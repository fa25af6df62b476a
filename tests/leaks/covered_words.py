"""Every word that may be covered, and what each reader has asked for. The table is written by hand: it is not asked of
the code what it does."""

from annotations.text.profiles import PRESETS, From, Profile

SHOW, NOTE, COVER, OMIT = "snco"
# What is done at the grades 1 to 4.
#                        standard careful  researcher all_omit
_TABLE = {
    "sexual-violence":     ("nncc", "nccc", "ssss", "oooo"),
    "child-sexual-abuse":  ("nncc", "nccc", "ssss", "oooo"),
    "child-harm":          ("nnnc", "nncc", "ssss", "oooo"),
    "abuse-control":       ("nnnc", "nncc", "ssss", "oooo"),
    "gore-mutilation":     ("nncc", "nccc", "ssss", "oooo"),
    "violence":            ("nnnc", "nncc", "ssss", "oooo"),
    "body-horror":         ("nnnc", "nncc", "ssss", "oooo"),
    "self-harm-suicide":   ("nncc", "nccc", "ssss", "oooo"),
    "mental-health":       ("nnnc", "nncc", "ssss", "oooo"),
    "drugs-alcohol":       ("nnnc", "nncc", "ssss", "oooo"),
    "sex-nudity":          ("nnnc", "nncc", "ssss", "oooo"),
    "hate-discrimination": ("nnnc", "nncc", "ssss", "oooo"),
    "death-grief":         ("nnnc", "nncc", "ssss", "oooo"),
    "animal-harm":         ("nnnc", "nncc", "ssss", "oooo"),
    "reproductive":        ("nnnc", "nncc", "ssss", "oooo"),
    "sensory":             ("nnnc", "nncc", "ssss", "oooo"),
}  # fmt: skip
_COLUMN = {
    "signed_out": 0, "author": 0, "standard": 0, "careful": 1, "researcher": 2, "all_omit": 3, "seen": 0,
    "moderator": 0, "second_moderator": 2, "admin": 0,
}  # fmt: skip
READERS = tuple(_COLUMN)
# Who has seen the film, and so gets what gives it away.
HAVE_SEEN = ("seen",)

# What each has said on the page for it. Nobody has said anything for the others.
PROFILES = {
    "careful": lambda film: Profile(PRESETS["careful"]),
    "researcher": lambda film: Profile(PRESETS["researcher"]),
    "second_moderator": lambda film: Profile(PRESETS["researcher"]),
    "all_omit": lambda film: Profile(dict.fromkeys(PRESETS["standard"], From(1, 1, 1))),
    "seen": lambda film: Profile(seen=frozenset([film])),
}

CATEGORIES, GRADES = tuple(_TABLE), (1, 2, 3, 4)
# Where else than in paragraphs words stand: one warning of each of these grades.
BESIDE = ("sexual-violence", "violence")


def word(kind: str, category: str, grade: int) -> str:
    """A word that stands nowhere else. It is letters alone, so that nothing takes it for a number."""
    return f"zq{kind}{category.replace('-', '')}{'xabcd'[grade]}qz"


# word -> (category, grade)
PASSAGES = {word("p", slug, grade): (slug, grade) for slug in CATEGORIES for grade in GRADES}
BODIES = {word("b", slug, grade): (slug, grade) for slug in BESIDE for grade in GRADES}
TAGS = {word("t", slug, grade): (slug, grade) for slug in BESIDE for grade in GRADES}
EARLIER = {word("e", slug, grade): (slug, grade) for slug in BESIDE for grade in GRADES}  # before it was edited
FLAGGED = {word("f", "violence", 4): ("violence", 4)}  # kept by a flag, the annotation reads otherwise now
IN_CIRCLE = {word("c", slug, grade): (slug, grade) for slug in BESIDE for grade in (1, 4)}  # of which all are members
ON_GONE = {word("g", "violence", 4): ("violence", 4)}  # on a text that is taken down
# Blocks that say again what a passage says.
REPEATED = {word(kind, "violence", 4): ("violence", 4) for kind in ("pull", "caption", "standfirst", "related")}
HEADING = {word("heading", "violence", 4): ("violence", 4)}
SPOILER = "zqspoilerqz"  # in a passage whose warning gives the ending away, of a grade that is covered nowhere
BRIEFS = ("zqbrieffilmqz", "zqbriefsourceqz", "zqbriefpassageqz")  # lines of warnings that give something away
WAITING = {word("w", "violence", 4): ("violence", 4)}  # before anybody but its author and moderators has read it
ARGUED = {word("r", slug, grade): (slug, grade) for slug in BESIDE for grade in GRADES}  # what readings say
# In threads: posts, what one once said, and what a flag has kept of one.
POSTS = {word("u", slug, grade): (slug, grade) for slug in BESIDE for grade in GRADES}
POST_EARLIER = {word("v", "violence", 4): ("violence", 4)}
POST_FLAGGED = {word("k", "violence", 4): ("violence", 4)}
POST_WAITING = {word("x", "violence", 4): ("violence", 4)}
POST_ANSWERED = {word("y", "violence", 4): ("violence", 4)}  # what the one that waits answers
ALL = (
    PASSAGES
    | BODIES
    | TAGS
    | EARLIER
    | FLAGGED
    | IN_CIRCLE
    | ON_GONE
    | WAITING
    | REPEATED
    | HEADING
    | ARGUED
    | POSTS
    | POST_EARLIER
    | POST_FLAGGED
    | POST_WAITING
    | POST_ANSWERED
)
WORDS = (*ALL, SPOILER, *BRIEFS)


def action(reader: str, canary: str) -> str:
    if canary in ALL:
        category, grade = ALL[canary]
        return _TABLE[category][_COLUMN[reader]][grade - 1]
    return NOTE if reader in HAVE_SEEN else COVER


def is_closed(reader: str, canary: str) -> bool:
    return action(reader, canary) in (COVER, OMIT)


def found_in(text: str) -> set[str]:
    low = text.lower()
    return {canary for canary in WORDS if canary in low} if "zq" in low else set()
