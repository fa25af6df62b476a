"""What members do to their circle and to each other: a press each, and a page that asks first where it matters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from perfection_site.accounts.refusals import permit
from perfection_site.circles import actions, policies
from perfection_site.circles.models import Circle, Membership
from perfection_site.pages.circles import circle_of, shown

asking = require_http_methods(["GET", "HEAD", "POST"])


def _membership(circle: Circle, name: str) -> Membership:
    found = get_object_or_404(circle.memberships.select_related("person"), person__username=name)
    found.circle = circle
    return found


def _ask(request, circle: Circle, question: str, lines: list[str], button: str):
    """Say what will happen, and ask."""
    context = {
        "here": "circles",
        "circle": shown(circle, request.user),
        "question": question,
        "lines": lines,
        "button": button,
    }
    return render(request, "circles/ask.html", context)


@asking
@login_required
def leave(request, slug):
    circle = circle_of(request, slug)
    permit(policies.can_leave(request.user, circle), _("You own this circle. Hand it over first, or archive it."))
    if request.method == "POST":
        actions.leave(request.user, circle)
        messages.success(request, _("You have left the circle."))
        return redirect("circles:mine")
    lines = [
        _("You see nothing of it from then on, and links you made no longer work."),
        _("What you have written for it stays there. Withdraw what you want to take along; you can do that later too."),
        _("To come back, you need a new link."),
    ]
    if policies.is_owner(request.user, circle):
        lines.append(_("You own it. Once you are gone, nobody can open it again."))
    return _ask(request, circle, _("Leave this circle?"), lines, _("Leave"))


@asking
@login_required
def remove(request, slug, name):
    circle = circle_of(request, slug)
    membership = _membership(circle, name)
    permit(policies.can_remove(request.user, membership), _("The owner removes others; stewards remove members."))
    if request.method == "POST":
        actions.remove(request.user, membership)
        messages.success(request, _("%(name)s is no longer in the circle, and its links are revoked.") % {"name": name})
        return redirect("circles:circle", slug)
    lines = [
        _("They see nothing of the circle from then on. They are told that they were removed, and not by whom."),
        _("All invite links of the circle are revoked, for they may hold one. Make new ones for others."),
    ]
    return _ask(request, circle, _("Remove %(name)s?") % {"name": name}, lines, _("Remove"))


@require_POST
@login_required
def set_role(request, slug, name):
    circle = circle_of(request, slug)
    changed = actions.set_role(request.user, _membership(circle, name), request.POST.get("role", ""))
    said = {"name": name, "role": changed.get_role_display()}
    messages.success(request, _("%(name)s is now: %(role)s.") % said)
    return redirect("circles:circle", slug)


@asking
@login_required
def hand_over(request, slug, name):
    circle = circle_of(request, slug)
    membership = _membership(circle, name)
    permit(
        policies.can_hand_over(request.user, membership),
        _("Only its owner hands a circle over, to a member who is still here."),
    )
    if request.method == "POST":
        actions.hand_over(request.user, membership)
        messages.success(request, _("%(name)s owns the circle now. You are a steward.") % {"name": name})
        return redirect("circles:circle", slug)
    lines = [
        _("%(name)s will own the circle: give roles, hand it on and archive it. You become a steward.")
        % {"name": name},
        _("Only %(name)s can undo this.") % {"name": name},
    ]
    return _ask(request, circle, _("Hand the circle over to %(name)s?") % {"name": name}, lines, _("Hand over"))


@asking
@login_required
def archive(request, slug):
    circle = circle_of(request, slug)
    permit(policies.can_archive(request.user, circle), _("Only its owner archives a circle, and only once."))
    if request.method == "POST":
        actions.archive(request.user, circle)
        messages.success(request, _("The circle is archived."))
        return redirect("circles:circle", slug)
    lines = [
        _("Members go on reading what is there. Nobody writes in it or joins it, and its links are revoked."),
        _("You can open it again as long as you own it."),
    ]
    return _ask(request, circle, _("Archive this circle?"), lines, _("Archive"))


@require_POST
@login_required
def unarchive(request, slug):
    actions.unarchive(request.user, circle_of(request, slug))
    messages.success(request, _("The circle is open again. Make new links to invite others."))
    return redirect("circles:circle", slug)
