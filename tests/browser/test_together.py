"""Two people at one real text at the same time: each selects, writes and sends, and sees what the other wrote."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from annotations.marginalia.models import Annotation
from tests import make
from tests.browser.conftest import PHONE, select_by_mouse

CORPUS = sorted((Path(__file__).resolve().parents[3] / "shared" / "corpus").glob("*.txt"))


@pytest.mark.skipif(not CORPUS, reason="the corpus is not beside this checkout (../shared/corpus)")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem[:3])
def test_two_people_annotate_one_real_text_at_once(visit, path):
    source = make.source(path.read_text(encoding="utf-8"))
    text, blocks = source.current.text, source.current.document.blocks
    index, block = next((i, b) for i, b in enumerate(blocks) if b.kind == "paragraph" and b.end - b.start > 120)
    words = text[block.start : block.end].split()
    overlapping = {"reader": " ".join(words[:6]), "stranger": " ".join(words[3:9])}
    pages = {"reader": visit("reader"), "stranger": visit("stranger", **PHONE)}
    for name, page in pages.items():
        page.goto(f"/sources/{source.slug}/")
        select_by_mouse(page, f"b{index}", overlapping[name])
        page.locator(".tools").get_by_role("button", name="Annotate").click()
        page.get_by_label("What do you see here?").fill(f"What {name} sees.")
    for page in pages.values():  # neither has seen the other's
        page.locator("#margin .go").click()
    for name, page in pages.items():
        expect(page.locator(".card.on")).to_contain_text(f"What {name} sees.")
    made = {note.author.username: note for note in Annotation.objects.select_related("author", "passage")}
    assert {name: note.passage.exact for name, note in made.items()} == overlapping
    for name, page in pages.items():
        page.reload()
        for other in made.values():
            expect(page.locator(f"#annotation-{other.pk}")).to_have_count(1)
        assert page.locator(f"#b{index} mark.own").first.inner_text() in " ".join(words), name
