"""Quotations by reference: what each viewer gets of a passage that something else quotes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.passages.actions import quote
from annotations.passages.models import Placement
from annotations.sources import actions as sources
from annotations.text.editing import Change
from annotations.warnings.present import Quotation, Surface, present, present_all
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
SENTENCE = "The lesson is repeated until it is perfect."


def quotation(of, words: str = SENTENCE, back: str = "evidence-1") -> Quotation:
    start = of.current.text.index(words)
    passage, _placed = quote(person("reader"), of.current, start=start, end=start + len(words), exact=words)
    return Quotation(passage, back)


def on_page(of, viewer="signed_out"):
    return present(Quotation(of.passage, of.back), person(viewer), Surface.PAGE)


def test_it_says_what_is_quoted_from_where_and_leads_there():
    text = make.source()
    shown = on_page(quotation(text))
    start = text.current.text.index(SENTENCE)
    assert (shown.words, shown.line, shown.heading, shown.byline) == (
        SENTENCE, SENTENCE, "The bow and the bargain", "A. Sample")  # fmt: skip
    assert shown.place == "paragraph 2"
    assert shown.link.startswith(f"/sources/{text.slug}/?r=1&from={start}&to={start + len(SENTENCE)}#b")
    assert not (shown.is_lost or shown.is_gone or shown.is_covered or shown.is_shortened)


def test_what_is_warned_of_is_a_button_on_a_page_and_a_line_in_a_list():
    text = make.source()
    quoted = quotation(text)
    make.warned(text, SENTENCE, grade=4)
    shown = on_page(quoted)
    assert shown.is_covered
    assert SENTENCE not in shown.words + shown.line
    assert 'form="covers"' in shown.words and ":evidence-1" in shown.words
    listed = present(Quotation(quoted.passage), person("signed_out"), Surface.LIST)
    assert listed.words == listed.line and listed.line.startswith("[Covered: ")


def test_only_the_part_under_a_warning_is_covered():
    text = make.source()
    quoted = quotation(text, "A café, a 🎻 and a naïve question: the film likes its signs small")
    make.warned(text, "naïve question", grade=4)
    line = on_page(quoted).line
    assert line.startswith("A café, a 🎻 and a [Covered: ") and line.endswith("]: the film likes its signs small")


def test_words_are_escaped():
    raw = make.ESSAY + "\nA <b>bold</b> & plain claim.\n"
    shown = on_page(quotation(make.source(raw), "A <b>bold</b> & plain claim."))
    assert shown.words == "A &lt;b&gt;bold&lt;/b&gt; &amp; plain claim."


def test_a_passage_whose_words_are_not_in_the_text_any_more_is_lost_and_still_says_what_it_said():
    quoted = quotation(make.source())
    Placement.objects.filter(passage=quoted.passage).update(status="orphaned", start=None, end=None)
    shown = on_page(quoted)
    assert (shown.is_lost, shown.words, shown.place) == (True, SENTENCE, "")
    assert shown.link == f"/sources/{shown.source_slug}/"


def test_of_a_text_that_is_off_the_site_nothing_is_quoted_but_for_those_who_manage_sources():
    text = make.source()
    quoted = quotation(text)
    quoted.passage.source = sources.unpublish(person("admin"), text, reason="The author asked.")
    shown = on_page(quoted)
    assert (shown.is_gone, shown.words, shown.line) == (True, "", "")
    assert on_page(quoted, "admin").words == SENTENCE


def test_of_a_text_that_is_taken_down_a_short_quotation_stays():
    text = make.source()
    quoted = quotation(text)
    sources.take_down(User.objects.house(), text, reason="The author asked.")
    quoted.passage.refresh_from_db()
    shown = on_page(quoted)
    assert (shown.is_gone, shown.line) == (True, quoted.passage.exact)


def test_a_comment_is_not_ascribed_to_the_author_of_the_text():
    draft = make.draft(rights_basis="own_work", rights_evidence="Written for the tests.")
    last = draft.manuscript.read()[-1]
    changed = sources.edit_draft(User.objects.house(), draft, [Change(last.id, kind="comment")], version=1)
    text = sources.publish(User.objects.house(), changed)
    comment = next(block for block in text.current.document.blocks if block.kind == "comment")
    shown = on_page(quotation(text, text.current.text[comment.start : comment.end]))
    assert (shown.is_comment, shown.place) == (True, "comment 1")
    assert "A. Sample" not in shown.byline


def test_many_cost_one_query_once_their_texts_are_known():
    film = make.film()
    texts = [make.source(f"{make.ESSAY}\nVariation {number}.\n", film) for number in range(4)]
    quoted = [quotation(text) for text in texts for _ in range(3)]
    viewer = person("signed_out")
    present_all([Quotation(one.passage) for one in quoted], viewer, Surface.PAGE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        present_all([Quotation(one.passage) for one in quoted], viewer, Surface.PAGE)
    assert len(asked) == 1


def test_a_pull_quote_that_repeats_what_is_warned_of_is_covered_too():
    repeated = "A pupil comes home to the school that made her"
    draft = make.draft(f"{make.ESSAY}\n{repeated}\n", rights_basis="own_work", rights_evidence="Written for the tests.")
    last = draft.manuscript.read()[-1]
    changed = sources.edit_draft(User.objects.house(), draft, [Change(last.id, kind="pull_quote")], version=1)
    text = sources.publish(User.objects.house(), changed)
    at = text.current.text.rindex(repeated)
    where = {"start": at, "end": at + len(repeated), "exact": repeated}
    passage, _placed = quote(person("reader"), text.current, **where)
    assert on_page(Quotation(passage)).words == repeated
    make.warned(text, "A pupil comes home to the school that made her, and nobody asks", grade=4)
    assert repeated not in on_page(Quotation(passage)).words
