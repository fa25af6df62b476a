"""Who may do what to readings and evidence: tables written by hand.

`reader` began the reading and `member` argues it too; `stranger` is asked to, and has offered what is offered;
`moderator` has hidden what is hidden. `second_moderator` is asked to argue it, `third_moderator` has argued it and left,
`fourth_moderator` has said no.
"""

import pytest

from critiques.moderation import actions as moderation
from critiques.readings import actions, policies
from critiques.readings.models import Claim, Evidence, Reading, ReadingRelation, ReadingVersion
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db

LEFT, NEVER_ARGUED = {"third_moderator"}, {"moderator", "second_moderator", "fourth_moderator", "admin"}
PEOPLE = {"reader", "member", "stranger", "owner", "signed_out"} | LEFT | NEVER_ARGUED
EVERYONE, NOBODY, AUTHORS = PEOPLE, set(), {"reader", "member"}
SIGNED_IN, ASKED = PEOPLE - {"signed_out"}, {"stranger", "second_moderator"}
MODERATORS, JUDGES = NEVER_ARGUED | LEFT, NEVER_ARGUED

#   reading               see                  revise   publish  withdraw unwith.  leave    cite                  discuss    hide    restore discard
READINGS = {
    "draft":             (AUTHORS | ASKED,     AUTHORS, AUTHORS, AUTHORS, NOBODY,  AUTHORS, AUTHORS,              NOBODY,    NOBODY, NOBODY, AUTHORS),
    "published":         (EVERYONE,            AUTHORS, NOBODY,  AUTHORS, NOBODY,  AUTHORS, SIGNED_IN,            SIGNED_IN, JUDGES, NOBODY, NOBODY),
    "hidden":            (AUTHORS | MODERATORS, NOBODY, NOBODY,  AUTHORS, NOBODY,  AUTHORS, NOBODY,               NOBODY,    NOBODY, JUDGES, NOBODY),
    "withdrawn":         (AUTHORS,             NOBODY,  NOBODY,  NOBODY,  AUTHORS, AUTHORS, NOBODY,               NOBODY,    NOBODY, NOBODY, NOBODY),
    "hidden, withdrawn": (AUTHORS,             NOBODY,  NOBODY,  NOBODY,  AUTHORS, AUTHORS, NOBODY,               NOBODY,    NOBODY, JUDGES, NOBODY),
    "flagged, withdrawn": (AUTHORS,            NOBODY,  NOBODY,  NOBODY,  AUTHORS, AUTHORS, NOBODY,               NOBODY,    JUDGES, NOBODY, NOBODY),
    "evidence flagged, withdrawn": (AUTHORS,   NOBODY,  NOBODY,  NOBODY,  AUTHORS, AUTHORS, NOBODY,               NOBODY,    JUDGES, NOBODY, NOBODY),
    "withdrawn, reported": (AUTHORS,           NOBODY,  NOBODY,  NOBODY,  AUTHORS, AUTHORS, NOBODY,               NOBODY,    NOBODY, NOBODY, NOBODY),
}  # fmt: skip
ACTS = {
    "see": policies.can_see,
    "revise": policies.can_revise,
    "publish": policies.can_publish,
    "withdraw": policies.can_withdraw,
    "unwithdraw": policies.can_unwithdraw,
    "leave": policies.can_leave,
    "cite": policies.can_cite,
    "discuss": policies.can_discuss,
    "hide": policies.can_hide,
    "restore": policies.can_restore,
    "discard": policies.can_discard,
}


def _reading(state: str) -> Reading:
    for name in PEOPLE:
        person(name)
    made = making.co_author(making.draft(), "member")
    _others(made)
    if state != "draft":
        made = actions.publish(person("reader"), made)
    if state.startswith("hidden"):
        made = making.hidden(made)
    if state.startswith("flagged"):
        moderation.flag_reading(person("owner"), made, reason="spam")
    elif state.startswith("evidence flagged"):
        moderation.flag_evidence(person("owner"), making.cited(made), reason="spam")
    if "withdrawn" in state:
        made = actions.withdraw(person("reader"), made)
    if state.endswith("reported"):
        make.report(by="signed_out", where=f"/readings/{made.slug}/")
    return Reading.objects.get(pk=made.pk)


def _others(made: Reading) -> None:
    """Who is asked to argue it, who has left it, and who has said no."""
    for name in ("stranger", "second_moderator"):
        actions.invite(person("reader"), made, name)
    actions.leave(person("third_moderator"), making.co_author(made, "third_moderator"))
    actions.turn_down(person("fourth_moderator"), actions.invite(person("reader"), made, "fourth_moderator"))


def _may(act, about) -> set[str]:
    return {name for name in PEOPLE if act(person(name), about)}


