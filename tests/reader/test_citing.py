"""What somebody annotated is cited from its card: where everybody reads it, and nowhere else."""

import re

import pytest
from django.urls import reverse

from annotations.sources import actions as sources
from perfection_site.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db


def _cards(html: str) -> set[int]:
    return {int(pk) for pk in re.findall(r'<article class="card[^"]*" id="annotation-(\d+)"', html)}


def _cited(html: str) -> set[int]:
    """The annotations whose cards lead to citing what they are about."""
    return {int(pk) for pk in re.findall(r'href="/annotations/(\d+)/cite/"', html)}


def _world() -> dict:
    text = make.source()
    circle = make.circle(members=["stranger"])
    return {
        "source": text,
        "public": make.annotation(on=text),
        "highlight": make.annotation(on=text, body="", kind="highlight"),
        "private": make.annotation(on=text, visibility="private"),
        "circle": make.for_circle(circle, on=text),
        "hidden": make.put(make.annotation(on=text), "hidden"),
        "pending": make.put(make.annotation(on=text), "pending"),
        "withdrawn": make.put(make.annotation(on=text), "withdrawn"),
    }


@pytest.mark.parametrize(
    ("name", "query", "also"),
    [
        ("signed_out", "", ()),
        ("reader", "?tab=mine", ("private", "circle", "hidden", "pending")),
        ("stranger", "?tab=circles", ("circle",)),
        ("moderator", "", ()),
    ],
)
def test_from_cards_of_what_everybody_reads(as_, name, query, also):
    world = _world()
    client, url = as_(name), reverse("reader:source", args=[world["source"].slug])
    everywhere = {world["public"].pk, world["highlight"].pk}
    html = client.get(url).content.decode()
    assert _cited(html) == everywhere
    narrowed = client.get(url + query).content.decode()
    assert {world[kind].pk for kind in also} <= _cards(html) | _cards(narrowed)  # they are there
    assert _cited(narrowed) <= everywhere
    for kind in ("private", "circle", "hidden", "pending", "withdrawn"):
        answer = client.get(reverse("reader:annotation", args=[world[kind].pk]), follow=True).content.decode()
        assert world[kind].pk not in _cited(answer)


def test_it_leads_to_the_form_that_cites_it(as_):
    note = make.annotation()
    client = as_("reader")
    (pk,) = _cited(client.get(reverse("reader:annotation", args=[note.pk]), follow=True).content.decode())
    html = client.get(reverse("readings:cite_annotation", args=[pk])).content.decode()
    assert "the first thing they agree on" in html


def test_nothing_is_cited_from_a_text_that_is_taken_down(as_):
    note = make.annotation()
    sources.take_down(User.objects.house(), note.source, reason="A question about rights.")
    for name in ("signed_out", "reader", "admin"):
        html = as_(name).get(reverse("reader:source", args=[note.source.slug])).content.decode()
        assert note.pk in _cards(html)
        assert _cited(html) == set()
