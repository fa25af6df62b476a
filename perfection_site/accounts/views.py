"""The inbox, and what a person prefers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perfection_site.accounts import actions, notices
from perfection_site.accounts.forms import PreferencesForm
from perfection_site.accounts.numbers import number


@require_safe
@login_required
def inbox(request):
    shown, further = notices.inbox(request.user, before=number(request.GET.get("before")))
    context = {
        "here": "inbox",
        "notices": shown,
        "next_url": f"{reverse('accounts:inbox')}?before={further}" if further else "",
    }
    return render(request, "accounts/inbox.html", context)


@require_POST
@login_required
def read_all(request):
    notices.mark_read(request.user)
    return redirect("accounts:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preferences(request):
    initial = {"timezone": request.user.timezone, "shortcuts": request.user.shortcuts}
    form = PreferencesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.prefer(request.user, **form.cleaned_data)
        messages.success(request, _("Saved. Pages follow what you chose from now on."))
        return redirect("accounts:preferences")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/preferences.html", {"here": "preferences", "form": form}, status=status)
