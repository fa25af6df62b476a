"""What those concerned are told of a decision about a reading or a piece of evidence."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.warnings.present import Surface, present
from critiques.moderation.models import Decision
from critiques.readings.models import Evidence, Reading

Act = Decision.Act

EFFECTS = {
    (True, Act.HIDE): gettext_lazy("Your reading of %(place)s is hidden"),
    (True, Act.RESTORE): gettext_lazy("Your reading of %(place)s is back"),
    (False, Act.HIDE): gettext_lazy("Evidence that you cited about %(place)s is hidden"),
    (False, Act.RESTORE): gettext_lazy("Evidence that you cited about %(place)s is back"),
}
MEANS = {
    Act.HIDE: gettext_lazy("Other readers no longer see it. You still do, and nothing in it has been changed."),
    Act.RESTORE: gettext_lazy("Other readers see it again, where it was."),
}
ANSWERS = {
    Act.KEEP: gettext_lazy("A moderator looked at it and left it as it is."),
    Act.HIDE: gettext_lazy("A moderator looked at it and took it out of sight."),
    Act.RESTORE: gettext_lazy("A moderator looked at it again and put it back."),
}


def place(viewer, about: Reading | Evidence) -> str:
    film = present((about if isinstance(about, Reading) else about.claim.reading).film, viewer, Surface.NOTICE)
    return _("“%(source)s”") % {"source": film.heading}


def url(viewer, about: Reading | Evidence) -> str:
    """Where it is read, for who may still."""
    if isinstance(about, Reading):
        return reverse("readings:reading", args=[about.slug]) if _reads(viewer, about) else ""
    seen = Evidence.objects.visible_to(viewer).filter(pk=about.pk).exists()
    return reverse("readings:evidence", args=[about.pk]) if seen else ""


def _reads(viewer, reading: Reading) -> bool:
    return Reading.objects.visible_to(viewer).filter(pk=reading.pk).exists()
