"""What one watches: a page for each place, and the list of all."""

from collections import defaultdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perfection_site.accounts import actions, watching
from perfection_site.accounts.forms import WatchForm
from perfection_site.accounts.models import Watch
from perfection_site.accounts.numbers import number
from perfection_site.accounts.sockets import ShownPlace, watched_places

PAGE = 50


def _place(viewer, kind: str, key: int) -> ShownPlace:
    plug = watched_places.plugs.get(kind)
    found = plug(viewer, [key]).get(key) if plug else None
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def watch(request, kind, key):
    """Choose what one hears of a place. Pages lead here by a link, so that a text's page need not ask for it."""
    place = _place(request.user, kind, key)
    level = watching.level_of(request.user, kind, key)
    form = WatchForm(request.POST or None, initial={"level": level})
    if request.method == "POST" and form.is_valid():
        actions.watch(request.user, kind, key, form.cleaned_data["level"])
        chosen = Watch.Level(form.cleaned_data["level"]).label
        messages.success(request, _("Saved. From now on you are told: %(what)s.") % {"what": chosen.lower()})
        return redirect(place.url)
    context = {"form": form, "place": place, "kind_label": Watch.Kind(kind).label}
    return render(request, "accounts/watch.html", context, status=422 if form.is_bound else 200)


@require_POST
@login_required
def unwatch(request, kind, key):
    """Take a choice back, whether the place can be seen still or not."""
    actions.unwatch(request.user, kind, key)
    messages.success(request, _("Taken out of the list. You still hear of replies and mentions."))
    return redirect("accounts:watches")


@require_safe
@login_required
def watches(request):
    """All one has chosen, the newest first; at most a query for each kind. What one can't see any more has no name."""
    found = Watch.objects.filter(person=request.user).order_by("-pk")
    if before := number(request.GET.get("before")):
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    keys = defaultdict(list)
    for row in rows[:PAGE]:
        keys[row.kind].append(row.about_id)
    places = {kind: watched_places.plugs[kind](request.user, found) for kind, found in keys.items()}
    context = {
        "here": "watches",
        "rows": [
            {
                "place": places[row.kind].get(row.about_id),
                "kind": row.kind,
                "key": row.about_id,
                "kind_label": row.get_kind_display(),
                "level_label": row.get_level_display(),
            }
            for row in rows[:PAGE]
        ],
        "next_url": f"{reverse('accounts:watches')}?before={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        "is_first": not before,
    }
    return render(request, "accounts/watches.html", context)
