"""What a notebook is taken away as: Markdown to read, CSV for a spreadsheet, JSON-LD for another annotation tool.

Each writes batch by batch and holds no more than one: `begin`, `write` for each batch of annotations, `said` for each
of posts and then of evidence, where these are taken along, and `end`, all in text.
"""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from annotations.warnings.taken import TakenAnnotation
from critiques.readings.taken import TakenEvidence
from critiques.threads.taken import TakenPost
from perfection_site.pages.webannotation import annotation as web_annotation
from perfection_site.pages.webannotation import collection

Said = TakenPost | TakenEvidence
SAID = {"posts": _l("Posts"), "evidence": _l("Evidence")}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=$@])")
# What makes a spreadsheet read a cell as a formula, fullwidth forms too; after spaces it does so as well.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]")


@dataclass(frozen=True)
class Told:
    """Whose notebook it is, when it is taken away, and in which time days are written; and what they want covered, a
    line each, where they have asked for that too. A table has no place for it."""

    author_name: str
    when: datetime
    zone: tzinfo
    url: str
    preferences: tuple[str, ...] = ()

    def day(self, when: datetime) -> str:
        return date_format(when.astimezone(self.zone), "j F Y, H:i")


def url_of(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def revision_url(one: TakenAnnotation) -> str:
    """Leads to the words in the revision they were quoted from."""
    asked = urlencode({"r": one.revision_number, "from": one.start, "to": one.end})
    return f"{url_of('reader:source', one.source_slug)}?{asked}"


def escaped(line: str) -> str:
    """Text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(line.split()))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what would be a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


class Markdown:
    """One item of a list for each annotation, under its text: so that a body's Markdown ends where the item does,
    whatever its author has left open."""

    ending, content_type = "md", "text/markdown; charset=utf-8"

    def __init__(self, told: Told):
        self.told, self.source, self.kind = told, None, ""

    def begin(self) -> str:
        head = _("Annotations by %(name)s") % {"name": escaped(self.told.author_name)}
        return f"# {head}\n\n{_('Taken away on %(day)s.') % {'day': self.told.day(self.told.when)}}\n"

    def write(self, batch: Iterable[TakenAnnotation]) -> str:
        return "".join(self._text(one) + self._item(one) for one in batch)

    def said(self, kind: str, batch: Iterable[Said]) -> str:
        head = "" if kind == self.kind else f"\n## {SAID[kind]}\n"
        self.kind = kind
        return head + "".join(self._said(one) for one in batch)

    def _said(self, one: Said) -> str:
        facts = [self.told.day(one.created)]
        if isinstance(one, TakenEvidence):
            facts.append(one.stance_label)
        if one.state != "visible":
            facts.append(one.state_label + (f" ({one.rule_label})" if one.rule_label else ""))
        words = one.markdown if isinstance(one, TakenPost) else escaped(one.line)
        lines = words.replace("\r\n", "\n").split("\n")
        indented = [f"  {line}" if line.strip() else "" for line in lines]
        return "\n".join(["", f"- {' · '.join(facts)}", "", *indented, ""])

    def end(self) -> str:
        said = "" if self.source or self.kind else f"\n{_('There are none.')}\n"
        if self.told.preferences:
            lines = "".join(f"- {escaped(line)}\n" for line in self.told.preferences)
            said += f"\n## {_('Reading preferences')}\n\n{lines}"
        return said

    def _text(self, one: TakenAnnotation) -> str:
        if self.source == one.source_id:
            return ""
        self.source = one.source_id
        about = [escaped(said) for said in (one.source_byline, one.film_heading) if said]
        heading = f"\n## {escaped(one.source_heading)}\n\n{' · '.join(about)}  \n"
        links = [
            f"<{url_of('reader:source', one.source_slug)}>",
            *([f"<{one.original_url}>"] if one.original_url else []),
        ]
        return heading + "  \n".join(links) + "\n"

    def _item(self, one: TakenAnnotation) -> str:
        audience = escaped(one.circle_name) or one.audience_label
        said = [f"**{one.kind_label}**", self.told.day(one.created), audience]
        if one.modified:
            said.append(_("edited %(day)s") % {"day": self.told.day(one.modified)})
        if one.state != "visible":
            said.append(one.state_label + (f" ({one.rule_label})" if one.rule_label else ""))
        said.append(f"<{url_of('reader:annotation', one.id)}>")
        parts = [" · ".join(said), "\n".join(f"> {escaped(line)}" for line in one.exact.split("\n"))]
        if one.tags:
            parts.append(_("Tags: %(tags)s") % {"tags": ", ".join(map(escaped, one.tags))})
        if one.markdown:  # last, for whatever it leaves open reaches to the end of the item
            parts.append(one.markdown.replace("\r\n", "\n"))
        lines = "\n\n".join(parts).split("\n")
        indented = [f"  {line}" if line.strip() else "" for line in lines[1:]]
        return "\n" + "\n".join([f"- {lines[0]}", *indented]) + "\n"


class Csv:
    """UTF-8 with its mark and CRLF, as spreadsheets expect it; times in UTC."""

    ending, content_type = "csv", "text/csv; charset=utf-8"

    def __init__(self, told: Told):
        self.told = told

    def begin(self) -> str:
        return "\ufeff" + self._rows([self._columns()])

    def write(self, batch: Iterable[TakenAnnotation]) -> str:
        return self._rows(list(self._cells(one).values()) for one in batch)

    def said(self, kind: str, batch: Iterable[Said]) -> str:
        return ""  # its columns are an annotation's

    def end(self) -> str:
        return ""

    @staticmethod
    def _rows(rows: Iterable[list[str]]) -> str:
        written = io.StringIO()
        csv.writer(written, quoting=csv.QUOTE_ALL).writerows([guarded(cell) for cell in row] for row in rows)
        return written.getvalue()

    @classmethod
    def _columns(cls) -> list[str]:
        return list(COLUMNS)

    @staticmethod
    def _cells(one: TakenAnnotation) -> dict[str, str]:
        return {name: cell(one) for name, cell in COLUMNS.items()}


def _utc(when: datetime | None) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if when else ""


# Names of columns are a format's words, not the page's: they are the same in every language.
COLUMNS = {
    "id": lambda one: str(one.id),
    "address": lambda one: url_of("reader:annotation", one.id),
    "film": lambda one: one.film_heading,
    "text": lambda one: one.source_heading,
    "author of the text": lambda one: one.source_byline,
    "address of the text": lambda one: url_of("reader:source", one.source_slug),
    "address of the original": lambda one: one.original_url,
    "revision": lambda one: str(one.revision_number),
    "start": lambda one: str(one.start),
    "end": lambda one: str(one.end),
    "quotation": lambda one: one.exact,
    "kind": lambda one: one.kind,
    "words": lambda one: one.markdown,
    "tags": lambda one: ", ".join(one.tags),
    "audience": lambda one: one.visibility,
    "circle": lambda one: one.circle_name,
    "state": lambda one: one.state,
    "rule": lambda one: one.rule,
    "created": lambda one: _utc(one.created),
    "edited": lambda one: _utc(one.modified),
    "withdrawn": lambda one: _utc(one.withdrawn),
}


class JsonLd:
    """A W3C AnnotationCollection with one page. What is counted stands last, for it is known last."""

    ending, content_type = "jsonld", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

    def __init__(self, told: Told):
        self.told, self.count, self.kind, self.is_first = told, 0, "", True

    def begin(self) -> str:
        head = json.dumps(collection(self.told.url, self.told.author_name, self.told.when), ensure_ascii=False)
        page = json.dumps({"id": f"{self.told.url}#page-1", "type": "AnnotationPage", "startIndex": 0})
        return f'{head[:-1]}, "first": {page[:-1]}, "items": ['

    def write(self, batch: Iterable[TakenAnnotation]) -> str:
        written = ""
        for one in batch:
            shown = web_annotation(one, url_of("reader:annotation", one.id), revision_url(one))
            written += ("," if self.count else "") + "\n" + json.dumps(shown, ensure_ascii=False)
            self.count += 1
        return written

    def said(self, kind: str, batch: Iterable[Said]) -> str:
        """Members of our own behind the collection: what is said in threads is no annotation."""
        written = ""
        if kind != self.kind:
            written = f'{self._closed()}, "{kind}": ['
            self.kind, self.is_first = kind, True
        for one in batch:
            fields = {name: value for name, value in asdict(one).items() if not name.endswith("_label")}
            written += ("\n" if self.is_first else ",\n") + json.dumps(fields, ensure_ascii=False, default=_utc)
            self.is_first = False
        return written

    def _closed(self) -> str:
        return "\n]" if self.kind else f'\n]}}, "total": {self.count}'

    def end(self) -> str:
        said = ""
        if self.told.preferences:
            said = f', "readingPreferences": {json.dumps(self.told.preferences, ensure_ascii=False)}'
        return f"{self._closed()}{said}}}\n"


FORMATS = {"markdown": Markdown, "csv": Csv, "jsonld": JsonLd}
LABELS = (("markdown", "Markdown"), ("csv", "CSV"), ("jsonld", "JSON-LD"))
