"""Who looks, and what they have asked for: `viewer.profile` and `viewer.openings`.

A person's profile comes in the query that brings the person; without an account it is a signed cookie. A visitor
without either is asked nothing and the database nothing for them.
"""

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.core.signing import BadSignature, Signer
from django.db.models import Subquery
from django.utils.functional import SimpleLazyObject

from annotations.text.profiles import STANDARD, Profile, UnreadableProfile
from annotations.warnings.openings import NOTHING, Openings
from annotations.warnings.profile import WarningProfile
from perfection_site.accounts.sockets import person_parts

COOKIE = "reading"
_YEAR = 365 * 24 * 3600  # seconds
_signer = Signer(salt="annotations.warnings.viewing")
PART = "profile_written"  # the attribute a person comes with


def with_profile(get_response):
    """Let the viewer know their profile. Nothing is looked up before somebody asks who the viewer is."""

    def middleware(request):
        request.user = SimpleLazyObject(lambda: _knowing(request))
        response = get_response(request)
        if getattr(request, "profile_moved", False):
            response.delete_cookie(COOKIE)
        return response

    return middleware


def _knowing(request):
    viewer = get_user(request)
    viewer.profile = _profile(request, viewer)
    viewer.openings = openings_of(request)
    return viewer


def _profile(request, viewer) -> Profile:
    """A person's own; until they have one, what this browser has kept, so that signing in opens nothing."""
    if viewer.is_authenticated and (written := _written(viewer)):
        return _read(written) or STANDARD
    return in_cookie(request) or STANDARD


def _written(person) -> str | None:
    if not hasattr(person, PART):
        return WarningProfile.objects.filter(pk=person.pk).values_list("written", flat=True).first()
    return getattr(person, PART)


def _read(written: str) -> Profile | None:
    try:
        return Profile.decode(written)
    except UnreadableProfile:
        return None


def profile_of(viewer) -> Profile:
    """Of anybody, also of who was not brought by a request, such as the recipient of a mail, and of nobody (None)."""
    if viewer is None:
        return STANDARD
    if not hasattr(viewer, "profile"):
        written = _written(viewer) if viewer.is_authenticated else None
        viewer.profile = (_read(written) if written else None) or STANDARD
    return viewer.profile


def opened_by(viewer) -> Openings:
    return getattr(viewer, "openings", NOTHING)


def openings_of(request) -> Openings:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return NOTHING
    return Openings.of(request.session)


def in_cookie(request) -> Profile | None:
    try:
        return _read(_signer.unsign(request.COOKIES[COOKIE]))
    except (KeyError, BadSignature):
        return None


def keep(request, response, profile: Profile) -> None:
    """Keep a viewer's profile: in their row, or in a cookie. It is no act, so it leaves no audit entry, which could not
    be erased."""
    if request.user.is_authenticated:
        WarningProfile.objects.update_or_create(person_id=request.user.pk, defaults={"written": profile.encode()})
        return
    response.set_cookie(
        COOKIE,
        _signer.sign(profile.encode()),
        max_age=_YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(request, response) -> None:
    """Delete all there is; Standard holds again."""
    if request.user.is_authenticated:
        erase(request.user.pk)
    response.delete_cookie(COOKIE)


def erase(person_id: int) -> None:
    """Delete a person's profile: the first thing to go when they leave."""
    WarningProfile.objects.filter(pk=person_id).delete()


def move_to_account(request, user, **_signal) -> None:
    """Whoever signs up takes along what their browser has kept; allauth calls this."""
    if profile := in_cookie(request):
        WarningProfile.objects.update_or_create(person=user, defaults={"written": profile.encode()})
        request.profile_moved = True


def plug_in() -> None:
    from allauth.account.signals import user_signed_up  # allauth's models want the apps first

    person_parts.plug(PART, lambda person: Subquery(WarningProfile.objects.filter(pk=person).values("written")))
    user_signed_up.connect(move_to_account, dispatch_uid="profile")
