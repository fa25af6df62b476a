"""Who argues a reading, and how readings stand to one another."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from critiques.readings import policies
from critiques.readings.keeping import authors_of, locked
from critiques.readings.models import Authorship, Reading, ReadingRelation
from perfection_site.accounts import audit, limits, watching
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.accounts.relations import may_answer, may_be_answered

AUTHORS = 8
State = Authorship.State
_ONLY_AUTHORS = gettext_lazy("Only who argues a reading changes it, while it can be read.")


@transaction.atomic
def invite(actor: User, reading: Reading, name: str) -> Authorship:
    """Ask somebody to argue it too. Until they have said yes they are not named. Asked twice, they are asked once, and
    never again once they have said no."""
    reading = locked(reading)
    permit(policies.can_invite(actor, reading), _ONLY_AUTHORS)
    person = User.objects.filter(username__iexact=name.strip(), is_active=True).exclude(username=User.HOUSE).first()
    if person is None or not may_answer(actor, person):
        raise Refused(_("There is nobody of that name here whom you could ask."))
    already = reading.authorships.filter(person=person).first()
    if already and already.state in (State.INVITED, State.ACCEPTED):
        return already
    if already and already.state == State.DECLINED:
        raise Refused(_("They were asked and have said no. Nobody is asked twice."))
    if reading.authorships.standing().count() >= AUTHORS:
        raise Refused(_("A reading has at most %(most)d authors.") % {"most": AUTHORS})
    limits.spend(actor, "invite")
    made = already or Authorship(reading=reading, person=person)
    made.state, made.invited_by = State.INVITED, actor
    made.save()
    audit.record(actor, "reading.author_invited", reading, person=person.pk)
    watching.tell("reading_invited", actor=actor, about=made, people=[person.pk])
    return made


@transaction.atomic
def join(actor: User, authorship: Authorship) -> Authorship:
    """Say yes: from now on one argues it, and is named."""
    reading, authorship = _asked(authorship)
    if authorship.state == State.ACCEPTED and authorship.person_id == actor.pk:
        return authorship
    permit(policies.can_answer_invitation(actor, authorship), _("Only who was asked can answer."))
    authorship.state, authorship.joined_at = State.ACCEPTED, authorship.joined_at or timezone.now()
    authorship.save(update_fields=["state", "joined_at"])
    audit.record(actor, "reading.author_joined", reading)
    return authorship


def _asked(authorship: Authorship) -> tuple[Reading, Authorship]:
    """The reading under its lock, and the invitation as it is then."""
    reading = locked(authorship.reading)
    found = reading.authorships.standing().filter(pk=authorship.pk).first()
    if found is None:
        raise Conflict(_("This invitation is no longer open."))
    return reading, found


@transaction.atomic
def turn_down(actor: User, authorship: Authorship) -> Reading:
    """Say no, or take an invitation back before it is answered. Nobody is told. Who has said no is not asked again."""
    reading, authorship = _asked(authorship)
    is_open = authorship.state == State.INVITED
    may = policies.can_answer_invitation(actor, authorship) or (is_open and policies.can_invite(actor, reading))
    permit(may, _("Only who was asked can answer."))
    audit.record(actor, "reading.author_turned_down", reading, person=authorship.person_id)
    if authorship.person_id == actor.pk:
        authorship.state = State.DECLINED
        authorship.save(update_fields=["state"])
    elif authorship.joined_at:  # asked back after they had left
        authorship.state = State.LEFT
        authorship.save(update_fields=["state"])
    else:
        authorship.delete()
    return reading


@transaction.atomic
def leave(actor: User, reading: Reading) -> Reading:
    """Argue it no longer. One's words in it stay, for they are the others' too; and so one never judges it."""
    reading = locked(reading)
    permit(policies.can_leave(actor, reading), _("Whoever argues a reading alone withdraws it instead."))
    reading.authorships.filter(person=actor).update(state=State.LEFT)
    audit.record(actor, "reading.author_left", reading)
    return reading


# ---- to one another


@transaction.atomic
def relate(actor: User, reading: Reading, other: Reading, kind: str) -> ReadingRelation:
    """Say that a reading answers, extends or contests another one. Said anew, it replaces what was said before."""
    reading = locked(reading)
    other = Reading.objects.get(pk=other.pk)
    permit(policies.can_relate(actor, reading, other), _("Relate a reading of yours to a published one of this film."))
    if kind not in ReadingRelation.Kind.values:
        raise Refused(_("Say whether it answers, extends or contests the other one."))
    authors = authors_of(other)  # it stands on their page too
    permit(may_be_answered(actor, authors) == set(authors), _("You can't relate a reading to this one."))
    made, created = ReadingRelation.objects.get_or_create(
        reading=reading, other=other, defaults={"kind": kind, "by": actor}
    )
    if not created and made.kind == kind:
        return made
    limits.spend(actor, "respond")
    made.kind, made.by = kind, actor
    made.save(update_fields=["kind", "by"])
    audit.record(actor, "reading.related", reading, other=other.pk, kind=kind)
    return made


@transaction.atomic
def unrelate(actor: User, relation: ReadingRelation) -> Reading:
    """Say so no longer."""
    reading = locked(relation.reading)
    permit(policies.can_unrelate(actor, reading), _ONLY_AUTHORS)
    if reading.relations.filter(pk=relation.pk).delete()[0]:
        audit.record(actor, "reading.unrelated", reading, other=relation.other_id)
    return reading
