"""Who may do what to a source."""

from annotations.sources.models import Source
from annotations.sources.sockets import source_quoted
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


def can_edit_text(actor, source: Source) -> bool:
    return can_import(actor) and source.state in (Source.State.DRAFT, Source.State.UNPUBLISHED)


def can_publish(actor, source: Source) -> bool:
    return can_edit_text(actor, source)


def can_unpublish(actor, source: Source) -> bool:
    return can_import(actor) and source.state == Source.State.PUBLISHED


def can_take_down(actor, source: Source) -> bool:
    return can_import(actor) and source.state != Source.State.TAKEN_DOWN


def is_quoted(source: Source) -> bool:
    """Whether anybody has made a passage of this source: then its wording is a witness and stays."""
    return any(quoted(source) for quoted in source_quoted.plugs.values())
