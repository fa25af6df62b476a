"""How the moderators' notices read. Every word shown goes through `present()`."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.marginalia import policies as marginalia
from annotations.sources import policies as sources
from annotations.sources.models import HEAVY
from annotations.warnings.present import Surface, Written, present
from critiques.moderation import told
from critiques.moderation.models import Case, Decision, Flag, Report
from critiques.threads import policies as threads
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import ShownNotice, notice_renderers

Act = Decision.Act


def _cases_of(found, way: str = ""):
    """With the target of the case, which stands at the end of `way`, and without its text."""
    wanted = ("annotation__source__film", "annotation__source__current", "annotation__passage", "annotation__author",
              "annotation__circle",
              "source__film", "source__current", "post__thread__annotation__source__film", "post__thread__source__film",
              "post__thread__film", "reading__film", "evidence__claim__reading__film")  # fmt: skip
    heavy = [f"{way}{owner}source__{name}" for owner in ("annotation__", "") for name in HEAVY]
    return found.select_related(*(f"{way}{name}" for name in wanted)).defer(*heavy)


def _decisions(notices: list[Notice]) -> dict[int, Decision]:
    found = Decision.objects.select_related("statement", "case").annotate(
        was_flagged=Exists(Flag.objects.filter(case=OuterRef("case"))),
        was_reported=Exists(Report.objects.filter(case=OuterRef("case"))),
    )
    return _cases_of(found, "case__").in_bulk([notice.about_id for notice in notices])


def decided(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To the author: what was decided about their annotation, under which rule and why."""
    decisions = _decisions(notices)
    return {notice.pk: _decided(viewer, decisions[notice.about_id]) for notice in notices}


def _place(viewer, case: Case) -> str:
    """What a case is about or where it stands, in words; nothing of a source that the viewer can no longer read."""
    if case.argued is not None:
        return told.place(viewer, case.argued)
    source = case.about_source
    if source is None and case.post_id and threads.can_see(viewer, case.post.thread):
        return _("“%(source)s”") % {"source": present(case.post.thread.film, viewer, Surface.NOTICE).heading}
    if source is None or not sources.can_see(viewer, source):
        return _("a text that is not published now")
    return _("“%(source)s”") % {"source": present(source, viewer, Surface.NOTICE).heading}


# What has become of an annotation: the heading, and what that means for its author.
_EFFECTS = {
    Act.HIDE: (
        gettext_lazy("Your annotation on %(place)s is hidden"),
        gettext_lazy("Other readers no longer see it. You still do, and nothing in it has been changed."),
    ),
    Act.RESTORE: (
        gettext_lazy("Your annotation on %(place)s is back"),
        gettext_lazy("Other readers see it again, where it was."),
    ),
    Act.ACCEPT: (
        gettext_lazy("Your annotation on %(place)s is accepted"),
        gettext_lazy("It waited until a moderator had seen it. Other readers see it now."),
    ),
}
_ON_POSTS = {
    Act.ACCEPT: (
        gettext_lazy("Your post in a thread about %(place)s is accepted"),
        gettext_lazy("It waited until a moderator had seen it. Other readers see it now."),
    ),
    Act.HIDE: (
        gettext_lazy("Your post in a thread about %(place)s is hidden"),
        gettext_lazy("Readers see a line with the rule in its place. You still see it, and nothing in it is changed."),
    ),
    Act.RESTORE: (
        gettext_lazy("Your post in a thread about %(place)s is back"),
        gettext_lazy("Other readers see it again, where it was."),
    ),
}
# The same where no reader ever saw it.
_KEPT_BACK = gettext_lazy("Other readers do not see it. You still do, and nothing in it has been changed.")
# The same where its author had withdrawn it by then, or kept it for fewer people.
_EFFECTS_ON_WHAT_WAS_OUT = {
    Act.HIDE: gettext_lazy(
        "You had withdrawn it or kept it for fewer people. Other readers do not see it while it is hidden, "
        "also if you put it back. Nothing in it has been changed."
    ),
    Act.RESTORE: gettext_lazy("It stands again where it was, for those you wrote it for."),
}


