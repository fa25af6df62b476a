"""Logging in by name or e-mail, with what every page needs of a person in the same query as the person."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from perfection_site.accounts.compiled import Compiled
from perfection_site.accounts.models import Notice, User
from perfection_site.accounts.sockets import person_parts


def _person(pk):
    held = (
        Permission.objects.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")))
        .annotate(label=Concat(F("content_type__app_label"), Value("."), F("codename")))
        .values("label")
        .distinct()
    )
    waiting = Notice.objects.filter(recipient=OuterRef("pk"), read_at=None).order_by().values("recipient")
    return User.objects.filter(pk=pk).annotate(
        held=ArraySubquery(held),
        has_confirmed_address=Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)),
        unread=Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0),
        **{name: part(OuterRef("pk")) for name, part in person_parts.plugs.items()},
    )


_by_id = Compiled(_person)


class Backend(AuthenticationBackend):
    """Django asks for permissions in two queries of their own; the bar of every page needs them, and the number of
    unread notices, so one query brings all."""

    def get_user(self, user_id):
        person = _by_id.first(user_id)
        if person is None or not self.user_can_authenticate(person):
            return None
        if not person.is_superuser:
            # Where ModelBackend keeps what it has looked up; a superuser has everything without looking.
            person._perm_cache = set(person.held)
        return person
