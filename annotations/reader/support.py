"""People to talk to, and the desk where they are checked."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.text.countries import COUNTRIES
from annotations.warnings import actions
from annotations.warnings import support as services
from annotations.warnings.models import SupportResource
from annotations.warnings.present import Surface, present_all
from perfection_site.accounts.refusals import permit

_LISTED = 500  # more than are ever checked every half year


class CountryForm(forms.Form):
    country = forms.ChoiceField(label=gettext_lazy("Country"), choices=[("", "—"), *COUNTRIES.items()], required=False)


class ServiceForm(forms.ModelForm):
    country = forms.ChoiceField(label=gettext_lazy("Country"), choices=list(COUNTRIES.items()))

    class Meta:
        model = SupportResource
        fields = ["country", "topic", "called", "url", "phone", "hours", "expires_on"]
        widgets = {"expires_on": forms.DateInput(attrs={"type": "date"})}
        help_texts = {
            "expires_on": gettext_lazy("At most half a year from now. From that day on nobody is sent there.")
        }

    def clean_expires_on(self):
        said = self.cleaned_data["expires_on"]
        if not localdate() < said <= services.latest():
            raise forms.ValidationError(_("Choose a day within the next half year."))
        return said

    def clean(self):
        said = super().clean()
        if not said.get("url") and not said.get("phone"):
            self.add_error("phone", _("Give an address or a telephone number."))
        return said


@require_safe
def support(request):
    """The services of a country that the reader names; of their own where they have said so."""
    form = CountryForm(request.GET if "country" in request.GET else None)
    asked = form.cleaned_data["country"] if form.is_bound and form.is_valid() else request.user.profile.country
    if not form.is_bound:
        form.initial = {"country": asked}
    found = present_all(services.shown(asked)[:_LISTED], request.user, Surface.PAGE) if asked else []
    context = {"form": form, "services": found, "country_label": COUNTRIES.get(asked, "")}
    return render(request, "reader/support.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def desk(request):
    """Every service, those whose check has run out first; and a form for one that was just checked."""
    permit(services.can_check(request.user), _("Only admins check services."))
    resource = SupportResource(added_by=request.user, verified_on=localdate())
    form = ServiceForm(request.POST or None, instance=resource, initial={"expires_on": services.latest()})
    if request.method == "POST" and form.is_valid():
        actions.check_service(request.user, form.save(commit=False))
        messages.success(request, _("Kept. It is shown until the day you named."))
        return redirect("reader:support_desk")
    rows = SupportResource.objects.order_by("expires_on", "pk")[:_LISTED]
    context = {
        "here": "desk",
        "form": form,
        "services": present_all(rows, request.user, Surface.DESK),
        "today": localdate(),
    }
    return render(request, "reader/support_desk.html", context, status=422 if form.is_bound else 200)


@require_POST
@login_required
def remove(request, pk):
    permit(services.can_check(request.user), _("Only admins check services."))
    actions.remove_service(request.user, get_object_or_404(SupportResource, pk=pk))
    messages.success(request, _("Removed. Nobody is sent there any more."))
    return redirect("reader:support_desk")
