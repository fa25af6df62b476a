"""Who writes the house's texts."""

from perfection_site.accounts.policies import is_admin


def can_revise(actor) -> bool:
    return is_admin(actor)
