"""A draft as the desk shows it: each line with what it came in as, what it was read as and its fields."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.reader import importing
from annotations.sources import policies
from annotations.sources.forms import FORMS, DetailsForm
from annotations.sources.lines import LABELS, LinesForm, value
from annotations.sources.models import Manuscript, Source
from annotations.text import blocks as kinds
from annotations.text import encodings, manuscript, taxonomy
from annotations.text.manuscript import Entry, Notice
from annotations.warnings.forms import ConfirmForm
from annotations.warnings.models import ContentWarning
from annotations.warnings.present import Surface, Written, present, present_all
from perfection_site.accounts.numbers import number

LINES = 60  # on one page of the desk
_RAW = 240  # code points of what came in, beside each line


@dataclass
class Check:
    """The forms of one page of the desk, bound to what was sent or to what is there."""

    source: Source
    data: object = None
    page: int = 1

    def __post_init__(self):
        self.page = min(max(1, self.page), self.pages)

    @cached_property
    def entries(self) -> list[Entry]:
        return self.source.manuscript.read()

    @cached_property
    def shown(self) -> list[Entry]:
        return self.entries[(self.page - 1) * LINES : self.page * LINES]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.entries) // LINES))

    @cached_property
    def lines(self) -> LinesForm:
        version, excerpt = self.source.manuscript.version, self.source.is_excerpt
        return LinesForm(self.data, self.shown, version=version, marks_excerpt=excerpt)

    @cached_property
    def details(self) -> DetailsForm:
        return DetailsForm(self.data, instance=self.source)

    @cached_property
    def printed(self) -> list[ContentWarning]:
        undone = ContentWarning.State.WITHDRAWN
        return list(self.source.warnings.filter(origin="import").exclude(state=undone).order_by("id"))

    @cached_property
    def confirm(self) -> ConfirmForm:
        return ConfirmForm(self.data, self.printed)

    def is_valid(self) -> bool:
        # All three are asked, so that every error is shown at once.
        return all([self.lines.is_valid(), self.details.is_valid(), self.confirm.is_valid()])

    def corrections(self, button: str) -> importing.Corrections:
        verb, _dash, of = button.partition("-")
        asked = {verb: number(of)} if verb in ("join", "keep") else {}
        return importing.Corrections(
            changes=self.lines.changes(**asked),
            version=self.lines.cleaned_data["version"],
            details=self.details.details,
            confirmations=self.confirm.confirmations(),
        )


def context(check: Check, viewer) -> dict:
    """All that the page shows of a draft, presented."""
    source = check.source
    return {
        "here": "desk",
        "source": present(source, viewer, Surface.DESK),
        "form": check.details,
        "lines_form": check.lines,
        "rows": _rows(check, viewer),
        "figures": _figures(check.entries),
        "shares": _shares(check.entries) if source.is_excerpt else None,
        "printed": _printed(check, viewer),
        "came_in": _came_in(source.manuscript),
        "page": check.page,
        "pages": check.pages,
        "first_line": (check.page - 1) * LINES + 1,
        "last_line": min(check.page * LINES, len(check.entries)),
        "line_count": len(check.entries),
        "can_edit": policies.can_edit_text(viewer, source),
        "can_unpublish": policies.can_unpublish(viewer, source),
        "can_take_down": policies.can_take_down(viewer, source),
    }


def _rows(check: Check, viewer) -> list[dict]:
    """Each line with what it came in as, presented; and its fields, where it can be corrected."""
    words = present_all([Written(entry.text) for entry in check.shown], viewer, Surface.DESK)
    raws = present_all([Written(entry.raw[:_RAW]) for entry in check.shown], viewer, Surface.DESK)
    comments = max((entry.comment for entry in check.entries), default=0)
    editable = policies.can_edit_text(viewer, check.source)
    fields = check.lines.rows() if editable else [{} for _entry in check.shown]
    return [
        {
            "id": entry.id,
            "kind": entry.kind,
            "kind_label": LABELS[value(entry)],
            "line": entry.line,
            "raw": raw + ("…" if len(entry.raw) > _RAW else ""),
            "words": said,
            "is_block": entry.is_block,
            "is_quoted": entry.quoted,
            "remark": _remark(entry, comments),
            **bound,
        }
        for entry, raw, said, bound in zip(check.shown, raws, words, fields, strict=True)
    ]


def _remark(entry: Entry, comments: int) -> str:
    if entry.kind == manuscript.DROPPED:
        return _("Dropped: %(reason)s.") % {"reason": _(entry.reason)}
    if entry.kind == manuscript.NOTICE:
        labels = [taxonomy.CATEGORIES[slug].label for slug in Notice.read(entry.text).categories]
        named = ", ".join(labels) or _("spoilers, or nothing that is known here")
        return _("Read as a notice. It names: %(named)s.") % {"named": named}
    if entry.kind == manuscript.SUPPORT:
        return _("Support line, shown below the text.")
    if entry.kind == kinds.COMMENT:
        at = {"number": entry.comment, "count": comments}
        return _("Comment %(number)d of %(count)d. Who wrote it is left out.") % at
    if entry.kind == kinds.PULL_QUOTE:
        return _("Shown as a pull quote: it repeats what the text says.")
    return "" if entry.is_block else _("Not part of the text; it is said above it.")


def _figures(entries: list[Entry]) -> str:
    kept = sum(entry.is_block for entry in entries)
    left = len(manuscript.dropped(entries))
    return ", ".join(
        (
            ngettext("%(count)d line shown", "%(count)d lines shown", kept) % {"count": kept},
            ngettext("%(count)d dropped", "%(count)d dropped", left) % {"count": left},
        )
    )


def _shares(entries: list[Entry]) -> dict:
    """How much of the text the excerpt shows."""
    whole = [entry for entry in entries if entry.is_block]
    quoted = [entry for entry in whole if entry.quoted]
    words = sum(len(entry.text.split()) for entry in whole)
    shown = sum(len(entry.text.split()) for entry in quoted)
    return {"lines": len(quoted), "of_lines": len(whole), "words": shown, "of_words": words,
            "percent": round(100 * shown / words) if words else 0}  # fmt: skip


def _printed(check: Check, viewer) -> list[dict]:
    said = present_all([Written(row["warning"].brief) for row in check.confirm.rows()], viewer, Surface.DESK)
    return [
        {"field": row["field"], "said": words, "state_label": row["warning"].get_state_display()}
        for row, words in zip(check.confirm.rows(), said, strict=True)
    ]


def _came_in(kept: Manuscript) -> dict:
    return {
        "file": kept.name,
        "size": len(kept.data),
        "encoding_label": dict(encodings.CHOICES).get(kept.encoding, kept.encoding),
        "form_label": dict(FORMS)[kept.form],
        "saved_at": kept.saved_at,
    }
