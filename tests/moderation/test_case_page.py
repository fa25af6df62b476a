"""The page of a case: what is new since it was read, what was typed, and flags and reports page by page."""

import re

import pytest

from annotations.marginalia import actions as marginalia
from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case, Flag, Letter, Report
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
TYPED = {"act": "keep", "reason": "Typed with care."}


def _hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(version|seen_\w+)" value="(\d+)"', html))


def _rows(html: str) -> list[str]:
    return re.findall(r"Call (\d+)\.", html)


def _many(case: Case, count: int) -> None:
    """So many more flags and reports of a case, numbered from 1 as they come."""
    people = User.objects.bulk_create(User(username=f"reader-{number}") for number in range(1, count + 1))
    Flag.objects.bulk_create(
        Flag(case=case, flagger=flagger, reason="spam", comment=f"Call {number}.", kept="x")
        for number, flagger in enumerate(people, 1)
    )
    _many_letters(case, count)


def _many_letters(case: Case, count: int) -> None:
    house = User.objects.house()
    reports = Report.objects.bulk_create(Report(case=case, reporter=house, what="law") for _ in range(count))
    Letter.objects.bulk_create(
        Letter(report=report, where="x", complaint=f"Call {1000 + number}.", email="a@example.org")
        for number, report in enumerate(reports, 1)
    )


def test_what_has_joined_is_shown_as_new_with_what_was_typed_and_can_then_be_decided(as_):
    note, case = make.flagged()
    make.report(on=note, complaint="The first letter.")
    client, path = as_("moderator"), f"/desk/cases/{case.pk}/"
    html = client.get(path).content.decode()
    assert ">New<" not in html
    read = _hidden_fields(html)
    make.report(on=note, complaint="A later letter.", email="late@example.org")
    actions.flag(person("late_reader"), note, reason="minor", comment="A later flag.")
    answer = client.post(path, TYPED | read)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Read what they say first." in html
    assert "Typed with care." in html
    assert html.count(">New<") == 2
    assert html.index(">New<") < html.index("A later letter.") < html.index("The first letter.")
    assert client.post(path, TYPED | _hidden_fields(html)).status_code == 302
    assert Case.objects.get(pk=case.pk).state == "decided"


@pytest.mark.parametrize("begin", [make.annotation, make.waiting])
def test_what_the_author_has_changed_meanwhile_is_read_again_with_what_was_typed(as_, begin):
    note = begin(body="First words.")
    path, client = f"/desk/cases/{make.report(on=note).case_id}/", as_("moderator")
    read = _hidden_fields(client.get(path).content.decode())
    make.edited(note, "Abusive words.")
    typed = {"act": "hide", "rule": "spam", "reason": "Typed with care."}
    # Whoever names no wording has read none.
    for sent in (typed | read, typed | read | {"seen_words": ""}):
        answer = client.post(path, sent)
        html = answer.content.decode()
        assert answer.status_code == 409
        assert "The annotation has changed since you opened this." in html
        assert "Abusive words." in html
        assert re.search(r">\s*Typed with care\.</textarea>", html)
        assert Case.objects.get().state == "open"
    assert client.post(path, typed | _hidden_fields(html)).status_code == 302
    assert Case.objects.get().state == "decided"


@pytest.mark.parametrize("act", ["accept", "hide"])
def test_what_is_changed_between_the_page_and_the_lock_is_not_decided(as_, monkeypatch, act):
    note = make.waiting(body="First words.")
    path, client = f"/desk/cases/{make.report(on=note).case_id}/", as_("moderator")
    typed = {"act": act, "rule": "spam", "reason": "Typed with care."}
    read = _hidden_fields(client.get(path).content.decode())
    decide = actions.decide

    def late(*args, **kwargs):
        make.edited(note, "Abusive words.")
        return decide(*args, **kwargs)

    monkeypatch.setattr(actions, "decide", late)
    answer = client.post(path, typed | read)
    assert answer.status_code == 409
    assert "Abusive words." in answer.content.decode()
    assert Case.objects.get().state == "open"


def test_what_the_author_says_to_themselves_meanwhile_is_no_news(as_):
    note, case = make.flagged()
    make.edited(note, "Mine alone.", visibility="private")
    path, client = f"/desk/cases/{case.pk}/", as_("moderator")
    read = _hidden_fields(client.get(path).content.decode())
    make.edited(note, "Mine alone, once more.")
    assert client.post(path, TYPED | read).status_code == 302