@pytest.mark.parametrize("state", READINGS)
def test_who_may_do_what_to_a_reading(state):
    made = _reading(state)
    assert tuple(_may(act, made) for act in ACTS.values()) == READINGS[state]


@pytest.mark.parametrize("state", READINGS)
def test_what_is_listed_of_a_reading_is_what_may_be_seen_of_it(state):
    made = _reading(state)
    sees = READINGS[state][0]
    for found in (
        lambda viewer: Reading.objects.visible_to(viewer).filter(pk=made.pk),
        lambda viewer: Claim.objects.visible_to(viewer).filter(reading=made),
        lambda viewer: ReadingVersion.objects.visible_to(viewer).filter(reading=made),
    ):
        if found(person("reader")).exists():
            assert {name for name in PEOPLE if found(person(name)).exists()} == sees


OFFERER = {"stranger"}
#   evidence              see                          accept   decline  take back  hide    restore
EVIDENCE = {
    "offered":           (EVERYONE,                    AUTHORS, AUTHORS, OFFERER,   JUDGES, NOBODY),
    "accepted":          (EVERYONE,                    NOBODY,  AUTHORS, OFFERER,   JUDGES, NOBODY),
    "declined":          (EVERYONE,                    AUTHORS, NOBODY,  OFFERER,   JUDGES, NOBODY),
    "hidden":            (AUTHORS | OFFERER | MODERATORS, NOBODY, NOBODY, OFFERER,  NOBODY, JUDGES),
    "taken back":        (NOBODY,                      NOBODY,  NOBODY,  NOBODY,    NOBODY, NOBODY),
    "offered, withdrawn": (AUTHORS,                    NOBODY,  NOBODY,  OFFERER,   JUDGES, NOBODY),
    "offered, dropped":  (NOBODY,                      NOBODY,  NOBODY,  OFFERER,   JUDGES, NOBODY),
}  # fmt: skip
ON_EVIDENCE = (
    policies.can_see_evidence,
    policies.can_accept,
    policies.can_decline,
    policies.can_take_back,
    policies.can_hide_evidence,
    policies.can_restore_evidence,
)


def _evidence(state: str) -> Evidence:
    for name in PEOPLE:
        person(name)
    reading = making.co_author(making.reading(), "member")
    _others(reading)
    made = making.offered(reading)
    if state == "accepted":
        actions.accept(person("reader"), made, version=1)
    elif state == "declined":
        actions.decline(person("member"), made, version=1, word="No.")
    elif state == "hidden":
        actions.hide_evidence(person("moderator"), made, rule="spam")
    elif state == "taken back":
        actions.take_back(person("stranger"), made)
    elif state == "offered, withdrawn":
        actions.withdraw(person("reader"), reading)
    elif state == "offered, dropped":
        writing = making.writing(claims=making.kept(reading, 2))
        actions.revise(person("reader"), reading, writing, version=reading.version)
    return Evidence.objects.select_related("claim__reading").get(pk=made.pk)


@pytest.mark.parametrize("state", EVIDENCE)
def test_who_may_do_what_to_evidence_and_who_is_shown_it(state):
    made = _evidence(state)
    assert tuple(_may(act, made) for act in ON_EVIDENCE) == EVIDENCE[state]
    listed = {name for name in PEOPLE if Evidence.objects.visible_to(person(name)).filter(pk=made.pk).exists()}
    assert listed == EVIDENCE[state][0]


#   the other one            who relates a published reading of `reader` to it
RELATED = {
    "published":             {"reader"},
    "draft":                 set(),
    "hidden":                set(),
    "of another film":       set(),
    "itself":                set(),
}  # fmt: skip


@pytest.mark.parametrize("which", RELATED)
def test_who_relates_readings(which):
    made = making.reading()
    if which == "itself":
        other = made
    elif which == "of another film":
        film = make.source(make.ESSAY + "\nOf another film.\n", make.film("Another")).film
        other = making.reading("owner", film, title="B")
    elif which == "draft":
        other = making.draft("owner", made.film, title="B")
    else:
        other = making.reading("owner", made.film, title="B")
        other = making.hidden(other) if which == "hidden" else other
    assert {name for name in PEOPLE if policies.can_relate(person(name), made, other)} == RELATED[which]


def test_a_relation_is_seen_by_who_sees_both_readings():
    made = making.reading()
    other = making.reading("owner", made.film, title="B")
    said = actions.relate(person("reader"), made, other, "answers")
    assert ReadingRelation.objects.visible_to(person("signed_out")).filter(pk=said.pk).exists()
    actions.withdraw(person("owner"), other)
    seen = {name for name in PEOPLE if ReadingRelation.objects.visible_to(person(name)).filter(pk=said.pk).exists()}
    assert seen == {"owner"}
