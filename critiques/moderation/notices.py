"""How the moderators' notices read. Every word shown goes through `present()`."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.marginalia import policies as marginalia
from annotations.sources import policies as sources
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, Written, present
from critiques.moderation.models import Decision
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, notice_renderers


def _decisions(notices: list[Notice]) -> dict[int, Decision]:
    ids = [notice.about_id for notice in notices]
    heavy = [f"case__annotation__source__{name}" for name in HEAVY]
    found = Decision.objects.select_related(
        "statement", "case__annotation__source__film", "case__annotation__source__current",
        "case__annotation__passage", "case__annotation__author",
    )  # fmt: skip
    return found.defer(*heavy).in_bulk(ids)


def decided(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To the author: what was decided about their annotation, under which rule and why."""
    decisions = _decisions(notices)
    return {notice.pk: _decided(viewer, decisions[notice.about_id]) for notice in notices}


def _place(viewer, annotation) -> str:
    """Where the annotation stands, in words; nothing of a source that the viewer can no longer read."""
    if not sources.can_see(viewer, annotation.source):
        return _("a text that is not published now")
    return _("“%(source)s”") % {"source": present(annotation.source, viewer, Surface.NOTICE).heading}


def _decided(viewer, decision: Decision) -> ShownNotice:
    annotation = decision.case.annotation
    hidden = decision.act == Decision.Act.HIDE
    heading = _("Your annotation on %(place)s is hidden") if hidden else _("Your annotation on %(place)s is back")
    effect = (
        _("Other readers no longer see it. You still do, and nothing in it has been changed.")
        if hidden
        else _("Other readers see it again, where it was.")
    )
    facts = [(_("Since"), date_format(timezone.localtime(decision.at), "j F Y, H:i"))]
    if decision.rule:
        facts.append((_("Rule"), decision.get_rule_display()))
    facts.append((_("Why"), present(Written(decision.statement.words), viewer, Surface.DESK)))
    facts.append((_("How"), _("Readers flagged it and a moderator decided. Nothing was automatic.")))
    readable = marginalia.can_see(viewer, annotation)
    return ShownNotice(
        heading=heading % {"place": _place(viewer, annotation)},
        lines=(effect,),
        facts=tuple(facts),
        url=reverse("reader:annotation", args=[annotation.pk]) if readable else "",
        url_label=_("Read your annotation"),
    )


_ANSWERS = {
    Decision.Act.KEEP: gettext_lazy("A moderator looked at it and left the annotation as it is."),
    Decision.Act.HIDE: gettext_lazy("A moderator looked at it and took the annotation out of sight."),
    Decision.Act.RESTORE: gettext_lazy("A moderator looked at it again and put the annotation back."),
}


def answered(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To whoever flagged: that somebody looked, and what came of it."""
    decisions = _decisions(notices)
    shown = {}
    for notice in notices:
        decision = decisions[notice.about_id]
        place = _place(viewer, decision.case.annotation)
        shown[notice.pk] = ShownNotice(
            heading=_("Your flag on %(place)s is answered") % {"place": place},
            lines=(str(_ANSWERS[decision.act]),),
        )
    return shown


def plug_in() -> None:
    notice_renderers.plug("decision", decided)
    notice_renderers.plug("flag_answered", answered)
