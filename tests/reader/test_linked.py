"""Links to bare words, from a card to its words, and from a paragraph to one sentence."""

import re

import pytest

from tests import make

pytestmark = pytest.mark.django_db
FIRST, LAST = "A pupil comes home", "the first thing they agree on"


def _get(client, source, query: str = "") -> str:
    return client.get(f"/sources/{source.slug}/{query}").content.decode()


def _world():
    source = make.source()
    make.annotation("reader", LAST, on=source)
    make.annotation("stranger", FIRST, on=source)
    make.annotation("reader", "The last scene", on=source)
    return source


def _link(source, words: str, **changed) -> str:
    start = source.current.text.index(words)
    asked = {"r": 1, "from": start, "to": start + len(words)} | changed
    return "?" + "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)


def test_a_link_to_bare_words_marks_them_says_them_and_offers_to_annotate(as_):
    source = make.source()
    html = _get(as_("signed_out"), source, _link(source, LAST))
    assert f'<span class="pointed">{LAST}</span>' in html
    assert re.search(rf"<blockquote[^>]*data-linked>{LAST}</blockquote>", html)
    start = source.current.text.index(LAST)
    assert f"/annotate/?start={start}&amp;end={start + len(LAST)}" in html


def test_the_outline_is_kept_for_nobody(as_):
    source = _world()
    visitor = as_("signed_out")
    before = _get(visitor, source)
    assert "pointed" in _get(visitor, source, _link(source, LAST))
    assert _get(visitor, source) == before
    assert 'class="pointed"' not in _get(as_("reader"), source)


def test_an_outline_over_marks_links_and_blocks_leaves_the_runs_as_they_are(as_):
    source = _world()
    text = source.current.text
    start, end = text.index("naïve question"), text.index("the first thing") + 9
    html = _get(as_("reader"), source, f"?r=1&from={start}&to={end}")
    assert "".join(re.findall(r'<span class="pointed">([^<]*)</span>', html)) == text[start:end].replace("\n", "")
    runs = re.findall(r'<(?:span|mark)[^>]* data-start="(\d+)">(?:<span class="pointed">)?([^<]*)<', html)
    assert "".join(words for _start, words in runs) == text.replace("\n", "")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"r": 7}, "leads to a passage that the text does not have"),
        ({"to": 99_999}, "leads to a passage that the text does not have"),
        ({"from": 500, "to": 400}, "leads to a passage that the text does not have"),
        ({"from": 0, "to": 0}, "leads to a passage that the text does not have"),
        ({"r": 0}, "This link is to revision 0 of the text. You are reading revision 1"),
        ({"r": "x"}, "not complete"),
        ({"to": None}, "not complete"),
        ({"from": -3}, "not complete"),
    ],
)
def test_a_link_that_leads_nowhere_says_so(as_, changed, says):
    source = make.source()
    answer = as_("signed_out").get(f"/sources/{source.slug}/{_link(source, LAST, **changed)}")
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "pointed" not in answer.content.decode()


def test_a_link_to_white_space_says_so(as_):
    source = make.source()
    at = source.current.text.index("\n")
    assert "There are no words" in _get(as_("signed_out"), source, f"?r=1&from={at}&to={at + 1}")


def test_a_link_into_the_middle_of_an_emoji_marks_all_of_it(as_):
    source = make.source(make.ESSAY + "\nA family 👨‍👩‍👧 leaves.\n")
    at = source.current.text.index("👩")
    assert '<span class="pointed">👨‍👩‍👧</span>' in _get(as_("signed_out"), source, f"?r=1&from={at}&to={at + 1}")


# ---- from a card to its words, and from a paragraph to one sentence


def test_a_card_leads_to_its_words(as_):
    note = make.annotation("reader", LAST)
    answer = as_("signed_out").get(f"/annotations/{note.pk}/?in=text")
    block = re.search(r"#b(\d+)$", answer.url).group(1)
    assert re.search(rf'id="b{block}"(?:(?!id="b).)*{LAST}', _get(as_("signed_out"), note.source), re.DOTALL)


def test_one_sentence_of_a_paragraph_is_chosen_without_script(as_):
    source = make.source()
    text, repeated = source.current.text, "The lesson is repeated until it is perfect."
    block = next(b for b in source.current.document.blocks if b.start <= text.index(repeated) < b.end)
    reader, page = as_("reader"), f"/sources/{source.slug}"
    form = reader.get(f"{page}/annotate/?start={block.start}&end={block.end}").content.decode()
    assert f"{page}/sentences/?start={block.start}&amp;end={block.end}" in form
    chosen = reader.get(f"{page}/sentences/?start={block.start}&end={block.end}").content.decode()
    spans = re.findall(r'value="(\d+-\d+)"', chosen)
    assert len(spans) == 3
    answer = reader.get(f"{page}/sentences/?start={block.start}&end={block.end}&span={spans[1]}")
    second = text.index(repeated, text.index(repeated) + 1)
    assert answer.url == f"{page}/annotate/?start={second}&end={second + len(repeated)}"


def test_a_sentence_that_is_none_is_refused_with_a_sentence(as_):
    source = make.source()
    answer = as_("reader").get(f"/sources/{source.slug}/sentences/?start=0&end=40&span=1-2")
    assert answer.status_code == 422


def test_a_form_for_half_an_emoji_takes_all_of_it(as_):
    source = make.source(make.ESSAY + "\nA family 👨‍👩‍👧 leaves.\n")
    at = source.current.text.index("👩")
    html = as_("reader").get(f"/sources/{source.slug}/annotate/?start={at}&end={at + 1}").content.decode()
    assert "👨‍👩‍👧</blockquote>" in html


def test_a_hand_made_selection_of_half_an_emoji_is_widened_too():
    source = make.source(make.ESSAY + "\nA family 👨‍👩‍👧 leaves.\n")
    note = make.annotation("reader", "👩", on=source)
    assert note.passage.exact == "👨‍👩‍👧"
