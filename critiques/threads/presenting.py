"""How `present()` shows posts: their words for those who may read them, and a line of its kind for all others."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.text import sanitise
from annotations.warnings import carried
from annotations.warnings.coverhtml import cover_html
from annotations.warnings.covering import Said, covered_line
from annotations.warnings.present import Surface, present_all
from annotations.warnings.quotation import PresentedQuotation, Quotation
from annotations.warnings.sockets import Presenter, SubjectPage, presenters, subject_pages, subjects_seen
from critiques.threads.looking import HIDDEN, KEPT_FROM_OTHERS, MUTED, WAITING, WITHDRAWN, Look, circle_of, is_alone
from critiques.threads.models import PUBLIC, Post
from critiques.threads.records import PostVersion
from perfection_site.accounts.policies import is_moderator

_QUOTED, _LISTED = 220, 120  # characters of a post that another quotes, and in a list
# What presenting a post needs of the rows beside it, and its thread with the annotation that is about.
WANTED = ("author", "parent__author", "quoted_post__author", "quoted_passage__source__film")
LIGHT = ("parent__body", "parent__body_html", "quoted_post__body", "body")


@dataclass(frozen=True)
class PresentedPost:
    """`gone` says why there are no words; `rule` under which it is hidden; `has_come` whether it ever was there for
    others. `answers` calls the post above it: by its
    author, or by what has become of it; "" where it answers what the thread is about."""

    id: int
    number: int
    thread_id: int
    author_name: str
    when: datetime
    edited_at: datetime | None
    words: SafeString
    excerpt: str
    gone: str
    rule: str
    is_own: bool
    state: str
    version: int
    parent_number: int | None
    answers: str
    reply_count: int
    notes: tuple[str, ...]
    opened: tuple[int, ...]
    is_covered: bool
    quote: PresentedQuotation | None
    quoted: "QuotedPost | None"
    can_be_put_back: bool
    has_come: bool


@dataclass(frozen=True)
class QuotedPost:
    """A post that another quotes: its beginning, or what stands in its place."""

    id: int
    number: int
    author_name: str
    line: str
    gone: str


@dataclass(frozen=True)
class KeptOfPost:
    """Words of a post that something else has kept, such as a flag: covered as the post is."""

    text: str
    post: Post


@dataclass(frozen=True)
class PresentedPostVersion:
    id: int
    words: SafeString
    when: datetime


def posts(found: list[Post], viewer, surface: Surface) -> list[PresentedPost]:
    """In one query for the warnings on them, and two for the passages they quote. Needs WANTED."""
    among = [post for post in found if not is_alone(post)]
    quoted = [post.quoted_post for post in among if post.quoted_post_id]
    said = carried.of_subjects([one.subject_id for one in (*found, *quoted)], viewer)
    quoting = {
        post.pk: Quotation(post.quoted_passage, _back(post, surface)) for post in among if post.quoted_passage_id
    }
    shown = dict(zip(quoting, present_all(quoting.values(), viewer, surface) if quoting else (), strict=True))
    look = Look(viewer, surface is Surface.DESK)
    return [_post(post, look, surface, said, shown.get(post.pk)) for post in found]


def _back(post: Post, surface: Surface) -> str:
    """Where opening a cover leads back to: at the desk, and for its author alone, a post stands by itself."""
    if surface is Surface.DESK:
        return "t-target"
    return f"post-{post.pk}" if is_alone(post) else f"p-{post.number}"


def _post(post: Post, look: Look, surface: Surface, warned: dict, quote: PresentedQuotation | None) -> PresentedPost:
    said, why = warned.get(post.subject_id, ()), "" if look.at_desk else look.why_not(post, post.thread)
    closing = tuple(one for one in said if one.closed)
    is_own = look.wrote(post)
    # A member's flag has shown the moderators this one of a circle's posts, and nothing of those it speaks to.
    alone = is_alone(post) or (look.at_desk and circle_of(post.thread) is not None)
    return PresentedPost(
        id=post.pk,
        number=post.number,
        thread_id=post.thread_id,
        author_name=post.author.username if why != MUTED else "",
        when=post.created_at,
        edited_at=post.edited_at,
        words=_words(post, closing, surface) if not why and surface in (Surface.PAGE, Surface.DESK) else SafeString(""),
        excerpt=_excerpt(post, closing, _LISTED) if not why and surface is not Surface.NOTICE else "",
        gone=why,
        rule=post.get_rule_display() if post.rule else "",
        is_own=is_own,
        state=post.state,
        version=post.version,
        parent_number=post.parent.number if post.parent_id and not alone else None,
        answers=_answers(post, look) if post.parent_id and not alone else "",
        reply_count=post.reply_count,
        notes=tuple(one.line for one in said if not one.closed) if not why else (),
        opened=tuple(one.warned.id for one in said if one.opened) if not why else (),
        is_covered=bool(closing) and not why,
        quote=None if why else quote,
        quoted=_quoted(post, look, warned) if post.quoted_post_id and not why and not alone else None,
        can_be_put_back=is_own and not look.at_desk and post.state == Post.State.WITHDRAWN and post.erased_at is None,
        has_come=post.came_at is not None,
    )


def _words(post: Post, closing: tuple[Said, ...], surface: Surface) -> SafeString:
    """What somebody wrote, or the button in its place."""
    if closing:
        return cover_html(closing, back=_back(post, surface))
    return mark_safe(post.body_html)  # noqa: S308 - written by text.sanitise alone


def _excerpt(post: Post, closing: tuple[Said, ...], length: int) -> str:
    return covered_line(closing) if closing else Truncator(sanitise.words(post.body_html)).chars(length)


def _answers(post: Post, look: Look) -> str:
    why = look.why_not(post.parent, post.thread)
    return _KINDS[why]() if why else post.parent.author.username


_KINDS = {
    WITHDRAWN: lambda: _("a withdrawn post"),
    HIDDEN: lambda: _("a hidden post"),
    WAITING: lambda: _("a post that waits for a moderator"),
    MUTED: lambda: _("somebody you have muted"),
}


def _quoted(by: Post, look: Look, warned: dict) -> QuotedPost:
    """A post that another one quotes, which is one of the same thread."""
    post, why = by.quoted_post, look.why_not(by.quoted_post, by.thread)
    closing = tuple(one for one in warned.get(post.subject_id, ()) if one.closed)
    line = _KINDS[why]() if why else _excerpt(post, closing, _QUOTED)
    return QuotedPost(post.pk, post.number, "" if why else post.author.username, line, why)


def versions(found: list[PostVersion], viewer, surface: Surface) -> list[PresentedPostVersion]:
    """Earlier wordings, covered as the post is now. Needs `post`."""
    said = carried.of_subjects({one.post.subject_id for one in found}, viewer)
    shown = []
    for one in found:
        closing = tuple(each for each in said.get(one.post.subject_id, ()) if each.closed)
        html = cover_html(closing, back="now-1") if closing else mark_safe(one.body_html)  # noqa: S308 - as above
        shown.append(PresentedPostVersion(one.pk, html, one.at))
    return shown


def kept(found: list[KeptOfPost], viewer, surface: Surface) -> list[str]:
    said = carried.of_subjects({one.post.subject_id for one in found}, viewer)
    closing = [tuple(each for each in said.get(one.post.subject_id, ()) if each.closed) for one in found]
    return [covered_line(by) if by else one.text for one, by in zip(found, closing, strict=True)]


def subject_pages_of(viewer, keys: Collection[int]) -> dict[int, SubjectPage]:
    """What the pages of warnings say of posts. Where nothing can be read of one any more, that."""
    found = Post.objects.visible_to(viewer).filter(subject__in=keys)
    found = found.select_related(*WANTED, "thread__film", "thread__annotation")
    found = list(found.defer(*LIGHT))
    shown = dict(zip((one.subject_id for one in found), present_all(found, viewer, Surface.PAGE), strict=True))
    pages = {}
    for one in found:
        post = shown[one.subject_id]
        label = _("a post by %(name)s") % {"name": post.author_name} if post.author_name else _("a post")
        heading = _("A thread about “%(film)s”") % {"film": one.thread.film.title}
        url = reverse("threads:post", args=[post.id])
        pages[one.subject_id] = SubjectPage(label, heading, url, post.words, post.is_covered)
    return pages


def _seen(viewer):
    """Those whose words can be read, or else the warnings on them would say what these hold: one's own, and for
    moderators what waits and what is hidden where everybody sees the thread."""
    read = Q(state=Post.State.VISIBLE)
    if viewer.pk:
        read |= Q(author_id=viewer.pk)
    if is_moderator(viewer):
        read |= Q(state__in=KEPT_FROM_OTHERS) & PUBLIC
    return Post.objects.visible_to(viewer).filter(read).order_by().values("subject")


def plug_in() -> None:
    presenters.plug("post", Presenter(Post, posts))
    presenters.plug("post_kept", Presenter(KeptOfPost, kept))
    presenters.plug("post_version", Presenter(PostVersion, versions))
    subjects_seen.plug("post", _seen)
    subject_pages.plug("post", subject_pages_of)
