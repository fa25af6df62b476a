"""What of the worlds stands in threads; see `world` for its three steps."""

from uuid import uuid4

from annotations.warnings import actions as warnings
from annotations.warnings.models import ContentWarning
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.readings.models import Reading
from critiques.threads import actions, unsent
from critiques.threads.models import Post
from critiques.threads.records import PostDraft, PostVersion
from perfection_site.accounts import actions as accounts
from tests import make
from tests.leaks.secrets import canary
from tests.people import person
from tests.threads.made import accepted, began, fresh, in_circle, replied, reworded, withdrawn

# Of what somebody has typed who made the address up: it leads nowhere, and once there are secrets, to one.
_TYPED = ("annotation", "source", "warning", "thread", "reading", "claim", "evidence")


def common(world: dict) -> None:
    """A public thread. What is hidden or withdrawn leaves a line for everybody, so that it is there from the start."""
    note = world["notes"][0]
    accounts.watch(person("member"), "source", world["live"].pk, "all")
    first = began("stranger", note, "A public answer.")
    replied(first, "author", "And one to it, @owner.")
    hidden = replied(first, "author", f"It is {canary('thread_hidden')}.")
    case = moderation.flag_post(person("owner"), hidden, reason="attack", comment="Look.").case
    ruling = Ruling("hide", "It goes for the person.", "person")
    moderation.decide(person("second_moderator"), case, ruling, version=case.version, words=1)
    withdrawn(reworded(replied(first, "author", f"It was {canary('thread_earlier')}."), canary("thread_withdrawn")))
    began("owner", world["live"], "About the text.")
    for kind in _TYPED:
        unsent.keep(person("stranger"), f"{kind}-999999", uuid4(), unsent.Typed(f"Of the {kind}."))
    _moderated(world)
    # A notice of each kind.
    again = in_circle(
        "member",
        on=make.for_circle(make.circle("author", ["member"], name="A third circle"), "author", on=world["live"]),
    )
    actions.hide(person("author"), again, rule="spam")
    actions.restore(person("author"), fresh(again))


def _moderated(world: dict) -> None:
    """About a moderated text: what a moderator has said, and what was let in and changed since, whose place everybody
    knows; and annotations that nobody has answered."""
    text = world["moderated"]
    first = world["talked"] = began("second_moderator", text, "A word about it.")
    changed = replied(first, "author", f"It was {canary('thread_let_in')}.")
    changed = accepted(changed, "second_moderator")
    replied(changed, "second_moderator", "An answer to it.")
    world["changed_post"] = reworded(changed, f"It is {canary('thread_changed')}.")
    for name in ("quiet", "silent"):
        world[name] = make.annotation("second_moderator", on=text, words="the film", body="Nobody has answered.")


def waits_on(text) -> None:
    """What waits still, about a text that is off the site by then."""
    began("author", text, f"It is {canary('thread_off')}.")


def judged(world: dict) -> None:
    """What waits: in a thread, and as the first of one. And one of a circle's posts that a member has flagged."""
    said = f"It is {canary('thread_pending')}, @stranger and @owner."
    world["waiting"] = [replied(world["talked"], "author", said), began("author", world["quiet"], said)]
    refused = replied(world["talked"], "author", f"It is {canary('thread_refused')}, @stranger.")
    ruling = Ruling("hide", "It goes for the person.", "person")
    moderation.decide_waiting(person("second_moderator"), refused, ruling, version=1)
    note = make.for_circle(world["circle"], "member", on=world["live"], words="A pupil")
    opened = began("author", note, f"It is {canary('thread_opened')}.")
    moderation.flag_post(person("owner"), opened, reason="attack", comment="Look.")
    world["opened_thread"] = opened.thread


def secret(world: dict) -> None:
    """What a circle's members say among themselves, what is not sent, and a thread that its room has closed."""
    replied(world["opened_thread"], "author", f"It is {canary('thread_circle')}, @member.")
    began("author", world["for_circle"], f"It is {canary('thread_circle')}.")
    first = Post.objects.filter(thread__annotation=world["notes"][0]).order_by("pk").first()
    place = f"thread-{first.thread_id}-to-1"
    unsent.keep(person("author"), place, uuid4(), unsent.Typed(f"Not sent: {canary('thread_draft')}."))
    closed = began("author", world["film"], f"It is {canary('thread_closed')}.")
    actions.close(person("author"), closed.thread)
    world["closed_post"] = closed
    within = Post.objects.get(thread__annotation=world["for_circle"])
    brief = f"Says {canary('warning_in_circle')}."
    warnings.propose(person("author"), within.subject, make.saying(category="violence", grade=1, brief=brief))
    warning = ContentWarning.objects.get(film=world["draft"].film)
    world["of_draft_film"].append(began("admin", warning, f"It is {canary('thread_on_draft_film')}."))
    _typed(world)
    world["taken_back"] = withdrawn(replied(world["talked"], "author", f"It is {canary('thread_waited')}, @stranger."))
    withdrawn(began("author", world["silent"], f"It is {canary('thread_waited')}."))


def under_withdrawn(world: dict, note) -> None:
    """What was said about an annotation that its author takes back."""
    world["under_withdrawn"] = began("owner", note, f"It is {canary('thread_on_withdrawn')}.")


def _typed(world: dict) -> None:
    draft = Reading.objects.get(title="Not yet")
    claim = draft.claims.get(number=1)
    targets = (
        world["private"], world["draft"], ContentWarning.objects.get(annotation=world["private"]),
        Post.objects.get(thread__annotation=world["for_circle"]).thread, draft, claim, claim.evidence.get(),
    )  # fmt: skip
    for kind, target in zip(_TYPED, targets, strict=True):
        PostDraft.objects.filter(place=f"{kind}-999999").update(place=f"{kind}-{target.pk}")


def addresses(world: dict) -> dict[str, list]:
    """Of each kind one: what waits, what was taken back before it came, what was changed and waits again; a closed
    thread's, a circle's of its own and one that was opened, withdrawn, hidden, public; threads about what went or is
    not there yet."""
    closed, waits = world["closed_post"], world["waiting"]
    own = Post.objects.get(thread__annotation=world["for_circle"])
    opened = Post.objects.filter(thread=world["opened_thread"]).order_by("number")
    public = list(Post.objects.filter(thread__annotation=world["notes"][0]).order_by("number"))
    posts = (*waits, world["taken_back"], world["changed_post"], closed, own, *opened, public[3], public[2], public[0])
    on_gone = (world["under_withdrawn"], *world["of_draft_film"])
    return {
        "thread": [one.thread_id for one in (*on_gone, *waits, closed, own, opened[0], public[0])],
        "post": [one.pk for one in posts],
        "post_version": list(PostVersion.objects.values_list("pk", flat=True)) or [0],
    }
