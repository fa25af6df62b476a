"""The world whose pages are searched, made through real acts, in three steps.

`common` holds what everybody may know, and what must have been there before it went. `judged` adds what moderators may
see besides, `secret` what even they may not. So a stranger's pages must be the same after the first step and after the
last, and a moderator's after the second and after the last.
"""

from datetime import timedelta
from uuid import uuid4

from django.db.models import F

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.reader import progress, unsent
from annotations.reader.glance import glance
from annotations.sources import actions as sources
from annotations.warnings import actions as warnings
from annotations.warnings.models import ContentWarning
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Report
from critiques.readings.models import Reading
from critiques.threads.models import Post
from perfection_site.accounts import actions as accounts
from perfection_site.accounts import letters
from perfection_site.accounts.models import Notice, User
from perfection_site.circles import actions as circles
from tests import make
from tests.leaks import argued, world_threads
from tests.leaks.secrets import PEOPLE, canary
from tests.people import person


def _text(title: str, extra: str) -> str:
    return make.ESSAY.replace("The bow and the bargain", title) + f"\n{extra} A lesson of its own.\n"


def _said(name: str, **writing) -> dict:
    """What to write so that a secret's words and its tag are known again."""
    return {"body": f"It is {canary(name + '_body')}.", "tags": (canary(name + "_tag"),)} | writing


# ---- what everybody may know


def common() -> dict:
    """A film with texts about it and public annotations; everybody who will look."""
    for name in PEOPLE:
        person(name)
    live = make.source()
    moderated = make.source(_text("Waiting and seeing", "A moderated text."), live.film, policy="moderated")
    notes = [make.annotation("author", on=live, words=words, tags=("lesson",)) for words in ("the school", "A pupil")]
    # More than one page of the margin, so that there is a way to the next.
    notes += [make.annotation("second_moderator", on=live, words="the film", body=f"No. {n}") for n in range(20)]
    own = make.annotation("moderator", on=live, words="the film", body="A moderator's own.")
    world = {"live": live, "moderated": moderated, "notes": notes, "own": own, "film": live.film}
    earlier = make.circle("owner", ["author", "member"], ["steward"], name="Another circle")
    world |= {"published": _published(live, earlier)} | _gone(live.film, earlier)
    circles.hand_over(person("owner"), make.seat(earlier, "member"))
    argued.common(world)
    _warned(live, notes[0])
    _watched(live)
    world_threads.common(world)
    _an_hour_ago()
    return world


def _an_hour_ago() -> None:
    """What was written a while ago is no longer put right without a trace, however long the visits take."""
    for of in (Annotation, Post):
        of.objects.update(created_at=F("created_at") - timedelta(hours=1))
    Reading.objects.update(
        published_at=F("published_at") - timedelta(hours=1), revised_at=F("revised_at") - timedelta(hours=1)
    )


def _watched(live) -> None:
    """Somebody hears of new annotations and of a new text."""
    owner = person("owner")
    accounts.watch(owner, "source", live.pk, "all")
    accounts.watch(owner, "film", live.film_id, "all")
    make.annotation("second_moderator", on=live, words="the film", body="The last of them.")
    make.source(_text("New on the site", "A new text."), live.film)


def _warned(live, note) -> None:
    """What everybody reads: of a passage, disputed and upheld; of somebody's annotation. Nothing is covered by it."""
    judge, low = person("second_moderator"), {"category": "violence", "grade": 1}
    made = warnings.propose(person("owner"), make.selection(live, "The lesson"), make.saying(**low))
    warnings.support(person("stranger"), made)
    made = warnings.accept(judge, made, version=1)
    warnings.dispute(person("member"), made, complaint="It is less than that.")
    made.refresh_from_db()
    warnings.uphold(person("admin"), made, reason="It is not.", version=made.version)
    warnings.accept(judge, warnings.propose(person("owner"), note, make.saying(**low)), version=1)
    made = make.warned(live.film, **low | {"category": "sensory", "layer": "film"})
    warnings.dispute(judge, made, complaint=f"No: {canary('disputed_why')}.")


def _published(live, circle) -> list[Annotation]:
    """Public now, and once for their author or a circle alone."""
    said = {"words": "The lesson", "on": live}
    mine = make.annotation("author", **said, body=canary("earlier_body"), visibility="private")
    theirs = make.for_circle(circle, "author", **said, body=canary("earlier_in_circle"))
    return [make.edited(note, "For all.", visibility="public", circle=None) for note in (mine, theirs)]


