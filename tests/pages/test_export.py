"""Taking one's annotations away, in three forms."""

import csv
import io
import json
import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from annotations.text.profiles import PRESETS, From, Profile
from annotations.warnings.models import WarningProfile
from annotations.warnings.present import Surface, present
from annotations.warnings.taken import with_all
from perfection_site.pages import exporting
from perfection_site.pages.formats import escaped, guarded
from tests import make
from tests.people import person

EMOJI = "🎻 and a naïve question"


def _taken(client, form: str, query: str = "") -> str:
    answer = client.get(f"/notebook/export/?format={form}{query}")
    assert answer.status_code == 200
    return answer.getvalue().decode()


def _rows(text: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# ---- for every form


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "kind", "ending"),
    [("markdown", "text/markdown", "md"), ("csv", "text/csv", "csv"), ("jsonld", "application/ld+json", "jsonld")],
)
def test_it_is_a_file_with_a_date_that_nobody_keeps(as_, form, kind, ending):
    make.annotation()
    answer = as_("reader").get(f"/notebook/export/?format={form}")
    assert answer.streaming
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.headers["Cache-Control"] == "private, no-store"
    named = rf'attachment; filename="perfection-notebook-\d{{4}}-\d\d-\d\d\.{ending}"'
    assert re.fullmatch(named, answer.headers["Content-Disposition"])
    assert "A body." in answer.getvalue().decode()


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["markdown", "csv", "jsonld"])
def test_it_is_read_in_batches_of_a_fixed_number_of_queries(as_, monkeypatch, form):
    monkeypatch.setattr(exporting, "BATCH", 4)
    client, source, circle = as_("moderator"), make.source(), make.circle("moderator")
    other = make.source(make.ESSAY + "\nAnother.\n")
    counts = {}
    for number in range(1, 21):
        note = make.annotation("moderator", on=(source, other)[number % 2], body=f"Number {number}.", tags=("a", "b"),
                               visibility="circle", circle=circle.pk)  # fmt: skip
        make.edited(note, f"Edited {number}.")
        if number in (8, 20):
            with CaptureQueriesContext(connection) as captured:
                text = _taken(client, form)
            assert all(f"Edited {each}." in text for each in range(1, number + 1))
            counts[number] = len(captured)
    assert counts[20] - counts[8] <= 3 * 3  # three batches more, of two questions for rows and one for roles


@pytest.mark.django_db
def test_ticked_ones_alone_are_taken_and_only_ones_own(as_):
    source = make.source()
    one, two = make.annotation(on=source, body="First."), make.annotation(on=source, body="Second.")
    theirs = make.annotation("stranger", on=source, body="Theirs.")
    client = as_("reader")
    text = _taken(client, "csv", f"&which=ticked&only={two.pk}&only={theirs.pk}&only=x&only=99999999999999999999")
    assert [row["words"] for row in _rows(text)] == ["Second."]
    assert [row["words"] for row in _rows(_taken(client, "csv", f"&which=all&only={one.pk}"))] == ["First.", "Second."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "Choose Markdown, CSV or JSON-LD."),
        ("?format=pdf", "Choose Markdown, CSV or JSON-LD."),
        ("?format=csv&which=ticked", "Tick at least one annotation"),
        ("?format=csv&q=the", "Those words stand in almost every text."),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(as_, query, sentence):
    make.annotation()
    answer = as_("reader").get(f"/notebook/export/{query}")
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


@pytest.mark.django_db
def test_thirty_an_hour(as_):
    client = as_("reader")
    answers = [client.get("/notebook/export/?format=csv").status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]


@pytest.mark.django_db
def test_everything_of_ones_own_is_in_it_with_its_state(as_):
    circle = make.circle("reader", name="Thursday")
    source = make.source(policy="moderated")
    make.for_circle(circle, on=source)
    make.annotation(on=source, visibility="private", kind="highlight", body="")
    make.annotation(on=source)
    make.hidden()
    marginalia.withdraw(person("reader"), make.annotation(on=source, visibility="private", body="Gone."))
    rows = _rows(_taken(as_("reader"), "csv"))
    assert [(row["audience"], row["circle"], row["kind"], row["state"], row["rule"]) for row in rows] == [
        ("circle", "Thursday", "note", "visible", ""),
        ("private", "", "highlight", "visible", ""),
        ("public", "", "note", "pending", ""),
        ("public", "", "note", "hidden", "person"),
    ]
    (gone,) = _rows(_taken(as_("reader"), "csv", "&withdrawn=1"))[4:]
    assert (gone["words"], gone["state"]) == ("Gone.", "withdrawn")
    assert gone["withdrawn"]


@pytest.mark.django_db
def test_nobody_elses_is_ever_handed_out():
    note = with_all(Annotation.objects.filter(pk=make.annotation().pk)).get()
    assert present(note, person("reader"), Surface.EXPORT).markdown == "A body."
    for name in ("stranger", "moderator", "admin", "signed_out"):
        with pytest.raises(PermissionError):
            present(note, person(name), Surface.EXPORT)


# ---- JSON-LD


