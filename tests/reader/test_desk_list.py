"""The desk's list of sources: by state, by words, in pages."""

import pytest

from tests import make
from tests.reader.test_desk import drafted

pytestmark = pytest.mark.django_db


def test_the_list_is_sifted_by_state_and_words(as_):
    live = make.source()
    drafted(make.ESSAY.replace("The bow and the bargain", "Another title") + "\nMore.\n")
    client = as_("admin")
    page = client.get("/desk/sources/?state=draft").content.decode()
    assert "Another title" in page
    assert live.title not in page
    assert live.title in client.get("/desk/sources/?q=BARGAIN").content.decode()
    assert "No source here is like that" in client.get("/desk/sources/?q=nothing+like+it").content.decode()
    assert client.get("/desk/sources/?state=nonsense&before=x").status_code == 200


def test_the_list_comes_in_pages_and_each_source_once(as_, monkeypatch):
    monkeypatch.setattr("annotations.reader.desk.PAGE", 2)
    film = make.film()
    for number in range(5):
        make.draft(make.ESSAY + f"\nVariation {number}.\n", about=film)
    client, address, seen = as_("admin"), "/desk/sources/?state=draft", []
    while address:
        page = client.get(address)
        seen += [source.id for source in page.context["sources"]]
        address = page.context["next_url"]
    assert len(seen) == len(set(seen)) == 5
