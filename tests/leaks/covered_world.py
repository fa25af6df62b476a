"""A world in which words that may be covered stand in every kind of text."""

from annotations.marginalia.models import AnnotationVersion
from annotations.reader import progress, unsent
from annotations.reader.glance import glance
from annotations.sources import actions as sources
from annotations.text.editing import Change
from annotations.warnings.models import ContentWarning, WarningProfile
from critiques.moderation import actions as moderation
from critiques.moderation.models import Case
from perfection_site.accounts import letters
from perfection_site.accounts.models import Notice, User
from tests import make
from tests.leaks import argued, covered_threads
from tests.leaks import covered_words as words
from tests.people import person

PLAIN = "Nothing in these words is warned of, and they go on for as long as a paragraph does; number"
_HEAD = "The lantern and the door\n\nBy A. Sample\n\n3 June 2019\n\n"
REPEATS = "the lantern went out while nobody in the room had yet"


def said(canary: str) -> str:
    return f"Here a lantern is lit for {canary} and put out again."


def _raw() -> str:
    blocks = [f"{PLAIN} nought.", *map(said, words.PASSAGES), said(words.SPOILER)]
    again = f"Somebody says that {REPEATS} said {' '.join(words.REPEATED)} to the others."
    blocks += [again, *(f"And {REPEATS} said {canary} once more." for canary in words.REPEATED)]
    return _HEAD + "\n\n".join([*blocks, *words.HEADING, f"{PLAIN} one.", "The third part", f"{PLAIN} two."]) + "\n"


def _text(film):
    rights = {"rights_basis": "own_work", "rights_evidence": "Written for the tests."}
    draft = make.draft(_raw(), film, **rights)
    kinds = {f"{REPEATS} said {canary} once": kind for kind, canary in zip(
        ("pull_quote", "caption", "standfirst", "related"), words.REPEATED, strict=True)}  # fmt: skip
    kinds |= dict.fromkeys([*words.HEADING, "The third part"], "heading")
    # Whatever an importer makes of lines like these, here they are the text.
    kinds |= dict.fromkeys(["Here a lantern is lit for", f"{PLAIN} nought"], "paragraph")
    changes = [
        Change(entry.id, kind=kind, level=2 if kind == "heading" else None)
        for entry in draft.manuscript.read()
        for beginning, kind in kinds.items()
        if beginning in entry.text and entry.kind != kind
    ]
    return sources.publish(User.objects.house(), sources.edit_draft(User.objects.house(), draft, changes, version=1))


def _warn(on, canary: str, where: str = "", **more):
    category, grade = words.ALL[canary]
    return make.warned(on, where, category=category, grade=grade, brief="One line.", **more)


def made() -> dict:
    film = make.film("A Film of Covers")
    live, plain = _text(film), make.source(about=film)
    warned = {canary: _warn(live, canary, said(canary)) for canary in words.PASSAGES}
    _warn(live, next(iter(words.REPEATED)), f"{REPEATS} said {' '.join(words.REPEATED)}")
    _warn(live, *words.HEADING, *words.HEADING)
    film_brief, source_brief, passage_brief = (f"It is {brief}." for brief in words.BRIEFS)
    low = {"category": "sensory", "grade": 1}
    warned[words.SPOILER] = make.warned(live, said(words.SPOILER), **low, spoiler="ending", brief=passage_brief)
    make.warned(film, **low, spoiler="ending", brief=film_brief, layer="film")
    make.warned(live, category="reproductive", grade=1, spoiler="twist", brief=source_brief)
    make.warned(film, category="violence", grade=4, brief="The film shows a fight.", layer="film")
    notes = _annotated(live)
    for reader, profile in words.PROFILES.items():
        written = {"written": profile(film.pk).encode()}
        WarningProfile.objects.update_or_create(person=person(reader), defaults=written)
    world = {"film": film, "live": live, "plain": plain, "warned": warned, "notes": notes}
    world |= {"own": _own(live), "drafts": _drafts(live), "case": _judged(notes), "said": covered_threads.made(live)}
    argued.covered(live)
    return world | _in_circle(live) | _gone(film) | _waiting(film) | {"report": make.report(on=live)}


def _annotated(live) -> list:
    """By `author`: each is covered by a warning of its own, and quotes words of no warning."""
    notes = []
    rows = zip(words.BODIES, words.TAGS, words.EARLIER, strict=True)
    for body, tag, earlier in rows:
        note = make.annotation("author", "as long as a paragraph does", on=live, body=f"A lantern {earlier}.")
        note = make.edited(note, f"A lantern is lit for {body}.", tags=(tag,))
        _warn(note, body)
        notes.append(note)
    return notes


