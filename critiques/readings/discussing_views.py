"""The way into the thread of a reading, a claim or a piece of evidence: the thread, or a form for its first post."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.reader.annotating import to_login
from annotations.warnings.present import Surface, present_all
from critiques.readings import actions, policies
from critiques.readings.citing_views import evidence_of
from critiques.readings.discussing import About, is_there
from critiques.readings.models import Claim, Evidence, Reading
from critiques.readings.views import reading_of
from critiques.threads.formed import Form
from critiques.threads.forms import PostForm
from critiques.threads.replying import sent
from perfection_site.accounts.refusals import permit

asking = require_http_methods(["GET", "HEAD", "POST"])


@asking
def on_reading(request, slug):
    found = reading_of(request.user, slug)
    return _about(request, found, found)


@asking
def on_claim(request, pk):
    found = Claim.objects.visible_to(request.user).select_related("reading__film", "thread")
    found = get_object_or_404(found, pk=pk)
    return _about(request, found, found.reading)


@asking
def on_evidence(request, pk):
    found = evidence_of(request.user, pk)
    return _about(request, found, found.claim.reading)


def _about(request, about: About, reading: Reading):
    if about.thread_id and request.method != "POST":
        if "start" in request.GET:  # a passage is quoted: to the form with it
            return redirect(f"{reverse('threads:reply', args=[about.thread_id])}?{request.GET.urlencode()}")
        return redirect("threads:thread", about.thread_id)
    if not request.user.is_authenticated:
        return to_login(request, request.get_full_path())
    may = policies.can_discuss(request.user, reading) and is_there(about)
    place = f"{about._meta.model_name}-{about.pk}"
    if request.method != "POST":
        return _page(request, about, reading, Form.new(request, place, request.path) if may else None)
    permit(may, _("Nothing can be said about this just now."))
    form = Form(request, PostForm(request.POST), place, request.path)
    again = partial(_page, request, about, reading)
    return sent(request, form, again, lambda words, token: actions.discuss(request.user, about, words, token=token))


def _page(request, about: About, reading: Reading, form: Form | None):
    parts = [reading, *([about.claim] if isinstance(about, Evidence) else []), *([about] if about != reading else [])]
    shown = present_all(parts, request.user, Surface.PAGE)
    context = {"here": "readings", "may_write": form is not None} | (form.context() if form else {})
    context |= dict(zip(("reading", "claim", "piece"), shown, strict=False))
    return render(request, "readings/discuss.html", context, status=form.status if form else 200)
