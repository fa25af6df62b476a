"""The demo's readings: one that two people argue, one that contests it, one that answers it, with offers of others."""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from annotations.sources.models import Source
from critiques.readings import actions
from critiques.readings.actions import Argued, Put, Writing
from critiques.readings.models import Claim, Evidence, Reading
from perfection_site.accounts.models import User
from perfection_site.demo.warnings import select

HERE = Path(__file__).resolve().parent
_SAID = ("title", "thesis", "exposition", "complications", "questions")


def seed(people: dict[str, User], texts: dict[str, Source]) -> dict[str, Reading]:
    """The readings by their titles. Run again it changes nothing."""
    film, made = next(iter(texts.values())).film, {}
    for one in json.loads((HERE / "readings.json").read_text(encoding="utf-8")):
        token = uuid5(NAMESPACE_URL, f"perfection-demo-reading-{one['title']}")
        kept = Reading.objects.filter(token=token).first()
        made[one["title"]] = kept or _reading(people, film, one, token)
        for number, cited in enumerate(one["evidence"]):
            _cite(people, texts, made[one["title"]], cited, uuid5(token, str(number)))
        for title, kind in one.get("relations", ()) if not kept else ():
            actions.relate(people[one["by"]], made[one["title"]], made[title], kind)
    return made


def _reading(people: dict[str, User], film, one: dict, token) -> Reading:
    claims = tuple(Argued(sentence, gist) for sentence, gist in one["claims"])
    author = people[one["by"]]
    made = actions.begin(author, film, Writing(*(one[name] for name in _SAID), claims), token=token)
    for name in one["with"]:
        actions.join(people[name], actions.invite(author, made, name))
    return actions.publish(author, made)


def _cite(people: dict[str, User], texts: dict[str, Source], reading: Reading, one: dict, token) -> None:
    if Evidence.objects.filter(token=token).exists():
        return
    claim = Claim.objects.select_related("reading").get(reading=reading, number=one["claim"], removed_at=None)
    words = select(texts[one["source"]].current, one["quote"])
    made = actions.cite(people[one["by"]], claim, words, Put(one["stance"], one["why"]), token=token)
    author = people["marguerite"]
    if "take_up" in one:
        actions.accept(author, made, version=1, stance=one["take_up"], word=one["word"])
    elif "decline" in one:
        actions.decline(author, made, version=1, word=one["decline"])
