"""What every answer carries, and how a refusal becomes a page."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from perfection_site.accounts.refusals import Refused


def gate(get_response):
    """Turn away what no browser sends and the rooms behind need not understand."""

    def middleware(request):
        charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
        if charset.casefold() not in ("utf-8", "utf8"):
            return HttpResponseBadRequest("Send UTF-8.\n", content_type="text/plain")
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if session and not (session.isascii() and session.isalnum()):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return get_response(request)

    return middleware


def headers(get_response):
    """Keep the site out of search engines unless a view allows it, and shared caches away from people's pages."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("X-Robots-Tag", "noindex")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


class refusals:  # noqa: N801 - named in settings like the other middleware of this module
    """Turn a Refused raised by an action into its sentence with its status; nothing has been changed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        template = "_refusal.html" if getattr(request, "htmx", False) else "refused.html"
        context = {"sentence": str(exception), "heading": exception.heading}
        return render(request, template, context, status=exception.status)


def csrf_failure(request, reason=""):
    """Django's own page names the cookie; people need to know what to do."""
    sentence = _(
        "This form had been open for too long, or cookies are switched off. Go back, reload and send it again."
    )
    context = {"sentence": sentence, "heading": _("The form was not sent")}
    return render(request, "refused.html", context, status=403)
