"""What machines ask for: whether the site is well, and where crawlers may go."""

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

# Crawlers must reach a page to read its X-Robots-Tag, so only what is no page for them is closed here.
_CLOSED = (
    "/desk/", "/accounts/", "/inbox/", "/preferences/", "/search/", "/contact/report/",
    "/sources/*/annotate/", "/sources/*/margin/", "/annotations/", "/posts/", "/threads/",
)  # fmt: skip


@require_safe
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request):
    """The process answers and its database does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "ok"})


@require_safe
def robots(request):
    """Every answer says noindex in X-Robots-Tag, but a text that is our own or licensed."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
