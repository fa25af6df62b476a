"""How the notices about posts read: to whom somebody answered, who is mentioned, who watches, whose post was judged.

None of them says a word of a post, nor of what a thread gives away: devices are shared.
"""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.warnings.present import Surface, present_all
from critiques.threads.heads import ABOUT, LIGHT, ROUGH, places, roughly
from critiques.threads.models import Post, Thread
from critiques.threads.presenting import WANTED
from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import NoticeRenderer, ShownNotice, ShownPlace, notice_renderers, watched_places


def _posts(viewer, notices: list[Notice]) -> dict[int, tuple]:
    """Those that the viewer sees still, each with its presented self."""
    seen = Post.objects.visible_to(viewer).select_related(*WANTED, *(f"thread__{name}" for name in ROUGH))
    found = seen.defer(*[f"thread__{name}" for name in LIGHT]).in_bulk({notice.about_id for notice in notices})
    shown = present_all(found.values(), viewer, Surface.NOTICE)
    return {post.pk: (post, said) for post, said in zip(found.values(), shown, strict=True)}


def _renderer(heading) -> NoticeRenderer:
    def render(viewer, notices: list[Notice]) -> dict[int, ShownNotice]:
        found = _posts(viewer, notices)
        about = roughly([post.thread for post, _said in found.values()], viewer)
        shown = {}
        for notice in notices:
            there = found.get(notice.about_id)
            if there is None:
                shown[notice.pk] = ShownNotice(_("Something was said in a thread"), (_("You no longer see it."),))
                continue
            post, said = there
            shown[notice.pk] = _shown(heading(notice, said), about[post.thread_id], said)
        return shown

    return render


def _shown(heading: str, place: str, said) -> ShownNotice:
    gone = {
        "withdrawn": _("It has been withdrawn since."),
        "hidden": _("Moderators have hidden it since."),
        "waiting": _("It has been changed since and waits for a moderator."),
    }
    return ShownNotice(
        heading=heading % {"name": said.author_name or _("Somebody"), "place": place},
        lines=(gone[said.gone],) if said.gone in gone else (),
        facts=((_("Rule"), said.rule),) if said.rule and said.is_own else (),
        url=reverse("threads:post", args=[said.id]),
        url_label=_("Read it in its thread"),
    )


def _news(notice: Notice, _said) -> str:
    if notice.count == 1:
        return _("%(name)s wrote in a thread you hear of, about %(place)s")
    count = ngettext("%(count)d new post", "%(count)d new posts", notice.count) % {"count": notice.count}
    return _("%(count)s in what you watch, the first in a thread about %%(place)s") % {"count": count}


def watched(viewer, keys: Collection[int]) -> dict[int, ShownPlace]:
    found = Thread.objects.visible_to(viewer).select_related(*ABOUT).defer(*LIGHT).in_bulk(keys)
    about = places(found.values(), viewer)
    return {
        pk: ShownPlace(_("Thread about %(place)s") % {"place": about[pk]}, reverse("threads:thread", args=[pk]))
        for pk in found
    }


def plug_in() -> None:
    watched_places.plug("thread", watched)
    for kind, heading in {
        "post_answer": lambda _notice, _said: _("%(name)s answered you in a thread about %(place)s"),
        "post_mention": lambda _notice, _said: _("%(name)s mentioned you in a thread about %(place)s"),
        "post_news": _news,
        "post_hidden": lambda _notice, _said: _("Your post in a thread about %(place)s is hidden in its circle"),
        "post_restored": lambda _notice, _said: _("Your post in a thread about %(place)s is back in its circle"),
    }.items():
        notice_renderers.plug(kind, _renderer(heading))
