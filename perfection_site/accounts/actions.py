"""Acts on people's accounts."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from perfection_site.accounts import audit, limits, watching, zones
from perfection_site.accounts.models import Mails, Notice, Relation, User, Watch
from perfection_site.accounts.refusals import Refused, permit

ROLES = {"moderator": "Moderators", "admin": "Admins"}


@transaction.atomic
def give_role(actor: User, person: User, role: str) -> User:
    """Make somebody a moderator or an admin. The house itself (the command line) or a superuser may."""
    person = User.objects.select_for_update().get(pk=person.pk)
    permit(actor.is_superuser or actor.username == User.HOUSE, _("Only the site's owner gives roles."))
    if role not in ROLES:
        raise Refused(_("There is no role %(role)s; there are: %(roles)s.") % {"role": role, "roles": ", ".join(ROLES)})
    person.groups.add(Group.objects.get(name=ROLES[role]))
    audit.record(actor, "user.role_given", person, role=role)
    return person


@transaction.atomic
def prefer(actor: User, *, timezone: str, shortcuts: bool | None = None) -> User:
    """Set one's own time zone (empty is the site's), and whether single letters are shortcuts (None leaves it)."""
    person = User.objects.select_for_update().get(pk=actor.pk)
    if timezone and timezone not in zones.names():
        raise Refused(_("There is no time zone %(name)s.") % {"name": timezone[:64]})
    if person.timezone != timezone:
        person.timezone = timezone
        person.save(update_fields=["timezone"])
        audit.record(actor, "user.time_zone_set", person)
    if shortcuts is not None and person.shortcuts != shortcuts:
        person.shortcuts = shortcuts
        person.save(update_fields=["shortcuts"])
        audit.record(actor, "user.shortcuts_set", person)
    return person


# ---- whom one keeps away, and what one hears of
# The audit holds that somebody has changed this of theirs, never whom or what it is about: it could not be erased.


@transaction.atomic
def mute(actor: User, person: User) -> Relation:
    """See nothing of what `person` writes in one's own lists and notices. Nobody is told."""
    return _relate(actor, person, Relation.Kind.MUTE)


@transaction.atomic
def block(actor: User, person: User) -> Relation:
    """As muting, and they can't answer, mention or reach one by a notice. Nobody is told."""
    return _relate(actor, person, Relation.Kind.BLOCK)


def _relate(actor: User, person: User, kind: str) -> Relation:
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if person.pk == actor.pk:
        raise Refused(_("This is you. Choose somebody else."))
    if person.username == User.HOUSE:
        raise Refused(_("The house itself can be neither muted nor blocked: it tells you what was decided."))
    relation, is_new = Relation.objects.get_or_create(person=actor, other=person, defaults={"kind": kind})
    if not is_new and relation.kind == kind:
        return relation
    limits.spend(actor, "relate")
    relation.kind = kind
    relation.save(update_fields=["kind"])
    audit.record(actor, "user.muted" if kind == Relation.Kind.MUTE else "user.blocked", actor)
    return relation


@transaction.atomic
def unmute(actor: User, person: User) -> None:
    """Undo a mute or a block: what they have written meanwhile is there again."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    gone, _rows = Relation.objects.filter(person=actor, other=person).delete()
    if gone:
        audit.record(actor, "user.unmuted", actor)


@transaction.atomic
def watch(actor: User, kind: str, about_id: int, level: str) -> None:
    """Choose what one hears of a film, source, reading, thread or circle, by its kind and key."""
    if level not in Watch.Level.values:
        raise Refused(_("Choose everything new, replies and mentions, or nothing."))
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    permit(watching.can_watch(actor, kind, about_id), _("You can watch what you can see."))
    row = {"person": actor, "kind": kind, "about_id": about_id}
    # Where nothing is chosen, "replies and mentions" is a choice too: it holds against one for what the place is in.
    if Watch.objects.filter(**row, level=level).exists():
        return
    limits.spend(actor, "watch")
    Watch.objects.update_or_create(**row, defaults={"level": level})
    audit.record(actor, "user.watch_set", actor)


@transaction.atomic
def choose_mail(actor: User, mails: str) -> User:
    """When one is mailed: at once, once a day, never. Who chooses never gets nothing that still waits either."""
    person = User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if mails not in Mails.values:
        raise Refused(_("Choose at once, once a day, or never."))
    if person.mails != mails:
        person.mails = mails
        person.save(update_fields=["mails"])
        if mails == Mails.NONE:
            waiting = Notice.objects.filter(recipient=person, mail__in=[Notice.Mail.WAITING, Notice.Mail.DAILY])
            waiting.update(mail=Notice.Mail.NONE)
        audit.record(actor, "user.mail_set", person)
    return person


@transaction.atomic
def unwatch(actor: User, kind: str, about_id: int) -> None:
    """Take a choice back, also about what one can't see any more."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if Watch.objects.filter(person=actor, kind=kind, about_id=about_id).delete()[0]:
        audit.record(actor, "user.watch_forgotten", actor)
