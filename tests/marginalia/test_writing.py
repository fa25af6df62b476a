"""Highlights, tags, audiences, edits with their history, and taking back what one wrote."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from annotations.marginalia import actions
from annotations.marginalia.actions import Selection, Writing
from annotations.marginalia.models import Annotation, AnnotationVersion, Tag
from annotations.marginalia.offered import offered
from annotations.passages import coverage
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from perfection_site.accounts.refusals import Conflict, NotAllowed, Refused
from perfection_site.circles import actions as circles
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _fresh(note) -> Annotation:
    return Annotation.objects.select_related("author", "source", "circle").get(pk=note.pk)


def _counted(note) -> int:
    return coverage.stamp(note.source.current_id).annotations


# ---- highlights and tags


def test_a_highlight_needs_no_words_and_counts_like_any():
    note = make.annotation(kind="highlight", body="")
    assert (note.body, note.body_html, _counted(note)) == ("", "", 1)


@pytest.mark.parametrize("kind", ["note", "critique", "question", "correction"])
def test_only_a_highlight_is_without_words(kind):
    with pytest.raises(Refused, match="Write something"):
        make.annotation(kind=kind, body=" ")
    note = make.annotation(kind=kind)
    with pytest.raises(IntegrityError, match="only_highlights"), transaction.atomic():
        Annotation.objects.filter(pk=note.pk).update(body="")


def test_a_highlight_sent_twice_is_one():
    text, token = make.source(), uuid4()
    start = text.current.text.index("The last scene")
    selection = Selection(text.current, start, start + 14, "The last scene")
    for _ in range(2):
        actions.annotate(person("reader"), selection, Writing("", "highlight"), token=token)
    assert coverage.stamp(text.current_id).annotations == 1


def test_tags_are_kept_tidy_in_their_order_and_once():
    note = make.annotation(tags=("#Ending", "point  of view", "ENDING"))
    assert [tag.written for tag in note.tags.order_by("id")] == ["Ending", "point of view"]
    assert set(Annotation.objects.tagged("ending")) == {note}


@pytest.mark.parametrize("wrong", [tuple("abcdefghijk"), ("x" * 41,)])
def test_tags_that_cannot_be_kept_change_nothing(wrong):
    with pytest.raises(Refused, match="tag"):
        make.annotation(tags=wrong)
    assert not Tag.objects.exists()


def test_tags_offered_are_ones_own_and_public_ones():
    text, circle = make.source(), make.circle("reader", members=["stranger"])
    make.annotation("stranger", on=text, tags=("public-tag",))
    make.annotation("stranger", on=text, tags=("private-tag",), visibility="private")
    make.for_circle(circle, "stranger", on=text, tags=("circle-tag",))
    make.annotation("reader", on=text, tags=("PUBLIC-own", "private-own"), visibility="private")
    hidden = make.annotation("stranger", on=text, tags=("public-hidden",))
    actions.hide(person("moderator"), hidden, rule="spam")
    found = {
        name: {begun: offered(person(name), begun) for begun in ("p", "circle")} for name in ("reader", "moderator")
    }
    assert sorted(found["reader"]["p"]) == ["PUBLIC-own", "private-own", "public-tag"]
    assert found["moderator"]["p"] == ["public-tag"]
    assert found["reader"]["circle"] == found["moderator"]["circle"] == []


def test_at_most_ten_tags_are_offered_and_ones_own_come_first():
    text = make.source()
    for number in range(12):
        make.annotation("stranger", on=text, tags=(f"tag-{number:02}",))
    make.annotation("reader", on=text, tags=("tag-zebra", "tag_like"))
    found = offered(person("reader"), "tag-")
    assert (len(found), found[0]) == (10, "tag-zebra")


# ---- circles


def test_a_circles_annotation_leaves_no_trace_in_the_shared_coverage():
    note = make.for_circle(make.circle())
    assert (_counted(note), coverage.stamp(note.source.current_id).versions) == (0, ())


def test_nobody_writes_for_a_circle_they_are_not_in_or_that_is_archived():
    circle = make.circle("reader", members=["member"])
    with pytest.raises(NotAllowed):
        make.for_circle(circle, "stranger")
    with pytest.raises(NotAllowed):
        make.annotation("reader", visibility="circle", circle=circle.pk + 1)
    circles.archive(person("reader"), circle)
    with pytest.raises(NotAllowed):
        make.for_circle(circle, "member")
    assert not Annotation.objects.exists()


@pytest.mark.parametrize("row", [{"visibility": "circle"}, {"circle": True}])
def test_the_database_keeps_circle_and_audience_together(row):
    note, circle = make.annotation(), make.circle()
    with pytest.raises(IntegrityError, match="visibility_exists"), transaction.atomic():
        Annotation.objects.filter(pk=note.pk).update(**{key: circle if key == "circle" else row[key] for key in row})


# ---- editing


def test_editing_says_it_in_other_words_and_keeps_the_earlier_ones():
    note = make.edited(make.annotation(body="First.", tags=("one",)), "Second.", kind="critique", tags=("two",))
    assert (note.body, note.kind, note.body_html) == ("Second.", "critique", "<p>Second.</p>\n")
    earlier = note.versions.get()
    assert (earlier.body, earlier.kind, earlier.tagged, earlier.at) == ("First.", "note", ["one"], note.created_at)
    assert [tag.written for tag in note.tags.all()] == ["two"]
    assert note.edited_at


def test_what_is_put_right_in_the_first_ten_minutes_leaves_no_version():
    note = make.edited(make.annotation(body="Frist."), "First.", later=False)
    assert (note.body, note.edited_at, note.versions.count()) == ("First.", None, 0)


def test_an_edit_that_is_stale_overwrites_nothing():
    note = make.annotation(body="First.")
    make.edited(note, "From the other tab.")
    with pytest.raises(Conflict):
        actions.edit(person("reader"), note, Writing("From this tab."), version=note.version)
    assert _fresh(note).body == "From the other tab."


def test_an_edit_sent_twice_is_one():
    note = make.annotation(body="First.")
    for _ in range(2):
        changed = actions.edit(person("reader"), note, Writing("Second."), version=note.version)
    assert changed.version == note.version + 1


def test_what_is_hidden_is_not_edited():
    note, _case = make.hidden()
    with pytest.raises(NotAllowed):
        make.edited(note)


def test_narrowing_takes_it_out_of_the_shared_coverage_and_widening_puts_it_in():
    note = make.annotation()
    note = make.edited(note, "A body.", visibility="private")
    assert (_counted(note), note.edited_at) == (0, None)
    note = make.edited(note, "A body.", visibility="public")
    assert _counted(note) == 1


def test_widening_counts_as_writing():
    text = make.source()
    note = make.annotation(on=text, visibility="private")
    for _ in range(59):
        make.annotation(on=text)
    with pytest.raises(Refused, match="limit of 60"):
        make.edited(note, visibility="public")
    make.edited(note, "Still private.")


def test_on_a_moderated_source_other_words_wait_again():
    note = make.waiting()
    moderation.decide_waiting(person("moderator"), note, Ruling("accept", ""), version=note.version)
    assert _counted(note) == 1
    note = make.edited(note, "Not what was accepted.")
    assert (note.state, _counted(note)) == ("pending", 0)
    note = make.edited(note, "For myself.", visibility="private")
    assert note.state == "visible"
    assert make.edited(note, "For all.", visibility="public").state == "pending"


def test_a_wording_nobody_else_has_read_leaves_no_version():
    note = make.edited(make.waiting(), "Before anybody had seen it.")
    assert not note.versions.exists()


def test_a_moderator_lets_stand_only_what_they_have_read():
    note = make.waiting()
    make.edited(note, "Other words.")
    with pytest.raises(Conflict, match="Read it again"):
        moderation.decide_waiting(person("moderator"), note, Ruling("accept", ""), version=note.version)
    assert _fresh(note).state == "pending"


def test_what_waits_again_under_a_flag_is_decided_in_its_open_case():
    note = make.waiting()
    moderation.decide_waiting(person("moderator"), note, Ruling("accept", ""), version=note.version)
    case = moderation.flag(person("stranger"), _fresh(note), reason="spam").case
    note = make.edited(note, "Other words.")
    with pytest.raises(Conflict, match="reported this"):
        moderation.decide_waiting(person("moderator"), note, Ruling("accept", ""), version=note.version)
    for words in (None, note.version - 1):
        with pytest.raises(Conflict, match="Read it again"):
            moderation.decide(person("moderator"), case, Ruling("accept", "Fair."), version=case.version, words=words)
    assert _fresh(note).state == "pending"
    moderation.decide(
        person("moderator"), case, Ruling("accept", "It is fair."), version=case.version, words=note.version
    )
    assert _fresh(note).state == "visible"
    assert not Case.objects.filter(state="open").exists()


def test_authors_delete_one_version_or_all_and_nobody_else_does():
    note = make.annotation(body="One.")
    for body in ("Two.", "Three.", "Four."):
        note = make.edited(note, body)
    versions = list(note.versions.order_by("number"))
    with pytest.raises(NotAllowed):
        actions.delete_version(person("moderator"), versions[0])
    with pytest.raises(NotAllowed):
        actions.delete_history(person("admin"), note)
    actions.delete_version(person("reader"), versions[0])
    assert [version.body for version in note.versions.order_by("number")] == ["Two.", "Three."]
    actions.delete_history(person("reader"), note)
    assert not AnnotationVersion.objects.exists()
    assert _fresh(note).edited_at


def test_editing_hides_nothing_from_the_moderators():
    note, case = make.flagged(body="What was flagged.")
    note = make.edited(note, "Harmless.")
    actions.delete_history(person("reader"), note)
    assert case.flags.get().kept == "What was flagged."