def _gone(film, circle) -> dict:
    """A text that is unpublished and one that is taken down, with what was written about them before."""
    off = make.source(_text("Off for now", f"Text: {canary('unpublished_text')}."), film, policy="moderated")
    there = {"on": off, "words": "the school"}
    gone_with_it = [make.annotation("second_moderator", **there, body=canary("unpublished_note"))]
    gone_with_it.append(make.annotation("author", **there, body=canary("waits_unpublished")))
    world_threads.waits_on(off)
    low = {"category": "violence", "grade": 1}
    make.warned(off, **low, brief=f"Says {canary('unpublished_warning')}.")
    sources.unpublish(User.objects.house(), off, reason="A question about rights.")
    gone = make.source(_text("The text that went", f"Erased: {canary('taken_down_text')}."), film)
    there = {"on": gone, "words": "the school"}
    gone_with_it.append(make.annotation("author", **there, body=canary("private_on_gone"), visibility="private"))
    gone_with_it.append(make.for_circle(circle, "author", **there, body=canary("circle_on_gone")))
    make.annotation("author", on=gone, words="the film", body="It was a good text.")
    sources.take_down(User.objects.house(), gone, reason="The author asked.")
    return {"unpublished": off, "gone": gone, "gone_with_it": gone_with_it}


# ---- what moderators may see besides


def judged(world: dict) -> None:
    """What is hidden, waits, was narrowed under a flag, or was opened to the moderators by one."""
    live = world["live"]
    hidden = make.annotation("author", on=live, words="The lesson", **_said("hidden"))
    case = moderation.flag(person("owner"), hidden, reason="attack", comment="Look.").case
    ruling = Ruling("hide", "It goes for the person.", "person")
    moderation.decide(person("second_moderator"), case, ruling, version=case.version)
    pending = make.annotation("author", on=world["moderated"], words="the school", **_said("pending"))
    narrowed = make.annotation("author", on=live, words="the school")
    moderation.flag(person("owner"), narrowed, reason="attack", comment="Look.")
    low = {"category": "violence", "grade": 1}
    make.warning(on=narrowed, by="owner", **low, brief=f"Says {canary('narrowed_proposal')}.")
    make.edited(narrowed, **_said("narrowed"), visibility="private")
    sent = make.report(by="signed_out", on=live, complaint=f"I say {canary('reported_words')}.")
    moderation.pass_on(person("moderator"), sent.case, version=1)
    members = ["author", "member", "leaver", "removed"]
    circle = make.circle("owner", members, ["steward"], canary("circle_old_name"))
    opened = make.for_circle(circle, "member", on=live, words="A pupil", **_said("opened"))
    moderation.flag(person("owner"), opened, reason="attack", comment=f"It goes for {canary('opened_flag')}.")
    # In this step and not in the next: from here on a stranger's pages are as they were before.
    circles.leave(person("leaver"), circle)
    _proposed(live)
    argued.judged(world)
    world |= {"circle": circle, "hidden": hidden, "pending": pending, "opened": opened}
    world_threads.judged(world)


def _proposed(live) -> None:
    """Proposals, one of them rejected."""
    low = {"category": "violence", "grade": 1}
    on = {"on": live, "by": "owner"} | low
    made = make.warning(**on, brief=f"Says {canary('proposal_brief')}.")
    warnings.support(person("second_moderator"), made, comment=f"For {canary('proposal_support')}.")
    make.warning(**on | {"category": "body-horror"}, put="rejected", why=f"No: {canary('rejected_why')}.")


# ---- what even they may not see


def secret(world: dict) -> None:
    """What its authors, a circle's members or the admins keep for themselves."""
    _for_oneself(world)
    _for_a_circle(world)
    argued.secret(world)
    comment = f"It goes for {canary('flag_of_moderators_own')}."
    moderation.flag(person("owner"), world["own"], reason="attack", comment=comment)
    make.report(on=world["own"], complaint=f"I say {canary('report_of_moderators_own')}.")
    draft = _text(canary("draft_source_title"), f"Not yet: {canary('draft_source_text')}.")
    film = make.film(canary("draft_film"))
    make.warned(film, category="violence", grade=1, brief=f"Says {canary('draft_film_warning')}.", layer="film")
    world["draft"] = make.draft(draft, film)
    argued.of_draft_film(world)
    world_threads.secret(world)


