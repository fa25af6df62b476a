"""The inbox, and what a person prefers."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perfection_site.accounts import actions, notices
from perfection_site.accounts.forms import MailForm, PreferencesForm
from perfection_site.accounts.models import Notice
from perfection_site.accounts.numbers import number

TABS = (
    ("", gettext_lazy("All")),
    (notices.UNREAD, gettext_lazy("Unread")),
    *((topic.value, topic.label) for topic in (Notice.Topic.ANSWER, Notice.Topic.NEWS, Notice.Topic.MATTER)),
)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool


def _url(show: str, before: int | None = None) -> str:
    asked = {name: value for name, value in (("show", show), ("before", before)) if value}
    return reverse("accounts:inbox") + (f"?{urlencode(asked)}" if asked else "")


def _shown(query) -> str:
    """The tab a query asks for; what makes no sense is all of them."""
    show = query.get("show", "")
    return show if show in dict(TABS) else ""


@require_safe
@login_required
def inbox(request):
    show, before = _shown(request.GET), number(request.GET.get("before"))
    shown, further = notices.inbox(request.user, show=show, before=before)
    context = {
        "here": "inbox",
        "notices": shown,
        "next_url": _url(show, further) if further else "",
        "tabs": [Tab(str(label), _url(key), key == show) for key, label in TABS],
        "show": show,
        "before": before or "",
        "is_first": not before,
        "mail_form": MailForm(initial={"mails": request.user.mails}, auto_id="m-%s"),
    }
    return render(request, "accounts/inbox.html", context)


@require_POST
@login_required
def read_all(request):
    notices.mark_read(request.user)
    return redirect("accounts:inbox")


@require_POST
@login_required
def read(request, pk):
    return _mark(request, pk, read=True)


@require_POST
@login_required
def unread(request, pk):
    return _mark(request, pk, read=False)


def _mark(request, pk: int, *, read: bool):
    """Say so, and stay where one was in the list."""
    if not notices.mark(request.user, pk, read=read):
        raise Http404
    return redirect(f"{_url(_shown(request.POST), number(request.POST.get('before')))}#n{pk}")


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
