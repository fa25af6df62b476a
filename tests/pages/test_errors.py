"""Pages of refusal: in the look, with a way on."""

import pytest
from django.test import RequestFactory
from django.views import defaults

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_offers_the_search(as_):
    answer = as_("signed_out").get("/no/such/page/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert 'role="search"' in html
    assert 'href="/sources/"' in html


def test_a_crash_has_a_page_that_needs_nothing_of_the_site():
    """Django renders it without request or context."""
    answer = defaults.server_error(RequestFactory().get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Something broke" in html
    assert 'href="/sources/"' in html
    assert 'class="bar"' in html


@pytest.mark.parametrize(("view", "status"), [(defaults.bad_request, 400), (defaults.permission_denied, 403)])
def test_a_refusal_says_where_to_go(view, status):
    answer = view(RequestFactory().get("/"), ValueError("x"))
    assert answer.status_code == status
    assert 'href="/"' in answer.content.decode()


def test_somebody_else_s_desk_is_refused_with_a_sentence_and_a_way_on(as_):
    answer = as_("reader").get("/desk/")
    assert answer.status_code == 403
    assert 'href="/sources/"' in answer.content.decode()