def _decided(viewer, decision: Decision) -> ShownNotice:
    annotation, post, about = decision.case.annotation, decision.case.post, decision.case.argued
    if about is not None:
        heading = told.EFFECTS[decision.case.reading is not None, decision.act]
        effect = told.MEANS[decision.act]
    else:
        heading, effect = (_ON_POSTS if post else _EFFECTS)[decision.act]
        if post and decision.act == Act.HIDE and post.came_at is None:
            effect = _KEPT_BACK
    if decision.was_out:
        effect = _EFFECTS_ON_WHAT_WAS_OUT.get(decision.act, effect)
    facts = [(_("Since"), date_format(timezone.localtime(decision.at), "j F Y, H:i"))]
    if decision.rule:
        facts.append((_("Rule"), decision.get_rule_display()))
    if decision.statement.words:
        facts.append((_("Why"), present(Written(decision.statement.words), viewer, Surface.DESK)))
    if decision.act != Act.ACCEPT:
        facts.append((_("How"), _how(decision)))
    if about is not None:
        url = readable = told.url(viewer, about)
    elif post:
        readable, url = threads.can_see(viewer, post.thread), reverse("threads:post", args=[post.pk])
    else:
        readable, url = marginalia.can_see(viewer, annotation), reverse("reader:annotation", args=[annotation.pk])
    return ShownNotice(
        heading=heading % {"place": _place(viewer, decision.case)},
        lines=(str(effect),),
        facts=tuple(facts),
        url=url if readable else "",
        url_label=_("Read it") if about else _("Read your post") if post else _("Read your annotation"),
    )


def _how(decision: Decision) -> str:
    if decision.was_flagged:
        return _("Readers flagged it and a moderator decided. Nothing was automatic.")
    if decision.was_reported:
        return _("Somebody wrote to us about it and a moderator decided. Nothing was automatic.")
    return _("It waited for a moderator, who decided. Nothing was automatic.")


_ANSWERS = {
    Act.KEEP: gettext_lazy("A moderator looked at it and left the annotation as it is."),
    Act.HIDE: gettext_lazy("A moderator looked at it and took the annotation out of sight."),
    Act.RESTORE: gettext_lazy("A moderator looked at it again and put the annotation back."),
}
_ANSWERS_ON_POSTS = {
    Act.KEEP: gettext_lazy("A moderator looked at it and left the post as it is."),
    Act.HIDE: gettext_lazy("A moderator looked at it and took the post out of sight."),
    Act.RESTORE: gettext_lazy("A moderator looked at it again and put the post back."),
}
_LEFT_OUT = gettext_lazy(
    "A moderator looked at it. Its author had withdrawn it by then or kept it for fewer people, "
    "and nothing more was done."
)


def _answers(case: Case) -> dict:
    if case.argued is not None:
        return told.ANSWERS
    return _ANSWERS_ON_POSTS if case.post_id else _ANSWERS


def answered(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To whoever flagged: that somebody looked, and what came of it."""
    decisions = _decisions(notices)
    shown = {}
    for notice in notices:
        decision = decisions[notice.about_id]
        is_left = decision.was_out and decision.act == Act.KEEP
        answer = _LEFT_OUT if is_left else _answers(decision.case).get(decision.act, _("A moderator looked at it."))
        shown[notice.pk] = ShownNotice(
            heading=_("Your flag on %(place)s is answered") % {"place": _place(viewer, decision.case)},
            lines=(str(answer),),
        )
    return shown


def passed_on(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
    """To the admins: a moderator has left a case to them."""
    cases = _cases_of(Case.objects).in_bulk([notice.about_id for notice in notices])
    return {notice.pk: _passed_on(viewer, cases[notice.about_id]) for notice in notices}


def _passed_on(viewer, case: Case) -> ShownNotice:
    looked = _("A moderator has looked at it and passed it on.")
    about = [_("It is about %(place)s.") % {"place": _place(viewer, case)}] if case.has_target else []
    return ShownNotice(
        heading=_("Case %(number)d waits for an admin") % {"number": case.pk},
        lines=(looked, *about),
        url=reverse("moderation:case", args=[case.pk]),
        url_label=_("Open the case"),
    )


def plug_in() -> None:
    notice_renderers.plug("decision", decided)
    notice_renderers.plug("flag_answered", answered)
    notice_renderers.plug("case_passed_on", passed_on)
