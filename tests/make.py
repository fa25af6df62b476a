"""Worlds for tests, made through real acts."""

from datetime import timedelta
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from annotations.marginalia import actions as marginalia
from annotations.marginalia.actions import Selection, Writing
from annotations.marginalia.models import Annotation
from annotations.passages import actions as passages
from annotations.reader import unsent as drafts
from annotations.sources import actions as sources
from annotations.sources.actions import Upload
from annotations.sources.models import Film, Source
from annotations.text import importer
from annotations.text.editing import Change
from annotations.warnings import actions as warnings
from annotations.warnings.actions import Said
from annotations.warnings.models import ContentWarning, Subject
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Call, Ruling
from critiques.moderation.models import Report
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests.people import person

ESSAY = """The bow and the bargain

By A. Sample

3 June 2019

Content note: sexual abuse, mutilation.

A pupil comes home to the school that made her, and nobody asks what she has brought in her case.

What the school teaches

The lesson is repeated until it is perfect. The lesson is repeated until it is perfect. Nobody says what happens to those who miss a note.

A café, a 🎻 and a naïve question: the film likes its signs small, and it likes them early.

The last scene asks two people to play one instrument, and that is the first thing they agree on.
"""


def film(title: str = "A Film of Tests"):
    return sources.create_film(User.objects.house(), title=title, year=2018)


def draft(raw: str = ESSAY, about=None, **details):
    """A source that is only imported."""
    return sources.import_source(
        User.objects.house(), about or film(), importer.read(raw), Upload.pasted(raw), **details
    )


def source(raw: str = ESSAY, about=None, **details):
    """A published source, the whole text of it unless `rights_basis` says excerpt."""
    rights = {"rights_basis": "own_work", "rights_evidence": "Written for the tests."}
    return sources.publish(User.objects.house(), draft(raw, about, **(rights | details)))


def printed_warning(of=None):
    """A warning that a draft (a new one unless given) prints about itself, as it is proposed."""
    return warnings.propose_printed(User.objects.house(), of or draft())[0]


def saying(**said) -> Said:
    """What a warning says, unless said otherwise."""
    return Said(**{"category": "sexual-violence", "brief": "Recounts coercion; no detail.", "grade": 3} | said)


def selection(on, words: str = "The last scene") -> Selection:
    """Words of a source, as somebody selects them."""
    start = on.current.text.index(words)
    return Selection(on.current, start, start + len(words), words)


def warning(by="reader", on=None, put: str = "proposed", why: str = "Because of this.", **said) -> ContentWarning:
    """A warning that `by` proposes on a passage of a new source, or on what is given; and what comes of it.

    `moderator` decides, `stranger` disputes, `second_moderator` settles.
    """
    made = warnings.propose(person(by), selection(source()) if on is None else on, saying(**said))
    moderator = person("moderator")
    if put == "withdrawn":
        return warnings.withdraw(person(by), made)
    if put == "rejected":
        return warnings.reject(moderator, made, reason=why, version=1)
    if put == "adjusted":
        other = saying(**said | {"brief": "Recounts coercion.", "grade": 2})
        return warnings.adjust(moderator, made, other, reason=why, version=1)
    if put in ("accepted", "disputed", "superseded"):
        made = warnings.accept(moderator, made, version=1)
    if put == "superseded":
        place = selection(made.passage.source) if made.passage_id else on
        better = warnings.propose(person("stranger"), place, saying(**said | {"brief": "Better said."}))
        warnings.accept(person("second_moderator"), better, version=1)
    if put == "disputed":
        warnings.dispute(person("stranger"), made, complaint=why)
    return ContentWarning.objects.get(pk=made.pk)


def excerpt(raw: str = ESSAY, shown: str = "The last scene", about=None):
    """A published excerpt: the blocks that begin with `shown`."""
    made = draft(raw, about, rights_basis="excerpt", url="https://example.org/original")
    quoted = [Change(entry.id, quoted=True) for entry in made.manuscript.read() if entry.text.startswith(shown)]
    made = sources.edit_draft(User.objects.house(), made, quoted, version=made.manuscript.version)
    return sources.publish(User.objects.house(), made)


def annotation(author="reader", words: str = "the first thing they agree on", on=None, **writing):
    """An annotation by `author` (a name or a person) on `words` of a source (a new one unless given)."""
    text = on or source()
    start = text.current.text.index(words)
    selection = Selection(text.current, start, start + len(words), words)
    actor = person(author) if isinstance(author, str) else author
    return marginalia.annotate(actor, selection, Writing(**({"body": "A body."} | writing)), token=uuid4())


def for_circle(of, author="reader", **kwargs):
    """An annotation for the members of a circle alone."""
    return annotation(author, visibility="circle", circle=of.pk, **kwargs)


