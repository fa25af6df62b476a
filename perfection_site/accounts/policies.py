"""Who is what. Roles are permissions, held through a group or directly."""


def is_moderator(viewer) -> bool:
    return viewer.is_authenticated and viewer.has_perm("accounts.moderate")


def is_source_manager(viewer) -> bool:
    return viewer.is_authenticated and viewer.has_perm("accounts.manage_sources")
