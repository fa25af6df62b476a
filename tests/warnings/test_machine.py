"""Proposing, deciding and disputing: what is kept, what is told, what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.passages.models import Placement
from annotations.sources.models import Source
from annotations.warnings import actions, standing
from annotations.warnings.actions import Overlaps
from annotations.warnings.models import ContentWarning
from annotations.warnings.records import Assessment, WarningDispute, WarningSupport
from perfection_site.accounts.limits import LIMITS, Limit
from perfection_site.accounts.refusals import Conflict, LimitReached, Refused
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def fresh(warning):
    return ContentWarning.objects.get(pk=warning.pk)


def version_of(source) -> int:
    return Source.objects.values_list("version", flat=True).get(pk=source.pk)


# ---- proposing


def test_a_proposal_keeps_what_it_says_as_its_first_version():
    warning = make.warning(terms=("coercion", "no-such-term"), brief="  Recounts   coercion. ")
    (version,) = warning.versions.all()
    assert (version.number, version.act, version.state, version.actor.username) == (1, "propose", "proposed", "reader")
    assert version.said["brief"] == warning.brief == "Recounts coercion."
    assert warning.terms == ["coercion"]


@pytest.mark.parametrize(
    "said",
    [{"category": "boredom"}, {"brief": " "}, {"brief": "x" * 91}, {"grade": 5}, {"grade": 0}, {"layer": "smell"},
     {"prominence": "huge"}, {"spoiler": "all"}, {"detail": "x" * 501}],
    ids=str,
)  # fmt: skip
def test_what_says_nothing_or_names_what_there_is_not_is_refused(said):
    with pytest.raises(Refused):
        make.warning(**said)


def test_a_film_has_one_layer():
    assert make.warning(on=make.source().film, layer="quoted").layer == "film"


def test_the_same_proposal_sent_twice_is_one():
    source = make.source()
    assert make.warning(on=source).pk == make.warning(on=source).pk


def test_a_second_proposal_for_the_same_offers_to_support_the_first():
    source = make.source()
    first = make.warning(on=source)
    with pytest.raises(Overlaps) as refused:
        make.warning("stranger", on=source, brief="In other words.")
    assert refused.value.other == first


@pytest.mark.parametrize(
    ("words", "is_like"),
    [("The last scene asks two people", True), ("The last", True), ("scene asks two people to play", False)],
)
def test_a_proposal_that_overlaps_another_by_half_of_the_shorter_offers_it(words, is_like):
    source = make.source()
    make.warning(on=make.selection(source, "The last scene"))
    if is_like:
        with pytest.raises(Overlaps):
            make.warning("stranger", on=make.selection(source, words))
    else:
        assert make.warning("stranger", on=make.selection(source, words))


def test_another_layer_or_category_over_the_same_words_is_another_warning():
    place = make.selection(make.source())
    made = {
        make.warning(on=place).pk,
        make.warning(on=place, layer="quoted").pk,
        make.warning(on=place, category="violence").pk,
    }
    assert len(made) == 3


def test_on_a_stale_revision_nothing_is_proposed():
    place = make.selection(make.source())
    Source.objects.filter(pk=place.revision.source_id).update(current=None, state="draft")
    with pytest.raises(Refused):
        make.warning(on=place)


def test_who_proposes_too_much_is_told_when_to_go_on(monkeypatch):
    monkeypatch.setitem(LIMITS, "propose", Limit(1, timedelta(days=1)))
    source = make.source()
    make.warning(on=source)
    with pytest.raises(LimitReached):
        make.warning(on=source, category="violence")


def test_of_ones_own_words_it_is_in_force_at_once():
    note = make.annotation()
    before = version_of(note.source)
    warning = make.warning(on=note)
    assert (warning.state, warning.origin) == ("accepted", "author")
    assert version_of(note.source) == before + 1


def test_said_anew_of_ones_own_words_it_replaces_what_one_said():
    note = make.annotation()
    first = make.warning(on=note)
    second = make.warning(on=note, grade=4)
    assert (fresh(first).state, fresh(first).superseded_by) == ("superseded", second)


def test_an_author_may_add_what_somebody_else_has_proposed():
    note = make.annotation()
    theirs = make.warning("stranger", on=note)
    assert make.warning(on=note).state == "accepted"
    assert fresh(theirs).state == "proposed"


def test_of_ones_own_words_one_does_not_replace_what_a_moderator_decided():
    note = make.annotation()
    make.warning("stranger", on=note, put="accepted")
    with pytest.raises(Conflict, match="in force already"):
        make.warning(on=note, grade=1)


def test_a_proposal_changes_nothing_that_everybody_sees():
    source = make.source()
    before = version_of(source)
    warning = make.warning(on=source)
    actions.support(person("stranger"), warning)
    actions.withdraw(person("reader"), warning)
    assert version_of(source) == before


def test_one_supports_once_and_says_it_in_the_words_said_last():
    warning = make.warning()
    actions.support(person("stranger"), warning)
    actions.support(person("stranger"), warning, comment="I would have wanted it.", grade=2)
    (kept,) = WarningSupport.objects.all()
    assert (kept.comment, kept.grade) == ("I would have wanted it.", 2)


def test_a_rejected_proposal_is_not_made_again_within_a_month():
    warning = make.warning(on=make.source(), put="rejected")
    with pytest.raises(Refused, match="Appeal"):
        make.warning(on=warning.source)
    ContentWarning.objects.filter(pk=warning.pk).update(decided_at=timezone.now() - timedelta(days=31))
    assert make.warning(on=warning.source).state == "proposed"


# ---- deciding


def test_a_stale_decision_is_refused_with_what_changed():
    warning = make.warning(put="accepted")
    actions.dispute(person("stranger"), warning, complaint="It is only discussed.")
    said = make.saying(grade=2)
    actions.adjust(person("second_moderator"), warning, said, reason="It is.", version=3)
    with pytest.raises(Conflict) as refused:
        actions.reject(person("admin"), warning, reason="No.", version=2)
    assert "A reader has disputed it." in str(refused.value)
    assert "grade described → discussed" in str(refused.value)


def test_adjusting_nothing_is_refused():
    with pytest.raises(Refused, match="Nothing is changed"):
        actions.adjust(person("moderator"), make.warning(), make.saying(), reason="Because.", version=1)


@pytest.mark.parametrize("act", ["reject", "adjust"])
def test_a_reason_is_needed(act):
    more = (make.saying(grade=1),) if act == "adjust" else ()
    with pytest.raises(Refused, match="Give the reason"):
        getattr(actions, act)(person("moderator"), make.warning(), *more, reason=" ", version=1)


@pytest.mark.parametrize("on", ["source", "film", "passage"])
def test_an_accepted_proposal_supersedes_what_was_in_force_in_its_place(on):
    source = make.source()
    target = {"source": source, "film": source.film, "passage": make.selection(source)}[on]
    first = make.warning(on=target, put="disputed")
    second = make.warning("stranger", on=target, brief="Better said.")
    actions.accept(person("second_moderator"), second, version=1)
    first = fresh(first)
    assert (first.state, first.superseded_by) == ("superseded", second)
    assert first.disputes.get().outcome == "superseded"


def test_every_decision_and_dispute_is_on_the_next_page_everybody_gets():
    warning = make.warning(on=make.source())
    seen = [version_of(warning.source)]
    actions.accept(person("moderator"), warning, version=1)
    seen.append(version_of(warning.source))
    actions.dispute(person("stranger"), warning, complaint="No.")
    seen.append(version_of(warning.source))
    actions.uphold(person("second_moderator"), warning, reason="Yes.", version=3)
    seen.append(version_of(warning.source))
    assert seen == sorted(set(seen))


def test_a_films_warning_is_on_the_next_page_of_each_of_its_sources():
    one = make.source()
    other = make.source(make.ESSAY + "\nAnother paragraph.\n", about=one.film)
    before = version_of(one), version_of(other)
    make.warning(on=one.film, put="accepted")
    assert (version_of(one), version_of(other)) == (before[0] + 1, before[1] + 1)


def test_a_decision_that_was_upheld_rests_for_ninety_days():
    warning = make.warning(put="disputed")
    actions.uphold(person("second_moderator"), warning, reason="It is there.", version=3)
    with pytest.raises(Conflict, match="90 days"):
        actions.dispute(person("admin"), warning, complaint="Still not.")
    WarningDispute.objects.update(settled_at=timezone.now() - timedelta(days=91))
    actions.dispute(person("admin"), warning, complaint="Still not.")


def test_one_appeals_once():
    warning = make.warning(put="rejected")
    actions.appeal(person("reader"), warning, complaint="It is there.")
    actions.reject(person("second_moderator"), warning, reason="It is not.", version=3)
    with pytest.raises(Refused):
        actions.appeal(person("reader"), warning, complaint="It is there.")


# ---- whether anybody has looked


def test_none_is_said_only_where_nothing_is_in_force():
    source = make.source()
    assert actions.assess(person("moderator"), source, state="none").state == "none"
    with pytest.raises(Conflict):
        actions.assess(person("moderator"), source, state="assessed")
    make.warning(on=make.selection(source), put="accepted")
    assert Assessment.objects.get(source=source).state == "assessed"
    with pytest.raises(Conflict):
        actions.assess(person("moderator"), source, state="none")


def test_declining_is_not_none():
    film = make.source().film
    assert actions.decline(person("admin"), film).state == "declined"


# ---- where passage warnings stand


def test_a_passage_warning_in_force_stands_on_its_placement():
    warning = make.warning(put="accepted")
    make.warning(on=make.selection(warning.text, "Nobody says"))
    (found,) = standing.standing(warning.text.current_id)
    assert (found.warning, found.start, found.end) == (warning, warning.passage.start, warning.passage.end)
    assert list(standing.lost(warning.text)) == []


def test_where_its_placement_is_lost_it_stands_at_the_source(as_):
    warning = make.warning(put="accepted")
    Placement.objects.update(status="orphaned", start=None, end=None)
    assert standing.standing(warning.text.current_id) == []
    assert list(standing.lost(warning.text)) == [warning]
    page = as_("signed_out").get(f"/sources/{warning.text.slug}/warnings/").content.decode()
    assert "Recounts coercion; no detail." in page
    assert "Go to the passage" not in page
