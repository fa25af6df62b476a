"""What stands above a text about its warnings: how many passages, where, how much is clear of them, ways past them."""

from bisect import bisect_right
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.reader.article import Article
from annotations.text import blocks as kinds
from annotations.text.covers import clear_share
from annotations.text.profiles import Action
from annotations.warnings.covering import PASSAGE
from annotations.warnings.openings import SKIP
from annotations.warnings.profile import SUPPORTED
from annotations.warnings.viewing import opened_by


@dataclass(frozen=True)
class Jump:
    target: str
    label: str


@dataclass(frozen=True)
class Panel:
    """`sums` is what all passages come to, "" where there are none. `how` says what the text as a whole is set to."""

    sums: str = ""
    closed: str = ""
    jumps: tuple[Jump, ...] = ()
    lost: tuple[str, ...] = ()  # warnings whose passage stands nowhere in this revision
    can_open: bool = False
    is_open: bool = False
    skips: bool = False
    support: bool = False  # somebody may want to talk to someone


def panel(article: Article) -> Panel:
    standing, seen = article.standing, article.seen
    how = opened_by(article.viewer).sources.get(seen.source_id, "")
    passages = [one for _at, one in standing.passages]
    closed = sum(one.closed for one in passages)
    return Panel(
        sums=_sums(article, passages) if passages else "",
        closed=_closed(closed) if closed and how != SKIP else "",
        jumps=tuple(
            Jump(f"w{one.warned.id}", one.line)
            for one in sorted(passages, key=lambda one: (one.warned.start, one.warned.id))
            if not (one.closed and one.action == Action.OMIT)
        ),
        lost=tuple(one.line for one in standing.said if one.warned.on == PASSAGE and one.warned.start is None),
        can_open=bool(closed) and how != SKIP,
        is_open=how == "open",
        skips=how == SKIP,
        support=any(one.warned.category in SUPPORTED for one in standing.said),
    )


def _closed(count: int) -> str:
    return ngettext("%(count)d passage is covered for you", "%(count)d passages are covered for you", count) % {
        "count": count
    }


def _sums(article: Article, passages: list) -> str:
    """Such as "3 passages, all in section 2; 41 % of the text is clear of them"."""
    spans = [(one.warned.start, one.warned.end) for one in passages]
    count = len(set(spans))
    parts = ngettext("%(count)d passage", "%(count)d passages", count) % {"count": count}
    if where := _where(article.document, spans, count):
        parts = f"{parts}, {where}"
    clear = clear_share(article.length, spans)
    of_it = ngettext("%(clear)d %% of the text is clear of it", "%(clear)d %% of the text is clear of them", count)
    of_it %= {"clear": clear}
    return f"{parts}; {of_it}"


def _where(document, spans, count: int) -> str:
    """In which sections, counted as the list of headings counts them; "" where that says nothing."""
    begins = [block.start for block in document.blocks if block.kind == kinds.HEADING and not block.comment]
    sections = sorted({bisect_right(begins, start) for start, _end in spans})
    if not begins or len(sections) > 4:
        return ""
    if sections == [0]:
        return _("before the first heading")
    named = [str(section) for section in sections if section]
    if len(sections) == 1:
        one = ngettext("in section %(section)s", "all in section %(section)s", count)
        return one % {"section": named[0]}
    if 0 in sections:
        return ""
    return _("in sections %(sections)s and %(last)s") % {"sections": ", ".join(named[:-1]), "last": named[-1]}
