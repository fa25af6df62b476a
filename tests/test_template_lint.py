"""Templates take presented values only."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OURS = (
    "accounts",
    "circles",
    "house",
    "sources",
    "passages",
    "marginalia",
    "warnings",
    "threads",
    "readings",
    "moderation",
)

# Every field of ours that holds words somebody wrote or published: no template may reach one.
RAW = {
    "body", "body_html", "exact", "prefix", "suffix", "text", "blocks_json", "marks", "notices_json", "title", "author",
    "rights_statement", "rights_evidence", "state_reason", "entries", "brief", "kept", "kept_tags", "comment", "support_json",
    "where", "complaint", "sender", "change_note", "about", "about_html", "name", "written", "folded", "typed", "detail", "called",
    "hours", "thesis", "exposition", "exposition_html", "complications", "questions", "sentence", "gist", "why", "answer",
}  # fmt: skip
# Fields of letters that nobody writes freely: names, labels, addresses, keys.
LABELS = {
    "username", "email", "password", "verb", "about_kind", "kind", "key", "mail", "slug", "publisher", "url", "director",
    "config", "timezone", "encoding", "form", "category", "layer", "origin", "grade", "language", "rights_basis",
    "prominence", "spoiler", "outcome",
    # Of a warning, shown as `more`; what `present()` calls a note's detail are labels.
    "detail",
    "policy", "state", "checksum", "reason", "status", "visibility", "was", "rule", "act", "words", "what", "role",
    "country", "topic", "phone", "shown_to", "place", "path", "place_kind", "mails", "level", "stance", "offered_as",
    "quoting",
}  # fmt: skip
_EXPRESSION = re.compile(r"\{\{(.+?)\}\}|\{%(.+?)%\}", re.DOTALL)
_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+")
_UNSAFE = re.compile(
    r"\|\s*safe\b|safeseq|autoescape\s+off|<style|\son[a-z]+=|\sstyle=|<script(?![^>]*\ssrc=)(?![^>]*json)"
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")


def _paths(source: str):
    for match in _EXPRESSION.finditer(source):
        yield from _PATH.findall(_STRING.sub("", match.group(1) or match.group(2)))


def _raw(source: str) -> list[str]:
    """Dotted names that end in a raw field. A bound form's own field (`form.body`) is what somebody is typing,
    and `attrs` are those of an allauth element."""
    return [
        path
        for path in _paths(source)
        if any(part in RAW for part in path.split(".")[1:])
        and path.split(".")[0] not in ("form", "publish_form", "attrs")
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_takes_presented_values_only(path):
    source = path.read_text(encoding="utf-8")
    assert _raw(source) == []
    assert not _UNSAFE.search(source)


@pytest.mark.parametrize(
    "source", ["{{ a.body }}", "{% if a.passage.exact %}", "{{ x.y.text|upper }}", "{{ s.title }}"]
)
def test_the_lint_finds_a_raw_field(source):
    assert _raw(source)


def test_every_text_field_is_known_to_the_lint():
    """A new field that holds words must be named raw, or be known as a label."""
    letters = (models.CharField, models.TextField)
    fields = {
        field.name
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, letters)
    }
    assert fields <= RAW | LABELS, fields - RAW - LABELS


# A template may point up by URL name; these do.
UPWARD = {
    ("reader/annotate.html", "readings:cite"),
    ("reader/source.html", "readings:cite"),
    ("readings/_evidence.html", "moderation:flag_evidence"),
    ("readings/reading.html", "moderation:flag_reading"),
    ("readings/_rows.html", "pages:film"),
    ("readings/reading.html", "pages:film"),
    ("readings/readings.html", "pages:film"),
    ("readings/readings.html", "pages:films"),
    ("readings/write.html", "pages:film"),
    ("accounts/inbox.html", "pages:sources"),
    ("accounts/person.html", "pages:notebook"),
    ("accounts/watches.html", "pages:sources"),
    ("reader/_drafts_tabs.html", "threads:drafts"),
    ("reader/_card.html", "readings:cite_annotation"),
    ("reader/_card.html", "moderation:flag"),
    ("reader/_card.html", "threads:on_annotation"),
    ("reader/annotate.html", "readings:quote"),
    ("reader/source.html", "readings:quote"),
    ("reader/source.html", "threads:on_source"),
    ("threads/_post.html", "moderation:flag_post"),
    ("threads/_post.html", "moderation:waiting_post"),
    ("threads/_head.html", "pages:posts"),
    ("threads/gone.html", "pages:sources"),
    ("threads/withdraw.html", "pages:posts"),
    ("warnings/warning.html", "threads:on_warning"),
    ("moderation/report.html", "texts:text"),
    ("moderation/report_status.html", "texts:text"),
    ("reader/_card.html", "moderation:waiting"),
    ("reader/gone.html", "pages:film"),
    ("reader/source.html", "moderation:report"),
    ("reader/source.html", "pages:film"),
    ("reader/source.html", "pages:source_feed"),
    ("sources/edit.html", "reader:source"),
    ("warnings/film.html", "pages:film"),
}
FLOOR = {
    "accounts": 0, "sources": 1, "reader": 4, "warnings": 4, "threads": 5, "readings": 6, "moderation": 7, "pages": 8, "texts": 8,
    "circles": 8,
}  # fmt: skip


def test_templates_point_up_only_where_this_list_says():
    found = set()
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        room = path.parent.name
        for namespace, view in re.findall(r"\{%\s*url\s+['\"]([a-z]+):([a-z_]+)", path.read_text(encoding="utf-8")):
            if room in FLOOR and FLOOR[namespace] > FLOOR[room]:
                found.add((name, f"{namespace}:{view}"))
    assert found == UPWARD


def test_safe_html_is_made_in_few_places():
    """`mark_safe` stands only where HTML has just been rendered or sanitised; each place is named here."""
    makers = {
        "annotations/warnings/marginal.py",
        "annotations/warnings/unwarned.py",
        "annotations/reader/article.py",
        "annotations/reader/page.py",
        "annotations/reader/structure.py",
        "critiques/readings/presenting.py",
        "critiques/threads/presenting.py",
    }
    found = {
        str(path.relative_to(ROOT))
        for top in ("annotations", "critiques", "perfection_site")
        for path in (ROOT / top).rglob("*.py")
        if "mark_safe(" in path.read_text(encoding="utf-8")
    }
    assert found == makers
