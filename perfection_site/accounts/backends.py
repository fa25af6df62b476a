"""Logging in by name or e-mail, with what every page needs of a person in the same query as the person."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from perfection_site.accounts import notices, relations
from perfection_site.accounts.compiled import Compiled
from perfection_site.accounts.models import Notice, Relation, User
from perfection_site.accounts.sockets import person_parts


class _Counted(Subquery):
    """How many rows a query gives that has an end: of a hundred thousand unread notices it looks at the first few."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"


def _person(pk):
    held = (
        Permission.objects.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")))
        .annotate(label=Concat(F("content_type__app_label"), Value("."), F("codename")))
        .values("label")
        .distinct()
    )
    waiting = Notice.objects.filter(recipient=OuterRef("pk"), read_at=None).order_by().values("pk")[: notices.MOST]
    return User.objects.filter(pk=pk).annotate(
        held=ArraySubquery(held),
        has_confirmed_address=Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)),
        **{relations.PART: ArraySubquery(Relation.objects.filter(person=OuterRef("pk")).order_by().values("other"))},
        unread=_Counted(waiting, output_field=IntegerField()),
        **{name: part(OuterRef("pk")) for name, part in person_parts.plugs.items()},
    )


_by_id = Compiled(_person)


class Backend(AuthenticationBackend):
    """Django asks for permissions in two queries of their own; the bar of every page needs them, and the number of
    unread notices, and whoever reads whom they keep away; so one query brings all."""

    def get_user(self, user_id):
        person = _by_id.first(user_id)
        if person is None or not self.user_can_authenticate(person):
            return None
        if not person.is_superuser:
            # Where ModelBackend keeps what it has looked up; a superuser has everything without looking.
            person._perm_cache = set(person.held)
        return person
