"""How the notices about one's annotations in a circle read: what a steward has hidden there, and put back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.marginalia.models import Annotation
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, present
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, notice_renderers


def _annotations(viewer, notices: list[Notice]) -> dict[int, Annotation]:
    """Those that their author may still see: whoever has left a circle has left behind what they wrote for it."""
    found = Annotation.objects.visible_to(viewer).select_related("source__film", "source__current")
    return found.defer(*[f"source__{name}" for name in HEAVY]).in_bulk([notice.about_id for notice in notices])


def hidden(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To the author: a steward has taken it out of the members' sight."""
    found = _annotations(viewer, notices)
    heading = _("Your annotation on %(place)s is hidden in its circle")
    line = _("A steward has hidden it from other members. You still see it, and nothing in it has been changed.")
    return {notice.pk: _about(viewer, found.get(notice.about_id), heading, line) for notice in notices}


def restored(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To the author: it is back."""
    found = _annotations(viewer, notices)
    heading = _("Your annotation on %(place)s is back in its circle")
    line = _("A steward has put it back. Every member sees it again, where it was.")
    return {notice.pk: _about(viewer, found.get(notice.about_id), heading, line) for notice in notices}


def _about(viewer, annotation: Annotation | None, heading: str, line: str) -> ShownNotice:
    if annotation is None:
        gone = _("You no longer see it: it was withdrawn, or you have left the circle.")
        return ShownNotice(heading=_("Stewards have judged an annotation of yours"), lines=(gone,))
    place = _("“%(source)s”") % {"source": present(annotation.source, viewer, Surface.NOTICE).heading}
    return ShownNotice(
        heading=heading % {"place": place},
        lines=(line,),
        facts=((_("Rule"), annotation.get_rule_display()),) if annotation.rule else (),
        url=reverse("reader:annotation", args=[annotation.pk]),
        url_label=_("Open the annotation"),
    )


def plug_in() -> None:
    notice_renderers.plug("annotation_hidden", hidden)
    notice_renderers.plug("annotation_restored", restored)
