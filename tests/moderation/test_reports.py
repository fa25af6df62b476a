"""Reports by anybody: what they are about, the form, and how many there may be."""

import re
import threading

import pytest
from django.db import IntegrityError, connection, transaction

from annotations.sources.models import Source
from critiques.moderation.models import Case, Report
from critiques.moderation.targets import target
from perfection_site.accounts import limits
from perfection_site.accounts.models import Allowance, User
from perfection_site.accounts.refusals import LimitReached
from tests import make

pytestmark = pytest.mark.django_db
SENT = {"what": "author", "complaint": "I wrote it.", "email": "author@example.org", "where": "Somewhere"}


# ---- what it is about


def test_an_address_of_ours_leads_to_its_thing_in_every_way_it_is_written():
    note = make.annotation()
    text = note.source
    for where in (
        f"/sources/{text.slug}/", f"/sources/{text.slug}", f"http://testserver/sources/{text.slug}/?at=3#b2",
        f"testserver/sources/{text.slug}/", f"It is at <http://localhost/sources/{text.slug}/>, third paragraph.",
    ):  # fmt: skip
        assert target(where) == text, where
    for where in (
        f"/annotations/{note.pk}/", f"http://testserver/sources/{text.slug}/?at=4&note={note.pk}#annotation-{note.pk}",
        f"/sources/{text.slug}/#annotation-{note.pk}",
    ):  # fmt: skip
        assert target(where) == note, where


def test_an_address_of_elsewhere_or_of_what_no_visitor_sees_leads_to_nothing():
    note, draft = make.annotation(visibility="private"), make.draft(make.ESSAY + "\nA draft.\n")
    for where in (
        f"https://elsewhere.example/sources/{note.source.slug}/", f"/sources/{draft.slug}/", f"/annotations/{note.pk}/",
        "/films/", "/annotations/99999999999999999999999/", "http://[", "words alone", "/sources/no-such/", "//", "",
    ):  # fmt: skip
        assert target(where) is None, where
    assert target(f"/sources/{note.source.slug}/?note={note.pk}") == note.source


@pytest.mark.parametrize("state", ["visible", "pending", "hidden", "withdrawn"])
def test_a_public_annotation_is_found_whatever_has_become_of_it_and_of_its_text(state):
    note = make.annotation()
    make.put(note, state)
    address = f"/sources/{note.source.slug}/?at={note.passage.start}"
    for source_state in ("published", "unpublished", "taken_down"):
        Source.objects.filter(pk=note.source_id).update(state=source_state, state_reason="For a reason.")
        assert target(f"/annotations/{note.pk}/") == target(f"{address}&note={note.pk}") == note
        assert target(address) == note.source


# What each page has of its own: tokens, and when it was sent.
_own = re.compile(r'value="\w+"|[0-9a-f-]{36}|sent \d[^<]+')


def test_how_a_report_is_received_does_not_say_what_it_found(client):
    private, hidden = make.annotation(visibility="private"), make.hidden(on=make.source(make.ESSAY + "\nMore.\n"))[0]
    pages = []
    for pk in (private.pk, hidden.pk, 999_999):
        answer = client.post("/contact/report/", SENT | {"where": f"/annotations/{pk}/"}, follow=True)
        status = client.get(f"/contact/report/{Report.objects.latest('id').token}/")
        pages.append([_own.sub("", page.content.decode()) for page in (answer, status)])
    assert pages[0] == pages[1] == pages[2]


def test_a_tombstone_can_be_reported():
    text = make.source()
    Source.objects.filter(pk=text.pk).update(state="unpublished", state_reason="For a while.")
    assert target(f"/sources/{text.slug}/") == text


def test_two_reports_of_one_source_make_one_case_and_reports_of_nothing_one_each():
    text = make.source()
    assert make.report(on=text).case == make.report(on=text).case
    assert make.report().case != make.report().case
    assert Case.objects.count() == 3


def test_a_report_joins_the_case_that_a_flag_has_opened():
    note, case = make.flagged()
    assert make.report(on=note, what="named").case == case


def test_the_database_keeps_one_target_and_one_open_case_for_each():
    note = make.annotation()
    for fields in ({"annotation": note, "source": note.source}, {"source": note.source}, {"annotation": note}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.create(**fields)
            Case.objects.create(**fields)


@pytest.mark.django_db(transaction=True)
def test_two_first_reports_at_once_make_one_case():
    text, failures = make.source(), []

    def send(number):
        try:
            make.report(on=text, email=f"writer-{number}@example.org")
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, Case.objects.count(), Report.objects.count()) == ([], 1, 3)


