"""The bench's worlds: large, with fixed seeds, written in bulk where acts one by one would take an hour."""

import math
import random
from uuid import UUID

from annotations.marginalia.models import Annotation
from annotations.passages import coverage
from annotations.passages.models import Passage, Placement
from annotations.sources.models import Source
from annotations.text import sanitise
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

WORDS = [
    "the",
    "bow",
    "a",
    "pupil",
    "keeps",
    "returning",
    "to",
    "lesson",
    "which",
    "nobody",
    "asked",
    "for",
    "silence",
    "perfect",
    "note",
    "chapel",
    "train",
]


def long_source(length: int = 60_000, seed: int = 1) -> Source:
    """A published source of about `length` code points in paragraphs of 300 to 900."""
    chance = random.Random(seed)
    paragraphs, size = ["A very long essay"], 0
    while size < length:
        words = [chance.choice(WORDS) for _ in range(chance.randint(60, 180))]
        paragraphs.append(" ".join(words).capitalize() + ".")
        size += len(paragraphs[-1]) + 1
    return make.source("\n\n".join(paragraphs))


def annotate(source: Source, count: int, seed: int = 2, author: User | None = None) -> None:
    """`count` public annotations with log-normal lengths of 5 to 2,000 code points."""
    chance, revision = random.Random(seed), source.current
    author = author or person("reader")
    spans = []
    while len(spans) < count:
        length = min(2000, max(5, int(math.exp(chance.gauss(4.0, 1.0)))))
        start = chance.randrange(0, len(revision.text) - length)
        spans.append((start, start + length))
    passages = Passage.objects.bulk_create(
        [
            Passage(source=source, revision=revision, start=s, end=e, exact=revision.text[s:e], created_by=author)
            for s, e in spans
        ],
        batch_size=2000,
    )
    Placement.objects.bulk_create(
        [Placement(passage=p, revision=revision, start=p.start, end=p.end) for p in passages], batch_size=2000
    )
    body = "A note of *ordinary* length, with a thought and a half in it."
    html = sanitise.render(body)
    Annotation.objects.bulk_create(
        [
            Annotation(
                author=author, source=source, passage=p, body=body, body_html=html, renderer=1,
                token=UUID(int=chance.getrandbits(128)),
            )
            for p in passages
        ],
        batch_size=2000,
    )  # fmt: skip
    coverage.add(revision, spans)
