"""How to visit threads: by the name of the address, a list of visits."""

from critiques.threads.order import MOST
from tests.leaks.visit import get, part, post

_WAITS = MOST - 1  # the ordinal of the second that has waited in a thread

_TOKEN = {"token": "6f1f8a52-3c1f-4f57-9d0c-6d3c5c3f1f22"}
_SAID = {"body": "Words of a post."} | _TOKEN
_WARNED = {
    "category": "sensory",
    "grade": 1,
    "layer": "text",
    "prominence": "passing",
    "brief": "Flashes in one scene.",
}

THREADS = {
    "threads:on_annotation": [*get("/annotations/{note}/replies/"), *post("/annotations/{a_note}/replies/", **_SAID)],
    "threads:on_source": [
        *get("/sources/{source}/discussion/", "/sources/{live}/discussion/?comment=1"),
        *get("/sources/{live}/discussion/?revision={revision}&start={at}&end=600"),
        *post("/sources/{source}/discussion/", **_SAID),
        *post("/sources/{live}/discussion/", revision="{revision}", start=0, end=7, **_SAID),
    ],
    "threads:on_warning": [*get("/warnings/{warning}/discussion/"), *post("/warnings/{warning}/discussion/", **_SAID)],
    "threads:drafts": get("/drafts/posts/", "/drafts/posts/?before=999999"),
    "threads:keep": post("/threads/draft/", place="thread-{thread}", **_SAID),
    "threads:throw_away": post("/threads/draft/throw-away/", **_TOKEN),
    "threads:thread": get(
        *(f"/threads/{{thread}}/{asked}" for asked in ("", "?sort=newest", "?post=1", "?post=2", f"?post={_WAITS}", "?fold=1", "?after=1"))
    ),
    "threads:reply": [
        *get(f"/threads/{{thread}}/reply/?to={_WAITS}"),
        *get("/threads/{thread}/reply/", "/threads/{thread}/reply/?to=1&quote=1", "/threads/{thread}/reply/?to=2"),
        *part("/threads/{thread}/reply/?to=1"),
        *post("/threads/{thread}/reply/?to=1", **_SAID),
        *post("/threads/{thread}/reply/?to=1", preview=1, **_SAID),
        *post("/threads/{thread}/reply/?to=2", quoted=1, **_SAID),
    ],
    "threads:pulse": get("/threads/{thread}/pulse/?since=0", "/threads/{thread}/pulse/?since=1"),
    "threads:names": get("/threads/{thread}/names/?begun=", "/threads/{thread}/names/?begun=mem"),
    "threads:names_about": get(
        "/threads/names/?place=annotation-{note}",
        "/threads/names/?place=claim-{claim}",
        "/threads/names/?place=evidence-{evidence}",
    ),
    "threads:lock": post("/threads/{thread}/lock/"),
    "threads:post": get("/posts/{post}/"),
    "threads:edit": [
        *get("/posts/{post}/edit/"),
        *post("/posts/{post}/edit/", version=1, **_SAID),
        *post("/posts/{post}/edit/", version=99, **_SAID),
        *post("/posts/{post}/edit/", version=1, preview=1, **_SAID),
    ],
    "threads:history": get("/posts/{post}/history/"),
    "threads:delete_history": [
        *post("/posts/{post}/history/delete/"),
        *post("/posts/{post}/history/delete/", version="{post_version}"),
    ],
    "threads:withdraw": [*get("/posts/{post}/withdraw/"), *post("/posts/{post}/withdraw/")],
    "threads:unwithdraw": post("/posts/{post}/unwithdraw/"),
    "threads:warn": [
        *get("/posts/{post}/warnings/propose/", "/posts/{post}/warnings/propose/?category=violence"),
        *post("/posts/{post}/warnings/propose/", **_WARNED),
    ],
    "threads:hide": [*get("/posts/{post}/hide/"), *post("/posts/{post}/hide/", rule="spam")],
    "threads:restore": post("/posts/{post}/restore/"),
    "threads:pin": post("/posts/{post}/pin/"),
    "moderation:flag_post": [*get("/posts/{post}/flag/"), *post("/posts/{post}/flag/", reason="attack", comment="Look.")],
}  # fmt: skip
