"""How posts are locked, changed and saved by acts, with their thread's counts kept true."""

from django.utils import timezone

from annotations.marginalia.models import Annotation
from annotations.warnings.models import Subject
from critiques.threads import targets
from critiques.threads.models import Post
from critiques.threads.order import MOST, place
from critiques.threads.records import PostVersion

State = Post.State
_STANDS = ("number", "base", "path", "depth", "indent", "joins", "beside", "came_at")  # what `stand` and `come` fill
COUNTED = ("last", "standing", "waited", "begun_by", "created_at")  # and of its thread


def locked(post: Post) -> Post:
    """The post under the lock of its thread, which everybody takes who changes one."""
    thread = targets.locked(post.thread)
    found = Post.objects.select_for_update(of=("self",), no_key=True).select_related("author", "subject")
    post = found.get(pk=post.pk)
    post.thread = thread
    return post


def shown_to(post: Post) -> str:
    """Who sees it, as the warnings on it need to know: of one that waits its author says what it contains."""
    if post.state == State.PENDING:
        return Subject.ShownTo.SOME
    if post.state != State.VISIBLE:
        return Subject.ShownTo.NOBODY
    note = post.thread.annotation
    if note is not None and note.visibility != Annotation.Visibility.PUBLIC:
        return Subject.ShownTo.SOME
    return Subject.ShownTo.EVERYONE


def move(post: Post, state: str, rule: str = "", *, in_circle: bool = False) -> None:
    """Bring a post into a state, and what counts it along."""
    before = post.state == State.VISIBLE
    post.state, post.rule, post.hidden_in_circle = state, rule, in_circle
    if post.state == State.VISIBLE and post.came_at is None:
        come(post)
    post.version += 1
    post.save(update_fields=[*_STANDS, "state", "rule", "hidden_in_circle", "was", "withdrawn_at", "version"])
    Subject.objects.filter(pk=post.subject_id).update(shown_to=shown_to(post))
    change = (post.state == State.VISIBLE) - before
    if change:
        post.thread.standing += change
        post.thread.save(update_fields=COUNTED)
        targets.tell_cards(post.thread)


def stand(post: Post, number: int) -> None:
    """Put a post where that ordinal goes. Under the thread's lock, and before anything hangs under it."""
    stands = place(number, post.author_id, post.parent)
    post.number, post.base, post.path, post.depth = number, stands.base, stands.path, stands.depth
    post.indent, post.joins, post.beside_id = stands.indent, stands.joins, stands.beside


def come(post: Post) -> None:
    """Let it be there for those who see the thread, as the newest: so it is new to everybody, and the ordinals of the
    others never said that it waited. Whoever calls it saves post and thread."""
    thread, now = post.thread, timezone.now()
    if thread.last == 0:  # nobody else knew that there was a thread
        thread.begun_by, thread.created_at = post.author, now
    thread.last += 1
    stand(post, thread.last)
    post.came_at = now
    if post.parent_id:
        post.parent.reply_count += 1
        post.parent.save(update_fields=["reply_count"])


def wait(post: Post) -> None:
    """Let it stand behind all others while only its author and moderators see it; to be saved likewise."""
    thread = post.thread
    stand(post, MOST - thread.waited)
    post.came_at = None
    thread.waited += 1


def keep_version(post: Post) -> None:
    """The wording that goes. Nobody else has read what is quite new or still waits."""
    if post.is_quite_new or post.state == State.PENDING:
        return
    at = post.edited_at or post.created_at
    PostVersion.objects.create(post=post, number=post.version, body=post.body, body_html=post.body_html, at=at)
    post.edited_at = timezone.now()
