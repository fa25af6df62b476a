"""What a circle wrote before the site's moderators: exactly what a member has flagged, and nothing else of it."""

import pytest

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from perfection_site.accounts.models import AuditEntry
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db


def _circle():
    return make.circle("reader", members=["member"], stewards=["steward"], name="The Unnameable")


def test_a_members_flag_opens_that_item_and_no_other_and_is_audited(as_):
    circle = _circle()
    note, case = make.flagged_in_circle(circle, "member", body="Flagged words.")
    other = make.for_circle(circle, "member", on=note.source, body="Other words.")
    moderator = as_("moderator")
    page = moderator.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Flagged words." in page
    assert "Unnameable" not in page
    assert "nothing else of the circle" in page
    assert moderator.get(f"/annotations/{note.pk}/").status_code == 302
    assert moderator.get(f"/annotations/{other.pk}/").status_code == 404
    whole = moderator.get(f"/sources/{note.source.slug}/").content.decode()
    assert "Other words." not in whole
    assert "Unnameable" not in whole
    entry = AuditEntry.objects.get(verb="annotation.opened_to_site")
    assert (entry.actor, entry.about_id) == (person("reader"), note.pk)


def test_nobody_outside_the_circle_flags_what_is_in_it(as_):
    note = make.for_circle(_circle(), "member")
    for name in ("stranger", "moderator"):
        with pytest.raises(NotAllowed):
            actions.flag(person(name), note, reason="spam")
    assert not Case.objects.exists()


def test_a_moderator_hides_what_was_flagged_and_no_steward_restores_it():
    circle = _circle()
    note, case = make.flagged_in_circle(circle, "member")
    actions.decide(person("moderator"), case, Ruling("hide", "It goes for the person.", "person"), version=1)
    note = Annotation.objects.select_related("circle", "source").get(pk=note.pk)
    assert (note.state, note.hidden_in_circle) == ("hidden", False)
    with pytest.raises(NotAllowed):
        marginalia.restore(person("steward"), note)


def test_a_case_whose_annotation_a_steward_has_hidden_can_still_be_closed():
    note, case = make.flagged_in_circle(_circle(), "member")
    marginalia.hide(person("steward"), note, rule="person")
    actions.decide(person("moderator"), case, Ruling("keep", "The circle has seen to it."), version=1)
    assert Annotation.objects.get(pk=note.pk).hidden_in_circle


@pytest.mark.parametrize("audience", ["private", "circle"])
def test_of_what_is_for_fewer_people_by_now_moderators_see_what_was_flagged(as_, audience):
    note, case = make.flagged(body="What was flagged.", tags=("before",))
    circle = make.circle().pk if audience == "circle" else None
    make.edited(note, "For fewer people.", visibility=audience, circle=circle, tags=("after-tag",))
    for path in (f"/desk/cases/{case.pk}/", "/desk/"):
        page = as_("moderator").get(path).content.decode()
        assert "For fewer people." not in page
        assert "after-tag" not in page
    assert "What was flagged." in as_("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    actions.decide(person("moderator"), case, Ruling("keep", "Nobody else sees it now."), version=1)
    with pytest.raises(Conflict, match="not possible"):  # it is not before them any more
        actions.decide(person("moderator"), case, Ruling("hide", "Why.", "person"), version=2)


def test_what_is_narrowed_to_a_circle_tells_moderators_of_no_circle(as_):
    note, case = make.flagged(body="What was flagged.")
    make.edited(note, "For fewer people.", kind="question", visibility="circle", circle=_circle().pk)
    page = as_("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "you see only what was flagged" in page
    for word in ("reading circle", "nothing else of the circle", "Unnameable", "Question"):
        assert word not in page


def test_a_moderator_who_is_in_the_circle_judges_no_more_than_the_others(as_):
    note, case = make.flagged(body="What was flagged.")
    circle = make.circle("reader", members=["moderator"])
    make.edited(note, "For fewer people.", visibility="circle", circle=circle.pk, tags=("after-tag",))
    page = as_("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "For fewer people." not in page
    assert "after-tag" not in page


def test_a_report_from_outside_does_not_open_a_circles_annotation():
    note = make.for_circle(_circle(), "member")
    sent = make.report(on=note)
    assert sent.case.annotation is None
    assert Annotation.objects.get(pk=note.pk).opened_at is None
