"""What the bar at the top of every page needs."""

from django.utils.functional import SimpleLazyObject

from perfection_site.accounts import notices
from perfection_site.accounts.policies import is_admin, is_moderator, is_source_manager


def bar(request) -> dict:
    """`viewer` and `bar`; a signed-out page asks the database nothing for them."""
    viewer = getattr(request, "user", None)
    if viewer is None:  # a refusal before the session was read
        return {}

    def parts():
        if not viewer.is_authenticated:
            return {
                "unread": 0,
                "unread_label": "0",
                "can_moderate": False,
                "can_manage_sources": False,
                "is_admin": False,
            }
        unread = notices.unread(viewer)
        return {
            "unread": unread,
            "unread_label": notices.unread_label(unread),
            "can_moderate": is_moderator(viewer),
            "can_manage_sources": is_source_manager(viewer),
            "is_admin": is_admin(viewer),
        }

    return {"viewer": viewer, "bar": SimpleLazyObject(parts)}
