"""Whatever page or Markdown comes in: no visible word is lost, none made up, and nothing takes long."""

import time
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.text import clean, importer
from tests.text.accounting import LONG, PROSE, assert_tiled, words

quiet = settings(max_examples=150)

SAID = (
    "The house", "Cast", "Who has the keys?", "By Jane Doe", "3 June 2019", "TW: rape", "Photo: An Archive", "Share", "Reply",
    "Also read: The bow", "Tom says:", "2 Comments", "Contents", "1. Plot", "Call the hotline on 0800 555 0100", "Ann as Bob",
    "Nobody comes to the door.", PROSE, LONG, "e\u0301 caf\u00e9 \u202f! « oui »", "日本語の文。", "a\u00a0b",
)  # fmt: skip
BLOCKS = ("p", "div", "section", "article", "main", "aside", "nav", "header", "footer", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h6",
          "figure", "figcaption", "table", "tr", "td", "th", "dl", "dt", "dd", "form", "button", "pre", "details", "address", "center")  # fmt: skip
INLINE = ("em", "strong", "b", "i", "a", "span", "time", "small", "sup", "font", "cite", "q", "u", "abbr", "label")
HIDDEN = ("script", "style", "template", "noscript")
NAMES = ("", "comment", "comments", "comment-body", "byline", "date", "standfirst", "pullquote", "share", "related", "toc", "caption",
         "entry-content", "post", "message", "newsletter", "author", "title", "sr-only", "reply")  # fmt: skip


def element(tag, name, inner):
    classes = f' class="{name}"' if name else ""
    href = ' href="#a"' if tag == "a" and name == "toc" else ' href="https://a.example/"' if tag == "a" else ""
    return f"<{tag}{classes}{href}>{inner}</{tag}>"


text = st.sampled_from(SAID) | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12)
leaf = text.map(lambda said: (escape(said), said)) | st.just(("<br>", " ")) | st.just(("<hr>", " "))
hidden = st.tuples(st.sampled_from(HIDDEN), st.just("unseen()")).map(
    lambda pair: (f"<{pair[0]}>{pair[1]}</{pair[0]}>", "")
)
pictures = st.sampled_from(SAID).map(lambda said: (f'<img alt="{escape(said)}">', f" {said} "))


def _around(children):
    tags = st.sampled_from(BLOCKS + INLINE)
    return st.tuples(tags, st.sampled_from(NAMES), st.lists(children, max_size=5)).map(
        lambda made: (
            element(made[0], made[1], " ".join(html for html, _said in made[2])),
            " ".join(said for _html, said in made[2]),
        )
    )


pages = st.lists(st.recursive(leaf | hidden | pictures, _around, max_leaves=25), min_size=1, max_size=6).map(
    lambda parts: ("".join(html for html, _said in parts), " ".join(said for _html, said in parts))
)


def read(raw, form):
    try:
        imported = importer.read(raw, form=form)
    except importer.Unreadable as unreadable:
        assert str(unreadable).endswith(".")
        return None
    assert_tiled(imported)
    assert importer.read(raw, form=form) == imported
    return imported


def letters(value):
    """The letters of a text, without what divides them: pages part words by markup alone."""
    return "".join(words(clean.line(value))) if value else ""


@given(pages)
@quiet
@example(("<p>One.<div>Two.</div>Three.</p>", "One. Two. Three."))
@example(
    (f"<div class=comments><li class=comment><b>Ann</b> {LONG}</li></div>{LONG}{LONG}", f"Ann {LONG} {LONG}{LONG}")
)
def test_every_visible_word_of_a_page_is_kept_and_none_is_made_up(page):
    html, said = f"<h1>Title</h1>{page[0]}<p>{LONG}</p>", f"Title {page[1]} {LONG}"
    imported = read(f"<html><body>{html}</body></html>", "html")
    if imported is not None:
        kept = " ".join(entry.text for entry in imported.entries)
        assert sorted(letters(kept)) == sorted(letters(said))


@given(st.lists(st.sampled_from((*SAID, "# One", "Two\n===", "- item", "  - deeper", "1. first", "> quoted", ">> deeper", "---", "| a | b |\n|---|---|\n| c | d |",
    "**strong** and *soft*", "[a link](https://a.example/)", "![a picture](b.jpg)", "    code", "```\nfenced\n```", "[^1]: a note", "<div>raw <b>html</b></div>",
    "hard  \nbreak", "\\*escaped\\*", "~~struck~~", "## Comments", "**Ann** (3 May 2019): Yes.", "title: A")), min_size=1, max_size=14))  # fmt: skip
@quiet
def test_every_word_of_markdown_is_kept_and_none_is_made_up(lines):
    lines = ["# Title", *lines, LONG]
    imported = read("\n\n".join(lines), "markdown")
    if imported is not None:
        raw = " ".join(lines)
        for gone in ("https://a.example/", "(b.jpg)", "<div>", "</div>", "<b>", "</b>"):
            raw = raw.replace(gone, " ")
        kept = [word for entry in imported.entries for word in words(entry.text)]
        asked = [word for word in words(clean.line(raw)) if not word.isdecimal()]
        assert sorted(word for word in kept if not word.isdecimal()) == sorted(asked)


