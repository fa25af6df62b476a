"""What of the world of covers stands in threads: posts of each grade, one that is quoted, one that was edited and one
that was flagged."""

from critiques.moderation import actions as moderation
from critiques.threads.models import Post
from critiques.threads.records import PostVersion
from tests import make
from tests.leaks import covered_words as words
from tests.people import person
from tests.threads.made import began, replied, reworded, withdrawn


def made(live) -> dict:
    """By `author`: each post is covered by a warning of its own."""
    first = began("author", live, "Nothing that is warned of.")
    posts = []
    for canary, (category, grade) in words.POSTS.items():
        post = replied(first, "author", f"A lantern is lit for {canary}.")
        make.warned(post.subject, category=category, grade=grade, brief="One line.")
        posts.append(replied(first, "author", "It was said above.", quoted=post.number) and post)
    (earlier,), (flagged,) = words.POST_EARLIER, words.POST_FLAGGED
    last = replied(first, "author", f"A lantern {earlier}.")
    make.warned(last.subject, category="violence", grade=4, brief="One line.")
    moderated = replied(first, "author", f"A lantern {flagged}.")
    make.warned(moderated.subject, category="violence", grade=4, brief="One line.")
    case = moderation.flag_post(person("standard"), moderated, reason="attack", comment="Look.").case
    reworded(moderated, "Nothing of the kind.")
    # And one that reads as it was flagged, by which the list of cases shows it.
    moderation.flag_post(person("standard"), posts[-1], reason="attack", comment="Look.")
    reworded(last, "Nothing now.")
    replied(first, "author", "A quotation.", passage=make.selection(live, _passage(live)))
    return {
        "thread": first.thread,
        "posts": [posts[0], posts[-1], last, withdrawn(replied(first, "author", "Gone."))],
        "case": case.pk,
    }


def waiting(moderated) -> dict:
    """One of `author` that waits, and what it answers; each covered by a warning of its own."""
    (answered,), (waits,) = words.POST_ANSWERED, words.POST_WAITING
    first = began("second_moderator", moderated, f"A lantern is lit for {answered}.")
    post = replied(first, "author", f"A lantern for {waits}.")
    for one in (first, post):
        make.warned(one.subject, category="violence", grade=4, brief="One line.")
    return {"waiting_post": post}


def _passage(live) -> str:
    canary = words.word("p", "violence", 4)
    return f"Here a lantern is lit for {canary} and put out again."


def addresses(there: dict) -> dict[str, list]:
    return {
        "thread": [there["thread"].pk, there["waiting_post"].thread_id],
        "post": [post.pk for post in (there["waiting_post"], *there["posts"])]
        + [Post.objects.filter(quoted_passage__isnull=False).first().pk],
        "post_version": list(PostVersion.objects.values_list("pk", flat=True)[:1]),
    }
