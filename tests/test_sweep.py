"""Every address of the site, opened as each person. The table is written by hand; an address it lacks fails."""

import pytest
from django.test import Client
from django.urls import get_resolver

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests import make
from tests.accounts import addresses as accounts
from tests.people import person
from tests.readings import addresses as readings
from tests.threads import addresses as threads
from tests.warnings import addresses as warnings

PEOPLE = ("signed_out", "reader", "stranger", "moderator", "admin")
IN = 302  # to the log-in

# name: (path, what each of PEOPLE gets for GET). `reader` wrote the annotation, `stranger` flagged it.
#                                                    out  read stra mode admi
PAGES = {
    "pages:home":        ("/",                      (200, 200, 200, 200, 200)),
    "pages:films":       ("/films/",                (200, 200, 200, 200, 200)),
    "pages:film":        ("/films/{film}/",         (200, 200, 200, 200, 200)),
    "pages:film_feed":   ("/films/{film}/feed/",    (200, 200, 200, 200, 200)),
    "pages:source_feed": ("/sources/{live}/feed/",  (200, 200, 200, 200, 200)),
    "pages:sources":     ("/sources/",              (200, 200, 200, 200, 200)),
    "pages:search":      ("/search/?q=lesson",      (200, 200, 200, 200, 200)),
    "pages:notebook":    ("/notebook/",             (IN, 200, 200, 200, 200)),
    "pages:export":      ("/notebook/export/?format=csv", (IN, 200, 200, 200, 200)),
    "reader:source":     ("/sources/{live}/",       (200, 200, 200, 200, 200)),
    "reader:margin":     ("/sources/{live}/margin/", (200, 200, 200, 200, 200)),
    "reader:pulse":      ("/sources/{live}/pulse/?since=1", (200, 200, 200, 200, 200)),
    "reader:sentences":  ("/sources/{live}/sentences/?start=0&end=90", (200, 200, 200, 200, 200)),
    "reader:annotate":   ("/sources/{live}/annotate/?start=0&end=5", (IN, 200, 200, 200, 200)),
    "reader:remember":   ("/sources/{live}/progress/", (405, 405, 405, 405, 405)),
    "reader:forget":     ("/sources/{live}/forget/", (405, 405, 405, 405, 405)),
    "reader:annotation": ("/annotations/{note}/",   (302, 302, 302, 302, 302)),
    "reader:withdraw":   ("/annotations/{note}/withdraw/", (IN, 200, 403, 403, 403)),
    "reader:unwithdraw": ("/annotations/{note}/unwithdraw/", (405, 405, 405, 405, 405)),
    "reader:edit":       ("/annotations/{note}/edit/", (IN, 200, 403, 403, 403)),
    "reader:keep":       ("/sources/{live}/draft/", (405, 405, 405, 405, 405)),
    "reader:keep_edit":  ("/annotations/{note}/edit/draft/", (405, 405, 405, 405, 405)),
    "reader:history":    ("/annotations/{note}/history/", (200, 200, 200, 200, 200)),
    "reader:delete_history": ("/annotations/{note}/history/delete/", (405, 405, 405, 405, 405)),
    "reader:hide":       ("/annotations/{circle_note}/hide/", (IN, 200, 404, 404, 404)),
    "reader:restore":    ("/annotations/{circle_note}/restore/", (IN, 403, 404, 404, 404)),
    "reader:drafts":     ("/drafts/",               (IN, 200, 200, 200, 200)),
    "reader:throw_away": ("/drafts/{unsent}/throw-away/", (405, 405, 405, 405, 405)),
    "reader:tags":       ("/tags/?typed=les",       (IN, 200, 200, 200, 200)),
    "reader:open":       ("/covers/",               (405, 405, 405, 405, 405)),
    "reader:content":    ("/preferences/content/",  (200, 200, 200, 200, 200)),
    "reader:support":    ("/support/?country=NO",   (200, 200, 200, 200, 200)),
    "reader:support_desk": ("/desk/support/",       (IN, 403, 403, 403, 200)),
    "reader:support_remove": ("/desk/support/1/remove/", (405, 405, 405, 405, 405)),
    "reader:forget_content": ("/preferences/content/forget/", (405, 405, 405, 405, 405)),
    "sources:desk":      ("/desk/sources/",         (IN, 403, 403, 403, 200)),
    "sources:new":       ("/desk/sources/new/",     (IN, 403, 403, 403, 200)),
    "sources:edit":      ("/desk/sources/{draft}/", (IN, 403, 403, 403, 200)),
    "sources:preview":   ("/desk/sources/{draft}/preview/", (IN, 403, 403, 403, 200)),
    "sources:reread":    ("/desk/sources/{draft}/read-again/", (405, 405, 405, 405, 405)),
    "sources:unpublish": ("/desk/sources/{draft}/unpublish/", (405, 405, 405, 405, 405)),
    "sources:take_down": ("/desk/sources/{draft}/take-down/", (405, 405, 405, 405, 405)),
    "moderation:flag":   ("/annotations/{note}/flag/", (IN, 403, 200, 200, 200)),
    "moderation:report": ("/contact/report/?where=/sources/{live}/", (200, 200, 200, 200, 200)),
    "moderation:report_status": ("/contact/report/{report_token}/", (200, 200, 200, 200, 200)),
    "moderation:waiting": ("/desk/waiting/{waiting_note}/", (IN, 403, 403, 200, 200)),
    "moderation:pass_on": ("/desk/cases/{case}/pass-on/", (405, 405, 405, 405, 405)),
    "moderation:erase":  ("/desk/reports/{report}/erase/", (405, 405, 405, 405, 405)),
    "texts:text":        ("/rules/",                (200, 200, 200, 200, 200)),
    "texts:history":     ("/rules/history/",        (200, 200, 200, 200, 200)),
    "texts:version":     ("/rules/version/1/",      (200, 200, 200, 200, 200)),
    "texts:desk":        ("/desk/texts/",           (IN, 403, 403, 403, 200)),
    "texts:edit":        ("/desk/texts/rules/",     (IN, 403, 403, 403, 200)),
    "moderation:queue":  ("/desk/",                 (IN, 403, 403, 200, 200)),
    "moderation:case":   ("/desk/cases/{case}/",    (IN, 403, 403, 200, 200)),
    **warnings.PAGES,
    **readings.PAGES,
    **accounts.PAGES,
    **threads.PAGES,
    "circles:mine":      ("/circles/",              (IN, 200, 200, 200, 200)),
    "circles:new":       ("/circles/new/",          (IN, 200, 200, 200, 200)),
    "circles:join":      ("/circles/join/{link}/",  (IN, 302, 200, 200, 200)),
    "circles:circle":    ("/circles/{circle}/",     (IN, 200, 404, 404, 404)),
    "circles:annotations": ("/circles/{circle}/annotations/", (IN, 200, 404, 404, 404)),
    "circles:revise":    ("/circles/{circle}/revise/", (IN, 200, 404, 404, 404)),
    "circles:invite":    ("/circles/{circle}/invite/", (405, 405, 405, 405, 405)),
    "circles:revoke":    ("/circles/{circle}/links/1/revoke/", (405, 405, 405, 405, 405)),
    "circles:remove":    ("/circles/{circle}/members/member/remove/", (IN, 200, 404, 404, 404)),
    "circles:set_role":  ("/circles/{circle}/members/member/role/", (405, 405, 405, 405, 405)),
    "circles:hand_over": ("/circles/{circle}/members/member/hand-over/", (IN, 200, 404, 404, 404)),
    "circles:leave":     ("/circles/{circle}/leave/", (IN, 403, 404, 404, 404)),
    "circles:archive":   ("/circles/{circle}/archive/", (IN, 200, 404, 404, 404)),
    "circles:unarchive": ("/circles/{circle}/unarchive/", (405, 405, 405, 405, 405)),
    "healthz":           ("/healthz",               (200, 200, 200, 200, 200)),
    "readyz":            ("/readyz",                (200, 200, 200, 200, 200)),
    "robots":            ("/robots.txt",            (200, 200, 200, 200, 200)),
}  # fmt: skip

