"""Who is what. Roles are permissions, held through a group or directly."""


def is_moderator(viewer) -> bool:
    return viewer.is_authenticated and viewer.has_perm("accounts.moderate")


def is_source_manager(viewer) -> bool:
    return viewer.is_authenticated and viewer.has_perm("accounts.manage_sources")


def is_admin(viewer) -> bool:
    """Whoever may do everything: there is no permission of its own for what concerns the whole house."""
    return is_moderator(viewer) and is_source_manager(viewer)


def is_member(viewer) -> bool:
    """A reader with a confirmed address."""
    return viewer.is_authenticated and viewer.has_confirmed_address
