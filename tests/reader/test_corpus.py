"""The four real texts, where they are at hand: imported, published, read and annotated. They are never copied here."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from annotations.sources import actions
from annotations.sources.models import Source
from perfection_site.accounts.models import User
from tests import make

CORPUS = sorted((Path(__file__).resolve().parents[3] / "shared" / "corpus").glob("*.txt"))
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS, reason="the corpus is not beside this checkout (../shared/corpus)"),
]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem[:3])
def test_a_real_text_is_read_whole_published_and_annotated(as_, path):
    call_command("import_source", str(path), "--film", "The Perfection", stdout=StringIO(), stderr=StringIO())
    house = User.objects.house()
    rights = {"rights_basis": "permission", "rights_evidence": "Only for this test."}
    source = actions.publish(house, actions.describe(house, Source.objects.get(), **rights))
    blocks = source.current.document.blocks
    assert len(blocks) > 10
    last = blocks[-2]
    words = source.current.text[last.start : last.end][:60].strip()
    make.annotation("reader", words, on=source, body="On a real text.")
    page = as_("signed_out").get(f"/sources/{source.slug}/").content.decode()
    assert "On a real text." in page
    assert page.count("data-block=") == len(blocks)


def test_the_real_texts_are_refused_a_second_time():
    for _ in range(2):
        err = StringIO()
        try:
            call_command("import_source", *map(str, CORPUS), "--film", "The Perfection", stdout=StringIO(), stderr=err)
        except Exception as error:
            assert "not imported" in str(error)
    assert "here already" in err.getvalue()
    assert Source.objects.count() == len(CORPUS)
