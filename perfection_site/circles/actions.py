"""Acts on circles. Each holds the circle's own row while it asks who may: of two at once the second sees the first."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from annotations.text import sanitise
from perfection_site.accounts import audit, limits, notices
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.circles import policies
from perfection_site.circles.models import Circle, Invitation, Membership

Role = Membership.Role
MEMBERS, LINKS = 200, 20
DAYS, USES = (1, 7, 30), (1, 10, 50)
_NEVER_ALIKE = "23456789abcdefghjkmnpqrstuvwxyz"


class Closed(Refused):
    """The link was good once."""

    status = 410


@transaction.atomic
def create(actor: User, *, name: str, about: str, token: UUID) -> Circle:
    """Begin a circle, and own it. `token` is the form's own: sent twice it makes one circle."""
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if earlier := Circle.objects.filter(token=token).first():
        if not policies.can_see(actor, earlier):
            raise Conflict(_("This form has been sent already. Begin again."))
        return earlier
    permit(policies.can_create(actor), _("Confirm your e-mail address first. Then you can begin a circle."))
    limits.spend(actor, "circle")
    circle = Circle(token=token)
    _describe(circle, name, about)
    circle.slug = f"{slugify(circle.name)[:50].strip('-') or 'circle'}-{get_random_string(8, _NEVER_ALIKE)}"
    circle.full_clean()
    circle.save()
    Membership.objects.create(circle=circle, person=actor, role=Role.OWNER)
    audit.record(actor, "circle.created", circle)
    return circle


def _describe(circle: Circle, name: str, about: str) -> None:
    circle.name, circle.about = " ".join(name.split()), about.strip()
    if not circle.name:
        raise Refused(_("Give the circle a name."))
    circle.about_html, circle.renderer = sanitise.render(circle.about), sanitise.RENDERER_VERSION


@transaction.atomic
def revise(actor: User, circle: Circle, *, name: str, about: str, version: int) -> Circle:
    """Change what a circle is called and says about itself. `version` is the one the steward began from."""
    circle = Circle.objects.locked(circle)
    permit(policies.can_revise(actor, circle), _("Only the stewards of a circle that is not archived revise it."))
    if circle.version != version:
        raise Conflict(
            _("Somebody else has revised this circle meanwhile. Read what it says now, and send yours again.")
        )
    before = circle.name
    _describe(circle, name, about)
    if circle.name != before:
        circle.named_at = timezone.now()
    circle.version += 1
    circle.full_clean()
    circle.save(update_fields=["name", "about", "about_html", "renderer", "named_at", "version"])
    audit.record(actor, "circle.revised", circle, version=circle.version)
    return circle


# ---- coming in


@transaction.atomic
def invite(actor: User, circle: Circle, *, days: int = 7, uses: int = 10) -> Invitation:
    """Make a link by which `uses` people can join within `days`."""
    circle = Circle.objects.locked(circle)
    permit(policies.can_invite(actor, circle), _("Only the stewards of a circle that is not archived invite others."))
    if days not in DAYS or uses not in USES:
        raise Refused(_("A link lasts 1, 7 or 30 days and is for 1, 10 or 50 people."))
    if sum(link.is_open for link in circle.invitations.filter(revoked_at=None)) >= LINKS:
        raise Refused(_("This circle has %(number)d links. Revoke one that is not needed first.") % {"number": LINKS})
    limits.spend(actor, "invite")
    now = timezone.now()
    invitation = Invitation.objects.create(
        circle=circle, made_by=actor, created_at=now, expires_at=now + timedelta(days=days), uses_left=uses
    )
    audit.record(actor, "circle.invited", circle, invitation=invitation.pk)
    return invitation


@transaction.atomic
def revoke(actor: User, invitation: Invitation) -> Invitation:
    """End a link. Whoever has come in by it stays."""
    circle = Circle.objects.locked(invitation.circle)
    permit(policies.can_invite(actor, circle), _("Only the stewards of a circle that is not archived revoke links."))
    if _revoke(circle, Q(pk=invitation.pk)):
        audit.record(actor, "circle.invitation_revoked", circle, invitation=invitation.pk)
    invitation.refresh_from_db()
    return invitation


def _revoke(circle: Circle, which: Q) -> int:
    return circle.invitations.filter(which, revoked_at=None).update(revoked_at=timezone.now())


