"""Importing: a thousand texts of 10,000 characters, read, kept as drafts and published, each in its own transaction."""

import random
import time

from annotations.reader.importing import import_source
from annotations.sources import actions as sources
from annotations.sources.actions import Upload
from annotations.text import importer
from perfection_site.accounts.models import User
from tests import make
from tests.bench.report import Row
from tests.bench.worlds import WORDS

TEXTS, LENGTH = 200, 10_000
A_MINUTE_FOR = 1_000


def essay(number: int, length: int = LENGTH) -> str:
    """A review with a head, notices, headings, a list and paragraphs; no two alike."""
    chance = random.Random(number)
    head = f"Review number {number}\n\nBy Jane Doe\n\n3 June 2019\n\nContent note: torture, suicide.\n\n"
    parts, size = [head], len(head)
    while size < length:
        words = [chance.choice(WORDS) for _ in range(chance.randint(40, 120))]
        part = " ".join(words).capitalize() + ".\n\n"
        if chance.random() < 0.15:
            part = " ".join(words[:4]).capitalize() + "\n\n" + part
        parts.append(part)
        size += len(part)
    return "".join(parts)


def measure() -> list[Row]:
    """Seconds for a thousand, from a fifth of them."""
    house, film = User.objects.house(), make.film("A Film of a Thousand Texts")
    rights = {"rights_basis": "own_work", "rights_evidence": "Made for the bench."}
    raws = [essay(number) for number in range(TEXTS)]
    began = time.perf_counter()
    drafts = [import_source(house, film, importer.read(raw), Upload.pasted(raw), **rights) for raw in raws]
    imported = (time.perf_counter() - began) * A_MINUTE_FOR / TEXTS
    began = time.perf_counter()
    for draft in drafts:
        sources.publish(house, draft)
    published = (time.perf_counter() - began) * A_MINUTE_FOR / TEXTS
    return [
        Row("importing 1,000 texts of 10,000 characters", imported, 60, "seconds", f"measured on {TEXTS}"),
        Row("  and publishing them", imported + published, 60, "seconds"),
    ]
