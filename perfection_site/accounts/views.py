"""The inbox."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from perfection_site.accounts import notices
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