def _own(live) -> dict[str, int]:
    """Of each reader: annotations that quote a passage of each grade, and the words beside one."""
    own = {}
    for reader in words.READERS:
        if reader == "signed_out":
            continue
        for canary in (words.word("p", slug, grade) for slug in words.BESIDE for grade in words.GRADES):
            note = make.annotation(reader, said(canary), on=live, body=f"Of a lantern: {reader}.", tags=("lantern",))
        make.annotation(reader, said(words.SPOILER), on=live, body=f"The end: {reader}.")
        # What stands before and after a quotation is kept with it.
        make.annotation(reader, f"{PLAIN} one", on=live, body="Beside.")
        own[reader] = note.pk
        progress.remember(person(reader), glance(live.slug), live.current.text.index(f"{PLAIN} one"))
    return own


def _in_circle(live) -> dict:
    members = [name for name in words.READERS if name not in ("author", "signed_out", "all_omit")]
    circle = make.circle("author", members, ["all_omit"])
    for canary in words.IN_CIRCLE:
        there = {"on": live, "words": "as long as a paragraph does"}
        note = make.for_circle(circle, "author", **there, body=f"A lantern for {canary}.")
        _warn(note, canary)
    return {"circle": circle, "in_circle": note, "link": make.invitation(circle)}


def _waiting(film) -> dict:
    moderated = make.source(f"{make.ESSAY}\nAnd two lines more.\n", film, policy="moderated")
    (canary,) = words.WAITING
    _warn(make.annotation("author", on=moderated, body=f"A lantern for {canary}."), canary)
    return covered_threads.waiting(moderated)


def _gone(film) -> dict:
    """A text that is taken down: what was written about it can still be read."""
    gone = make.source(f"{make.ESSAY}\nAnd one line more.\n", film)
    (canary,) = words.ON_GONE
    _warn(make.annotation("author", on=gone, body=f"A lantern for {canary}."), canary)
    sources.take_down(User.objects.house(), gone, reason="The author asked.")
    return {"gone": gone}


def _drafts(live) -> dict[str, int]:
    """Not sent yet, about words that have been warned of since."""
    where = said(words.word("p", "violence", 4))
    return {
        reader: make.unsent(reader, where, on=live, body=f"Not sent: {reader}.").pk
        for reader in words.READERS if reader != "signed_out"
    }  # fmt: skip


def _judged(notes) -> int:
    """Flagged as it once read; and flagged as it reads, by which all desks show it."""
    (kept,) = words.FLAGGED
    note = notes[-1]
    make.edited(note, f"A lantern {kept}.", tags=(f"{kept}",))
    moderation.flag(person("standard"), note, reason="attack", comment="Look.")
    (body, tag) = (list(kind)[-1] for kind in (words.BODIES, words.TAGS))
    make.edited(note, f"A lantern is lit for {body}.", tags=(tag,))
    moderation.flag(person("careful"), note, reason="attack", comment="Look again.")
    return Case.objects.get().pk


def addresses(world: dict, reader: str) -> dict[str, list]:
    """What the placeholders of the visits stand for."""
    live, notes = world["live"], [world["notes"][0].pk, world["notes"][-1].pk]
    own = world["own"].get(reader, world["own"]["standard"])
    at = [live.current.text.index(said(words.word("p", "violence", grade))) for grade in (1, 4)]
    passage = world["warned"][words.word("p", "violence", 4)].pk
    on_note = ContentWarning.objects.get(annotation=notes[-1]).pk
    return {
        "note": [*notes, own],
        "each": [note.pk for note in world["notes"]],
        "a_note": [notes[-1], own, world["in_circle"].pk],
        "source": [live.slug, world["plain"].slug],
        "source_id": [live.pk],
        "film_id": [live.film_id],
        "notice": [Notice.objects.order_by("pk").values_list("pk", flat=True).first() or 0],
        "letter": [letters.token(person("standard"))],
        "live": [live.slug],
        "at": [*at, live.current.text.index("as long as a paragraph does")],
        "revision": [live.current_id],
        "film": [world["film"].slug],
        "case": [world["case"], world["said"]["case"], *argued.cases()],
        "unsent": [world["drafts"].get(reader, 0)],
        "warning": [passage, on_note, world["warned"][words.SPOILER].pk],
        "version": [AnnotationVersion.objects.filter(annotation=notes[-1]).first().pk],
        "versioned": [notes[-1]],
        "circle": [world["circle"].slug],
        "circle_id": [world["circle"].pk],
        "link": [world["link"].token],
        "link_id": [world["link"].pk],
        "gone": [world["gone"].slug],
        "report": [world["report"].pk],
        "report_token": [world["report"].token],
        **argued.addresses(),
        "by": [unsent.signature(person("standard"))],
    } | covered_threads.addresses(world["said"] | world)
