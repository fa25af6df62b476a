"""Who may see and decide a case, against a table written by hand."""

import pytest

from critiques.moderation import policies
from critiques.moderation.models import Case
from tests import make
from tests.people import person

PEOPLE = {"reader", "stranger", "moderator", "second_moderator", "admin", "signed_out"}
STAFF = {"moderator", "second_moderator", "admin"}

#   written by,  flagged by            see                                decide
TABLE = {
    ("reader", "stranger"):           (STAFF,                            STAFF),
    ("reader", "moderator"):          (STAFF,                            {"second_moderator", "admin"}),
    ("moderator", "stranger"):        ({"second_moderator", "admin"},    {"second_moderator", "admin"}),
    ("moderator", "second_moderator"): ({"second_moderator", "admin"},   {"admin"}),
    ("admin", "stranger"):            ({"moderator", "second_moderator"}, {"moderator", "second_moderator"}),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("parties", TABLE, ids="{0[0]} flagged by {0[1]}".format)
def test_nobody_judges_their_own_words_or_their_own_flag(parties):
    author, flagger = parties
    _note, case = make.flagged(by=flagger, author=author)
    see = {name for name in PEOPLE if policies.can_see_case(person(name), case)}
    listed = {name for name in PEOPLE if Case.objects.visible_to(person(name)).filter(pk=case.pk).exists()}
    decide = {name for name in PEOPLE if policies.can_decide(person(name), case)}
    assert (see, decide) == TABLE[parties]
    assert listed == see
