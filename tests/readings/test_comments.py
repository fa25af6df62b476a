"""What a reader says under a text is theirs on the page of a reading, and never its author's."""

import re

import pytest

from tests import make
from tests.readings import making
from tests.test_sweep import client_of
from tests.threads.made import COMMENT, commented

pytestmark = pytest.mark.django_db


def _page(of) -> str:
    return client_of("signed_out").get(f"/readings/{of.slug}/").content.decode()


def _map(html: str) -> list[str]:
    """The heads of its rows, in words."""
    table = html[html.index('<table class="map">') : html.index("</table>")]
    heads = re.findall(r'<th scope="row">(.*?)</th>', table, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", head).split()) for head in heads]


def test_the_map_keeps_a_readers_comment_apart_from_the_text_it_stands_under():
    text = commented()
    made = making.reading(about=text.film)
    making.cited(made, on=text)
    making.cited(made, on=text, words=COMMENT, stance="contradicts")
    named = f"{text.title}"
    assert _map(_page(made)) == [f"{named} {text.get_kind_display()}", f"a reader, under {named} Comments"]


def test_a_text_is_silent_under_which_a_reader_alone_speaks():
    text = commented()
    made = making.reading(about=text.film)
    making.cited(made, on=text, words=COMMENT)
    assert f'href="/sources/{text.slug}/"' in _silent(_page(made))
    making.cited(made, on=text)
    assert _silent(_page(made)) == ""


def _silent(html: str) -> str:
    return html.partition('id="silent"')[2].partition("</section>")[0]


def test_a_readers_comment_is_evidence_with_its_own_attribution():
    text = commented()
    made = making.reading(about=text.film)
    piece = making.cited(made, on=text, words=COMMENT)
    html = _page(made)
    item = html[html.index(f'id="evidence-{piece.pk}"') :].partition("</li>")[0]
    assert COMMENT in item and "a reader, in a comment" in item and "comment 1" in item


def test_a_readers_comment_is_annotated(as_):
    text = commented()
    note = make.annotation("stranger", on=text, words=COMMENT, body="Nobody did.")
    html = as_("signed_out").get(f"/annotations/{note.pk}/", follow=True).content.decode()
    card = html[html.index(f'id="annotation-{note.pk}"') :].partition("</article>")[0]
    assert COMMENT in card and "Nobody did." in card
