"""The pages of reading circles. To whoever is not in one, it is not there: 404, whatever their role on the site."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.warnings.present import Surface, present, present_all
from annotations.warnings.unwarned import PresentedCircle
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Conflict, Refused, permit
from perfection_site.circles import actions, policies
from perfection_site.circles.forms import CircleForm, InviteForm
from perfection_site.circles.models import Circle, Invitation, Membership

PAGE = 30
Role = Membership.Role
_ORDER = {Role.OWNER: 0, Role.STEWARD: 1, Role.MEMBER: 2}


def circle_of(request, slug: str) -> Circle:
    return get_object_or_404(Circle.objects.visible_to(request.user), slug=slug)


def shown(circle: Circle, viewer) -> PresentedCircle:
    return present(circle, viewer, Surface.PAGE)


@require_safe
@login_required
def mine(request):
    """The viewer's circles, the newest first."""
    seats = Membership.objects.filter(circle=OuterRef("pk")).order_by()
    found = Circle.objects.visible_to(request.user).defer("about", "about_html")
    found = found.annotate(
        own_role=Subquery(seats.filter(person=request.user).values("role")),
        people=Subquery(seats.values("circle").annotate(count=Count("pk")).values("count")),
    )
    if before := number(request.GET.get("before")):
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: PAGE + 1])
    listed = present_all(rows[:PAGE], request.user, Surface.LIST)
    context = {
        "here": "circles",
        "rows": [
            {"circle": circle, "role_label": Role(row.own_role).label, "people": row.people}
            for circle, row in zip(listed, rows, strict=False)
        ],
        "next_url": f"{reverse('circles:mine')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        "is_first": not before,
    }
    return render(request, "circles/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request):
    """Begin a circle."""
    form = CircleForm(request.POST or None, initial={"token": uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.create(request.user, name=said["name"], about=said["about"], token=said["token"] or uuid4())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return _new_page(request, form, refusal.status)
        messages.success(request, _("Your circle is there. Make a link to invite others."))
        return redirect("circles:circle", made.slug)
    return _new_page(request, form, 422 if request.method == "POST" else 200)


def _new_page(request, form, status: int):
    return render(request, "circles/new.html", {"here": "circles", "form": form}, status=status)


@require_safe
@login_required
def circle(request, slug):
    """A circle: what it is about, who is in it, and, for its stewards, the links by which others come in."""
    return circle_page(request, circle_of(request, slug), InviteForm())


def circle_page(request, found: Circle, invite_form: InviteForm, status: int = 200):
    people = list(found.memberships.select_related("person"))
    people.sort(key=lambda membership: (_ORDER[membership.role], membership.joined_at, membership.pk))
    role = next((row.role for row in people if row.person_id == request.user.pk), "")
    may_invite = role in policies.STEWARDS and not found.is_archived
    context = {
        "here": "circles",
        "circle": shown(found, request.user),
        "circle_id": found.pk,
        "people": [_person(row, request.user, role, found) for row in people],
        "is_owner": role == Role.OWNER,
        "may_leave": role != Role.OWNER or found.is_archived,
        "may_revise": may_invite,
        "may_invite": may_invite,
        "links": _links(request, found) if may_invite else [],
        "invite_form": invite_form,
    }
    return render(request, "circles/circle.html", context, status=status)


def _person(row: Membership, viewer, role: str, found: Circle) -> dict:
    is_ruled = role == Role.OWNER and row.role != Role.OWNER
    return {
        "person_name": row.person.username,
        "role": row.role,
        "role_label": row.get_role_display(),
        "since": row.joined_at,
        "is_self": row.person_id == viewer.pk,
        "may_remove": policies.removes(role, row),
        "may_set_role": is_ruled and not found.is_archived,
        "may_receive": is_ruled and row.person.is_active,
    }


def _links(request, found: Circle) -> list[dict]:
    open_ones = found.invitations.filter(revoked_at=None, uses_left__gt=0).select_related("made_by").order_by("-pk")
    return [
        {
            "id": link.pk,
            "url": request.build_absolute_uri(reverse("circles:join", args=[link.token])),
            "by_name": link.made_by.username,
            "until": link.expires_at,
            "uses_left": link.uses_left,
        }
        for link in open_ones
        if link.is_open
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def revise(request, slug):
    """Change a circle's name and what it says about itself."""
    found = circle_of(request, slug)
    permit(policies.can_revise(request.user, found), _("Only the stewards of a circle that is not archived revise it."))
    if request.method != "POST":
        begun = {"name": found.name, "about": found.about, "version": found.version}
        return _revise_page(request, found, CircleForm(initial=begun))
    form = CircleForm(request.POST)
    if not form.is_valid():
        return _revise_page(request, found, form, status=422)
    said = form.cleaned_data
    try:
        actions.revise(request.user, found, name=said["name"], about=said["about"], version=said["version"] or 0)
    except Conflict as conflict:
        typed = request.POST.copy()
        found = circle_of(request, slug)
        typed["version"] = found.version  # sent again, it replaces what is shown beside it now
        return _revise_page(request, found, CircleForm(typed), status=409, conflict=conflict)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _revise_page(request, found, form, status=refusal.status)
    messages.success(request, _("Saved."))
    return redirect("circles:circle", slug)


def _revise_page(request, found: Circle, form: CircleForm, *, status: int = 200, conflict=None):
    context = {"here": "circles", "circle": shown(found, request.user), "form": form, "conflict": conflict}
    return render(request, "circles/revise.html", context, status=status)


# ---- coming in


@require_POST
@login_required
def invite(request, slug):
    found = circle_of(request, slug)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return circle_page(request, found, form, status=422)
    made = actions.invite(request.user, found, **form.cleaned_data)
    messages.success(request, _("Here is the link. Send it only to people you want to let in."))
    return redirect(f"{reverse('circles:circle', args=[slug])}#link-{made.pk}")


@require_POST
@login_required
def revoke(request, slug, number):
    found = circle_of(request, slug)
    permit(policies.can_invite(request.user, found), _("Only the stewards of a circle revoke its links."))
    actions.revoke(request.user, get_object_or_404(found.invitations, pk=number))
    messages.success(request, _("The link is revoked. It lets nobody in any more."))
    return redirect(f"{reverse('circles:circle', args=[slug])}#invite")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def join(request, token):
    """Ask whoever holds a link whether they want to come in.

    Signed out it leads to the log-in first: what previews links in a chat learns no name.
    """
    link = get_object_or_404(Invitation.objects.select_related("circle", "made_by"), token=token)
    if request.method == "POST":
        actions.join(request.user, link)
        messages.success(request, _("You are in. What members write here, you can read now."))
        return redirect("circles:circle", link.circle.slug)
    if policies.is_member(request.user, link.circle):
        return redirect("circles:circle", link.circle.slug)
    if sentence := policies.why_closed(link):
        raise actions.Closed(sentence)
    context = {"here": "circles", "circle": shown(link.circle, request.user), "by_name": link.made_by.username}
    return render(request, "circles/join.html", context)