# Things that exist but not for everyone, and things that do not exist: 404, never 403, never a hint.
UNKNOWN = {
    "/search/?in=annotations&q=body": (200, 200, 200, 200, 200),
    "/search/?in=readings&q=rescue":  (200, 200, 200, 200, 200),
    "/notebook/?tab=withdrawn":       (IN, 200, 200, 200, 200),
    "/notebook/?sort=place&q=body":   (IN, 200, 200, 200, 200),
    "/notebook/export/":              (IN, 400, 400, 400, 400),
    "/notebook/export/?format=csv&which=ticked": (IN, 400, 400, 400, 400),
    "/circles/no-such-circle/annotations/": (IN, 404, 404, 404, 404),
    "/sources/{private_source}/":     (404, 404, 404, 404, 404),
    "/sources/{unpublished}/":        (404, 404, 404, 404, 404),
    "/sources/{taken_down}/":         (410, 410, 410, 410, 410),
    "/sources/{taken_down}/margin/":  (404, 404, 404, 404, 404),
    "/sources/{taken_down}/pulse/":   (404, 404, 404, 404, 404),
    "/sources/{unpublished}/pulse/":  (404, 404, 404, 404, 404),
    "/sources/{private_source}/pulse/": (404, 404, 404, 404, 404),
    "/sources/{private_source}/sentences/?start=0&end=5": (404, 404, 404, 404, 404),
    "/sources/{unpublished}/sentences/?start=0&end=5": (404, 404, 404, 404, 404),
    "/sources/{live}/sentences/?start=5&end=5": (400, 400, 400, 400, 400),
    "/sources/{live}/?r=1&from=0&to=5": (200, 200, 200, 200, 200),
    "/annotations/{private_note}/?in=text": (404, 302, 404, 404, 404),
    "/annotations/{private_note}/":   (404, 302, 404, 404, 404),
    "/annotations/{private_note}/edit/": (IN, 200, 404, 404, 404),
    "/annotations/{private_note}/history/": (404, 200, 404, 404, 404),
    "/annotations/{private_note}/withdraw/": (IN, 200, 404, 404, 404),
    "/annotations/{circle_note}/":    (404, 302, 404, 404, 404),
    "/annotations/{circle_note}/edit/": (IN, 403, 404, 404, 404),
    "/annotations/{circle_note}/history/": (404, 200, 404, 404, 404),
    "/annotations/{circle_note}/withdraw/": (IN, 403, 404, 404, 404),
    "/annotations/{circle_note}/flag/": (IN, 200, 404, 404, 404),
    "/annotations/{flagged_circle_note}/": (404, 302, 404, 302, 302),
    "/annotations/{flagged_circle_note}/history/": (404, 200, 404, 200, 200),
    "/annotations/{flagged_circle_note}/hide/": (IN, 200, 404, 403, 403),
    "/annotations/{withdrawn_note}/": (404, 404, 404, 404, 404),
    "/annotations/{withdrawn_note}/withdraw/": (IN, 200, 404, 404, 404),
    "/annotations/{withdrawn_note}/history/": (404, 404, 404, 404, 404),
    "/annotations/{withdrawn_note}/edit/": (IN, 404, 404, 404, 404),
    "/annotations/{hidden_note}/edit/": (IN, 403, 404, 403, 403),
    "/annotations/{note}/hide/":      (IN, 404, 404, 404, 404),
    "/annotations/{private_note}/flag/": (IN, 403, 404, 404, 404),
    "/annotations/{hidden_note}/":    (404, 302, 404, 302, 302),
    "/sources/no-such-text/feed/":   (404, 404, 404, 404, 404),
    "/sources/{private_source}/feed/": (404, 404, 404, 404, 404),
    "/sources/{taken_down}/feed/":    (404, 404, 404, 404, 404),
    "/films/{unspoken}/feed/":        (404, 404, 404, 404, 404),
    "/sources/no-such-text/":         (404, 404, 404, 404, 404),
    "/films/no-such-film/":           (404, 404, 404, 404, 404),
    "/films/{unspoken}/":             (404, 404, 404, 404, 200),
    "/annotations/999999/":           (404, 404, 404, 404, 404),
    "/annotations/{waiting_note}/":   (404, 302, 404, 302, 302),
    "/annotations/{waiting_note}/flag/": (IN, 403, 404, 403, 403),
    "/desk/cases/999999/":            (IN, 403, 403, 404, 404),
    "/desk/cases/{source_case}/":     (IN, 403, 403, 200, 200),
    "/desk/waiting/999999/":          (IN, 403, 403, 404, 404),
    "/desk/waiting/{note}/":          (IN, 403, 403, 302, 302),
    "/desk/texts/no-such-text/":      (404, 404, 404, 404, 404),
    "/contact/report/00000000-0000-4000-8000-000000000000/": (404, 404, 404, 404, 404),
    "/rules/version/99/":             (404, 404, 404, 404, 404),
    "/films/version/1/":              (404, 404, 404, 404, 404),
    "/about/":                        (200, 200, 200, 200, 200),
    "/privacy/":                      (200, 200, 200, 200, 200),
    "/contact/":                      (200, 200, 200, 200, 200),
    **warnings.UNKNOWN,
    **readings.UNKNOWN,
    **accounts.UNKNOWN,
    **threads.UNKNOWN,
    "/circles/no-such-circle/":       (IN, 404, 404, 404, 404),
    "/circles/{circle}/members/nobody/remove/": (IN, 404, 404, 404, 404),
    "/circles/{circle}/members/reader/remove/": (IN, 403, 404, 404, 404),
    "/circles/join/{revoked_link}/":  (IN, 302, 410, 410, 410),
    "/circles/join/00000000-0000-4000-8000-000000000000/": (IN, 404, 404, 404, 404),
    "/no/such/page/":                 (404, 404, 404, 404, 404),
}  # fmt: skip


