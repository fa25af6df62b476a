"""Other people: muting and blocking them, and the list of whom one keeps away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from perfection_site.accounts import actions
from perfection_site.accounts.models import Relation, User
from perfection_site.accounts.numbers import number

PAGE = 50


def _named(name: str) -> User:
    return get_object_or_404(User.objects.exclude(username=User.HOUSE), username=name)


@require_safe
@login_required
def person(request, name):
    """Somebody by name, as every card and post leads to them: nothing of what they wrote, only what one can do."""
    found = _named(name)
    relation = Relation.objects.filter(person=request.user, other=found).first()
    context = {
        "person_name": found.username,
        "is_self": found.pk == request.user.pk,
        "relation": relation.kind if relation else "",
    }
    return render(request, "accounts/person.html", context)


@require_POST
@login_required
def mute(request, name):
    actions.mute(request.user, _named(name))
    messages.success(request, _("%(name)s is muted: you see nothing of theirs. They are not told.") % {"name": name})
    return redirect("accounts:person", name)


@require_POST
@login_required
def block(request, name):
    actions.block(request.user, _named(name))
    sentence = _("%(name)s is blocked: you see nothing of theirs, and they can’t answer you. They are not told.")
    messages.success(request, sentence % {"name": name})
    return redirect("accounts:person", name)


@require_POST
@login_required
def unmute(request, name):
    actions.unmute(request.user, _named(name))
    messages.success(request, _("You see what %(name)s writes again.") % {"name": name})
    return redirect("accounts:person", name)


@require_safe
@login_required
def kept_away(request):
    """Whom one has muted or blocked, the newest first."""
    found = Relation.objects.filter(person=request.user).select_related("other").order_by("-pk")
    if before := number(request.GET.get("before")):
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    context = {
        "rows": [
            {"person_name": row.other.username, "kind_label": row.get_kind_display(), "since": row.since}
            for row in rows[:PAGE]
        ],
        "next_url": f"{reverse('accounts:people')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        "is_first": not before,
    }
    return render(request, "accounts/people.html", context)
