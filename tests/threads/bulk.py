"""Many posts, as `reply` would have made them one after the other, straight into their tables."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection

from annotations.text import sanitise
from annotations.warnings.models import Subject
from critiques.threads.models import Post, Thread
from critiques.threads.order import place
from perfection_site.accounts.models import User

BODY = "A post of *ordinary* length, which says one thing and gives one reason for it."


def grown(first: Post, total: int, authors: list[User], answers: Callable[[int], int]) -> list[Post]:
    """The posts of a thread that has had `first` alone, `total` of them in all. The one of ordinal `number` is by the
    next of the authors and answers the one at `answers(number)` in what there is by then."""
    thread, posts, html = first.thread, [first], sanitise.render(BODY)
    shown = {"kind": Subject.Kind.POST, "author": authors[0], "film_id": thread.film_id}
    subjects = Subject.objects.bulk_create([Subject(**shown) for _ in range(total - 1)], batch_size=5000)
    for number in range(2, total + 1):
        parent, author = posts[answers(number)], authors[number % len(authors)]
        at = place(number, author.pk, parent)
        parent.reply_count += 1
        posts.append(
            Post(
                id=first.pk + number, thread=thread, number=number, parent_id=parent.pk, author=author,
                base=at.base, path=at.path, depth=at.depth, indent=at.indent, joins=at.joins, beside_id=at.beside,
                body=BODY, body_html=html, renderer=1, subject=subjects[number - 2],
                token=UUID(int=first.token.int ^ number),
            )
        )  # fmt: skip
    Post.objects.bulk_create(posts[1:], batch_size=2000)
    Post.objects.filter(pk=first.pk).update(reply_count=first.reply_count)
    Thread.objects.filter(pk=thread.pk).update(last=total, standing=total)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('threads_post', 'id'), %s)", [posts[-1].pk])
    return posts
