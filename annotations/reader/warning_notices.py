"""How the notices about warnings read: to who proposed, supported or disputed one, and whose words it stands on."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.sources.models import HEAVY
from annotations.warnings import policies
from annotations.warnings.models import ContentWarning, Subject
from annotations.warnings.present import Surface, Written, present
from annotations.warnings.records import WarningVersion
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import NoticeRenderer, ShownNotice, notice_renderers

Act = WarningVersion.Act
ABOUT = (
    "proposed_by", "film", "source__film", "source__current", "passage__source__film", "passage__source__current",
    "annotation__source__film", "annotation__source__current", "annotation__circle", "annotation__author",
    "subject__film",
)  # fmt: skip
LIGHT = [f"{way}source__{name}" for way in ("", "passage__", "annotation__") for name in HEAVY]

_HEADINGS = {
    "warning_decided": {
        Act.ACCEPT: gettext_lazy("Your warning for %(place)s is accepted"),
        Act.ADJUST: gettext_lazy("Your warning for %(place)s is accepted with changes"),
        Act.REJECT: gettext_lazy("Your warning for %(place)s is rejected"),
        Act.UPHOLD: gettext_lazy("Your warning for %(place)s was disputed and stays"),
    },
    "warning_support_answered": {
        Act.ACCEPT: gettext_lazy("A warning you support, for %(place)s, is accepted"),
        Act.ADJUST: gettext_lazy("A warning you support, for %(place)s, is accepted with changes"),
        Act.REJECT: gettext_lazy("A warning you support, for %(place)s, is rejected"),
    },
    "warning_dispute_settled": {
        Act.ACCEPT: gettext_lazy("Your appeal about %(place)s is answered: the warning is accepted"),
        Act.ADJUST: gettext_lazy("Your objection about %(place)s is answered: the warning is changed"),
        Act.REJECT: gettext_lazy("Your objection about %(place)s is answered: the warning is rejected"),
        Act.UPHOLD: gettext_lazy("Your objection about %(place)s is answered: the warning stays"),
    },
    "warning_on_yours": {
        Act.ACCEPT: gettext_lazy("Your annotation on %(place)s has a warning now"),
        Act.ADJUST: gettext_lazy("The warning on your annotation on %(place)s is changed"),
        Act.UPHOLD: gettext_lazy("The warning on your annotation on %(place)s was disputed and stays"),
    },
}


# What stands for the words of an upper room: which kind of words they are, `place` says.
_ON_SUBJECTS = {
    Act.ACCEPT: gettext_lazy("There is a warning now on %(place)s"),
    Act.ADJUST: gettext_lazy("The warning on %(place)s is changed"),
    Act.UPHOLD: gettext_lazy("The warning on %(place)s was disputed and stays"),
}


def _renderer(kind: str) -> NoticeRenderer:
    def render(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
        wanted = [f"warning__{name}" for name in ABOUT]
        found = WarningVersion.objects.select_related("reason", *wanted).defer(*[f"warning__{name}" for name in LIGHT])
        about = ContentWarning.objects.on_seen_by(viewer).filter(pk=OuterRef("warning"))
        versions = found.annotate(is_there=Exists(about)).in_bulk([notice.about_id for notice in notices])
        return {notice.pk: _shown(viewer, kind, versions[notice.about_id]) for notice in notices}

    return render


def _shown(viewer, kind: str, version: WarningVersion) -> ShownNotice:
    warning = version.warning
    facts = [(_("Warning"), _category(viewer, warning))]
    if version.reason and version.reason.comment:
        facts.append((_("Why"), present(Written(version.reason.comment), viewer, Surface.DESK)))
    if kind != "warning_on_yours":
        facts.append((_("How"), _how(version)))
    where = _place(viewer, warning) if version.is_there else _("something that is not here now")
    there = version.is_there and policies.is_shown(viewer, warning)
    headings = _ON_SUBJECTS if kind == "warning_on_yours" and warning.subject_id else _HEADINGS[kind]
    return ShownNotice(
        heading=headings[version.act] % {"place": where},
        facts=tuple(facts),
        url=reverse("warnings:warning", args=[warning.pk]) if there else "",
        url_label=_("Read the warning"),
    )


def _category(viewer, warning: ContentWarning) -> str:
    shown = present(warning, viewer, Surface.NOTICE)
    return f"{shown.label}, {shown.grade_label}"


def _how(version: WarningVersion) -> str:
    if version.warning.self_reviewed and version.number == version.warning.version:
        return _("Its proposer decided it after a day: there is no other moderator. It is marked so.")
    return _("A moderator who did not propose it decided. Nothing was automatic.")


def _place(viewer, warning: ContentWarning) -> str:
    """What a warning stands on, in words."""
    if warning.subject_id:
        film = present(warning.its_film, viewer, Surface.NOTICE).heading
        if warning.subject.kind == Subject.Kind.POST:
            return _("a post about “%(film)s”") % {"film": film}
        return _("a reading of “%(film)s”") % {"film": film}
    if warning.film_id:
        return _("the film “%(film)s”") % {"film": present(warning.film, viewer, Surface.NOTICE).heading}
    heading = present(warning.text, viewer, Surface.NOTICE).heading
    if warning.passage_id:
        return _("a passage of “%(source)s”") % {"source": heading}
    return _("“%(source)s”") % {"source": heading}


def plug_in() -> None:
    for kind in _HEADINGS:
        notice_renderers.plug(kind, _renderer(kind))
