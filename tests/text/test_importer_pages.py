"""Small things that saved pages and reviews say: markers, bylines, who commented when, ways to other texts."""

import pytest

from annotations.text import importer, pointers
from tests.text.accounting import LONG, PROSE, paragraphs, read, texts

WIKI = f"""<html><head><title>The house</title></head><body><h1>The house</h1><p>{LONG}</p>
<div class="toc"><h2>Contents</h2><ul>
<li><a href="#Plot"><span class="tocnumber">1</span> <span class="toctext">Plot</span></a></li>
<li><a href="#Cast"><span class="tocnumber">2.1</span> <span class="toctext">Cast</span></a></li></ul></div>
<h2 id="Plot">Plot</h2><p>{PROSE}</p><h2 id="Cast">Cast</h2><p>{LONG}</p>
<ol class="references"><li><span class="mw-cite-backlink"><a href="#r">^</a></span> Doe, Jane. Houses, 1967.</li></ol>
</body></html>"""


def test_the_markers_of_entries_are_no_part_of_them():
    imported = importer.read(WIKI, form="html")
    assert texts(imported, "contents") == ["Contents", "Plot", "Cast"]
    assert "Doe, Jane. Houses, 1967." in texts(imported, "list_item")
    assert {"1", "2.1", "^"} <= {entry.text for entry in imported.dropped}


def test_who_commented_when_on_one_line_is_not_said_by_them():
    said = "".join(
        f'<div class="kommentar"><p>{name} schrieb am 22. Februar 2012 um 10:15 Uhr:</p><p>{words}</p></div>'
        for name, words in (("Heike", "Wer hat das Licht gelöscht?"), ("Jens", "Ich tippe auf den Pfarrer."))
    )
    page = f'<html><body><h1>Der Turm</h1><p>{LONG}</p><p>{PROSE}</p><div id="kommentare">{said}</div></body></html>'
    found = importer.read(page, form="html").to_json()["comments"]
    assert [(one["author"], [block["text"] for block in one["blocks"]]) for one in found] == [
        ("Reader 1", ["Wer hat das Licht gelöscht?"]),
        ("Reader 2", ["Ich tippe auf den Pfarrer."]),
    ]


def test_a_film_review_by_somebody_is_a_byline_and_rights_name_no_initial():
    raw = paragraphs("THE GIRL WHO SOLD FOG", "A film review by P. J. Doe", "April 12, 1996", LONG, PROSE)
    imported = read(f"{raw}\n\nCopyright 1996 P. J. Doe")
    assert (imported.title, imported.author, imported.publisher) == ("THE GIRL WHO SOLD FOG", "P. J. Doe", "")


def test_a_name_that_a_page_states_is_taken_without_the_words_before_it():
    page = (
        f'<html><body><h1>The house</h1><span class="post-author">Posted by Jane Doe</span><p>{LONG}</p></body></html>'
    )
    assert importer.read(page, form="html").author == "Jane Doe"


@pytest.mark.parametrize(
    "line",
    ["My review of her first film, The Lake, is here.", "You can read what I wrote about the lake here.",
     "Read our interview with Jane Doe here."],
)  # fmt: skip
def test_a_sentence_that_only_shows_the_way_to_another_text(line):
    assert pointers.is_pointer(line)


@pytest.mark.parametrize("line", ["My mother is here.", "You can read it in her face.", "The house is where they met."])
def test_a_sentence_that_shows_no_way(line):
    assert not pointers.is_pointer(line)


def test_what_stands_directly_below_jump_to_is_contents_whatever_the_headings_add():
    parts = ("Recap: how we got here", PROSE, "What's on the tape?", LONG)
    raw = paragraphs("Title", "By Jane Doe", "Jump to:\nRecap\nThe tape\nThe caller", LONG, *parts)
    assert texts(read(raw), "contents") == ["Jump to:", "Recap", "The tape", "The caller"]


def test_points_that_ask_something_are_no_sources_of_what_stands_above_them():
    points = ("– Thunder, a lot of it.", "– A fall.", "– One burp.", "– Somebody shouts.", "– A van.")
    raw = paragraphs("Title", LONG, "Scary moments", "\n".join(points), "Afterwards", "– Was he right to worry?", PROSE)
    assert "Was he right to worry?" in texts(read(raw), "list_item")


def test_the_title_that_stands_again_above_comments_is_no_name_of_a_site():
    said = "4 comments on “In praise of the bad seat”\n\nDerek\nFebruary 9, 2016 at 8:14 am\nThere were fish in it."
    raw = paragraphs("In praise of the bad seat", "Jane Doe", "February 9, 2016", LONG, PROSE, said)
    assert (read(raw).title, read(raw).author) == ("In praise of the bad seat", "Jane Doe")
