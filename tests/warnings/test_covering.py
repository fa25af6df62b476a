"""What is decided for a viewer about many things at once, and how often the database is asked for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.marginalia.models import Annotation
from annotations.warnings.present import Surface, present_all
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
WORDS = ("The last scene", "its signs small", "naïve question", "Nobody says", "A pupil comes home")


def _queries(count: int) -> list[str]:
    found = Annotation.objects.select_related("author", "passage", "source__film", "circle").with_tags()
    rows, viewer = list(found.order_by("pk")[:count]), person("stranger")
    with CaptureQueriesContext(connection) as captured:
        present_all(rows, viewer, Surface.LIST)
    return [query["sql"] for query in captured]


def test_a_longer_list_asks_no_more():
    source = make.source()
    for words in WORDS:
        make.warned(make.annotation(words=words, on=source))
        make.warned(source, words, category="violence")
    assert len(_queries(5)) == len(_queries(1)) == 2  # the viewer's profile, and what is covered by it


def test_warnings_are_found_in_whichever_revision_they_lie_over_a_quotation():
    note = make.annotation(words=WORDS[0])
    passage = make.warned(note.source, f"{WORDS[0]} asks two people").passage
    assert passage.start == note.passage.start
    (shown,) = present_all([note], person("stranger"), Surface.LIST)
    assert shown.quote == "[Covered: Sexual violence, described]"


def test_a_warning_whose_passage_is_lost_stands_on_its_source(as_):
    source = make.source()
    warning = make.warned(source, WORDS[0])
    warning.passage.placements.update(start=None, end=None, status="orphaned")
    type(source).objects.filter(pk=source.pk).update(version=99)
    page = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert "Sexual violence, described: somewhere in this text" in page
    assert WORDS[0] in page
