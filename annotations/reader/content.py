"""The page on which a reader says what is to be covered, with an account or without."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from annotations.sources.models import Film
from annotations.warnings import viewing
from annotations.warnings.preferences import PRESET_LABELS, ProfileForm
from annotations.warnings.present import Surface, present_all

_FILMS = 100  # that one can tick


def _films(viewer) -> list[tuple[int, str]]:
    films = list(Film.objects.visible_to(viewer).order_by("title", "pk")[:_FILMS])
    shown = present_all(films, viewer, Surface.LIST)
    return [
        (film.pk, f"{one.heading} ({one.year})" if one.year else one.heading)
        for film, one in zip(films, shown, strict=True)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def content(request):
    """The profile and what belongs to it. Nothing of it is ever logged."""
    profile = request.user.profile
    form = ProfileForm(request.POST or None, was=profile, films=_films(request.user))
    if request.method == "POST" and form.is_valid():
        answer = redirect("reader:content")
        viewing.keep(request, answer, form.profile())
        messages.success(request, _("Saved. Pages follow what you chose from now on."))
        return answer
    changes = profile.changes_from(profile.preset)
    context = {
        "here": "content",
        "form": form,
        "hour": request.user.openings.for_an_hour,
        "preset_label": PRESET_LABELS[profile.preset][0],
        "changes": ngettext("with %(count)d change of yours", "with %(count)d changes of yours", changes)
        % {"count": changes}
        if changes
        else "",
    }
    return render(request, "reader/content.html", context, status=422 if form.is_bound else 200)


@require_POST
def forget(request):
    """Delete the profile; Standard holds again."""
    answer = redirect("reader:content")
    viewing.forget(request, answer)
    messages.success(request, _("Your choices are deleted. Standard holds again."))
    return answer
