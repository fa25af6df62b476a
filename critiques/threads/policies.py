"""Who may do what in a thread. `tests/threads/test_policies.py` holds the tables, written by hand."""

from collections.abc import Collection

from django.utils import timezone

from annotations.marginalia import policies as marginalia
from annotations.marginalia.models import KEPT_WITHDRAWN, Annotation
from annotations.sources.models import Source
from annotations.warnings import policies as warnings
from annotations.warnings.models import ContentWarning
from critiques.threads.models import Post, Thread
from critiques.threads.sockets import under_review
from critiques.threads.targets import Comment, Target, source_of, text_of
from perfection_site.accounts.policies import is_moderator
from perfection_site.circles import policies as circles
from perfection_site.circles.models import Membership

State = Post.State
NOT_TAKEN_DOWN = (State.VISIBLE, State.PENDING)


def can_see(viewer, thread: Thread) -> bool:
    return Thread.objects.visible_to(viewer).filter(pk=thread.pk).exists()


def who_see(thread: Thread, people: Collection[int]) -> set[int]:
    """Those of these people (keys) who see what is said there: to be told of it."""
    circle = thread.annotation.circle_id if thread.annotation_id else None
    if circle is None:
        return set(people)
    members = Membership.objects.filter(circle=circle, person__in=people)
    return set(members.values_list("person", flat=True))


# ---- writing


def can_write_about(actor, target: Target) -> bool:
    """Whether `actor` may begin a thread there, or say something in the one there is. What takes no annotations from
    them takes no posts; a private annotation is nobody else's to answer."""
    if not actor.is_authenticated:
        return False
    if isinstance(target, Annotation):
        return _can_answer(actor, target)
    if isinstance(target, ContentWarning):
        return _is_discussed(target) and warnings.can_see_target(actor, target)
    return marginalia.can_annotate(actor, target.source if isinstance(target, Comment) else target)


def _is_discussed(warning: ContentWarning) -> bool:
    """Whether there is a thread about it: while it holds, for what everybody can see. Of a post it is in the post's
    own thread that its warning is spoken of."""
    text, note = warning.text, warning.annotation
    is_there = text is None or text.state == Source.State.PUBLISHED
    is_public = note is None or note.visibility == Annotation.Visibility.PUBLIC
    return is_there and is_public and warning.is_in_force and warning.subject_id is None


def _can_answer(actor, annotation: Annotation) -> bool:
    if annotation.state != Annotation.State.VISIBLE or not marginalia.can_see(actor, annotation):
        return False
    circle = annotation.circle
    return takes_answers(actor, annotation, {circle.pk} if circle and circles.is_member(actor, circle) else set())


def takes_answers(actor, annotation: Annotation, within: Collection[int]) -> bool:
    """Whether an annotation that `actor` is known to see takes an answer of theirs; `within` are the circles (keys) of
    which they are known to be members."""
    if annotation.state != Annotation.State.VISIBLE:
        return False
    if annotation.visibility == Annotation.Visibility.CIRCLE:
        published = annotation.source.state == Source.State.PUBLISHED
        return published and not annotation.circle.is_archived and annotation.circle_id in within
    is_public = annotation.visibility == Annotation.Visibility.PUBLIC
    return is_public and marginalia.can_annotate(actor, annotation.source)


def can_write(actor, thread: Thread) -> bool:
    """In a thread on what they see that takes words from them; also as the first whose words they know of."""
    return takes_words(actor, thread) and Thread.objects.about_seen_by(actor).filter(pk=thread.pk).exists()


def takes_words(actor, thread: Thread) -> bool:
    """The same of a thread that `actor` is known to see: it is not locked, and what it is about takes their words."""
    if not actor.is_authenticated or thread.locked_at is not None:
        return False
    target = source_of(thread)
    return True if target is None else can_write_about(actor, target)


def must_wait(actor, about: Target | None) -> bool:
    """Whether what `actor` says about it waits until a moderator has seen it: as an annotation there would that is for
    everybody. What is for fewer people never waits."""
    note = about.annotation if isinstance(about, ContentWarning) else about if isinstance(about, Annotation) else None
    if note is not None and note.visibility != Annotation.Visibility.PUBLIC:
        return False
    text = text_of(about)
    return text is not None and marginalia.must_wait(actor, text)


def waits_when_edited(actor, post: Post) -> bool:
    """Accepted were the words before. What waited goes on waiting whatever the policy is now, though not where it is
    for a circle alone by now."""
    waited = post.state == State.PENDING and circle_of(post) is None
    return waited or must_wait(actor, source_of(post.thread))


