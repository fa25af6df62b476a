"""Covers, stubs and notes as HTML: what stands where words are closed to a viewer, and before words that are not.

A cover is one button, named by what it covers and nothing of what it hides. It belongs to the form `covers` of its
page, wherever in it that stands, so that texts and cards hold nothing of a visitor's and can be kept for everybody.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from annotations.text.profiles import Action
from annotations.warnings.covering import Said

FORM = "covers"


def keys(said: Sequence[Said]) -> str:
    return ",".join(str(one.warned.id) for one in said)


def cover_html(said: Sequence[Said], *, anchor: str = "", back: str = "", size: str = "") -> SafeString:
    """What stands for words that are closed by these warnings, each of them closed itself. `anchor` is the id of what
    stands here, `back` the one to come back to when it is opened, if not the same."""
    if max(one.action for one in said) == Action.OMIT:
        return _stub(anchor)
    lines = format_html_join("", "<strong>{}</strong>", [(line,) for line in _named(said)])
    briefs = format_html_join("", "<span>{}</span>", [(brief,) for brief in _briefs(said)])
    about = format_html('<span class="how">{}</span>', size) if size else ""
    return format_html(
        '<button class="covered" type="submit" form="{}" name="open" value="{}" aria-expanded="false" lang="{}"{}>'
        '<span class="what">{}{}{}</span> <span class="do">{}</span></button>',
        FORM,
        f"{keys(said)}:{back}" if back else keys(said),
        get_language(),
        format_html(' id="{}"', anchor) if anchor else "",
        lines,
        briefs,
        about,
        _("Show"),
    )


def _named(said: Sequence[Said]) -> list[str]:
    first, *more = dict.fromkeys(one.line for one in said)
    return [_("Covered: %(what)s") % {"what": first}, *more]


def _briefs(said: Sequence[Said]) -> list[str]:
    return list(dict.fromkeys(one.warned.brief for one in said if one.tells_brief))


def _stub(anchor: str) -> SafeString:
    """What is left out is counted, so that nothing goes missing unseen, and not named."""
    return format_html(
        '<span class="omitted"{} lang="{}">{}</span>',
        format_html(' id="{}"', anchor) if anchor else "",
        get_language(),
        ngettext(
            "%(count)d passage is left out here, as you asked.",
            "%(count)d passages are left out here, as you asked.",
            1,
        )
        % {"count": 1},
    )


def note_html(said: Said, skip: str) -> SafeString:
    """The line before words that a warning lies over. `skip` is where they end, for a link past them; what was opened
    says so instead, takes the focus and can be covered again."""
    if said.opened:
        return format_html(
            '<span class="said opened" id="w{}" tabindex="-1" role="group" aria-label="{}" lang="{}"><span>{}</span> '
            '<button class="quiet" type="submit" form="{}" name="close" value="{}" aria-expanded="true">{}</button>'
            "</span>",
            said.warned.id,
            _("Opened: %(what)s") % {"what": said.line},
            get_language(),
            _("Opened: %(what)s") % {"what": said.line},
            FORM,
            said.warned.id,
            _("Cover again"),
        )
    if said.action == Action.SHOW:
        return format_html(
            '<span class="said small" id="w{}" role="note" lang="{}">{}</span>',
            said.warned.id,
            get_language(),
            said.line,
        )
    brief = format_html(" <span>{}</span>", said.warned.brief) if said.tells_brief else ""
    return format_html(
        '<span class="said" id="w{}" role="note" lang="{}"><b>{}</b>{} <a href="#{}">{}</a></span>',
        said.warned.id,
        get_language(),
        said.line,
        brief,
        skip,
        _("Skip past"),
    )


def talk_html() -> SafeString:
    """One line after what is covered for one of four topics. It is the same for everybody: where somebody lives stands
    in nothing that is kept."""
    return format_html(
        '<span class="talk" lang="{}"><a href="{}">{}</a></span>',
        get_language(),
        reverse("reader:support"),
        _("People to talk to"),
    )
