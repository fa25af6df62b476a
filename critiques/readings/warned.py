"""Readings as things that can be warned of: what the pages of a warning say of one."""

from collections.abc import Collection

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.reader.warn import Proposing
from annotations.reader.warning_notices import ABOUT, LIGHT
from annotations.warnings.models import ContentWarning, Subject
from annotations.warnings.present import Surface, present_all
from annotations.warnings.sockets import SubjectPage, Writers, subject_pages, subject_writers, subjects_seen
from critiques.readings.models import Authorship, Reading


def seen(viewer):
    return Reading.objects.visible_to(viewer).values("subject")


def pages(viewer, keys: Collection[int]) -> dict[int, SubjectPage]:
    found = Reading.objects.visible_to(viewer).filter(subject__in=keys).select_related("film")
    return {
        one.subject_id: SubjectPage(
            label=_("the reading “%(name)s”") % {"name": one.heading},
            heading=one.heading,
            url=reverse("readings:reading", args=[one.slug]),
            words=one.cover or one.position,
            is_covered=one.is_covered,
        )
        for one in present_all(found, viewer, Surface.PAGE)
    }


def writers(keys: Collection[int]) -> dict[int, Writers]:
    """Who argues a reading warns of it at once; who ever did, decides nothing about it."""
    found = {key: (set(), set()) for key in keys}
    rows = Authorship.objects.ever().filter(reading__subject__in=keys)
    for subject, person, state in rows.values_list("reading__subject", "person", "state"):
        now, ever = found[subject]
        ever.add(person)
        if state == Authorship.State.ACCEPTED:
            now.add(person)
    return {key: Writers(frozenset(now), frozenset(ever)) for key, (now, ever) in found.items()}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def warn(request, slug):
    """For a reading: of who argues it at once, of anybody else as a proposal."""
    found = get_object_or_404(Reading.objects.visible_to(request.user).select_related("subject").at(slug))
    standing = ContentWarning.objects.visible_to(request.user).filter(subject=found.subject).in_force().order_by("pk")
    standing = standing.select_related(*ABOUT).defer(*LIGHT)
    about = {
        "subject": pages(request.user, [found.subject_id])[found.subject_id],
        "standing": present_all(standing, request.user, Surface.PAGE),
    }
    return Proposing(request, found.subject, reverse("readings:reading", args=[slug]), about).answer()


def plug_in() -> None:
    subjects_seen.plug(Subject.Kind.READING, seen)
    subject_pages.plug(Subject.Kind.READING, pages)
    subject_writers.plug(Subject.Kind.READING, writers)
