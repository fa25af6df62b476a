"""The readings of the leak tests' two worlds: what is public, what moderators may see besides, what even they may not;
and readings whose words, and whose quotations, are covered."""

from dataclasses import replace

from django.db.models import Q

from annotations.warnings import actions as warnings
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from critiques.readings import actions
from critiques.readings.models import Authorship, Claim, Evidence, Reading, ReadingRelation
from critiques.readings.saying import Writing
from perfection_site.accounts import actions as accounts
from tests import make
from tests.leaks import covered_words as words
from tests.leaks.secrets import canary
from tests.people import person
from tests.readings import making


def common(world: dict) -> None:
    """By `author`, with evidence, an offer of `owner`, and another one that contests it."""
    dropped = f"Says {canary('dropped_claim')}."
    claims = (*making.CLAIMS, dropped)
    made = making.reading("author", world["film"], exposition="Everybody may read this lesson.", claims=claims)
    making.cited(made, "author", on=world["live"], number=3, why=dropped)
    kept = making.writing(exposition="Everybody may read this lesson.", claims=making.kept(made, 1, 2))
    made = actions.revise(person("author"), made, kept, version=made.version)
    making.cited(made, "author", on=world["live"])
    making.cited(made, "owner", on=world["live"], stance="contradicts", why="It says otherwise.")
    accounts.watch(person("owner"), "reading", made.pk, "all")
    making.cited(made, "author", on=world["live"], number=2)
    offer = making.cited(made, "owner", on=world["live"], why="It says as much.")
    actions.accept(person("author"), offer, version=1)
    making.said(making.claim(made), "owner", "What everybody reads, @member.")
    other = making.reading("member", world["film"], title="Another reading")
    actions.relate(person("member"), other, made, "contests")
    world |= {"reading": made, "other_reading": other}


def judged(world: dict) -> None:
    hidden = making.reading("author", world["film"], title="Hidden", thesis=f"Says {canary('hidden_reading')}.")
    case = moderation.flag_reading(person("owner"), hidden, reason="attack").case
    ruling = Ruling("hide", "It goes for the person.", "person")
    moderation.decide(person("second_moderator"), case, ruling, version=case.version)
    piece = making.cited(world["reading"], "owner", on=world["live"], why=f"For {canary('hidden_evidence')}.")
    case = moderation.flag_evidence(person("author"), piece, reason="attack").case
    moderation.decide(person("second_moderator"), case, ruling, version=case.version)


def secret(world: dict) -> None:
    film, live = world["film"], world["live"]
    draft = making.draft("author", film, title="Not yet", thesis=f"Says {canary('draft_reading')}.")
    making.cited(draft, "author", on=live, why=f"For {canary('draft_evidence')}.")
    asked = making.draft("author", film, title="Asked for", thesis=f"Says {canary('asked_reading')}.")
    actions.invite(person("author"), asked, "owner")
    said = f"Says {canary('withdrawn_reading')}."
    title = f"Taken back {canary('withdrawn_reading')}"
    withdrawn = making.reading("author", film, title=title, thesis=said, exposition=said)
    offer = making.cited(withdrawn, "owner", on=live, why=f"For {canary('offered_to_withdrawn')}.")
    actions.decline(person("author"), offer, version=1, word="No.")
    actions.relate(person("author"), withdrawn, world["reading"], "extends")
    actions.relate(person("member"), world["other_reading"], withdrawn, "contests")
    brief = f"Says {canary('warning_on_withdrawn')}."
    warnings.propose(person("author"), withdrawn.subject, make.saying(category="violence", grade=1, brief=brief))
    making.said(withdrawn, "owner", f"About {canary('post_on_withdrawn')}.")
    actions.withdraw(person("author"), withdrawn)
    _taken_back_by_another(world)
    back = making.cited(world["reading"], "owner", on=live, why=f"For {canary('taken_back_evidence')}.")
    actions.take_back(person("owner"), back)


def _taken_back_by_another(world: dict) -> None:
    """What somebody's reading answers, and what somebody watches: neither learns its name again."""
    title = f"Theirs {canary('withdrawn_by_member')}"
    theirs = making.reading("member", world["film"], title=title)
    actions.relate(person("author"), world["reading"], theirs, "answers")
    accounts.watch(person("owner"), "reading", theirs.pk, "all")
    making.cited(theirs, "member", on=world["live"])
    actions.withdraw(person("member"), theirs)


def of_draft_film(world: dict) -> None:
    """Whoever manages sources can argue about a film that nobody else knows of yet."""
    said = f"Says {canary('reading_of_draft_film')}."
    made = making.reading("admin", world["draft"].film, title="About what is to come", thesis=said)
    world["of_draft_film"] = [making.said(made, "admin", f"It is {canary('thread_on_draft_film')}.")]


def addresses() -> dict[str, list]:
    """The newest first, for those are the secrets."""
    claims = Claim.objects.filter(removed_at=None).order_by("-pk")
    return {
        "reading": list(Reading.objects.order_by("-pk").values_list("slug", flat=True)),
        "claim": list(claims.values_list("pk", flat=True)),
        "evidence": list(Evidence.objects.order_by("-pk").values_list("pk", flat=True)),
        "authorship": list(Authorship.objects.filter(~Q(state="accepted")).values_list("pk", flat=True)) or [0],
        "relation": list(ReadingRelation.objects.values_list("pk", flat=True)) or [0],
    }


def cases() -> list[int]:
    return list(Case.objects.exclude(reading=None, evidence=None).order_by("pk").values_list("pk", flat=True))


def covered(live) -> None:
    """A reading for each warning on its words; and one that quotes words that are warned of."""
    film = live.film
    for canary_, (category, grade) in words.ARGUED.items():
        said = f"A lantern for {canary_}."
        made = making.reading(
            "author", film, title="A reading", thesis=said, exposition=said, complications=said, questions=said,
            claims=(said,),
        )  # fmt: skip
        piece = making.cited(made, "author", on=live, words="as long as a paragraph does", why=said)
        post = making.said(making.claim(made), "author", said)
        for subject in (made.subject, post.subject):
            make.warned(subject, category=category, grade=grade, brief="One line.")
        writing = Writing.of(made)
        actions.revise(person("author"), making.later(made), replace(writing, title="Said again"), version=2, why=said)
        if grade == max(words.GRADES):
            moderation.flag_reading(person("standard"), made, reason="attack")
            moderation.flag_evidence(person("standard"), piece, reason="attack")
    quoting = making.reading("author", film, title="It quotes", claims=("One claim.",))
    canary_, (category, grade) = list(words.ARGUED.items())[-1]
    post = making.said(making.claim(quoting), "author", f"A lantern for {canary_}.")
    make.warned(post.subject, category=category, grade=grade, brief="One line.")
    for slug in words.BESIDE:
        for grade in words.GRADES:
            quoted = f"Here a lantern is lit for {words.word('p', slug, grade)} and put out again."
            making.cited(quoting, "author", on=live, words=quoted, why="It is quoted.")
    for repeated in words.REPEATED:
        making.cited(quoting, "author", on=live, words=f"nobody in the room had yet said {repeated} once", why="Again.")
