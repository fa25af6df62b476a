"""An upper bound of queries for every page, whatever it lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.marginalia.models import Annotation
from annotations.warnings import actions as warnings
from annotations.warnings.models import ContentWarning
from critiques.moderation.models import Case, Flag, Letter, Report
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from perfection_site.circles.models import Circle
from tests import make
from tests.leaks.sweep import forget_all, undone
from tests.people import person
from tests.readings.addresses import more as readings_more
from tests.test_sweep import PAGES, client_of, whole_world

#                      signed out, signed in
BOUNDS = {
    "pages:home":        (2, 5),
    "pages:films":       (2, 5),
    "pages:film":        (8, 11),
    "pages:sources":     (1, 4),
    "pages:search":      (5, 8),
    "pages:notebook":    (0, 13),
    "circles:annotations": (0, 7),
    "accounts:preferences": (0, 3),
    "reader:source":     (1, 10),  # the names of circles that wrote here, warnings on cards
    "reader:margin":     (3, 9),  # a circle's cards ask for the role in it, its tab for its name; warnings on cards
    "reader:pulse":      (1, 4),  # a page asks without its session
    "reader:sentences":  (2, 5),
    "reader:annotate":   (1, 8),
    "reader:withdraw":   (0, 7),
    "reader:edit":       (1, 9),
    "reader:history":    (5, 8),
    "reader:hide":       (0, 9),
    "reader:content":    (1, 4),
    "reader:support":    (1, 4),
    "reader:drafts":     (0, 4),
    "reader:tags":       (0, 6),
    "moderation:flag":   (0, 6),
    "moderation:report": (0, 3),
    "moderation:report_status": (3, 6),
    "moderation:waiting": (0, 7),
    "moderation:queue":  (0, 9),
    "moderation:case":   (0, 16),
    "readings:readings": (4, 8),
    "readings:new":      (0, 5),
    "readings:reading":  (9, 12),
    "readings:revise":   (0, 8),
    "readings:warn":     (0, 9),
    "readings:find":     (20, 23),
    "readings:history":  (4, 8),
    "readings:version":  (4, 8),
    "readings:authors":  (0, 9),
    "readings:relations": (0, 11),
    "readings:discuss":  (1, 6),
    "readings:discuss_evidence": (1, 8),
    "readings:cite":     (0, 9),
    "readings:quote":    (0, 20),
    "readings:cite_annotation": (0, 10),
    "readings:accept":   (0, 10),
    "readings:decline":  (0, 10),
    "threads:names_about": (0, 12),
    "warnings:taxonomy": (0, 3),
    "warnings:category": (0, 3),
    "warnings:warning":  (3, 8),
    "warnings:dispute":  (0, 7),
    "warnings:of_source": (4, 7),
    "warnings:propose":  (0, 6),
    "warnings:of_film":  (4, 7),
    "warnings:propose_for_film": (0, 6),
    "warnings:propose_for_annotation": (0, 8),
    "warnings:desk":     (0, 6),
    "warnings:decide":   (0, 17),
    "texts:text":        (1, 4),
    "texts:history":     (1, 4),
    "texts:version":     (2, 5),
    "texts:desk":        (0, 4),
    "texts:edit":        (0, 4),
    "accounts:inbox":    (0, 10),
    "circles:mine":      (0, 3),
    "circles:new":       (0, 2),
    "circles:join":      (0, 4),
    "circles:circle":    (0, 5),
    "circles:revise":    (0, 4),
    "circles:remove":    (0, 5),
    "circles:hand_over": (0, 5),
    "circles:archive":   (0, 4),
    "sources:desk":      (0, 5),
    "sources:new":       (0, 5),
    "sources:edit":      (0, 7),
}  # fmt: skip


@pytest.mark.django_db
def test_a_page_asks_no_more_than_its_bound_and_no_more_for_more_rows():
    world = whole_world()
    _more(world)
    clients = {name: client_of(name) for name in ("signed_out", "reader", "stranger", "moderator", "admin")}
    over = {
        (name, who): queries
        for name, bounds in BOUNDS.items()
        for who, bound in zip(("signed_out", _signed_in(name)), bounds, strict=True)
        if len(queries := _asked(clients[who], PAGES[name][0].format(**world))) > bound
    }
    assert over == {}


def _signed_in(name: str) -> str:
    """Who comes to a page."""
    special = {"moderation:flag": "stranger", "warnings:desk": "moderator", "warnings:decide": "moderator"}
    by_room = {"moderation": "moderator", "sources": "admin", "texts": "admin"}
    return special.get(name) or by_room.get(name.partition(":")[0], "reader")


def _asked(client, path: str) -> list[str]:
    """The queries of a visit, the second one: the first fills the caches of rendered blocks."""
    forget_all()
    with undone():
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
    return [query["sql"] for query in asked.captured_queries]


def _more(world: dict) -> None:
    """More of everything a page lists, so that a query for each row would break its bound."""
    note = Annotation.objects.select_related("source").get(pk=world["note"])
    for index, words in enumerate(("The last scene", "its signs small", "naïve question", "Nobody says")):
        author = ("moderator", "stranger")[index % 2]
        extra = make.annotation(author, words, on=note.source)
        Case.objects.create(annotation=extra)
    house, case = User.objects.house(), Case.objects.get(pk=world["case"])
    flaggers = User.objects.bulk_create(User(username=f"flagger-{number}") for number in range(60))
    Flag.objects.bulk_create(Flag(case=case, flagger=flagger, reason="spam", kept="x") for flagger in flaggers)
    reports = Report.objects.bulk_create(Report(case=case, reporter=house, what="law") for _ in range(60))
    Letter.objects.bulk_create(Letter(report=made, where="x", complaint="x", email="a@example.org") for made in reports)
    circle = Circle.objects.get(slug=world["circle"])
    make.circle("member", stewards=["reader"])
    for layer in ("text", "quoted", "image"):
        for one in (note.source, make.selection(note.source, "its signs small"), note):
            make.warning("stranger", on=one, category="violence", layer=layer, brief=f"Is put {layer}.")
        make.warning(on=make.selection(note.source, "naïve question"), put="accepted", category="sensory", layer=layer)
    for category in ("violence", "sensory", "death-grief"):
        make.warning("stranger", on=note.source.film, put="accepted", category=category)
    for supporter in flaggers[:3]:
        warnings.support(supporter, ContentWarning.objects.get(pk=world["proposal"]))
    readings_more(note)
    for _ in range(3):
        circles.join(person(f"member_{_}"), make.invitation(circle))
        make.circle(name=f"Circle {_}")
        make.hidden(on=note.source)
        make.report(email=f"writer-{_}@example.org")
        make.report(on=note, email=f"named-{_}@example.org")
        make.waiting(on=Annotation.objects.select_related("source").get(pk=world["waiting_note"]).source)
        make.source(make.ESSAY + f"\nVariation {_} of the same essay.\n", about=note.source.film)