def flagged_in_circle(of, author="reader", by="reader", **kwargs):
    """One of a circle's annotations that a member has flagged: returns (annotation, case)."""
    note = for_circle(of, author, **kwargs)
    case = moderation.flag(person(by), note, reason="attack", comment="It goes for the person.").case
    note.refresh_from_db()
    return note, case


def edited(note, body: str = "Better said.", *, later: bool = True, **writing):
    """An annotation edited by its author, an hour after it was written unless `later` says otherwise."""
    if later:
        Annotation.objects.filter(pk=note.pk).update(created_at=timezone.now() - timedelta(hours=1))
    now = Annotation.objects.select_related("author").get(pk=note.pk)
    said = {"body": body, "kind": now.kind, "visibility": now.visibility, "circle": now.circle_id} | writing
    return marginalia.edit(now.author, now, Writing(**said), version=now.version)


def unsent(author="reader", words: str = "The last scene", on=None, **typed):
    """A draft of an annotation on `words` of a source."""
    text = on or source()
    start = text.current.text.index(words)
    where = drafts.Where(text.pk, text.current_id, start, start + len(words))
    fields = {"kind": "note", "body": "Not sent yet.", "tags": "", "visibility": "public"} | typed
    return drafts.keep(person(author), where, uuid4(), fields)


def waiting(author="reader", on=None, **writing):
    """An annotation that waits for a moderator, on a moderated source (a new one unless given)."""
    return annotation(author, on=on or source(policy="moderated"), **writing)


def report(by="signed_out", on=None, **call):
    """What somebody outside has written about a source or an annotation, or about nothing we know."""
    where = "Words by which to find it."
    if on is not None:
        where = f"/annotations/{on.pk}/" if hasattr(on, "passage_id") else f"/sources/{on.slug}/"
    said = {"where": where, "what": "author", "complaint": "I wrote it.", "email": "author@example.org"} | call
    actor = User.objects.house() if by == "signed_out" else person(by)
    return moderation.report(actor, Call(**said), client=f"10.{Report.objects.count() % 250}.2.1")


def flagged(by="stranger", **kwargs):
    """An annotation somebody has flagged: returns (annotation, case)."""
    note = annotation(**kwargs)
    made = moderation.flag(person(by), note, reason="attack", comment="It goes for the person.")
    return note, made.case


def put(note: Annotation, state: str) -> Annotation:
    """Whatever state an annotation is to be in, without the way there."""
    note.state, note.rule = state, "spam" if state == "hidden" else ""
    if state == "withdrawn":
        note.was, note.withdrawn_at = "visible", timezone.now()
    note.save()
    return note


def hidden(by="moderator", **kwargs):
    """A flagged annotation a moderator has hidden: returns (annotation, case)."""
    note, case = flagged(**kwargs)
    moderation.decide(person(by), case, Ruling("hide", "It goes for the person.", "person"), version=case.version)
    note.refresh_from_db()
    case.refresh_from_db()
    return note, case


def circle(owner="reader", members=(), stewards=(), name: str = "The second reading", about: str = "One text a week."):
    """A circle, its members in by a link of its owner's."""
    made = circles.create(person(owner), name=name, about=about, token=uuid4())
    if members or stewards:
        link = invitation(made)
        for each in (*members, *stewards):
            circles.join(person(each), link)
    for each in stewards:
        circles.set_role(person(owner), seat(made, each), "steward")
    return made


def invitation(circle, by=None, **terms):
    """A link into a circle, by its owner unless somebody is named."""
    maker = person(by) if by else circle.memberships.get(role="owner").person
    return circles.invite(maker, circle, **terms)


def seat(circle, name: str):
    """Somebody's membership."""
    return circle.memberships.select_related("circle", "person").get(person__username=name)


def warned(on=None, words: str = "", **said):
    """A warning in force: on `words` of a source where they are given, else on the source, film or annotation."""
    house = User.objects.house()
    thing = on if on is not None else source()
    if words:
        start = thing.current.text.index(words)
        passage, _placed = passages.quote(house, thing.current, start=start, end=start + len(words), exact=words)
        target = {"passage": passage}
    else:
        names = {Film: "film", Source: "source", Annotation: "annotation", Subject: "subject"}
        target = {names[type(thing)]: thing}
    fields = {"category": "sexual-violence", "grade": 3, "brief": "Names it briefly.", "state": "accepted"} | said
    made = ContentWarning.objects.create(
        **target,
        **fields,
        origin="moderator",
        proposed_by=house,
        decided_by=person("moderator"),
        decided_at=timezone.now(),
    )
    film = thing if isinstance(thing, Film) else getattr(thing, "film", None) or thing.source.film
    Source.objects.filter(film=film).update(version=F("version") + 1)
    return made
