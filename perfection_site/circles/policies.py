"""Who may do what in a circle. Roles on the site count for nothing here: a moderator is a member or knows of nothing.

An archived circle can be read, left and emptied, and nothing is added to it.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from perfection_site.accounts import policies as accounts
from perfection_site.circles.models import Circle, Invitation, Membership

Role = Membership.Role
STEWARDS = (Role.OWNER, Role.STEWARD)


def role_of(viewer, circle: Circle) -> str:
    """The viewer's role in the circle; empty for everybody who is not in it."""
    if viewer.pk is None:
        return ""
    found = Membership.objects.filter(circle=circle, person_id=viewer.pk).values_list("role", flat=True)
    return found.first() or ""


def is_member(viewer, circle: Circle) -> bool:
    return bool(role_of(viewer, circle))


def is_steward(viewer, circle: Circle) -> bool:
    """Owner or steward."""
    return role_of(viewer, circle) in STEWARDS


def is_owner(viewer, circle: Circle) -> bool:
    return role_of(viewer, circle) == Role.OWNER


def can_create(actor) -> bool:
    return accounts.is_member(actor)


def can_join(actor) -> bool:
    """Whoever holds a link that is open, see `why_closed`."""
    return accounts.is_member(actor)


def why_closed(invitation: Invitation) -> str:
    """Why a link lets nobody in any more; empty while it does. Says nothing of the circle, not even its name."""
    if invitation.circle.is_archived:
        return _("The circle this link led to is archived. Nobody joins it now.")
    if invitation.revoked_at:
        return _("This link has been revoked. Ask whoever sent it for a new one.")
    if invitation.expires_at <= timezone.now():
        return _("This link has expired. Ask whoever sent it for a new one.")
    if not invitation.uses_left:
        return _("This link has been used as often as it may. Ask whoever sent it for a new one.")
    return ""


def can_see(viewer, circle: Circle) -> bool:
    return is_member(viewer, circle)


def can_write(actor, circle: Circle) -> bool:
    return not circle.is_archived and is_member(actor, circle)


def can_invite(actor, circle: Circle) -> bool:
    """Make links by which others join, and revoke them."""
    return not circle.is_archived and is_steward(actor, circle)


def can_revise(actor, circle: Circle) -> bool:
    return not circle.is_archived and is_steward(actor, circle)


def can_remove(actor, membership: Membership) -> bool:
    """The owner removes anybody else, stewards remove members."""
    return removes(role_of(actor, membership.circle), membership)


def removes(role: str, membership: Membership) -> bool:
    """Whether somebody with this role removes that member; for lists, which ask once for the role."""
    if role == Role.OWNER:
        return membership.role != Role.OWNER
    return role == Role.STEWARD and membership.role == Role.MEMBER


def can_set_role(actor, membership: Membership) -> bool:
    circle = membership.circle
    return not circle.is_archived and membership.role != Role.OWNER and is_owner(actor, circle)


def can_hand_over(actor, membership: Membership) -> bool:
    """To another member whose account is in use."""
    return membership.role != Role.OWNER and membership.person.is_active and is_owner(actor, membership.circle)


def can_leave(actor, circle: Circle) -> bool:
    """An owner hands the circle over first, or archives it."""
    role = role_of(actor, circle)
    return bool(role) and (role != Role.OWNER or circle.is_archived)


def can_archive(actor, circle: Circle) -> bool:
    return not circle.is_archived and is_owner(actor, circle)


def can_unarchive(actor, circle: Circle) -> bool:
    return circle.is_archived and is_owner(actor, circle)
