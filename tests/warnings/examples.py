"""One example of every act on warnings, with the audit entry it must leave; for `tests/test_house.py`."""

from datetime import timedelta

from django.utils.timezone import localdate

from annotations.warnings import actions
from annotations.warnings.actions import Confirmation
from annotations.warnings.profile import SupportResource
from tests import make
from tests.people import person


def _service() -> SupportResource:
    until = localdate() + timedelta(days=90)
    return SupportResource(
        country="NO", topic="sexual-violence", called="A made-up line", phone="000", expires_on=until
    )


EXAMPLES = {
    "warnings.actions.propose_printed": (lambda act: act(person("admin"), make.draft()), "warning.proposed"),
    "warnings.actions.confirm": (
        lambda act: act(person("admin"), make.printed_warning(), Confirmation("accepted", 3)), "warning.accepted"),
    "warnings.actions.propose": (lambda _act: make.warning(), "warning.proposed"),
    "warnings.actions.support": (lambda act: act(person("stranger"), make.warning()), "warning.supported"),
    "warnings.actions.withdraw": (lambda act: act(person("reader"), make.warning()), "warning.withdrawn"),
    "warnings.actions.accept": (lambda _act: make.warning(put="accepted"), "warning.accepted"),
    "warnings.actions.adjust": (lambda _act: make.warning(put="adjusted"), "warning.adjusted"),
    "warnings.actions.reject": (lambda _act: make.warning(put="rejected"), "warning.rejected"),
    "warnings.actions.dispute": (lambda _act: make.warning(put="disputed"), "warning.disputed"),
    "warnings.actions.appeal": (
        lambda act: act(person("reader"), make.warning(put="rejected"), complaint="It is there."), "warning.appealed"),
    "warnings.actions.uphold": (
        lambda act: act(person("second_moderator"), make.warning(put="disputed"), reason="It is.", version=3),
        "warning.upheld"),
    "warnings.actions.assess": (lambda act: act(person("moderator"), make.source(), state="none"), "source.assessed"),
    "warnings.actions.decline": (lambda act: act(person("admin"), make.film()), "film.declined"),
    "warnings.actions.check_service": (lambda act: act(person("admin"), _service()), "support.checked"),
    "warnings.actions.remove_service": (
        lambda act: act(person("admin"), actions.check_service(person("admin"), _service())), "support.removed"),
}  # fmt: skip