def _stands_where_it_says(item: dict, source, settings) -> None:
    text = source.current.text
    assert item["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert item["type"] == "Annotation"
    assert item["id"].startswith(f"{settings.SITE_URL}/annotations/")
    assert item["creator"] == {"id": f"acct:reader@{settings.SITE_HOST}", "type": "Person", "nickname": "reader"}
    assert datetime.fromisoformat(item["created"])
    assert item["created"].endswith("Z")
    target = item["target"]
    assert target["source"] == f"{settings.SITE_URL}/sources/{source.slug}/"
    quote, position = target["selector"]
    start, end = position["start"], position["end"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert text[start:end] == quote["exact"]
    assert text[:start].endswith(quote["prefix"])
    assert text[end:].startswith(quote["suffix"])
    (state,) = target["state"]
    assert state["type"] == "TimeState"
    assert state["sourceDate"].endswith("Z")
    assert Client().get(state["cached"].removeprefix(settings.SITE_URL)).status_code == 200
    assert state["cached"].endswith(f"?r=1&from={start}&to={end}")


@pytest.mark.django_db
def test_json_ld_is_a_collection_of_annotations_that_stand_where_they_say(as_, settings):
    source = make.source()
    made = make.annotation(words=EMOJI, on=source, body="A *note*.", tags=("Überall", "consent"))
    make.edited(made, "A better *note*.", tags=("consent",))
    make.annotation(words="The last scene", on=source, kind="highlight", body="")
    found = json.loads(_taken(as_("reader"), "jsonld"))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["total"], found["first"]["type"]) == ("AnnotationCollection", 2, "AnnotationPage")
    first, highlight = found["first"]["items"]
    for item in (first, highlight):
        _stands_where_it_says(item, source, settings)
    text = source.current.text
    assert first["target"]["selector"][0]["exact"] == EMOJI
    assert text.encode("utf-16-le").find(EMOJI.encode("utf-16-le")) // 2 == first["target"]["selector"][1]["start"]
    assert first["motivation"] == "commenting"
    assert first["modified"] > "2020"
    assert first["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": "A better *note*."},
        {"type": "TextualBody", "purpose": "tagging", "value": "consent"},
    ]
    assert first["perfection:history"][0]["body"][0]["value"] == "A *note*."
    assert first["audience"]["schema:audienceType"] == "public"
    assert highlight["motivation"] == "highlighting"
    assert "body" not in highlight


@pytest.mark.django_db
def test_an_empty_collection_is_one(as_):
    found = json.loads(_taken(as_("reader"), "jsonld"))
    assert (found["total"], found["first"]["items"]) == (0, [])


# ---- CSV


@pytest.mark.django_db
def test_csv_comes_back_as_it_was_written(as_):
    body = 'Says "this",\nthen; that\tand 🎻.'
    make.annotation(words=EMOJI, body=body, tags=("one", "two"))
    text = _taken(as_("reader"), "csv")
    assert text.startswith('\ufeff"id",')
    (row,) = _rows(text)
    assert (row["words"], row["quotation"], row["tags"]) == (body, EMOJI, "one, two")
    assert row["end"] == str(int(row["start"]) + len(EMOJI))


@pytest.mark.django_db
def test_no_cell_is_a_formula(as_):
    for body in ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"):
        make.annotation("moderator", body=body)
    assert {row["words"][0] for row in _rows(_taken(as_("moderator"), "csv"))} == {"'"}


@given(st.text())
def test_whatever_is_written_begins_no_formula(text):
    cell = guarded(text)
    assert cell.lstrip()[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    assert cell[:1] not in ("\t", "\r")
    assert cell in (text, f"'{text}")


# ---- Markdown


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_escaped_text_reads_as_it_is(line):
    line = " ".join(line.split())
    html = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"]).render(f"x {escaped(line)} x")
    assert "<" not in html.strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.django_db
def test_markdown_quotes_and_ends_with_each_annotation_what_its_author_left_open(as_):
    source = make.source(make.ESSAY + "\nA line with *stars* & <b>tags</b>.\n", title="A *starred* [title](x)")
    make.annotation(words="*stars* & <b>tags</b>", on=source, body="```\nnever closed", tags=("a_b",))
    make.annotation(words="The last scene", on=source, body="After <!-- it.", visibility="private")
    text = _taken(as_("reader"), "markdown")
    assert "## A \\*starred\\* \\[title\\]\\(x\\)" in text
    html = MarkdownIt("commonmark", {"html": True}).render(text)
    assert html.count("<h1>") == html.count("<h2>") == 1
    assert html.count("<blockquote>") == 2
    assert "*stars* &amp; &lt;b&gt;tags&lt;/b&gt;" in html
    assert "<pre><code>never closed\n\n</code></pre>\n</li>" in html  # ends with its own item
    assert "<p>Tags: a_b</p>" in html
    assert "<blockquote>\n<p>The last scene</p>" in html
    assert "Only me" in html


@pytest.mark.django_db
def test_an_empty_notebook_says_so(as_):
    assert "There are none." in _taken(as_("reader"), "markdown")


# ---- reading preferences


@pytest.mark.parametrize("form", ["markdown", "jsonld"])
def test_reading_preferences_are_taken_along_only_where_that_is_ticked(as_, form):
    note = make.annotation("reader")
    asked = Profile(PRESETS["standard"] | {"violence": From(note=2, cover=3)}, frozenset([note.source.film_id]))
    WarningProfile.objects.create(person=person("reader"), written=asked.encode())
    client, line = as_("reader"), "Violence: a note from “discussed”, covered from “described”"
    taken = _taken(client, form, "&preferences=1")
    assert line in taken.replace("\\", "") and "Seen: " in taken
    without = _taken(client, form)
    assert "Violence" not in without and "Seen: " not in without
    if form == "jsonld":
        assert line in json.loads(taken)["readingPreferences"]
        assert "readingPreferences" not in json.loads(without)


def test_a_table_never_holds_reading_preferences(as_):
    make.annotation("reader")
    assert _taken(as_("reader"), "csv", "&preferences=1") == _taken(as_("reader"), "csv")
