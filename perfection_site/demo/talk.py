"""What is said about the demo's first reading.

A deep branch, a post that was withdrawn, one that moderators have hidden, and quotations covered as their text is.
"""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from annotations.sources.models import Source
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.readings import actions as readings
from critiques.readings.models import Claim, Reading
from critiques.threads import actions as threads
from critiques.threads.actions import Words
from critiques.threads.models import Post
from perfection_site.accounts.models import User
from perfection_site.demo.warnings import select

HERE = Path(__file__).resolve().parent


def seed(people: dict[str, User], texts: dict[str, Source], reading: Reading) -> None:
    """`on` is the number of a claim, or 0 for the reading itself. Run again it changes nothing."""
    made: dict[str, Post] = {}
    for one in json.loads((HERE / "talk.json").read_text(encoding="utf-8")):
        token = uuid5(NAMESPACE_URL, f"perfection-demo-talk-{one['id']}")
        kept = Post.objects.filter(token=token).select_related("thread").first()
        made[one["id"]] = kept or _said(people, texts, reading, one, made.get(one.get("to", "")), token)
        if not kept:
            _follow(people, made[one["id"]], one.get("then", ""))


def _said(people, texts, reading: Reading, one: dict, parent: Post | None, token) -> Post:  # noqa: PLR0913, PLR0917
    passage = select(texts[one["quote"][0]].current, one["quote"][1]) if "quote" in one else None
    words, by = Words(one["body"], passage=passage), people[one["by"]]
    if parent is not None:
        return threads.reply(by, parent.thread, parent, words, token=token)
    about = reading
    if one["on"]:
        about = Claim.objects.select_related("reading").get(reading=reading, number=one["on"], removed_at=None)
    return readings.discuss(by, about, words, token=token)


def _follow(people: dict[str, User], post: Post, then: str) -> None:
    if then == "withdraw":
        threads.withdraw(post.author, post)
    elif then == "hide":
        case = moderation.flag_post(
            people["ines"], post, reason="attack", comment="It goes for those who wrote it."
        ).case
        ruling = Ruling("hide", "It says nothing of the claim and much of its authors.", "person")
        moderation.decide(people["okoye"], case, ruling, version=case.version)