def can_be_answered(post: Post) -> bool:
    """Also what has been hidden or withdrawn since somebody began to answer: its place stays. Not what waits."""
    return post.state != State.PENDING and post.came_at is not None


def wrote(viewer, post: Post) -> bool:
    return viewer.is_authenticated and post.author_id == viewer.pk


def can_edit(actor, post: Post) -> bool:
    """Its author, while it can be read and the thread is open: what is hidden stays as it was judged."""
    return wrote(actor, post) and post.state in NOT_TAKEN_DOWN and can_write(actor, post.thread)


def can_delete_history(actor, post: Post) -> bool:
    return wrote(actor, post)


def can_withdraw(actor, post: Post) -> bool:
    """Its author, wherever it stands by now, and in a locked thread too."""
    return wrote(actor, post) and post.state != State.WITHDRAWN


def can_unwithdraw(actor, post: Post) -> bool:
    """Its author, while the words are there and they may write in the thread."""
    is_there = post.state == State.WITHDRAWN and post.erased_at is None
    return is_there and wrote(actor, post) and can_write(actor, post.thread)


def can_erase(actor, post: Post) -> bool:
    """The house, thirty days after it was withdrawn, unless somebody has still to judge it."""
    if actor.username != actor.HOUSE or post.state != State.WITHDRAWN or post.erased_at:
        return False
    is_due = timezone.now() - post.withdrawn_at >= KEPT_WITHDRAWN
    return is_due and not any(post.pk in plug([post.pk]) for plug in under_review.plugs.values())


# ---- judging


def circle_of(post: Post):
    """The circle whose members alone see it; None for what everybody sees."""
    thread = post.thread
    return thread.annotation.circle if thread.annotation_id else None


def is_the_sites(post: Post) -> bool:
    """Whether the site's moderators have anything to do with it: everybody sees it, or a member has flagged it. Under
    what is private nobody sees it any more."""
    note = post.thread.annotation if post.thread.annotation_id else None
    if note is not None and note.visibility == Annotation.Visibility.CIRCLE:
        return post.opened_at is not None
    return note is None or note.visibility == Annotation.Visibility.PUBLIC


def _can_judge(actor, post: Post) -> bool:
    return is_moderator(actor) and post.author_id != actor.pk and is_the_sites(post)


def hides_in_circle(actor, post: Post) -> bool:
    """Whether `actor` judges it as a steward of its circle and not for the site."""
    circle = circle_of(post)
    return (
        circle is not None
        and actor.is_authenticated
        and post.author_id != actor.pk
        and not _can_judge(actor, post)
        and circles.is_steward(actor, circle)
    )


def can_hide(actor, post: Post) -> bool:
    """Somebody else's that is there to be read or waits to be, or that its author has withdrawn while it was before the
    moderators."""
    if (post.was or post.state) not in NOT_TAKEN_DOWN:
        return False
    if post.state == State.WITHDRAWN:
        called = any(post.pk in plug([post.pk]) for plug in under_review.plugs.values())
        return called and _can_judge(actor, post)
    return _can_judge(actor, post) or hides_in_circle(actor, post)


def can_accept(actor, post: Post) -> bool:
    return _can_judge(actor, post) and post.state == State.PENDING


def can_restore(actor, post: Post) -> bool:
    """Stewards what stewards have hidden; what the site's moderators have hidden only they."""
    if post.state != State.HIDDEN:
        return False
    return _can_judge(actor, post) or (post.hidden_in_circle and hides_in_circle(actor, post))


def can_open_to_site(actor, post: Post) -> bool:
    """Any other member of the circle who can read it: by flagging it."""
    circle = circle_of(post)
    is_other = circle is not None and post.author_id != actor.pk
    return is_other and post.state == State.VISIBLE and circles.is_member(actor, circle)


def can_keep(actor, thread: Thread, *, is_keeper: bool = False) -> bool:
    """Lock a thread and pin in it: moderators, in a circle its stewards, and of a thread that a room above holds those
    whom that room names (`is_keeper`)."""
    return can_see(actor, thread) and can_keep_seen(actor, thread, is_keeper=is_keeper)


def can_keep_seen(actor, thread: Thread, *, is_keeper: bool = False) -> bool:
    """The same of a thread that `actor` is known to see."""
    if not actor.is_authenticated:
        return False
    circle = thread.annotation.circle if thread.annotation_id else None
    if circle is not None:
        return circles.is_steward(actor, circle)
    return is_moderator(actor) or (is_keeper and thread.is_above)
