"""The demo's threads: what its readers answer one another, under annotations and about a text."""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from annotations.marginalia.models import Annotation
from annotations.sources.models import Source
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Decision
from critiques.threads import actions
from critiques.threads.actions import Words
from critiques.threads.models import Post, Thread
from perfection_site.accounts.models import User

HERE = Path(__file__).resolve().parent


def seed(people: dict[str, User], texts: dict[str, Source]) -> None:
    """Run again it changes nothing: what was said once stands, whatever became of it."""
    for number, one in enumerate(json.loads((HERE / "threads.json").read_text(encoding="utf-8"))):
        target = _annotation(one["on"]) if "on" in one else texts[one["source"]]
        said: dict[str, Post] = {}
        for name, answers, by, body, *quotes in one["threads"]:
            token = uuid5(NAMESPACE_URL, f"perfection-demo-thread-{number}-{name}")
            if kept := Post.objects.filter(token=token).first():
                said[name] = kept
                continue
            quoted = said[quotes[0]].number if quotes else None
            said[name] = _say(people[by], target, said.get(answers), Words(body, quoted), token)
            if who := one.get("accepted", {}).get(name):
                _accept(people[who], _now(said[name]))
        for name, by in one.get("withdrawn", {}).items():
            if _now(said[name]).state == Post.State.VISIBLE:
                actions.withdraw(people[by], _now(said[name]))
        for name, (by, rule) in one.get("hidden", {}).items():
            if _now(said[name]).state == Post.State.VISIBLE:
                actions.hide(people[by], _now(said[name]), rule=rule)


def _say(by: User, target: Annotation | Source, parent: Post | None, words: Words, token: UUID) -> Post:
    if parent is None:
        return actions.begin(by, target, words, token=token)
    return actions.reply(by, Thread.objects.get(pk=parent.thread_id), parent, words, token=token)


def _accept(by: User, post: Post) -> None:
    """On a moderated text; the others there go on waiting."""
    if post.state == Post.State.PENDING:
        moderation.decide_waiting(by, post, Ruling(Decision.Act.ACCEPT, ""), version=post.version)


def _now(post: Post) -> Post:
    return Post.objects.select_related("thread").get(pk=post.pk)


def _annotation(number: int) -> Annotation:
    token = uuid5(NAMESPACE_URL, f"perfection-demo-{number}")
    return Annotation.objects.select_related("source").get(token=token)
