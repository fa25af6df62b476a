"""Who may do what to a warning, and which state follows which act: both tables are written by hand.

`reader` proposed it (and wrote the annotation `mine`), `moderator` decided it where somebody has, `stranger` disputed.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.sources import actions as sources
from annotations.sources.models import Source
from annotations.warnings import actions, policies
from annotations.warnings.models import ContentWarning
from perfection_site.accounts.models import AuditEntry, User
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db

PEOPLE = {"reader", "stranger", "moderator", "second_moderator", "admin", "signed_out"}
EVERYONE, NOBODY = PEOPLE, set()
SIGNED_IN = PEOPLE - {"signed_out"}
JUDGES = {"moderator", "second_moderator", "admin"}
OTHER_JUDGES = JUDGES - {"moderator"}
PROPOSER = {"reader"}
ADMIN = {"admin"}

#   warning                     see                 support               withdraw  dispute    appeal    decide
TABLE = {
    "proposed":                 (PROPOSER | JUDGES, SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "accepted":                 (EVERYONE,          SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "adjusted":                 (EVERYONE,          SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "disputed":                 (EVERYONE,          SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, OTHER_JUDGES),
    "rejected":                 (PROPOSER | JUDGES, SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "superseded":               (PROPOSER | JUDGES, SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "withdrawn":                (PROPOSER | JUDGES, SIGNED_IN - PROPOSER, PROPOSER, SIGNED_IN, PROPOSER, JUDGES),
    "accepted, unpublished":    (ADMIN,             ADMIN,                PROPOSER, ADMIN,     PROPOSER, ADMIN),
    "proposed, unpublished":    (ADMIN,             ADMIN,                PROPOSER, ADMIN,     PROPOSER, ADMIN),
}  # fmt: skip
ACTS = {
    "see": policies.can_see,
    "support": policies.can_support,
    "withdraw": policies.can_withdraw,
    "dispute": policies.can_dispute,
    "appeal": policies.can_appeal,
    "decide": policies.can_decide,
}


def _warning(condition: str) -> ContentWarning:
    state, _, gone = condition.partition(", ")
    made = make.warning(put=state)
    if gone:
        sources.unpublish(User.objects.house(), made.text, reason="A question about rights.")
    return ContentWarning.objects.get(pk=made.pk)


@pytest.mark.parametrize("condition", TABLE)
def test_who_may_do_what(condition):
    """What the state allows as well is `FOLLOWS`, below."""
    warning = _warning(condition)
    found = tuple({name for name in PEOPLE if may(person(name), warning)} for may in ACTS.values())
    assert found == TABLE[condition]


@pytest.mark.parametrize("condition", TABLE)
def test_visible_to_and_can_see_agree(condition):
    warning = _warning(condition)
    listed = {name for name in PEOPLE if ContentWarning.objects.visible_to(person(name)).filter(pk=warning.pk).exists()}
    assert listed == TABLE[condition][0]


# ---- on what

#   what is warned of             who proposes             who sees it in force
TARGETS = {
    "film":                       (SIGNED_IN,              EVERYONE),
    "film nobody speaks of":      (ADMIN,                  ADMIN),
    "source":                     (SIGNED_IN,              EVERYONE),
    "passage":                    (SIGNED_IN,              EVERYONE),
    "draft":                      (NOBODY,                 ADMIN),
    "annotation":                 (SIGNED_IN,              EVERYONE),
    "annotation, hidden":         (NOBODY,                 PROPOSER | JUDGES),
    "annotation, private":        (PROPOSER,               PROPOSER),
    "annotation, in a circle":    (PROPOSER,               PROPOSER | {"stranger"}),
    "annotation, withdrawn":      (NOBODY,                 NOBODY),
}  # fmt: skip


def _target(name: str):
    if name.startswith("film"):
        source = make.source() if name == "film" else make.draft()
        return source.film
    if name == "passage":
        return make.selection(make.source())
    if name in ("source", "draft"):
        return make.source() if name == "source" else make.draft()
    also = name.partition(", ")[2]
    if also == "in a circle":
        return make.for_circle(make.circle(members=["stranger"]))
    note = make.annotation(visibility="private" if also == "private" else "public")
    return make.put(note, also) if also in ("hidden", "withdrawn") else note


@pytest.mark.parametrize("name", TARGETS)
def test_who_may_propose_on_what_and_who_sees_it(name):
    target = _target(name)
    assert {one for one in PEOPLE if policies.can_propose(person(one), target)} == TARGETS[name][0]
    key = {"Film": "film", "Source": "source", "Annotation": "annotation"}.get(type(target).__name__)
    if key:
        said = make.saying().to_json() | {key: target, "origin": "import", "proposed_by": User.objects.house()}
        made = ContentWarning.objects.create(
            **said, state="accepted", decided_by=User.objects.house(), decided_at=timezone.now()
        )
        seen = {one for one in PEOPLE if ContentWarning.objects.visible_to(person(one)).filter(pk=made.pk).exists()}
        assert seen == TARGETS[name][1]
        assert {one for one in PEOPLE if policies.can_see(person(one), made)} == TARGETS[name][1]


# ---- which state follows

STATES = ("proposed", "accepted", "adjusted", "disputed", "rejected", "superseded", "withdrawn")
REFUSED = "refused"
#   act         proposed     accepted     adjusted     disputed     rejected     superseded  withdrawn
FOLLOWS = {
    "support":  ("proposed",  REFUSED,     REFUSED,     REFUSED,     REFUSED,     REFUSED,    REFUSED),
    "withdraw": ("withdrawn", REFUSED,     REFUSED,     REFUSED,     REFUSED,     REFUSED,    REFUSED),
    "accept":   ("accepted",  REFUSED,     REFUSED,     REFUSED,     REFUSED,     REFUSED,    REFUSED),
    "adjust":   ("adjusted",  REFUSED,     REFUSED,     "adjusted",  REFUSED,     REFUSED,    REFUSED),
    "reject":   ("rejected",  REFUSED,     REFUSED,     "rejected",  REFUSED,     REFUSED,    REFUSED),
    "uphold":   (REFUSED,     REFUSED,     REFUSED,     "accepted",  REFUSED,     REFUSED,    REFUSED),
    "dispute":  (REFUSED,     "disputed",  "disputed",  REFUSED,     REFUSED,     REFUSED,    REFUSED),
    "appeal":   (REFUSED,     REFUSED,     REFUSED,     REFUSED,     "proposed",  REFUSED,    REFUSED),
}  # fmt: skip
SECOND = "second_moderator"
DO = {
    "support": lambda one: actions.support(person("stranger"), one),
    "withdraw": lambda one: actions.withdraw(person("reader"), one),
    "accept": lambda one: actions.accept(person(SECOND), one, version=one.version),
    "adjust": lambda one: actions.adjust(
        person(SECOND), one, make.saying(brief="Other words."), reason="Plainer.", version=one.version
    ),
    "reject": lambda one: actions.reject(person(SECOND), one, reason="It is not there.", version=one.version),
    "uphold": lambda one: actions.uphold(person(SECOND), one, reason="It is there.", version=one.version),
    "dispute": lambda one: actions.dispute(person("stranger"), one, complaint="It is not there."),
    "appeal": lambda one: actions.appeal(person("reader"), one, complaint="It is there."),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", FOLLOWS)
def test_which_state_follows_which_act(act, state):
    warning = make.warning(put=state)
    assert warning.state == state
    try:
        DO[act](warning)
    except Conflict:
        outcome = REFUSED
    else:
        outcome = ContentWarning.objects.get(pk=warning.pk).state
    assert outcome == FOLLOWS[act][STATES.index(state)]
    if outcome == REFUSED:
        assert ContentWarning.objects.get(pk=warning.pk).version == warning.version


# ---- nobody about what is their own


def test_a_moderator_does_not_decide_what_they_proposed():
    warning = make.warning("moderator", put="proposed")
    with pytest.raises(NotAllowed, match="You proposed this"):
        actions.accept(person("moderator"), warning, version=1)


def _a_day_ago(warning) -> ContentWarning:
    ContentWarning.objects.filter(pk=warning.pk).update(created_at=timezone.now() - timedelta(hours=25))
    return ContentWarning.objects.get(pk=warning.pk)


def test_an_only_moderator_decides_their_own_after_a_day_and_it_says_so():
    warning = make.warning("moderator")
    assert not policies.can_decide(person("moderator"), warning)
    decided = actions.accept(person("moderator"), _a_day_ago(warning), version=1)
    assert decided.self_reviewed


def test_where_another_moderator_is_about_it_waits_for_them():
    warning = _a_day_ago(make.warning("moderator"))
    second = person("second_moderator")
    AuditEntry.objects.create(actor=second, verb="x", about_kind="x", about_id=1)
    assert not policies.can_decide(person("moderator"), warning)
    assert not actions.accept(second, warning, version=1).self_reviewed


def test_an_only_moderator_does_not_settle_a_dispute_about_their_own():
    warning = _a_day_ago(make.warning("second_moderator", put="disputed"))
    assert not policies.can_decide(person("second_moderator"), warning)


def test_an_only_moderator_does_not_decide_about_their_own_words():
    note = make.annotation("moderator")
    warning = _a_day_ago(make.warning(on=note))
    assert not policies.can_decide(person("moderator"), warning)
    assert policies.can_decide(person("admin"), warning)


def test_who_disputes_does_not_settle():
    warning = make.warning(put="accepted")
    actions.dispute(person("second_moderator"), warning, complaint="It is not there.")
    assert not policies.can_decide(person("second_moderator"), warning)
    assert policies.can_decide(person("admin"), warning)


def test_who_supports_it_does_not_decide():
    warning = make.warning()
    actions.support(person("moderator"), warning)
    assert not policies.can_decide(person("moderator"), warning)
    assert policies.can_decide(person("second_moderator"), warning)


def test_who_rejected_does_not_decide_the_appeal():
    warning = make.warning(put="rejected")
    actions.appeal(person("reader"), warning, complaint="It is there.")
    warning = ContentWarning.objects.get(pk=warning.pk)
    assert not policies.can_decide(person("moderator"), warning)
    assert policies.can_decide(person("second_moderator"), warning)


def test_who_brought_a_text_in_rejects_nothing_said_of_it():
    warning = make.warning()
    Source.objects.filter(pk=warning.text.pk).update(created_by=person("admin"))
    warning = ContentWarning.objects.get(pk=warning.pk)
    with pytest.raises(NotAllowed, match="brought this text in"):
        actions.reject(person("admin"), warning, reason="No.", version=1)
    assert actions.accept(person("admin"), warning, version=1).state == "accepted"


#   who                 says that they have looked   declines
ASSESSING = {
    "signed_out":       (False,                      False),
    "reader":           (False,                      False),
    "moderator":        (True,                       False),
    "admin":            (True,                       True),
}  # fmt: skip


@pytest.mark.parametrize("name", ASSESSING)
def test_who_says_that_they_have_looked(name):
    source = make.source()
    assert (
        policies.can_assess(person(name), source),
        policies.can_decline(person(name), source),
    ) == ASSESSING[name]
