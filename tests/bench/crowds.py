"""The reading page and its margin at a hundred, ten thousand and a million annotations on one text."""

import random
import time
from statistics import mean, median

from annotations.sources.models import Source
from tests import make
from tests.bench import crowd
from tests.bench.report import Row
from tests.bench.server import Server, serving

SIZES = (
    ("100", 100, crowd.LONG),
    ("10,000", 10_000, crowd.LONG),
    ("10,000 short", 10_000, crowd.SHORT),
    ("1,000,000", 1_000_000, crowd.LONG),
)
# Requests: so many that a tick of the clock by which a process's CPU is told, ten milliseconds, is a few hundredths.
ROUNDS, REQUESTS, PLACES, WRITES = 5, 400, 60, 5


def _warm(server: Server, sources: dict[str, Source]) -> dict[str, float]:
    """CPU of one view of each, in turns."""
    spent = {name: [] for name in sources}
    for _ in range(ROUNDS):
        for name, source in sources.items():
            spent[name].append(server.cost(f"/sources/{source.slug}/", REQUESTS))
    return {name: median(costs) for name, costs in spent.items()}


def _cold(source: Source) -> float:
    with serving() as server:
        server.get("/about/")  # connection and imports are not the page's cost
        before = server.cpu()
        server.get(f"/sources/{source.slug}/")
        return server.cpu() - before


def _busy(server: Server, source: Source) -> tuple[float, float, int]:
    """CPU of one view while an annotation comes each second, what the first view after one costs, and how many of
    them did not show it."""
    path, views, firsts, missed = f"/sources/{source.slug}/", 0, [], 0
    server.get(path)
    words = source.current.text[:30]
    before = server.cpu()
    for number in range(WRITES):
        ends = time.monotonic() + 1
        body = f"Written in second {number} of the bench."
        make.annotation("stranger", words, on=source, body=body)
        begun = server.cpu()
        missed += body.encode() not in server.get(path)
        firsts.append(server.cpu() - begun)
        views += 1
        while time.monotonic() < ends:
            server.get(path)
            views += 1
    return (server.cpu() - before) / views, mean(firsts), missed


def _places(server: Server, few: Source, many: Source) -> tuple[float, float]:
    """Seconds that the margin of a place takes in each, the database's part included: the medians, in turns."""
    chance, taken = random.Random(5), {few: [], many: []}
    for turn in range(PLACES + 5):
        at = chance.randrange(crowd.FREE, 59_000)
        for source, seconds in taken.items():
            begun = time.perf_counter()
            server.get(f"/sources/{source.slug}/margin/?at={at}")
            if turn >= 5:
                seconds.append(time.perf_counter() - begun)
    return median(taken[few]), median(taken[many])


def measure() -> list[Row]:
    sources = {name: crowd.crowded(count, length, number=n) for n, (name, count, length) in enumerate(SIZES, 1)}
    crowd.analyse()
    most = sources["1,000,000"]
    with serving() as server:
        warm = _warm(server, sources)
        few_places, many_places = _places(server, sources["10,000"], most)
        busy, after, missed = _busy(server, most)
    base = warm["100"]
    cold = {name: _cold(source) for name, source in sources.items()}
    # Short notes leave a text of many small highlights: its page is three times as long, which is what it costs.
    limits = {"10,000 short": 2.5}
    rows = [
        Row(
            f"reading page with {name} annotations, warm: CPU",
            spent / base,
            limits.get(name, 1.3),
            note=f"{spent * 1e3:.2f} ms",
        )
        for name, spent in warm.items()
    ]
    rows += [
        Row(f"  {name}, cold: CPU", spent / cold["100"], 4, note=f"{spent * 1e3:.0f} ms")
        for name, spent in cold.items()
    ]
    note = f"{busy * 1e3:.2f} ms; the view after a change {after * 1e3:.0f} ms"
    return [
        *rows,
        Row("  1,000,000, while one is written each second: CPU", busy / base, 1.3, note=note),
        Row("  views after a change that did not show it", missed, 0, "views"),
        Row(
            "annotations at a place, 1,000,000 against 10,000: time", many_places / few_places, 1.5,
            note=f"{many_places * 1e3:.1f} / {few_places * 1e3:.1f} ms",
        ),
    ]  # fmt: skip
