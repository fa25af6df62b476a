"""The addresses of threads, for `tests/test_sweep.py`: what each person gets. Written by hand."""

from tests.threads.made import began, in_circle, replied, waiting, withdrawn

IN = 302  # to the log-in
TO = 302  # to where it stands

# `reader` wrote the post, `stranger` answered it.
#                                                    out  read stra mode admi
PAGES = {
    "threads:on_annotation": ("/annotations/{unanswered}/replies/", (200, 200, 200, 200, 200)),
    "threads:on_source": ("/sources/{undiscussed}/discussion/", (200, 200, 200, 200, 200)),
    "threads:on_warning": ("/warnings/{warning}/discussion/", (200, 200, 200, 200, 200)),
    "pages:posts":       ("/notebook/posts/",       (IN, 200, 200, 200, 200)),
    "threads:drafts":    ("/drafts/posts/",         (IN, 200, 200, 200, 200)),
    "threads:keep":      ("/threads/draft/",        (405, 405, 405, 405, 405)),
    "threads:throw_away": ("/threads/draft/throw-away/", (405, 405, 405, 405, 405)),
    "threads:thread":    ("/threads/{thread}/",     (200, 200, 200, 200, 200)),
    "threads:reply":     ("/threads/{thread}/reply/?to=1", (IN, 200, 200, 200, 200)),
    "threads:pulse":     ("/threads/{thread}/pulse/?since=1", (200, 200, 200, 200, 200)),
    "threads:names":     ("/threads/{thread}/names/?begun=r", (IN, 200, 200, 200, 200)),
    "threads:names_about": ("/threads/names/?place=annotation-{unanswered}&begun=r", (IN, 200, 200, 200, 200)),
    "threads:lock":      ("/threads/{thread}/lock/", (405, 405, 405, 405, 405)),
    "threads:post":      ("/posts/{post}/",         (TO, TO, TO, TO, TO)),
    "threads:edit":      ("/posts/{post}/edit/",    (IN, 200, 403, 403, 403)),
    "threads:history":   ("/posts/{post}/history/", (200, 200, 200, 200, 200)),
    "threads:delete_history": ("/posts/{post}/history/delete/", (405, 405, 405, 405, 405)),
    "threads:withdraw":  ("/posts/{post}/withdraw/", (IN, 200, 403, 403, 403)),
    "threads:unwithdraw": ("/posts/{post}/unwithdraw/", (405, 405, 405, 405, 405)),
    "threads:warn":      ("/posts/{post}/warnings/propose/", (IN, 200, 200, 200, 200)),
    "threads:hide":      ("/posts/{post}/hide/",    (IN, 404, 404, 404, 404)),
    "threads:restore":   ("/posts/{post}/restore/", (405, 405, 405, 405, 405)),
    "threads:pin":       ("/posts/{post}/pin/",     (405, 405, 405, 405, 405)),
    "moderation:waiting_post": ("/desk/waiting/posts/{waiting_post}/", (IN, 403, 403, 200, 200)),
    "moderation:flag_post": ("/posts/{post}/flag/", (IN, 403, 200, 200, 200)),
}  # fmt: skip

# Those that only read.
READING = (
    "pages:posts",
    "threads:drafts",
    "threads:thread",
    "threads:pulse",
    "threads:names",
    "threads:names_about",
    "threads:post",
    "threads:history",
)

UNKNOWN = {
    "/notebook/posts/?q=answer&before=99": (IN, 200, 200, 200, 200),
    "/threads/999999/":               (404, 404, 404, 404, 404),
    "/threads/{thread}/?post=99":     (404, 404, 404, 404, 404),
    "/threads/{thread}/?post=2":      (200, 200, 200, 200, 200),
    "/threads/{thread}/?sort=newest": (200, 200, 200, 200, 200),
    "/threads/{thread}/?fold=1,7,x":  (200, 200, 200, 200, 200),
    "/threads/{circle_thread}/":      (404, 200, 404, 404, 404),
    "/threads/{circle_thread}/reply/?to=1": (404, 200, 404, 404, 404),
    "/threads/{circle_thread}/pulse/": (404, 200, 404, 404, 404),
    "/threads/{circle_thread}/names/": (IN, 200, 404, 404, 404),
    "/threads/{thread}/reply/?to=99": (IN, 404, 404, 404, 404),
    "/posts/999999/":                 (404, 404, 404, 404, 404),
    "/posts/{circle_post}/":          (404, TO, 404, 404, 404),
    "/posts/{circle_post}/hide/":     (IN, 200, 404, 404, 404),
    "/posts/{circle_post}/history/":  (404, 200, 404, 404, 404),
    "/posts/{circle_post}/flag/":     (IN, 200, 404, 404, 404),
    "/posts/{withdrawn_post}/":       (TO, TO, TO, TO, TO),
    "/posts/{withdrawn_post}/history/": (404, 404, 404, 404, 404),
    "/posts/{withdrawn_post}/flag/":  (IN, 403, 403, 403, 403),
    "/posts/{withdrawn_post}/warnings/propose/": (IN, 404, 404, 404, 404),
    "/threads/{waiting_thread}/":     (404, 404, 200, 200, 200),
    "/threads/{waiting_thread}/pulse/": (404, 404, 200, 200, 200),
    "/threads/{waiting_thread}/names/": (IN, 404, 200, 200, 200),
    "/posts/{waiting_post}/":         (404, 404, TO, TO, TO),
    "/posts/{waiting_post}/edit/":    (IN, 404, 200, 403, 403),
    "/posts/{waiting_post}/history/": (404, 404, 200, 200, 200),
    "/posts/{waiting_post}/withdraw/": (IN, 404, 200, 403, 403),
    "/posts/{waiting_post}/flag/":    (IN, 404, 403, 403, 403),
    "/posts/{waiting_post}/warnings/propose/": (IN, 404, 200, 403, 403),
    "/sources/{waiting_source}/discussion/": (200, 200, TO, TO, TO),
    "/desk/waiting/posts/{post}/":    (IN, 403, 403, 404, 404),
    "/desk/waiting/posts/999999/":    (IN, 403, 403, 404, 404),
    "/annotations/{note}/replies/":   (TO, TO, TO, TO, TO),
    "/annotations/{private_note}/replies/": (404, 200, 404, 404, 404),
    "/annotations/{circle_note}/replies/": (404, TO, 404, 404, 404),
    "/sources/{live}/discussion/?comment=9": (404, 404, 404, 404, 404),
    "/sources/{private_source}/discussion/": (404, 404, 404, 404, 404),
    "/warnings/{proposal}/discussion/": (404, 404, 404, 404, 404),
}  # fmt: skip


def threads_of(note, in_circle_note, other) -> dict:
    """What the tables name."""
    post = began("reader", note)
    replied(post, "stranger")
    circle = in_circle("member", on=in_circle_note)
    waits = waiting()
    return {
        "thread": post.thread_id,
        "post": post.pk,
        "withdrawn_post": withdrawn(replied(post, "reader", "Taken back.")).pk,
        "waiting_post": waits.pk,
        "waiting_thread": waits.thread_id,
        "waiting_source": waits.thread.source.slug,
        "circle_thread": circle.thread_id,
        "circle_post": circle.pk,
        "unanswered": other.pk,
        "undiscussed": note.source.slug,
    }