def _for_oneself(world: dict) -> None:
    live, author = world["live"], person("author")
    private = make.annotation("author", on=live, words="the school", **_said("private", visibility="private"))
    withdrawn = make.annotation("author", on=live, words="The lesson", **_said("withdrawn"))
    world_threads.under_withdrawn(world, withdrawn)
    marginalia.withdraw(author, withdrawn)
    drafts = [make.unsent("author", on=live, body=canary("draft_body"), tags=canary("draft_tag"))]
    where = unsent.Where(live.pk, annotation_id=private.pk, version=private.version)
    typed = {"kind": "note", "body": canary("draft_of_edit"), "tags": "", "visibility": "private"}
    drafts.append(unsent.keep(author, where, uuid4(), typed))
    progress.remember(author, glance(live.slug), 300)
    said = {"category": "violence", "grade": 1}
    warnings.propose(author, private, make.saying(**said, brief=f"Says {canary('private_warning')}."))
    world |= {"private": private, "withdrawn": withdrawn, "drafts": drafts}


def _for_a_circle(world: dict) -> None:
    live, circle = world["live"], world["circle"]
    there = {"of": circle, "on": live}
    accounts.watch(person("member"), "circle", circle.pk, "all")
    world["for_circle"] = make.for_circle(author="author", words="A pupil", **there, **_said("circle"))
    said = make.saying(category="violence", grade=1, brief=f"Says {canary('circle_warning')}.")
    warnings.propose(person("author"), world["for_circle"], said)
    hidden = make.for_circle(author="member", words="the film", **there, **_said("steward_hidden"))
    marginalia.hide(person("steward"), hidden, rule="spam")
    again = make.for_circle(author="member", words="the film", **there, body="Hidden once.")
    marginalia.restore(person("steward"), marginalia.hide(person("steward"), again, rule="spam"))
    back = make.for_circle(author="author", words="the film", **there, body=canary("withdrawn_in_circle"))
    marginalia.withdraw(person("author"), back)
    circles.join(person("leaver"), make.invitation(circle))
    left = make.for_circle(author="leaver", words="The lesson", **there, body=canary("of_leaver_earlier"))
    world["left"] = make.edited(left, **_said("of_leaver"))
    circles.leave(person("leaver"), circle)
    circles.set_role(person("owner"), make.seat(circle, "member"), "steward")
    circles.remove(person("owner"), make.seat(circle, "removed"))
    circle.refresh_from_db()
    about = f"About {canary('circle_about')}."
    circles.revise(person("steward"), circle, name=canary("circle_name"), about=about, version=circle.version)
    world["link"] = make.invitation(circle)


def unknown(world: dict) -> set[int]:
    """The annotations of which neither a stranger nor a moderator may know that they are there."""
    own = [world[name] for name in ("private", "withdrawn", "for_circle", "left")]
    return {note.pk for note in (*own, *world["gone_with_it"])}


def addresses(world: dict) -> dict[str, list]:
    """What the placeholders of the visits stand for: each is tried with every one of its values, the newest first, for
    those are the secrets."""
    plain = {note.pk for note in world["notes"][1:]}
    texts = [world[name] for name in ("live", "draft", "moderated", "unpublished", "gone")]
    return {
        "note": [pk for pk in Annotation.objects.order_by("-pk").values_list("pk", flat=True) if pk not in plain],
        "a_note": [
            world[name].pk for name in ("private", "withdrawn", "for_circle", "opened", "hidden", "pending", "left")
        ],
        "source": [text.slug for text in texts],
        "source_id": [text.pk for text in texts],
        "film_id": [world["film"].pk, world["draft"].film_id],
        "notice": [Notice.objects.order_by("pk").first().pk],
        "letter": [letters.token(person("member"))],
        "live": [world["live"].slug],
        "at": [world["live"].current.text.index(words) for words in ("A pupil", "The lesson", "the film")],
        "revision": [world["live"].current_id],
        "film": [world["film"].slug, world["draft"].film.slug],
        "circle": [world["circle"].slug],
        "circle_id": [world["circle"].pk],
        "link": [world["link"].token],
        "link_id": [world["link"].pk],
        "case": list(Case.objects.order_by("-pk").values_list("pk", flat=True)),
        "report": list(Report.objects.order_by("-pk").values_list("pk", flat=True)),
        "report_token": [Report.objects.order_by("pk").first().token],
        "gone": [world["gone"].slug],
        "versioned": [world["left"].pk, *(note.pk for note in world["published"])],
        "version": list(AnnotationVersion.objects.order_by("-pk").values_list("pk", flat=True)),
        "by": [unsent.signature(person("stranger"))],
        "warning": list(ContentWarning.objects.order_by("-pk").values_list("pk", flat=True)),
        "unsent": [draft.pk for draft in world["drafts"]],
        **argued.addresses(),
    } | world_threads.addresses(world)
