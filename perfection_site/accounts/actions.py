"""Acts on people's accounts."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from perfection_site.accounts import audit, zones
from perfection_site.accounts.models import User
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
