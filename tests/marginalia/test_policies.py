"""Who may do what to an annotation: the table is written by hand, the policies are held to it.

Rows are who it is for, its state and what else is so; columns the acts, cells the people who may. `author` wrote it.
Of a circle `owner` and `steward` look after it, `member` and `author` are in it, `left` was. The moderator and the
admin are in no circle.
"""

import pytest
from django.utils import timezone

from annotations.marginalia import policies
from annotations.marginalia.models import Annotation, AnnotationVersion
from annotations.marginalia.sockets import has_replies
from annotations.marginalia.writing import Audience
from annotations.sources import actions as sources
from critiques.moderation import policies as moderation
from critiques.moderation.models import Case
from perfection_site.accounts.models import User
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person

PEOPLE = {"author", "owner", "steward", "member", "left", "stranger", "moderator", "admin", "signed_out"}
EVERYONE = PEOPLE
OTHERS = PEOPLE - {"author", "signed_out"}
JUDGES = {"moderator", "admin"}
AUTHOR = {"author"}
NOBODY: set[str] = set()
CIRCLE = {"author", "owner", "steward", "member"}
STEWARDS = {"owner", "steward"}
INSIDE = CIRCLE - AUTHOR
ADMIN = {"admin"}

#   annotation                       see                 edit    withdraw undo    flag             hide               restore            accept
TABLE = {
    "public visible":               (EVERYONE,           AUTHOR, AUTHOR, NOBODY, OTHERS,          JUDGES,            NOBODY,            NOBODY),
    "public pending":               (AUTHOR | JUDGES,    AUTHOR, AUTHOR, NOBODY, NOBODY,          JUDGES,            NOBODY,            JUDGES),
    "public hidden":                (AUTHOR | JUDGES,    NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            JUDGES,            NOBODY),
    "public withdrawn":             (NOBODY,             NOBODY, NOBODY, AUTHOR, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "public withdrawn, erased":     (NOBODY,             NOBODY, NOBODY, NOBODY, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "private visible":              (AUTHOR,             AUTHOR, AUTHOR, NOBODY, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "private withdrawn":            (NOBODY,             NOBODY, NOBODY, AUTHOR, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "private visible, flagged before": (AUTHOR,          AUTHOR, AUTHOR, NOBODY, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "public visible, unpublished":  (ADMIN,              NOBODY, AUTHOR, NOBODY, ADMIN,           JUDGES,            NOBODY,            NOBODY),
    "public pending, unpublished":  (ADMIN,              NOBODY, AUTHOR, NOBODY, NOBODY,          JUDGES,            NOBODY,            JUDGES),
    "public hidden, unpublished":   (ADMIN,              NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            JUDGES,            NOBODY),
    "private visible, unpublished": (NOBODY,             NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "circle visible":               (CIRCLE,             AUTHOR, AUTHOR, NOBODY, INSIDE,          STEWARDS,          NOBODY,            NOBODY),
    "circle visible, flagged before": (CIRCLE | JUDGES,  AUTHOR, AUTHOR, NOBODY, INSIDE | JUDGES, STEWARDS | JUDGES, NOBODY,            NOBODY),
    "circle hidden, by a steward":  (AUTHOR | STEWARDS,  NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            STEWARDS,          NOBODY),
    "circle hidden, flagged before": (AUTHOR | STEWARDS | JUDGES, NOBODY, AUTHOR, NOBODY, NOBODY, NOBODY,            JUDGES,            NOBODY),
    "circle withdrawn":             (NOBODY,             NOBODY, NOBODY, AUTHOR, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "circle withdrawn, author left": (NOBODY,            NOBODY, NOBODY, NOBODY, NOBODY,          NOBODY,            NOBODY,            NOBODY),
    "public withdrawn, called before": (NOBODY,          NOBODY, NOBODY, AUTHOR, NOBODY,          JUDGES,            NOBODY,            NOBODY),
    "private visible, called before": (AUTHOR,           AUTHOR, AUTHOR, NOBODY, NOBODY,          JUDGES,            NOBODY,            NOBODY),
    "private withdrawn, called before": (NOBODY,         NOBODY, NOBODY, AUTHOR, NOBODY,          JUDGES,            NOBODY,            NOBODY),
    "private hidden":               (AUTHOR,             NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            JUDGES,            NOBODY),
    "circle visible, called before": (CIRCLE,            AUTHOR, AUTHOR, NOBODY, INSIDE,          STEWARDS | JUDGES, NOBODY,            NOBODY),
    "circle hidden, by moderators": (AUTHOR | STEWARDS,  NOBODY, AUTHOR, NOBODY, NOBODY,          NOBODY,            JUDGES,            NOBODY),
    "circle withdrawn, called before": (NOBODY,          NOBODY, NOBODY, AUTHOR, NOBODY,          JUDGES,            NOBODY,            NOBODY),
    "circle visible, author left":  (INSIDE,             NOBODY, AUTHOR, NOBODY, INSIDE,          STEWARDS,          NOBODY,            NOBODY),
    "circle visible, unpublished":  (NOBODY,             NOBODY, AUTHOR, NOBODY, NOBODY,          STEWARDS,          NOBODY,            NOBODY),
}  # fmt: skip
ACTS = {
    "see": policies.can_see,
    "edit": policies.can_edit,
    "withdraw": policies.can_withdraw,
    "undo": policies.can_unwithdraw,
    "flag": moderation.can_flag,
    "hide": policies.can_hide,
    "restore": policies.can_restore,
    "accept": policies.can_accept,
}


def _circle():
    made = make.circle("owner", members=["author", "member", "left"], stewards=["steward"])
    circles.leave(person("left"), made)
    return made


def _annotation(condition: str) -> Annotation:
    state, _, also = condition.partition(", ")
    visibility, state = state.split()
    circle = _circle()
    person("stranger")
    note = make.annotation(
        person("author"), visibility=visibility, circle=circle.pk if visibility == "circle" else None
    )
    if also == "called before":
        Case.objects.create(annotation=note)
    row = {"state": state, "rule": "person" if state == "hidden" else "", "hidden_in_circle": also == "by a steward"}
    if state == "withdrawn":
        row |= {"was": "visible", "withdrawn_at": timezone.now()}
    if also == "erased":
        row |= {"erased_at": timezone.now()}
    if also == "flagged before":
        row |= {"opened_at": timezone.now()}
    Annotation.objects.filter(pk=note.pk).update(**row)
    if also == "unpublished":
        sources.unpublish(User.objects.house(), note.source, reason="A test.")
    if also == "author left":
        circles.leave(person("author"), circle)
    return Annotation.objects.select_related("source", "circle").get(pk=note.pk)


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
SIGNED_IN = PEOPLE - {"signed_out"}
ANNOTATE = {
    "draft open": NOBODY,
    "published open": SIGNED_IN,
    "published moderated": SIGNED_IN,
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


FREE, ANSWERED = {"public", "circle", "another circle", "private"}, True
#   for, with replies          it may then be for
READDRESS = {
    ("public", False):         FREE,
    ("circle", False):         FREE,
    ("private", False):        FREE,
    ("public", ANSWERED):      FREE,
    ("circle", ANSWERED):      {"circle", "private"},
    ("private", ANSWERED):     {"private"},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("case", READDRESS)
def test_an_audience_narrows_and_widens_only_before_the_first_reply(case, monkeypatch):
    visibility, answered = case
    note = _annotation(f"{visibility} visible")
    circle, another = note.circle_id or 1, 999
    audiences = {
        "public": Audience("public"),
        "circle": Audience("circle", circle),
        "another circle": Audience("circle", another),
        "private": Audience("private"),
    }
    monkeypatch.setattr(has_replies, "plugs", {"a test": lambda ids: set(ids) if answered else set()})
    may = {name for name, asked in audiences.items() if policies.can_readdress(person("author"), note, asked)}
    assert may == READDRESS[case]
    assert not policies.can_readdress(person("stranger"), note, audiences["private"])


#   an earlier wording of an annotation that is public now, written for     who reads it
VERSIONS = {"public": EVERYONE, "circle": CIRCLE, "private": AUTHOR}


@pytest.mark.django_db
@pytest.mark.parametrize("written_for", VERSIONS)
def test_an_earlier_wording_is_read_by_those_it_was_written_for(written_for):
    circle = _circle()
    own = {"visibility": written_for, "circle": circle.pk if written_for == "circle" else None}
    note = make.edited(make.annotation(person("author"), **own), visibility="public", circle=None)
    assert note.visibility == "public"
    seen = {name for name in PEOPLE if AnnotationVersion.objects.visible_to(person(name)).exists()}
    assert seen == VERSIONS[written_for]