@given(st.text(max_size=300), st.sampled_from(["html", "markdown", "text", ""]))
@quiet
def test_any_text_in_any_form_is_read_or_refused_with_a_sentence(raw, form):
    read(raw, form)


@given(st.text(st.sampled_from("<>/=\"'&;!-#* \n[]()`|abp1"), max_size=300), st.sampled_from(["html", "markdown"]))
@quiet
def test_any_markup_is_read_or_refused_with_a_sentence(raw, form):
    read(raw, form)


TRICKS = {
    "deep": "<div>" * 10_000 + LONG + "</div>" * 10_000,
    "deep enough": "<div>" * 1_500 + LONG + "</div>" * 1_500 + f"<p>{LONG}" * 500,
    "unclosed": "<b><i>" * 30_000 + LONG,
    "tags": f"<p>{PROSE}</p>" + "<p>a</p>" * 9_000,
    "inline": "<p>" + "<b>a</b> " * 50_000,
    "links": "<div>" + "<a href=/>a</a>" * 9_000 + f"</div><p>{LONG}</p>",
    "links in a paragraph": "<p>" + "<a href=/>a</a>" * 60_000,
    "breaks": "<p>" + "<b>" * 60 + "a<br>" * 9_000,
    "attribute": f'<p class="{"x " * 400_000}">{LONG}</p>',
    "entities": "<!DOCTYPE html [<!ENTITY a '" + "b" * 1000 + "'><!ENTITY c '&a;&a;&a;'>]><p>" + "&c;" * 10_000,
    "references": "<p>" + "&amp;" * 100_000,
    "table": "<table>" + "<tr><td>a<td>b" * 9_000 + f"</table><p>{LONG}</p>",
    "nested tables": "<table><tr><td>" * 400 + LONG,
    "comments": "<div class=comments>" + "<li class=comment><b>Ann</b><p>Yes." * 1_000 + f"</div><p>{LONG}{LONG}</p>",
    "pictures": "<p>" + "<img alt=x>" * 9_000 + LONG,
    "json": f'<script type="application/ld+json">{"[" * 100_000}</script><p>{LONG}</p>',
    "quotations": f"<p>{LONG * 200}</p>" + f"<blockquote><p>{PROSE}</p></blockquote>" * 2_000,
    "lists": "<ul><li>" * 900 + LONG,
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_page_made_to_trip_the_importer_up_is_read_in_a_moment(name):
    began = time.process_time()
    imported = read("<html><body>" + TRICKS[name], "html")
    assert time.process_time() - began < 12
    if imported is not None:
        assert_tiled(imported)


@pytest.mark.parametrize(
    "trick",
    ["[" * 50_000, "[a](" * 20_000, "*a_ " * 40_000, "> " * 5_000 + "a", "- " * 3_000 + "a", "`" * 50_000, "<" * 50_000, "a\n\n" * 9_000, "![" * 30_000,
     "| a " * 5_000 + "\n" + "|---" * 5_000, "&" * 100_000, "\\" * 100_000],
)  # fmt: skip
def test_markdown_made_to_trip_the_importer_up_is_read_in_a_moment(trick):
    began = time.process_time()
    read(f"# Title\n\n{LONG}\n\n{trick}", "markdown")
    assert time.process_time() - began < 12


@pytest.mark.parametrize(
    "markup",
    [
        "<script>let unseen = 1;</script>", "<style>.unseen {}</style>", "<noscript>unseen</noscript>", "<template><p>unseen</p></template>",
        "<!-- unseen -->", "<p hidden>unseen</p>", '<div style="display:none">unseen</div>', "<svg><text>unseen</text></svg>",
        '<input type="hidden" value="unseen">', "<dialog>unseen</dialog>", "<iframe>unseen</iframe>", "<?php unseen ?>",
    ],
)  # fmt: skip
def test_scripts_and_hidden_elements_never_become_text(markup):
    for html in (f"<p>{LONG}</p>{markup}<p>{PROSE}</p>", f"<p>{LONG} {markup} {PROSE}</p>"):
        imported = importer.read(f"<html><body>{html}</body></html>")
        assert not any("unseen" in entry.text for entry in imported.entries)
        assert PROSE in imported.document.text


def test_marks_count_code_points_of_the_canonical_text():
    imported = importer.read(
        "<html><body><h1>Title</h1><p>  A\u0301 <em>soft \n word</em>, <strong>a loud <a href='https://a.example/x'>one</a></strong>"
        f" and <a href='javascript:alert(1)'>none</a>.</p><p>{LONG}</p></body></html>"
    )
    document = imported.document
    found = [(document.text[start:end], kind, href) for start, end, kind, href in document.marks]
    assert found == [
        ("soft word", "emphasis", ""),
        ("a loud one", "strong", ""),
        ("one", "link", "https://a.example/x"),
    ]


def test_an_entry_keeps_its_markup_and_where_it_stood():
    imported = importer.read(
        f"<html>\n<body>\n<h1>Title</h1>\n<p>A <em>soft</em> &amp; long story. {LONG}</p></body></html>"
    )
    entry = next(entry for entry in imported.entries if entry.kind == "paragraph")
    assert entry.raw.startswith("<p>A <em>soft</em> &amp; long story.")
    assert entry.line == 4
