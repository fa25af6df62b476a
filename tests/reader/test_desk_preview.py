"""A draft seen as its readers would get it."""

import re
from urllib.parse import urljoin

import pytest

from tests import make
from tests.reader.test_desk import ORIGINAL, drafted, field, post
from tests.threads.made import COMMENT, commented

pytestmark = pytest.mark.django_db


def test_the_preview_shows_what_would_be_published_and_nothing_else(as_):
    source, client = drafted(), as_("admin")
    post(client, source, url=ORIGINAL, **{field(source, "The last scene", "quoted"): "on"})
    page = client.get(f"/desk/sources/{source.pk}/preview/").content.decode()
    assert "The last scene" in page
    assert "A pupil comes home" not in page
    assert as_("signed_out").get(f"/sources/{source.slug}/").status_code == 404


def test_the_preview_of_an_empty_excerpt_says_what_to_do(as_):
    source = drafted()
    page = as_("admin").get(f"/desk/sources/{source.pk}/preview/").content.decode()
    assert '<div class="text"><p><b>The excerpt is empty.</b> At the desk, tick the lines it shows' in page


def test_the_preview_shows_what_is_printed_beside_the_text(as_):
    raw = make.ESSAY + "\nIf you have been affected by these issues, call the helpline on 0800 123 456.\n"
    source, client = drafted(raw), as_("admin")
    post(client, source, rights_basis="own_work", rights_evidence="Ours.")
    page = client.get(f"/desk/sources/{source.pk}/preview/").content.decode()
    assert "0800 123 456" in page
    assert "says the source" in page


def test_a_readers_comment_is_discussed_from_the_page_of_its_text_and_not_from_the_desk(as_):
    text = commented()
    for url in (f"/desk/sources/{text.pk}/preview/", f"/sources/{text.slug}/"):
        page = as_("admin").get(url).content.decode()
        assert COMMENT in page and "Reader 1" in page
        links = [urljoin(url, link) for link in re.findall(r'href="([^"]*comment=[^"]*)"', page)]
        assert links == ([] if "preview" in url else [f"/sources/{text.slug}/discussion/?comment=1"])
    assert as_("reader").get(links[0]).status_code == 200
