"""Opening and closing covers: a POST, then a redirect to what was opened, so that no crawler follows it and it works
without script.

What is opened stays in the session. It is no act: nothing is recorded or counted, for it would say what somebody chose
to read.
"""

import re

from django.http import HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotations.warnings.openings import OPEN, SKIP, Openings
from annotations.warnings.viewing import openings_of
from perfection_site.accounts.numbers import number
from perfection_site.accounts.refusals import Refused

_ANCHOR = re.compile(r"[a-z]+-?\d+")
_AT_ONCE = 200  # warnings that one cover can hold


def covers_form(request, source_id: int | None = None) -> SafeString:
    """The form that all buttons of covers on a page belong to, wherever they stand."""
    return format_html(
        '<form id="covers" method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="next" value="{}"><input type="hidden" name="source" value="{}"></form>',
        reverse("reader:open"),
        get_token(request),
        request.get_full_path(),
        source_id or "",
    )


@require_POST
def open_(request):
    """Open or close what the pressed button says, and lead back to it."""
    openings, anchor = _changed(request.POST, openings_of(request))
    openings.keep(request.session)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = reverse("pages:sources")
    return HttpResponseRedirect(f"{back.partition('#')[0]}#{anchor}" if anchor else back)


def _changed(sent, openings: Openings) -> tuple[Openings, str]:
    """What is open afterwards, and where on the page the reader goes on."""
    if "open" in sent or "close" in sent:
        pressed = "open" if "open" in sent else "close"
        ids, _colon, anchor = sent[pressed].partition(":")
        warnings = [found for one in ids.split(",")[:_AT_ONCE] if (found := number(one)) is not None]
        if not warnings or (anchor and not _ANCHOR.fullmatch(anchor)):
            raise Refused(_("That cover is not here any more. Reload the page."))
        changed = openings.with_open(warnings) if pressed == "open" else openings.with_closed(warnings)
        return changed, anchor or f"w{warnings[0]}"
    if "hour" in sent:
        return openings.with_hour(open_=sent["hour"] == "open"), ""
    source, how = number(sent.get("source", "")), sent.get("text", "")
    if source is None or how not in (OPEN, SKIP, ""):
        raise Refused(_("That cover is not here any more. Reload the page."))
    return openings.with_source(source, how), "contains"