@transaction.atomic
def join(actor: User, invitation: Invitation) -> Membership:
    """Come in by a link. Who is in already stays as they are, and the link is not used up."""
    circle = Circle.objects.locked(invitation.circle)
    if already := circle.memberships.filter(person=actor).first():
        return already
    permit(policies.can_join(actor), _("Confirm your e-mail address first. Then the link lets you in."))
    invitation = circle.invitations.select_related("circle").get(pk=invitation.pk)
    if sentence := policies.why_closed(invitation):
        raise Closed(sentence)
    limits.spend(actor, "join")
    if circle.memberships.count() >= MEMBERS:
        raise Refused(_("This circle has %(number)d members, which is as many as it can have.") % {"number": MEMBERS})
    invitation.uses_left -= 1
    invitation.save(update_fields=["uses_left"])
    membership = Membership.objects.create(circle=circle, person=actor)
    audit.record(actor, "circle.joined", circle, invitation=invitation.pk)
    return membership


# ---- going out


@transaction.atomic
def leave(actor: User, circle: Circle) -> Circle:
    """Go. From now on the person sees nothing of it, and the links they made no longer work."""
    circle = Circle.objects.locked(circle)
    permit(policies.can_leave(actor, circle), _("Its owner hands a circle over first, or archives it."))
    circle.memberships.filter(person=actor).delete()
    _revoke(circle, Q(made_by=actor))
    audit.record(actor, "circle.left", circle)
    return circle


@transaction.atomic
def remove(actor: User, membership: Membership) -> Circle:
    """Send somebody away. Every link ends too, for they may hold one and would be back at once."""
    circle, membership = _locked(membership)
    permit(policies.can_remove(actor, membership), _("The owner removes others; stewards remove members."))
    person = membership.person
    membership.delete()
    _revoke(circle, Q())
    audit.record(actor, "circle.member_removed", circle, person=person.pk)
    notices.queue("circle_removed", to=person, about=circle, mail=True)
    return circle


def _locked(membership: Membership) -> tuple[Circle, Membership]:
    """The circle, locked, and the membership as it is under that lock."""
    circle = Circle.objects.locked(membership.circle)
    found = circle.memberships.select_related("person").filter(pk=membership.pk).first()
    if found is None:
        raise Conflict(_("This person is no longer in the circle."))
    found.circle = circle
    return circle, found


# ---- roles


@transaction.atomic
def set_role(actor: User, membership: Membership, role: str) -> Membership:
    """Make a member a steward, or a steward a member again; the links they made end with that."""
    circle, membership = _locked(membership)
    permit(policies.can_set_role(actor, membership), _("Only the owner of a circle that is not archived gives roles."))
    if role not in (Role.STEWARD, Role.MEMBER):
        raise Refused(_("There are stewards and members. A circle is handed over to a new owner."))
    if membership.role == role:
        return membership
    _give(membership, role)
    if role == Role.MEMBER:
        _revoke(circle, Q(made_by=membership.person))
    audit.record(actor, "circle.role_set", circle, person=membership.person_id, role=role)
    if role == Role.STEWARD:
        notices.queue("circle_steward", to=membership.person, about=circle, mail=True)
    return membership


def _give(membership: Membership, role: str) -> None:
    membership.role = role
    membership.save(update_fields=["role"])


@transaction.atomic
def hand_over(actor: User, membership: Membership) -> Circle:
    """Make another member the owner. Who owned it becomes a steward."""
    circle, membership = _locked(membership)
    permit(
        policies.can_hand_over(actor, membership),
        _("Only its owner hands a circle over, to a member who is still here."),
    )
    _give(circle.memberships.get(role=Role.OWNER), Role.STEWARD)  # first: there is never more than one owner
    _give(membership, Role.OWNER)
    audit.record(actor, "circle.handed_over", circle, person=membership.person_id)
    notices.queue("circle_owner", to=membership.person, about=circle, mail=True)
    return circle


# ---- the end, and back


@transaction.atomic
def archive(actor: User, circle: Circle) -> Circle:
    """Close a circle: its members go on reading what is there, nobody writes or comes in, and its links end."""
    circle = Circle.objects.locked(circle)
    permit(policies.can_archive(actor, circle), _("Only its owner archives a circle, and only once."))
    circle.archived_at = timezone.now()
    circle.save(update_fields=["archived_at"])
    _revoke(circle, Q())
    audit.record(actor, "circle.archived", circle)
    return circle


@transaction.atomic
def unarchive(actor: User, circle: Circle) -> Circle:
    """Open an archived circle again. Its old links stay revoked."""
    circle = Circle.objects.locked(circle)
    permit(policies.can_unarchive(actor, circle), _("Only its owner opens an archived circle again."))
    circle.archived_at = None
    circle.save(update_fields=["archived_at"])
    audit.record(actor, "circle.unarchived", circle)
    return circle
