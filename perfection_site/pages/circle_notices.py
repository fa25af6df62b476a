"""How a circle's notices read. The name stands there only for whoever may know it."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.warnings.present import Surface, present
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, notice_renderers
from perfection_site.circles.models import Circle

_NEW_ROLE = {
    "circle_steward": (
        gettext_lazy("You are a steward of %(circle)s"),
        gettext_lazy("You can invite and remove members now, and revise what the circle says about itself."),
    ),
    "circle_owner": (
        gettext_lazy("You own %(circle)s now"),
        gettext_lazy("Its owner has handed it over to you: you give roles, hand it on and archive it."),
    ),
}


def _circles(viewer, notices: list[Notice]) -> dict[int, Circle]:
    """The circles that the notices name, each with `is_own`: whether the viewer is in it now."""
    own = Circle.objects.visible_to(viewer).filter(pk=OuterRef("pk"))
    found = Circle.objects.defer("about", "about_html").annotate(is_own=Exists(own))
    return found.in_bulk([notice.about_id for notice in notices])


def _name(viewer, circle: Circle) -> str:
    return _("“%(circle)s”") % {"circle": present(circle, viewer, Surface.NOTICE).heading}


def new_role(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To a member who was made steward or owner."""
    circles = _circles(viewer, notices)
    return {notice.pk: _new_role(viewer, notice, circles[notice.about_id]) for notice in notices}


def _new_role(viewer, notice: Notice, circle: Circle) -> ShownNotice:
    heading, line = _NEW_ROLE[notice.kind]
    if not circle.is_own:
        return ShownNotice(heading=_("You had a new role in a circle"), lines=(_("You are no longer in it."),))
    return ShownNotice(
        heading=heading % {"circle": _name(viewer, circle)},
        lines=(str(line),),
        url=reverse("circles:circle", args=[circle.slug]),
        url_label=_("Open the circle"),
    )


def removed(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To whoever was removed. They knew the name it had then; one it got since is not theirs to learn."""
    circles = _circles(viewer, notices)
    shown = {}
    for notice in notices:
        circle = circles[notice.about_id]
        known = circle.is_own or circle.named_at <= notice.created_at
        name = _name(viewer, circle) if known else _("a reading circle")
        shown[notice.pk] = ShownNotice(
            heading=_("You were removed from %(circle)s") % {"circle": name},
            lines=(_("From then on you see nothing of it. Who is in a circle is decided by those who run it."),),
        )
    return shown


def plug_in() -> None:
    notice_renderers.plug("circle_steward", new_role)
    notice_renderers.plug("circle_owner", new_role)
    notice_renderers.plug("circle_removed", removed)