def whole_world() -> dict:
    note, case = make.flagged()
    draft = make.draft(make.ESSAY + "\nA draft's own paragraph, so that it is another text.\n")
    moderated = make.source(make.ESSAY + "\nA moderated paragraph.\n", about=note.source.film, policy="moderated")
    sent = make.report(on=note.source)
    circle = make.circle(members=["member"])
    in_circle = make.for_circle(circle, "member", on=note.source)
    return {
        "circle": circle.slug,
        "link": make.invitation(circle).token,
        "revoked_link": circles.revoke(person("reader"), make.invitation(circle)).token,
        "waiting_note": make.waiting(on=moderated).pk,
        "report": sent.pk,
        "report_token": sent.token,
        "source_case": sent.case_id,
        "film": note.source.film.slug,
        "unspoken": make.draft(make.ESSAY + "\nA draft about another film.\n", about=make.film("Unspoken")).film.slug,
        "live": note.source.slug,
        "draft": draft.pk,
        "private_source": draft.slug,
        "unpublished": _gone(sources.unpublish, 1).slug,
        "taken_down": _gone(sources.take_down, 2).slug,
        "note": note.pk,
        "case": case.pk,
        "circle_note": in_circle.pk,
        "flagged_circle_note": make.flagged_in_circle(circle, "member", on=note.source)[0].pk,
        "withdrawn_note": marginalia.withdraw(person("reader"), make.annotation(on=note.source)).pk,
        **warnings.warnings_of(note, in_circle, draft),
        **readings.readings_of(note),
        **accounts.world_of(note.source, circle, note),
        **threads.threads_of(note, in_circle, make.annotation(on=note.source)),
        "unsent": make.unsent(on=note.source).pk,
        "private_note": make.annotation(on=note.source, visibility="private").pk,
        "hidden_note": _hide(make.annotation(on=note.source)).pk,
    }


