"""One example of every act on readings and evidence, with the audit entry it must leave; for `tests/test_house.py`."""

from critiques.readings import actions
from perfection_site.accounts.models import User
from tests.people import person
from tests.readings import making


def _revised(act):
    made = making.reading()
    return act(person("reader"), made, making.writing(title="Better called"), version=made.version)


def _deleted(act):
    made = making.reading()
    made = making.later(made)
    made = actions.revise(person("reader"), made, making.writing(title="Better called"), version=made.version)
    return act(person("reader"), made.versions.get(number=1))


def _related(act):
    one = making.reading()
    return act(person("stranger"), making.reading("stranger", one.film, title="Revenge as repair"), one, "contests")


def _unrelated(act):
    return act(person("stranger"), _related(actions.relate))


def _invited():
    person("stranger")
    return actions.invite(person("reader"), making.reading(), "stranger")


def _withdrawn():
    return actions.withdraw(person("reader"), making.reading())


def _hidden_evidence():
    return actions.hide_evidence(person("moderator"), making.offered(), rule="quote")


EXAMPLES = {
    "readings.actions.begin": (lambda _act: making.draft(), "reading.begun"),
    "readings.actions.revise": (_revised, "reading.revised"),
    "readings.actions.publish": (lambda _act: making.reading(), "reading.published"),
    "readings.actions.withdraw": (lambda _act: _withdrawn(), "reading.withdrawn"),
    "readings.actions.unwithdraw": (lambda act: act(person("reader"), _withdrawn()), "reading.unwithdrawn"),
    "readings.actions.discard": (lambda act: act(person("reader"), making.draft()), "reading.discarded"),
    "readings.actions.erase_evidence": (
        lambda act: act(User.objects.house(), making.long_taken_back(making.offered())), "evidence.erased"),
    "readings.actions.erase_claim": (
        lambda act: act(User.objects.house(), making.long_dropped(making.draft())), "claim.erased"),
    "readings.actions.erase": (lambda _act: making.erased(making.reading()), "reading.erased"),
    "readings.actions.delete_version": (_deleted, "reading.version_deleted"),
    "readings.actions.invite": (lambda _act: _invited(), "reading.author_invited"),
    "readings.actions.join": (lambda act: act(person("stranger"), _invited()), "reading.author_joined"),
    "readings.actions.turn_down": (lambda act: act(person("stranger"), _invited()), "reading.author_turned_down"),
    "readings.actions.leave": (
        lambda act: act(person("stranger"), making.co_author(making.reading())), "reading.author_left"),
    "readings.actions.relate": (_related, "reading.related"),
    "readings.actions.unrelate": (_unrelated, "reading.unrelated"),
    "readings.actions.cite": (lambda _act: making.cited(making.reading()), "evidence.cited"),
    "readings.actions.accept": (
        lambda act: act(person("reader"), making.offered(), version=1, stance="context"), "evidence.accepted"),
    "readings.actions.decline": (lambda _act: making.declined(), "evidence.declined"),
    "readings.actions.take_back": (lambda act: act(person("stranger"), making.offered()), "evidence.withdrawn"),
    "readings.actions.discuss": (lambda _act: making.said(making.reading()), "reading.discussed"),
    "readings.actions.hide": (lambda _act: making.hidden(), "reading.hidden"),
    "readings.actions.restore": (lambda act: act(person("moderator"), making.hidden()), "reading.restored"),
    "readings.actions.hide_evidence": (lambda _act: _hidden_evidence(), "evidence.hidden"),
    "readings.actions.restore_evidence": (
        lambda act: act(person("moderator"), _hidden_evidence()), "evidence.restored"),
}  # fmt: skip

JUDGED = {
    "moderation.actions.flag_reading": (
        lambda act: act(person("stranger"), making.reading(), reason="spam"), "reading.flagged"),
    "moderation.actions.flag_evidence": (
        lambda act: act(person("reader"), making.offered(), reason="spam"), "evidence.flagged"),
}  # fmt: skip
EXAMPLES |= JUDGED
