"""Who may do what to an annotation: the table is written by hand, the policies are held to it.

Rows are the annotation's state, columns the acts, cells the people who may. `author` wrote it.
"""

import pytest

from annotations.marginalia import policies
from annotations.marginalia.models import Annotation
from annotations.sources import actions as sources
from critiques.moderation import policies as moderation
from perfection_site.accounts.models import User
from tests import make
from tests.people import person

PEOPLE = {"author", "stranger", "moderator", "admin", "signed_out"}
EVERYONE = PEOPLE
OTHERS = {"stranger", "moderator", "admin"}
JUDGES = {"moderator", "admin"}
AUTHOR = {"author"}
NOBODY: set[str] = set()

#   annotation                       see                                 withdraw  flag     hide     restore  accept
TABLE = {
    "public visible":               (EVERYONE,                           AUTHOR,   OTHERS,  JUDGES,  NOBODY,  NOBODY),
    "public pending":               ({"author", "moderator", "admin"},   AUTHOR,   NOBODY,  JUDGES,  NOBODY,  JUDGES),
    "public hidden":                ({"author", "moderator", "admin"},   AUTHOR,   NOBODY,  NOBODY,  JUDGES,  NOBODY),
    "public withdrawn":             (NOBODY,                             NOBODY,   NOBODY,  NOBODY,  NOBODY,  NOBODY),
    "private visible":              (AUTHOR,                             AUTHOR,   NOBODY,  NOBODY,  NOBODY,  NOBODY),
    "private withdrawn":            (NOBODY,                             NOBODY,   NOBODY,  NOBODY,  NOBODY,  NOBODY),
    "public visible, unpublished":  ({"admin"},                          AUTHOR,   {"admin"}, JUDGES, NOBODY,  NOBODY),
    "public pending, unpublished":  ({"admin"},                          AUTHOR,   NOBODY,  JUDGES,  NOBODY,  JUDGES),
    "public hidden, unpublished":   ({"admin"},                          AUTHOR,   NOBODY,  NOBODY,  JUDGES,  NOBODY),
    "private visible, unpublished": (NOBODY,                             AUTHOR,   NOBODY,  NOBODY,  NOBODY,  NOBODY),
}  # fmt: skip
ACTS = {
    "see": policies.can_see,
    "withdraw": policies.can_withdraw,
    "flag": moderation.can_flag,
    "hide": policies.can_hide,
    "restore": policies.can_restore,
    "accept": policies.can_accept,
}


def _annotation(condition: str) -> Annotation:
    state, _, place = condition.partition(", ")
    visibility, state = state.split()
    note = make.annotation(person("author"), visibility=visibility)
    rule = "person" if state == "hidden" else ""
    Annotation.objects.filter(pk=note.pk).update(state=state, rule=rule)
    if place == "unpublished":
        sources.unpublish(User.objects.house(), note.source, reason="A test.")
    return Annotation.objects.select_related("source").get(pk=note.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("condition", TABLE)
def test_each_person_may_do_what_the_table_says(condition):
    note = _annotation(condition)
    found = {act: {name for name in PEOPLE if may(person(name), note)} for act, may in ACTS.items()}
    assert found == dict(zip(ACTS, TABLE[condition], strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize("condition", TABLE)
def test_lists_hold_what_the_table_lets_each_person_see(condition):
    note = _annotation(condition)
    listed = {name for name in PEOPLE if Annotation.objects.visible_to(person(name)).filter(pk=note.pk).exists()}
    assert listed == TABLE[condition][0]


#   source                  who may annotate it
ANNOTATE = {
    "draft open": NOBODY,
    "published open": {"author", "stranger", "moderator", "admin"},
    "published moderated": {"author", "stranger", "moderator", "admin"},
    "published closed": NOBODY,
    "unpublished open": NOBODY,
}


@pytest.mark.django_db
@pytest.mark.parametrize("condition", ANNOTATE)
def test_who_may_annotate_a_source(condition):
    state, policy = condition.split()
    text = make.draft() if state == "draft" else make.source()
    if state == "unpublished":
        sources.unpublish(User.objects.house(), text, reason="A test.")
    text.state, text.policy = state, policy
    assert {name for name in PEOPLE if policies.can_annotate(person(name), text)} == ANNOTATE[condition]
