"""The desk of warnings: the list, one matter, and deciding it without losing what was typed."""

import pytest

from annotations.warnings import actions
from annotations.warnings.models import ContentWarning
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def body(answer) -> str:
    return answer.content.decode()


def sent(warning, **said) -> dict:
    now = {name: getattr(warning, name) for name in ContentWarning.SAID}
    return now | {"reason": "Because of this.", "version": warning.version} | said


def test_proposals_and_disputes_wait_oldest_first(as_):
    source = make.source()
    briefs = []
    for number, words in enumerate(("The last scene", "Nobody says", "its signs small")):
        make.warning(
            on=make.selection(source, words), put=("proposed", "disputed")[number % 2], brief=f"Line {number}."
        )
        briefs.append(f"Line {number}.")
    make.warning(on=source, put="accepted", brief="Decided already.")
    page = body(as_("moderator").get("/desk/warnings/"))
    assert sorted(briefs, key=page.index) == briefs
    assert "Decided already." not in page


def test_the_list_goes_on_where_it_ended(as_, monkeypatch):
    from annotations.reader import warning_desk

    monkeypatch.setattr(warning_desk, "PAGE", 1)
    source = make.source()
    first = make.warning(on=source, brief="The first.")
    make.warning(on=source, category="violence", brief="The second.")
    page = body(as_("moderator").get("/desk/warnings/"))
    assert "The second." not in page
    assert f"/desk/warnings/?after={first.pk}" in page
    assert "The second." in body(as_("moderator").get(f"/desk/warnings/?after={first.pk}"))


def test_the_brief_comes_first_and_the_words_when_they_are_asked_for(as_):
    warning = make.warning()
    page = f"/desk/warnings/{warning.pk}/"
    closed = body(as_("moderator").get(page))
    assert "Recounts coercion; no detail." in closed
    assert "The last scene" not in closed
    assert "<mark>The last scene</mark> asks two people" in body(as_("moderator").get(f"{page}?open=1"))


def test_the_words_of_an_annotation_come_when_they_are_asked_for_and_as_the_moderator_has_them(as_):
    note = make.annotation(body="Words of the annotation.")
    warning = make.warning(by="stranger", on=note)
    page = f"/desk/warnings/{warning.pk}/"
    assert "Words of the annotation." not in body(as_("moderator").get(page))
    assert "Words of the annotation." in body(as_("moderator").get(f"{page}?open=1"))
    make.warned(note, category="violence", grade=4)
    covered = body(as_("moderator").get(f"{page}?open=1"))
    assert "Words of the annotation." not in covered
    assert 'form="covers"' in covered
    assert '<form id="covers"' in covered


def test_what_is_said_nearby_stands_beside_it(as_):
    source = make.source()
    make.warning(on=source.film, put="accepted", category="violence")
    make.warning(on=source, put="accepted", category="animal-harm")
    proposal = make.warning(on=make.selection(source))
    page = body(as_("moderator").get(f"/desk/warnings/{proposal.pk}/"))
    assert "Harm to animals, described, recurring" in page
    assert "Violence, described, recurring" in page


@pytest.mark.parametrize(("act", "state"), [("accept", "accepted"), ("adjust", "adjusted"), ("reject", "rejected")])
def test_a_proposal_is_decided(as_, act, state):
    warning = make.warning()
    changed = {"grade": 2} if act == "adjust" else {}
    answer = as_("moderator").post(f"/desk/warnings/{warning.pk}/", sent(warning, act=act, **changed))
    assert answer.status_code == 302
    assert ContentWarning.objects.get().state == state


def test_a_dispute_is_decided_by_somebody_else(as_):
    warning = make.warning(put="disputed")
    page = f"/desk/warnings/{warning.pk}/"
    assert "You made the decision that is disputed" in body(as_("moderator").get(page))
    assert as_("moderator").post(page, sent(warning, act="uphold")).status_code == 403
    assert "Because of this." in body(as_("second_moderator").get(page))
    assert as_("second_moderator").post(page, sent(warning, act="uphold")).status_code == 302
    assert ContentWarning.objects.get().state == "accepted"


def test_accepting_what_was_changed_in_the_form_is_refused_and_kept(as_):
    warning = make.warning()
    answer = as_("moderator").post(f"/desk/warnings/{warning.pk}/", sent(warning, act="accept", brief="Other words."))
    assert answer.status_code == 400
    assert "Other words." in body(answer)
    assert ContentWarning.objects.get().state == "proposed"


def test_another_category_lets_go_of_the_kinds_of_the_one_before(as_):
    warning = make.warning(terms=("coercion",))
    typed = sent(warning, act="adjust", category="violence")
    assert as_("moderator").post(f"/desk/warnings/{warning.pk}/", typed).status_code == 302
    assert (ContentWarning.objects.get().category, ContentWarning.objects.get().terms) == ("violence", [])


def test_what_a_source_prints_can_be_accepted_as_it_stands(as_):
    printed = make.printed_warning(make.source())
    assert as_("moderator").post(f"/desk/warnings/{printed.pk}/", sent(printed, act="accept")).status_code == 302
    assert ContentWarning.objects.get(pk=printed.pk).state == "accepted"


def test_a_stale_form_comes_back_with_what_changed_and_what_was_typed(as_):
    warning = make.warning(put="accepted")
    actions.dispute(person("stranger"), warning, complaint="It is only discussed.")
    page = f"/desk/warnings/{warning.pk}/"
    typed = sent(warning, act="reject", reason="A long and careful reason.", grade=1)
    answer = as_("second_moderator").post(page, typed)
    assert answer.status_code == 409
    for words in ("A reader has disputed it.", "A long and careful reason.", "grade described → mentioned"):
        assert words in body(answer)
    again = as_("second_moderator").post(page, typed | {"version": 3})
    assert again.status_code == 302
    assert ContentWarning.objects.get().state == "rejected"


def test_where_it_was_decided_meanwhile_what_was_typed_is_shown(as_):
    warning = make.warning()
    typed = sent(warning, act="reject", reason="A long and careful reason.")
    actions.accept(person("second_moderator"), warning, version=1)
    answer = as_("moderator").post(f"/desk/warnings/{warning.pk}/", typed)
    assert answer.status_code == 409
    assert "Another moderator has accepted it." in body(answer)
    assert "A long and careful reason." in body(answer)


def test_one_goes_on_to_the_next(as_):
    source = make.source()
    first, second = make.warning(on=source), make.warning(on=source, category="violence")
    assert f'href="/desk/warnings/{second.pk}/" data-step="next"' in body(
        as_("moderator").get(f"/desk/warnings/{first.pk}/")
    )
    assert f'href="/desk/warnings/{first.pk}/" data-step="previous"' in body(
        as_("moderator").get(f"/desk/warnings/{second.pk}/")
    )
