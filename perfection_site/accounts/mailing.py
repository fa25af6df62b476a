"""When one is mailed, and the way out of it that needs no log-in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from perfection_site.accounts import actions, letters
from perfection_site.accounts.forms import MailForm
from perfection_site.accounts.models import Mails


@require_POST
@login_required
def choose(request):
    form = MailForm(request.POST)
    actions.choose_mail(request.user, form.cleaned_data["mails"] if form.is_valid() else "")
    messages.success(request, _("Saved. Letters come as you have chosen from now on."))
    return redirect("accounts:inbox")


# A mail program posts here by itself, without a cookie: the signed token in the address is what lets it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, token):
    """End somebody's letters: GET shows a button, since programs open every link of a letter; POST does it."""
    person = letters.holder(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        actions.choose_mail(person, Mails.NONE)
    is_over = Mails(person.mails) == Mails.NONE or request.method == "POST"
    return render(request, "accounts/unsubscribe.html", {"is_over": is_over})
