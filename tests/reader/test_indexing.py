"""Which texts search engines may keep, and where the original is."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db
URL = "https://www.example.org/essay"


@pytest.mark.parametrize(
    ("basis", "robots"),
    [("own_work", "all"), ("licence", "all"), ("permission", "noindex"), ("public_domain", "noindex")],
)
def test_only_our_own_and_licensed_texts_may_be_kept(as_, basis, robots):
    source, client = make.source(rights_basis=basis, url=URL), as_("signed_out")
    answer = client.get(f"/sources/{source.slug}/")
    assert answer.headers["X-Robots-Tag"] == robots
    assert f'<link rel="canonical" href="{URL}">' in answer.content.decode()
    assert client.get(f"/sources/{source.slug}/?at=3").headers["X-Robots-Tag"] == "noindex"


def test_an_excerpt_is_not_kept_and_says_at_both_ends_where_the_whole_text_is(as_):
    source = make.excerpt()
    answer = as_("signed_out").get(f"/sources/{source.slug}/")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    html = answer.content.decode()
    assert html.count("<b>Excerpt.</b>") == 2
    assert html.count('The whole text is at <a href="https://example.org/original"') == 2


def test_a_text_without_an_address_has_no_canonical_one(as_):
    assert "canonical" not in as_("signed_out").get(f"/sources/{make.source().slug}/").content.decode()


def test_crawlers_reach_pages_and_not_what_people_do(as_):
    lines = as_("signed_out").get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /" not in lines
    for path in ("/desk/", "/accounts/", "/inbox/", "/search/", "/sources/*/annotate/"):
        assert f"Disallow: {path}" in lines


def test_lines_of_support_stand_at_the_end_as_somebody_elses(as_):
    raw = make.ESSAY + "\nIf you have been affected by these issues, call the helpline on 0800 123 456.\n"
    source = make.source(raw)
    html = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert source.support
    assert "0800 123 456" in html.partition("As printed in 2019, not checked by us")[2]
