"""What its author withdraws, or keeps for fewer people, while it is before the moderators."""

import pytest
from django.db import IntegrityError, transaction

from annotations.marginalia import actions as marginalia
from annotations.marginalia.models import Annotation
from critiques.moderation import actions
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Case
from perfection_site.accounts.refusals import Conflict, NotAllowed
from tests import make
from tests.people import person

pytestmark = pytest.mark.django_db
HIDE = Ruling("hide", "It goes for the person.", "person")
KEEP = Ruling("keep", "It is gone.")
RESTORE = Ruling("restore", "It was fair.")
OUT = "Its author had withdrawn it by then or kept it for fewer people"


def _fresh(note) -> Annotation:
    return Annotation.objects.select_related("author", "source", "circle").get(pk=note.pk)


def _hide_on_its_page(client, case):
    """Hidden by the form of its page, which says what that does to something that is out of sight already."""
    path = f"/desk/cases/{case.pk}/"
    html = client.get(path).content.decode()
    assert "Out of sight for readers also if its author puts it back" in html
    assert "Nothing is done: its author can put it back" in html
    read = {"version": str(case.version), "seen_words": html.split('name="seen_words" value="')[1].split('"')[0]}
    typed = {"act": "hide", "rule": "person", "reason": "It goes for the person."}
    assert client.post(path, typed | read).status_code == 302


@pytest.mark.parametrize("begin", [make.annotation, make.waiting])
def test_withdrawing_and_putting_back_is_no_way_out_of_being_hidden(as_, begin):
    note = begin(body="Attack words.")
    case = make.report(on=note).case
    marginalia.withdraw(person("reader"), note)
    _hide_on_its_page(as_("moderator"), case)
    note = _fresh(note)
    assert (note.state, note.was, note.rule) == ("withdrawn", "hidden", "person")
    author = as_("reader")
    inbox = author.get("/inbox/").content.decode()
    assert "You had withdrawn it or kept it for fewer people" in inbox
    assert "You still do" not in inbox
    page = author.post(f"/annotations/{note.pk}/unwithdraw/", follow=True).content.decode()
    assert "It is hidden, so other readers do not see it." in page
    assert _fresh(note).state == "hidden"
    assert "Attack words." not in as_("stranger").get(f"/sources/{note.source.slug}/").content.decode()
    case.refresh_from_db()
    actions.decide(person("second_moderator"), case, RESTORE, version=case.version)
    assert (_fresh(note).state, _fresh(note).rule) == ("visible", "")


@pytest.mark.parametrize("audience", ["private", "circle"])
def test_narrowing_and_widening_is_no_way_out_of_being_hidden(as_, audience):
    note, case = make.flagged(body="Attack words.")
    # A moderator who looks after that circle judges for the site all the same.
    circle = make.circle("reader", stewards=["moderator"]) if audience == "circle" else None
    note = make.edited(note, "Attack words.", visibility=audience, circle=circle and circle.pk)
    _hide_on_its_page(as_("moderator"), case)
    note = _fresh(note)
    assert (note.state, note.rule, note.hidden_in_circle) == ("hidden", "person", False)
    with pytest.raises(NotAllowed):
        make.edited(note, "Attack words.", visibility="public", circle=None)
    page = as_("reader").get(f"/sources/{note.source.slug}/").content.decode()
    assert ("Only you see it, and it can't be shown to others." in page) == (audience == "private")
    case.refresh_from_db()
    actions.decide(person("second_moderator"), case, RESTORE, version=case.version)
    inbox = as_("reader").get("/inbox/").content.decode()
    assert "for those you wrote it for" in inbox
    assert "Other readers see it again" not in inbox
    assert make.edited(note, "Better words.", visibility="public", circle=None).state == "visible"


def _withdraw(note):
    marginalia.withdraw(person("reader"), note)


def _narrow(note):
    make.edited(note, visibility="private")


@pytest.mark.parametrize("take_away", [_withdraw, _narrow])
def test_who_flagged_is_told_that_it_was_gone_and_not_that_it_was_left(as_, take_away):
    note, case = make.flagged()
    take_away(note)
    actions.decide(person("moderator"), case, KEEP, version=1)
    inbox = as_("stranger").get("/inbox/").content.decode()
    assert OUT in inbox
    assert "left the annotation as it is" not in inbox


def test_who_flagged_what_was_left_is_told_so_whatever_becomes_of_it(as_):
    note, case = make.flagged()
    actions.decide(person("moderator"), case, KEEP, version=1)
    marginalia.withdraw(person("reader"), note)
    inbox = as_("stranger").get("/inbox/").content.decode()
    assert "left the annotation as it is" in inbox
    assert OUT not in inbox


def test_what_was_withdrawn_before_anybody_called_is_not_judged():
    note = marginalia.withdraw(person("reader"), make.annotation())
    case = make.report(on=note).case
    with pytest.raises(Conflict, match="not possible"):
        actions.decide(person("moderator"), case, HIDE, version=1)
    with pytest.raises(NotAllowed):
        marginalia.hide(person("moderator"), note, rule="spam")
    assert Case.objects.get().state == "open"


@pytest.mark.parametrize(("was", "rule"), [("hidden", ""), ("visible", "spam"), ("pending", "spam")])
def test_the_database_keeps_the_rule_of_what_is_withdrawn_with_its_way_back(was, rule):
    note = marginalia.withdraw(person("reader"), make.annotation())
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.filter(pk=note.pk).update(was=was, rule=rule)
