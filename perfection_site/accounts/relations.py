"""Whom somebody has muted or blocked, as a condition for every list, and as an answer to "may they?".

The site's moderators see everything at their desk: what judges asks none of this.
"""

from collections.abc import Collection

from django.db.models import Q

from perfection_site.accounts.models import Relation, User

PART = "silenced"  # the attribute a person comes with who is brought by a session: keys of people


def silenced_by(viewer) -> frozenset[int]:
    """Keys of those whom `viewer` has muted or blocked; a log-in's own query has brought them along."""
    if viewer is None or viewer.pk is None:
        return frozenset()
    if not hasattr(viewer, PART):
        setattr(viewer, PART, list(_of(viewer).values_list("other", flat=True)))
    return frozenset(getattr(viewer, PART))


def not_from_muted(viewer, key: str = "author") -> Q:
    """A condition for any room's querysets: the person at `key` is nobody whom `viewer` has muted or blocked.

    No condition at all for who keeps nobody away. In a query that is compiled it is one subquery, asked once.
    """
    if viewer is None or viewer.pk is None:
        return Q()
    brought = getattr(viewer, PART, None)
    if brought is None:
        return ~Q(**{f"{key}__in": _of(viewer).values("other")})
    return ~Q(**{f"{key}__in": list(brought)}) if brought else Q()


def _of(viewer):
    return Relation.objects.filter(person_id=viewer.pk).order_by()


def may_answer(actor, other) -> bool:
    """Whether `actor` may reply to `other` or mention them: not whom they have blocked, nor who has blocked them."""
    return other.pk in may_be_answered(actor, [other.pk])


def may_be_answered(actor, others: Collection[int]) -> set[int]:
    """Those of these people (keys) whom `actor` may reply to or mention, in one query."""
    blocks = Relation.objects.filter(kind=Relation.Kind.BLOCK)
    between = blocks.filter(Q(person=actor.pk, other__in=others) | Q(other=actor.pk, person__in=others))
    apart = {key for pair in between.values_list("person", "other") for key in pair}
    return {key for key in others if key == actor.pk or key not in apart}


def who_hear(actor: User, people: Collection[int]) -> set[int]:
    """Those of these people (keys) who have neither muted nor blocked `actor`, in one query."""
    deaf = Relation.objects.filter(other=actor.pk, person__in=people).values_list("person", flat=True)
    return set(people) - set(deaf)
