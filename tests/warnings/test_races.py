"""Two acts on one warning at once: the second sees what the first has done."""

import pytest

from annotations.warnings import actions
from annotations.warnings.models import ContentWarning, Subject
from annotations.warnings.records import WarningDispute
from tests import make
from tests.people import person
from tests.races import REFUSED, at_once
from tests.threads import made

pytestmark = pytest.mark.django_db(transaction=True)


def _subject() -> Subject:
    """What can be warned of in second_moderator's post."""
    return made.began("second_moderator").subject


def _outcomes(answers: list) -> list:
    return sorted("refused" if answer is REFUSED else "done" for answer in answers)


def test_of_two_decisions_one_is_refused():
    warning = make.warning()
    first, second = person("moderator"), person("second_moderator")
    answers = at_once(
        lambda: actions.accept(first, warning, version=1),
        lambda: actions.reject(second, warning, reason="No.", version=1),
    )
    assert _outcomes(answers) == ["done", "refused"]
    assert ContentWarning.objects.get(pk=warning.pk).version == 2


def test_of_a_withdrawal_and_a_decision_one_is_refused():
    warning = make.warning()
    reader, moderator = person("reader"), person("moderator")
    answers = at_once(lambda: actions.withdraw(reader, warning), lambda: actions.accept(moderator, warning, version=1))
    assert _outcomes(answers) == ["done", "refused"]


def test_of_two_disputes_one_is_kept():
    warning = make.warning(put="accepted")
    first, second = person("stranger"), person("admin")
    answers = at_once(
        lambda: actions.dispute(first, warning, complaint="No."),
        lambda: actions.dispute(second, warning, complaint="Not at all."),
    )
    assert _outcomes(answers) == ["done", "refused"]
    assert WarningDispute.objects.count() == 1


@pytest.mark.parametrize("on", ["source", "passage", "subject"])
def test_of_two_proposals_for_the_same_one_is_kept(on):
    target = {"source": make.source, "passage": lambda: make.selection(make.source()), "subject": _subject}[on]()
    people = person("reader"), person("stranger")
    said = [make.saying(brief=words) for words in ("Recounts it.", "Tells of it.")]
    answers = at_once(
        *(lambda pair=pair: actions.propose(pair[0], target, pair[1]) for pair in zip(people, said, strict=True))
    )
    assert _outcomes(answers) == ["done", "refused"]
    assert ContentWarning.objects.count() == 1


def test_of_what_an_author_says_and_what_is_accepted_on_their_words_one_is_in_force():
    subject = _subject()
    proposed = make.warning(on=subject)
    author, moderator = person("second_moderator"), person("moderator")
    at_once(
        lambda: actions.propose(author, subject, make.saying(brief="I recount it.")),
        lambda: actions.accept(moderator, proposed, version=1),
    )
    standing = ContentWarning.objects.filter(subject=subject)
    assert standing.in_force().count() == 1
    assert standing.filter(state="proposed").count() <= 1


def test_of_two_accepted_for_one_place_one_is_in_force():
    source = make.source()
    first = make.warning(on=make.selection(source, "The last scene asks"))
    second = make.warning("stranger", on=make.selection(source, "Nobody says"), brief="Another.")
    moderators = person("moderator"), person("second_moderator")
    at_once(
        lambda: actions.accept(moderators[0], first, version=1),
        lambda: actions.accept(moderators[1], second, version=1),
    )
    assert set(ContentWarning.objects.values_list("state", flat=True)) == {"accepted"}
