"""The lines of a draft as form fields: what each was read as, its words, whether the excerpt shows it."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from annotations.text import blocks as kinds
from annotations.text import manuscript
from annotations.text.editing import Change
from annotations.text.manuscript import Entry

SHOWN = [
    (kinds.PARAGRAPH, _("Paragraph")),
    ("heading-2", _("Heading")),
    ("heading-3", _("Heading, second level")),
    ("heading-4", _("Heading, third level")),
    (kinds.STANDFIRST, _("Standfirst")),
    (kinds.LIST_ITEM, _("List item")),
    (kinds.QUOTATION, _("Quotation")),
    (kinds.PULL_QUOTE, _("Pull quote")),
    (kinds.CAPTION, _("Caption")),
    (kinds.CONTENTS, _("Contents list")),
    (kinds.CREDIT, _("Credit")),
    (kinds.RELATED, _("Related link")),
    (kinds.COMMENT, _("Reader comment")),
]
APART = [(manuscript.NOTICE, _("Content notice")), (manuscript.SUPPORT, _("Support line"))]
ABOUT = [
    (manuscript.TITLE, _("Title")),
    (manuscript.BYLINE, _("Byline")),
    (manuscript.DATE, _("Date")),
    (manuscript.PUBLISHER, _("Publisher")),
    (manuscript.DROPPED, _("Dropped")),
]
CHOICES = [(_("Shown to readers"), SHOWN), (_("Set apart"), APART), (_("Not shown"), ABOUT)]
LABELS = dict([*SHOWN, *APART, *ABOUT])


def _is_shown(entry: Entry) -> bool:
    """Whether readers get the line, so that an excerpt may show it."""
    return entry.is_block or entry.kind == manuscript.SUPPORT


def value(entry: Entry) -> str:
    """An entry's kind as the choices name it: headings with their level."""
    return f"{entry.kind}-{entry.level}" if entry.kind == kinds.HEADING else entry.kind


class LinesForm(forms.Form):
    """Three fields for each of the entries on one page of the draft. Nothing is required: what does not come along
    stays as it is, so a form that somebody else's corrections have overtaken still fits."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data, entries: Sequence[Entry], *, version: int, marks_excerpt: bool):
        super().__init__(data, initial={"version": version})
        self.entries, self.marks_excerpt = entries, marks_excerpt
        for number, entry in enumerate(entries, start=1):
            self.fields[f"kind_{entry.id}"] = forms.ChoiceField(
                label=_("Kind of line %(number)d") % {"number": number},
                choices=CHOICES, initial=value(entry), required=False,
            )  # fmt: skip
            self.fields[f"words_{entry.id}"] = forms.CharField(
                label=_("Words of line %(number)d") % {"number": number},
                initial=entry.text, required=False, strip=False,
                widget=forms.Textarea(attrs={"rows": min(10, 2 + len(entry.text) // 60)}),
            )  # fmt: skip
            if marks_excerpt and _is_shown(entry):
                self.fields[f"quoted_{entry.id}"] = forms.BooleanField(
                    label=_("Show in the excerpt"), initial=entry.quoted, required=False
                )

    def rows(self) -> list[dict]:
        """The bound fields of each entry, beside it."""
        return [
            {
                "entry": entry,
                **{
                    f"{name}_field": self[f"{name}_{entry.id}"]
                    for name in ("kind", "words", "quoted")
                    if f"{name}_{entry.id}" in self.fields
                },
            }
            for entry in self.entries
        ]

    def changes(self, *, join: int | None = None, keep: int | None = None) -> list[Change]:
        """What is asked of which entry; `join` and `keep` are the entries whose own button was pressed."""
        changes = [self._change(entry, join, keep) for entry in self.entries]
        return [change for change in changes if change != Change(change.id)]

    def _change(self, entry: Entry, join: int | None, keep: int | None) -> Change:
        said = self.cleaned_data
        kind, words = said.get(f"kind_{entry.id}"), said.get(f"words_{entry.id}")
        if entry.id == keep:
            kind = kinds.COMMENT if entry.comment else kinds.PARAGRAPH
        name, _dash, level = (kind or "").partition("-")
        # A box that is not ticked is not sent; one whose row was not sent with it says nothing.
        quoted = said.get(f"quoted_{entry.id}", entry.quoted) if kind else entry.quoted
        return Change(
            entry.id,
            kind=name if name and kind != value(entry) else None,
            level=int(level) if level and kind != value(entry) else None,
            text=words if words and words.replace("\r\n", "\n") != entry.text else None,
            quoted=quoted if self.marks_excerpt and _is_shown(entry) and quoted != entry.quoted else None,
            join=entry.id == join,
        )