def _gone(act, number: int):
    source = make.source(make.ESSAY + f"\nA paragraph of the gone text {number}.\n")
    return act(User.objects.house(), source, reason="A question about rights.")


def _hide(note) -> Annotation:
    Annotation.objects.filter(pk=note.pk).update(state="hidden", rule="spam")
    return note


def client_of(name: str) -> Client:
    client = Client()
    if name != "signed_out":
        client.force_login(person(name))
    return client


@pytest.mark.django_db
def test_every_page_answers_each_person_as_the_table_says():
    world = whole_world()
    clients = [client_of(name) for name in PEOPLE]
    table = dict(PAGES.values()) | UNKNOWN
    found = {path: tuple(client.get(path.format(**world)).status_code for client in clients) for path in table}
    assert found == table


def _names(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern, inner)
        elif pattern.name:
            yield namespace + pattern.name


def test_no_address_is_missing_from_the_table():
    foreign = ("account_", "mfa_")  # allauth's own; their pages are opened in the browser sweep
    assert {name for name in _names() if not name.startswith(foreign)} == set(PAGES)


@pytest.mark.django_db
def test_what_only_reads_refuses_to_be_posted_to():
    world = whole_world()
    reading = (
        "pages:home",
        "pages:films",
        "pages:film",
        "pages:film_feed",
        "pages:source_feed",
        "pages:sources",
        "texts:text",
        "texts:history",
        "texts:version",
        "moderation:queue",
        "pages:search",
        "pages:notebook",
        "pages:export",
        "circles:annotations",
        "reader:source",
        "reader:margin",
        "reader:pulse",
        "reader:sentences",
        *warnings.READING,
        *readings.READING,
        *accounts.READING,
        *threads.READING,
    )
    admin = client_of("admin")
    answers = {name: admin.post(PAGES[name][0].format(**world)).status_code for name in reading}
    assert set(answers.values()) == {405}


@pytest.mark.django_db
def test_every_answer_carries_the_headers_that_keep_it_safe():
    world = whole_world()
    for name, (path, _answers) in PAGES.items():
        headers = client_of("admin").get(path.format(**world)).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy, path
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        # The world's source is our own work, so its page may be kept by search engines; nothing else may.
        assert headers["X-Robots-Tag"] == ("all" if name == "reader:source" else "noindex")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
