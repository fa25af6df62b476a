"""Whether somebody who looks at a post reads it, and why not."""

from dataclasses import dataclass, field

from critiques.threads.models import Post, Thread
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.relations import silenced_by
from perfection_site.circles import policies as circles

# Why there is nothing to be read.
WITHDRAWN, HIDDEN, WAITING, MUTED = "withdrawn", "hidden", "waiting", "muted"
KEPT_FROM_OTHERS = {Post.State.HIDDEN: HIDDEN, Post.State.PENDING: WAITING}


@dataclass
class Look:
    """One look at posts: whose, and whether they look at the desk, where nobody is muted. Asks once for each circle
    whether they are one of its stewards, and only where something is hidden there."""

    viewer: object
    at_desk: bool = False
    stewards: dict[int, bool] = field(default_factory=dict)

    def why_not(self, post: Post, thread: Thread) -> str:
        """Why the viewer reads nothing of a post of that thread; "" where they do. Its author reads what is hidden or
        waits, and who looks after the thread."""
        if is_alone(post) and post.erased_at is None:
            return ""
        if post.state == Post.State.WITHDRAWN:
            return WITHDRAWN
        if post.state in KEPT_FROM_OTHERS and not self.wrote(post) and not self._looks_after(thread):
            return KEPT_FROM_OTHERS[post.state]
        return MUTED if not self.at_desk and post.author_id in silenced_by(self.viewer) else ""

    def wrote(self, post: Post) -> bool:
        return self.viewer is not None and self.viewer.pk is not None and post.author_id == self.viewer.pk

    def _looks_after(self, thread: Thread) -> bool:
        """The site's moderators do, but where a circle sees it alone: there its stewards."""
        circle = circle_of(thread)
        if circle is None or self.viewer is None:
            return self.viewer is not None and is_moderator(self.viewer)
        if circle not in self.stewards:
            self.stewards[circle] = circles.is_steward(self.viewer, thread.annotation.circle)
        return self.stewards[circle]


def circle_of(thread: Thread) -> int | None:
    """The key of the circle whose members alone see it."""
    return thread.annotation.circle_id if thread.annotation_id else None


def alone(post: Post) -> Post:
    """To be presented to its author by itself: with its words as long as they are there, withdrawn or not, and without
    what it answers and quotes, which they may not see any more."""
    post.is_alone = True
    return post


def is_alone(post: Post) -> bool:
    return getattr(post, "is_alone", False)
