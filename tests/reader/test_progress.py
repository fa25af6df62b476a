"""How far somebody has read."""

import pytest

from annotations.reader.models import Progress
from annotations.sources import actions as sources
from perfection_site.accounts.models import AuditEntry, User
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
LONG = "A long text\n\nBy A. Sample\n\n" + "\n\n".join(
    f"{'## ' if number % 5 == 2 else ''}Paragraph {number} says something of its own, and then goes on about it."
    for number in range(40)
)


def _source():
    return make.source(LONG)


def _remember(client, source, position):
    return client.post(f"/sources/{source.slug}/progress/", {"position": position})


def _page(client, source) -> str:
    return client.get(f"/sources/{source.slug}/").content.decode()


def test_the_page_leads_back_to_where_one_stopped(as_):
    source, client = _source(), as_("reader")
    block = source.current.document.blocks[20]
    assert "Go on where you stopped" not in _page(client, source)
    assert _remember(client, source, block.start).status_code == 204
    html = _page(client, source)
    assert 'href="#b20"' in html.partition("Go on where you stopped")[0][-60:]


def test_one_bookmark_a_source_and_the_last_one_wins(as_):
    source, client = _source(), as_("reader")
    for position in (1000, 1500, 900):
        _remember(client, source, position)
    assert list(Progress.objects.values_list("position", flat=True)) == [900]


@pytest.mark.parametrize("share", [0, 0.05, 0.98, 1])
def test_near_either_end_there_is_nothing_to_go_on_with(as_, share):
    source, client = _source(), as_("reader")
    _remember(client, source, int(share * len(source.current.text)))
    assert "Go on where you stopped" not in _page(client, source)
    assert "Go on reading" not in client.get("/").content.decode()


def test_a_bookmark_is_on_nobody_elses_page(as_):
    source, client = _source(), as_("reader")
    _remember(client, source, 1500)
    _page(client, source)
    for who in ("signed_out", "stranger", "moderator", "admin"):
        assert "where you stopped" not in _page(as_(who), source)
        assert "Go on reading" not in as_(who).get("/").content.decode()


def test_a_bookmark_leaves_no_trace_in_the_audit(as_):
    source, client = _source(), as_("reader")
    before = AuditEntry.objects.count()
    _remember(client, source, 1500)
    client.post(f"/sources/{source.slug}/forget/")
    assert AuditEntry.objects.count() == before


def test_forgetting_works_without_a_script_and_leaves_nothing(as_):
    source, client = _source(), as_("reader")
    _remember(client, source, 1500)
    answer = client.post(f"/sources/{source.slug}/forget/", follow=True)
    assert "Your place in this text is forgotten." in answer.content.decode()
    assert not Progress.objects.exists()


def test_the_first_page_lists_what_one_has_begun_newest_first(as_):
    client, film = as_("reader"), make.film()
    for number in range(5):
        source = make.source(LONG.replace("A long text", f"Long text {number}") + f"\n\nThe end of {number}.", film)
        _remember(client, source, 1500)
    html = client.get("/").content.decode().partition("How it works")[0]
    places = [html.find(f"Long text {number}") for number in (4, 3, 2)]
    assert places == sorted(places)
    assert -1 not in places
    assert "Long text 1" not in html
    assert "% read" in html


def test_what_is_gone_is_not_gone_on_with(as_):
    source, client = _source(), as_("reader")
    _remember(client, source, 1500)
    sources.unpublish(User.objects.house(), source, reason="A question about rights.")
    assert "Go on reading" not in client.get("/").content.decode()
    assert _remember(client, source, 1600).status_code == 404


@pytest.mark.parametrize("position", ["", "x", "-1", "1.5", "9" * 30])
def test_a_senseless_position_is_refused(as_, position):
    assert _remember(as_("reader"), _source(), position).status_code == 400
    assert not Progress.objects.exists()


def test_a_position_beyond_the_text_does_no_harm(as_):
    source, client = _source(), as_("reader")
    assert _remember(client, source, 99_999_999).status_code == 204
    assert client.get(f"/sources/{source.slug}/").status_code == 200
    assert client.get("/").status_code == 200


def test_signed_out_people_have_none(as_):
    assert _remember(as_("signed_out"), _source(), 10).status_code == 302
    assert not Progress.objects.exists()


def test_a_bookmark_costs_a_warm_page_no_query_of_its_own(as_, django_assert_num_queries):
    source, client = _source(), as_("reader")
    assert person("reader")
    _remember(client, source, 1500)
    _page(client, source)
    with django_assert_num_queries(4):  # session, person, glance, own marks with the bookmark
        _page(client, source)
