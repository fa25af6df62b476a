"""Who may do what to a source."""

from annotations.sources.models import Source
from perfection_site.accounts.models import User
from perfection_site.accounts.policies import is_source_manager


def can_see(viewer, source: Source) -> bool:
    """Holds for one source what `visible_to` holds for a list."""
    return source.state == Source.State.PUBLISHED or is_source_manager(viewer)


def can_import(actor) -> bool:
    """Admins at the desk; the house itself from the command line."""
    return is_source_manager(actor) or (actor.is_authenticated and actor.username == User.HOUSE)


def can_describe(actor, source: Source) -> bool:
    return can_import(actor)


def can_publish(actor, source: Source) -> bool:
    return can_import(actor) and source.state != Source.State.PUBLISHED


def can_unpublish(actor, source: Source) -> bool:
    return can_import(actor) and source.state == Source.State.PUBLISHED