# ---- the form


def test_anybody_can_write_and_is_thanked(client):
    text = make.source()
    assert (
        f'value="/sources/{text.slug}/"' in client.get(f"/contact/report/?where=/sources/{text.slug}/").content.decode()
    )
    sent = SENT | {"where": f"http://testserver/sources/{text.slug}/", "sender": "Ada"}
    answer = client.post("/contact/report/", sent, follow=True)
    assert answer.redirect_chain == [("/contact/", 302)]
    assert "Thank you, we have it." in answer.content.decode()
    made = Report.objects.select_related("letter", "case", "reporter").get()
    assert (made.case.source, made.reporter.username, made.letter.sender) == (text, User.HOUSE, "Ada")


def test_who_is_signed_in_finds_their_address_filled_in_and_is_named(as_):
    client = as_("reader")
    assert 'value="reader@example.org"' in client.get("/contact/report/").content.decode()
    client.post("/contact/report/", SENT)
    assert Report.objects.get().reporter.username == "reader"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"where": ""}, "Say where it is"),
        ({"what": ""}, "Choose what it is about"),
        ({"complaint": " "}, "Say what is wrong"),
        ({"email": ""}, "Give an e-mail address"),
        ({"email": "no address"}, "valid email address"),
        ({"complaint": "x" * 5001}, "at most 5000"),
        ({"where": "a\x00b"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, wrong, sentence):
    answer = client.post("/contact/report/", SENT | {"sender": "Typed with care"} | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Typed with care" in html
    assert not Report.objects.exists()


def test_a_machine_is_thanked_and_nothing_is_kept(client):
    answer = client.post("/contact/report/", SENT | {"website": "https://spam.example"})
    assert answer.status_code == 302
    assert not Report.objects.exists()
    assert not Allowance.objects.exists()


def test_a_strange_question_still_opens_the_form(client):
    assert client.get("/contact/report/", {"where": "\x00" + "x" * 5000}).status_code == 200


def test_five_an_hour_from_one_place_whose_address_is_not_kept(client):
    for number in range(5):
        answer = client.post("/contact/report/", SENT | {"email": f"w{number}@example.org"}, REMOTE_ADDR="192.0.2.77")
        assert answer.status_code == 302
    answer = client.post("/contact/report/", SENT | {"email": "w6@example.org"}, REMOTE_ADDR="192.0.2.77")
    html = answer.content.decode()
    assert answer.status_code == 429
    assert "You can send the next at" in html
    assert "I wrote it." in html
    assert client.post("/contact/report/", SENT, REMOTE_ADDR="192.0.2.78").status_code == 302
    assert not [row for row in Allowance.objects.all() if "192.0.2" in row.key or "example" in row.key]


def test_the_address_is_the_one_in_front_of_the_proxies(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(6):
        sent = SENT | {"email": f"w{number}@example.org"}
        answer = client.post("/contact/report/", sent, headers={"x-forwarded-for": f"10.9.9.9, 192.0.2.{number}"})
        assert answer.status_code == 302


def test_nobody_is_written_to_more_than_five_times_a_day_and_the_site_has_a_ceiling(monkeypatch):
    for _ in range(5):
        make.report(email="Victim@example.org")
    with pytest.raises(LimitReached):
        make.report(email="victim@example.org")
    monkeypatch.setitem(limits.LIMITS, "report-all", limits.Limit(5, limits.LIMITS["report-all"].within))
    with pytest.raises(LimitReached, match="from everywhere together"):
        make.report(email="somebody@example.org")


def test_what_was_counted_is_forgotten_when_it_counts_no_longer():
    make.report()
    Allowance.objects.update(resets_at="2001-01-01T00:00:00Z")
    make.report(email="other@example.org")
    assert not Allowance.objects.filter(resets_at__lt="2002-01-01T00:00:00Z").exists()


def test_one_network_shuts_the_form_for_nobody_else(client):
    answers = [
        client.post(
            "/contact/report/", SENT | {"email": f"w{number}@example.org"}, REMOTE_ADDR=f"2001:db8:1:2::{number:x}"
        ).status_code
        for number in range(1, 12)
    ]
    assert answers == [302] * 5 + [429] * 6
    assert client.post("/contact/report/", SENT, REMOTE_ADDR="2001:db8:7::1").status_code == 302
    assert client.post("/contact/report/", SENT, REMOTE_ADDR="198.51.100.7").status_code == 302
