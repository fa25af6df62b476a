"""A reading that was withdrawn thirty days ago is emptied: its row and its address stay, and none of its words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.warnings.models import ContentWarning
from critiques.moderation import actions as moderation
from critiques.moderation.actions import Ruling
from critiques.moderation.models import Flag
from critiques.readings import actions
from critiques.readings.models import Claim, Evidence, Reading, ReadingVersion
from critiques.readings.tasks import erase_withdrawn_readings
from critiques.threads import unsent
from critiques.threads.models import Post
from critiques.threads.records import PostDraft
from perfection_site.accounts.models import User
from perfection_site.accounts.refusals import Refused
from tests import make
from tests.people import person
from tests.readings import making

pytestmark = pytest.mark.django_db
WORD = "unrepeatable"
SAID = f"It is {WORD}."


def _reading() -> Reading:
    """With everything an author can say in one, and what others have."""
    said = dict.fromkeys(("thesis", "exposition", "complications", "questions"), SAID)
    made = making.later(making.reading(title=SAID, claims=(SAID, SAID), **said))
    fewer = making.writing(title=f"{SAID} Again", claims=making.kept(made, 1), **said)
    made = actions.revise(person("reader"), made, fewer, version=made.version, why=SAID)
    making.co_author(made, "member")
    making.cited(made, why=SAID)
    making.cited(made, "member", why=SAID, stance="context")
    making.declined(made, SAID, why="Of a stranger.")
    actions.take_back(person("stranger"), making.offered(made, why=SAID))
    make.warned(made.subject, category="violence", grade=1, brief=SAID)
    return Reading.objects.get(pk=made.pk)


def _withdrawn(made: Reading, days: int = 31) -> Reading:
    made = actions.withdraw(person("reader"), made)
    Reading.objects.filter(pk=made.pk).update(withdrawn_at=timezone.now() - timedelta(days=days))
    return Reading.objects.get(pk=made.pk)


def _erased(made: Reading | None = None) -> Reading:
    return actions.erase(User.objects.house(), _withdrawn(made or _reading()))


def _all_words() -> str:
    kept = (Reading, ReadingVersion, Claim, Evidence, ContentWarning, Flag, PostDraft)
    return str([list(model.objects.values_list()) for model in kept])


def test_none_of_its_authors_words_is_left():
    made = _reading()
    assert _all_words().count(WORD) > 10
    erased = _erased(made)
    slug = erased.slug
    assert WORD in slug  # its address was made of its name, and stays
    assert WORD not in _all_words().replace(slug, "")
    assert erased.erased_at is not None
    assert not erased.versions.exists()
    assert not erased.claims.filter(removed_at=None).exists()


def test_what_others_offered_stays_theirs():
    made = _reading()
    counted = Evidence.objects.filter(claim__reading=made).count()
    _erased(made)
    assert Evidence.objects.filter(claim__reading=made).count() == counted
    said = Evidence.objects.filter(claim__reading=made).values_list("why", "answer")
    assert sorted(said) == [("", "")] * 3 + [("Of a stranger.", "")]


def test_what_was_said_in_its_threads_stays_its_authors_and_is_seen_by_nobody():
    made = _reading()
    post = making.said(made, body="Of a stranger.")
    _erased(made)
    assert Post.objects.get(pk=post.pk).body == "Of a stranger."
    for name in ("reader", "stranger", "moderator", "admin"):
        assert not Post.objects.visible_to(person(name)).exists()


def test_what_was_typed_about_it_and_not_sent_goes():
    made = _reading()
    for number, place in enumerate((f"reading-{made.pk}", f"claim-{making.claim(made).pk}", "source-1")):
        token = f"00000000-0000-4000-8000-00000000000{number}"
        unsent.keep(person("stranger"), place, token, unsent.Typed("Half a thought."))
    _erased(made)
    assert list(PostDraft.objects.values_list("place", flat=True)) == ["source-1"]


@pytest.mark.parametrize("days", [0, 29])
def test_not_before_thirty_days(days):
    made = _withdrawn(_reading(), days)
    assert erase_withdrawn_readings() == 0
    with pytest.raises(Refused):
        actions.erase(User.objects.house(), made)
    assert actions.unwithdraw(person("member"), made).thesis == SAID


@pytest.mark.parametrize("name", ["reader", "member", "moderator", "admin"])
def test_nobody_but_the_house_erases(name):
    with pytest.raises(Refused):
        actions.erase(person(name), _withdrawn(_reading()))


def test_what_stands_or_is_put_back_is_not_erased():
    made = _reading()
    making.draft(title="Another", about=made.film)
    assert erase_withdrawn_readings() == 0
    actions.unwithdraw(person("reader"), _withdrawn(made))
    assert erase_withdrawn_readings() == 0
    with pytest.raises(Refused):
        actions.erase(User.objects.house(), Reading.objects.get(pk=made.pk))


def test_the_house_erases_all_that_are_due_and_none_twice():
    film = make.source().film
    for number in range(3):
        _withdrawn(making.reading(about=film, title=f"Number {number}"))
    _withdrawn(making.reading(about=film, title="Later"), days=2)
    assert erase_withdrawn_readings() == 3
    assert erase_withdrawn_readings() == 0
    with pytest.raises(Refused):
        actions.unwithdraw(person("reader"), Reading.objects.exclude(erased_at=None).first())


@pytest.mark.parametrize("about", ["reading", "evidence"])
def test_what_is_before_the_moderators_waits_until_they_have_decided(about):
    made = _reading()
    if about == "reading":
        case = moderation.flag_reading(person("stranger"), made, reason="attack").case
    else:
        case = moderation.flag_evidence(person("stranger"), making.cited(made, why=SAID), reason="attack").case
    _withdrawn(made, days=0)
    Reading.objects.filter(pk=made.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    type(case).objects.filter(pk=case.pk).update(opened_at=timezone.now() - timedelta(days=40))
    assert erase_withdrawn_readings() == 0
    assert WORD in _all_words()
    moderation.decide(person("moderator"), case, Ruling("keep", "It goes for nobody."), version=case.version)
    assert erase_withdrawn_readings() == 1
    assert WORD not in _all_words().replace(made.slug, "")
    html = _client("moderator").get(f"/desk/cases/{case.pk}/").content.decode()
    assert SAID not in html


def test_a_late_report_keeps_nothing():
    made = _reading()
    case = moderation.flag_reading(person("stranger"), made, reason="attack").case
    _withdrawn(made)  # thirty-one days ago, and the flag came today
    assert case.opened_at > Reading.objects.get(pk=made.pk).withdrawn_at
    assert erase_withdrawn_readings() == 1


def _client(name: str):
    from tests.test_sweep import client_of

    return client_of(name)


def test_those_who_argued_it_read_that_it_is_gone_and_nobody_else_anything():
    slug = _erased().slug
    answers = {
        name: _client(name).get(f"/readings/{slug}/").status_code
        for name in ("signed_out", "reader", "member", "stranger", "moderator", "admin")
    }
    assert answers == {"signed_out": 404, "reader": 410, "member": 410, "stranger": 404, "moderator": 404, "admin": 404}
    client = _client("reader")
    assert "This reading is erased" in client.get(f"/readings/{slug}/").content.decode()
    for way in ("history/", "version/1/", "authors/", "revise/", "withdraw/", "discussion/", "find/?q=x"):
        assert client.get(f"/readings/{slug}/{way}").status_code == 404, way
    assert client.post(f"/readings/{slug}/unwithdraw/").status_code == 404
    assert slug not in client.get("/readings/?tab=mine").content.decode()


def test_its_authors_are_told_until_when_it_can_be_put_back():
    made = _withdrawn(_reading(), days=2)
    until = timezone.localtime(made.withdrawn_at + timedelta(days=30))
    html = _client("reader").get(f"/readings/{made.slug}/").content.decode()
    assert f"Its words are erased on {until.day} {until:%B %Y} or soon after." in html


def test_another_reading_that_answers_it_goes_on(as_):
    made = _reading()
    other = making.reading("stranger", made.film, title="Another")
    actions.relate(person("stranger"), other, made, "contests")
    _erased(made)
    for name in ("signed_out", "reader", "stranger"):
        answer = as_(name).get(f"/readings/{other.slug}/")
        assert answer.status_code == 200
        assert made.slug not in answer.content.decode()
        assert as_(name).get(f"/films/{made.film.slug}/").status_code == 200
