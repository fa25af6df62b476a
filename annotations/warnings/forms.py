"""Confirming what a source prints about itself."""

from collections.abc import Sequence

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from annotations.warnings.actions import Confirmation
from annotations.warnings.models import ContentWarning

OPEN, REJECT = "open", "reject"
_ACCEPT = [(str(grade.value), format_lazy("{}: {}", _("Confirm"), grade.label)) for grade in ContentWarning.Grade]


class ConfirmForm(forms.Form):
    """One choice for each warning printed in a source: confirm it with a grade, reject it, or leave it open."""

    def __init__(self, data, printed: Sequence[ContentWarning]):
        super().__init__(data)
        self.printed = printed
        for warning in printed:
            undecided = warning.state == ContentWarning.State.PROPOSED
            self.fields[f"warning_{warning.pk}"] = forms.ChoiceField(
                label=warning.get_category_display(),
                choices=[*([(OPEN, _("Leave open"))] if undecided else []), *_ACCEPT, (REJECT, _("Not a warning"))],
                initial=self._said(warning),
                required=False,
            )

    @staticmethod
    def _said(warning: ContentWarning) -> str:
        if warning.state == ContentWarning.State.PROPOSED:
            return OPEN
        return str(warning.grade) if warning.state == ContentWarning.State.ACCEPTED else REJECT

    def rows(self) -> list[dict]:
        return [{"warning": warning, "field": self[f"warning_{warning.pk}"]} for warning in self.printed]

    def confirmations(self) -> dict[ContentWarning, Confirmation]:
        """What was said of each warning, where that is news."""
        found = {}
        for warning in self.printed:
            said = self.cleaned_data.get(f"warning_{warning.pk}")
            if not said or said in (OPEN, self._said(warning)):
                continue
            if said == REJECT:
                found[warning] = Confirmation(ContentWarning.State.REJECTED, warning.grade)
            else:
                found[warning] = Confirmation(ContentWarning.State.ACCEPTED, int(said))
        return found
