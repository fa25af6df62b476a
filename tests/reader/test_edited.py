"""What an edit changes for others: at once for those who see it, and nothing for those it is not for."""

import pytest

from annotations.marginalia import actions
from annotations.marginalia.models import AnnotationVersion
from annotations.sources.models import Source
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from perfection_site.accounts.refusals import NotAllowed
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _seen(client, note) -> str:
    return client.get(f"/sources/{note.source.slug}/").content.decode()


@pytest.mark.parametrize("name", ["signed_out", "stranger", "moderator"])
def test_everybody_reads_the_new_words_on_their_next_view(as_, name):
    note, client = make.annotation(body="A telephone number.", tags=("private-matter",)), as_(name)
    assert "A telephone number." in _seen(client, note)
    make.edited(note, "No number.", later=False)
    html = _seen(client, note)
    assert "No number." in html
    assert "A telephone number." not in html
    assert "private-matter" not in html


def test_deleting_the_history_is_seen_at_once(as_):
    note = make.edited(make.annotation(body="Once."), "Now.")
    client = as_("stranger")
    assert "Once." in client.get(f"/annotations/{note.pk}/history/").content.decode()
    actions.delete_history(person("reader"), note)
    assert "Once." not in client.get(f"/annotations/{note.pk}/history/").content.decode()


def test_an_earlier_version_stays_with_those_it_was_written_for(as_):
    note = make.annotation(visibility="private", body="To myself.")
    note = make.edited(note, "To everyone.", visibility="public")
    assert AnnotationVersion.objects.count() == 1
    shown = {name: "To myself." in as_(name).get(f"/annotations/{note.pk}/history/").content.decode()
             for name in ("reader", "stranger", "moderator", "signed_out")}  # fmt: skip
    assert shown == {"reader": True, "stranger": False, "moderator": False, "signed_out": False}


#               where to: moved on by its author, the moderators no longer see it
@pytest.mark.parametrize("through", ["another circle", "private and back"])
def test_what_a_flag_opened_is_not_open_for_other_people(as_, through):
    first = make.circle("reader", members=["member"], name="First")
    second = make.circle("member", members=["stranger"], name="Second")
    note, case = make.flagged_in_circle(first, "member", by="reader", body="Flagged.")
    moderation.decide(person("moderator"), case, Ruling("keep", "Fine."), version=case.version)
    if through == "another circle":
        make.edited(note, "New words.", circle=second.pk)
    else:
        make.edited(note, "To myself.", visibility="private", circle=None)
        make.edited(note, "New words.", visibility="circle", circle=first.pk)
    assert "New words." not in _seen(as_("moderator"), note)
    assert as_("moderator").get(f"/annotations/{note.pk}/").status_code == 404


#                 state and policy of the source, who wrote, what they change: whether they may
NEW_WORDS = {
    ("published", "open", "words"):         True,
    ("published", "open", "wider"):         True,
    ("published", "closed", "words"):       False,
    ("published", "closed", "wider"):       False,
    ("published", "closed", "narrower"):    True,
    ("taken_down", "open", "words"):        False,
    ("taken_down", "open", "wider"):        False,
    ("taken_down", "open", "narrower"):     True,
}  # fmt: skip


@pytest.mark.parametrize("case", NEW_WORDS)
def test_an_edit_is_a_door_like_any_other(case):
    state, policy, change = case
    note = make.annotation(body="Said.", visibility="private" if change == "wider" else "public")
    Source.objects.filter(pk=note.source_id).update(
        policy=policy, state=state, state_reason="Gone." if state == "taken_down" else ""
    )
    wanted = {"words": {"body": "Other."}, "wider": {"body": "Said.", "visibility": "public"},
              "narrower": {"body": "Said.", "visibility": "private"}}[change]  # fmt: skip
    if NEW_WORDS[case]:
        make.edited(note, **wanted)
    else:
        with pytest.raises(NotAllowed, match="takes no new words"):
            make.edited(note, **wanted)


def test_whoever_has_left_a_circle_does_not_learn_its_new_name_from_the_form_of_an_edit(as_):
    """A moderator who was a member still sees what was flagged, as any moderator does; they edit it no more."""
    circle = make.circle("reader", members=["moderator"], name="Known")
    note, _case = make.flagged_in_circle(circle, "moderator", by="reader")
    circles.leave(person("moderator"), circle)
    circles.revise(person("reader"), circle, name="Renamed", about="", version=1)
    answer = as_("moderator").get(f"/annotations/{note.pk}/edit/")
    assert answer.status_code == 403
    assert "Renamed" not in answer.content.decode()
