"""The reading page of a 60,000-character source with 10,000 annotations, against one-query Django."""

from statistics import median

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.reader import article
from annotations.warnings import covering
from tests import make
from tests.bench import worlds
from tests.bench.report import Row
from tests.bench.server import Server, serving
from tests.people import person

# Requests: so many that a tick of the clock by which a process's CPU is told, ten milliseconds, is a few hundredths.
ROUNDS, REQUESTS = 5, 400


def _queries(client: Client, path: str, *, cold: bool = False) -> list[str]:
    client.get(path)
    if cold:
        caches["pages"].clear()
        caches["fragments"].clear()
        article._documents.clear()
        covering.forget()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return [query["sql"] for query in captured]


def _paired(server: Server, path: str, bare: str, cookie: str = "") -> tuple[float, float]:
    """The median over rounds of the page's and of the bare view's CPU, taken in turns."""
    page, base = [], []
    for _ in range(ROUNDS):
        base.append(server.cost(bare, REQUESTS))
        page.append(server.cost(path, REQUESTS, cookie))
    return median(page), median(base)


def _cookie(name: str) -> str:
    client = Client()
    client.force_login(person(name))
    return f"sessionid={client.cookies['sessionid'].value}"


def _cold(source, path: str, base: float) -> Row:
    """The first request of a fresh process: everything is read and rendered once."""
    with serving() as server:
        server.get(f"/bare/{source.pk}/?bytes=1000")  # connection and imports are not the page's cost
        before = server.cpu()
        server.get(path)
        spent = server.cpu() - before
    return Row("  cold: first request of a process, CPU", spent / base, 200, note=f"{spent * 1000:.0f} ms")


def measure() -> list[Row]:
    source = worlds.long_source()
    worlds.annotate(source, 10_000)
    path = f"/sources/{source.slug}/"
    visitor, member = Client(), Client()
    member.force_login(person("stranger"))
    for name, starts in (("stranger", (20_000, 30_000, 40_000)), ("early_reader", (2, 8, 16))):
        for start in starts:
            make.annotation(name, source.current.text[start : start + 60], on=source, visibility="private")
    caches["pages"].clear()
    cold = _queries(visitor, path, cold=True)
    signed_out, signed_in = _queries(visitor, path), _queries(member, path)
    cookie, plain_cookie = f"sessionid={member.cookies['sessionid'].value}", _cookie("passer_by")
    early_cookie = _cookie("early_reader")
    with serving() as server:
        size = len(server.get(path))
        bare = f"/bare/{source.pk}/?bytes={size}"
        warm, base = _paired(server, path, bare)
        plain, plain_base = _paired(server, path, bare, plain_cookie)
        own, own_base = _paired(server, path, bare, cookie)
        early, early_base = _paired(server, path, bare, early_cookie)
        memory = server.megabytes()
    sessions = sum("django_session" in query for query in signed_out)
    return [
        Row("reading page, signed out, warm: CPU", warm / base, 2.5, note=f"{warm * 1e3:.2f} / {base * 1e3:.2f} ms"),
        Row("  queries", len(signed_out), 3, "queries"),
        Row("  session reads", sessions, 0, "queries"),
        _cold(source, path, base),
        Row("  queries, cold", len(cold), 4, "queries"),
        Row("reading page, signed in: CPU", plain / plain_base, 4, note=f"{plain * 1e3:.2f} ms"),
        Row("reading page, signed in with three private notes: CPU", own / own_base, 4, note=f"{own * 1e3:.2f} ms"),
        Row("  queries", len(signed_in), 8, "queries"),
        # Private cards are rendered anew for each view, so where they stand among the first twenty they are dearer.
        Row("  notes among the first cards: CPU", early / early_base, 9, note=f"{early * 1e3:.2f} ms"),
        Row("a worker's memory", memory, 150, "MB", note=f"page of {size / 1000:.0f} kB"),
    ]