def test_an_old_case_shows_no_later_words_once_they_are_withdrawn(as_):
    note, case = make.flagged(body="Old words.", tags=("old-tag",))
    actions.decide(person("moderator"), case, Ruling("keep", "Fine."), version=1)
    marginalia.withdraw(person("reader"), make.edited(note, "Later words.", tags=("later-tag",)))
    page = as_("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Later words." not in page
    assert "later-tag" not in page
    assert "Nobody reads it any more; you see only what was flagged." in page
    assert "Old words." in page
    assert "old-tag" in page


def test_what_is_withdrawn_is_read_until_it_is_judged(as_):
    note, case = make.flagged(body="Flagged words.")
    marginalia.withdraw(person("reader"), make.edited(note, "Later words."))
    path = f"/desk/cases/{case.pk}/"
    assert "Later words." in as_("moderator").get(path).content.decode()
    actions.decide(person("moderator"), case, Ruling("keep", "It is gone."), version=1)
    page = as_("moderator").get(path).content.decode()
    assert "Later words." not in page
    assert "Flagged words." in page


def test_what_was_typed_outlives_a_colleagues_passing_on(as_):
    person("admin")
    case = make.report(on=make.source()).case
    client, path = as_("moderator"), f"/desk/cases/{case.pk}/"
    read = _hidden_fields(client.get(path).content.decode())
    actions.pass_on(person("second_moderator"), case, version=1)
    answer = client.post(path, TYPED | read)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "passed on to the admins" in html
    assert "Typed with care." in html
    assert "Decide and tell them" not in html
    # Who has read that it waits for an admin may not decide it.
    assert client.post(path, TYPED | {"version": "2"}).status_code == 403


def test_what_was_typed_outlives_a_decision_after_which_nothing_is_left_to_decide(as_):
    case = make.report(on=make.source()).case
    client, path = as_("moderator"), f"/desk/cases/{case.pk}/"
    actions.decide(person("second_moderator"), case, Ruling("keep", "Fine."), version=1)
    html = client.post(path, TYPED | {"version": "1"}).content.decode()
    assert "Another moderator has decided this" in html
    assert "Typed with care." in html


def test_an_admin_sees_why_a_case_that_was_passed_on_changed(as_):
    person("admin")
    case = make.report(on=make.source()).case
    actions.pass_on(person("second_moderator"), case, version=1)
    answer = as_("admin").post(f"/desk/cases/{case.pk}/", TYPED | {"version": "1"})
    assert answer.status_code == 409
    assert "Decide and tell them" in answer.content.decode()


def test_flags_and_reports_come_in_pages_newest_first_and_each_once(as_):
    _note, case = make.flagged()
    _many(case, 60)
    client, path = as_("moderator"), f"/desk/cases/{case.pk}/"
    pages, asked = [], ""
    while True:
        html = client.get(path + asked).content.decode()
        assert "flagged by 61 readers" in html
        flags = [number for number in map(int, _rows(html)) if number < 1000]
        pages.append(flags)
        links = re.findall(r'href="(\?[^"]*flags_before[^"]*)#t-flags"', html)
        if not links:
            break
        asked = links[0].replace("&amp;", "&")
    assert pages == [list(range(60, 35, -1)), list(range(35, 10, -1)), list(range(10, 0, -1))]
    first = client.get(path).content.decode()
    assert [number for number in map(int, _rows(first)) if number > 1000] == list(range(1060, 1035, -1))
    (link,) = re.findall(r'href="(\?[^"]*)#t-reports"', first)
    second = client.get(path + link).content.decode()
    assert [number for number in map(int, _rows(second)) if number > 1000] == list(range(1035, 1010, -1))
    assert [number for number in map(int, _rows(second)) if number < 1000] == list(range(60, 35, -1))
    assert "Show the newest" in second


def test_what_makes_no_sense_in_the_address_still_opens_the_case(as_):
    _note, case = make.flagged()
    for asked in ("?flags_before=x", "?flags_before=0&reports_before=", "?reports_before=-1"):
        assert as_("moderator").get(f"/desk/cases/{case.pk}/{asked}").status_code == 200


def test_the_queue_sums_up_a_case_and_fetches_none_of_its_calls(as_, django_assert_max_num_queries):
    note, case = make.flagged(by="moderator")
    first = make.report(on=note.source, complaint="The first letter.").case
    _many(case, 60)
    _many_letters(first, 60)
    client = as_("moderator")
    client.get("/desk/")
    with django_assert_max_num_queries(8):
        html = client.get("/desk/").content.decode()
    assert "Personal attack, Spam, Breaks a law <b>×121</b>" in html
    assert "Author wants it down, Breaks a law <b>×61</b>" in html
    assert "The first letter." in html
    assert html.count("Not yours") == 1


def test_many_calls_make_no_longer_page(as_):
    _note, case = make.flagged()
    _many(case, 100)
    client, path = as_("moderator"), f"/desk/cases/{case.pk}/"
    assert len(_rows(client.get(path).content.decode())) == 50
